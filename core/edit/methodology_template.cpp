#include "core/edit/methodology_template.h"

#include "core/base/rank.h"
#include "core/edit/methodology_parts.h"
#include "core/edit/records.h"
#include "core/governance/gates.h"
#include "core/model/outline.h"

namespace gantry {
namespace {

class Template {
public:
    Template(const Portfolio& portfolio, IdSource& ids, const Node& project, const ProjectSchedule* schedule)
        : m_portfolio(portfolio)
        , m_ids(ids)
        , m_project(project)
        , m_schedule(schedule)
        , m_day(portfolio.optionsOf(project.id).dayLength)
    {
        portfolio.all<MethodologyUse>().forEachIn(project.id, [&](const MethodologyUse& use) {
            const auto entity = entityByKey(use.entity);
            if (entity && use.record) m_codes.insert({entity->index, use.record.value}, use.code);
        });
    }

    ChangeSet make(const QString& title, const QString& code)
    {
        Methodology head{.id = m_ids.next<MethodologyId>(),
            .code = code,
            .title = title,
            .suits = m_project.type,
            .description = QStringLiteral("Made of the project %1.").arg(m_project.name)};
        m_portfolio.all<Methodology>().forEach([&](const Methodology& held) { // a code that is taken: the next version of that family
            if (!sameFamily(held, head) || held.version < head.version) return;
            head.version = held.version + 1;
            head.previous = held.id;
        });
        m_methodology = head.id;
        m_build.insert(head);
        findPhases();
        addPhases();
        addTasks();
        addLinks();
        addRequirements();
        addRisks();
        ChangeSet set = m_build.take();
        set.label = QStringLiteral("Make a methodology of %1").arg(m_project.name);
        giveNumbers(m_portfolio, set);
        return set;
    }

private:
    struct Phase {
        MethodologyPhase row;
        const Gate* gate = nullptr;
    };

    /// Those of the methodology in force, and of each gate, in the order in which they come.
    void findPhases()
    {
        for (const MethodologyPhase* each : methodologyParts(m_portfolio, m_project.methodology).phases)
            m_phases.push_back({{.code = each->code, .title = each->title, .chair = each->chair, .description = each->description}});
        const DatesOf dates = [this](TaskId task) { return m_schedule ? m_schedule->find(task) : nullptr; };
        std::size_t at = 0; // behind the phase of the gate before
        for (const Gate* gate : gatesOf(m_portfolio, m_project.id, dates)) {
            const QString title = gate->phase.trimmed().isEmpty() ? gate->title.trimmed() : gate->phase.trimmed();
            auto it = std::ranges::find_if(m_phases, [&](const Phase& p) { return !p.gate && p.row.title == title; });
            if (it == m_phases.end()) {
                const bool taken = std::ranges::any_of(m_phases, [&](const Phase& p) { return p.row.title == title; });
                it = m_phases.insert(m_phases.begin() + std::ptrdiff_t(at), Phase{{.title = taken ? gate->title : title}});
            }
            it->gate = gate;
            it->row.gate = gate->title;
            at = std::size_t(it - m_phases.begin()) + 1;
        }
        if (m_phases.empty()) m_phases.push_back({{.title = QStringLiteral("Delivery")}});
    }

    void addPhases()
    {
        QSet<QString> taken;
        for (const Phase& p : m_phases) taken.insert(p.row.code);
        const auto ranks = evenRanks(int(m_phases.size()));
        for (std::size_t i = 0; i < m_phases.size(); ++i) {
            MethodologyPhase& row = m_phases[i].row;
            row.id = m_ids.next<MethodologyPhaseId>();
            row.methodology = m_methodology;
            row.rank = ranks[i];
            if (row.code.isEmpty()) row.code = freeCode(taken, u"PH");
            if (const Gate* gate = m_phases[i].gate) {
                m_ofGate.insert(gate->id, row.id);
                if (gate->task) m_ofMilestone.insert(gate->task, row.id);
            }
            if (!m_byTitle.contains(row.title)) m_byTitle.insert(row.title, row.id);
            m_build.insert(row);
        }
    }

    MethodologyPhaseId phaseOf(GateId gate, const QString& title) const
    {
        return m_ofGate.value(gate, m_byTitle.value(title.trimmed(), m_phases.front().row.id));
    }

    /// The code by which the project knows the part, else one that is free.
    QString codeOf(Entity entity, qint64 record, QSet<QString>& taken, QStringView prefix, const QString& wished = {}) const
    {
        for (const QString& code : {m_codes.value({entity.index, record}), wished})
            if (!code.isEmpty() && !taken.contains(code)) {
                taken.insert(code);
                return code;
            }
        return freeCode(taken, prefix);
    }

    WorkTime standard(WorkTime time) const
    {
        if (m_day.seconds <= 0) return time;
        return {mulDiv(time.seconds, hours(8).seconds, m_day.seconds).value_or(time.seconds)};
    }

    void addTasks()
    {
        const TaskTree tree = taskTreeOf(m_portfolio, m_project.id);
        const auto ranks = evenRanks(int(tree.rows.size()));
        std::vector<bool> summary(tree.rows.size());
        for (const int parent : tree.parents)
            if (parent >= 0) summary[std::size_t(parent)] = true;
        QSet<QString> taken;
        const QString prefix = m_project.code + u'-';
        for (std::size_t i = 0; i < tree.rows.size(); ++i) {
            const Task& task = *tree.rows[i];
            if (!task.active) continue;
            MethodologyTask row{.id = m_ids.next<MethodologyTaskId>(), .methodology = m_methodology, .rank = ranks[i], .title = task.name};
            if (tree.parents[i] >= 0) row.parent = m_tasks.value(tree.rows[std::size_t(tree.parents[i])]->id);
            row.code = codeOf(entityOf<Task>(), task.id.value, taken, u"T",
                m_project.code.isEmpty() || !task.code.startsWith(prefix) ? task.code : task.code.mid(prefix.size()));
            row.kind = kindOf(task);
            if (!summary[i]) row.duration = durationOf(task);
            row.phase = m_ofMilestone.value(task.id);
            row.gate = bool(row.phase);
            m_tasks.insert(task.id, row.id);
            m_build.insert(row);
        }
    }

    static TaskKind kindOf(const Task& task)
    {
        if (task.kind == TaskKind::ResourceDependent) return TaskKind::Task;
        const bool none = task.duration.value_or(WorkTime{}).seconds == 0;
        return task.kind == TaskKind::Task && task.milestone && none ? TaskKind::FinishMilestone : task.kind;
    }

    std::optional<WorkTime> durationOf(const Task& task) const
    {
        const TaskDates* dates = m_schedule ? m_schedule->find(task.id) : nullptr;
        if (dates && (task.elapsed || !task.duration)) return standard(dates->workingTime);
        if (!task.duration) return std::nullopt;
        return standard({std::max<qint64>(0, task.duration->seconds)});
    }

    WorkTime lagOf(const Link& link) const
    {
        switch (link.lagKind) {
        case LagKind::Working: return standard(link.lag);
        case LagKind::Elapsed: return {link.lag.seconds / 3}; // eight working hours of 24
        case LagKind::Percent:
        case LagKind::ElapsedPercent: break;
        }
        const Task* from = m_portfolio.find(link.predecessor);
        const WorkTime length = from ? durationOf(*from).value_or(WorkTime{}) : WorkTime{};
        return {mulDiv(length.seconds, link.lagPercent.e8, 100 * e8).value_or(0)};
    }

    void addLinks()
    {
        m_portfolio.all<Link>().forEachIn(m_project.id, [&](const Link& link) {
            const MethodologyTaskId from = m_tasks.value(link.predecessor), to = m_tasks.value(link.successor);
            if (!from || !to) return;
            m_build.insert(MethodologyLink{.id = m_ids.next<MethodologyLinkId>(),
                .methodology = m_methodology,
                .predecessor = from,
                .successor = to,
                .type = link.type,
                .lag = lagOf(link)});
        });
    }

    void put(MethodologyRequirement row, Entity entity, qint64 record, QStringView prefix)
    {
        row.code = codeOf(entity, record, m_taken, prefix);
        put(std::move(row));
    }
    void put(MethodologyRequirement row)
    {
        row.id = m_ids.next<MethodologyRequirementId>();
        row.methodology = m_methodology;
        row.rank = m_rank = rankBetween(m_rank, {});
        m_build.insert(row);
    }

    void addRequirements()
    {
        for (const Phase& p : m_phases)
            for (const GateCriterion* c : p.gate ? criteriaOf(m_portfolio, p.gate->id) : std::vector<const GateCriterion*>())
                put({.phase = p.row.id, .title = c->title, .kind = RequirementKind::Criterion, .obligation = c->kind, .weight = c->weight},
                    entityOf<GateCriterion>(), c->id.value, u"C");
        std::vector<const ChecklistItem*> items;
        m_portfolio.all<ChecklistItem>().forEachIn(m_project.id, [&](const ChecklistItem& item) { items.push_back(&item); });
        std::ranges::sort(items, [](auto* a, auto* b) { return ranksBefore(*a, *b); });
        for (const ChecklistItem* item : items)
            put({.phase = phaseOf(item->gate, item->phase),
                    .title = item->title,
                    .kind = RequirementKind::ChecklistItem,
                    .obligation = item->mandatory ? CriterionKind::Must : CriterionKind::Should,
                    .list = item->list},
                entityOf<ChecklistItem>(), item->id.value, u"K");
        QSet<QString> titles;
        m_portfolio.all<Document>().forEachIn(m_project.id, [&](const Document& d) {
            if (d.status == DocumentStatus::Superseded || titles.contains(d.title)) return;
            titles.insert(d.title);
            put({.phase = phaseOf({}, d.phase), .title = d.title, .kind = RequirementKind::Document, .list = d.type, .help = d.description},
                entityOf<Document>(), d.id.value, u"D");
        });
        addAskedBesides();
    }

    /// What the methodology in force asks and no record stands for: approvals, reviews, registers, reports, roles, KPIs.
    void addAskedBesides()
    {
        for (const MethodologyRequirement* r : methodologyParts(m_portfolio, m_project.methodology).requirements) {
            const MethodologyPhase* phase = m_portfolio.find(r->phase);
            if (!phase || r->kind == RequirementKind::Criterion || r->kind == RequirementKind::ChecklistItem
                || r->kind == RequirementKind::Document)
                continue;
            MethodologyRequirement row = *r;
            row.phase = phaseOf({}, phase->title);
            if (row.code.isEmpty() || m_taken.contains(row.code)) row.code = freeCode(m_taken, u"R");
            m_taken.insert(row.code);
            put(std::move(row));
        }
    }

    void addRisks()
    {
        QSet<QString> taken, titles;
        QString rank;
        m_portfolio.all<Risk>().forEachIn(m_project.id, [&](const Risk& risk) {
            if (titles.contains(risk.title)) return;
            titles.insert(risk.title);
            rank = rankBetween(rank, {});
            MethodologyRisk row{.id = m_ids.next<MethodologyRiskId>(),
                .methodology = m_methodology,
                .rank = rank,
                .code = codeOf(entityOf<Risk>(), risk.id.value, taken, u"RK"),
                .title = risk.title,
                .kind = risk.kind,
                .category = risk.category,
                .cause = risk.cause,
                .event = risk.event,
                .effect = risk.effect,
                .likelihood = risk.likelihoodBefore,
                .cost = risk.costBefore,
                .time = risk.timeBefore,
                .quality = risk.qualityBefore,
                .safety = risk.safetyBefore,
                .reputation = risk.reputationBefore,
                .response = risk.response};
            QStringList treatments;
            m_portfolio.all<RiskTreatment>().forEachIn(risk.id, [&](const RiskTreatment& t) { treatments << t.title; });
            row.treatment = treatments.join(QStringLiteral("; "));
            m_build.insert(row);
        });
    }

    const Portfolio& m_portfolio;
    IdSource& m_ids;
    const Node& m_project;
    const ProjectSchedule* m_schedule;
    const WorkTime m_day;
    ChangeBuilder m_build{QStringLiteral("methodology.from_project")};
    MethodologyId m_methodology{};
    QHash<std::pair<int, qint64>, QString> m_codes; // by which the project knows its records
    std::vector<Phase> m_phases;
    QHash<GateId, MethodologyPhaseId> m_ofGate;
    QHash<TaskId, MethodologyPhaseId> m_ofMilestone;
    QHash<QString, MethodologyPhaseId> m_byTitle;
    QHash<TaskId, MethodologyTaskId> m_tasks;
    QSet<QString> m_taken; // codes of requirements
    QString m_rank;
};

} // namespace

Result<ChangeSet> methodologyFromProject(
    const Portfolio& portfolio, IdSource& ids, NodeId project, const QString& title, const QString& code, const ProjectSchedule* schedule)
{
    const Node* node = portfolio.find(project);
    if (!node) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(project.value)}};
    if (title.trimmed().isEmpty()) return Error{Errc::Invalid, "methodology.no-name", {}};
    return Template(portfolio, ids, *node, schedule).make(title.trimmed(), code.trimmed());
}

} // namespace gantry
