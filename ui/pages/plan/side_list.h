#pragma once
#include <QListView>

namespace gantry {

/// What rows of a list beside a plan say of their looks.
enum SideRole {
    SideHeadingRole = Qt::UserRole + 1, // bool: heads those below it; cannot be chosen
    SideFigureRole, // text at its end
    SideStatusRole, // int of a Status before its name; absent: none
    SideDetailRole, // a second line in small letters; empty: one line
};

/// A list in a panel beside a plan, drawn in the look of the window; Enter, Space and a click choose a row, and Esc leaves.
class SideList final : public QListView {
    Q_OBJECT
public:
    explicit SideList(QAbstractItemModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QModelIndex& index);
    void currentMoved(const QModelIndex& index);
    void escaped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};

} // namespace gantry
