#include "tests/core/exchange/parsed_support.h"

#include "core/model/invariants.h"

#include <catch2/catch.hpp>

namespace gantry::test {
namespace {

constexpr qint64 rootId = 1'000'000'000'000;

template <class E> void add(Portfolio& portfolio, std::vector<RecordKey>& keys, E row)
{
    TableBase& table = portfolio.edit(entityOf<E>());
    const qint64 id = row.id.value;
    REQUIRE(id > 0);
    REQUIRE_FALSE(table.contains(id));
    *static_cast<E*>(table.insert(id)) = std::move(row);
    table.regroup(id, 0);
    keys.push_back({entityOf<E>(), id});
}

template <class E> void addAll(Portfolio& portfolio, std::vector<RecordKey>& keys, const std::vector<E>& rows)
{
    int place = 0;
    for (E row : rows) {
        if constexpr (requires { row.rank; }) row.rank = QString::number(++place).rightJustified(8, u'0');
        add(portfolio, keys, std::move(row));
    }
}

Portfolio filled(const ParsedSource& source, std::vector<RecordKey>& keys)
{
    Portfolio portfolio;
    Node root;
    root.id = {rootId}, root.kind = NodeKind::Portfolio, root.name = QStringLiteral("Portfolio");
    add(portfolio, keys, root);
    for (const ParsedProject& p : source.projects) {
        Node node = p.node;
        node.parent = {rootId};
        add(portfolio, keys, node);
        add(portfolio, keys, p.options);
        addAll(portfolio, keys, p.calendars);
        addAll(portfolio, keys, p.weeks);
        addAll(portfolio, keys, p.exceptions);
        addAll(portfolio, keys, p.tasks);
        addAll(portfolio, keys, p.links);
        addAll(portfolio, keys, p.resources);
        addAll(portfolio, keys, p.assignments);
        addAll(portfolio, keys, p.fields);
        addAll(portfolio, keys, p.choices);
        addAll(portfolio, keys, p.values);
        addAll(portfolio, keys, p.notes);
    }
    return portfolio;
}

} // namespace

Portfolio portfolioOf(const ParsedSource& source)
{
    std::vector<RecordKey> keys;
    return filled(source, keys);
}

QHash<TaskId, FrozenTask> sourceDatesOf(const ParsedSource& source)
{
    QHash<TaskId, FrozenTask> dates;
    for (const ParsedProject& p : source.projects)
        for (const FrozenTask& t : p.sourceDates) dates.insert(t.task, t);
    return dates;
}

QString brokenRules(const ParsedSource& source)
{
    std::vector<RecordKey> keys;
    const Portfolio portfolio = filled(source, keys);
    const auto ok = checkInvariants(portfolio, keys);
    return ok ? QString() : QString::fromLatin1(ok.error().reason) + u' ' + ok.error().args.join(u'|');
}

const Task& taskOf(const ParsedProject& project, const char* code)
{
    for (const Task& t : project.tasks)
        if (t.code == QLatin1String(code)) return t;
    FAIL("no task " << code);
    return project.tasks.front();
}

QString pathOf(const ParsedProject& project, const char* code)
{
    QStringList names;
    for (const Task* t = &taskOf(project, code); t;) {
        names.prepend(t->name);
        const auto above = std::ranges::find(project.tasks, t->parent, &Task::id);
        t = above == project.tasks.end() ? nullptr : &*above;
    }
    return names.join(QStringLiteral(" / "));
}

QString valuesOf(const ParsedProject& p, qint64 record)
{
    QStringList out;
    for (const CustomValue& v : p.values) {
        if (v.record.value != record) continue;
        const auto choice = std::ranges::find(p.choices, v.choice, &CustomChoice::id);
        out << std::ranges::find(p.fields, v.field, &CustomField::id)->name + u'=' + (choice == p.choices.end() ? v.text : choice->name);
    }
    out.sort();
    return out.join(QStringLiteral("; "));
}

QString tallyText(const ParsedSource& source, const char* word)
{
    const RecordTally tally = source.report.records.value(QString::fromLatin1(word));
    QString out = QStringLiteral("%1/%2").arg(tally.seen).arg(tally.taken);
    for (auto it = tally.skipped.cbegin(); it != tally.skipped.cend(); ++it) out += QStringLiteral(" %1 %2").arg(it.key()).arg(it->count);
    return out;
}

qint64 noted(const ParsedSource& source, const char* reason) { return source.report.notes.value(QString::fromLatin1(reason)).count; }

} // namespace gantry::test
