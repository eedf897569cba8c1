#pragma once
#include <QWidget>

class QAction;
class QHBoxLayout;

namespace gantry {

class ActionButton;

/// The 40 px under a page header: what is shown at the left (view, filter, group, columns, chips), legend and icon buttons at the right.
class ToolRow final : public QWidget {
    Q_OBJECT
public:
    explicit ToolRow(QWidget* parent = nullptr);
    ActionButton* addAction(QAction* action);
    void addWidget(QWidget* widget);
    void addSeparator();
    ActionButton* addRightAction(QAction* action); ///< icon only
    void addRightWidget(QWidget* widget);
    void addRightSeparator();
    /// Buttons that show their icon alone where the width does not hold all texts, the first of them first.
    void setYielding(std::vector<ActionButton*> buttons);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();

    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    std::vector<ActionButton*> m_yielding;
};

} // namespace gantry
