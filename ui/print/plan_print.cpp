#include "ui/print/plan_print.h"

#include "core/text/text.h"
#include "ui/gantt/gantt_canvas.h"
#include "ui/gantt/gantt_header.h"
#include "ui/print/print_fonts.h"

#include <QCoreApplication>
#include <QPainter>

namespace gantry {
namespace {

constexpr double padding = 8, indent = 16, foldRoom = 14; // px in a cell
constexpr double mostTask = 420, mostText = 260, leastTask = 240,
                 leastText = 64; // px of columns of words; figures and titles are never cut

QString words(const char* text) { return QCoreApplication::translate("PlanPrint", text); }
const Theme& look() { return builtInTheme(Scheme::Light); }

double textWidth(const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); }

/// The narrowest width at which a title stands in two lines.
double titleWidth(const QString& title)
{
    const QFont font = printFont(TypeRole::SmallStrong);
    double best = textWidth(font, title);
    for (qsizetype at = title.indexOf(u' '); at > 0; at = title.indexOf(u' ', at + 1))
        best = std::min(best, std::max(textWidth(font, title.left(at)), textWidth(font, title.mid(at + 1))));
    return best;
}

/// Text in its own direction, elided to its room. On paper left is left, whatever way the window is laid out.
void write(QPainter& p, const QRectF& room, Qt::Alignment side, const QFont& font, const QColor& ink, const QString& text)
{
    const QFontMetricsF metrics(font);
    p.setFont(font);
    p.setPen(ink);
    p.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const bool fits = metrics.horizontalAdvance(text) <= room.width() + 0.5; // what was measured must not be cut by a rounding
    p.drawText(room.adjusted(side & Qt::AlignRight ? -1 : 0, 0, side & Qt::AlignRight ? 0 : 1, 0),
        int(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
        fits ? text : metrics.elidedText(text, Qt::ElideRight, room.width()));
    p.setLayoutDirection(Qt::LeftToRight);
}

QColor inkOf(PrintInk ink)
{
    switch (ink) {
    case PrintInk::Plain: break;
    case PrintInk::Secondary: return look()["text.secondary"_token];
    case PrintInk::Quiet: return look()["text.tertiary"_token];
    case PrintInk::Watch: return look()["status.watch"_token];
    case PrintInk::Bad: return look()["status.bad"_token];
    }
    return look()["text.primary"_token];
}

bool isFigure(const PrintColumn& column) { return column.alignment & Qt::AlignRight; }

} // namespace

Result<PlanPrint> PlanPrint::make(const PrintedPlan& plan, const PrintChoices& choices, const PlanPrint* before)
{
    PlanPrint out;
    out.m_plan = &plan;
    out.m_choices = choices;
    out.m_heading = plan.heading();
    const auto& old = before ? before->m_choices : choices;
    if (before && before->m_plan == &plan && old.columns == choices.columns && old.level == choices.level && old.parts == choices.parts) {
        out.m_columns = before->m_columns;
        out.m_measures = before->m_measures;
        out.m_measures.legend.clear();
    } else if (auto measured = out.measure(); !measured) {
        return measured.error();
    }
    if (auto fits = out.fit(); !fits) return fits.error();
    // What stands in the legend depends on the dates that the sheets show, which its height does not change.
    const TimeSpan shown{out.m_layout.scale.origin, out.m_layout.sheets[std::size_t(out.m_layout.across) - 1].to};
    if (choices.legend && plan.hasBars()) out.m_legend = legendOf(plan.bars(), choices.parts, shown, out.m_layout.scale.pixelsPerDay);
    for (const LegendEntry& entry : out.m_legend) out.m_measures.legend.push_back(widthOf(entry, printFont(TypeRole::Caption)));
    if (auto fits = out.fit(); !fits) return fits.error();
    return out;
}

Result<void> PlanPrint::measure()
{
    const auto& all = m_plan->columns();
    for (int i = 0; i < std::ssize(all) && m_choices.columns.isEmpty(); ++i)
        if (all[std::size_t(i)].shown) m_columns.push_back(i);
    for (const QString& key : m_choices.columns) {
        const auto it = std::ranges::find(all, key, &PrintColumn::key);
        if (it == all.end()) {
            QStringList keys;
            for (const PrintColumn& column : all) keys << column.key;
            return Error{Errc::NotFound, "print.unknown-column", {key, keys.join(QStringLiteral(", "))}};
        }
        m_columns.push_back(int(it - all.begin()));
    }
    const GanttSource& bars = m_plan->bars();
    m_measures.rows = bars.rowCount();
    m_measures.bars = m_plan->hasBars();
    m_measures.plan = bars.range();
    for (const int column : m_columns) {
        const bool task = column == PrintedPlan::taskColumn, figure = isFigure(all[std::size_t(column)]);
        const double title = titleWidth(all[std::size_t(column)].title) + (task ? foldRoom : 0);
        double wanted = title;
        for (int row = 0; row < m_measures.rows; ++row) wanted = std::max(wanted, cellWidth(row, column));
        if (!figure) wanted = std::min(wanted, std::max(title, task ? mostTask : mostText));
        const double least = figure ? wanted : std::max(title, std::min(wanted, task ? leastTask : leastText));
        m_measures.columns.push_back({std::ceil(wanted + 2 * padding), std::ceil(least + 2 * padding), !figure});
    }
    if (!m_plan->hasBars()) return {};
    const QFont font = printFont(TypeRole::Caption);
    for (int row = 0; row < m_measures.rows; ++row) {
        const BarRow bar = bars.row(row);
        if (!bar.start) continue;
        const double label = m_choices.parts.labels && !bar.label.isEmpty() ? textWidth(font, bar.label) + 22 : 8;
        m_measures.reaches.push_back({bar.finish.value_or(*bar.start), label});
        if (bar.floatEnd && (m_choices.parts.allFloat || bar.nearCritical)) m_measures.reaches.push_back({*bar.floatEnd, label});
        if (bar.deadline) m_measures.reaches.push_back({*bar.deadline, 12});
    }
    return {};
}

Result<void> PlanPrint::fit()
{
    auto layout = printLayout(m_measures, m_choices);
    if (m_choices.pagesHigh > 0 && !m_choices.percent) {
        PrintChoices sized = m_choices;
        for (int percent = 150; percent >= PrintChoices::leastPercent; percent -= 5) {
            sized.percent = percent;
            layout = printLayout(m_measures, sized);
            if (layout ? layout->down <= m_choices.pagesHigh : layout.error().reason == std::string_view("print.no-rows")) break;
        }
    }
    if (!layout) return layout.error();
    if (m_choices.pagesHigh > 0 && layout->down > m_choices.pagesHigh)
        return Error{Errc::Invalid, "print.does-not-fit", {QString::number(m_choices.pagesHigh), QString::number(layout->percent)}};
    m_layout = std::move(*layout);
    return {};
}

QString PlanPrint::title() const { return m_choices.title.isEmpty() ? m_heading.title : m_choices.title; }

QString PlanPrint::pageText(int sheet) const
{
    const PrintSheet& at = m_layout.sheets[std::size_t(sheet)];
    QString text = words("Page %1 of %2").arg(sheet + 1).arg(sheets());
    if (m_layout.across > 1) text += words(", across %1 of %2").arg(at.across + 1).arg(m_layout.across);
    if (m_layout.down > 1 && m_layout.across > 1) text += words(", down %1 of %2").arg(at.down + 1).arg(m_layout.down);
    return text;
}

QFont PlanPrint::cellFont(const PrintRow& row, int column) const
{
    const TypeRole role = (row.summary || row.project) && column > 0 ? TypeRole::TableStrong : TypeRole::Table;
    return isFigure(m_plan->columns()[std::size_t(column)]) ? printFigureFont(role) : printFont(role);
}

double PlanPrint::cellWidth(int row, int column) const
{
    const PrintRow of = m_plan->row(row);
    const double before = column == PrintedPlan::taskColumn ? of.level * indent + foldRoom : 0;
    const QString text = m_plan->cell(row, column).text;
    return text.isEmpty() ? 0 : before + textWidth(cellFont(of, column), text);
}

void PlanPrint::paint(QPainter& p, int sheet, double dotsPerMm) const
{
    const PrintSheet& at = m_layout.sheets[std::size_t(sheet)];
    p.save();
    p.scale(dotsPerMm * m_layout.mmPerPixel, dotsPerMm * m_layout.mmPerPixel);
    p.setLayoutDirection(Qt::LeftToRight);
    paintHead(p, at);
    if (m_plan->hasBars()) paintBars(p, at);
    if (at.table) paintTable(p, at);
    const QRectF frame(QPointF(m_layout.head.left(), m_layout.table.top()), at.bars.bottomRight());
    frameSharp(p, frame, 1, look()["line.default"_token]);
    for (std::size_t i = 0; i < m_legend.size(); ++i)
        paintEntry(p, m_legend[i], m_layout.legend.topLeft() + m_layout.legendPlaces[i], printFont(TypeRole::Caption), look());
    paintFoot(p, sheet);
    p.restore();
}

void PlanPrint::paintHead(QPainter& p, const PrintSheet& sheet) const
{
    const QRectF& head = m_layout.head;
    const QColor first = look()["text.primary"_token], second = look()["text.secondary"_token];
    const QString status = m_heading.statusDate ? words("Status date %1").arg(dateText(*m_heading.statusDate)) : QString();
    const DateTime to{sheet.to.seconds - 1}; // a sheet that ends at midnight shows nothing of the next day
    const QString dates = m_plan->hasBars() ? words("%1 – %2").arg(dateText(dateOf(sheet.from)), dateText(dateOf(to))) : QString();
    QStringList above;
    if (!m_choices.title.isEmpty()) above << m_heading.title;
    if (!m_heading.above.isEmpty()) above << m_heading.above;
    const auto line = [&](double top, double height, const QFont& left, const QString& text, const QFont& right, const QString& beside) {
        const double taken = beside.isEmpty() ? 0 : textWidth(right, beside) + 24;
        write(p, QRectF(head.left(), head.top() + top, head.width() - taken, height), Qt::AlignLeft, left, top > 0 ? second : first, text);
        write(p, QRectF(head.left(), head.top() + top, head.width(), height), Qt::AlignRight, right, top > 0 ? second : first, beside);
    };
    line(0, 22, printFont(TypeRole::Heading), title(), printFigureFont(TypeRole::BodyStrong), status);
    line(22, 18, printFont(TypeRole::Small), above.join(QStringLiteral(", ")), printFigureFont(TypeRole::Small), dates);
}

void PlanPrint::paintFoot(QPainter& p, int sheet) const
{
    const QRectF& foot = m_layout.foot;
    const PrintSheet& at = m_layout.sheets[std::size_t(sheet)];
    const QFont font = printFigureFont(TypeRole::Caption);
    const QColor ink = look()["text.secondary"_token];
    fillSharp(p, {foot.left(), foot.top(), foot.width(), 1}, look()["line.default"_token]);
    const QRectF room = foot.adjusted(0, 4, 0, 0);
    const QString by =
        m_heading.by.isEmpty() ? words("Printed %1").arg(m_heading.moment) : words("Printed by %1, %2").arg(m_heading.by, m_heading.moment);
    const QLocale locale;
    const QString rows =
        words("Rows %1–%2 of %3").arg(locale.toString(at.firstRow + 1), locale.toString(at.lastRow + 1), locale.toString(m_measures.rows));
    const double middle = textWidth(font, rows);
    write(p, QRectF(room.left(), room.top(), (room.width() - middle) / 2 - 16, room.height()), Qt::AlignLeft, font, ink, by);
    write(p, room, Qt::AlignHCenter, font, ink, rows);
    write(p, room, Qt::AlignRight, font, ink, pageText(sheet));
}

void PlanPrint::paintTable(QPainter& p, const PrintSheet& sheet) const
{
    const QRectF head(m_layout.table.left(), m_layout.table.top(), m_layout.table.width(), PrintLayout::tiersHeight);
    p.fillRect(head, look()["bg.header"_token]);
    const QFont font = printFont(TypeRole::SmallStrong);
    double x = head.left();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const PrintColumn& column = m_plan->columns()[std::size_t(m_columns[i])];
        QRectF room = QRectF(x, head.top(), m_layout.columns[i], head.height()).adjusted(padding, 2, -padding, -2);
        if (m_columns[i] == PrintedPlan::taskColumn) room.setLeft(room.left() + foldRoom);
        x += m_layout.columns[i];
        p.setFont(font);
        p.setPen(look()["text.secondary"_token]);
        p.drawText(
            room, int(column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextWordWrap, column.title);
    }
    fillSharp(p, {head.left(), head.bottom() - 1, head.width(), 1}, look()["line.default"_token]);
    for (int row = sheet.firstRow; row <= sheet.lastRow; ++row)
        paintRow(p, row, sheet.bars.top() + (row - sheet.firstRow) * PrintLayout::rowHeight);
    fillSharp(
        p, {m_layout.table.right() - 1, m_layout.table.top(), 1, sheet.bars.bottom() - m_layout.table.top()}, look()["line.default"_token]);
}

QRectF PlanPrint::cellRoom(const PrintRow& row, int column, const QRectF& cell) const
{
    QRectF room = cell.adjusted(padding, 0, -padding, -1);
    if (column == PrintedPlan::taskColumn) room.setLeft(std::min(room.left() + row.level * indent + foldRoom, room.right()));
    return room;
}

void PlanPrint::paintRow(QPainter& p, int row, double top) const
{
    const PrintRow of = m_plan->row(row);
    const QRectF whole(m_layout.table.left(), top, m_layout.table.width(), PrintLayout::rowHeight);
    p.fillRect(whole, look()[of.project ? "bg.group"_token : "bg.surface"_token]);
    fillSharp(p, {whole.left(), whole.bottom() - 1, whole.width(), 1}, look()["line.hair"_token]);
    double x = whole.left();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int column = m_columns[i];
        const QRectF room = cellRoom(of, column, {x, top, m_layout.columns[i], whole.height()});
        x += m_layout.columns[i];
        PrintCell cell = m_plan->cell(row, column);
        QFont font = cellFont(of, column);
        if (column == PrintedPlan::taskColumn && of.fold != PrintRow::Fold::None) {
            const double onwards = isMirrored() ? 90 : -90; // chevron turns it in a mirrored window; paper is not mirrored
            chevron(p, QRectF(room.left() - foldRoom, top, foldRoom - 2, whole.height() - 1),
                of.fold == PrintRow::Fold::Open ? 0 : int(onwards), look()["text.secondary"_token]);
        }
        if (cell.text.isEmpty()) continue;
        if (column == PrintedPlan::taskColumn && of.inactive) font.setStrikeOut(true);
        const bool figure = isFigure(m_plan->columns()[std::size_t(column)]);
        if (figure && cell.text.startsWith(u'-')) cell.text[0] = minusSign(font);
        write(p, room, figure ? Qt::AlignRight : Qt::AlignLeft, font, inkOf(cell.ink), cell.text);
    }
}

void PlanPrint::paintBars(QPainter& p, const PrintSheet& sheet) const
{
    const QRectF& area = sheet.bars;
    p.save();
    p.setClipRect(QRectF(area.left(), area.top() - PrintLayout::tiersHeight, area.width(), area.height() + PrintLayout::tiersHeight));
    p.translate(area.left(), area.top() - PrintLayout::tiersHeight);
    TierLook tiers{look(), QSizeF(area.width(), PrintLayout::tiersHeight)};
    tiers.upper = printFont(TypeRole::CaptionStrong);
    tiers.lower = printFont(TypeRole::Caption);
    tiers.whole = true;
    paintTiers(p, tiers, m_layout.scale, sheet.offset, m_plan->bars().statusDate());
    p.restore();
    p.save();
    p.setClipRect(area);
    p.translate(area.topLeft());
    GanttCanvas canvas{look(), m_plan->bars(), m_layout.scale, sheet.offset};
    canvas.rows = {PrintLayout::rowHeight, sheet.lastRow + 1, qint64(sheet.firstRow) * PrintLayout::rowHeight};
    canvas.options = m_choices.parts;
    canvas.right = area.width() - 4;
    canvas.labelFont = printFont(TypeRole::Caption);
    canvas.labelsComeIn = sheet.across > 0;
    canvas.labelsGoOn = sheet.across + 1 < m_layout.across;
    canvas.paint(p, QRectF({}, area.size()));
    p.restore();
}

} // namespace gantry
