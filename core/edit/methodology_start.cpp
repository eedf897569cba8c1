#include "core/edit/methodology_start.h"

#include "core/calendar/work_calendars.h"
#include "core/edit/methodology_parts.h"
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/model/authority.h"
#include "core/schedule/adapter.h"

namespace gantry {
namespace {

template <auto M> void setCell(Change& change, const typename Member<decltype(M)>::Type& value)
{
    const Value v = Codec<typename Member<decltype(M)>::Type>::encode(value);
    const auto held = std::ranges::find(change.cells, fieldIndex<M>(), &Cell::field);
    if (held != change.cells.end())
        held->after = v;
    else if (!isAbsent(v))
        change.cells.push_back({fieldIndex<M>(), {}, v});
}

class Starter {
public:
    Starter(const Portfolio& portfolio, IdSource& ids, const ProjectStart& asked)
        : m_portfolio(portfolio)
        , m_ids(ids)
        , m_asked(asked)
        , m_parts(methodologyParts(portfolio, asked.methodology))
        , m_roles(asked.roles)
    {
        addRole(GovernanceRole::ProjectManager, asked.manager);
        addRole(GovernanceRole::Sponsor, asked.sponsor);
        std::erase_if(m_roles, [](const auto& role) { return !role.second; });
    }

    Result<StartedProject> start()
    {
        if (auto made = addProject(); !made) return made.error();
        addPlan();
        if (auto dated = setDates(); !dated) return dated.error();
        ChangeBuilder rest({});
        UsedParts used(rest, m_ids, m_out.project);
        addGates(used);
        addRequirements(used);
        addRisks(used);
        addWatchedKpis(rest, m_ids, m_portfolio, m_parts);
        ChangeSet more = rest.take();
        m_out.kpis = std::size_t(std::ranges::count(more.changes, entityOf<Kpi>(), &Change::entity));
        std::ranges::move(m_codes.changes, std::back_inserter(m_out.set.changes));
        std::ranges::move(more.changes, std::back_inserter(m_out.set.changes));
        giveNumbers(m_portfolio, m_out.set);
        return std::move(m_out);
    }

private:
    /// Manager and sponsor act in their roles where the methodology asks for these.
    void addRole(GovernanceRole role, PersonId person)
    {
        const bool asked = std::ranges::any_of(m_parts.requirements,
            [&](const MethodologyRequirement* r) { return r->kind == RequirementKind::Role && r->subject == wordOf(role); });
        const bool there = std::ranges::any_of(m_roles, [&](const auto& each) { return each.first == role; });
        if (asked && !there) m_roles.emplace_back(role, person);
    }

    Result<void> addProject()
    {
        const QDate provisional = m_asked.start ? *m_asked.start : *m_asked.finish;
        auto set =
            addNode(m_portfolio, m_ids, m_asked.under, NodeKind::Project, m_asked.name.trimmed(), m_asked.code.trimmed(), provisional);
        if (!set) return set.error();
        const Methodology& methodology = *m_portfolio.find(m_asked.methodology);
        Change& node = *std::ranges::find(set->changes, entityOf<Node>(), &Change::entity);
        m_out.project = NodeId{node.id};
        setCell<&Node::type>(node, m_asked.type.trimmed());
        setCell<&Node::manager>(node, m_asked.manager);
        setCell<&Node::sponsor>(node, m_asked.sponsor);
        setCell<&Node::methodology>(node, m_asked.methodology);
        if (!m_parts.phases.empty()) setCell<&Node::phase>(node, m_parts.phases.front()->title);
        set->action = QStringLiteral("project.start");
        set->label = QStringLiteral("Start project %1 from %2").arg(m_asked.name.trimmed(), methodology.title);
        m_out.set = std::move(*set);
        ChangeBuilder codes({});
        m_given = giveCodes(codes, m_portfolio, m_asked.methodology);
        m_codes = codes.take();
        return {};
    }

    void addPlan()
    {
        ChangeBuilder build({});
        UsedParts used(build, m_ids, m_out.project);
        QHash<MethodologyTaskId, TaskId> tasks;
        for (const MethodologyTask* part : m_parts.tasks) {
            Task task = taskOf(*part, hours(8));
            task.parent = tasks.value(part->parent);
            task.owner = part->role ? actorOf(*part->role) : PersonId{};
            const TaskId id = used.put(task, coded(*part));
            tasks.insert(part->id, id);
            if (part->gate && part->phase) m_milestones.insert(part->phase, id);
        }
        for (const MethodologyLink* part : m_parts.links) {
            Link link = linkOf(*part, hours(8));
            link.id = m_ids.next<LinkId>();
            link.project = m_out.project;
            link.predecessor = tasks.value(part->predecessor), link.successor = tasks.value(part->successor);
            build.insert(link);
        }
        m_out.tasks = m_parts.tasks.size(), m_out.links = m_parts.links.size();
        ChangeSet plan = build.take();
        std::ranges::move(plan.changes, std::back_inserter(m_out.set.changes));
    }

    /// The plan as it comes out from a day; null where the records do not fit each other.
    std::shared_ptr<const ProjectSchedule> planFrom(QDate day)
    {
        m_trial = m_portfolio;
        Change& options = *std::ranges::find(m_out.set.changes, entityOf<ScheduleOptions>(), &Change::entity);
        setCell<&ScheduleOptions::plannedStart>(options, atDay(day, ScheduleOptions{}.dayStart.seconds));
        ChangeSet set = m_out.set;
        if (!applyToMemory(m_trial, set)) return nullptr;
        return schedule::scheduleOf(m_trial, std::array{m_out.project}).front();
    }

    Result<void> setDates()
    {
        const auto tooLong = [&] { return Error{Errc::Invalid, "methodology.too-long", {m_portfolio.find(m_asked.methodology)->title}}; };
        m_out.start = m_asked.start ? *m_asked.start : *m_asked.finish;
        m_plan = planFrom(m_out.start);
        if (!m_plan) return tooLong();
        if (m_asked.finish && m_plan->start && m_plan->finish) {
            // The same work, counted back from the end of the last day. A day more where the hours of a day do not come out even.
            const WorkCalendars calendars(m_trial);
            const WorkCalendar* found = calendars.of(m_out.project);
            if (!found) return tooLong();
            const WorkCalendar calendar = *found; // the trial is made anew below
            const WorkTime length = calendar.work(*m_plan->start, *m_plan->finish);
            const DateTime end = atDay(*m_asked.finish, ScheduleOptions{}.dayFinish.seconds);
            DateTime first = calendar.plus(end, WorkTime{-length.seconds}, Edge::Start);
            for (int tries = 0; tries < 10; ++tries) {
                m_out.start = dateOf(first);
                m_plan = planFrom(m_out.start);
                if (!m_plan || !m_plan->finish) return tooLong();
                if (dateOf(*m_plan->finish) <= *m_asked.finish) break;
                first = calendar.plus(first, WorkTime{-hours(8).seconds}, Edge::Start);
            }
        }
        if (m_plan->finish) m_out.finish = dateOf(*m_plan->finish);
        const QDate last = QDate::fromJulianDay(QDate(1970, 1, 1).toJulianDay() + WorkCalendar::lastDay - 366);
        if ((m_out.finish && *m_out.finish > last) || m_out.start.year() < 1901) return tooLong();
        return {};
    }

    void addGates(UsedParts& used)
    {
        for (std::size_t i = 0; i < m_parts.phases.size(); ++i) {
            const MethodologyPhase& phase = *m_parts.phases[i];
            if (phase.gate.trimmed().isEmpty()) continue;
            Gate gate = gateOf(phase, i + 1 < m_parts.phases.size() ? m_parts.phases[i + 1]->title : QString());
            gate.task = m_milestones.value(phase.id);
            const TaskDates* dates = m_plan->find(gate.task);
            if (dates && dates->finish) gate.planned = dateOf(*dates->finish);
            gate.chair = actorOf(phase.chair);
            m_out.gates.push_back({gate.title, gate.phase, gate.planned});
            m_gates.insert(phase.id, used.put(gate, coded(phase)));
        }
    }

    void addRequirements(UsedParts& used)
    {
        for (const MethodologyRequirement* each : m_parts.requirements) {
            const MethodologyRequirement r = coded(*each);
            const MethodologyPhase* phase = m_portfolio.find(r.phase);
            const QString title = phase ? phase->title : QString();
            const GateId gate = m_gates.value(r.phase);
            if (r.kind == RequirementKind::Criterion && gate) {
                GateCriterion row = criterionOf(r);
                row.gate = gate;
                used.put(row, r);
                ++m_out.criteria;
            } else if (r.kind == RequirementKind::ChecklistItem) {
                ChecklistItem row = checklistItemOf(r, title);
                row.gate = gate;
                used.put(row, r);
                ++m_out.checklistItems;
            } else if (r.kind == RequirementKind::Document) {
                used.put(plannedDocumentOf(r, title), r);
                ++m_out.documents;
            } else if (r.kind == RequirementKind::Role) {
                const auto named = std::ranges::find_if(m_roles, [&](const auto& role) { return wordOf(role.first) == r.subject; });
                if (named != m_roles.end() && !m_acting.contains(r.subject)) {
                    m_acting.insert(r.subject);
                    used.put(roleOf(*named), r);
                }
            }
        }
        for (const auto& role : m_roles) // those that no requirement speaks of
            if (!m_acting.contains(wordOf(role.first))) {
                RoleAssignment row = roleOf(role);
                row.id = m_ids.next<RoleAssignmentId>();
                used.build().insert(row);
            }
    }

    RoleAssignment roleOf(const std::pair<GovernanceRole, PersonId>& role) const
    {
        return {.person = role.second, .role = role.first, .scope = m_out.project, .from = std::min(m_out.start, m_asked.today)};
    }

    void addRisks(UsedParts& used)
    {
        for (const MethodologyRisk* part : m_parts.risks) {
            Risk risk = riskOf(*part);
            risk.owner = m_asked.manager;
            risk.identified = m_asked.today;
            const RiskId id = used.put(risk, coded(*part));
            if (!part->treatment.trimmed().isEmpty())
                used.build().insert(RiskTreatment{
                    .id = m_ids.next<RiskTreatmentId>(), .risk = id, .title = part->treatment.trimmed(), .owner = m_asked.manager});
            ++m_out.risks;
        }
    }

    /// Who acts in a role: as asked, else the one person who does so where the project lies.
    PersonId actorOf(GovernanceRole role) const
    {
        if (role == GovernanceRole::ProjectManager && m_asked.manager) return m_asked.manager;
        if (role == GovernanceRole::Sponsor && m_asked.sponsor) return m_asked.sponsor;
        for (const auto& [asked, person] : m_roles)
            if (asked == role) return person;
        if (role == GovernanceRole::Other) return {};
        PersonId found{};
        bool several = false;
        m_portfolio.all<RoleAssignment>().forEach([&](const RoleAssignment& r) {
            if (r.role != role || r.person == found || !actsAs(m_portfolio, r.person, role, m_asked.under, m_asked.today)) return;
            several = several || found;
            found = r.person;
        });
        return several ? PersonId{} : found;
    }

    template <class Part> Part coded(Part part) const
    {
        if (part.code.isEmpty()) part.code = m_given.value(part.id.value);
        return part;
    }

    const Portfolio& m_portfolio;
    IdSource& m_ids;
    const ProjectStart& m_asked;
    const MethodologyParts m_parts;
    std::vector<std::pair<GovernanceRole, PersonId>> m_roles;
    StartedProject m_out;
    Portfolio m_trial;
    std::shared_ptr<const ProjectSchedule> m_plan;
    QHash<MethodologyPhaseId, TaskId> m_milestones;
    QHash<MethodologyPhaseId, GateId> m_gates;
    QHash<qint64, QString> m_given; // codes, by part
    ChangeSet m_codes;
    QSet<QString> m_acting;
};

} // namespace

Result<StartedProject> startProject(const Portfolio& portfolio, IdSource& ids, const ProjectStart& start)
{
    const Methodology* methodology = portfolio.find(start.methodology);
    if (!methodology)
        return Error{Errc::NotFound, "change.record-gone", {infoOf<Methodology>().labelText(), QString::number(start.methodology.value)}};
    if (methodology->status != MethodologyStatus::Published) return Error{Errc::Invalid, "methodology.not-published", {methodology->title}};
    if (start.name.trimmed().isEmpty()) return Error{Errc::Invalid, "methodology.no-name", {}};
    if (bool(start.start) == bool(start.finish)) return Error{Errc::Invalid, "methodology.no-date", {start.name.trimmed()}};
    return Starter(portfolio, ids, start).start();
}

} // namespace gantry
