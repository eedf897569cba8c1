#include "ui/pages/register/register_page.h"

#include "core/governance/handbook.h"
#include "core/text/text.h"
#include "ui/import/table_import_dialog.h"
#include "ui/pages/register/register_body.h"
#include "ui/pages/register/register_export.h"
#include "ui/pages/register/register_head.h"
#include "ui/pages/register/register_on_paper.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/register_views.h"
#include "ui/pages/register/register_ways.h"
#include "ui/print/print_dialog.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/shell/since_days.h"
#include "ui/shell/theme.h"
#include "ui/tables/group_menu.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>

namespace gantry {
namespace {

constexpr int findWidth = 180; // px
constexpr int cancelAfter = 2000; // ms
constexpr int lowPage = 660; // px

} // namespace

RegisterPage::RegisterPage(Workspace& workspace, const RegisterGroup& group, QWidget* parent)
    : Page(workspace, parent)
    , m_group(group)
    , m_header(new PageHeader(group.title))
    , m_strip(new ProgressStrip)
    , m_out(new RegisterExport(this))
    , m_stack(new QStackedWidget)
    , m_ways(new RegisterWays)
    , m_choice(new QMenu(this))
    , m_groups(new QMenu(this))
    , m_viewList(new QMenu(this))
    , m_words(new QLineEdit)
    , m_chooser(new QAction(icon("registers"), tr("Register"), this))
    , m_filter(keyMap().action("filter", "table/filter", this))
    , m_expression(keyMap().action("formula", "table/expression", this))
    , m_columns(new QAction(icon("columns"), tr("Columns"), this))
    , m_since(new QAction(icon("changes"), tr("Changed since"), this))
    , m_clear(new QAction(icon("close"), tr("Clear filter"), this))
    , m_find(keyMap().action("search", "table/find", this))
    , m_export(new QAction(icon("export"), tr("Export"), this))
    , m_import(new QAction(icon("import"), tr("Import table..."), this))
    , m_groupBy(new QAction(icon("group"), tr("Group"), this))
    , m_views(keyMap().action("layers", "table/views", this))
    , m_saveView(keyMap().action("save", "table/save-view", this))
    , m_handbook(new QAction(icon("help"), tr("Handbook"), this))
{
    auto* tools = new ToolRow;
    m_chooser->setMenu(m_choice);
    m_chooser->setToolTip(tr("Another register"));
    connect(m_choice, &QMenu::aboutToShow, this, &RegisterPage::refreshChoice);
    m_filter->setCheckable(true);
    m_expression->setCheckable(true);
    m_expression->setText(tr("Expression"));
    tools->addAction(m_chooser);
    tools->addSeparator();
    m_header->addWidget(m_ways);
    auto* filter = tools->addAction(m_filter);
    auto* expression = tools->addAction(m_expression);
    auto* columns = tools->addAction(m_columns);
    m_groupBy->setMenu(m_groups);
    m_groupBy->setToolTip(tr("Rows in groups by what they hold, with subtotals, or under what they lie in"));
    auto* groups = tools->addAction(m_groupBy);
    m_views->setMenu(m_viewList);
    auto* views = tools->addAction(m_views);
    auto* since = tools->addAction(m_since);
    tools->addAction(m_clear);
    tools->setYielding({since, columns, expression, filter, views, groups});
    connect(m_groups, &QMenu::aboutToShow, this, [this] { fillGroupMenu(*m_groups, m_sheet->view(), m_sheet->actions()); });
    m_views->setToolTip(tr("Ways of showing this register that were saved"));
    connect(m_viewList, &QMenu::aboutToShow, this, [this] { m_sheet->views().fill(*m_viewList); });
    connect(m_views, &QAction::triggered, views, &QAbstractButton::click); // by its key
    connect(m_saveView, &QAction::triggered, this, [this] { m_sheet->views().askToSave(); });
    m_words->setPlaceholderText(tr("Find in the table"));
    m_words->setFixedSize(grown(findWidth), grown(24));
    m_words->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_words->setClearButtonEnabled(true);
    m_words->setAccessibleName(tr("Find in the table"));
    m_words->installEventFilter(this);
    tools->addRightWidget(m_words);
    tools->addRightSeparator();
    tools->addRightAction(m_handbook);
    m_handbook->setObjectName(QStringLiteral("explain"));
    connect(m_handbook, &QAction::triggered, this, [this] {
        if (const HandbookPage* page = explanation()) this->workspace().reveal({entityOf<HandbookPage>(), page->id.value});
    });
    tools->addRightAction(m_import);
    tools->addRightAction(m_export);
    auto* asShown = new QAction(icon("export"), tr("Export the table as it is shown..."), this);
    auto* whole = new QAction(icon("export"), tr("Export all records with all fields..."), this);
    auto* ways = new QMenu(this);
    ways->addActions({asShown, whole});
    m_export->setMenu(ways);
    connect(asShown, &QAction::triggered, this, [this] { chooseExport(true); });
    connect(whole, &QAction::triggered, this, [this] { chooseExport(false); });
    connect(m_import, &QAction::triggered, this, &RegisterPage::chooseImport);
    connect(m_out, &RegisterExport::progressed, this, [this](int percent) { m_strip->setFraction(percent / 100.0); });
    connect(m_out, &RegisterExport::finished, this, [this](const QString& path, qsizetype rows) {
        showExport();
        this->workspace().notify({Notice::Tone::Good, tr("%1 rows are in %2.").arg(QLocale().toString(rows), QFileInfo(path).fileName())});
    });
    connect(m_out, &RegisterExport::failed, this, [this](const Error& error) {
        showExport();
        this->workspace().report(error);
    });
    m_since->setMenu(sinceMenu(session(), this, [this](QDate day) {
        m_sheet->model().setChangedSince(day);
        refreshHeader();
    }));
    addActions({m_filter, m_expression, m_columns, m_clear, m_views, m_saveView, m_find, m_import, asShown, whole, m_handbook});
    auto* printed = new QAction(icon("print"), tr("Print table"), this);
    connect(printed, &QAction::triggered, this, [this] { print(PrintTo::Printer); });
    m_header->addOverflow(printed);
    addAction(printed);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    if (!group.tabs.empty()) column->addWidget(tabRow());
    if (group.head && (m_head = group.head(workspace, *this))) {
        column->addWidget(m_head);
        if (QWidget* widget = m_head->headerWidget()) m_header->addWidget(widget);
        for (QAction* action : m_head->headerActions()) m_header->addAction(action);
        for (QAction* action : m_head->overflowActions()) m_header->addOverflow(action);
        addActions(m_head->headerActions() + m_head->overflowActions());
        connect(m_head, &RegisterHead::stale, this, &RegisterPage::refreshHead);
    }
    column->addWidget(tools);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);

    connect(m_filter, &QAction::triggered, this, [this](bool shown) {
        for (RegisterSheet* sheet : std::as_const(m_sheets)) sheet->view().tableHeader()->setFiltersShown(shown);
        if (!shown) m_sheet->model().clearColumnFilters(); // a filter nobody sees would be taken for missing records
        m_sheet->store();
    });
    connect(m_expression, &QAction::triggered, this, [this](bool shown) { m_sheet->showExpression(shown); });
    connect(m_columns, &QAction::triggered, this,
        [this, columns] { m_sheet->chooseColumns(columns->mapToGlobal(QPoint(0, columns->height() + 2))); });
    connect(m_clear, &QAction::triggered, this, [this] { m_sheet->model().clearFilters(); });
    connect(m_find, &QAction::triggered, this, [this] {
        m_words->setFocus();
        m_words->selectAll();
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) { m_sheet->view().setSearch(words.trimmed()); });
    connect(&workspace, &Workspace::scopeChanged, this, [this] {
        refreshHeader();
        refreshHead();
    });
    const auto last = entityByKey(workspace.settings().value(group.key + QStringLiteral("/entity")).toString());
    const Entity first = !group.tabs.empty() ? group.tabs.front().first
        : holds(entityOf<Person>())          ? entityOf<Person>()
                                             : group.entities.front();
    show(last && holds(*last) ? *last : first);
}

QWidget* RegisterPage::tabRow()
{
    QStringList names;
    for (const auto& tab : m_group.tabs) names << tab.second;
    m_tabs = new SegmentedButton(names);
    m_tabs->setAccessibleName(tr("Registers of this page"));
    m_tabs->setYielding(); // the choice at the left of the tool row has them all
    connect(m_tabs, &SegmentedButton::currentChanged, this, [this](int tab) { show(m_group.tabs[std::size_t(tab)].first); });
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(16, 8, 16, 8);
    line->addWidget(m_tabs);
    return row;
}

void RegisterPage::refreshChoice()
{
    m_choice->clear();
    for (const Entity entity : m_group.entities) {
        const EntityInfo& info = infoOf(entity);
        const std::size_t count = portfolio().table(entity).size();
        auto* action = m_choice->addAction(info.pluralText() + u'\t' + (count > 0 ? QLocale().toString(qulonglong(count)) : QString()));
        action->setCheckable(true);
        action->setChecked(entity == m_sheet->entity());
        connect(action, &QAction::triggered, this, [this, entity] { show(entity); });
    }
}

void RegisterPage::show(Entity entity)
{
    if (m_sheet && m_sheet->entity() == entity) return;
    if (m_sheet) m_sheet->store();
    QAction* maker = m_head ? m_head->maker(entity) : nullptr;
    RegisterSheet*& sheet = m_sheets[entity.index];
    if (!sheet) {
        sheet = new RegisterSheet(workspace(), m_group, entity, m_clear, maker ? maker : m_import);
        m_stack->addWidget(sheet);
        for (auto signal : {&RegisterSheet::countsChanged, &RegisterSheet::layoutChanged})
            connect(sheet, signal, this, &RegisterPage::refreshHeader);
    }
    m_sheet = sheet;
    m_stack->setCurrentWidget(sheet);
    setFocusProxy(sheet);
    m_header->setPrimary(maker ? maker : sheet->actions().insert);
    m_words->clear();
    workspace().settings().setValue(m_group.key + QStringLiteral("/entity"), infoOf(entity).keyText());
    if (m_tabs) {
        const auto tab = std::ranges::find(m_group.tabs, entity, &std::pair<Entity, QString>::first);
        const QSignalBlocker still(m_tabs);
        m_tabs->setCurrent(tab == m_group.tabs.end() ? -1 : int(tab - m_group.tabs.begin()));
    }
    if (m_head) m_head->follow(*sheet);
    m_ways->follow(sheet->body());
    refreshHeader();
    sheet->announceSelection();
    sheet->setFocus();
}

void RegisterPage::refreshHeader()
{
    if (!m_sheet) return;
    const RecordTableModel& model = m_sheet->model();
    const EntityInfo& info = infoOf(m_sheet->entity());
    const QLocale locale;
    const QString name = model.total() == 1 ? info.labelText().toLower() : info.pluralText().toLower();
    // In a tree rows that are folded away do not count, in groups they do: their head tells of them.
    const auto shown = int(model.shownIds().size());
    QString line = shown == model.total() ? tr("%1 %2").arg(locale.toString(model.total()), name)
                                          : tr("%1 of %2 %3").arg(locale.toString(shown), locale.toString(model.total()), name);
    const Node *root = portfolio().root(), *scope = portfolio().find(workspace().scope());
    if (scope && scope != root) line += tr(" in %1").arg(scope->name);
    m_header->setTitle(m_tabs ? m_group.title : info.pluralText());
    if (m_head) line = (m_head->context() << line).join(QStringLiteral(" · "));
    m_header->setContext(line);
    m_chooser->setText(info.pluralText());
    const QDate since = model.changedSince();
    m_since->setText(since.isValid() ? tr("Changed since %1").arg(dateText(since)) : tr("Changed since"));
    const HandbookPage* explained = explanation();
    m_handbook->setVisible(explained);
    if (explained) m_handbook->setToolTip(tr("Handbook: %1").arg(explained->title));
    m_clear->setVisible(model.filtered());
    m_groupBy->setText(groupMenuText(m_sheet->view()));
    m_views->setText(m_sheet->views().text());
    m_saveView->setEnabled(!session().isReadOnly());
    const bool table = m_sheet->body().way() == RegisterBody::Table;
    for (QAction* action : {m_filter, m_columns, m_since}) action->setVisible(table);
    m_import->setEnabled(!session().isReadOnly() && model.takesNew());
    m_export->setEnabled(model.total() > 0 && !m_out->busy());
    m_filter->setChecked(m_sheet->view().tableHeader()->filtersShown());
    m_expression->setChecked(m_sheet->expressionShown());
}

/// The page of the handbook about the register on show.
const HandbookPage* RegisterPage::explanation() const { return pageExplaining(portfolio(), workspace().scope(), m_sheet->entity()); }

void RegisterPage::refreshHead()
{
    if (!m_head || !isVisible()) return;
    m_head->refresh();
    refreshHeader();
}

bool RegisterPage::openPart(const QString& entityKey)
{
    const auto entity = entityByKey(entityKey);
    if (!entity || !holds(*entity)) return false;
    show(*entity);
    return true;
}

QList<QAction*> RegisterPage::pageActions() { return m_sheet->actions().all() + m_sheet->recordActions() + actions(); }

bool RegisterPage::reveal(RecordKey record)
{
    if (!holds(record.entity)) return false;
    show(record.entity);
    return m_sheet->reveal(record.id);
}

void RegisterPage::store()
{
    for (RegisterSheet* sheet : std::as_const(m_sheets)) sheet->store();
}

bool RegisterPage::print(PrintTo to)
{
    if (!m_sheet->view().finishEditing()) return true; // what was typed stays open, with the sentence why it was refused
    QStringList where;
    for (const Node* node = portfolio().find(workspace().scope()); node; node = portfolio().find(node->parent)) where.prepend(node->name);
    PrintDialog::Start start;
    start.to = to;
    start.fileName = infoOf(m_sheet->entity()).pluralText().toLower().replace(u' ', u'_');
    auto* dialog =
        new PrintDialog(std::make_unique<RegisterOnPaper>(m_sheet->view(), where.join(QStringLiteral(", ")), session().identity().author),
            start, workspace().settings(), this);
    connect(dialog, &PrintDialog::told, this, [this](const QString& sentence) { workspace().notify({Notice::Tone::Good, sentence}); });
    dialog->open();
    return true;
}

void RegisterPage::chooseExport(bool asShown)
{
    const QString name = infoOf(m_sheet->entity()).pluralText().toLower().replace(u' ', u'_');
    if (const QString path = TableExport::askWhere(this, name); !path.isEmpty()) exportTable(path, asShown);
}

void RegisterPage::exportTable(const QString& path, bool asShown)
{
    if (!m_sheet->view().finishEditing()) return;
    m_strip->start();
    m_out->start(m_sheet->view(), path, asShown ? RegisterExport::Rows::AsShown : RegisterExport::Rows::All);
    m_export->setEnabled(false);
    QTimer::singleShot(cancelAfter, m_out, [this] {
        if (m_out->busy())
            workspace().notify({Notice::Tone::Info, tr("The table is being written."), tr("Cancel"), [out = QPointer(m_out)] {
                                    if (out) out->cancel();
                                }});
    });
}

/// Once it is over.
void RegisterPage::showExport()
{
    m_strip->stop();
    refreshHeader();
}

void RegisterPage::chooseImport()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import table"), {}, TableImportDialog::fileFilter());
    if (!path.isEmpty()) importTable(path);
}

void RegisterPage::importInto(Entity entity)
{
    if (!m_sheet->view().finishEditing()) return;
    show(entity);
    chooseImport();
}

void RegisterPage::importTable(const QString& path)
{
    if (!m_sheet->view().finishEditing()) return;
    auto* dialog = new TableImportDialog(workspace(), m_sheet->entity(), path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RegisterPage::find(bool onwards)
{
    const QString words = m_words->text().trimmed();
    if (words.isEmpty()) return;
    const bool found = m_sheet->view().find(words, onwards);
    if (!found) Q_EMIT workspace().statusText(tr("“%1” is in no cell that is shown").arg(words));
}

bool RegisterPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_F3) {
        find(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        m_words->clear();
        m_sheet->setFocus();
        return true;
    }
    return false;
}

void RegisterPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refreshHead();
    m_sheet->announceSelection();
}

void RegisterPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_head) m_head->setLow(height() < grown(lowPage));
}

void RegisterPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
