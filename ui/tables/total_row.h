#pragma once
#include <QWidget>

namespace gantry {

class TableView;

/// The line under a table that says what all its rows come to, in the columns that add up; it stands while the rows scroll, and is not
/// there where nothing adds up.
class TotalRow final : public QWidget {
    Q_OBJECT
public:
    explicit TotalRow(TableView& view, QWidget* parent = nullptr);
    /// What stands in a column; empty where it does not add up.
    QString text(int column) const;
    /// Is there or not, as its table is.
    void refresh();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TableView& m_view;
};

} // namespace gantry
