// Random small portfolios: the engine against a second, simple telling of the same rules, and what must hold whatever is in them.
#include "tests/support/compliance.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

struct RandomDesk : ComplianceDesk {
    std::mt19937 random;
    explicit RandomDesk(unsigned seed)
        : random(seed)
    {
        const char* phase[] = {"Design", "Build", "Handover", "Unknown"};
        set<&Node::phase>(project.value, QString::fromLatin1(phase[below(4)]));
        if (below(6) == 0) set<&Node::status>(project.value, NodeStatus::OnHold);
        if (below(2)) add(Period{.name = QStringLiteral("Aug"), .start = QDate(2026, 8, 1), .end = QDate(2026, 8, 31), .cutOff = day(20)});
        for (const char* each : {"Design", "Build"})
            if (below(2)) gate(each, day(60), below(2) ? std::optional(day(60)) : std::nullopt);
        const char* subjects[] = {"", "", "", "charter", "audit", "risk", "", "planner", "cpi"};
        for (int i = 0; i < 14; ++i) {
            const auto kind = RequirementKind(below(9));
            MethodologyRequirement more{.obligation = CriterionKind(below(2)),
                .weight = below(4),
                .subject = QString::fromLatin1(subjects[int(kind)]),
                .least = below(3) ? std::nullopt : std::optional<qint64>(2),
                .days = below(2) ? std::nullopt : std::optional<qint64>(40)};
            const auto id = ask(below(3), kind, qPrintable(QStringLiteral("R%1").arg(i)), more);
            answer(*portfolio.find(id));
            if (below(5) == 0)
                add(Waiver{.project = project,
                    .title = QStringLiteral("W"),
                    .code = portfolio.find(id)->code,
                    .status = WaiverStatus(below(4)),
                    .until = below(2) ? std::nullopt : std::optional(day(30))});
        }
    }
    int below(int n) { return int(random() % unsigned(n)); }
    /// Around today, as many days before as after.
    QDate day(int spread) { return today.addDays(below(2 * spread) - spread); }
    void answer(const MethodologyRequirement& r)
    {
        if (below(4) == 0) return;
        switch (r.kind) {
        case RequirementKind::Criterion:
            portfolio.all<Gate>().forEachIn(project, [&, id = GateId{}](const Gate& g) mutable {
                if (!id && g.phase == portfolio.find(r.phase)->title) id = g.id, criteria.push_back({id, r.title});
            });
            for (const auto& [gate, title] : std::exchange(criteria, {}))
                add(GateCriterion{.gate = gate,
                    .title = title,
                    .answer = CriterionAnswer(below(5)),
                    .evidence = below(2) ? QStringLiteral("seen") : QString()});
            break;
        case RequirementKind::ChecklistItem:
            add(ChecklistItem{.project = project,
                .title = r.title,
                .mandatory = below(3) > 0,
                .answer = ChecklistAnswer(below(4)),
                .evidence = below(2) ? QStringLiteral("seen") : QString()});
            break;
        case RequirementKind::Document:
            add(Document{.project = project,
                .title = r.title,
                .status = DocumentStatus(below(4)),
                .issued = below(2) ? std::nullopt : std::optional(day(80))});
            break;
        case RequirementKind::Approval: {
            const auto charter = add(Charter{.project = project, .title = QStringLiteral("C")});
            if (below(2))
                add(Approval{.project = project,
                    .title = QStringLiteral("C"),
                    .entity = QStringLiteral("charter"),
                    .record = {charter.value},
                    .status = ApprovalStatus(below(4))});
            break;
        }
        case RequirementKind::Review:
            add(Review{.project = project, .title = r.title, .kind = ReviewKind::Audit, .status = ReviewStatus::Held, .held = day(80)});
            break;
        case RequirementKind::Register: add(Risk{.project = project, .title = r.title, .review = day(80)}); break;
        case RequirementKind::Report:
            portfolio.all<Period>().forEach([&](const Period& p) { period = p.id; });
            if (period) add(StatusReport{.project = project, .title = r.title, .period = period, .status = ReportStatus(below(3))});
            break;
        case RequirementKind::Role:
            add(RoleAssignment{.person = sponsor, .role = GovernanceRole::Planner, .scope = programme, .to = day(40)});
            break;
        case RequirementKind::Kpi: add(Kpi{.code = QStringLiteral("CPI"), .name = QStringLiteral("C"), .active = below(2) > 0}); break;
        }
    }

private:
    std::vector<std::pair<GateId, QString>> criteria;
    PeriodId period;
};

/// The rules once more, record by record over whole tables, without a use, a supersession or a node above the project's programme.
class Oracle {
public:
    explicit Oracle(const ComplianceDesk& desk)
        : m(desk)
    {
    }
    ComplianceState stateOf(const MethodologyRequirement& r) const
    {
        const int present = phaseOf(m.portfolio.find(m.project)->phase), place = phaseOf(m.portfolio.find(r.phase)->title);
        const QDate from = r.days ? asOf(place, present).addDays(-*r.days) : QDate(1, 1, 1);
        ComplianceState state = found(r, place, present, from);
        if (state != ComplianceState::Partly && state != ComplianceState::Missing) return state;
        for (const Waiver& w : m.rows<Waiver>())
            if (w.code == r.code && w.status == WaiverStatus::Approved && w.until.value_or(m.today) >= m.today)
                return ComplianceState::Waived;
        return place > present ? ComplianceState::NotDue : state;
    }
    /// Of what counts: twice the weight reached, and the weight.
    std::pair<qint64, qint64> score() const
    {
        std::pair<qint64, qint64> out;
        for (const MethodologyRequirement& r : m.rows<MethodologyRequirement>()) {
            const auto state = stateOf(r);
            if (phaseOf(m.portfolio.find(r.phase)->title) > phaseOf(m.portfolio.find(m.project)->phase)) continue;
            if (state > ComplianceState::Missing) continue;
            out.second += r.weight;
            out.first += r.weight * (state == ComplianceState::Met ? 2 : state == ComplianceState::Partly ? 1 : 0);
        }
        return out;
    }

private:
    static int phaseOf(const QString& title) { return title == u"Build" ? 1 : title == u"Handover" ? 2 : 0; }
    const Gate* gateOf(int place) const
    {
        const Gate* found = nullptr;
        m.portfolio.all<Gate>().forEach([&](const Gate& g) {
            if (phaseOf(g.phase) == place) found = &g; // one a phase at most
        });
        return found;
    }
    QDate asOf(int place, int present) const
    {
        const Gate* gate = gateOf(place);
        return place < present && gate && gate->held && *gate->held < m.today ? *gate->held : m.today;
    }
    ComplianceState found(const MethodologyRequirement& r, int place, int present, QDate from) const
    {
        using enum ComplianceState;
        ComplianceState best = Missing;
        const qint64 least = r.least.value_or(1);
        qint64 fresh = 0, all = 0;
        QDate latest;
        bool issued = false;
        switch (r.kind) {
        case RequirementKind::Criterion:
            for (const GateCriterion& c : m.rows<GateCriterion>())
                if (c.title == r.title)
                    best = c.answer == CriterionAnswer::NotApplicable ? NotApplicable
                        : c.answer == CriterionAnswer::Met            ? c.evidence.isEmpty() ? Partly : Met
                        : c.answer == CriterionAnswer::PartlyMet      ? Partly
                                                                      : Missing;
            return best;
        case RequirementKind::ChecklistItem:
            for (const ChecklistItem& i : m.rows<ChecklistItem>())
                if (i.title == r.title)
                    best = i.answer == ChecklistAnswer::NotApplicable ? NotApplicable
                        : i.answer == ChecklistAnswer::Open           ? Missing
                        : !i.mandatory                                ? Met
                        : i.answer == ChecklistAnswer::No             ? Missing
                        : i.evidence.isEmpty()                        ? Partly
                                                                      : Met;
            return best;
        case RequirementKind::Document:
            for (const Document& d : m.rows<Document>()) {
                const bool wip = d.status == DocumentStatus::Wip;
                if (!d.title.contains(r.title) || (wip && issued)) continue; // R1 is also found in R10: the later and better one counts
                issued = issued || !wip;
                best = wip || (d.issued && *d.issued < from) ? Partly : Met;
            }
            return best;
        case RequirementKind::Approval:
            for (const Approval& a : m.rows<Approval>()) {
                if (a.status == ApprovalStatus::Approved) best = Met;
                if (a.status == ApprovalStatus::Waiting && best != Met) best = Partly;
            }
            return best;
        case RequirementKind::Review:
            for (const Review& v : m.rows<Review>()) {
                if (*v.held > m.today) continue;
                ++all;
                fresh += *v.held >= from;
            }
            return fresh >= least ? Met : all > 0 ? Partly : Missing;
        case RequirementKind::Register:
            for (const Risk& k : m.rows<Risk>()) {
                ++all;
                if (*k.review <= m.today && (!latest.isValid() || *k.review > latest)) latest = *k.review;
            }
            return all == 0 ? Missing : all < least || (latest.isValid() && latest < from) ? Partly : Met;
        case RequirementKind::Report: {
            const QDate day = asOf(place, present);
            if (m.portfolio.find(m.project)->status != NodeStatus::Active) return NotApplicable;
            const auto periods = m.rows<Period>();
            if (periods.empty() || *periods.front().end > day) return NotApplicable;
            for (const StatusReport& s : m.rows<StatusReport>()) best = s.status == ReportStatus::Draft ? Partly : Met; // the last
            if (best != Met && place >= present && m.today <= periods.front().cutOff->addDays(5)) return NotDue;
            return best;
        }
        case RequirementKind::Role:
            for (const RoleAssignment& a : m.rows<RoleAssignment>())
                if (*a.to >= asOf(place, present)) best = Met;
            return best;
        case RequirementKind::Kpi:
            for (const Kpi& k : m.rows<Kpi>()) best = k.active ? Met : best == Met ? Met : Partly;
            return best;
        }
        return best;
    }
    const ComplianceDesk& m;
};

double scoreOf(const ComplianceDesk& desk) { return desk.look().totals.score().value_or(1); }

} // namespace

TEST_CASE("the engine and a second telling of its rules agree on portfolios of all kinds", "[compliance]")
{
    std::array<int, 6> seen{};
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const RandomDesk desk(seed);
        const Oracle oracle(desk);
        const auto all = desk.look();
        INFO("seed " << seed);
        for (const ComplianceLine& line : all.lines) {
            INFO(line.asked->title.toStdString() << " of kind " << wordOf(line.asked->kind).toStdString());
            REQUIRE(int(line.state) == int(oracle.stateOf(*line.asked)));
            ++seen[std::size_t(line.state)];
        }
        REQUIRE(std::pair(all.totals.halves, all.totals.weight) == oracle.score());
    }
    for (const int count : seen) CHECK(count > 20); // every state came up
}

TEST_CASE("waiving what is missing never lowers a score, nor does answering what is open", "[compliance]")
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomDesk desk(seed);
        INFO("seed " << seed);
        for (const ComplianceLine& line : desk.look().lines) {
            const double before = scoreOf(desk);
            if (line.state == ComplianceState::Missing) {
                RandomDesk waived(seed);
                const double then = scoreOf(waived);
                for (const auto& same : waived.look().lines)
                    if (same.asked->code == line.asked->code)
                        waived.add(Waiver{.project = waived.project,
                            .title = QStringLiteral("W"),
                            .code = same.asked->code,
                            .status = WaiverStatus::Approved});
                REQUIRE(scoreOf(waived) >= then);
            }
            const ChecklistItem* item =
                line.record.entity == entityOf<ChecklistItem>() ? desk.portfolio.find<ChecklistItem>(line.record.id) : nullptr;
            if (!item || item->answer != ChecklistAnswer::Open) continue;
            desk.set<&ChecklistItem::answer>(item->id.value, ChecklistAnswer(1 + desk.below(3)));
            REQUIRE(scoreOf(desk) >= before);
        }
    }
}
