#include "core/model/findings.h"

#include "core/model/document_findings.h"
#include "core/model/governance_findings.h"
#include "core/model/money_findings.h"
#include "core/model/risk_findings.h"
#include "core/model/site_findings.h"

#include <QSet>
#include <QStringList>

namespace gantry {
namespace {

void note(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key, const char* reason, QStringList args = {})
{
    out.push_back({reason, key, QStringList{infoOf(key.entity).labelText(), portfolio.titleOf(key.entity, key.id)} + args});
}

/// Who comes before whom. A link lies with its successor's project, so a walk backwards reads only the projects that it reaches.
class Predecessors {
public:
    explicit Predecessors(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    bool leadsTo(TaskId from, TaskId to)
    {
        QSet<TaskId> seen;
        std::vector<TaskId> open{to};
        while (!open.empty()) {
            const TaskId at = open.back();
            open.pop_back();
            if (at == from) return true;
            if (seen.contains(at)) continue;
            seen.insert(at);
            const auto& before = of(at);
            open.insert(open.end(), before.begin(), before.end());
        }
        return false;
    }

private:
    const std::vector<TaskId>& of(TaskId task)
    {
        const Task* row = m_portfolio.find(task);
        if (row && !m_read.contains(row->project)) {
            m_read.insert(row->project);
            m_portfolio.all<Link>().forEachIn(row->project, [&](const Link& l) { m_before[l.successor].push_back(l.predecessor); });
        }
        return m_before[task];
    }
    const Portfolio& m_portfolio;
    QSet<NodeId> m_read;
    QHash<TaskId, std::vector<TaskId>> m_before;
};

QHash<QString, int> numberCounts(const Portfolio& portfolio, const EntityInfo& info, const Field& field)
{
    QHash<QString, int> counts;
    const TableBase& table = portfolio.table(info.entity);
    for (std::size_t i = 0; i < table.size(); ++i)
        if (const QString number = textOf(field.get(table.at(i))); !number.isEmpty()) ++counts[number];
    return counts;
}

void onTask(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key, const Task& t)
{
    if (t.actualStart && t.actualFinish && *t.actualFinish < *t.actualStart) note(out, portfolio, key, "task.finish-before-start");
    if (t.manual && t.manualStart && t.manualFinish && *t.manualFinish < *t.manualStart)
        note(out, portfolio, key, "task.finish-before-start");
    if (t.actualFinish && !t.actualStart) note(out, portfolio, key, "task.finish-without-start");
    if (t.duration && t.duration->seconds < 0) note(out, portfolio, key, "task.negative-duration");
    if (t.percentComplete.e8 < 0 || t.percentComplete.e8 > 100 * e8) note(out, portfolio, key, "task.percent-out-of-range");
    const bool needsDate = t.constraint != ConstraintType::AsSoonAsPossible && t.constraint != ConstraintType::AsLateAsPossible;
    if (needsDate && !t.constraintDate) note(out, portfolio, key, "task.constraint-without-date");
    if (t.suspended && t.resumed && *t.resumed < *t.suspended) note(out, portfolio, key, "task.resumed-before-suspended");
    const auto date = portfolio.optionsOf(t.project).statusDate;
    if (date && ((t.actualStart && *t.actualStart > *date) || (t.actualFinish && *t.actualFinish > *date)))
        note(out, portfolio, key, "task.actual-after-status-date");
}

void onException(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key, const CalendarException& e)
{
    if (e.from && e.to && *e.to < *e.from) note(out, portfolio, key, "calendar.exception-ends-first");
}

} // namespace

std::vector<Finding> findingsOn(const Portfolio& portfolio, std::span<const RecordKey> records)
{
    std::vector<Finding> out;
    Predecessors predecessors(portfolio);
    DocumentFindings documents(portfolio);
    SiteFindings site(portfolio);
    QHash<int, QHash<QString, int>> numbers;
    for (const RecordKey& key : records) {
        const void* row = portfolio.table(key.entity).find(key.id);
        if (!row) continue;
        const EntityInfo& info = infoOf(key.entity);
        const bool revisions = key.entity == entityOf<Document>(); // those of one document have its number: see DocumentFindings
        if (const Field* field = revisions ? nullptr : info.numberField()) {
            if (!numbers.contains(key.entity.index)) numbers[key.entity.index] = numberCounts(portfolio, info, *field);
            const QString number = textOf(field->get(row));
            if (numbers[key.entity.index].value(number) > 1) note(out, portfolio, key, "number.duplicate", {number});
        }
        moneyFindings(out, portfolio, key);
        governanceFindings(out, portfolio, key);
        riskFindings(out, portfolio, key);
        documents.on(out, key);
        site.on(out, key);
        if (key.entity == entityOf<Task>())
            onTask(out, portfolio, key, *static_cast<const Task*>(row));
        else if (key.entity == entityOf<CalendarException>())
            onException(out, portfolio, key, *static_cast<const CalendarException*>(row));
        else if (key.entity == entityOf<Link>()) {
            const Link& link = *static_cast<const Link*>(row);
            const auto name = [&](TaskId id) { return portfolio.titleOf(entityOf<Task>(), id.value); };
            if (predecessors.leadsTo(link.successor, link.predecessor))
                note(out, portfolio, key, "link.loop", {name(link.predecessor), name(link.successor)});
        }
    }
    return out;
}

std::vector<Finding> findings(const Portfolio& portfolio)
{
    std::vector<RecordKey> all;
    for (const EntityInfo& info : allEntities()) {
        if (info.entity == entityOf<Link>()) continue; // loops are the engine's to find, all at once and by name
        const bool looked = info.numberField() || isMoney(info.entity) || isRisk(info.entity) || SiteFindings::looksAt(info.entity)
            || info.entity == entityOf<Task>() || info.entity == entityOf<CalendarException>();
        const TableBase& table = portfolio.table(info.entity);
        for (std::size_t i = 0; looked && i < table.size(); ++i) all.push_back({info.entity, intOf(info.fields[0].get(table.at(i)))});
    }
    return findingsOn(portfolio, all);
}

} // namespace gantry
