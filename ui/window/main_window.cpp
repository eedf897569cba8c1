#include "ui/window/main_window.h"

#include "core/governance/methodologies.h"
#include "core/text/text.h"
#include "ui/export/export_job.h"
#include "ui/export/export_notice.h"
#include "ui/governance/lessons_watch.h"
#include "ui/inspector/inspector.h"
#include "ui/pages/register/register_group.h"
#include "ui/pages/start/start_page.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/shell/search_service.h"
#include "ui/shell/theme.h"
#include "ui/why/why_dialog.h"
#include "ui/window/long_work.h"
#include "ui/window/navigation.h"
#include "ui/window/page_list.h"
#include "ui/window/scope_selector.h"
#include "ui/window/side_place.h"
#include "ui/window/status_line.h"
#include "ui/window/top_bar.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>

namespace gantry {

namespace {
int railBelow() { return grown(1360); } // px of window width
constexpr int plansAside = 60'000; // tasks tied together that take longer to schedule than a key press may take
constexpr int searchAfterMs = 2000; // the first page comes first
int overlayBelow() { return grown(1180); }

Status statusOf(Notice::Tone tone)
{
    constexpr Status by[] = {Status::Neutral, Status::Good, Status::Watch, Status::Bad};
    return by[int(tone)];
}
} // namespace

MainWindow::MainWindow(QSettings& settings, Identity identity, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_identity(std::move(identity))
    , m_menu(new QMenu(this))
    , m_stack(new QStackedWidget)
    , m_place(new SidePlace(m_stack, settings))
    , m_notice(new NoticeBar)
    , m_status(new StatusLine)
    , m_work(new LongWork(m_place->strip(), m_status, this))
    , m_export(new ExportJob(this))
{
    keyMap().use(settings);
    setAcceptDrops(true);
    setMinimumSize(1024, 640);
    setWindowTitle(QStringLiteral("Gantry"));
    makeCommands();
    m_top = new TopBar(m_menuAction, m_search, m_undo, m_redo);
    m_navigation = new Navigation;
    m_start = new StartPage(m_settings, m_commands);
    m_stack->addWidget(m_start);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    auto* area = new QVBoxLayout;
    area->setSpacing(0);
    area->addWidget(m_notice);
    area->addWidget(m_place, 1);
    middle->addLayout(area, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);

    connect(m_navigation, &Navigation::chosen, this, &MainWindow::openPage);
    connect(m_top, &TopBar::typed, this, &MainWindow::openPalette);
    connect(m_place, &SidePlace::escaped, this, [this] { showInspector(false); });
    connect(m_start, &StartPage::fileChosen, this, &MainWindow::openFile);
    connect(m_export, &ExportJob::finished, this, [this](const ExportReport& report) {
        m_work->finish();
        showNotice(exportNotice(report, this));
    });
    connect(m_export, &ExportJob::failed, this, [this](const Error& error) {
        m_work->finish();
        showNotice({error.code == Errc::Cancelled ? Notice::Tone::Info : Notice::Tone::Bad, sentence(error)});
    });
    if (const QByteArray place = m_settings.value(QStringLiteral("window/geometry")).toByteArray(); !place.isEmpty())
        restoreGeometry(place);
    else
        resize(1440, 900);
    closeFile();
}

MainWindow::~MainWindow()
{
    m_work->cancel();
    delete m_export; // its worker reports to m_work
    qDeleteAll(m_made); // before the workspace that they hold by reference
    m_place->setPanel(nullptr);
}

bool MainWindow::openFile(const QString& path)
{
    auto session = Session::open(path, m_identity, OpenMode::WriteOrRead);
    if (!session) {
        showNotice({Notice::Tone::Bad, sentence(session.error())});
        return false;
    }
    setSession(std::move(*session));
    return true;
}

bool MainWindow::createFile(const QString& path)
{
    auto session = Session::create(path, m_identity, QFileInfo(path).completeBaseName());
    if (!session) {
        showNotice({Notice::Tone::Bad, sentence(session.error())});
        return false;
    }
    setSession(std::move(*session));
    return true;
}

void MainWindow::setSession(std::unique_ptr<Session> session)
{
    closeFile();
    m_session = std::move(session);
    m_workspace = std::make_unique<Workspace>(*m_session, m_settings);
    m_session->computeAside(plansAside);
    connect(m_workspace.get(), &Workspace::noticed, this, &MainWindow::showNotice);
    connect(m_workspace.get(), &Workspace::revealRequested, this, &MainWindow::revealRecord);
    connect(m_workspace.get(), &Workspace::fieldRevealRequested, this, &MainWindow::revealField);
    connect(m_workspace.get(), &Workspace::pageRequested, this, &MainWindow::openPage);
    connect(m_workspace.get(), &Workspace::searchRequested, this, &MainWindow::openSearch);
    connect(m_workspace.get(), &Workspace::historyRequested, this, [this](RecordKey record, const QString& column) {
        m_workspace->select(record);
        showInspector(true);
        m_inspector->openHistoryOf(column);
    });
    connect(m_workspace.get(), &Workspace::entryRequested, this, [this](qint64 sequence) {
        if (openPage(QStringLiteral("history"))) currentPage()->revealEntry(sequence);
    });
    connect(m_workspace.get(), &Workspace::statusText, m_status, &StatusLine::setTotals);
    connect(m_workspace.get(), &Workspace::scopeChanged, this, &MainWindow::refreshStatus);
    connect(m_session.get(), &Session::changed, this, [this](const ChangeSet& set) {
        if (m_refusalShown) m_notice->dismiss(); // what was refused has been put right, or left behind
        refreshStatus();
        if (std::ranges::any_of(set.changes, [](const Change& c) { return c.op != Change::Update; })) refreshPages();
    });
    connect(m_workspace.get(), &Workspace::exportRequested, this, &MainWindow::chooseExport);
    connect(m_workspace.get(), &Workspace::whyRequested, this, [this](TaskId task) { showWhy(*m_workspace, task, this); });
    connect(m_workspace.get(), &Workspace::inspectRequested, this, [this] { showInspector(true); });
    connect(m_workspace.get(), &Workspace::undoRequested, m_undo, &QAction::trigger);
    connect(m_session.get(), &Session::historyChanged, this, &MainWindow::refreshCommands);
    connect(m_session.get(), &Session::derived, this, &MainWindow::refreshStatus);
    connect(m_session.get(), &Session::stateChanged, this, &MainWindow::refreshStatus);
    connect(m_session.get(), &Session::stateChanged, this, &MainWindow::refreshCommands);
    new LessonsWatch(*m_workspace, m_workspace.get());
    m_inspector = new Inspector(*m_workspace);
    connect(m_inspector, &Inspector::closeRequested, this, [this] { showInspector(false); });
    m_place->setPanel(m_inspector);
    m_top->scope()->setWorkspace(m_workspace.get());
    setWindowTitle(tr("%1 - Gantry").arg(QFileInfo(m_session->path()).completeBaseName()));
    remember(m_session->path());
    refreshPages();
    m_navigation->setVisible(true);
    const QString last = m_settings.value(QStringLiteral("window/page")).toString();
    if (!openPage(last) && !m_pages.empty()) openPage(m_pages.front().key);
    refreshCommands();
    refreshStatus();
    if (const auto& reason = m_session->readOnlyReason()) showNotice({Notice::Tone::Watch, sentence(*reason)});
    if (m_settings.value(QStringLiteral("search/atOnce"), true).toBool())
        QTimer::singleShot(searchAfterMs, m_workspace.get(), [this] { m_workspace->search().start(); });
    QTimer::singleShot(0, m_session.get(), [this] { // once the window is usable
        m_session->verify([this](const Result<void>& found) {
            if (!found && found.error().code == Errc::Format) showNotice({Notice::Tone::Bad, sentence(found.error())});
        });
    });
}

void MainWindow::closeFile()
{
    dropPages();
    m_pages.clear();
    m_inspector = nullptr;
    m_place->setPanel(nullptr);
    m_work->finish();
    m_top->scope()->setWorkspace(nullptr);
    m_workspace.reset();
    m_session.reset();
    m_navigation->setVisible(false);
    m_notice->dismiss();
    m_start->refresh();
    m_stack->setCurrentWidget(m_start);
    m_top->setStatusDate({});
    setWindowTitle(QStringLiteral("Gantry"));
    refreshCommands();
    refreshStatus();
}

void MainWindow::refreshPages()
{
    std::vector<PageInfo> pages = pagesFor(m_session->portfolio());
    if (std::ranges::equal(pages, m_pages, {}, &PageInfo::key, &PageInfo::key)) return;
    m_pages = std::move(pages);
    m_navigation->setPages(m_pages);
    m_navigation->setCurrent(m_currentKey);
}

bool MainWindow::openPage(const QString& wanted)
{
    const QString key = wanted.section(u'.', 0, 0), part = wanted.section(u'.', 1);
    const auto info = std::ranges::find(m_pages, key, &PageInfo::key);
    if (info == m_pages.end() || (!part.isEmpty() && std::ranges::find(info->parts, part, &PagePart::key) == info->parts.end()))
        return false;
    if (key != m_currentKey) {
        storePage();
        Page*& page = m_made[key];
        if (!page) {
            page = info->make(*m_workspace);
            m_stack->addWidget(page);
            if (auto* tools = page->findChild<ToolRow*>(QString(), Qt::FindDirectChildrenOnly)) tools->addRightAction(m_inspectorAction);
        }
        m_currentKey = key;
        m_status->setTotals({});
        m_stack->setCurrentWidget(page);
        m_navigation->setCurrent(key);
        placeNotice();
        m_settings.setValue(QStringLiteral("window/page"), key);
        placeInspector();
        page->setFocus();
    }
    return part.isEmpty() || currentPage()->openPart(part);
}

QStringList MainWindow::pageKeys() const
{
    QStringList keys;
    for (const PageInfo& page : m_pages) {
        keys << page.key;
        for (const PagePart& part : page.parts) keys << page.key + u'.' + part.key;
    }
    return keys;
}

Page* MainWindow::currentPage() const { return m_made.value(m_currentKey); }

void MainWindow::storePage()
{
    if (Page* page = currentPage()) page->store();
    if (m_inspector) m_inspector->finish();
}

void MainWindow::dropPages()
{
    storePage();
    m_currentKey.clear();
    placeNotice(); // out of the page, which would take it along
    qDeleteAll(m_made);
    m_made.clear();
}

void MainWindow::showInspector(bool shown)
{
    // Over the page it is there for a moment; beside it, it is how somebody likes this page.
    if (!m_place->isOverlay()) m_settings.setValue(QStringLiteral("inspector/shown/") + m_currentKey, shown);
    if (!shown && m_inspector && m_inspector->isAncestorOf(focusWidget()) && currentPage()) currentPage()->setFocus();
    m_place->setShown(shown);
    arrange();
}

void MainWindow::placeInspector()
{
    const auto info = std::ranges::find(m_pages, m_currentKey, &PageInfo::key);
    const bool usual = info != m_pages.end() && info->inspector;
    m_place->setOverlay(width() < overlayBelow());
    m_place->setShown(!m_place->isOverlay() && m_settings.value(QStringLiteral("inspector/shown/") + m_currentKey, usual).toBool());
    arrange();
}

void MainWindow::arrange()
{
    m_navigation->setRail(width() - m_place->taken() < railBelow());
    m_inspectorAction->setChecked(m_place->isShown());
}

void MainWindow::stepPage(int by)
{
    if (m_pages.empty()) return;
    const int count = int(m_pages.size());
    const int at = int(std::ranges::find(m_pages, m_currentKey, &PageInfo::key) - m_pages.begin());
    openPage(m_pages[std::size_t((at + by + count) % count)].key);
}

void MainWindow::revealRecord(RecordKey record)
{
    NodeId project;
    if (record.entity == entityOf<Task>()) {
        if (const Task* task = m_workspace->portfolio().find(TaskId{record.id})) project = task->project;
    } else if (record.entity == entityOf<Node>()) {
        const Node* node = m_workspace->portfolio().find(NodeId{record.id});
        if (node && node->kind == NodeKind::Project) project = node->id;
    }
    if (project && pageKeys().contains(QStringLiteral("plan"))) {
        m_workspace->setScope(project);
        openPage(QStringLiteral("plan"));
    } else if (project || record.entity == entityOf<Node>()) {
        openPage(QStringLiteral("portfolio"));
    } else if (record.entity == entityOf<HandbookPage>()) {
        openPage(QStringLiteral("handbook"));
    } else if (record.entity == entityOf<Methodology>() || std::ranges::count(methodologyEntities(), record.entity)) {
        openPage(QStringLiteral("methodologies"));
    } else if (record.entity == entityOf<DiaryDay>() || record.entity == entityOf<DiaryEntry>()) {
        openPage(QStringLiteral("diary")); // which knows what the day comes to
    } else {
        openPage(registerPartOf(record.entity));
    }
    m_workspace->select(record);
    const bool seen = currentPage() && currentPage()->reveal(record);
    if (!seen && record.id) showInspector(true); // no page lists it, so it is shown where every record can be
}

void MainWindow::revealField(RecordKey record, const QString& field)
{
    revealRecord(record);
    showInspector(true);
    m_inspector->openField(field);
}

void MainWindow::showNotice(const Notice& notice)
{
    QList<NoticeAction> actions;
    if (!notice.actionText.isEmpty()) actions << NoticeAction{notice.actionText, notice.action};
    placeNotice();
    m_refusalShown = notice.tone == Notice::Tone::Bad;
    m_notice->present(statusOf(notice.tone), notice.sentence, actions);
}

void MainWindow::placeNotice()
{
    Page* page = currentPage();
    auto* column = page ? qobject_cast<QBoxLayout*>(page->layout()) : nullptr;
    auto* header = page ? page->findChild<PageHeader*>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    const bool shown = m_notice->isVisibleTo(m_notice->parentWidget());
    if (column && header)
        column->insertWidget(column->indexOf(header) + 1, m_notice);
    else if (auto* area = static_cast<QBoxLayout*>(layout()->itemAt(1)->layout()->itemAt(1)->layout()))
        area->insertWidget(0, m_notice);
    m_notice->setVisible(shown);
}

void MainWindow::refreshStatus()
{
    if (!m_session) {
        m_status->setState(tr("Gantry %1").arg(QCoreApplication::applicationVersion()));
        m_status->setTotals({});
        m_status->setRight(tr("English, dates as %1").arg(dateText(QDate::currentDate())));
        return;
    }
    m_status->setState(m_session->isReadOnly() ? tr("Read-only") : tr("All changes on disk"));
    const double ms = m_session->recomputeMilliseconds();
    if (m_session->isUpdating())
        m_status->setRight(tr("Updating the dates..."));
    else
        m_status->setRight(ms > 0 ? tr("Recalculated in %1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0)) : QString());

    QDate first, last;
    for (NodeId project : m_workspace->projects())
        if (const auto& date = m_session->portfolio().optionsOf(project).statusDate) {
            const QDate day = dateOf(*date);
            first = first.isValid() ? std::min(first, day) : day;
            last = last.isValid() ? std::max(last, day) : day;
        }
    m_top->setStatusDate(last.isValid() ? dateText(last) : QString(),
        first == last ? QString() : tr("The oldest status date of these projects is %1").arg(dateText(first)));
}

void MainWindow::remember(const QString& path)
{
    if (path.isEmpty()) return;
    QStringList recent = m_settings.value(QStringLiteral("recent/files")).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(QStringLiteral("recent/files"), recent.mid(0, 12));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_place->isOverlay() != (width() < overlayBelow())) placeInspector();
    arrange();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    storePage();
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile)) event->acceptProposedAction();
}

/// A portfolio that is dropped is opened; anything else is taken into the one that is open.
void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) files << url.toLocalFile();
    const bool portfolio = files.size() == 1 && files.front().endsWith(QLatin1String(".gantry"), Qt::CaseInsensitive);
    if (portfolio || (!m_session && files.size() == 1))
        openFile(files.front());
    else if (m_session && !m_session->isReadOnly())
        importSchedules(files);
}

} // namespace gantry
