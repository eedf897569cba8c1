#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_delegate.h"
#include "ui/tables/table_view.h"

#include <QMenu>

// Which columns a TableView shows, how wide, in which order, and what their titles do.

namespace gantry {
namespace {

constexpr int rowsMeasured = 200;

/// Columns as wide as the text of the font in use and the widest date of the locale need.
std::vector<Column> measured(std::vector<Column> columns)
{
    const QFontMetrics metrics(figureFont(TypeRole::Table));
    int date = 0;
    for (int month = 1; month <= 12; ++month) date = std::max(date, metrics.horizontalAdvance(dateText(QDate(2028, month, 28))));
    const int time = metrics.horizontalAdvance(QStringLiteral(" 00:00"));
    for (Column& c : columns) {
        c.width = grown(c.width);
        if (c.kind == Kind::Date) c.width = date + 24;
        if (c.kind == Kind::DateTime || c.kind == Kind::Instant) c.width = date + time + 24;
    }
    return columns;
}

} // namespace

ColumnLayout TableView::standardLayout() const { return ColumnLayout::standard(measured(m_model.columns())); }

void TableView::restoreColumns(const QStringList& state) { setColumnLayout(ColumnLayout::restored(state, measured(m_model.columns()))); }

ColumnLayout TableView::columnLayout() const
{
    ColumnLayout layout;
    layout.frozen = m_header->frozen();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const bool shown = !m_header->isSectionHidden(column);
        const QString& key = m_model.columnAt(column).key;
        const auto known = std::ranges::find(m_layout.places, key, &ColumnPlace::key);
        const int width = shown              ? m_header->sectionSize(column)
            : known != m_layout.places.end() ? known->width
                                             : m_model.columnAt(column).width;
        layout.places.push_back({key, width, shown});
    }
    return layout;
}

void TableView::setColumnLayout(const ColumnLayout& layout)
{
    m_arranging = true;
    for (int i = 0; i < int(layout.places.size()); ++i) {
        const ColumnPlace& place = layout.places[std::size_t(i)];
        const int column = m_model.columnOf(place.key);
        if (column < 0) continue;
        m_header->moveSection(m_header->visualIndex(column), i);
        m_header->setSectionHidden(column, false);
        m_header->resizeSection(column, place.width);
        m_header->setSectionHidden(column, !place.shown);
    }
    m_layout = layout;
    m_arranging = false;
    m_header->setFrozen(layout.frozen);
    updateGeometries();
    viewport()->update();
    Q_EMIT columnsArranged();
}

std::vector<int> TableView::shownColumns() const
{
    std::vector<int> out;
    for (const ColumnSpan& span : m_header->spans()) out.push_back(span.column);
    return out;
}

int TableView::widthWanted(int column) const
{
    QStyleOptionViewItem option;
    option.rect = QRect(m_header->visualIndex(column) == 0 ? 0 : 1, 0, 10, 10);
    int width = TableHeader::widthFor(m_model.columnAt(column).title);
    const int first = std::max(0, rowAt(0));
    for (int row = first; row < std::min(first + rowsMeasured, m_model.rowCount()); ++row)
        width = std::max(width, m_delegate->sizeHint(option, m_model.index(row, column)).width());
    return width;
}

void TableView::fitColumn(int column) { m_header->resizeSection(column, std::clamp(widthWanted(column), 40, grown(600))); }

void TableView::fitColumns()
{
    if (m_model.rowCount() == 0) return;
    ColumnLayout layout = columnLayout();
    for (ColumnPlace& place : layout.places) {
        const int column = m_model.columnOf(place.key);
        const Column& c = m_model.columnAt(column);
        const bool title = c.edits && c.edits->is(Title);
        place.width = std::clamp(widthWanted(column) + 8, title ? 200 : 64, grown(title ? 360 : 260));
    }
    setColumnLayout(layout);
}

void TableView::sortBy(int column, bool asFurtherKey)
{
    if (!finishEditing()) return;
    std::vector<SortKey> keys = m_model.sortKeys();
    const auto it = std::ranges::find(keys, column, &SortKey::column);
    const bool known = it != keys.end();
    // Up, down, and back to the order that nobody asked for.
    if (known && it->order == Qt::DescendingOrder)
        keys.erase(it);
    else if (known)
        it->order = Qt::DescendingOrder;
    else
        keys.push_back({column, Qt::AscendingOrder});
    if (!asFurtherKey) std::erase_if(keys, [column](const SortKey& k) { return k.column != column; });
    m_model.setSort(std::move(keys));
}

void TableView::toggleGroup(int column)
{
    std::vector<int> groups = m_model.groupColumns();
    if (std::erase(groups, column) == 0) {
        if (groups.size() == RowGroups::levelsAtMost) groups.pop_back();
        groups.push_back(column);
    }
    setGroups(groups);
}

void TableView::setGroups(const std::vector<int>& columns)
{
    if (!finishEditing()) return;
    m_model.setGroups(columns);
    Q_EMIT columnsArranged();
}

void TableView::hideColumn(int column)
{
    ColumnLayout layout = columnLayout();
    if (std::ranges::count(layout.places, true, &ColumnPlace::shown) < 2) return; // a table without columns is none
    std::ranges::find(layout.places, m_model.columnAt(column).key, &ColumnPlace::key)->shown = false;
    layout.frozen = std::min(layout.frozen, int(std::ranges::count(layout.places, true, &ColumnPlace::shown)));
    setColumnLayout(layout);
}

void TableView::freezeTo(int column)
{
    ColumnLayout layout = columnLayout();
    const std::vector<int> shown = shownColumns();
    const int count = int(std::ranges::find(shown, column) - shown.begin()) + 1;
    layout.frozen = layout.frozen == count ? 0 : count;
    setColumnLayout(layout);
}

QMenu* TableView::columnMenu(int column)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* iconName, const QString& text, std::function<void()> run) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, std::move(run));
    };
    add("chevron-up", tr("Sort ascending"), [this, column] { m_model.setSort({{column, Qt::AscendingOrder}}); });
    add("chevron-down", tr("Sort descending"), [this, column] { m_model.setSort({{column, Qt::DescendingOrder}}); });
    if (!m_model.sortKeys().empty()) add("close", tr("Do not sort"), [this] { m_model.setSort({}); });
    menu->addSeparator();
    if (RowGroups::groups(m_model.columnAt(column))) {
        const bool groups = std::ranges::count(m_model.groupColumns(), column) > 0;
        const QString by = m_model.isGrouped() ? tr("Group by this column too") : tr("Group by this column");
        add("group", groups ? tr("Do not group by this column") : by, [this, column] { toggleGroup(column); });
        menu->addSeparator();
    }
    const std::vector<int> shown = shownColumns();
    const bool last =
        m_header->frozen() > 0 && m_header->frozen() <= int(shown.size()) && shown[std::size_t(m_header->frozen()) - 1] == column;
    add("pin", last ? tr("Do not freeze columns") : tr("Freeze to here"), [this, column] { freezeTo(column); });
    add("columns", tr("Fit width"), [this, column] { fitColumn(column); });
    add("eye", tr("Hide column"), [this, column] { hideColumn(column); });
    return menu;
}

} // namespace gantry
