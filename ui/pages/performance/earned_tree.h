#pragma once
#include "ui/pages/performance/earned_model.h"
#include "ui/tables/column_layout.h"

#include <QTreeView>

namespace gantry {

/// The table of earned value: a tree whose rows are tinted by level, figures in computed cells, columns of a person's choosing.
class EarnedTree final : public QTreeView {
    Q_OBJECT
public:
    EarnedTree(EarnedModel& model, int rowHeight, QWidget* parent = nullptr);
    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout& layout);
    ColumnLayout standardLayout() const { return ColumnLayout::standard(m_model.columns()); }

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    EarnedModel& m_model;
};

} // namespace gantry
