#include "core/edit/methodology_parts.h"
#include "core/exchange/methodology/shipped.h"
#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

/// The methodologies that come with the program, as they stand once they have been read.
Portfolio standards(ChangeSet& set, IdSource& ids)
{
    Portfolio out;
    ChangeSet shipped = addShippedMethodologies(out, ids);
    const auto done = applyToMemory(out, shipped);
    Q_ASSERT(done);
    set.changes.insert(set.changes.end(), shipped.changes.begin(), shipped.changes.end());
    return out;
}

/// The gates and criteria that the set brings, to be looked up.
Portfolio gatesIn(const ChangeSet& set)
{
    ChangeSet gates;
    for (const Change& change : set.changes)
        if (change.entity == entityOf<Gate>() || change.entity == entityOf<GateCriterion>()) gates.changes.push_back(change);
    Portfolio out;
    const auto done = applyToMemory(out, gates);
    Q_ASSERT(done);
    return out;
}

/// What the projects made of the methodology for capital works: which records are theirs, which questions are answered, which documents are
/// there.
class Run {
public:
    Run(ChangeSet& set, Registers& registers, IdSource& ids, const Portfolio& standards)
        : m_set(set)
        , m_r(registers)
        , m_ids(ids)
        , m_gates(gatesIn(set))
    {
        standards.all<Methodology>().forEach([&](const Methodology& m) {
            if (m.code == u"CW") m_methodology = m.id;
        });
        m_parts = methodologyParts(standards, m_methodology);
    }

    void add()
    {
        QHash<qint64, Change*> nodes;
        for (Change& change : m_set.changes)
            if (change.entity == entityOf<Node>()) nodes.insert(change.id, &change);
        for (const Scheme& s : m_r.schemes()) {
            Change& node = *nodes.value(s.id().value);
            node.cells.push_back({fieldIndex<&Node::methodology>(), {}, m_methodology.value});
        }
        for (const Scheme& s : m_r.schemes())
            for (std::size_t phase = 0; phase < m_parts.phases.size(); ++phase) addPhase(s, phase);
    }

private:
    enum class Reached { Passed, UnderWay, Ahead };

    void addPhase(const Scheme& s, std::size_t place)
    {
        const MethodologyPhase& phase = *m_parts.phases[place];
        const auto now = std::ranges::find(m_parts.phases, s.node->phase, [](const MethodologyPhase* p) { return p->title; });
        const std::size_t current = std::size_t(now - m_parts.phases.begin());
        const Reached reached = place < current ? Reached::Passed : place == current ? Reached::UnderWay : Reached::Ahead;
        const Gate* gate = nullptr; // the one of the phase, not one called out of turn
        m_gates.all<Gate>().forEachIn(s.id(), [&](const Gate& g) {
            if (g.phase == phase.title && g.title == phase.gate) gate = &g;
        });
        if (gate) use(s, phase, {entityOf<Gate>(), gate->id.value});
        const QDate by = gate && gate->held ? *gate->held : m_r.today();
        std::vector<const MethodologyRequirement*> asked;
        for (const MethodologyRequirement* r : m_parts.requirements)
            if (r->phase == phase.id) asked.push_back(r);
        addCriteria(s, asked, gate);
        int n = 0;
        for (const MethodologyRequirement* r : asked) {
            if (r->kind == RequirementKind::ChecklistItem) addItem(s, *r, phase, gate, reached, by, n++);
            if (r->kind == RequirementKind::Document) addDocument(s, *r, phase, reached, by, n++);
        }
    }

    /// One after another: the gates of the sample ask what the methodology asks, in words of their own.
    void addCriteria(const Scheme& s, const std::vector<const MethodologyRequirement*>& asked, const Gate* gate)
    {
        std::vector<GateCriterionId> held;
        if (gate) m_gates.all<GateCriterion>().forEachIn(gate->id, [&](const GateCriterion& c) { held.push_back(c.id); });
        std::size_t n = 0;
        for (const MethodologyRequirement* r : asked)
            if (r->kind == RequirementKind::Criterion && n < held.size()) use(s, *r, {entityOf<GateCriterion>(), held[n++].value});
    }

    void addItem(
        const Scheme& s, const MethodologyRequirement& r, const MethodologyPhase& phase, const Gate* gate, Reached reached, QDate by, int n)
    {
        ChecklistItem row = checklistItemOf(r, phase.title);
        row.project = s.id();
        row.gate = gate ? gate->id : GateId{};
        if (reached == Reached::Passed || (reached == Reached::UnderWay && n % 2 == 0)) {
            const int lot = m_r.below(14);
            row.answer = lot < 11                          ? ChecklistAnswer::Yes
                : lot < 12 && reached == Reached::UnderWay ? ChecklistAnswer::No
                                                           : ChecklistAnswer::NotApplicable;
            row.checkedBy = m_r.person("mdcai"[n % 5], s);
            row.checked = Registers::workday(by.addDays(-6 - m_r.below(12)));
            if (row.answer == ChecklistAnswer::Yes && !r.help.isEmpty()) row.evidence = QStringLiteral("Seen by the programme office.");
            if (row.answer == ChecklistAnswer::No) row.comment = QStringLiteral("In hand; an action says who and until when.");
        }
        use(s, r, {entityOf<ChecklistItem>(), m_r.put(row).value});
    }

    void addDocument(const Scheme& s, const MethodologyRequirement& r, const MethodologyPhase& phase, Reached reached, QDate by, int n)
    {
        Document row = plannedDocumentOf(r, phase.title);
        row.project = s.id();
        if (reached == Reached::Passed || (reached == Reached::UnderWay && n % 2 == 0)) {
            row.revision = QStringLiteral("A");
            row.status = reached == Reached::Passed ? DocumentStatus::Published : DocumentStatus::Shared;
            row.author = m_r.person("mdck"[n % 4], s);
            row.issued = Registers::workday(by.addDays(-8 - m_r.below(20)));
            row.location = QStringLiteral("https://files.caldmere.example/%1/%2").arg(s.code().toLower(), r.code.toLower());
        }
        use(s, r, {entityOf<Document>(), m_r.put(row).value});
    }

    template <class Part> void use(const Scheme& s, const Part& part, RecordKey record)
    {
        const MethodologyUse row{.id = m_ids.next<MethodologyUseId>(),
            .project = s.id(),
            .partEntity = infoOf<Part>().keyText(),
            .part = {part.id.value},
            .code = part.code,
            .entity = infoOf(record.entity).keyText(),
            .record = {record.id}};
        m_set.changes.push_back(insertOf(entityOf<MethodologyUse>(), row.id.value, &row));
    }

    ChangeSet& m_set;
    Registers& m_r;
    IdSource& m_ids;
    const Portfolio m_gates;
    MethodologyId m_methodology{};
    MethodologyParts m_parts;
};

} // namespace

void addMethodologies(ChangeSet& set, Registers& registers, IdSource& ids)
{
    const Portfolio shipped = standards(set, ids);
    Run(set, registers, ids, shipped).add();
}

} // namespace gantry::sample
