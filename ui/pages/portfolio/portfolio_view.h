#pragma once
#include <QTreeView>

namespace gantry {

/// A tree whose rows are tinted whole, by kind and selection, in the table and left of it.
class PortfolioView final : public QTreeView {
    Q_OBJECT
public:
    explicit PortfolioView(QWidget* parent = nullptr);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace gantry
