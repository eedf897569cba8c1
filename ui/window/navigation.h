#pragma once
#include "ui/shell/page.h"

class QAbstractButton;
class QScrollArea;
class QVBoxLayout;

namespace gantry {

/// The list of pages at the left, in groups; where the window is narrow a rail of icons.
class Navigation final : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent = nullptr);
    void setPages(const std::vector<PageInfo>& pages);
    void setCurrent(const QString& key);
    void setRail(bool rail);
    bool rail() const { return m_rail; }
    /// At the bottom, below the pages.
    void addFooter(QAction* action);

Q_SIGNALS:
    void chosen(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    bool m_rail = false;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list;
    QVBoxLayout* m_footer;
    std::vector<QWidget*> m_headings;
    std::vector<QAbstractButton*> m_items;
};

} // namespace gantry
