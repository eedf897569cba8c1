#include "ui/pages/register/register_sheet.h"

#include "ui/pages/register/record_actions.h"
#include "ui/pages/register/register_body.h"
#include "ui/pages/register/register_views.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/tables/column_chooser.h"
#include "ui/tables/expression_bar.h"
#include "ui/tables/record_grid.h"
#include "ui/tables/selection_totals.h"
#include "ui/tables/total_row.h"

#include <QLineEdit>
#include <QScrollBar>

namespace gantry {
namespace {

constexpr int lookAfter = 200; // ms without scrolling
const QString madeBy = QStringLiteral("by"); // of a board or calendar in a saved view: the field that makes its columns or days

/// An icon of the look for what an entity's records are.
const char* iconOf(Entity entity)
{
    if (entity == entityOf<Person>()) return "person";
    if (entity == entityOf<Organisation>()) return "organisation";
    if (entity == entityOf<Task>()) return "task";
    if (entity == entityOf<Link>()) return "link";
    if (entity == entityOf<Note>()) return "note";
    if (entity == entityOf<Resource>()) return "resources";
    if (entity == entityOf<Calendar>()) return "calendar";
    return "registers";
}

QString sortText(const RecordTableModel& model)
{
    QStringList out;
    for (const SortKey& key : model.sortKeys())
        out << model.columnAt(key.column).key + (key.order == Qt::AscendingOrder ? QLatin1String(" up") : QLatin1String(" down"));
    return out.join(u'|');
}

std::vector<SortKey> sortFrom(const RecordTableModel& model, const QString& text)
{
    std::vector<SortKey> keys;
    for (const QString& part : text.split(u'|', Qt::SkipEmptyParts)) {
        const QString name = part.section(u' ', 0, 0);
        if (const int column = model.columnOf(name); column >= 0)
            keys.push_back({column, part.endsWith(QLatin1String(" down")) ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return keys;
}

/// These columns in this order; the others wait in the column chooser.
ColumnLayout layoutOf(const QStringList& keys, const std::vector<Column>& columns)
{
    ColumnLayout layout = ColumnLayout::standard(columns);
    for (ColumnPlace& place : layout.places) place.shown = keys.contains(place.key);
    std::ranges::stable_sort(layout.places, {}, [&](const ColumnPlace& place) {
        const auto at = keys.indexOf(place.key);
        return at < 0 ? keys.size() : at;
    });
    return layout;
}

/// The columns of a view as the table remembers its own.
QStringList columnState(const ViewLayout& layout)
{
    QStringList out{QStringLiteral("frozen|%1").arg(layout.frozen)};
    for (const ViewLayout::Column& c : layout.columns) out << QStringLiteral("%1|%2|%3").arg(c.key).arg(c.width).arg(int(c.shown));
    return out;
}

} // namespace

RegisterSheet::RegisterSheet(
    Workspace& workspace, const RegisterGroup& group, Entity entity, QAction* clearFilters, QAction* otherwise, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_group(group)
    , m_model(new RecordTableModel(workspace, entity, this))
    , m_view(new TableView(*m_model, workspace.rowHeight(), this))
    , m_body(new RegisterBody(workspace, *m_view, this))
    , m_actions(new TableActions(workspace, *m_view))
    , m_recordActions(gantry::recordActions(workspace, *m_view))
    , m_expression(new ExpressionBar(*m_model))
    , m_totals(new TotalRow(*m_view))
    , m_views(new RegisterViews(workspace, *this))
{
    const EntityInfo& info = infoOf(entity);
    const QString plural = info.pluralText().toLower();
    m_none = m_model->takesNew()
        ? new EmptyState(iconOf(entity), tr("There are no %1 here yet.").arg(plural), m_actions->insert, otherwise, this)
        : entity == entityOf<Period>()
        ? new EmptyState("calendar", tr("There are no periods yet. A fiscal year brings its twelve months."), otherwise, nullptr, this)
        : new EmptyState(iconOf(entity), tr("There are no %1 here yet. They are made by the program.").arg(plural), nullptr, nullptr, this);
    m_noneFits = new EmptyState("filter", tr("None of the %1 fits the filter.").arg(plural), clearFilters, nullptr, m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_expression);
    column->addWidget(m_body, 1);
    column->addWidget(m_totals);
    setFocusProxy(m_body);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addAction(reportAction(workspace, entity, m_view));

    connect(m_view, &TableView::refused, this, [this](const QString& sentence) { m_workspace.notify({Notice::Tone::Bad, sentence}); });
    connect(m_body, &RegisterBody::refused, this, [this](const QString& sentence) { m_workspace.notify({Notice::Tone::Bad, sentence}); });
    connect(m_expression, &ExpressionBar::left, m_body, qOverload<>(&QWidget::setFocus));
    connect(m_view, &TableView::columnsArranged, this, [this] {
        store();
        Q_EMIT layoutChanged();
    });
    connect(m_views, &RegisterViews::changed, this, &RegisterSheet::layoutChanged);
    m_announce.setSingleShot(true); // a dragged selection changes many times before anybody reads its sum
    connect(&m_announce, &QTimer::timeout, this, &RegisterSheet::announceSelection);
    connect(m_view, &TableView::selectionMoved, &m_announce, [this] { m_announce.start(0); });
    connect(m_model, &QAbstractItemModel::dataChanged, &m_announce, [this] { m_announce.start(0); });
    connect(m_model, &RecordTableModel::countsChanged, this, [this] {
        refreshEmpty();
        m_announce.start(0);
        Q_EMIT countsChanged();
    });
    m_look.setSingleShot(true);
    m_look.setInterval(lookAfter);
    connect(&m_look, &QTimer::timeout, this, &RegisterSheet::checkVisible);
    const auto lookSoon = [this] { m_look.start(); };
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, lookSoon);
    connect(m_model, &RecordTableModel::countsChanged, this, lookSoon);
    connect(&workspace.session(), &Session::changed, this, lookSoon);
    m_look.start();
    restore();
    connect(m_body, &RegisterBody::changed, this, [this] {
        m_totals->refresh();
        store();
        Q_EMIT countsChanged(); // what the tool row offers is another thing now
    });
    connect(&workspace, &Workspace::scopeChanged, this, [this] {
        if (m_views->current() || m_view->columnLayout() != m_proposed || m_group.tabs.empty()) return;
        const QSignalBlocker still(m_view); // nothing was chosen that would have to be kept
        propose();
    });
    connect(m_actions->asTree, &QAction::triggered, this, &RegisterSheet::store);
    m_actions->refresh();
    refreshEmpty();
}

RegisterSheet::~RegisterSheet()
{
    delete m_totals; // before what they ask to the end
    delete m_body; // the table among them, before the model
}

QString RegisterSheet::key(const char* what) const
{
    return QStringLiteral("%1/%2/%3").arg(m_group.key, infoOf(entity()).keyText(), QLatin1String(what));
}

void RegisterSheet::restore()
{
    const QSettings& settings = m_workspace.settings();
    const QSignalBlocker still(m_view); // what is being brought back need not be stored again
    m_model->setTree(settings.value(key("tree"), treeAtFirst()).toBool());
    const SavedView* view = m_workspace.portfolio().find(SavedViewId{settings.value(key("view")).toLongLong()});
    const auto viewed = view && view->entity == infoOf(entity()).keyText() ? decodeView(view->layout) : Result<ViewLayout>(Error{});
    if (viewed) {
        m_views->assume(view->id);
        if (const QStringList proposed = m_group.columnsOf(entity(), RegisterGroup::Projects::Several); !proposed.isEmpty()) propose();
        show(*viewed);
        if (!settings.value(key("view-changed")).toBool()) return;
    }
    std::vector<int> groups;
    for (const QString& group : settings.value(key("groups")).toStringList()) groups.push_back(m_model->columnOf(group));
    m_model->setGroups(groups);
    if (const QStringList columns = settings.value(key("columns")).toStringList(); !columns.isEmpty())
        m_view->restoreColumns(columns);
    else
        propose();
    m_model->setSort(sortFrom(*m_model, settings.value(key("sort")).toString()));
    m_view->tableHeader()->setFiltersShown(settings.value(QStringLiteral("register/filters"), true).toBool());
    const QString expression = settings.value(key("expression")).toString();
    m_expressionShown = !expression.isEmpty();
    m_expression->setText(expression);
    m_body->restore(settings.value(key("way")).toString());
}

void RegisterSheet::propose()
{
    const auto scope = m_workspace.project() ? RegisterGroup::Projects::One : RegisterGroup::Projects::Several;
    if (const QStringList chosen = m_group.columnsOf(entity(), scope); !chosen.isEmpty())
        m_view->setColumnLayout(layoutOf(chosen, m_model->columns()));
    else
        m_view->fitColumns();
    m_proposed = m_view->columnLayout();
}

void RegisterSheet::store()
{
    m_view->finishEditing();
    QSettings& settings = m_workspace.settings();
    const ColumnLayout layout = m_view->columnLayout();
    if (!m_views->current() && (layout == m_view->standardLayout() || layout == m_proposed))
        settings.remove(key("columns"));
    else
        settings.setValue(key("columns"), layout.state());
    settings.setValue(key("sort"), sortText(*m_model));
    if (m_model->canBeTree()) settings.setValue(key("tree"), m_model->treeChosen());
    QStringList groups;
    for (const int column : m_model->groupColumns()) groups << m_model->columnAt(column).key;
    settings.setValue(key("groups"), groups);
    if (m_views->current()) {
        settings.setValue(key("view"), QString::number(m_views->current().value));
        settings.setValue(key("view-changed"), m_views->isModified());
    } else {
        settings.remove(key("view"));
        settings.remove(key("view-changed"));
    }
    if (m_body->state().isEmpty())
        settings.remove(key("way"));
    else
        settings.setValue(key("way"), m_body->state());
    settings.setValue(QStringLiteral("register/filters"), m_view->tableHeader()->filtersShown());
    if (m_model->expression().isEmpty())
        settings.remove(key("expression"));
    else
        settings.setValue(key("expression"), m_model->expression());
}

/// Where tasks lie in each other the plan shows; here people sort and filter them over all projects.
bool RegisterSheet::treeAtFirst() const { return entity() != entityOf<Task>(); }

ViewLayout RegisterSheet::layout() const
{
    ViewLayout out;
    const ColumnLayout columns = m_view->columnLayout();
    for (const ColumnPlace& place : columns.places) out.columns.push_back({place.key, place.width, place.shown});
    out.frozen = columns.frozen;
    for (const SortKey& key : m_model->sortKeys())
        out.sort.push_back({m_model->columnAt(key.column).key, key.order == Qt::DescendingOrder});
    for (int c = 0; c < m_model->columnCount(); ++c)
        if (const QString words = m_model->filter(c); !words.isEmpty()) out.filters.insert(m_model->columnAt(c).key, words);
    out.expression = m_model->expression();
    for (const int column : m_model->groupColumns()) out.groups << m_model->columnAt(column).key;
    out.tree = m_model->treeChosen();
    if (const QStringList way = m_body->state().split(u' ', Qt::SkipEmptyParts); !way.isEmpty()) {
        out.kind = way.front();
        out.options = {{madeBy, way.value(1)}};
    }
    return out;
}

void RegisterSheet::show(const ViewLayout& layout)
{
    if (!layout.columns.empty()) {
        const QSignalBlocker still(m_view); // told once, below
        ViewLayout whole = layout; // what a view does not name it does not show
        for (const Column& c : m_model->columns())
            if (std::ranges::find(layout.columns, c.key, &ViewLayout::Column::key) == layout.columns.end())
                whole.columns.push_back({c.key, c.width, false});
        m_view->restoreColumns(columnState(whole));
    }
    m_body->restore(layout.kind == u"table" ? QString() : layout.kind + u' ' + layout.options.value(madeBy).toString());
    m_model->setTree(layout.tree);
    std::vector<int> groups;
    for (const QString& key : layout.groups) groups.push_back(m_model->columnOf(key));
    m_model->setGroups(groups);
    std::vector<SortKey> sort;
    for (const ViewLayout::Sort& key : layout.sort)
        sort.push_back({m_model->columnOf(key.key), key.down ? Qt::DescendingOrder : Qt::AscendingOrder});
    m_model->setSort(std::move(sort));
    QHash<QString, QString> filters;
    for (auto it = layout.filters.cbegin(); it != layout.filters.cend(); ++it) filters.insert(it.key(), it.value());
    m_model->setFilters(filters);
    if (!filters.isEmpty()) m_view->tableHeader()->setFiltersShown(true); // a filter nobody sees would be taken for missing records
    m_expression->setText(layout.expression);
    m_expressionShown = m_expressionShown || !layout.expression.isEmpty();
    refreshEmpty();
    Q_EMIT m_view->columnsArranged();
}

bool RegisterSheet::shows(const ViewLayout& wanted) const
{
    const ViewLayout now = layout();
    const auto columnsShown = [this](const ViewLayout& l) {
        std::vector<ViewLayout::Column> out;
        for (const ViewLayout::Column& c : l.columns)
            if (c.shown && m_model->columnOf(c.key) >= 0) out.push_back(c);
        return out;
    };
    const auto known = [this](QStringList keys) {
        keys.removeIf([this](const QString& key) { return m_model->columnOf(key) < 0; });
        return keys;
    };
    return (wanted.columns.empty() || (columnsShown(now) == columnsShown(wanted) && now.frozen == wanted.frozen)) && now.sort == wanted.sort
        && now.filters == wanted.filters && now.expression == wanted.expression && now.groups == known(wanted.groups)
        && (!m_model->canBeTree() || now.tree == wanted.tree) && now.kind == wanted.kind && now.options == wanted.options;
}

void RegisterSheet::showProposed()
{
    {
        const QSignalBlocker still(m_view);
        m_view->setColumnLayout(m_view->standardLayout());
        propose();
    }
    ViewLayout bare;
    bare.tree = treeAtFirst();
    show(bare);
}

void RegisterSheet::showExpression(bool shown)
{
    m_expressionShown = shown;
    if (!shown) m_expression->setText({}); // a condition nobody sees would be taken for missing records
    refreshEmpty();
    if (shown)
        m_expression->field().setFocus();
    else
        m_body->setFocus();
    store();
}

void RegisterSheet::setExpression(const QString& text)
{
    m_expressionShown = !text.isEmpty();
    m_expression->setText(text);
    refreshEmpty();
    store();
    Q_EMIT countsChanged();
}

bool RegisterSheet::reveal(qint64 record)
{
    if (!m_model->bringUp(record) && m_model->filtered()) {
        m_model->clearFilters();
        if (m_model->bringUp(record))
            m_workspace.notify({Notice::Tone::Info,
                tr("The filter hid “%1”, so all %2 are shown again.")
                    .arg(m_workspace.portfolio().titleOf(entity(), record), infoOf(entity()).pluralText().toLower())});
    }
    return m_view->setCurrent(record);
}

void RegisterSheet::chooseColumns(const QPoint& below)
{
    if (!m_view->finishEditing()) return;
    auto* chooser = new ColumnChooser(m_model->columns(), m_view->columnLayout(), m_view->standardLayout(), this);
    connect(chooser, &ColumnChooser::changed, m_view, &TableView::setColumnLayout);
    chooser->move(below);
    chooser->show();
}

void RegisterSheet::announceSelection()
{
    if (!isVisible()) return;
    const qint64 record = m_view->currentRecord();
    m_workspace.select(record ? RecordKey{entity(), record} : RecordKey{});
    RecordGrid grid(*m_model);
    Q_EMIT m_workspace.statusText(selectionTotals(grid, m_view->selectedBlocks()));
}

void RegisterSheet::checkVisible()
{
    if (!isVisible() || m_model->rowCount() == 0) return;
    const int first = std::max(0, m_view->rowAt(0)), last = m_view->rowAt(m_view->viewport()->height() - 1);
    m_model->check(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void RegisterSheet::refreshEmpty()
{
    const bool none = m_model->total() == 0;
    m_body->setVisible(!none);
    m_expression->setVisible(!none && m_expressionShown);
    m_none->setVisible(none);
    m_noneFits->setVisible(!none && m_model->rowCount() == 0);
    placeEmpty();
}

void RegisterSheet::placeEmpty()
{
    m_none->setGeometry(rect());
    const int top = m_view->tableHeader()->height();
    m_noneFits->setGeometry(0, top, m_view->width(), m_view->height() - top);
    m_noneFits->raise();
}

void RegisterSheet::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeEmpty();
}

} // namespace gantry
