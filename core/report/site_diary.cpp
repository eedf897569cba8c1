#include "core/governance/diary.h"
#include "core/report/parts.h"
#include "core/text/change_text.h"
#include "core/text/training_text.h"

namespace gantry {
using namespace report;
namespace {

/// Which columns a kind of entry has: title and share, and the words of an entry there.
struct KindColumn {
    const char* title;
    ReportAlign align;
    double share;
    QString (*text)(const ReportInput&, const DiaryEntry&);
};
QString number(const ReportInput& input, const std::optional<Quantity>& q) { return q ? hoursText(*q, input.locale) : QString(); }
QString company(const ReportInput&, const DiaryEntry& e) { return e.organisation; }
QString what(const ReportInput&, const DiaryEntry& e) { return e.title; }
QString count(const ReportInput& input, const DiaryEntry& e) { return e.count ? input.locale.toString(*e.count) : QString(); }
QString each(const ReportInput& input, const DiaryEntry& e) { return number(input, e.hours); }
QString all(const ReportInput& input, const DiaryEntry& e) { return e.hours ? hoursText(hoursOf(e), input.locale) : QString(); }
QString amount(const ReportInput& input, const DiaryEntry& e) { return (number(input, e.quantity) + u' ' + e.unit).trimmed(); }
QString lost(const ReportInput& input, const DiaryEntry& e) { return number(input, e.lost); }
QString where(const ReportInput& input, const DiaryEntry& e)
{
    QStringList parts;
    if (e.task) parts << input.portfolio.titleOf(entityOf<Task>(), e.task.value);
    if (e.contract) parts << input.portfolio.titleOf(entityOf<Contract>(), e.contract.value);
    if (!e.description.trimmed().isEmpty()) parts << e.description.trimmed();
    return parts.join(u'\n');
}

struct KindSection {
    DiaryEntryKind kind;
    const char* heading;
    std::vector<KindColumn> columns;
};
const std::vector<KindSection>& sections()
{
    using enum ReportAlign;
    static const std::vector<KindSection> list{
        {DiaryEntryKind::Workforce, "Workforce",
            {{"Company", Left, 2.5, company}, {"Trade", Left, 2.5, what}, {"Workers", Right, 1, count}, {"Hours each", Right, 1, each},
                {"Hours", Right, 1, all}, {"On", Left, 3, where}}},
        {DiaryEntryKind::Plant, "Plant",
            {{"Plant", Left, 3, what}, {"Company", Left, 2.5, company}, {"Number", Right, 1, count}, {"Hours each", Right, 1, each},
                {"Hours", Right, 1, all}, {"On", Left, 3, where}}},
        {DiaryEntryKind::Delivery, "Deliveries",
            {{"What", Left, 3, what}, {"From", Left, 2.5, company}, {"Quantity", Right, 1.5, amount}, {"For", Left, 3, where}}},
        {DiaryEntryKind::Delay, "Delays",
            {{"What held up", Left, 4, what}, {"By", Left, 2, company}, {"Hours lost", Right, 1.2, lost}, {"On", Left, 3, where}}},
        {DiaryEntryKind::Quantity, "Quantities done", {{"What", Left, 4, what}, {"Quantity", Right, 1.6, amount}, {"On", Left, 4, where}}},
        {DiaryEntryKind::Safety, "Safety", {{"What", Left, 4, what}, {"Who", Left, 2, company}, {"More", Left, 4, where}}},
        {DiaryEntryKind::Inspection, "Inspections", {{"What", Left, 4, what}, {"By", Left, 2.5, company}, {"More", Left, 4, where}}},
        {DiaryEntryKind::Visitor, "Visitors", {{"Who", Left, 3, what}, {"From", Left, 3, company}, {"More", Left, 4, where}}},
        {DiaryEntryKind::Note, "Notes", {{"Note", Left, 4, what}, {"More", Left, 6, where}}}};
    return list;
}

ReportTable tableOf(const ReportInput& input, const KindSection& section, const std::vector<const DiaryEntry*>& entries)
{
    ReportTable table{QString::fromLatin1(section.heading), {}, {}, {}};
    for (const KindColumn& c : section.columns) table.columns.push_back({QString::fromLatin1(c.title), c.align, c.share});
    for (const DiaryEntry* e : entries) {
        ReportRow row;
        for (const KindColumn& c : section.columns) row.cells.push_back({c.text(input, *e)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void addDay(ReportDocument& out, const ReportInput& input, const DiaryDay& day, bool alone)
{
    const Portfolio& portfolio = input.portfolio;
    ReportSection section{
        alone ? QString() : QStringLiteral("%1 %2").arg(input.locale.dayName(day.day.dayOfWeek()), dateText(day.day, input.locale))};
    ReportFacts facts;
    const auto add = [&](const char* label, const QString& value, ReportMark mark = ReportMark::None) {
        if (!value.isEmpty()) facts.facts.push_back({QString::fromLatin1(label), value, mark});
    };
    const bool completed = day.status == DiaryStatus::Completed;
    add("Diary",
        completed && day.completed ? QStringLiteral("Completed by %1, %2").arg(day.completedBy, momentText(*day.completed, input.locale))
                                   : QStringLiteral("Open"),
        completed ? ReportMark::Good : ReportMark::Watch);
    if (day.weather != Weather::NotNoted) add("Weather", shown<&DiaryDay::weather>(input, day));
    if (day.lowest || day.highest)
        add("Temperature",
            QStringLiteral("%1 to %2 °C")
                .arg(day.lowest ? input.locale.toString(*day.lowest) : QStringLiteral("–"),
                    day.highest ? input.locale.toString(*day.highest) : QStringLiteral("–")));
    if (day.rain) add("Rain", QStringLiteral("%1 mm").arg(hoursText(*day.rain, input.locale)));
    add("Wind", day.wind);
    add("Kept by", nameOf(portfolio, day.author));
    add("Opened again because", day.reopened);
    add("Comes to", totalsText(totalsOf(portfolio, day.id), input.locale));
    section.blocks.push_back(std::move(facts));
    if (!day.description.trimmed().isEmpty()) section.blocks.push_back(ReportProse{day.description});
    for (const KindSection& kind : sections())
        if (const auto entries = entriesOf(portfolio, day.id, kind.kind); !entries.empty())
            section.blocks.push_back(tableOf(input, kind, entries));
    QStringList files;
    portfolio.all<Attachment>().forEach([&](const Attachment& a) {
        if (a.record.value == day.id.value && a.entity == infoOf<DiaryDay>().keyText()) files << a.title;
    });
    files.sort();
    if (!files.isEmpty()) section.blocks.push_back(ReportFacts{{{QStringLiteral("Photographs and files"), files.join(u'\n')}}});
    out.sections.push_back(std::move(section));
}

void addSummary(ReportDocument& out, const ReportInput& input, const DiarySummary& summary)
{
    const auto count = [&](qint64 n) { return input.locale.toString(n); };
    ReportSection section{QStringLiteral("Summary")};
    section.blocks.push_back(ReportFacts{{{QStringLiteral("Days kept"), count(summary.days)},
        {QStringLiteral("Completed"), count(summary.completed), summary.completed == summary.days ? ReportMark::Good : ReportMark::Watch},
        {QStringLiteral("Working days without one"), count(summary.missing), summary.missing ? ReportMark::Bad : ReportMark::None},
        {QStringLiteral("Hours worked"), hoursText(summary.totals.workerHours, input.locale)},
        {QStringLiteral("Plant hours"), hoursText(summary.totals.plantHours, input.locale)},
        {QStringLiteral("Hours lost"), hoursText(summary.totals.hoursLost, input.locale)}}});
    ReportTable people{QStringLiteral("Workforce by company"),
        {{QStringLiteral("Company"), ReportAlign::Left, 4}, {QStringLiteral("Worker days"), ReportAlign::Right, 1},
            {QStringLiteral("Hours"), ReportAlign::Right, 1}},
        {}, QStringLiteral("Nobody was on site.")};
    for (const auto& c : summary.workforce)
        people.rows.push_back(
            {{{c.name.isEmpty() ? QStringLiteral("–") : c.name}, {count(c.workerDays)}, {hoursText(c.hours, input.locale)}}});
    section.blocks.push_back(std::move(people));
    if (!summary.delays.empty()) {
        ReportTable delays{QStringLiteral("Delays"),
            {{QStringLiteral("Day"), ReportAlign::Right, 1.2}, {QStringLiteral("What held up"), ReportAlign::Left, 5},
                {QStringLiteral("Hours lost"), ReportAlign::Right, 1}},
            {}, {}};
        for (const auto& [day, e] : summary.delays) delays.rows.push_back({{{dateText(day, input.locale)}, {e->title}, {lost(input, *e)}}});
        section.blocks.push_back(std::move(delays));
    }
    if (!summary.quantities.empty()) {
        ReportTable done{QStringLiteral("Quantities done"),
            {{QStringLiteral("What"), ReportAlign::Left, 5}, {QStringLiteral("Quantity"), ReportAlign::Right, 1.2},
                {QStringLiteral("Unit"), ReportAlign::Left, 1}},
            {}, {}};
        for (const auto& q : summary.quantities) done.rows.push_back({{{q.what}, {hoursText(q.quantity, input.locale)}, {q.unit}}});
        section.blocks.push_back(std::move(done));
    }
    out.sections.push_back(std::move(section));
}

} // namespace

ReportDocument siteDiaryDocument(const ReportInput& input, NodeId project, QDate from, QDate to)
{
    const Portfolio& portfolio = input.portfolio;
    const Node* node = portfolio.find(project);
    ReportDocument out{headOf(input, QStringLiteral("Site diary"), node ? node->name : QString(), project), {}};
    from = std::max(from, to.addDays(1 - mostReportedDays));
    const bool alone = from == to;
    out.head.period = alone ? QStringLiteral("%1 %2").arg(input.locale.dayName(to.dayOfWeek()), dateText(to, input.locale))
                            : QStringLiteral("%1 to %2").arg(dateText(from, input.locale), dateText(to, input.locale));
    const DiarySummary summary = diarySummary(portfolio, project, from, to, input.today);
    out.head.status = summary.days == 0     ? QStringLiteral("Nothing written")
        : summary.completed == summary.days ? QStringLiteral("Completed")
                                            : QStringLiteral("Open");
    if (!alone) addSummary(out, input, summary);
    ReportSignatures signatures;
    for (const DiaryDate& date : diaryDates(portfolio, project, from, to, input.today)) {
        const DiaryDay* day = portfolio.find(date.id);
        if (!day) continue;
        addDay(out, input, *day, alone);
        if (!alone) continue;
        const QString declared = day->status == DiaryStatus::Completed && day->completed
            ? QStringLiteral("Declared as %1, %2").arg(day->completedBy, momentText(*day->completed, input.locale))
            : QString();
        signatures.people.push_back({QStringLiteral("Kept by"), nameOf(portfolio, day->author), declared});
    }
    if (summary.days == 0) out.sections.push_back({{}, {ReportProse{QStringLiteral("Nothing was written of this time."), true}}});
    if (signatures.people.empty()) signatures.people.push_back({QStringLiteral("Site manager"), {}, {}});
    signatures.people.push_back({QStringLiteral("Project manager"), node ? nameOf(portfolio, node->manager) : QString(), {}});
    out.sections.push_back({QStringLiteral("Signatures"), {signatures}});
    return out;
}

} // namespace gantry
