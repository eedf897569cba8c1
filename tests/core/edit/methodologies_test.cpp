#include "core/change/removal.h"
#include "core/governance/methodologies.h"
#include "tests/support/methodology.h"
#include "tests/support/plan_builder.h"

#include <random>

using namespace gantry;
using test::MethodologyDesk;

namespace {

std::vector<RecordKey> touched(const ChangeSet& set)
{
    std::vector<RecordKey> out;
    for (const Change& change : set.changes)
        if (change.op != Change::Remove) out.push_back({change.entity, change.id});
    return out;
}

/// Durations by code and links by the codes of their ends.
struct Net {
    QMap<QString, qint64> durations;
    QMap<QString, qint64> links;
    bool operator==(const Net&) const = default;
};
Net netOf(const Portfolio& portfolio, NodeId project)
{
    Net out;
    portfolio.all<Task>().forEachIn(
        project, [&](const Task& t) { out.durations.insert(t.name, t.duration.value_or(WorkTime{-1}).seconds); });
    portfolio.all<Link>().forEachIn(project, [&](const Link& l) {
        out.links.insert(
            QStringLiteral("%1>%2 %3").arg(portfolio.find(l.predecessor)->name, portfolio.find(l.successor)->name, wordOf(l.type)),
            l.lag.seconds);
    });
    return out;
}

} // namespace

TEST_CASE("a project started from any shipped methodology has a plan that schedules without a finding, and its gates have days in order")
{
    MethodologyDesk desk;
    for (const char* code : {"CW", "IT", "LIGHT", "STAGED"}) {
        INFO(code);
        const StartedProject made = desk.start(desk.asked(code, code));
        CHECK(findingsOn(desk.portfolio(), touched(made.set)).empty());
        const auto plan = desk.session->schedule(made.project);
        CHECK(plan->problems.empty());
        CHECK(dateOf(*plan->start) == test::monday);
        CHECK(made.finish == dateOf(*plan->finish));
        QDate before = test::monday;
        for (const auto& gate : made.gates) {
            REQUIRE(gate.planned);
            CHECK(*gate.planned >= before);
            before = *gate.planned;
        }
        CHECK(made.gates.back().planned == made.finish);
        const auto gates = desk.in<Gate>(made.project);
        CHECK(gates.size() == made.gates.size());
        for (const Gate& gate : gates)
            CHECK((gate.task && !gate.number.isEmpty() && gate.planned == dateOf(*plan->find(gate.task)->finish)));
        CHECK(desk.in<Risk>(made.project).size() == made.risks);
        CHECK(desk.in<ChecklistItem>(made.project).size() == made.checklistItems);
        CHECK(desk.in<Document>(made.project).size() == made.documents);
        const Node& node = *desk.portfolio().find(made.project);
        CHECK((node.methodology == desk.latest(code) && node.phase == gates.front().phase));
    }
}

TEST_CASE("a project starts with everything in one step, which one undo takes back")
{
    MethodologyDesk desk;
    const Portfolio before = desk.portfolio();
    ChangeBuilder people(QStringLiteral("test.people"));
    const Person ada{.id = desk.ids().next<PersonId>(), .name = QStringLiteral("Ada")},
        ben{.id = desk.ids().next<PersonId>(), .name = QStringLiteral("Ben")};
    people.insert(ada).insert(ben);
    desk.apply(people.take());
    ProjectStart asked = desk.asked("CW");
    asked.manager = ada.id, asked.sponsor = ben.id;
    asked.type = QStringLiteral("Depot");
    asked.roles = {{GovernanceRole::CostManager, ben.id}, {GovernanceRole::BoardMember, ada.id}};
    const qint64 sequence = desk.session->sequence();
    const StartedProject made = desk.start(asked);
    CHECK(desk.session->sequence() == sequence + 1);
    CHECK((made.tasks > 40 && made.risks >= 12 && made.gates.size() == 6 && made.criteria > 30 && made.kpis > 3));
    const Node& node = *desk.portfolio().find(made.project);
    CHECK((node.manager == ada.id && node.sponsor == ben.id && node.type == u"Depot"));
    CHECK(desk.portfolio().all<RoleAssignment>().size() == 4);
    CHECK(desk.madeOf<RoleAssignment>(made.project, "DEF-P1")->person == ben.id);
    CHECK(desk.madeOf<Gate>(made.project, "construct")->chair == ben.id);
    CHECK(desk.madeOf<Task>(made.project, "T110")->owner == ada.id);
    CHECK(desk.madeOf<Risk>(made.project, "R01")->owner == ada.id);
    CHECK(desk.portfolio().all<RiskTreatment>().size() == made.risks);
    CHECK(desk.first<Kpi>([](const Kpi& k) { return k.code == u"SPI"; }));
    CHECK(desk.session->undo());
    CHECK(desk.portfolio().find(made.project) == nullptr);
    CHECK((desk.portfolio().all<Task>().size() == 0 && desk.portfolio().all<MethodologyUse>().size() == 0
        && desk.portfolio().all<Kpi>().size() == 0));
    CHECK(difference(before, desk.portfolio()).changes.size() == 2); // the two people
}

TEST_CASE("from a finish date the plan starts as late as it may to be finished by then", "[property]")
{
    MethodologyDesk desk;
    std::mt19937 random(5);
    for (int round = 0; round < 24; ++round) {
        const char* code = std::array{"CW", "IT", "LIGHT", "STAGED"}[std::size_t(round) % 4];
        ProjectStart asked = desk.asked(code);
        asked.start.reset();
        asked.finish = QDate(2028, 1, 1).addDays(int(random() % 900)); // any day of the week
        const auto made = startProject(desk.portfolio(), desk.ids(), asked);
        REQUIRE(made);
        INFO(code << " by " << asked.finish->toString(Qt::ISODate).toStdString() << ", from "
                  << made->start.toString(Qt::ISODate).toStdString());
        QDate lastWorkday = *asked.finish;
        while (lastWorkday.dayOfWeek() > 5) lastWorkday = lastWorkday.addDays(-1);
        CHECK(made->finish == lastWorkday);
        // A working day later it would not be.
        ProjectStart later = desk.asked(code);
        later.start = made->start.addDays(made->start.dayOfWeek() == 5 ? 3 : 1);
        CHECK(*startProject(desk.portfolio(), desk.ids(), later)->finish > *asked.finish);
    }
}

TEST_CASE("what a start lacks is said")
{
    MethodologyDesk desk;
    const auto why = [&](const ProjectStart& asked) {
        const auto made = startProject(desk.portfolio(), desk.ids(), asked);
        return made ? std::string() : std::string(made.error().reason);
    };
    ProjectStart asked = desk.asked("CW");
    asked.name = QStringLiteral("  ");
    CHECK(why(asked) == "methodology.no-name");
    asked = desk.asked("CW");
    asked.finish = test::monday;
    CHECK(why(asked) == "methodology.no-date");
    asked.start.reset(), asked.finish.reset();
    CHECK(why(asked) == "methodology.no-date");
    asked = desk.asked("CW");
    asked.start = QDate(2199, 6, 1);
    CHECK(why(asked) == "methodology.too-long");
    desk.apply(retireMethodology(desk.portfolio(), desk.latest("CW")));
    CHECK(why(desk.asked("CW")) == "methodology.not-published");
    asked.methodology = {};
    CHECK(why(asked) == "change.record-gone");
}

TEST_CASE("a new version is a draft with all parts; it is published when sound, and only then on offer")
{
    MethodologyDesk desk;
    const MethodologyId first = desk.latest("CW");
    desk.apply(newVersionOf(desk.portfolio(), desk.ids(), first));
    const MethodologyId second = desk.latest("CW");
    REQUIRE(second != first);
    const Methodology& draft = *desk.portfolio().find(second);
    CHECK((draft.version == 2 && draft.status == MethodologyStatus::Draft && draft.previous == first && !draft.number.isEmpty()));
    CHECK(methodologyContent(desk.portfolio(), second) == methodologyContent(desk.portfolio(), first));
    const auto offered = [&] { return methodologiesOnOffer(desk.portfolio()); };
    CHECK(std::ranges::none_of(offered(), [&](const Methodology* m) { return m->id == second; }));

    const auto tasks = methodologyParts(desk.portfolio(), second).tasks;
    ChangeBuilder circle(QStringLiteral("test.circle"));
    circle.insert(MethodologyLink{
        .id = desk.ids().next<MethodologyLinkId>(), .methodology = second, .predecessor = tasks.back()->id, .successor = tasks[1]->id});
    desk.apply(circle.take());
    CHECK(publishMethodology(desk.portfolio(), second, test::monday).error().reason == std::string("methodology.loop"));
    REQUIRE(desk.session->undo());
    desk.apply(publishMethodology(desk.portfolio(), second, test::monday));
    CHECK(std::ranges::any_of(offered(), [&](const Methodology* m) { return m->id == second; }));
    CHECK(std::ranges::none_of(offered(), [&](const Methodology* m) { return m->id == first; }));
    CHECK(publishMethodology(desk.portfolio(), second, test::monday).error().reason == std::string("methodology.published-already"));
}

TEST_CASE("a template of a project that was started from a methodology starts the same network", "[property]")
{
    MethodologyDesk desk;
    for (const char* code : {"CW", "IT", "LIGHT", "STAGED"}) {
        const StartedProject made = desk.start(desk.asked(code, code));
        const auto plan = desk.session->schedule(made.project);
        desk.apply(methodologyFromProject(desk.portfolio(), desk.ids(), made.project, QStringLiteral("Ours"),
            QStringLiteral("OUR-%1").arg(QLatin1StringView(code)), plan.get()));
        const MethodologyId ours =
            desk.first<Methodology>([&](const Methodology& m) { return m.code.endsWith(QLatin1StringView(code)) && m.title == u"Ours"; })
                ->id;
        const auto was = methodologyParts(desk.portfolio(), desk.latest(code)), is = methodologyParts(desk.portfolio(), ours);
        CHECK((was.phases.size() == is.phases.size() && was.tasks.size() == is.tasks.size() && was.links.size() == is.links.size()));
        CHECK((was.requirements.size() == is.requirements.size() && was.risks.size() == is.risks.size()));
        for (std::size_t i = 0; i < was.phases.size(); ++i)
            CHECK((was.phases[i]->title == is.phases[i]->title && was.phases[i]->code == is.phases[i]->code
                && was.phases[i]->gate == is.phases[i]->gate));
        desk.apply(publishMethodology(desk.portfolio(), ours, test::monday));
        ProjectStart asked = desk.asked(code, "Again");
        asked.methodology = ours;
        const StartedProject again = desk.start(asked);
        CHECK(netOf(desk.portfolio(), again.project) == netOf(desk.portfolio(), made.project));
        CHECK(again.finish == made.finish);
    }
}

namespace {

/// A project run by capital works, and the second version of it as a draft.
struct TwoVersions : MethodologyDesk {
    StartedProject made = start(asked("CW"));
    NodeId project = made.project;
    MethodologyId held = latest("CW");
    MethodologyId second = [this] {
        apply(newVersionOf(portfolio(), ids(), held));
        return latest("CW");
    }();

    AppliedVersion bringUp(const VersionChoice& choice = {})
    {
        if (portfolio().find(second)->status == MethodologyStatus::Draft) apply(publishMethodology(portfolio(), second, test::monday));
        auto out = applyVersion(portfolio(), ids(), project, second, choice, test::monday);
        REQUIRE(out);
        apply(out->set);
        return std::move(*out);
    }
    void remove(Entity entity, qint64 id)
    {
        const std::array keys{RecordKey{entity, id}};
        apply(removalOf(portfolio(), keys, QStringLiteral("test.remove")));
    }
    static const AppliedPart* line(const AppliedVersion& applied, const char* code)
    {
        const auto it = std::ranges::find(applied.lines, QLatin1StringView(code), &AppliedPart::code);
        return it == applied.lines.end() ? nullptr : &*it;
    }
};

} // namespace

TEST_CASE("a newer version that removes what a project already answered keeps the answers and says so")
{
    TwoVersions desk;
    const auto answered = desk.madeOf<ChecklistItem>(desk.project, "INI-K1")->id,
               open = desk.madeOf<ChecklistItem>(desk.project, "INI-K2")->id;
    const auto met = desk.madeOf<GateCriterion>(desk.project, "INI-C1")->id;
    desk.set<&ChecklistItem::answer>(answered.value, ChecklistAnswer::Yes);
    desk.set<&ChecklistItem::evidence>(answered.value, QStringLiteral("Letter of 3 May"));
    desk.set<&GateCriterion::answer>(met.value, CriterionAnswer::Met);
    for (const char* code : {"INI-K1", "INI-K2", "INI-C1"})
        desk.remove(entityOf<MethodologyRequirement>(), desk.requirement(desk.second, code).value);
    const AppliedVersion applied = desk.bringUp();
    CHECK(TwoVersions::line(applied, "INI-K1")->effect == VersionEffect::Kept);
    CHECK(TwoVersions::line(applied, "INI-K1")->answered);
    CHECK(TwoVersions::line(applied, "INI-C1")->effect == VersionEffect::Kept);
    CHECK(TwoVersions::line(applied, "INI-K2")->effect == VersionEffect::Withdrawn);
    CHECK(applied.answersKept() == 2);
    CHECK(desk.portfolio().find(answered)->evidence == u"Letter of 3 May");
    CHECK(desk.portfolio().find(met)->answer == CriterionAnswer::Met);
    CHECK(desk.portfolio().find(open) == nullptr);
    CHECK(desk.portfolio().find(desk.project)->methodology == desk.second);
    // What was told once is not told again, and nothing is asked anew.
    const auto again = applyVersion(desk.portfolio(), desk.ids(), desk.project, desk.second, {}, test::monday);
    CHECK((again->set.empty() && again->lines.empty()));
    REQUIRE(desk.session->undo());
    CHECK(desk.portfolio().find(open));
    CHECK(desk.portfolio().find(desk.project)->methodology == desk.held);
}

TEST_CASE("new words reach a project that has not found its own, and an answer stays under them")
{
    TwoVersions desk;
    const auto theirs = desk.madeOf<ChecklistItem>(desk.project, "DES-K1")->id,
               own = desk.madeOf<ChecklistItem>(desk.project, "DES-K2")->id;
    desk.set<&ChecklistItem::answer>(theirs.value, ChecklistAnswer::No);
    desk.set<&ChecklistItem::title>(own.value, QStringLiteral("Ours"));
    for (const char* code : {"DES-K1", "DES-K2"})
        desk.set<&MethodologyRequirement::title>(desk.requirement(desk.second, code).value, QStringLiteral("Reworded"));
    const AppliedVersion applied = desk.bringUp();
    CHECK(desk.portfolio().find(theirs)->title == u"Reworded");
    CHECK(desk.portfolio().find(theirs)->answer == ChecklistAnswer::No);
    CHECK(desk.portfolio().find(own)->title == u"Ours");
    CHECK((TwoVersions::line(applied, "DES-K1")->effect == VersionEffect::Reworded && TwoVersions::line(applied, "DES-K1")->answered));
    CHECK(TwoVersions::line(applied, "DES-K1")->was == u"Is every drawing on the list, with its revision?");
    CHECK(TwoVersions::line(applied, "DES-K2")->effect == VersionEffect::OwnWording);
    CHECK(applied.lines.size() == 2);
}

TEST_CASE("what a project removed on purpose does not come back, be it a question, a risk, a task or a link")
{
    TwoVersions desk;
    desk.remove(entityOf<ChecklistItem>(), desk.madeOf<ChecklistItem>(desk.project, "INI-K1")->id.value);
    desk.remove(entityOf<Risk>(), desk.madeOf<Risk>(desk.project, "R08")->id.value);
    desk.remove(entityOf<Task>(), desk.madeOf<Task>(desk.project, "T250")->id.value);
    const Task* survey = desk.madeOf<Task>(desk.project, "T230");
    const Link* cut = desk.first<Link>([&](const Link& l) { return l.successor == survey->id; });
    desk.remove(entityOf<Link>(), cut->id.value);
    const std::size_t tasks = desk.in<Task>(desk.project).size(), links = desk.in<Link>(desk.project).size();
    const AppliedVersion applied = desk.bringUp();
    CHECK(applied.count(VersionEffect::StaysAway) == 3);
    CHECK(applied.lines.size() == 3);
    CHECK(desk.in<Task>(desk.project).size() == tasks);
    CHECK(desk.in<Link>(desk.project).size() == links);
    CHECK(desk.madeOf<Risk>(desk.project, "R08") == nullptr);
}

TEST_CASE("what a version adds comes into the plan where it belongs, what has started keeps its duration, and the plan still schedules")
{
    TwoVersions desk;
    const Portfolio& p = desk.portfolio();
    const MethodologyParts parts = methodologyParts(p, desk.second);
    const auto part = [&](const char* code) { return *std::ranges::find(parts.tasks, QLatin1StringView(code), &MethodologyTask::code); };
    ChangeBuilder edit(QStringLiteral("test.edit"));
    const MethodologyTask extra{.id = desk.ids().next<MethodologyTaskId>(),
        .methodology = desk.second,
        .parent = part("T300")->id,
        .rank = part("T340")->rank + u'V',
        .code = QStringLiteral("T345"),
        .title = QStringLiteral("Digital model check"),
        .duration = hours(80),
        .phase = part("T340")->phase};
    edit.insert(extra);
    edit.insert(MethodologyLink{
        .id = desk.ids().next<MethodologyLinkId>(), .methodology = desk.second, .predecessor = part("T340")->id, .successor = extra.id});
    edit.insert(MethodologyLink{
        .id = desk.ids().next<MethodologyLinkId>(), .methodology = desk.second, .predecessor = extra.id, .successor = part("T390")->id});
    edit.update<&MethodologyTask::duration>(p, part("T110")->id.value, hours(200))
        .update<&MethodologyTask::duration>(p, part("T440")->id.value, hours(400));
    edit.insert(MethodologyRisk{.id = desk.ids().next<MethodologyRiskId>(),
        .methodology = desk.second,
        .rank = QStringLiteral("z"),
        .code = QStringLiteral("R99"),
        .title = QStringLiteral("New law"),
        .treatment = QStringLiteral("Read it")});
    desk.apply(edit.take());
    desk.set<&Task::actualStart>(desk.madeOf<Task>(desk.project, "T110")->id.value, atDay(test::monday, 8 * 3600));
    const QDate finish = dateOf(*desk.session->schedule(desk.project)->finish);
    const AppliedVersion applied = desk.bringUp();
    const Task* added = desk.madeOf<Task>(desk.project, "T345");
    REQUIRE(added);
    CHECK((added->parent == desk.madeOf<Task>(desk.project, "T300")->id && added->duration == hours(80)));
    CHECK(applied.links == 2);
    CHECK(desk.madeOf<Task>(desk.project, "T110")->duration == hours(80)); // it has started
    CHECK(desk.madeOf<Task>(desk.project, "T440")->duration == hours(400));
    CHECK(desk.madeOf<Risk>(desk.project, "R99")->status == RiskStatus::Draft);
    const auto plan = desk.session->schedule(desk.project);
    CHECK(plan->problems.empty());
    CHECK(dateOf(*plan->finish) != finish);
    // Once more there is nothing to do but what stands already.
    const auto again = applyVersion(p, desk.ids(), desk.project, desk.second, {}, test::monday);
    CHECK((again->set.empty() && again->lines.empty()));
}

TEST_CASE("a running project that had no methodology gets one without a guess at what it has already")
{
    MethodologyDesk desk;
    test::PlanBuilder old(*desk.session);
    old.task(QStringLiteral("Survey"), 3);
    const NodeId project = old.project();
    ChangeBuilder gate(QStringLiteral("test.gate"));
    gate.insert(Gate{.id = desk.ids().next<GateId>(),
        .number = QStringLiteral("GAT-0001"),
        .project = project,
        .title = QStringLiteral("Gate 1: mandate")});
    desk.apply(gate.take());
    auto applied = applyVersion(desk.portfolio(), desk.ids(), project, desk.latest("CW"), {.tasks = false, .risks = false}, test::monday);
    REQUIRE(applied);
    desk.apply(applied->set);
    CHECK(desk.in<Gate>(project).size() == 7); // its own stays its own
    CHECK(desk.in<Task>(project).size() == 1);
    CHECK(desk.in<Risk>(project).empty());
    CHECK(desk.in<ChecklistItem>(project).size() > 20);
    CHECK(desk.portfolio().find(project)->methodology == desk.latest("CW"));
    // The plan may follow later.
    applied = applyVersion(desk.portfolio(), desk.ids(), project, desk.latest("CW"), {.tasks = true, .risks = false}, test::monday);
    desk.apply(applied->set);
    CHECK(desk.in<Task>(project).size() == 62);
    CHECK(desk.in<Gate>(project).size() == 7);
    CHECK(desk.session->schedule(project)->problems.empty());
}

TEST_CASE("a project that goes over to another methodology gets its parts, though their codes are those of the one before")
{
    MethodologyDesk desk;
    const StartedProject made = desk.start(desk.asked("LIGHT"));
    auto applied = applyVersion(desk.portfolio(), desk.ids(), made.project, desk.latest("IT"), {}, test::monday);
    REQUIRE(applied);
    desk.apply(applied->set);
    CHECK(applied->count(VersionEffect::Added) == applied->lines.size());
    CHECK(desk.in<Gate>(made.project).size() == 7);
    CHECK(desk.in<Risk>(made.project).size() == 11);
    CHECK(desk.session->schedule(made.project)->problems.empty());
    // Also when nobody keeps the old one any more.
    const std::array old{RecordKey{entityOf<Methodology>(), desk.latest("LIGHT").value}};
    desk.apply(removalOf(desk.portfolio(), old, QStringLiteral("test.remove")));
    CHECK(desk.in<Gate>(made.project).size() == 7);
    applied = applyVersion(desk.portfolio(), desk.ids(), made.project, desk.latest("IT"), {}, test::monday);
    CHECK(applied->count(VersionEffect::Added) == 0);
}

TEST_CASE("codes are given to parts that a person added without one, so that later versions know them")
{
    MethodologyDesk desk;
    const MethodologyId first = desk.latest("LIGHT");
    const MethodologyPhaseId phase = methodologyParts(desk.portfolio(), first).phases.front()->id;
    ChangeBuilder add(QStringLiteral("test.add"));
    const MethodologyRequirement own{
        .id = desk.ids().next<MethodologyRequirementId>(), .methodology = first, .phase = phase, .title = QStringLiteral("Ours")};
    desk.apply(add.insert(own).take());
    const StartedProject made = desk.start(desk.asked("LIGHT"));
    const QString code = desk.portfolio().find(own.id)->code;
    REQUIRE_FALSE(code.isEmpty());
    CHECK(desk.madeOf<ChecklistItem>(made.project, code.toLatin1().constData())->title == u"Ours");
    desk.apply(newVersionOf(desk.portfolio(), desk.ids(), first));
    CHECK(desk.portfolio().find(desk.requirement(desk.latest("LIGHT"), code.toLatin1().constData()))->title == u"Ours");
}
