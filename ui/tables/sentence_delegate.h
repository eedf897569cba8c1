#pragma once
#include <QStyledItemDelegate>
#include <QTreeWidget>

namespace gantry {

/// For a list in which one column holds sentences: they stand in full, over as many lines as they need.
class SentenceDelegate final : public QStyledItemDelegate {
public:
    SentenceDelegate(int column, QTreeWidget* list)
        : QStyledItemDelegate(list)
        , m_column(column)
        , m_list(*list)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        constexpr int padding = 8; // px
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() != m_column) return size;
        const int width = m_list.columnWidth(m_column) - 2 * padding;
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, index.data().toString());
        return {size.width(), std::max(size.height(), text.height() + padding)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() != m_column) option->features.setFlag(QStyleOptionViewItem::WrapText, false); // the tooltip has it whole
    }

private:
    const int m_column;
    QTreeWidget& m_list;
};

} // namespace gantry
