#include "ui/pages/register/register_sheet.h"

#include "ui/shell/controls/empty_state.h"
#include "ui/tables/column_chooser.h"
#include "ui/tables/expression_bar.h"
#include "ui/tables/record_grid.h"
#include "ui/tables/selection_totals.h"

#include <QLineEdit>
#include <QScrollBar>

namespace gantry {
namespace {

constexpr int lookAfter = 200; // ms without scrolling

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

} // namespace

RegisterSheet::RegisterSheet(
    Workspace& workspace, const RegisterGroup& group, Entity entity, QAction* clearFilters, QAction* otherwise, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_group(group)
    , m_model(new RecordTableModel(workspace, entity, this))
    , m_view(new TableView(*m_model, workspace.rowHeight(), this))
    , m_actions(new TableActions(workspace, *m_view))
    , m_expression(new ExpressionBar(*m_model))
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
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    connect(m_view, &TableView::refused, this, [this](const QString& sentence) { m_workspace.notify({Notice::Tone::Bad, sentence}); });
    connect(m_expression, &ExpressionBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &TableView::columnsArranged, this, &RegisterSheet::store);
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
    connect(&workspace, &Workspace::scopeChanged, this, [this] {
        if (m_view->columnLayout() != m_proposed || m_group.tabs.empty()) return;
        const QSignalBlocker still(m_view); // nothing was chosen that would have to be kept
        propose();
    });
    connect(m_actions->asTree, &QAction::triggered, this, &RegisterSheet::store);
    m_actions->refresh();
    refreshEmpty();
}

RegisterSheet::~RegisterSheet()
{
    delete m_view; // before the model, which it asks to the end
}

QString RegisterSheet::key(const char* what) const
{
    return QStringLiteral("%1/%2/%3").arg(m_group.key, infoOf(entity()).keyText(), QLatin1String(what));
}

void RegisterSheet::restore()
{
    const QSettings& settings = m_workspace.settings();
    const QSignalBlocker still(m_view); // what is being brought back need not be stored again
    // Where tasks lie in each other the plan shows; here people sort and filter them over all projects.
    m_model->setTree(settings.value(key("tree"), entity() != entityOf<Task>()).toBool());
    if (const QStringList columns = settings.value(key("columns")).toStringList(); !columns.isEmpty())
        m_view->restoreColumns(columns);
    else
        propose();
    m_model->setSort(sortFrom(*m_model, settings.value(key("sort")).toString()));
    m_view->tableHeader()->setFiltersShown(settings.value(QStringLiteral("register/filters"), true).toBool());
    const QString expression = settings.value(key("expression")).toString();
    m_expressionShown = !expression.isEmpty();
    m_expression->setText(expression);
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
    if (layout == m_view->standardLayout() || layout == m_proposed)
        settings.remove(key("columns"));
    else
        settings.setValue(key("columns"), layout.state());
    settings.setValue(key("sort"), sortText(*m_model));
    if (m_model->canBeTree()) settings.setValue(key("tree"), m_model->isTree());
    settings.setValue(QStringLiteral("register/filters"), m_view->tableHeader()->filtersShown());
    if (m_model->expression().isEmpty())
        settings.remove(key("expression"));
    else
        settings.setValue(key("expression"), m_model->expression());
}

void RegisterSheet::showExpression(bool shown)
{
    m_expressionShown = shown;
    if (!shown) m_expression->setText({}); // a condition nobody sees would be taken for missing records
    refreshEmpty();
    if (shown)
        m_expression->field().setFocus();
    else
        m_view->setFocus();
    store();
}

bool RegisterSheet::reveal(qint64 record)
{
    if (m_model->rowOf(record) < 0 && m_model->filtered()) {
        m_model->clearFilters();
        if (m_model->rowOf(record) >= 0)
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
    m_view->setVisible(!none);
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
