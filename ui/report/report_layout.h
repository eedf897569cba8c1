#pragma once
#include "core/report/document.h"
#include "core/report/drawing.h"
#include "ui/shell/theme.h"

namespace gantry {

struct ProseSpan;

/// Words broken into the lines of a column. They are kept as text, not as laid out glyphs: a register has a hundred thousand of them.
struct PrintedText {
    QPointF at; ///< of the first line's top left, within its piece
    double width = 0;
    ReportAlign align = ReportAlign::Left;
    QFont font;
    QColor ink;
    std::vector<QString> lines;
    double lineHeight = 0;
};
/// A run of words of one look within a line of prose.
struct PrintedRun {
    QPointF at; ///< on the base line
    QString text;
    QFont font;
    QColor ink;
};
struct PrintedFill {
    QRectF area;
    QColor colour;
};
struct PrintedMark {
    QRectF area;
    Status status{};
};
struct PrintedDrawing {
    QPointF at;
    Drawing drawing;
};
using PrintedShape = std::variant<PrintedFill, PrintedMark, PrintedText, PrintedRun, PrintedDrawing>;

/// What stands together on a page: a row of a table, a line of prose, a chart. It is never cut.
struct PrintedPiece {
    double height = 0;
    double before = 0; ///< room above it, but at the top of a page
    bool withNext = false; ///< not alone at the foot of a page: a heading, the head of a group
    bool newPage = false;
    int table = -1; ///< whose header stands above it on every page that has a row of it
    std::vector<PrintedShape> shapes{};
};

/// A report laid out on pages, in units of 1/96 inch, in the light look and in fonts of fixed size.
class ReportLayout {
public:
    /// The document must outlive it.
    explicit ReportLayout(const ReportDocument& document);

    /// Lays out some more of the document; false once all of it is. A window stays awake between two calls.
    bool layNext();
    int pages() const { return int(m_pages.size()); }
    QSizeF paper() const { return m_paper; }
    /// One page, once all are laid out. The painter's unit is 1/96 inch.
    void paint(QPainter& painter, int page) const;

private:
    struct Placed {
        std::size_t piece;
        double y;
        bool header; ///< the header of its table stands above it
    };
    void laySection();
    void lay(const ReportProse& prose);
    void lay(const ReportFacts& facts);
    void lay(const ReportList& list);
    void lay(const ReportTable& table);
    void lay(const ReportChart& chart);
    void lay(const ReportSignatures& signatures);
    void layRows();
    void layHead();
    void layHeading(const QString& text, TypeRole role, double before);
    void layWords(const std::vector<ProseSpan>& spans, double left, double before, const QString& bullet, bool strong);
    PrintedText words(const QString& text, const QFont& font, QPointF at, double width, ReportAlign align = ReportAlign::Left) const;
    void addRow(const ReportTable& table, const ReportRow& row, int index);
    std::vector<double> columnWidths(const ReportTable& table) const;
    void place();
    void paintFrame(QPainter& painter, int page) const;
    double bodyHeight() const;

    const ReportDocument& m_document;
    QSizeF m_paper;
    QRectF m_body;
    std::vector<PrintedPiece> m_pieces;
    std::vector<PrintedPiece> m_headers; ///< of tables
    std::vector<std::vector<Placed>> m_pages;
    std::size_t m_section = 0, m_block = 0; ///< what is laid out next
    const ReportTable* m_table = nullptr; ///< whose rows are being laid out
    std::size_t m_row = 0;
    std::vector<double> m_widths; ///< of its columns
    bool m_headed = false, m_placed = false, m_newPage = false;
};

} // namespace gantry
