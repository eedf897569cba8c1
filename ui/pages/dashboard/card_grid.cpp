#include "ui/pages/dashboard/card_grid.h"

#include "ui/shell/theme.h"

namespace gantry {

CardGrid::CardGrid(QWidget* parent)
    : QWidget(parent)
{
}

void CardGrid::setRows(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    int height = 2 * padding + gap * std::max(0, int(m_rows.size()) - 1);
    QList<QWidget*> shown;
    QWidget* before = nullptr;
    for (const Row& row : m_rows) {
        height += row.height;
        for (const Item& item : row.items) {
            shown << item.widget;
            if (item.widget->parentWidget() != this) item.widget->setParent(this);
            if (before) setTabOrder(before, item.widget);
            before = item.widget;
        }
    }
    setMinimumHeight(height);
    arrange();
    for (QWidget* widget : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) widget->setVisible(shown.contains(widget));
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CardGrid::arrange()
{
    const int wide = width() - 2 * padding;
    const auto edge = [wide](int column) { return padding + column * (wide + gap) / columns; }; // left edge of a column
    int spare = height() - minimumHeight();
    int stretching = int(std::ranges::count_if(m_rows, &Row::stretches));
    int y = padding;
    for (const Row& row : m_rows) {
        int tall = row.height;
        if (row.stretches && spare > 0) {
            const int part = spare / stretching--;
            tall += part, spare -= part;
        }
        int column = 0;
        for (const Item& item : row.items) {
            const int x = edge(column);
            column += item.span;
            item.widget->setGeometry(mirrored(QRect(x, y, edge(column) - gap - x, tall), rect()));
        }
        y += tall + gap;
    }
}

} // namespace gantry
