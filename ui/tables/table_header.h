#pragma once
#include "ui/tables/filter_row.h"

#include <QHeaderView>

namespace gantry {

/// The header of a register: titles with the order they sort by, the first columns staying while the others scroll, the filter row beneath.
class TableHeader final : public QHeaderView {
    Q_OBJECT
public:
    static constexpr int padding = 8, pageEdge = 16; // px; the first title stands under the page's
    TableHeader(RecordTableModel& model, QWidget* parent);
    /// Width in which a title reads well: on one line where it is short, else on two.
    static int widthFor(const QString& title);

    /// How many of the shown columns stay, from the left.
    void setFrozen(int count);
    int frozen() const { return m_frozen; }
    int frozenWidth() const;
    /// Shown columns in their order, where they stand at the moment; x counts from where lines begin.
    std::vector<ColumnSpan> spans() const;
    void setFiltersShown(bool shown);
    bool filtersShown() const { return m_filtersShown; }
    FilterRow* filters() const { return m_filters; }
    /// Lays titles and filters out anew.
    void refresh();

    QSize sizeHint() const override;

Q_SIGNALS:
    void sortWanted(int column, bool asFurtherKey);
    void menuWanted(int column, const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void updateGeometries() override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int titleHeight() const;
    static int indentOf(const ColumnSpan& span) { return span.x == 0 ? pageEdge : padding; }
    /// How far beside its drawn place the header takes a point of the frozen part to be.
    int shiftAt(int x) const;
    QMouseEvent shifted(const QMouseEvent& event) const;

    RecordTableModel& m_model;
    FilterRow* m_filters;
    int m_frozen = 0;
    bool m_filtersShown = true;
    int m_dragShift = 0; // of the press that a drag began with
    Qt::KeyboardModifiers m_modifiers;
    mutable int m_hovered = -1;
};

} // namespace gantry
