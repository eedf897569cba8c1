#pragma once
#include "ui/print/print_layout.h"
#include "ui/print/print_legend.h"
#include "ui/print/printed_plan.h"

namespace gantry {

/// A plan laid out on sheets, to be painted on any device: PDF, printer, preview. Vector all through, in the light look. It holds no
/// text of the cells; they are asked for as a sheet is painted. The plan must outlive it.
class PlanPrint {
public:
    /// What `before` measured of the same plan is not measured again where the choices leave rows and columns alone.
    /// Errors: as printLayout, and Invalid (print.unknown-column, print.does-not-fit).
    static Result<PlanPrint> make(const PrintedPlan& plan, const PrintChoices& choices, const PlanPrint* before = nullptr);

    const PrintLayout& layout() const { return m_layout; }
    const PrintChoices& choices() const { return m_choices; }
    int sheets() const { return int(m_layout.sheets.size()); }
    /// Of the document: what stands at its head.
    QString title() const;
    const PrintHeading& heading() const { return m_heading; }
    /// Paints one sheet with its corner at the painter's origin; `dotsPerMm` of the painter's coordinates.
    void paint(QPainter& painter, int sheet, double dotsPerMm) const;
    /// "Page 3 of 12, across 1 of 4, down 1 of 3"
    QString pageText(int sheet) const;

private:
    PlanPrint() = default;
    Result<void> measure();
    Result<void> fit();
    double cellWidth(int row, int column) const;
    QFont cellFont(const PrintRow& row, int column) const;
    QRectF cellRoom(const PrintRow& row, int column, const QRectF& cell) const;
    void paintHead(QPainter& p, const PrintSheet& sheet) const;
    void paintFoot(QPainter& p, int sheet) const;
    void paintTable(QPainter& p, const PrintSheet& sheet) const;
    void paintRow(QPainter& p, int row, double top) const;
    void paintBars(QPainter& p, const PrintSheet& sheet) const;

    const PrintedPlan* m_plan = nullptr;
    PrintChoices m_choices;
    PrintHeading m_heading;
    PrintMeasures m_measures;
    std::vector<int> m_columns; ///< of the plan's
    std::vector<LegendEntry> m_legend;
    PrintLayout m_layout;
};

} // namespace gantry
