#include "core/report/html.h"

#include "core/base/write_whole.h"
#include "core/report/drawing.h"
#include "core/report/prose.h"

#include <cmath>

namespace gantry {
namespace {

constexpr double chartWidth = 680, matrixWidth = 490; // 1/96 inch: what A4 has room for

constexpr const char* style = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:32px 24px;background:#fff;color:#17202e;font:14px/1.45 "Noto Sans","Segoe UI","DejaVu Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
h1{margin:2px 0 4px;font-size:24px;line-height:1.25;font-weight:600}
h2{margin:28px 0 8px;padding-bottom:4px;border-bottom:1px solid #d2d8e0;font-size:17px;font-weight:600}
h3,h4{margin:16px 0 4px;font-size:14px;font-weight:600}
p{margin:0 0 8px;max-width:80ch;white-space:pre-line}
p.quiet,.kind,.foot{color:#596478}
.kind{margin:0;font-size:13px}
ul,ol{margin:0 0 8px;padding-left:22px;max-width:80ch}
li{white-space:pre-line}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:2px 24px;margin:0 0 12px}
dl>div{display:grid;grid-template-columns:140px 1fr;gap:8px;padding:3px 0;border-bottom:1px solid #e6e9ee}
dt{color:#465164}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
table{width:100%;margin:0 0 16px;border-collapse:collapse;font-size:13px}
caption{padding:8px 0 4px;text-align:left;font-weight:600}
th,td{padding:5px 8px;border-bottom:1px solid #e6e9ee;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
thead th{background:#f3f5f8;border-bottom:1px solid #d2d8e0;color:#465164;font-weight:600;font-size:12px;vertical-align:bottom}
tbody th{font-weight:400}
tr.group th{background:#eef1f5;font-weight:600}
tr.total th,tr.total td{background:#e4e9f0;font-weight:600}
.r{text-align:right}
td.r,th[scope=row].r{white-space:nowrap}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:8px 32px}
.c{text-align:center}
.b1{background:#dcebf3}.b2{background:#f7e6a6}.b3{background:#eba157}.b4{background:#a3281f;color:#fff}
.mark{display:inline-block;width:10px;height:10px;margin-right:6px;vertical-align:-1px}
figure{margin:0 0 16px}
figcaption{margin-bottom:4px;font-weight:600}
figcaption span{color:#596478;font-weight:400}
svg{max-width:100%;height:auto}
.sign{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:20px 32px;margin:16px 0}
.sign div{padding-top:40px;break-inside:avoid}
.sign .line{padding:4px 0 0;border-top:1px solid #17202e}
.sign small{display:block;color:#596478}
.foot{margin-top:32px;padding-top:8px;border-top:1px solid #d2d8e0;font-size:12px}
@media print{
body{max-width:none;padding:0;font-size:10pt}
table{font-size:9pt}
thead{display:table-header-group}
tr,figure,dl>div{break-inside:avoid}
h2,h3,h4,caption,tr.group{break-after:avoid}
section.page{break-before:page}
thead th,tr.group th,tr.total th,tr.total td,.b1,.b2,.b3,.b4,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)";

QString number(double value) { return QString::number(std::round(value * 100) / 100 + 0.0, 'g', 8); }

/// Text as text, in content and in attributes alike; what no document may hold falls away.
QString escaped(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) switch (c.unicode()) {
        case u'&': out += QLatin1String("&amp;"); break;
        case u'<': out += QLatin1String("&lt;"); break;
        case u'>': out += QLatin1String("&gt;"); break;
        case u'"': out += QLatin1String("&quot;"); break;
        case u'\'': out += QLatin1String("&#39;"); break;
        default:
            if (c.unicode() >= 0x20 || c == u'\n' || c == u'\t') out += c;
        }
    return out;
}

QLatin1String classOf(ReportAlign align)
{
    return align == ReportAlign::Right ? QLatin1String("r") : align == ReportAlign::Centre ? QLatin1String("c") : QLatin1String();
}

class Writer {
public:
    QByteArray write(const ReportDocument& document)
    {
        const ReportHead& head = document.head;
        const QString title = head.kind + QStringLiteral(": ") + head.title;
        m_out += QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n").arg(escaped(document.language));
        // Nothing is fetched, whatever a text may look like.
        m_out += QStringLiteral("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
                                "&#39;unsafe-inline&#39;\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        if (!head.author.isEmpty()) m_out += QStringLiteral("<meta name=\"author\" content=\"%1\">\n").arg(escaped(head.author));
        m_out += QStringLiteral("<title>%1</title>\n<style>%2@page{size:A4 %3;margin:14mm}\n</style>\n</head>\n<body>\n")
                     .arg(escaped(title), QString::fromLatin1(style),
                         document.landscape ? QStringLiteral("landscape") : QStringLiteral("portrait"));
        writeHead(head);
        m_out += QStringLiteral("<main>\n");
        for (const ReportSection& section : document.sections) writeSection(section);
        m_out += QStringLiteral("</main>\n<footer class=\"foot\">%1</footer>\n</body>\n</html>\n").arg(escaped(footOf(head)));
        return m_out.toUtf8();
    }

private:
    void writeHead(const ReportHead& head)
    {
        m_out += QStringLiteral("<header>\n<p class=\"kind\">%1</p>\n<h1>%2</h1>\n").arg(escaped(head.kind), escaped(head.title));
        ReportFacts facts;
        const auto add = [&](const QString& label, const QString& value) {
            if (!value.isEmpty()) facts.facts.push_back({label, value});
        };
        for (const auto& [label, value] : factsOf(head)) add(label, value);
        write(facts);
        m_out += QStringLiteral("</header>\n");
    }

    void writeSection(const ReportSection& section)
    {
        m_out += section.newPage ? QStringLiteral("<section class=\"page\">\n") : QStringLiteral("<section>\n");
        if (!section.heading.isEmpty()) m_out += QStringLiteral("<h2>%1</h2>\n").arg(escaped(section.heading));
        m_heading = section.heading;
        bool paired = false; // matrices that follow each other stand side by side
        for (std::size_t i = 0; i < section.blocks.size(); ++i) {
            const bool pairs =
                isMatrix(section.blocks[i]) && (paired || (i + 1 < section.blocks.size() && isMatrix(section.blocks[i + 1])));
            if (pairs != paired) m_out += pairs ? QStringLiteral("<div class=\"pair\">\n") : QStringLiteral("</div>\n");
            paired = pairs;
            std::visit([this](const auto& b) { write(b); }, section.blocks[i]);
        }
        if (paired) m_out += QStringLiteral("</div>\n");
        m_out += QStringLiteral("</section>\n");
    }

    static bool isMatrix(const ReportBlock& block)
    {
        const auto* chart = std::get_if<ReportChart>(&block);
        return chart && std::holds_alternative<ReportMatrix>(chart->data);
    }

    void write(const ReportProse& prose)
    {
        if (prose.quiet) {
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(escaped(prose.text));
            return;
        }
        QLatin1String open; // the list that is being written
        const auto list = [&](QLatin1String wanted) {
            if (open == wanted) return;
            if (!open.isEmpty()) m_out += QStringLiteral("</%1>\n").arg(open);
            if (!wanted.isEmpty()) m_out += QStringLiteral("<%1>\n").arg(wanted);
            open = wanted;
        };
        for (const ProseBlock& block : proseOf(prose.text)) {
            switch (block.kind) {
            case ProseBlock::Bullet: list(QLatin1String("ul")); break;
            case ProseBlock::Number: list(QLatin1String("ol")); break;
            default: list({});
            }
            switch (block.kind) {
            case ProseBlock::Paragraph: m_out += QStringLiteral("<p>%1</p>\n").arg(inner(block)); break;
            case ProseBlock::Heading: m_out += QStringLiteral("<h3>%1</h3>\n").arg(inner(block)); break;
            case ProseBlock::Bullet: m_out += QStringLiteral("<li>%1</li>\n").arg(inner(block)); break;
            case ProseBlock::Number: m_out += QStringLiteral("<li value=\"%1\">%2</li>\n").arg(block.number).arg(inner(block)); break;
            }
        }
        list({});
    }
    static QString inner(const ProseBlock& block)
    {
        QString out;
        for (const ProseSpan& span : block.spans) {
            QString text = escaped(span.text);
            if (span.emphasis) text = QStringLiteral("<em>%1</em>").arg(text);
            if (span.strong) text = QStringLiteral("<strong>%1</strong>").arg(text);
            out += text;
        }
        return out;
    }

    static QString markOf(ReportMark mark)
    {
        static constexpr const char* shapes[] = {"", R"(<circle cx="5" cy="5" r="5" fill="#15936b"/>)",
            R"(<path d="M5 .5 9.8 9.5H.2Z" fill="#be7800"/>)", R"(<path d="M.5.5h9v9h-9Z" fill="#b3271e"/>)",
            R"(<circle cx="5" cy="5" r="4" fill="none" stroke="#7a8595" stroke-width="2"/>)"};
        if (mark == ReportMark::None) return {};
        return QStringLiteral("<svg class=\"mark\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">%1</svg>")
            .arg(QLatin1String(shapes[std::size_t(mark)]));
    }

    void write(const ReportFacts& facts)
    {
        if (facts.facts.empty()) return;
        m_out += QStringLiteral("<dl>\n");
        for (const ReportFact& fact : facts.facts)
            m_out +=
                QStringLiteral("<div><dt>%1</dt><dd>%2%3</dd></div>\n").arg(escaped(fact.label), markOf(fact.mark), escaped(fact.value));
        m_out += QStringLiteral("</dl>\n");
    }

    void write(const ReportList& list)
    {
        const QLatin1String tag(list.numbered ? "ol" : "ul");
        m_out += QStringLiteral("<%1>\n").arg(tag);
        for (const QString& item : list.items) m_out += QStringLiteral("<li>%1</li>\n").arg(escaped(item));
        m_out += QStringLiteral("</%1>\n").arg(tag);
    }

    void write(const ReportTable& table)
    {
        if (table.rows.empty()) {
            if (!table.title.isEmpty()) m_out += QStringLiteral("<h3>%1</h3>\n").arg(escaped(table.title));
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(escaped(table.empty));
            return;
        }
        m_out += table.title.isEmpty() ? QStringLiteral("<table aria-label=\"%1\">\n").arg(escaped(m_heading))
                                       : QStringLiteral("<table>\n<caption>%1</caption>\n").arg(escaped(table.title));
        double shares = 0;
        for (const ReportColumn& column : table.columns) shares += column.share;
        m_out += QStringLiteral("<colgroup>");
        for (const ReportColumn& column : table.columns)
            m_out += QStringLiteral("<col style=\"width:%1%\">").arg(number(100 * column.share / shares));
        m_out += QStringLiteral("</colgroup>\n<thead><tr>");
        for (const ReportColumn& column : table.columns)
            m_out += QStringLiteral("<th scope=\"col\"%1>%2</th>").arg(classes({classOf(column.align)}), escaped(column.title));
        m_out += QStringLiteral("</tr></thead>\n<tbody>\n");
        for (const ReportRow& row : table.rows) writeRow(table, row);
        m_out += QStringLiteral("</tbody>\n</table>\n");
    }
    static QString classes(const QStringList& names)
    {
        const QString joined = names.join(u' ').trimmed();
        return joined.isEmpty() ? QString() : QStringLiteral(" class=\"%1\"").arg(joined);
    }
    void writeRow(const ReportTable& table, const ReportRow& row)
    {
        if (row.kind == ReportRow::Group) {
            const QString words = row.cells.empty() ? QString() : escaped(row.cells.front().text);
            m_out += QStringLiteral("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%1\">%2</th></tr>\n")
                         .arg(table.columns.size())
                         .arg(words);
            return;
        }
        m_out += row.kind == ReportRow::Total ? QStringLiteral("<tr class=\"total\">") : QStringLiteral("<tr>");
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const ReportCell cell = i < row.cells.size() ? row.cells[i] : ReportCell{};
            QStringList names{classOf(table.columns[i].align)};
            if (cell.band != ReportBand::None) names << QStringLiteral("b%1").arg(int(cell.band));
            const QLatin1String tag(i == 0 ? "th" : "td");
            m_out +=
                QStringLiteral("<%1%2%3>%4%5</%1>")
                    .arg(tag, i == 0 ? QStringLiteral(" scope=\"row\"") : QString(), classes(names), markOf(cell.mark), escaped(cell.text));
        }
        m_out += QStringLiteral("</tr>\n");
    }

    void write(const ReportChart& chart)
    {
        const Drawing drawing = drawingOf(chart, std::holds_alternative<ReportMatrix>(chart.data) ? matrixWidth : chartWidth);
        m_out +=
            QStringLiteral("<figure>\n<figcaption>%1%2</figcaption>\n")
                .arg(escaped(chart.title), chart.unit.isEmpty() ? QString() : QStringLiteral(" <span>%1</span>").arg(escaped(chart.unit)));
        m_out += QStringLiteral(
            "<svg role=\"img\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" aria-label=\"%3\" font-family=\"inherit\">\n")
                     .arg(number(drawing.width), number(drawing.height), escaped(chartInWords(chart)));
        for (const DrawShape& shape : drawing.shapes) std::visit([this](const auto& s) { draw(s); }, shape);
        m_out += QStringLiteral("</svg>\n</figure>\n");
    }
    static QString colourOf(DrawInk ink, const QString& own) { return ink == DrawInk::Own ? escaped(own) : inkColour(ink); }
    void draw(const DrawRect& r)
    {
        m_out += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"%5\"/>\n")
                     .arg(number(r.x), number(r.y), number(r.width), number(r.height), colourOf(r.fill, r.colour));
    }
    void draw(const DrawLine& line)
    {
        QStringList points, dashes;
        for (const auto& [x, y] : line.points) points << number(x) + u',' + number(y);
        for (const double dash : line.dashes) dashes << number(dash);
        m_out += QStringLiteral("<polyline points=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"%3\"%4/>\n")
                     .arg(points.join(u' '), inkColour(line.ink), number(line.width),
                         dashes.isEmpty() ? QString() : QStringLiteral(" stroke-dasharray=\"%1\"").arg(dashes.join(u' ')));
    }
    void draw(const DrawText& text)
    {
        static constexpr const char* anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
        m_out += QStringLiteral("<text x=\"%1\" y=\"%2\" font-size=\"%3\" fill=\"%4\"%5%6>")
                     .arg(number(text.x), number(text.y), number(text.size), colourOf(text.ink, text.colour),
                         QLatin1String(anchors[text.anchor]), text.strong ? QStringLiteral(" font-weight=\"600\"") : QString());
        m_out += escaped(text.text) + QStringLiteral("</text>\n");
    }

    void write(const ReportSignatures& signatures)
    {
        m_out += QStringLiteral("<div class=\"sign\">\n");
        for (const ReportSignature& person : signatures.people)
            m_out += QStringLiteral("<div><p class=\"line\">%1<small>%2</small><small>%3</small></p></div>\n")
                         .arg(escaped(person.name), escaped(person.role), escaped(person.signedAs));
        m_out += QStringLiteral("</div>\n");
    }

    QString m_out, m_heading;
};

} // namespace

QByteArray reportHtml(const ReportDocument& document) { return Writer().write(document); }

Result<void> writeReportHtml(const ReportDocument& document, const QString& path) { return writeWhole(reportHtml(document), path); }

} // namespace gantry
