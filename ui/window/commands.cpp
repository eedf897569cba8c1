#include "core/sample/sample.h"
#include "core/text/text.h"
#include "ui/export/export_job.h"
#include "ui/governance/charter_dialog.h"
#include "ui/import/import_dialog.h"
#include "ui/methodology/start_dialog.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/shell/search_service.h"
#include "ui/window/command_palette.h"
#include "ui/window/long_work.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_dialog.h"
#include "ui/window/side_place.h"
#include "ui/window/top_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

// What the main window can be told to do: its commands, their dialogs, and the palette that offers them all.

namespace gantry {
namespace {
constexpr int recordsInPalette = 12;
}

QAction* MainWindow::command(const char* iconName, const char* key, std::function<void()> run)
{
    QAction* action = keyMap().action(iconName, key, this);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    m_commands << action;
    return action;
}

void MainWindow::makeCommands()
{
    m_menuAction = new QAction(icon("menu"), tr("Menu"), this);
    m_menuAction->setMenu(m_menu);
    m_search = keyMap().action("search", "window/search", this);
    connect(m_search, &QAction::triggered, this, [this] { openPalette(); });
    addAction(m_search);
    command("search", "window/search-page", [this] { openSearch({}); });

    command("plus", "file/new", [this] { chooseNewFile(); });
    command("open", "file/open", [this] { chooseFile(); });
    command("gantry", "file/sample", [this] { chooseSampleFile(); });
    command("import", "file/import", [this] { chooseSchedules(); });
    command("export", "file/export", [this] {
        if (m_workspace) chooseExport(m_workspace->projectAtHand());
    });
    command("layers", "project/start", [this] {
        if (m_workspace) startProjectDialog(*m_workspace, m_workspace->scope(), {}, this);
    });
    command("print", "file/print", [this] { print(PrintTo::Printer); });
    command("export", "file/pdf", [this] { print(PrintTo::Pdf); });
    command("close", "file/close", [this] { closeFile(); });
    m_undo = command("undo", "edit/undo", [this] { reverse(true); });
    m_redo = command("redo", "edit/redo", [this] { reverse(false); });
    m_inspectorAction = command("inspector", "window/inspector", [this] { showInspector(!m_place->isShown()); });
    m_inspectorAction->setCheckable(true);
    m_inspectorAction->setToolTip(tr("All fields, links, notes and the history of the selected record"));
    command("arrow-right", "window/next-page", [this] { stepPage(1); });
    command("arrow-left", "window/previous-page", [this] { stepPage(-1); });
    command("edit", "governance/charter", [this] {
        if (m_workspace) CharterDialog::openFor(*m_workspace, m_workspace->projectAtHand(), this);
    });
    command("sun", "window/light", [this] { storeScheme(m_settings, Scheme::Light), applyScheme(Scheme::Light); });
    command("moon", "window/dark", [this] { storeScheme(m_settings, Scheme::Dark), applyScheme(Scheme::Dark); });
    command("contrast", "window/contrast", [this] { storeScheme(m_settings, Scheme::HighContrast), applyScheme(Scheme::HighContrast); });
    command("settings", "window/settings", [this] { showSettings(); });
    m_menu->addActions(m_commands);
}

void MainWindow::refreshCommands()
{
    const auto undo = m_session ? m_session->undoLabel() : std::nullopt;
    const auto redo = m_session ? m_session->redoLabel() : std::nullopt;
    const bool busy = m_session && m_session->isBusy();
    m_undo->setEnabled(undo.has_value() && !busy);
    m_undo->setToolTip(undo && !undo->isEmpty() ? tr("Undo: %1").arg(*undo) : tr("Undo"));
    m_redo->setEnabled(redo.has_value() && !busy);
    m_redo->setToolTip(redo && !redo->isEmpty() ? tr("Redo: %1").arg(*redo) : tr("Redo"));
    m_inspectorAction->setEnabled(m_session != nullptr);
    for (QAction* action : m_commands)
        if (action->objectName() == QLatin1String("file/close"))
            action->setEnabled(m_session != nullptr);
        else if (QStringList{QStringLiteral("file/export"), QStringLiteral("file/print"), QStringLiteral("file/pdf"),
                     QStringLiteral("governance/charter")}
                     .contains(action->objectName()))
            action->setEnabled(m_session != nullptr);
        else if (action->objectName() == QLatin1String("file/import") || action->objectName() == QLatin1String("project/start"))
            action->setEnabled(m_session && !m_session->isReadOnly() && !busy);
}

void MainWindow::reverse(bool undo)
{
    const auto tell = [this](const Result<qint64>& done) {
        if (!done && done.error().code == Errc::Cancelled)
            m_workspace->notify({Notice::Tone::Info, sentence(done.error())});
        else if (!done)
            m_workspace->report(done.error());
    };
    if (!(undo ? m_session->undoIsLong() : m_session->redoIsLong())) return tell(undo ? m_session->undo() : m_session->redo());
    const auto label = undo ? m_session->undoLabel() : m_session->redoLabel();
    Progress progress = m_work->start((undo ? tr("Undo: %1") : tr("Redo: %1")).arg(label.value_or(QString())));
    const Session::Done done = [this, tell](const Result<qint64>& result) {
        m_work->finish();
        tell(result);
    };
    if (undo)
        m_session->undoBulk(std::move(progress), done);
    else
        m_session->redoBulk(std::move(progress), done);
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open file"), {}, tr("Portfolios (*.gantry);;All files (*)"));
    if (!path.isEmpty()) openFile(path);
}

void MainWindow::chooseNewFile()
{
    QString path = QFileDialog::getSaveFileName(this, tr("New portfolio"), {}, tr("Portfolios (*.gantry)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".gantry");
    createFile(path);
}

void MainWindow::chooseSampleFile()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Sample portfolio"), tr("Sample.gantry"), tr("Portfolios (*.gantry)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".gantry");
    auto session = Session::create(path, m_identity, samplePortfolio({.statusDate = sampleStatusDate(localDay(m_identity.clock()))}));
    if (!session) return showNotice({Notice::Tone::Bad, sentence(session.error())});
    setSession(std::move(*session));
}

void MainWindow::chooseSchedules()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Import schedules"), {}, ImportDialog::fileFilter());
    if (!files.isEmpty()) importSchedules(files);
}

void MainWindow::importSchedules(const QStringList& files)
{
    auto* dialog = new ImportDialog(*m_workspace, files, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::chooseExport(NodeId project)
{
    const Node* node = m_workspace ? m_workspace->portfolio().find(project) : nullptr;
    if (!node) return showNotice({Notice::Tone::Info, sentence(Error{Errc::NotFound, "export.no-project", {}})});
    if (m_export->isBusy() || m_work->isRunning()) return;
    QFileDialog dialog(this, tr("Export “%1”").arg(node->name), {}, ExportJob::fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    const auto takeSuffix = [&dialog](
                                const QString& filter) { dialog.setDefaultSuffix(ExportJob::suffixOf(ExportJob::formatOf({}, filter))); };
    connect(&dialog, &QFileDialog::filterSelected, &dialog, takeSuffix);
    takeSuffix(dialog.selectedNameFilter());
    dialog.selectFile(m_workspace->fileNameFor(project));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return;
    const QString path = dialog.selectedFiles().front();
    const SourceFormat format = ExportJob::formatOf(path, dialog.selectedNameFilter());
    m_export->start(*m_session, project, format, path, m_work->start(tr("Exporting “%1”").arg(node->name)));
}

void MainWindow::print(PrintTo to)
{
    if (!m_session || (currentPage() && currentPage()->print(to))) return;
    // Where the page shown is none for paper, the plan is what people mean.
    if (currentPageKey() == u"plan" || !openPage(QStringLiteral("plan")) || !currentPage()->print(to))
        showNotice({Notice::Tone::Info, sentence(Error{Errc::NotFound, "print.no-project", {}})});
}

void MainWindow::showSettings()
{
    SettingsDialog dialog(m_settings, this);
    connect(&dialog, &SettingsDialog::authorChanged, this, [this](const QString& name) {
        m_identity.author = name;
        if (m_session) m_session->setAuthor(name);
    });
    connect(&dialog, &SettingsDialog::rowsChanged, this, [this] {
        // Pages take the row height when they are made.
        const QString key = m_currentKey;
        dropPages();
        openPage(key);
    });
    dialog.exec();
}

void MainWindow::openPalette(const QString& words)
{
    std::vector<PaletteEntry> fixed;
    const auto addActions = [&](const QList<QAction*>& actions) {
        for (QAction* action : actions) {
            if (!action->isEnabled() || action->text().isEmpty()) continue;
            const QString title = QString(action->text()).remove(u'&');
            fixed.push_back({title, action->shortcut().toString(QKeySequence::NativeText), action->icon().name(),
                [action] { action->trigger(); }, title});
        }
    };
    if (Page* page = currentPage()) addActions(page->pageActions());
    const auto goTo = [&](const QString& title, const QString& iconName, const QString& key) {
        fixed.push_back({tr("Go to %1").arg(title), tr("page"), iconName, [this, key] { openPage(key); }, title});
    };
    for (const PageInfo& page : m_pages) {
        goTo(page.title, page.icon, page.key);
        for (const PagePart& part : page.parts)
            if (part.title != page.title) goTo(part.title, page.icon, page.key + u'.' + part.key);
    }
    addActions(m_commands);

    auto* palette = new CommandPalette(std::move(fixed), this);
    connect(palette, &CommandPalette::asked, this, [this, palette](const QString& text) { findFor(*palette, text); });
    if (m_workspace)
        connect(&m_workspace->search(), &SearchService::answered, palette, [this, palette](quint64 question, const SearchAnswer& answer) {
            if (question == m_question) showFound(*palette, answer);
        });
    const QPoint place =
        m_top->searchField()->mapTo(this, QPoint(m_top->searchField()->width() / 2, -palette->layout()->contentsMargins().top()));
    palette->move(mapToGlobal(QPoint(std::clamp(place.x() - palette->width() / 2, 0, std::max(0, width() - palette->width())), place.y())));
    palette->show();
    palette->setWords(words);
}

/// Names of what is in memory answer at once as long as the index is not there.
std::vector<PaletteEntry> MainWindow::recordsNamed(const QString& text)
{
    std::vector<PaletteEntry> found;
    const Portfolio& portfolio = m_workspace->portfolio();
    const auto add = [&](Entity entity, qint64 id, const QString& title, const QString& code, const char* iconName) {
        if (int(found.size()) >= recordsInPalette
            || !(title.contains(text, Qt::CaseInsensitive) || code.contains(text, Qt::CaseInsensitive)))
            return;
        found.push_back({code.isEmpty() ? title : code + QStringLiteral("  ") + title, infoOf(entity).labelText(),
            QLatin1StringView(iconName), [this, entity, id] {
                revealRecord({entity, id});
            }});
    };
    portfolio.all<Node>().forEach([&](const Node& node) { add(entityOf<Node>(), node.id.value, node.name, node.code, "portfolio"); });
    portfolio.all<Task>().forEach([&](const Task& task) { add(entityOf<Task>(), task.id.value, task.name, task.code, "task"); });
    portfolio.all<Person>().forEach([&](const Person& person) { add(entityOf<Person>(), person.id.value, person.name, {}, "person"); });
    portfolio.all<Resource>().forEach(
        [&](const Resource& resource) { add(entityOf<Resource>(), resource.id.value, resource.name, {}, "resources"); });
    return found;
}

void MainWindow::findFor(CommandPalette& palette, const QString& text)
{
    if (!m_workspace || text.isEmpty()) return palette.setFound({});
    SearchService& search = m_workspace->search();
    m_question = search.ask(&palette, text, {.hits = recordsInPalette});
    if (search.isReady()) return;
    const QString note = search.state() == SearchService::State::Failed && search.error() ? sentence(*search.error())
        : search.percent() > 0
        ? tr("The index is being built, %1 %. So far names of projects, tasks, people and resources are searched.").arg(search.percent())
        : tr("The index is being opened. So far names of projects, tasks, people and resources are searched.");
    palette.setFound(recordsNamed(text), note);
}

void MainWindow::showFound(CommandPalette& palette, const SearchAnswer& answer)
{
    std::vector<PaletteEntry> found;
    for (const SearchHit& hit : answer.hits)
        found.push_back({hit.title.text, {}, {}, [this, hit] { jumpTo(*m_workspace, hit); }, {}, hitRowOf(m_workspace->portfolio(), hit)});
    if (answer.found > int(answer.hits.size()) || !answer.hits.empty())
        found.push_back({tr("All results for “%1”").arg(palette.words()), {}, QStringLiteral("search"),
            [this, words = palette.words()] { openSearch(words); }});
    palette.setFound(std::move(found));
}

void MainWindow::openSearch(const QString& words)
{
    if (m_session && openPage(QStringLiteral("search"))) currentPage()->search(words);
}

} // namespace gantry
