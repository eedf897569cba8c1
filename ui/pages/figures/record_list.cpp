#include "ui/pages/figures/record_list.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace gantry {

namespace {
int lineHeight() { return grown(24); }
int headerHeight() { return grown(28); }
constexpr int padding = 6; // px left and right of a cell
constexpr int edge = 11; // px at the ends of a row: the text of a card stands 12 from its frame
constexpr int measured = 500; // rows that a column's width is taken from
constexpr int barWidth = 64, barHeight = 6; // px

QFont fontOf(const RecordColumn& column)
{
    return column.alignment & Qt::AlignRight ? figureFont(TypeRole::Table) : textFont(TypeRole::Table);
}
QRect insideOf(const QRect& cell, bool first, bool last)
{
    return mirrored(cell.adjusted(first ? edge : padding, 0, last ? -edge : -padding, 0), cell);
}
int codeRoom(const QString& code)
{
    return code.isEmpty() ? 0 : std::max(40, QFontMetrics(textFont(TypeRole::Table)).horizontalAdvance(code) + 8);
}
} // namespace

class RecordList::Model final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(table.rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(table.columns.size()); }
    const RecordCell& cell(const QModelIndex& index) const
    {
        return table.rows[std::size_t(index.row())].cells[std::size_t(index.column())];
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid()) return {};
        switch (role) {
        case Qt::DisplayRole: return cell(index).code.isEmpty() ? cell(index).text : cell(index).code + u' ' + cell(index).text;
        case Qt::TextAlignmentRole: return int(table.columns[std::size_t(index.column())].alignment | Qt::AlignVCenter);
        case Qt::ToolTipRole: return table.rows[std::size_t(index.row())].tip;
        case Qt::AccessibleTextRole:
            // The first column speaks for its row: a reader of screens hears it whole.
            return index.column() == 0 ? data(index, Qt::ToolTipRole) : data(index, Qt::DisplayRole);
        default: return {};
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section >= columnCount()) return {};
        const RecordColumn& column = table.columns[std::size_t(section)];
        if (role == Qt::DisplayRole) return column.title;
        if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
        return {};
    }
    void set(RecordTable next)
    {
        beginResetModel();
        table = std::move(next);
        endResetModel();
    }
    RecordTable table;
};

namespace {
/// Paints the cells of a RecordList.
class CellDelegate final : public QStyledItemDelegate {
public:
    using CellOf = std::function<const RecordCell&(const QModelIndex&)>;
    CellDelegate(CellOf cell, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_cell(std::move(cell))
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {40, lineHeight()}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        const RecordCell& cell = m_cell(index);
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        QRect room = insideOf(option.rect, index.column() == 0, index.column() == index.model()->columnCount() - 1);
        if (cell.mark) {
            const int wide = 10 + (cell.trend ? 14 : 0);
            const double x = alignment & Qt::AlignHCenter ? room.center().x() + 1 - wide / 2.0 : room.x();
            const double y = option.rect.y() + (option.rect.height() - 10) / 2.0;
            paintStatus(p, mirrored(QRectF(x, y, 10, 10), room), *cell.mark);
            if (cell.trend) paintTrend(p, mirrored(QRectF(x + 14, y + 1, 8, 8), room), *cell.trend);
            room = mirrored(room.adjusted(int(x) - room.x() + wide + 8, 0, 0, 0), room);
        }
        if (cell.share) {
            const QRectF track(room.x(), option.rect.y() + (option.rect.height() - barHeight) / 2.0, barWidth, barHeight);
            panel(*p, mirrored(track, room), 2, t["line.default"_token]);
            if (*cell.share > 0)
                panel(*p, mirrored(QRectF(track.x(), track.y(), std::max(2.0, barWidth * std::min(*cell.share, 1.0)), barHeight), room), 2,
                    t["accent.fill"_token]);
            room = mirrored(room.adjusted(barWidth + 8, 0, 0, 0), room);
        }
        p->setFont(textFont(TypeRole::Table));
        if (!cell.code.isEmpty()) {
            p->setPen(t["text.tertiary"_token]);
            drawWords(*p, room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, cell.code);
            room = mirrored(room.adjusted(codeRoom(cell.code), 0, 0, 0), room);
        }
        if (alignment & Qt::AlignRight) p->setFont(figureFont(TypeRole::Table));
        p->setPen(cell.judged ? statusInk(t, *cell.judged) : t[cell.faint ? "text.tertiary"_token : "text.primary"_token]);
        const QString text = alignment & Qt::AlignRight ? withMinus(cell.text, p->font()) : cell.text;
        drawWords(*p, room, alignment | Qt::TextSingleLine, p->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

private:
    CellOf m_cell;
};

/// Titles over the texts of their columns, where a plain header would stand a few pixels off.
class TitleRow final : public QHeaderView {
public:
    explicit TitleRow(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsMovable(false);
        setStretchLastSection(false);
        setSectionResizeMode(Fixed);
        setMinimumSectionSize(16);
        setFixedHeight(headerHeight());
    }

protected:
    void paintSection(QPainter* p, const QRect& rect, int section) const override
    {
        const Theme& t = currentTheme();
        p->fillRect(rect, t["bg.header"_token]);
        fillSharp(*p, QRectF(rect.x(), rect.bottom(), rect.width(), 1), t["line.default"_token]);
        p->setFont(textFont(TypeRole::SmallStrong));
        p->setPen(t["text.secondary"_token]);
        const int alignment = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        drawWords(*p, insideOf(rect, section == 0, section == count() - 1), alignment | Qt::TextSingleLine,
            model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};
} // namespace

RecordList::RecordList(QWidget* parent)
    : QTreeView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new CellDelegate([this](const QModelIndex& index) -> const RecordCell& { return m_model->cell(index); }, this));
    setFrameShape(NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem); // rows start whole at the top; the one cut at the bottom is not painted
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setCursor(Qt::PointingHandCursor);
    setHeader(new TitleRow(this));
    connect(this, &QAbstractItemView::entered, this, [this](const QModelIndex& index) { m_hovered = index.row(), viewport()->update(); });
    connect(this, &QAbstractItemView::viewportEntered, this, [this] { m_hovered = -1, viewport()->update(); });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (whole(visualRect(index))) Q_EMIT chosen(m_model->table.rows[std::size_t(index.row())].record);
    });
}

const RecordTable& RecordList::table() const { return m_model->table; }

RecordKey RecordList::currentRecord() const
{
    return currentIndex().isValid() ? m_model->table.rows[std::size_t(currentIndex().row())].record : RecordKey{};
}

int RecordList::wholeHeight() const { return (isHeaderHidden() ? 0 : headerHeight()) + lineHeight() * m_model->rowCount(); }

void RecordList::setTable(RecordTable table)
{
    if (table.rows == m_model->table.rows && table.columns.size() == m_model->table.columns.size()) return;
    const RecordKey current = currentIndex().isValid() ? m_model->table.rows[std::size_t(currentIndex().row())].record : RecordKey{};
    const int scrolled = verticalScrollBar()->value();
    m_model->set(std::move(table));
    setHeaderHidden(std::ranges::all_of(m_model->table.columns, [](const RecordColumn& c) { return c.title.isEmpty(); }));
    layColumns();
    const auto again = std::ranges::find(m_model->table.rows, current, &RecordRow::record);
    if (current.id && again != m_model->table.rows.end()) setCurrentIndex(m_model->index(int(again - m_model->table.rows.begin()), 0));
    verticalScrollBar()->setValue(scrolled);
}

void RecordList::layColumns()
{
    const auto& [columns, rows] = m_model->table;
    int left = viewport()->width(), stretching = -1;
    for (int c = 0; c < int(columns.size()); ++c) {
        const RecordColumn& column = columns[std::size_t(c)];
        if (column.stretches) {
            stretching = c;
            continue;
        }
        const QFontMetrics text(fontOf(column)), title(textFont(TypeRole::SmallStrong));
        int wide = title.horizontalAdvance(column.title);
        for (int r = 0; r < std::min<int>(measured, int(rows.size())); ++r) {
            const RecordCell& cell = rows[std::size_t(r)].cells[std::size_t(c)];
            if (rows[std::size_t(r)].head) continue;
            const int mark = (cell.mark ? 10 + (cell.trend ? 14 : 0) + (cell.text.isEmpty() ? 0 : 8) : 0) + (cell.share ? barWidth + 8 : 0);
            wide = std::max(wide, mark + codeRoom(cell.code) + text.horizontalAdvance(cell.text));
        }
        wide += 1 + (c == 0 ? edge : padding) + (c + 1 == int(columns.size()) ? edge : padding);
        header()->resizeSection(c, wide);
        left -= wide;
    }
    if (stretching >= 0) header()->resizeSection(stretching, std::max(60, left));
}

bool RecordList::whole(const QRect& row) const { return row.bottom() < viewport()->height() || row.y() <= 0; }

void RecordList::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!whole(option.rect)) return;
    const Theme& t = currentTheme();
    const bool current = hasFocus() && index.row() == currentIndex().row();
    const bool idle = m_showsCurrent && !current && index.row() == currentIndex().row();
    const RecordRow& row = m_model->table.rows[std::size_t(index.row())];
    if (idle)
        painter->fillRect(option.rect, t["bg.selectedIdle"_token]);
    else if (row.head && !current)
        painter->fillRect(option.rect, t["bg.group"_token]);
    else if (current || index.row() == m_hovered)
        painter->fillRect(option.rect, t[current ? "bg.selected"_token : "bg.hover"_token]);
    if (row.head) {
        painter->setFont(textFont(TypeRole::TableStrong));
        painter->setPen(t["text.primary"_token]);
        const QRect room(edge, option.rect.y(), viewport()->width() - 2 * edge, option.rect.height());
        drawWords(*painter, room, Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(row.cells.front().text, Qt::ElideRight, room.width()));
    }
    for (int c = 0; c < m_model->columnCount() && !row.head; ++c) {
        QStyleOptionViewItem cell(option);
        cell.rect = QRect(header()->sectionViewportPosition(c), option.rect.y(), header()->sectionSize(c), option.rect.height());
        itemDelegate()->paint(painter, cell, index.siblingAtColumn(c));
    }
    fillSharp(*painter, QRectF(0, option.rect.bottom(), viewport()->width(), 1), t["line.hair"_token]);
    if (current) frameSharp(*painter, QRectF(0, option.rect.y(), viewport()->width(), option.rect.height()), 2, t["focus.ring"_token]);
}

void RecordList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT chosen(m_model->table.rows[std::size_t(currentIndex().row())].record);
    else
        QTreeView::keyPressEvent(event);
}

void RecordList::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && m_model->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model->index(0, 0));
    QTreeView::focusInEvent(event);
}

void RecordList::leaveEvent(QEvent* event)
{
    m_hovered = -1;
    viewport()->update();
    QTreeView::leaveEvent(event);
}

void RecordList::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    layColumns();
}

void RecordList::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange) layColumns();
}

} // namespace gantry
