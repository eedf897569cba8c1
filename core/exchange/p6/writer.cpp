#include "core/exchange/p6/writer.h"

#include "core/exchange/p6/writing.h"

#include <QSet>

namespace gantry::p6 {
namespace {

/// `wanted`, or with a number behind it where another one has it.
QString unique(const QString& wanted, QSet<QString>& taken)
{
    QString out = wanted.left(longestCode);
    for (int n = 2; taken.contains(out); ++n) {
        const QString tail = QStringLiteral("-%1").arg(n);
        out = wanted.left(longestCode - tail.size()) + tail;
    }
    taken.insert(out);
    return out;
}

QString cleaned(const QString& text) { return QString::fromUtf8(lineCell(text)); }

QString projectCode(const Node& node)
{
    if (const QString code = cleaned(node.code); !code.isEmpty()) return code.left(longestCode);
    QString made;
    for (const QChar c : node.name.toUpper())
        if (c.isLetterOrNumber() && made.size() < 20) made += c;
    return made.isEmpty() ? QStringLiteral("PROJECT") : made;
}

void giveCodes(Writing& w)
{
    const auto& rows = w.rows.tree.rows;
    w.codes.resize(rows.size());
    QSet<QString> activities;
    QHash<qint64, QSet<QString>> elements; // by the element above
    const auto under = [&](std::size_t i) { return qint64(w.rows.tree.parents[i]); };
    for (std::size_t i = 0; i < rows.size(); ++i) { // the codes that are there first, so that no made one takes them
        const QString code = cleaned(rows[i]->code);
        if (code.isEmpty() || w.places[i] == Place::LeftOut) continue;
        w.codes[i] = unique(code, w.places[i] == Place::Wbs ? elements[under(i)] : activities);
    }
    const int digits = std::max(4, int(QString::number(10 * rows.size() + 1000).size()));
    QHash<qint64, int> counts;
    qint64 activity = 1000;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (w.places[i] == Place::LeftOut) continue;
        if (w.places[i] == Place::Wbs) {
            const int n = ++counts[under(i)];
            if (w.codes[i].isEmpty()) w.codes[i] = unique(QString::number(n), elements[under(i)]);
        } else if (w.codes[i].isEmpty()) { // in the order of the outline, which is the one that P6 shows then
            w.codes[i] = unique(QStringLiteral("A%1").arg(activity, digits, 10, QLatin1Char('0')), activities);
            activity += 10;
        }
    }
}

void giveNumbers(Writing& w)
{
    const ProjectRows& rows = w.rows;
    const bool known = rows.source && isPrimavera(rows.source->format);
    const QString prefix = QStringLiteral("wbs:"), rolePrefix = QStringLiteral("role:");
    Numbering projects;
    if (known) projects.keep(rows.node.id.value, rows.source->sourceId);
    w.plan = {projects.of(rows.node.id.value), 0, projectCode(rows.node), rows.node.name};
    for (std::size_t i = 0; i < rows.tree.rows.size(); ++i) {
        const Task& t = *rows.tree.rows[i];
        if (w.places[i] == Place::Wbs)
            w.wbs.keep(t.id.value, t.sourceId.startsWith(prefix) ? QStringView(t.sourceId).mid(prefix.size()) : QStringView(t.sourceId));
        else
            w.tasks.keep(t.id.value, t.sourceId);
    }
    for (const Link* l : rows.links) w.links.keep(l->id.value, l->sourceId);
    for (const CalendarRows& c : rows.calendars) w.calendars.keep(c.calendar->id.value, c.calendar->sourceId);
    for (const Assignment* a : rows.assignments) w.assignments.keep(a->id.value, a->sourceId);
    for (const Resource* r : rows.resources) {
        const bool role = r->kind == ResourceKind::Role;
        const QStringView id(r->sourceId);
        (role ? w.roles : w.resources).keep(r->id.value, role && id.startsWith(rolePrefix) ? id.mid(rolePrefix.size()) : id);
    }
    w.plan.rootWbs = w.wbs.next();
    w.wbsNumbers.assign(rows.tree.rows.size(), 0);
    for (std::size_t i = 0; i < rows.tree.rows.size(); ++i) {
        const Task& t = *rows.tree.rows[i];
        if (w.places[i] == Place::Wbs) {
            w.wbsNumbers[i] = w.wbs.of(t.id.value);
            w.name(t.id.value, prefix + QString::number(w.wbsNumbers[i]));
        } else if (w.places[i] == Place::Activity) {
            w.name(t.id.value, QString::number(w.tasks.of(t.id.value)));
        } else {
            w.leaveOut(t.id.value, "export.inactive");
        }
    }
    for (const CalendarRows& c : rows.calendars) w.name(c.calendar->id.value, QString::number(w.calendars.of(c.calendar->id.value)));
    for (const Resource* r : rows.resources) {
        const bool role = r->kind == ResourceKind::Role;
        w.name(r->id.value, role ? rolePrefix + QString::number(w.roles.of(r->id.value)) : QString::number(w.resources.of(r->id.value)));
    }
    int order = 0;
    for (const BaselineRows& b : rows.baselines) {
        if (!b.held) {
            w.leaveOut(b.row->id.value, "export.no-content");
            continue;
        }
        w.name(b.row->id.value, QString::number(order++)); // reading numbers them as they stand
        QString code = w.plan.code.left(longestCode - 6) + QStringLiteral("-B%1").arg(order);
        w.baselines.push_back({projects.next(), w.wbs.next(), std::move(code), b.row->name, &b});
    }
}

} // namespace

void place(Writing& w)
{
    const auto& rows = w.rows.tree.rows;
    w.places.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        w.places[i] = w.rows.summaries[i] || rows[i]->kind == TaskKind::Wbs ? Place::Wbs
            : rows[i]->active                                               ? Place::Activity
                                                                            : Place::LeftOut; // P6 would schedule it
    giveCodes(w);
    giveNumbers(w);
}

QByteArray writeTables(const ProjectRows& rows, WrittenIds& ids, const Progress& progress)
{
    Writing w(rows, ids);
    place(w);
    Fields fields(w);
    Memos memos(w);
    void (*const before[])(Writing&) = {writeCurrency, writeUnits};
    void (*const after[])(Writing&) = {writeProjects, writeCalendars, writeScheduleOptions, writeWbs};
    for (const auto write : before) write(w);
    memos.writeTopics();
    fields.writeDefinitions();
    writeRoles(w, memos);
    for (const auto write : after) write(w);
    writeResources(w, memos);
    progress.report(rows.node.name, 20);
    if (progress.stop.stop_requested()) return {};
    writeTasks(w);
    progress.report(rows.node.name, 45);
    void (*const rest[])(Writing&) = {writeExpenses, writeLinks, writeAssignments};
    for (const auto write : rest) write(w);
    memos.writeTexts();
    fields.writeUses();
    progress.report(rows.node.name, 60);
    return w.out;
}

} // namespace gantry::p6
