#pragma once
#include <QPushButton>

class QAction;

namespace gantry {

/// A push button that is its action: text, icon, tooltip with shortcut, checked, enabled and visible state come from it.
/// An action with a menu shows a chevron and opens it.
class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    enum class Look { Primary, Outlined, Bare, IconOnly };
    ActionButton(QAction* action, Look look, QWidget* parent = nullptr);
    QAction* action() const { return m_action; }
    QSize sizeHint() const override;
    /// Without it only the icon is shown; the tooltip has the words.
    void setTextShown(bool shown);
    /// What it needs to show its text.
    int wholeWidth() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    QAction* m_action;
    Look m_look;
    bool m_textShown = true;
};

} // namespace gantry
