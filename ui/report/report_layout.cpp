#include "ui/report/report_layout.h"

#include "core/report/prose.h"
#include "ui/print/print_fonts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>

namespace gantry {
namespace {

constexpr double perMm = 96 / 25.4, margin = 14 * perMm, headRoom = 26, footRoom = 26;
constexpr double cellX = 6, cellY = 4, markSide = 9, markRoom = 14; // of table cells
constexpr int rowsAtOnce = 200; // of a table between two looks at the clock

const Theme& look() { return builtInTheme(Scheme::Light); }

QFont tableFont(bool strong = false) { return printFigureFont(strong ? TypeRole::TableStrong : TypeRole::Table); }

double lineHeightOf(const QFont& font) { return std::ceil(QFontMetricsF(font).height() * 1.08); }

std::optional<Status> statusOf(ReportMark mark)
{
    switch (mark) {
    case ReportMark::None: break;
    case ReportMark::Good: return Status::Good;
    case ReportMark::Watch: return Status::Watch;
    case ReportMark::Bad: return Status::Bad;
    case ReportMark::Neutral: return Status::Neutral;
    }
    return std::nullopt;
}

/// Text broken at words, else anywhere, into lines of a width.
std::vector<QString> brokenLines(const QString& text, const QFont& font, double width)
{
    std::vector<QString> out;
    const QFontMetricsF metrics(font);
    for (const QString& paragraph : text.split(u'\n')) {
        if (metrics.horizontalAdvance(paragraph) <= width) {
            out.push_back(paragraph);
            continue;
        }
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            out.push_back(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return out;
}

} // namespace

ReportLayout::ReportLayout(const ReportDocument& document)
    : m_document(document)
    , m_paper(210 * perMm, 297 * perMm)
{
    if (document.landscape) m_paper.transpose();
    m_body = QRectF(QPointF(0, 0), m_paper).adjusted(margin, margin + headRoom, -margin, -margin - footRoom);
}

double ReportLayout::bodyHeight() const { return m_body.height(); }

PrintedText ReportLayout::words(const QString& text, const QFont& font, QPointF at, double width, ReportAlign align) const
{
    return {at, width, align, font, look()["text.primary"_token], brokenLines(text, font, width), lineHeightOf(font)};
}

bool ReportLayout::layNext()
{
    if (m_placed) return false;
    if (m_table) {
        layRows();
    } else if (m_pieces.empty()) {
        layHead();
    } else if (m_section < m_document.sections.size()) {
        laySection();
    } else {
        place();
        m_placed = true;
    }
    return !m_placed;
}

void ReportLayout::layHead()
{
    const ReportHead& head = m_document.head;
    PrintedPiece piece;
    PrintedText kind = words(head.kind, printFont(TypeRole::Body), {0, 0}, m_body.width());
    kind.ink = look()["text.tertiary"_token];
    PrintedText title = words(head.title, printFont(TypeRole::Title), {0, kind.lineHeight + 2}, m_body.width());
    piece.height = title.at.y() + double(title.lines.size()) * title.lineHeight + 8;
    piece.shapes = {kind, title};
    piece.withNext = true;
    m_pieces.push_back(std::move(piece));
    ReportFacts facts;
    for (const auto& [label, value] : factsOf(head)) facts.facts.push_back({label, value});
    lay(facts);
}

void ReportLayout::laySection()
{
    const ReportSection& section = m_document.sections[m_section];
    if (m_block == 0) {
        m_newPage = section.newPage;
        if (!section.heading.isEmpty()) layHeading(section.heading, TypeRole::Heading, 18);
    }
    if (m_block < section.blocks.size()) {
        const ReportBlock& block = section.blocks[m_block++];
        const std::size_t first = m_pieces.size();
        std::visit([this](const auto& b) { lay(b); }, block);
        if (m_newPage && first < m_pieces.size()) m_pieces[first].newPage = true, m_newPage = false;
        return;
    }
    ++m_section;
    m_block = 0;
}

void ReportLayout::layHeading(const QString& text, TypeRole role, double before)
{
    PrintedText line = words(text, printFont(role), {0, 0}, m_body.width());
    const double height = double(line.lines.size()) * line.lineHeight + 5;
    PrintedPiece piece{height + 3, before, true};
    if (role == TypeRole::Heading) piece.shapes.push_back(PrintedFill{{0, height, m_body.width(), 0.75}, look()["line.default"_token]});
    piece.shapes.push_back(std::move(line));
    piece.newPage = std::exchange(m_newPage, false);
    m_pieces.push_back(std::move(piece));
}

/// Prose a line at a time, so that a page ends between two of them.
void ReportLayout::layWords(const std::vector<ProseSpan>& spans, double left, double before, const QString& bullet, bool strong)
{
    QString text;
    QList<QTextLayout::FormatRange> ranges;
    const QFont plain = printFont(strong ? TypeRole::BodyStrong : TypeRole::Body), bold = printFont(TypeRole::BodyStrong);
    for (const ProseSpan& span : spans) {
        QTextCharFormat format;
        QFont font = span.strong ? bold : plain;
        font.setItalic(span.emphasis);
        format.setFont(font);
        ranges.push_back({int(text.size()), int(span.text.size()), format});
        text += span.text;
    }
    text.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(text, plain);
    layout.setFormats(ranges);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double width = std::min(m_body.width(), 680.0) - left, height = lineHeightOf(plain); // longer lines are hard to read
    std::vector<QTextLine> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.push_back(line);
    }
    layout.endLayout();
    const double ascent = QFontMetricsF(plain).ascent();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PrintedPiece piece{height, i == 0 ? before : 0};
        if (i == 0 && !bullet.isEmpty())
            piece.shapes.push_back(PrintedRun{{left - 14, ascent}, bullet, plain, look()["text.primary"_token]});
        const int from = lines[i].textStart(), to = from + lines[i].textLength();
        for (const auto& range : ranges) {
            const int start = std::max(from, range.start), end = std::min(to, range.start + range.length);
            if (start >= end) continue;
            QString run = text.mid(start, end - start);
            run.remove(QChar::LineSeparator);
            piece.shapes.push_back(
                PrintedRun{{left + lines[i].cursorToX(start), ascent}, run, range.format.font(), look()["text.primary"_token]});
        }
        piece.withNext = strong || (lines.size() > 2 && (i == 0 || i + 2 == lines.size())); // no line alone
        m_pieces.push_back(std::move(piece));
    }
}

void ReportLayout::lay(const ReportProse& prose)
{
    if (prose.quiet) {
        PrintedText text = words(prose.text, printFont(TypeRole::Body), {0, 0}, m_body.width());
        text.ink = look()["text.tertiary"_token];
        PrintedPiece piece{double(text.lines.size()) * text.lineHeight, 4};
        piece.shapes.push_back(std::move(text));
        m_pieces.push_back(std::move(piece));
        return;
    }
    for (const ProseBlock& block : proseOf(prose.text)) {
        const bool item = block.kind == ProseBlock::Bullet || block.kind == ProseBlock::Number;
        const QString bullet = block.kind == ProseBlock::Bullet ? QStringLiteral("•")
            : block.kind == ProseBlock::Number                  ? QString::number(block.number) + u'.'
                                                                : QString();
        layWords(block.spans, item ? 18 : 0, item ? 2 : 6, bullet, block.kind == ProseBlock::Heading);
    }
}

void ReportLayout::lay(const ReportList& list)
{
    int number = 0;
    for (const QString& item : list.items)
        layWords({{item}}, 18, 2, list.numbered ? QString::number(++number) + u'.' : QStringLiteral("•"), false);
}

void ReportLayout::lay(const ReportFacts& facts)
{
    const int across = m_body.width() > 900 ? 3 : 2;
    const double gap = 24, column = (m_body.width() - gap * (across - 1)) / across, label = 128;
    for (std::size_t i = 0; i < facts.facts.size(); i += std::size_t(across)) {
        PrintedPiece piece;
        double lowest = 0;
        for (int c = 0; c < across && i + std::size_t(c) < facts.facts.size(); ++c) {
            const ReportFact& fact = facts.facts[i + std::size_t(c)];
            const double x = c * (column + gap);
            PrintedText name = words(fact.label, printFont(TypeRole::Body), {x, 3}, label - 8);
            name.ink = look()["text.secondary"_token];
            const auto status = statusOf(fact.mark);
            const double left = x + label + (status ? markRoom : 0);
            PrintedText value = words(fact.value, printFigureFont(TypeRole::Body), {left, 3}, column - (left - x));
            if (status)
                piece.shapes.push_back(PrintedMark{{x + label, 3 + (value.lineHeight - markSide) / 2, markSide, markSide}, *status});
            const double height = 6 + std::max(double(name.lines.size()) * name.lineHeight, double(value.lines.size()) * value.lineHeight);
            lowest = std::max(lowest, height);
            piece.shapes.push_back(std::move(name));
            piece.shapes.push_back(std::move(value));
        }
        for (int c = 0; c < across; ++c)
            piece.shapes.push_back(PrintedFill{{c * (column + gap), lowest, column, 0.75}, look()["line.hair"_token]});
        piece.height = lowest + 1;
        piece.before = i == 0 ? 6 : 0;
        m_pieces.push_back(std::move(piece));
    }
}

/// Figures and days are never broken; words share what is left.
std::vector<double> ReportLayout::columnWidths(const ReportTable& table) const
{
    const QFontMetricsF cells(tableFont(true)), titles(printFont(TypeRole::SmallStrong));
    const std::size_t count = table.columns.size();
    std::vector<double> widths(count, 0), least(count, 2 * cellX + 30);
    double shares = 0;
    for (std::size_t c = 0; c < count; ++c) {
        shares += table.columns[c].share;
        for (const QString& word : table.columns[c].title.split(u' '))
            least[c] = std::max(least[c], titles.horizontalAdvance(word) + 2 * cellX + 1);
        if (table.columns[c].align != ReportAlign::Right) continue;
        QString longest; // of equal digits the longest text is the widest
        for (const ReportRow& row : table.rows)
            if (row.kind != ReportRow::Group && c < row.cells.size() && row.cells[c].text.size() > longest.size())
                longest = row.cells[c].text;
        least[c] = std::max(least[c], std::min(cells.horizontalAdvance(longest) + 2 * cellX + markRoom, m_body.width() / 3));
    }
    for (std::size_t c = 0; c < count; ++c) widths[c] = m_body.width() * table.columns[c].share / shares;
    // Who has less than the least takes it from those that have more, in proportion to what they have to spare.
    double lack = 0, spare = 0;
    for (std::size_t c = 0; c < count; ++c) (widths[c] < least[c] ? lack : spare) += std::abs(widths[c] - least[c]);
    const double part = spare > 0 ? std::min(1.0, lack / spare) : 0;
    for (std::size_t c = 0; c < count; ++c) widths[c] = widths[c] < least[c] ? least[c] : widths[c] - (widths[c] - least[c]) * part;
    double total = 0;
    for (const double width : widths) total += width;
    if (total > m_body.width())
        for (double& width : widths) width *= m_body.width() / total;
    return widths;
}

void ReportLayout::lay(const ReportTable& table)
{
    if (!table.title.isEmpty()) layHeading(table.title, TypeRole::BodyStrong, 8);
    if (table.rows.empty()) return lay(ReportProse{table.empty, true});
    m_widths = columnWidths(table);
    PrintedPiece header;
    std::vector<PrintedText> titles;
    double x = 0, height = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        PrintedText title = words(
            table.columns[c].title, printFont(TypeRole::SmallStrong), {x + cellX, 0}, m_widths[c] - 2 * cellX, table.columns[c].align);
        title.ink = look()["text.secondary"_token];
        height = std::max(height, double(title.lines.size()) * title.lineHeight + 2 * cellY);
        titles.push_back(std::move(title));
        x += m_widths[c];
    }
    header.height = height + 1;
    header.shapes.push_back(PrintedFill{{0, 0, m_body.width(), height}, look()["bg.header"_token]});
    header.shapes.push_back(PrintedFill{{0, height, m_body.width(), 0.75}, look()["line.default"_token]});
    for (PrintedText& title : titles) {
        title.at.setY(height - cellY - double(title.lines.size()) * title.lineHeight);
        header.shapes.push_back(std::move(title));
    }
    m_headers.push_back(std::move(header));
    m_table = &table;
    m_row = 0;
    layRows();
}

void ReportLayout::layRows()
{
    const std::size_t end = std::min(m_table->rows.size(), m_row + rowsAtOnce);
    for (; m_row < end; ++m_row) addRow(*m_table, m_table->rows[m_row], int(m_headers.size()) - 1);
    if (m_row == m_table->rows.size()) m_table = nullptr;
}

void ReportLayout::addRow(const ReportTable& table, const ReportRow& row, int index)
{
    const bool group = row.kind == ReportRow::Group, total = row.kind == ReportRow::Total;
    const QFont font = tableFont(group || total);
    const double lineHeight = lineHeightOf(font);
    std::vector<PrintedText> cells;
    std::size_t lines = 1;
    double x = 0;
    for (std::size_t c = 0; c < row.cells.size() && c < (group ? 1 : table.columns.size()); ++c) {
        const double room = group ? m_body.width() : m_widths[c];
        const double mark = row.cells[c].mark == ReportMark::None ? 0 : markRoom;
        cells.push_back(words(row.cells[c].text, font, {x + cellX + mark, cellY}, room - 2 * cellX - mark,
            group ? ReportAlign::Left : table.columns[c].align));
        lines = std::max(lines, cells.back().lines.size());
        x += room;
    }
    // A row is taller than a page only where somebody wrote a novel into a cell: then it goes on on the next.
    const double room = bodyHeight() - m_headers.back().height - 2 * cellY - 4;
    const auto most = std::size_t(std::max(1.0, std::floor(room / lineHeight)));
    for (std::size_t from = 0; from < lines; from += most) {
        const std::size_t count = std::min(most, lines - from);
        PrintedPiece piece{double(count) * lineHeight + 2 * cellY + 1, m_row == 0 && from == 0 ? 6.0 : 0.0, group, false, index};
        const double ruled = piece.height - 1;
        if (group || total)
            piece.shapes.push_back(PrintedFill{{0, 0, m_body.width(), ruled}, look()[group ? "bg.group"_token : "bg.total"_token]});
        double left = 0;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const ReportCell& cell = row.cells[c];
            const double width = group ? m_body.width() : m_widths[c];
            PrintedText text = cells[c];
            text.lines.assign(cells[c].lines.begin() + std::ptrdiff_t(std::min(from, cells[c].lines.size())),
                cells[c].lines.begin() + std::ptrdiff_t(std::min(from + count, cells[c].lines.size())));
            if (cell.band != ReportBand::None) {
                const QString colour = bandColour(cell.band);
                piece.shapes.push_back(PrintedFill{{left + 1, 1, width - 2, ruled - 2}, QColor(colour)});
                text.ink = QColor(inkOnColour(colour));
            }
            if (const auto status = statusOf(cell.mark); status && from == 0) {
                double at = left + cellX;
                if (text.align == ReportAlign::Right && !text.lines.empty()) // beside the figure, not at the other side of the column
                    at = left + width - cellX - QFontMetricsF(font).horizontalAdvance(text.lines.front()) - markRoom;
                piece.shapes.push_back(
                    PrintedMark{{std::max(left + 2, at), cellY + (lineHeight - markSide) / 2, markSide, markSide}, *status});
            }
            piece.shapes.push_back(std::move(text));
            left += width;
        }
        piece.shapes.push_back(PrintedFill{{0, ruled, m_body.width(), 0.75}, look()["line.hair"_token]});
        m_pieces.push_back(std::move(piece));
    }
}

void ReportLayout::lay(const ReportChart& chart)
{
    // Two matrices that follow each other, before and after, stand side by side where there is room.
    const ReportSection& section = m_document.sections[m_section];
    std::vector<const ReportChart*> charts{&chart};
    const auto isMatrix = [](const ReportChart* c) { return c && std::holds_alternative<ReportMatrix>(c->data); };
    const auto* next = m_block < section.blocks.size() ? std::get_if<ReportChart>(&section.blocks[m_block]) : nullptr;
    if (isMatrix(&chart) && isMatrix(next) && m_body.width() > 900) {
        charts.push_back(next);
        ++m_block;
    }
    const double gap = 32, width = std::min((m_body.width() - gap * double(charts.size() - 1)) / double(charts.size()), 720.0);
    PrintedPiece piece{0, 8};
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const double x = double(i) * (width + gap);
        const QString title = charts[i]->unit.isEmpty() ? charts[i]->title : charts[i]->title + QStringLiteral(", ") + charts[i]->unit;
        PrintedText words = this->words(title, printFont(TypeRole::Section), {x, 0}, width);
        const double top = double(words.lines.size()) * words.lineHeight + 4;
        Drawing drawing = drawingOf(*charts[i], width);
        piece.height = std::max(piece.height, top + drawing.height);
        piece.shapes.push_back(std::move(words));
        piece.shapes.push_back(PrintedDrawing{{x, top}, std::move(drawing)});
    }
    m_pieces.push_back(std::move(piece));
}

void ReportLayout::lay(const ReportSignatures& signatures)
{
    const int across = m_body.width() > 900 ? 4 : 3;
    const double gap = 28, column = (m_body.width() - gap * (across - 1)) / across, line = 44;
    for (std::size_t i = 0; i < signatures.people.size(); i += std::size_t(across)) {
        PrintedPiece piece{0, 4};
        for (int c = 0; c < across && i + std::size_t(c) < signatures.people.size(); ++c) {
            const ReportSignature& person = signatures.people[i + std::size_t(c)];
            const double x = c * (column + gap);
            piece.shapes.push_back(PrintedFill{{x, line, column, 0.75}, look()["text.primary"_token]});
            double y = line + 4;
            for (const auto& [text, quiet] :
                {std::pair(person.name, false), std::pair(person.role, true), std::pair(person.signedAs, true)}) {
                if (text.isEmpty()) continue;
                PrintedText words = this->words(text, printFont(quiet ? TypeRole::Small : TypeRole::Body), {x, y}, column);
                if (quiet) words.ink = look()["text.tertiary"_token];
                y += double(words.lines.size()) * words.lineHeight;
                piece.shapes.push_back(std::move(words));
            }
            piece.height = std::max(piece.height, y);
        }
        m_pieces.push_back(std::move(piece));
    }
}

/// Pieces onto pages: what belongs with the next goes with it, and where a page begins within a table its header stands again.
void ReportLayout::place()
{
    const double height = bodyHeight();
    double y = 0;
    int table = -1; // whose header stands on this page
    m_pages.emplace_back();
    for (std::size_t i = 0; i < m_pieces.size();) {
        std::size_t end = i; // the piece that this one is kept with, if not itself
        while (end + 1 < m_pieces.size() && m_pieces[end].withNext && !m_pieces[end + 1].newPage) ++end;
        const auto needed = [&](std::size_t last, bool atTop) {
            double sum = 0;
            int headed = table;
            for (std::size_t p = i; p <= last; ++p) {
                if (!atTop || p > i) sum += m_pieces[p].before;
                if (m_pieces[p].table >= 0 && (m_pieces[p].table != headed || (atTop && p == i)))
                    sum += m_headers[std::size_t(headed = m_pieces[p].table)].height;
                sum += m_pieces[p].height;
            }
            return sum;
        };
        while (end > i && needed(end, true) > height) --end; // more than a page cannot be kept together
        const bool full = y > 0 && (y + needed(end, false) > height || m_pieces[i].newPage);
        if (full) {
            m_pages.emplace_back();
            y = 0;
            table = -1;
        }
        for (; i <= end; ++i) {
            const PrintedPiece& piece = m_pieces[i];
            if (y > 0) y += piece.before;
            const bool header = piece.table >= 0 && piece.table != table;
            if (header) y += m_headers[std::size_t(piece.table)].height;
            table = piece.table;
            m_pages.back().push_back({i, y, header});
            y += piece.height;
        }
    }
}

namespace {

void paintShape(QPainter& p, const PrintedFill& fill) { p.fillRect(fill.area, fill.colour); }
void paintShape(QPainter& p, const PrintedMark& mark) { paintStatus(&p, mark.area, mark.status, look()); }

void paintShape(QPainter& p, const PrintedRun& run)
{
    p.setFont(run.font);
    p.setPen(run.ink);
    p.drawText(run.at, run.text);
}

void paintShape(QPainter& p, const PrintedText& text)
{
    p.setFont(text.font);
    p.setPen(text.ink);
    const QFontMetricsF metrics(text.font);
    double base = text.at.y() + (text.lineHeight - metrics.height()) / 2 + metrics.ascent();
    for (const QString& line : text.lines) {
        double x = text.at.x();
        const bool fromRight = text.align == ReportAlign::Right || (text.align == ReportAlign::Left && line.isRightToLeft());
        if (fromRight || text.align == ReportAlign::Centre)
            x += (text.width - metrics.horizontalAdvance(line)) / (text.align == ReportAlign::Centre ? 2 : 1);
        p.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        if (!line.isEmpty()) p.drawText(QPointF(x, base), line);
        base += text.lineHeight;
    }
    p.setLayoutDirection(Qt::LeftToRight);
}

QColor colourOf(DrawInk ink, const QString& own) { return QColor(ink == DrawInk::Own ? own : inkColour(ink)); }

void paintDrawn(QPainter& p, const DrawRect& rect)
{
    p.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), colourOf(rect.fill, rect.colour));
}

void paintDrawn(QPainter& p, const DrawLine& line)
{
    QPen pen(QColor(inkColour(line.ink)), line.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!line.dashes.empty()) {
        QList<qreal> dashes;
        for (const double dash : line.dashes) dashes << dash / line.width; // Qt counts them in widths of the pen
        pen.setDashPattern(dashes);
    }
    p.setPen(pen);
    QPolygonF points;
    for (const auto& [x, y] : line.points) points << QPointF(x, y);
    p.drawPolyline(points);
}

void paintDrawn(QPainter& p, const DrawText& text)
{
    QFont font = printFigureFont(text.strong ? TypeRole::TableStrong : TypeRole::Table);
    font.setPixelSize(int(text.size));
    p.setFont(font);
    p.setPen(colourOf(text.ink, text.colour));
    const double width = QFontMetricsF(font).horizontalAdvance(text.text);
    p.drawText(QPointF(text.x
                       - (text.anchor == DrawText::End           ? width
                               : text.anchor == DrawText::Middle ? width / 2
                                                                 : 0),
                   text.y),
        text.text);
}

void paintShape(QPainter& p, const PrintedDrawing& drawing)
{
    p.save();
    p.translate(drawing.at);
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    for (const DrawShape& shape : drawing.drawing.shapes) std::visit([&](const auto& s) { paintDrawn(p, s); }, shape);
    p.restore();
}

void paintPiece(QPainter& p, const PrintedPiece& piece, QPointF at)
{
    p.save();
    p.translate(at);
    for (const PrintedShape& shape : piece.shapes) std::visit([&](const auto& s) { paintShape(p, s); }, shape);
    p.restore();
}

} // namespace

void ReportLayout::paintFrame(QPainter& p, int page) const
{
    const QFont font = printFigureFont(TypeRole::Caption);
    const auto line = [&](const QString& text, double y, ReportAlign align) {
        PrintedText words{{m_body.left(), y}, m_body.width(), align, font, look()["text.tertiary"_token], {}, lineHeightOf(font)};
        words.lines = {QFontMetricsF(font).elidedText(text, Qt::ElideRight, m_body.width() * 0.75)};
        paintShape(p, words);
    };
    const double foot = m_body.bottom() + 10;
    p.fillRect(QRectF(m_body.left(), foot, m_body.width(), 0.75), look()["line.default"_token]);
    line(footOf(m_document.head), foot + 4, ReportAlign::Left);
    line(QCoreApplication::translate("ReportPdf", "Page %1 of %2").arg(page + 1).arg(pages()), foot + 4, ReportAlign::Right);
    if (page == 0) return;
    const QString title = m_document.head.kind + QStringLiteral(" · ") + m_document.head.title;
    line(title, margin, ReportAlign::Left);
    if (const QString& project = m_document.head.project; !project.isEmpty() && project.size() + title.size() < 90)
        line(project, margin, ReportAlign::Right);
}

void ReportLayout::paint(QPainter& p, int page) const
{
    for (const Placed& placed : m_pages[std::size_t(page)]) {
        const PrintedPiece& piece = m_pieces[placed.piece];
        const double y = m_body.top() + placed.y;
        if (placed.header) {
            const PrintedPiece& header = m_headers[std::size_t(piece.table)];
            paintPiece(p, header, {m_body.left(), y - header.height});
        }
        paintPiece(p, piece, {m_body.left(), y});
    }
    paintFrame(p, page);
}

} // namespace gantry
