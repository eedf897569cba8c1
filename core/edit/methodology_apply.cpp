#include "core/edit/methodology_apply.h"

#include "core/base/rank.h"
#include "core/change/removal.h"
#include "core/edit/methodology_parts.h"
#include "core/edit/records.h"
#include "core/model/outline.h"

namespace gantry {
namespace {

/// Whether somebody put something into a record that the methodology asked for.
bool isAnswered(const Portfolio& portfolio, const RecordKey& record)
{
    if (const auto* item = record.entity == entityOf<ChecklistItem>() ? portfolio.find<ChecklistItem>(record.id) : nullptr)
        return item->answer != ChecklistAnswer::Open || !item->evidence.isEmpty() || !item->comment.isEmpty();
    if (const auto* c = record.entity == entityOf<GateCriterion>() ? portfolio.find<GateCriterion>(record.id) : nullptr)
        return c->answer != CriterionAnswer::Open || c->score || !c->evidence.isEmpty() || !c->comment.isEmpty();
    if (const auto* d = record.entity == entityOf<Document>() ? portfolio.find<Document>(record.id) : nullptr)
        return d->content || !d->location.isEmpty() || d->status != DocumentStatus::Wip || !d->revision.isEmpty();
    return false;
}

bool mayBeWithdrawn(const RecordKey& record)
{
    return record.entity == entityOf<ChecklistItem>() || record.entity == entityOf<GateCriterion>()
        || record.entity == entityOf<Document>();
}

class Applier {
public:
    Applier(const Portfolio& portfolio, IdSource& ids, const Node& project, const Methodology& methodology, const VersionChoice& choice,
        QDate today)
        : m_portfolio(portfolio)
        , m_ids(ids)
        , m_project(project)
        , m_methodology(methodology)
        , m_choice(choice)
        , m_today(today)
        , m_day(portfolio.optionsOf(project.id).dayLength)
        , m_parts(methodologyParts(portfolio, methodology.id))
        , m_uses(partUsesOf(portfolio, project.id, methodology))
        , m_used(m_build, ids, project.id)
    {
    }

    AppliedVersion apply()
    {
        m_given = giveCodes(m_build, m_portfolio, m_methodology.id);
        m_build.update<&Node::methodology>(m_portfolio, m_project.id.value, m_methodology.id);
        if (m_project.phase.isEmpty() && !m_parts.phases.empty())
            m_build.update<&Node::phase>(m_portfolio, m_project.id.value, m_parts.phases.front()->title);
        addTasks();
        addLinks();
        addGates();
        for (const MethodologyRequirement* each : m_parts.requirements) addRequirement(*each);
        addRisks();
        addWatchedKpis(m_build, m_ids, m_portfolio, m_parts);
        dropWhatIsNoLongerAsked();
        m_out.set = m_build.take();
        m_out.set.label = QStringLiteral("Bring %1 to %2, version %3").arg(m_project.name, m_methodology.title).arg(m_methodology.version);
        giveNumbers(m_portfolio, m_out.set);
        return std::move(m_out);
    }

private:
    template <class Part> Part coded(Part part) const
    {
        if (part.code.isEmpty()) part.code = m_given.value(part.id.value);
        return part;
    }

    /// The record of a part, where the project has it; a new one where it never had. `make` makes it of any version of the part.
    template <class E, class Part, class Make> Id<E> bring(const Part& raw, bool wanted, Make&& make)
    {
        const Part part = coded(raw);
        const auto key = partKey(entityOf<Part>(), part.code);
        const auto it = m_uses.constFind(key);
        const bool other = it != m_uses.cend() && it->record.entity != entityOf<E>(); // another kind of record under the same code
        if (it == m_uses.cend() || other) {
            if (!wanted) return {};
            if (other) m_replaced.insert(key);
            const Id<E> id = m_used.put(make(part), part);
            m_out.lines.push_back({VersionEffect::Added, entityOf<Part>(), part.code, part.title, {}, {entityOf<E>(), id.value}});
            return id;
        }
        m_handled.insert(key);
        m_build.update<&MethodologyUse::part>(m_portfolio, it->use.value, RecordId{part.id.value});
        const E* mine = m_portfolio.find<E>(it->record.id);
        if (!mine) {
            m_out.lines.push_back({VersionEffect::StaysAway, entityOf<Part>(), part.code, part.title, {}, {entityOf<E>(), 0}});
            return {};
        }
        const Part* before = m_portfolio.find<Part>(it->part.id);
        if (before && before->id != part.id) follow(make(*before), *mine, make(part), part);
        return mine->id;
    }

    /// Cell by cell: base is what the version before made, theirs what this one makes, mine what stands in the project.
    template <class E, class Part> void follow(const E& base, const E& mine, const E& theirs, const Part& part)
    {
        AppliedPart line{VersionEffect::Reworded, entityOf<Part>(), part.code, part.title, {}, {entityOf<E>(), mine.id.value}};
        line.answered = isAnswered(m_portfolio, line.record);
        bool changed = false, kept = false;
        for (const Field& field : infoOf<E>().fields) {
            if (field.is(ReadOnly) || field.is(Internal) || field.is(Number) || (field.kind == Kind::Id && field.key != "gate_id"))
                continue;
            const Value was = field.get(&base), is = field.get(&theirs), here = field.get(&mine);
            if (was == is || here == is) continue;
            if (here != was) {
                kept = true;
                continue;
            }
            if (field.is(Title)) line.was = textOf(was);
            m_build.update(m_portfolio, entityOf<E>(), mine.id.value, field, is);
            changed = true;
        }
        if (!changed && !kept) return;
        if (!changed) line.effect = VersionEffect::OwnWording;
        m_out.lines.push_back(std::move(line));
    }

    void addTasks()
    {
        const auto siblings = taskTreeOf(m_portfolio, m_project.id).rows;
        QString last;
        for (const Task* task : siblings) last = std::max(last, task->rank);
        for (const MethodologyTask* part : m_parts.tasks) {
            const TaskId parent = m_tasks.value(part->parent);
            const auto before = m_out.lines.size();
            const TaskId id = bring<Task>(*part, m_choice.tasks, [&](const MethodologyTask& of) {
                Task task = taskOf(of, m_day);
                const auto use = m_uses.constFind(partKey(entityOf<MethodologyTask>(), of.code));
                const Task* mine = use == m_uses.cend() ? nullptr : m_portfolio.find<Task>(use->record.id);
                if (mine && mine->actualStart) task.duration = mine->duration; // what has started keeps its duration
                task.parent = parent;
                task.rank = last = rankBetween(last, {});
                return task;
            });
            if (m_out.lines.size() > before && m_out.lines.back().effect == VersionEffect::Added) m_added.insert(id);
            m_tasks.insert(part->id, id);
            if (part->gate && part->phase) m_milestones.insert(part->phase, id);
        }
    }

    /// Links of the version before, told by the codes of their ends: those that the project lacks now it took away on purpose.
    QSet<QString> linksBefore() const
    {
        QSet<QString> out;
        for (const MethodologyLink* l : methodologyParts(m_portfolio, m_project.methodology).links) out.insert(nameOf(*l));
        return out;
    }
    QString nameOf(const MethodologyLink& link) const
    {
        const auto code = [&](MethodologyTaskId id) { return codeOfPart(m_portfolio, {entityOf<MethodologyTask>(), id.value}); };
        return QStringLiteral("%1>%2 %3").arg(code(link.predecessor), code(link.successor), wordOf(link.type));
    }

    void addLinks()
    {
        const TaskTree tree = taskTreeOf(m_portfolio, m_project.id);
        std::vector<int> parents = tree.parents;
        QHash<TaskId, int> places;
        for (const Task* task : tree.rows) places.insert(task->id, int(places.size()));
        for (const MethodologyTask* part : m_parts.tasks)
            if (const TaskId id = m_tasks.value(part->id); m_added.contains(id)) {
                places.insert(id, int(parents.size()));
                parents.push_back(places.value(m_tasks.value(part->parent), -1));
            }
        std::vector<std::pair<int, int>> pairs;
        QSet<std::pair<TaskId, TaskId>> there;
        m_portfolio.all<Link>().forEachIn(m_project.id, [&](const Link& l) {
            there.insert({l.predecessor, l.successor});
            if (places.contains(l.predecessor) && places.contains(l.successor))
                pairs.emplace_back(places[l.predecessor], places[l.successor]);
        });
        const std::size_t held = pairs.size();
        const QSet<QString> before = linksBefore();
        std::vector<Link> wanted;
        for (const MethodologyLink* part : m_parts.links) {
            Link link = linkOf(*part, m_day);
            link.predecessor = m_tasks.value(part->predecessor), link.successor = m_tasks.value(part->successor);
            if (!places.contains(link.predecessor) || !places.contains(link.successor)) continue;
            const bool fresh = m_added.contains(link.predecessor) || m_added.contains(link.successor);
            if (there.contains({link.predecessor, link.successor}) || (!fresh && before.contains(nameOf(*part)))) continue;
            pairs.emplace_back(places[link.predecessor], places[link.successor]);
            wanted.push_back(link);
        }
        const auto loops = linksThatLoop(parents, pairs);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (std::ranges::count(loops, held + i)) continue; // against an order that the project chose
            wanted[i].id = m_ids.next<LinkId>();
            wanted[i].project = m_project.id;
            m_build.insert(wanted[i]);
            ++m_out.links;
        }
    }

    void addGates()
    {
        for (std::size_t i = 0; i < m_parts.phases.size(); ++i) {
            const MethodologyPhase& phase = *m_parts.phases[i];
            if (phase.gate.trimmed().isEmpty()) continue;
            const QString opens = i + 1 < m_parts.phases.size() ? m_parts.phases[i + 1]->title : QString();
            const GateId id = bring<Gate>(phase, true, [&](const MethodologyPhase& of) {
                Gate gate = gateOf(of, opens);
                gate.task = m_milestones.value(of.id);
                return gate;
            });
            m_gates.insert(codeOf(phase), id);
        }
    }

    QString codeOf(const MethodologyPhase& phase) const { return coded(phase).code; }
    /// The gate of the project that stands for the phase of a part, of this version or the one before.
    GateId gateAt(const MethodologyPhase* phase) const
    {
        if (!phase) return {};
        const QString code = codeOf(*phase);
        if (const auto here = m_gates.constFind(code); here != m_gates.cend()) return *here;
        return GateId{m_uses.value(partKey(entityOf<MethodologyPhase>(), code)).record.id};
    }

    void addRequirement(const MethodologyRequirement& r)
    {
        const auto phaseOf = [&](const MethodologyRequirement& of) { return m_portfolio.find(of.phase); };
        const auto title = [&](const MethodologyRequirement& of) { return phaseOf(of) ? phaseOf(of)->title : QString(); };
        if (r.kind == RequirementKind::Criterion)
            bring<GateCriterion>(r, bool(gateAt(phaseOf(r))), [&](const MethodologyRequirement& of) {
                GateCriterion row = criterionOf(of);
                row.gate = gateAt(phaseOf(of));
                if (!row.gate) row.gate = gateAt(phaseOf(r));
                return row;
            });
        else if (r.kind == RequirementKind::ChecklistItem)
            bring<ChecklistItem>(r, true, [&](const MethodologyRequirement& of) {
                ChecklistItem row = checklistItemOf(of, title(of));
                row.gate = gateAt(phaseOf(of));
                return row;
            });
        else if (r.kind == RequirementKind::Document)
            bring<Document>(r, true, [&](const MethodologyRequirement& of) { return plannedDocumentOf(of, title(of)); });
        else
            m_handled.insert(partKey(entityOf<MethodologyRequirement>(), coded(r).code)); // asked still, and no record stands for it
    }

    void addRisks()
    {
        for (const MethodologyRisk* part : m_parts.risks) {
            const auto before = m_out.lines.size();
            const RiskId id = bring<Risk>(*part, m_choice.risks, [&](const MethodologyRisk& of) {
                Risk risk = riskOf(of);
                risk.owner = m_project.manager;
                risk.identified = m_today;
                return risk;
            });
            const bool added = m_out.lines.size() > before && m_out.lines.back().effect == VersionEffect::Added;
            if (added && !part->treatment.trimmed().isEmpty())
                m_build.insert(RiskTreatment{
                    .id = m_ids.next<RiskTreatmentId>(), .risk = id, .title = part->treatment.trimmed(), .owner = m_project.manager});
        }
    }

    /// What nobody answered goes with its use; everything else stays, and so does its use.
    void dropWhatIsNoLongerAsked()
    {
        std::vector<std::pair<std::pair<int, QString>, PartUse>> left;
        for (auto it = m_uses.cbegin(); it != m_uses.cend(); ++it)
            if (!m_handled.contains(it.key()) && it->record.id) left.emplace_back(it.key(), *it);
        std::ranges::sort(left, {}, [](const auto& each) { return std::pair(each.first.first, each.first.second); });
        std::vector<RecordKey> gone;
        for (const auto& [key, use] : left) {
            AppliedPart line{VersionEffect::Kept, use.part.entity, key.second, m_portfolio.titleOf(use.record.entity, use.record.id), {},
                use.record, isAnswered(m_portfolio, use.record)};
            const auto* criterion =
                use.record.entity == entityOf<GateCriterion>() ? m_portfolio.find<GateCriterion>(use.record.id) : nullptr;
            const Gate* gate = criterion ? m_portfolio.find(criterion->gate) : nullptr;
            const bool history = gate && gate->decision != GateDecision::None; // what a verdict stood on
            if (mayBeWithdrawn(use.record) && !line.answered && !history) {
                line.effect = VersionEffect::Withdrawn;
                gone.push_back(use.record);
            }
            if (line.effect == VersionEffect::Withdrawn || m_replaced.contains(key))
                gone.push_back({entityOf<MethodologyUse>(), use.use.value});
            m_out.lines.push_back(std::move(line));
        }
        if (gone.empty()) return;
        for (Change& change : removalOf(m_portfolio, gone, {}).changes) m_build.add(std::move(change));
    }

    const Portfolio& m_portfolio;
    IdSource& m_ids;
    const Node& m_project;
    const Methodology& m_methodology;
    const VersionChoice& m_choice;
    const QDate m_today;
    const WorkTime m_day;
    const MethodologyParts m_parts;
    const PartUses m_uses;
    ChangeBuilder m_build{QStringLiteral("methodology.apply")};
    UsedParts m_used;
    AppliedVersion m_out;
    QHash<qint64, QString> m_given; // codes, by part
    QSet<std::pair<int, QString>> m_handled, m_replaced;
    QSet<TaskId> m_added;
    QHash<MethodologyTaskId, TaskId> m_tasks;
    QHash<MethodologyPhaseId, TaskId> m_milestones;
    QHash<QString, GateId> m_gates; // by code of the phase
};

} // namespace

std::size_t AppliedVersion::count(VersionEffect effect) const
{
    return std::size_t(std::ranges::count(lines, effect, &AppliedPart::effect));
}

std::size_t AppliedVersion::answersKept() const { return std::size_t(std::ranges::count(lines, true, &AppliedPart::answered)); }

Result<AppliedVersion> applyVersion(
    const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyId methodology, const VersionChoice& choice, QDate today)
{
    const Node* node = portfolio.find(project);
    const Methodology* version = portfolio.find(methodology);
    if (!node || !version)
        return Error{Errc::NotFound, "change.record-gone",
            {node ? infoOf<Methodology>().labelText() : infoOf<Node>().labelText(),
                QString::number(node ? methodology.value : project.value)}};
    if (node->kind != NodeKind::Project) return Error{Errc::Invalid, "methodology.not-a-project", {node->name}};
    if (version->status != MethodologyStatus::Published) return Error{Errc::Invalid, "methodology.not-published", {version->title}};
    return Applier(portfolio, ids, *node, *version, choice, today).apply();
}

} // namespace gantry
