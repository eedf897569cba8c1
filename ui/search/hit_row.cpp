#include "ui/search/hit_row.h"

#include "core/search/record_text.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

namespace gantry {
namespace {

QString words(const char* text) { return QCoreApplication::translate("Search", text); }

} // namespace

const char* iconOf(Entity entity)
{
    static const std::pair<Entity, const char*> icons[] = {{entityOf<Node>(), "portfolio"}, {entityOf<Task>(), "task"},
        {entityOf<Person>(), "person"}, {entityOf<Resource>(), "resources"}, {entityOf<Organisation>(), "organisation"},
        {entityOf<Risk>(), "warning"}, {entityOf<Issue>(), "flag"}, {entityOf<Note>(), "note"}, {entityOf<Document>(), "file"},
        {entityOf<Attachment>(), "file"}, {entityOf<Contract>(), "money"}, {entityOf<Variation>(), "money"}, {entityOf<Claim>(), "money"},
        {entityOf<CostAccount>(), "money"}, {entityOf<Gate>(), "gate"}, {entityOf<Review>(), "gate"}, {entityOf<Meeting>(), "calendar"},
        {entityOf<Calendar>(), "calendar"}, {entityOf<DiaryDay>(), "calendar"}, {entityOf<StatusReport>(), "report"},
        {entityOf<Action>(), "check"}, {entityOf<Decision>(), "governance"}, {entityOf<Lesson>(), "info"},
        {entityOf<BestPractice>(), "info"}, {entityOf<HandbookPage>(), "help"}, {entityOf<Kpi>(), "chart"}};
    const auto found = std::ranges::find(icons, entity, &std::pair<Entity, const char*>::first);
    return found == std::end(icons) ? "registers" : found->second;
}

HitRow hitRowOf(const Portfolio& portfolio, const SearchHit& hit)
{
    HitRow row{iconOf(hit.record.entity), hit.number, hit.title, hit.snippet, infoOf(hit.record.entity).labelText(), {}, {}};
    if (hit.record.entity == entityOf<Node>())
        if (const Node* node = portfolio.find(NodeId{hit.record.id}))
            row.kind = node->kind == NodeKind::Project ? words("Project")
                : node->kind == NodeKind::Programme    ? words("Programme")
                                                       : words("Portfolio");
    const Node* project = portfolio.find(hit.project);
    if (project && hit.record != RecordKey{entityOf<Node>(), hit.project.value})
        row.place = project->code.isEmpty() ? project->name : project->code;
    if (hit.leadsTo != hit.record) {
        const QString on = portfolio.titleOf(hit.leadsTo.entity, hit.leadsTo.id);
        row.place = row.place.isEmpty() ? on : QStringLiteral("%1 · %2").arg(on, row.place);
    }
    const QString where = hit.inFile ? words("in the file") : hit.field ? hit.field->labelText() : QString();
    row.tip = QStringList{row.kind, hit.number.text, hit.title.text, row.place, where, hit.snippet.text}
                  .filter(QRegularExpression(QStringLiteral(".")))
                  .join(QStringLiteral(" · "));
    return row;
}

int heightOf(const HitRow& row) { return grown(row.snippet.text.isEmpty() ? 30 : 48); }

int paintMarked(QPainter& painter, const QRect& area, const MarkedText& text, const QFont& font, const QColor& ink)
{
    if (text.text.isEmpty() || area.width() <= 0) return 0;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text.text, Qt::ElideRight, area.width());
    // Of elided text the ellipsis stands where a mark may have begun.
    const qsizetype whole = shown == text.text ? shown.size() : std::max<qsizetype>(0, shown.size() - 1);
    const Theme& t = currentTheme();
    QTextLayout layout(shown, font);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : text.marks) {
        if (start >= whole) break;
        QTextCharFormat format;
        format.setBackground(t["mark.search"_token]);
        format.setForeground(inkOn(t["mark.search"_token]));
        formats << QTextLayout::FormatRange{int(start), int(std::min(length, whole - start)), format};
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    painter.setPen(ink);
    const int width = int(std::ceil(line.naturalTextWidth()));
    QTextOption option;
    option.setTextDirection(isMirrored() ? Qt::RightToLeft : Qt::LeftToRight);
    const QRect place =
        mirrored(QRect(area.left(), area.top() + (area.height() - int(line.height())) / 2, width, int(line.height())), area);
    layout.draw(&painter, place.topLeft());
    return width;
}

void paintHitRow(QPainter& painter, const QRect& area, const HitRow& row)
{
    const Theme& t = currentTheme();
    const int line = grown(row.snippet.text.isEmpty() ? 30 : 26);
    const auto part = [&](int left, int top, int width, int height) {
        return mirrored(QRect(area.left() + left, area.top() + top, width, height), area);
    };
    icon(row.icon, t["text.secondary"_token]).paint(&painter, part(0, (line - 16) / 2, 16, 16));
    const QFont small = textFont(TypeRole::Small), body = textFont(TypeRole::Body);
    const QString right = row.place.isEmpty() ? row.kind : QStringLiteral("%1 · %2").arg(row.kind, row.place);
    const int taken = std::min(QFontMetrics(small).horizontalAdvance(right) + 4, area.width() * 2 / 5);
    painter.setFont(small);
    painter.setPen(t["text.tertiary"_token]);
    drawWords(painter, part(area.width() - taken, 0, taken, line), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(small).elidedText(right, Qt::ElideRight, taken));
    int left = 28;
    const int end = area.width() - taken - 16;
    if (!row.number.text.isEmpty())
        left += paintMarked(painter, part(left, 0, end - left, line), row.number, small, t["text.tertiary"_token]) + 8;
    paintMarked(painter, part(left, 0, end - left, line), row.title, body, t["text.primary"_token]);
    if (!row.snippet.text.isEmpty())
        paintMarked(painter, part(28, line - grown(2), area.width() - 28, grown(20)), row.snippet, small, t["text.secondary"_token]);
}

void jumpTo(Workspace& workspace, const SearchHit& hit)
{
    const SearchFields& fields = searchFieldsOf(hit.record.entity);
    const bool byName = !hit.field || hit.field == fields.number || hit.field == fields.title;
    if (hit.leadsTo != hit.record || byName)
        workspace.reveal(hit.leadsTo);
    else
        workspace.revealField(hit.record, hit.field->keyText());
}

} // namespace gantry
