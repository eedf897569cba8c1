#pragma once
#include <QAction>
#include <QWidget>

namespace gantry {

class ScopeSelector;

/// The 44 px at the top: menu, scope, search in the middle, undo, redo, status date.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    TopBar(QAction* menu, QAction* search, QAction* undo, QAction* redo, QWidget* parent = nullptr);
    ScopeSelector* scope() const { return m_scope; }
    /// Empty: there is none to show.
    void setStatusDate(const QString& text, const QString& tip = {});
    QWidget* searchField() const { return m_search; }

Q_SIGNALS:
    void typed(const QString& text); // into the search box

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ScopeSelector* m_scope;
    QWidget* m_search;
    QWidget* m_left;
    QWidget* m_right;
    QWidget* m_date;
};

} // namespace gantry
