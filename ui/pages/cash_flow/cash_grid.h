#pragma once
#include "ui/pages/cash_flow/cash_grid_model.h"

#include <QScrollBar>
#include <QTableView>

namespace gantry {

/// The grid: objects and what is to come of them stay at the left, months scroll, the sum stays below. One model and one selection behind
/// the views of it.
class CashGrid final : public QWidget {
    Q_OBJECT
public:
    CashGrid(CashGridModel& model, int rowHeight, QWidget* parent = nullptr);
    QTableView& months() const { return *m_months; }
    QTableView& names() const { return *m_names; }
    QTableView& totals() const { return *m_monthSums; }
    QModelIndex current() const { return m_months->currentIndex(); }
    QModelIndexList selected() const { return m_months->selectionModel()->selectedIndexes(); }
    void setCurrent(int row, int column);
    /// Scrolls so that the month stands near the left edge of what scrolls.
    void showMonth(Month month);
    /// Takes what is being typed.
    bool finishEditing();
    void addMenuActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void currentChanged();
    void curveWanted(const QModelIndex& index); // a double click on the words of an object

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void prepare(QTableView& view);
    void layColumns();
    void keepPlace();
    void restorePlace();

    CashGridModel& m_model;
    class Sums;
    Sums* m_sums;
    QTableView *m_names, *m_months, *m_nameSums, *m_monthSums;
    QScrollBar *m_across, *m_down;
    RecordKey m_currentRecord;
    std::optional<CashColumn> m_currentColumn;
    std::optional<Month> m_toShow;
    bool m_fresh = true; // nobody has scrolled yet
    bool m_placing = false;
};

} // namespace gantry
