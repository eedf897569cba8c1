#include "core/governance/training.h"
#include "core/governance/work_list.h"
#include "core/text/training_text.h"
#include "tests/support/training.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a level is what another assessed last, else what they said of themselves last", "[training]")
{
    TrainingDesk desk;
    const auto time = desk.competency("Time");
    CHECK(desk.standing().level(desk.manager, time).source == LevelSource::None);
    desk.assessed(desk.manager, time, 5, 1, AssessmentKind::Self);
    CHECK(desk.standing().level(desk.manager, time).level == 5);
    desk.assessed(desk.manager, time, 3, 400);
    const auto latest = desk.assessed(desk.manager, time, 2, 30);
    const CompetencyLevel level = desk.standing().level(desk.manager, time);
    CHECK((level.level == 2 && level.source == LevelSource::Assessed && level.evidence.id == latest.value));
    desk.assessed(desk.manager, time, 4, -10); // of a day that is still to come
    CHECK(desk.standing().level(desk.manager, time).level == 2);
    CHECK(evidenceText(desk.portfolio, level).startsWith(u"assessed by Ines Brandt on "));
}

TEST_CASE("a course that was passed gives at least its level while its certificate is valid", "[training]")
{
    TrainingDesk desk;
    const auto time = desk.competency("Time"), cost = desk.competency("Cost");
    const auto course = desk.course("Planning", 24);
    desk.gives(course, time, 4);
    desk.gives(course, cost, 1);
    desk.assessed(desk.manager, time, 2, 30);
    desk.assessed(desk.manager, cost, 3, 30);
    const auto record = desk.passed(desk.manager, course, 0); // its last day
    CHECK(desk.standing().level(desk.manager, time).level == 4);
    CHECK(desk.standing().level(desk.manager, time).source == LevelSource::Course);
    CHECK(desk.standing().level(desk.manager, cost).level == 3);
    desk.set<&TrainingRecord::expires>(record.value, desk.today.addDays(-1));
    CHECK(desk.standing().level(desk.manager, time).level == 2);
    desk.set<&TrainingRecord::expires>(record.value, std::nullopt);
    CHECK(desk.standing().level(desk.manager, time).level == 4);
    desk.set<&TrainingRecord::status>(record.value, TrainingStatus::Failed);
    CHECK(desk.standing().level(desk.manager, time).level == 2);
}

TEST_CASE("certificates are valid, end within ninety days, have expired or are missing, and the longest counts", "[training]")
{
    TrainingDesk desk;
    const auto course = desk.course("First aid", 36);
    const auto state = [&] { return desk.standing().certificate(desk.manager, course).state; };
    CHECK(state() == CertificateState::Missing);
    desk.passed(desk.manager, course, -1);
    CHECK(state() == CertificateState::Expired);
    desk.passed(desk.manager, course, 90);
    CHECK(state() == CertificateState::Expiring);
    const auto longest = desk.passed(desk.manager, course, 91);
    desk.passed(desk.manager, course, 5);
    CHECK(state() == CertificateState::Valid);
    CHECK(desk.standing().certificate(desk.manager, course).record == longest);
}

TEST_CASE("targets come of the roles that are held on the day, the highest of several, and what a phase asks counts for its gates alone",
    "[training]")
{
    TrainingDesk desk;
    const auto time = desk.competency("Time");
    desk.asks(GovernanceRole::ProjectManager, time, 2);
    desk.asks(GovernanceRole::Planner, time, 4, false);
    desk.asks(GovernanceRole::Planner, time, 5, true, "Procure");
    const auto target = [&] { return desk.standing().target(desk.manager, time); };
    CHECK(target().level == 0);
    desk.role(desk.manager, GovernanceRole::ProjectManager, desk.project);
    CHECK((target().level == 2 && target().must == 2));
    const auto planner = desk.role(desk.manager, GovernanceRole::Planner, desk.root);
    CHECK((target().level == 4 && target().must == 2 && target().role == GovernanceRole::Planner));
    desk.set<&RoleAssignment::to>(planner.value, desk.today.addDays(-1));
    CHECK(target().level == 2);
    desk.set<&RoleAssignment::to>(planner.value, std::nullopt);
    desk.set<&RoleAssignment::from>(planner.value, desk.today.addDays(1));
    CHECK(target().level == 2);
}

TEST_CASE("a gap names the course that is planned for it, else the cheapest that would close it", "[training]")
{
    TrainingDesk desk;
    const auto time = desk.competency("Time");
    desk.asks(GovernanceRole::ProjectManager, time, 4);
    desk.role(desk.manager, GovernanceRole::ProjectManager, desk.project);
    desk.assessed(desk.manager, time, 2, 10);
    auto gaps = desk.standing().gapsOf(desk.manager);
    REQUIRE(gaps.size() == 1);
    CHECK((gaps[0].missing() == 2 && !gaps[0].course && !gaps[0].planned));
    const auto dear = desk.course("Dear", {}, 900), cheap = desk.course("Cheap", {}, 50), short_ = desk.course("Short", {}, 1);
    desk.gives(dear, time, 5);
    desk.gives(cheap, time, 4);
    desk.gives(short_, time, 3); // would not do
    CHECK(desk.standing().gapsOf(desk.manager)[0].course == cheap);
    const auto record =
        desk.add(TrainingRecord{.person = desk.manager, .course = dear, .status = TrainingStatus::Booked, .planned = desk.today});
    CHECK(desk.standing().gapsOf(desk.manager)[0].planned == record);
    CHECK(gapText(desk.portfolio, gaps[0]) == u"Level 2 of 4 in Time");
    desk.assessed(desk.manager, time, 4, 1);
    CHECK(desk.standing().gapsOf(desk.manager).empty());
}

TEST_CASE("who may run a gate: chairs for its project who have all that must be had, the others with what is missing", "[training]")
{
    TrainingDesk desk;
    const auto governance = desk.competency("Governance"), buying = desk.competency("Procurement");
    const auto course = desk.course("Chairing gates", 24);
    desk.asks(GovernanceRole::GateChair, governance, 3);
    desk.asks(GovernanceRole::GateChair, buying, 4, true, "procure ");
    desk.asks(GovernanceRole::GateChair, buying, 5, false);
    desk.asksCertificate(GovernanceRole::GateChair, course);
    const auto chair = desk.person("Zoe Chair"), other = desk.person("Adam Elsewhere");
    desk.role(chair, GovernanceRole::GateChair, desk.programme);
    const NodeId elsewhere = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")});
    desk.role(other, GovernanceRole::GateChair, elsewhere);
    const auto id = desk.add(Gate{.project = desk.project, .title = QStringLiteral("G"), .chair = desk.manager});
    const auto chairs = [&] { return chairsOf(desk.standing(), *desk.portfolio.find(id)); };
    auto found = chairs();
    REQUIRE(found.size() == 2); // who chairs elsewhere is not asked; who is named without the role is told
    CHECK((found[0].person == chair || found[1].person == chair));
    CHECK(std::ranges::none_of(found, &GateChairing::may));
    desk.assessed(chair, governance, 3, 10);
    desk.passed(chair, course, 10);
    found = chairs();
    CHECK((found[0].person == chair && found[0].may() && found[0].missing.empty()));
    CHECK((found[1].person == desk.manager && found[1].named && !found[1].holdsRole && !found[1].may()));
    desk.set<&Gate::phase>(id.value, QStringLiteral("Procure"));
    found = chairs();
    const auto mine = std::ranges::find(found, chair, &GateChairing::person);
    REQUIRE(mine->missing.size() == 1);
    CHECK(chairingText(desk.portfolio, *mine) == u"Level 0 of 4 in Procurement");
    desk.set<&Person::active>(chair.value, false);
    CHECK(chairs().size() == 1);
}

TEST_CASE("reminders name what lapsed and lapses, what must be had and is not, old assessments and booked courses", "[training]")
{
    TrainingDesk desk;
    const auto time = desk.competency("Time"), cost = desk.competency("Cost"), idle = desk.competency("Nobody asks");
    const auto aid = desk.course("First aid", 36), safety = desk.course("Safety", 36), plan = desk.course("Planning");
    desk.asks(GovernanceRole::ProjectManager, time, 3);
    desk.asks(GovernanceRole::ProjectManager, cost, 1, false);
    desk.asksCertificate(GovernanceRole::ProjectManager, aid);
    desk.role(desk.manager, GovernanceRole::ProjectManager, desk.project);
    desk.passed(desk.manager, aid, -3);
    desk.passed(desk.manager, safety, 20);
    desk.passed(desk.manager, safety, 4); // a longer one follows
    desk.assessed(desk.manager, cost, 2, 366);
    desk.assessed(desk.manager, idle, 2, 900);
    desk.add(TrainingRecord{.person = desk.manager, .course = plan, .status = TrainingStatus::Booked, .planned = desk.today.addDays(9)});
    const std::array people{desk.manager};
    const auto reminders = trainingReminders(desk.standing(), people);
    std::vector<ReminderKind> kinds;
    for (const auto& r : reminders) kinds.push_back(r.kind);
    CHECK(kinds
        == std::vector{ReminderKind::CertificateLapsed, ReminderKind::CertificateExpires, ReminderKind::MandatoryUnmet,
            ReminderKind::AssessmentOld, ReminderKind::CourseBooked});
    CHECK(trainingReminders(desk.standing(), people, 10).size() == 4); // safety ends later than that
    const Letter letter = remindOfTraining(desk.portfolio, desk.manager, reminders, QStringLiteral("The PMO"), QLocale(QLocale::English));
    CHECK(letter.to == u"someone@example.org");
    CHECK(letter.text.contains(u"- Certificate lapsed: First aid, valid until 18 Sep 2026"));
    CHECK(letter.text.contains(u"- Requirement not met: Level 0 of 3 in Time (no course closes it)"));
    CHECK(letter.text.contains(u"- Course booked: Planning, on 30 Sep 2026"));
}

TEST_CASE("certificates that end and booked courses wait on the list of whose they are", "[training]")
{
    TrainingDesk desk;
    const auto aid = desk.course("First aid", 36);
    desk.passed(desk.manager, aid, 40);
    desk.passed(desk.manager, aid, 4);
    desk.add(TrainingRecord{.person = desk.manager, .course = aid, .status = TrainingStatus::Booked, .planned = desk.today.addDays(9)});
    desk.add(TrainingRecord{.person = desk.sponsor, .course = aid, .status = TrainingStatus::Booked, .planned = desk.today.addDays(9)});
    const auto items = workList(desk.portfolio, desk.manager, {}, desk.today);
    REQUIRE(items.size() == 2);
    CHECK((items[0].kind == WorkKind::Course && items[1].kind == WorkKind::Certificate));
    CHECK(items[1].title == u"First aid");
}

TEST_CASE("whatever is on record, no gap is below nothing, and what is met has none", "[training][property]")
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](int n) { return int(random() % unsigned(n)); };
        TrainingDesk desk;
        std::vector<CompetencyId> competencies;
        std::vector<CourseId> courses;
        std::vector<PersonId> people{desk.manager, desk.sponsor};
        for (int i = 0; i < 5; ++i) competencies.push_back(desk.competency("C"));
        for (int i = 0; i < 4; ++i) {
            courses.push_back(desk.course("K", below(2) ? std::optional<qint64>(12) : std::nullopt));
            desk.gives(courses.back(), competencies[std::size_t(below(5))], below(9) - 2); // a file may hold levels that are none
        }
        for (int i = 0; i < 12; ++i)
            desk.asks(GovernanceRole(below(4)), competencies[std::size_t(below(5))], below(9) - 2, below(2), below(4) ? "" : "Design");
        for (int i = 0; i < 6; ++i) desk.role(people[std::size_t(below(2))], GovernanceRole(below(4)), below(2) ? desk.root : desk.project);
        for (int i = 0; i < 20; ++i)
            desk.assessed(people[std::size_t(below(2))], competencies[std::size_t(below(5))], below(9) - 2, below(800) - 50,
                AssessmentKind(below(2)));
        for (int i = 0; i < 8; ++i) desk.passed(people[std::size_t(below(2))], courses[std::size_t(below(4))], below(400) - 200);
        const TrainingStanding standing = desk.standing();
        for (const PersonId person : people) {
            const auto gaps = standing.gapsOf(person);
            qint64 unmet = 0;
            for (const CompetencyId c : competencies) {
                const CompetencyLevel level = standing.level(person, c);
                const CompetencyTarget target = standing.target(person, c);
                CHECK((level.level >= 0 && level.level <= 5 && target.level >= 0 && target.level <= 5));
                const auto gap = std::ranges::find(gaps, c, &TrainingGap::competency);
                CHECK((gap != gaps.end()) == (target.level > level.level));
                if (gap != gaps.end()) CHECK((gap->missing() > 0 && gap->missing() == target.level - level.level));
                unmet += target.level > level.level;
                CHECK(target.must <= target.level);
                if (gap != gaps.end()) CHECK(gap->mandatory == (target.must > level.level));
            }
            const auto count = standing.countOf(person);
            CHECK(count.required - count.met == unmet);
            // Told for somebody alone it is the same.
            CHECK(TrainingStanding(desk.portfolio, desk.today, {person}).gapsOf(person) == gaps);
        }
    }
}
