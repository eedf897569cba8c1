#pragma once
#include <QWidget>

class QAction;
class QHBoxLayout;

namespace gantry {

class ActionButton;
class TextLabel;

/// The 48 px at the top of a page: title, one line of context (what, period, unit), actions at the right with the one filled button last,
/// then overflow. Where the width does not hold them, actions move into the overflow menu, the primary never.
class PageHeader final : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setContext(const QString& line);
    /// A widget such as a SegmentedButton, left of the actions.
    void addWidget(QWidget* widget);
    void addAction(QAction* action);
    void setPrimary(QAction* action);
    /// Only in the overflow menu.
    void addOverflow(QAction* action);

    QSize sizeHint() const override { return {480, 49}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void openOverflow();

    TextLabel* m_title;
    TextLabel* m_context;
    QHBoxLayout* m_tools;
    QHBoxLayout* m_actions;
    QAction* m_more;
    ActionButton* m_moreButton;
    ActionButton* m_primary = nullptr;
    QList<ActionButton*> m_buttons;
    QList<QAction*> m_overflow;
};

} // namespace gantry
