#include "core/exchange/report.h"

#include <QJsonArray>

namespace gantry {
namespace {

constexpr int examplesKept = 10;
constexpr int rowsShown = 40;

struct Words {
    const char* reason;
    const char* text;
};
constexpr Words words[] = {
    {"blank-row", "blank row"},
    {"project-summary", "stands for the project itself"},
    {"placeholder", "placeholder for nobody"},
    {"no-id", "has no id"},
    {"duplicate-id", "its id was used before in the file"},
    {"unknown-task", "names a task that is not in the file"},
    {"unknown-project", "names a project that is not in the file"},
    {"unknown-resource", "names a resource that is not in the file"},
    {"unknown-calendar", "names a calendar that is not in the file"},
    {"unknown-code", "names a code that is not in the file"},
    {"unknown-record", "names a record that is not in the file"},
    {"link-end-missing", "one end of the link is not in the file"},
    {"link-to-itself", "links a task to itself"},
    {"link-other-file", "leads to another project file"},
    {"no-place", "nothing here holds this yet"},
    {"timephased", "time-phased figures are not kept; totals are"},
    {"timephased-backwards", "time-phased item that ends before it starts"},
    {"rate-table", "a further rate; the one in force was taken"},
    {"unreadable", "could not be read"},
    {"empty", "holds nothing"},
    {"stands-twice", "the same exception in its older form"},
    {"range-too-long", "spans more than a hundred years"},
    {"not-a-project", "part of the enterprise structure, not a project"},
    {"of-baseline-project", "belongs to a baseline; its dates were kept"},
    {"baseline-unmatched", "in the baseline only"},
    {"summary-baseline", "baseline of the project summary"},
    {"removed-here", "was removed here after an earlier import"},
    {"unread-value", "value could not be read and was left out"},
    {"unnamed", "had no name and was given one"},
    {"shift-repaired", "working times were not in order and were put right"},
    {"default-hours", "a working day without hours was given 08:00-12:00 and 13:00-17:00"},
    {"formula", "a formula was left out; its values were kept"},
    {"other-project", "belongs to a project inside this one, which is not read"},
    {"external-task", "stands for a task of another file and keeps the dates given here"},
    {"subproject", "stands for another project file, which is not read"},
    {"outline-too-deep", "lay deeper than a hundred levels and was put on the hundredth"},
    {"constraint-without-date", "a constraint without its date was left out"},
    {"baseline-not-in-file", "baseline not in this file; load it from its own file"},
    {"table-missing", "table missing; defaults were taken"},
    {"wbs-loop", "was its own ancestor and went to the top"},
    {"parent-missing", "its parent is not in the file; it went to the top"},
    {"calendar-loop", "was its own base calendar, or stood on more than 32; it has no base now"},
    {"actual-after-data-date", "actual date lies after the data date"},
    {"match-not-unique", "more than one project here could be this one; a new one was made"},
    {"match-name-differs", "its ids point at a project of another name; a new one was made"},
    {"decoding", "characters that do not belong to the encoding"},
    {"truncated-file", "the file ends without its end mark; what was there was read"},
    {"short-row", "row with fewer values than its table has columns"},
    {"resource-parent", "the tree of resources was not kept"},
    {"assignment-code-unkept", "codes of this kind are not kept"},
    {"refused", "was refused"},
    {"unknown-column", "column of no field, left out"},
    {"date-order-assumed", "nothing in the column says whether the day or the month comes first; the usual order was taken"},
    {"decimal-mark-assumed", "nothing in the column says which mark parts its decimals; the usual one was taken"},
    {"long-row", "row with more values than its table has columns; the first ones were taken"},
    {"unused", "nothing in the file uses it"},
    {"of-stub-project", "belongs to a project that the file only mentions"},
    {"resource-not-in-file", "its resource is not in the file; the work was kept without one"},
    {"curve-not-kept", "the curve is not kept; the work is spread evenly"},
    {"expense-as-fixed-cost", "an expense was added to the fixed cost of its task; its name, quantity and vendor were not kept"},
    {"actual-date-missing", "the status asks for an actual date that is missing; the early or planned one was taken"},
    {"actual-without-status", "has actual dates but has not started by its status; the status was followed"},
    {"calendar-empty", "no working time was given; Monday to Friday, 08:00-12:00 and 13:00-17:00, was taken"},
    {"wbs-too-deep", "lies more than a hundred levels deep; what is below was put beside it"},
    {"code-loop", "a code value that is its own ancestor; it went to the top"},
    {"text-cut", "longer than ten thousand characters; the rest was cut"},
    {"links-across-projects", "links between projects were kept"},
    {"duplicate-code", "its code was used before in the file"},
    {"duplicate-link", "the same link stands in the file before"},
    {"link-loop", "the link closes a circle"},
    {"lies-in-itself", "lies in itself; it went to the top"},
    {"too-many", "more records of a kind than are taken"},
    {"too-long", "holds a longer text than is taken"},
    {"no-title", "has no title"},
    {"unknown-phase", "names a phase that is not in the file"},
    {"unknown-word", "names something that this program does not know"},
    {"unknown-kind", "records of a kind that this program does not know, left out"},
    {"reference-dropped", "named a record that is not in the file; it was taken without"},
    {"figure-out-of-range", "a figure that cannot be meant; it was left out"},
    {"gate-stands-twice", "marked as the gate of a phase that has one already, or of none; the mark was left out"},
    {"code-given", "had no code and got one"},
    {"not-rows", "was to be a list of records and is none"},
    {"version-taken", "another content holds this version here; it came as the next one"},
    {"link-made", "a link that waited for this project was made"},
};

QString skippedText(const QMap<QString, Occurrences>& list, const QString& indent)
{
    QString out;
    for (auto it = list.cbegin(); it != list.cend(); ++it) {
        out += QStringLiteral("%1%2 x %3").arg(indent).arg(it->count).arg(importReasonText(it.key()));
        const QStringList places = it->examples.mid(0, 3);
        if (!places.isEmpty())
            out += QStringLiteral(" (%1%2)").arg(
                places.join(QStringLiteral("; ")), it->count > places.size() ? QStringLiteral("; ...") : QString());
        out += u'\n';
    }
    return out;
}

QString whatText(ImportedRow::What what)
{
    static constexpr const char* names[] = {"added", "changed", "moved", "removed", "kept as edited here", "stays removed here"};
    return QString::fromLatin1(names[what]);
}
QString whatKey(ImportedRow::What what)
{
    static constexpr const char* names[] = {"added", "changed", "moved", "removed", "kept", "removed_here"};
    return QString::fromLatin1(names[what]);
}
constexpr ImportedRow::What allWhats[] = {
    ImportedRow::Added, ImportedRow::Changed, ImportedRow::Moved, ImportedRow::Removed, ImportedRow::KeptHere, ImportedRow::RemovedHere};

QString projectText(const ImportedProject& p)
{
    static constexpr const char* names[] = {"created", "updated", "unchanged"};
    QString out = QStringLiteral("  %1: %2").arg(p.name, QString::fromLatin1(names[p.what]));
    QStringList counts;
    for (const auto what : allWhats)
        if (const qint64 n = p.count(what)) counts << QStringLiteral("%1 %2").arg(n).arg(whatText(what));
    if (!counts.isEmpty()) out += QStringLiteral(" (") + counts.join(QStringLiteral(", ")) + u')';
    out += u'\n';
    for (std::size_t i = 0; i < p.rows.size() && i < rowsShown; ++i) {
        const ImportedRow& row = p.rows[i];
        out += QStringLiteral("    %1 %2 \"%3\"").arg(whatText(row.what), row.entity, row.title);
        if (!row.fields.isEmpty()) out += QStringLiteral(": ") + row.fields.join(QStringLiteral(", "));
        out += u'\n';
    }
    if (p.rows.size() > rowsShown) out += QStringLiteral("    ... and %1 more\n").arg(qint64(p.rows.size()) - rowsShown);
    return out;
}

QJsonObject occurrencesJson(const QMap<QString, Occurrences>& list)
{
    QJsonObject out;
    for (auto it = list.cbegin(); it != list.cend(); ++it)
        out.insert(it.key(),
            QJsonObject{{QStringLiteral("count"), it->count}, {QStringLiteral("text"), importReasonText(it.key())},
                {QStringLiteral("examples"), QJsonArray::fromStringList(it->examples)}});
    return out;
}

} // namespace

void Occurrences::add(const QString& place, qint64 times)
{
    count += times;
    if (examples.size() < examplesKept && !place.isEmpty()) examples << place.left(300);
}

void RecordTally::skip(const char* reason, const QString& place, qint64 times)
{
    seen += times;
    skipped[QString::fromLatin1(reason)].add(place, times);
}

void RecordTally::giveUp(const char* reason, const QString& place)
{
    --taken;
    skipped[QString::fromLatin1(reason)].add(place);
}

void RecordTally::takeAfterAll(const char* reason, const QString& place)
{
    const auto it = skipped.find(QString::fromLatin1(reason));
    if (it == skipped.end()) return;
    ++taken;
    it->examples.removeOne(place);
    if (--it->count == 0) skipped.erase(it);
}

qint64 ImportedProject::count(ImportedRow::What wanted) const
{
    return std::ranges::count_if(rows, [&](const ImportedRow& r) { return r.what == wanted; });
}

qint64 ImportReport::taken() const
{
    qint64 n = 0;
    for (const RecordTally& t : records) n += t.taken;
    return n;
}

bool ImportReport::balanced() const
{
    return std::ranges::all_of(records, [](const RecordTally& t) {
        qint64 skipped = 0;
        for (const Occurrences& o : t.skipped) skipped += o.count;
        return t.seen == t.taken + skipped;
    });
}

QString importReasonText(const QString& reason)
{
    const auto it = std::ranges::find_if(words, [&](const Words& w) { return reason == QLatin1String(w.reason); });
    return it == std::end(words) ? reason : QString::fromUtf8(it->text);
}

QString reportText(const ImportReport& report)
{
    QString out = QStringLiteral("%1 (%2%3)\n")
                      .arg(report.file, report.format, report.encoding.isEmpty() ? QString() : QStringLiteral(", ") + report.encoding);
    for (const ImportedProject& p : report.projects) out += projectText(p);
    for (auto it = report.records.cbegin(); it != report.records.cend(); ++it) {
        out += QStringLiteral("  %1: %2 seen, %3 taken, %4 changed\n").arg(it.key()).arg(it->seen).arg(it->taken).arg(it->changed);
        out += skippedText(it->skipped, QStringLiteral("    left out: "));
    }
    return out + skippedText(report.notes, QStringLiteral("  note: "));
}

QJsonObject reportJson(const ImportReport& report)
{
    QJsonObject records;
    for (auto it = report.records.cbegin(); it != report.records.cend(); ++it)
        records.insert(it.key(),
            QJsonObject{{QStringLiteral("seen"), it->seen}, {QStringLiteral("taken"), it->taken}, {QStringLiteral("changed"), it->changed},
                {QStringLiteral("skipped"), occurrencesJson(it->skipped)}});
    QJsonArray projects;
    for (const ImportedProject& p : report.projects) {
        static constexpr const char* names[] = {"created", "updated", "unchanged"};
        QJsonObject counts;
        for (const auto what : allWhats) counts.insert(whatKey(what), p.count(what));
        QJsonArray rows;
        for (const ImportedRow& r : p.rows)
            rows.append(QJsonObject{{QStringLiteral("what"), whatKey(r.what)}, {QStringLiteral("entity"), r.entity},
                {QStringLiteral("id"), QString::number(r.id)}, {QStringLiteral("title"), r.title},
                {QStringLiteral("fields"), QJsonArray::fromStringList(r.fields)}});
        projects.append(QJsonObject{{QStringLiteral("name"), p.name}, {QStringLiteral("code"), p.code},
            {QStringLiteral("id"), QString::number(p.node.value)}, {QStringLiteral("what"), QString::fromLatin1(names[p.what])},
            {QStringLiteral("matched_by"), p.matchedBy}, {QStringLiteral("counts"), counts}, {QStringLiteral("rows"), rows}});
    }
    return {{QStringLiteral("file"), report.file}, {QStringLiteral("format"), report.format}, {QStringLiteral("encoding"), report.encoding},
        {QStringLiteral("projects"), projects}, {QStringLiteral("records"), records},
        {QStringLiteral("notes"), occurrencesJson(report.notes)}};
}

} // namespace gantry
