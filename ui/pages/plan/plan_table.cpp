#include "ui/pages/plan/plan_table.h"

#include "ui/gantt/gantt_header.h"
#include "ui/pages/plan/plan_delegate.h"
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/refusal_tip.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

namespace gantry {
namespace {
constexpr int leastWidth = 36, mostWidth = 1200; // px of a column
}

int PlanTable::headerHeight() { return 2 * GanttHeader::tierHeight(); }

PlanTable::PlanTable(PlanModel& model, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_rowHeight(rowHeight)
    , m_tasks(new PlanHalf(*this))
    , m_cells(new PlanHalf(*this))
    , m_across(new QScrollBar(Qt::Horizontal, this))
    , m_tip(new RefusalTip(this))
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        rememberColumns();
        m_kept = current().isValid() ? m_model.recordAt(current()) : 0;
        m_keptColumn = current().isValid() ? m_model.planColumns()[std::size_t(current().column())].key : QString();
    });
    m_tasks->setModel(&model);
    m_cells->setModel(&model);
    m_cells->setSelectionModel(m_tasks->selectionModel());
    m_tasks->setTreePosition(1);
    m_cells->setRootIsDecorated(false);
    m_cells->setIndentation(0);
    m_cells->header()->setSectionsMovable(true);
    m_tasks->setAccessibleName(tr("Tasks"));
    m_cells->setAccessibleName(tr("Dates and figures of the tasks"));
    setFocusProxy(m_tasks);
    setMinimumWidth(200);
    connectHalf(m_tasks);
    connectHalf(m_cells);
    resetColumns();
    connect(m_across, &QScrollBar::valueChanged, this, [this](int value) { m_cells->horizontalScrollBar()->setValue(value); });
    connect(m_cells->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &PlanTable::syncAcross);
    connect(m_cells->horizontalScrollBar(), &QScrollBar::valueChanged, this, &PlanTable::syncAcross);
    connect(m_tasks, &PlanHalf::laidOut, this, &PlanTable::verticalChanged);
    connect(selection(), &QItemSelectionModel::selectionChanged, this, &PlanTable::takeSelection);
    connect(&model, &QAbstractItemModel::modelReset, this, &PlanTable::modelReset);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &PlanTable::rowsInserted);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &PlanTable::dropRows);
    connect(&model, &QAbstractItemModel::rowsMoved, this, [this](const QModelIndex&, int, int, const QModelIndex& to) {
        if (to.isValid()) openBelow(to); // it may be a summary only now
        dropRows();
    });
    modelReset();
}

PlanTable::~PlanTable()
{
    delete m_cells; // an editor that is open in one of them tells this table that it goes
    delete m_tasks;
    delete m_tip; // it lies on the window
}

void PlanTable::connectHalf(PlanHalf* half)
{
    auto* delegate = new PlanDelegate(m_rowHeight, this);
    half->setItemDelegate(delegate);
    connect(delegate, &PlanDelegate::opened, this, &PlanTable::editorOpened);
    connect(delegate, &PlanDelegate::refused, this, &PlanTable::editorRefused);
    connect(delegate, &QAbstractItemDelegate::closeEditor, this, &PlanTable::editorClosed);
    connect(delegate, &PlanDelegate::entered, this, [this](int rows, int columns) { moveBy(rows, columns); });
    PlanHalf* other = half == m_tasks ? m_cells : m_tasks;
    connect(half->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, other](int value) {
        other->verticalScrollBar()->setValue(value);
        Q_EMIT verticalChanged();
    });
    connect(half, &QTreeView::expanded, this, [this](const QModelIndex& index) { takeOpened(index, true); });
    connect(half, &QTreeView::collapsed, this, [this](const QModelIndex& index) { takeOpened(index, false); });
    connect(half->header(), &QHeaderView::sectionResized, this, &PlanTable::layOut);
    connect(half->header(), &QHeaderView::sectionMoved, this, &PlanTable::layOut);
    connect(half->header(), &QWidget::customContextMenuRequested, this,
        [this, half](const QPoint& at) { Q_EMIT columnsMenuRequested(half->header()->mapToGlobal(at)); });
    connect(half, &QWidget::customContextMenuRequested, this,
        [this, half](const QPoint& at) { Q_EMIT rowMenuRequested(half->viewport()->mapToGlobal(at)); });
}

bool PlanTable::opens(const QModelIndex& index) const
{
    if (m_model.filter().active()) return true;
    const qint64 record = m_model.recordAt(index);
    return m_model.taskAt(index) ? !m_closed.contains(record) : m_opened.contains(record);
}

/// Unfolds, as a person left them, the row itself and those below it.
void PlanTable::openBelow(const QModelIndex& parent)
{
    m_syncing = true;
    for (PlanHalf* half : {m_tasks, m_cells}) half->scheduleDelayedItemsLayout(); // then each unfolding is no more than a note
    std::vector<QModelIndex> open{parent};
    while (!open.empty()) {
        const QModelIndex at = open.back();
        open.pop_back();
        if (at.isValid() && !opens(at)) continue;
        if (at.isValid() && m_model.canFetchMore(at)) m_model.fetchMore(at);
        const int count = m_model.rowCount(at);
        if (at.isValid() && count > 0)
            for (PlanHalf* half : {m_tasks, m_cells}) half->expand(at);
        for (int row = 0; row < count; ++row)
            if (const QModelIndex child = m_model.index(row, 0, at); m_model.hasChildren(child)) open.push_back(child);
    }
    m_syncing = false;
}

void PlanTable::takeOpened(const QModelIndex& index, bool open)
{
    if (m_syncing) return;
    m_syncing = true;
    for (PlanHalf* half : {m_tasks, m_cells}) half->setExpanded(index, open);
    m_syncing = false;
    if (!m_model.filter().active()) { // what a filter unfolds is not kept
        QSet<qint64>& kept = m_model.taskAt(index) ? m_closed : m_opened;
        if (open == (&kept == &m_opened))
            kept.insert(m_model.recordAt(index));
        else
            kept.remove(m_model.recordAt(index));
    }
    dropRows();
}

void PlanTable::modelReset()
{
    m_editor = nullptr;
    m_tip->hide();
    applyColumns();
    openBelow({});
    m_selectedRecords.clear();
    dropRows();
    const int kept = std::max(0, rowOf(m_kept)); // else the first, so that keys have somewhere to start
    if (rows().empty()) return takeSelection();
    const QModelIndex index = rows()[std::size_t(kept)].siblingAtColumn(std::max(1, m_model.columnOf(m_keptColumn)));
    m_anchor = index;
    selection()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_tasks->scrollTo(index.siblingAtColumn(1));
}

void PlanTable::rowsInserted(const QModelIndex& parent, int first, int last)
{
    dropRows();
    if (parent.isValid() && !m_syncing && opens(parent))
        for (PlanHalf* half : {m_tasks, m_cells}) half->expand(parent);
    bool deep = false;
    for (int row = first; row <= last && !deep; ++row) deep = m_model.rowCount(m_model.index(row, 0, parent)) > 0;
    if (!deep || m_syncing) return;
    // A view that is just unfolding this very row is in the middle of its own work.
    QMetaObject::invokeMethod(
        this,
        [this, at = QPersistentModelIndex(parent)] {
            if (at.isValid()) openBelow(at), dropRows();
        },
        Qt::QueuedConnection);
}

void PlanTable::dropRows()
{
    m_rowsKnown = false;
    Q_EMIT rowsChanged();
}

const std::vector<QModelIndex>& PlanTable::rows() const
{
    if (m_rowsKnown) return m_rows;
    m_rows.clear();
    m_places.clear();
    struct Level {
        QModelIndex parent;
        int next, count;
    };
    std::vector<Level> open{{{}, 0, m_model.rowCount()}};
    while (!open.empty()) {
        Level& level = open.back();
        if (level.next == level.count) {
            open.pop_back();
            continue;
        }
        const QModelIndex index = m_model.index(level.next++, 0, level.parent);
        m_places.insert(m_model.recordAt(index), int(m_rows.size()));
        m_rows.push_back(index);
        if (const int below = m_model.rowCount(index); below > 0 && m_tasks->isExpanded(index)) open.push_back({index, 0, below});
    }
    m_rowsKnown = true;
    return m_rows;
}

int PlanTable::rowOf(qint64 record) const
{
    rows();
    return m_places.value(record, -1);
}

void PlanTable::toggleCurrent()
{
    const QModelIndex at = current().siblingAtColumn(0);
    if (at.isValid()) m_tasks->setExpanded(at, !m_tasks->isExpanded(at));
}

void PlanTable::expandAll()
{
    m_closed.clear();
    for (const NodeId project : m_model.projects()) m_opened.insert(project.value);
    openBelow({});
    dropRows();
}

void PlanTable::collapseAll()
{
    m_opened.clear();
    for (const QModelIndex& index : rows())
        if (m_model.taskAt(index) && m_model.rowCount(index) > 0) m_closed.insert(m_model.recordAt(index));
    m_syncing = true;
    for (PlanHalf* half : {m_tasks, m_cells}) half->collapseAll();
    m_syncing = false;
    dropRows();
}

void PlanTable::resetColumns()
{
    m_columns.clear();
    for (const PlanColumn& column : m_model.planColumns()) m_columns.push_back({column.key, column.shown, column.width});
    applyColumns();
}

/// Reads widths, order and choice back from the headers. Columns that the model has not now keep what was known of them.
void PlanTable::rememberColumns()
{
    std::vector<ColumnState> now;
    const auto& columns = m_model.planColumns();
    const auto add = [&](int column) {
        const QString& key = columns[std::size_t(column)].key;
        const auto known = std::ranges::find(m_columns, key, &ColumnState::key);
        const bool hidden = halfOf(column)->isColumnHidden(column);
        const int held = known == m_columns.end() ? columns[std::size_t(column)].width : known->width;
        // A column that no project here offers is hidden whatever was chosen.
        const bool chosen = m_model.offers(column) || known == m_columns.end() ? !hidden : known->shown;
        now.push_back({key, chosen, hidden ? held : halfOf(column)->columnWidth(column)});
    };
    add(0);
    add(1);
    for (int visual = 0; visual < int(columns.size()); ++visual)
        if (const int column = m_cells->header()->logicalIndex(visual); !isFrozen(column)) add(column);
    for (const ColumnState& known : m_columns)
        if (m_model.columnOf(known.key) < 0) now.push_back(known);
    m_columns = std::move(now);
}

void PlanTable::applyColumns()
{
    m_syncing = true;
    const auto& columns = m_model.planColumns();
    for (int i = 0; i < std::ssize(columns); ++i) {
        const auto known = std::ranges::find(m_columns, columns[std::size_t(i)].key, &ColumnState::key);
        const bool shown = known == m_columns.end() ? columns[std::size_t(i)].shown : known->shown;
        const int width = known == m_columns.end() ? columns[std::size_t(i)].width : known->width;
        m_tasks->setColumnHidden(i, !isFrozen(i));
        m_cells->setColumnHidden(i, isFrozen(i) || !shown || !m_model.offers(i));
        if (!halfOf(i)->isColumnHidden(i)) halfOf(i)->setColumnWidth(i, std::clamp(width, leastWidth, mostWidth));
    }
    int place = 2;
    for (const ColumnState& known : m_columns)
        if (const int column = m_model.columnOf(known.key); column >= 2)
            m_cells->header()->moveSection(m_cells->header()->visualIndex(column), place++);
    m_syncing = false;
    layOut();
}

bool PlanTable::isShown(int column) const { return !halfOf(column)->isColumnHidden(column); }

void PlanTable::setShown(int column, bool shown)
{
    if (isFrozen(column) || shown == isShown(column)) return;
    rememberColumns();
    const auto known = std::ranges::find(m_columns, m_model.planColumns()[std::size_t(column)].key, &ColumnState::key);
    known->shown = shown;
    applyColumns();
}

std::vector<int> PlanTable::shownColumns() const
{
    std::vector<int> out{0, 1};
    for (int visual = 0; visual < m_model.columnCount(); ++visual)
        if (const int column = m_cells->header()->logicalIndex(visual); !isFrozen(column) && isShown(column)) out.push_back(column);
    return out;
}

QStringList PlanTable::saveColumns() const
{
    const_cast<PlanTable*>(this)->rememberColumns();
    QStringList out;
    for (const ColumnState& column : m_columns)
        out << QStringLiteral("%1%2=%3").arg(column.shown ? QString() : QStringLiteral("-"), column.key).arg(column.width);
    return out;
}

void PlanTable::restoreColumns(const QStringList& saved)
{
    std::vector<ColumnState> columns;
    for (const QString& text : saved) {
        const auto equals = text.lastIndexOf(u'=');
        const bool shown = !text.startsWith(u'-');
        const QString key = text.mid(shown ? 0 : 1, equals - (shown ? 0 : 1));
        if (equals > 0 && std::ranges::count(columns, key, &ColumnState::key) == 0)
            columns.push_back({key, shown, text.mid(equals + 1).toInt()});
    }
    if (columns.empty()) return;
    m_columns = std::move(columns);
    applyColumns();
}

int PlanTable::widthWanted() const { return m_tasks->header()->length() + 1 + m_cells->header()->length(); }

void PlanTable::layOut()
{
    if (m_syncing) return;
    // The frozen part leaves room for at least one column to be seen moving under it.
    const int left = std::min(m_tasks->header()->length(), std::max(120, width() - 80)), rest = std::max(0, width() - left - 1);
    m_tasks->setGeometry(mirrored(QRect(0, 0, left, height() - barHeight), rect()));
    m_cells->setGeometry(mirrored(QRect(left + 1, 0, rest, height() - barHeight), rect()));
    m_across->setGeometry(mirrored(QRect(left + 1, height() - barHeight, rest, barHeight), rect()));
    m_across->setVisible(m_cells->header()->length() > rest);
    syncAcross();
    update();
}

void PlanTable::syncAcross()
{
    const QScrollBar* inner = m_cells->horizontalScrollBar();
    const QSignalBlocker still(m_across);
    m_across->setRange(inner->minimum(), inner->maximum());
    m_across->setPageStep(inner->pageStep());
    m_across->setSingleStep(20);
    m_across->setValue(inner->value());
}

QScrollBar* PlanTable::verticalBar() const { return m_tasks->verticalScrollBar(); }
void PlanTable::scrollBy(int pixels) { verticalBar()->setValue(verticalBar()->value() + pixels); }
void PlanTable::resizeEvent(QResizeEvent*) { layOut(); }

void PlanTable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(painter, mirrored(QRect(m_tasks->width(), 0, 1, height()), rect()), currentTheme()["line.default"_token]);
}

void PlanTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        for (PlanHalf* half : {m_tasks, m_cells}) static_cast<PlanDelegate*>(half->itemDelegate())->fontsChanged();
    QWidget::changeEvent(event);
}

} // namespace gantry
