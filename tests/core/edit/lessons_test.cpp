#include "core/edit/lessons.h"
#include "core/edit/records.h"
#include "tests/support/governance.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct KnowledgeDesk : GovernanceDesk {
    LessonId lesson = add(Lesson{.project = project,
        .title = QStringLiteral("Bore along the lines"),
        .phase = QStringLiteral("Design"),
        .category = QStringLiteral("Ground"),
        .recommendation = QStringLiteral("Six more holes"),
        .projectTypes = QStringLiteral("Bridge"),
        .owner = manager});
    LessonId silent = add(Lesson{.project = project, .title = QStringLiteral("It was bad")});
    GateId gate = add(Gate{
        .number = QStringLiteral("GAT-0001"), .project = project, .title = QStringLiteral("Gate 3"), .phase = QStringLiteral("Design")});
    SaidBy ines{QStringLiteral("ines brandt"), today};
    Result<ChangeSet> say(KnowledgeVerdict verdict)
    {
        return sayOfKnowledge(portfolio, ids, {entityOf<Lesson>(), lesson.value}, {entityOf<Gate>(), gate.value}, verdict, ines);
    }
};

} // namespace

TEST_CASE("a lesson is reviewed, accepted with a recommendation only, embedded somewhere, and put away", "[lessons]")
{
    KnowledgeDesk desk;
    desk.take(setLessonStatus(desk.portfolio, desk.lesson, LessonStatus::Reviewed));
    CHECK(desk.why(setLessonStatus(desk.portfolio, desk.lesson, LessonStatus::Reviewed)) == "lesson.status-already");
    desk.take(setLessonStatus(desk.portfolio, desk.lesson, LessonStatus::Accepted));
    CHECK(desk.why(setLessonStatus(desk.portfolio, desk.silent, LessonStatus::Accepted)) == "lesson.nothing-recommended");
    CHECK(desk.why(embedLesson(desk.portfolio, desk.lesson, QStringLiteral("  "))) == "lesson.embedded-nowhere");
    desk.take(embedLesson(desk.portfolio, desk.lesson, QStringLiteral(" Checklist of gate 3 ")));
    CHECK(desk.portfolio.find(desk.lesson)->status == LessonStatus::Embedded);
    CHECK(desk.portfolio.find(desk.lesson)->embedded == QStringLiteral("Checklist of gate 3"));
    desk.take(setLessonStatus(desk.portfolio, desk.silent, LessonStatus::Archived));
    CHECK(desk.why(setLessonStatus(desk.portfolio, {1}, LessonStatus::Archived)) == "change.record-gone");
}

TEST_CASE("a best practice comes of a lesson once, as a draft that is published with something to say", "[lessons]")
{
    KnowledgeDesk desk;
    desk.take(practiceFrom(desk.portfolio, desk.ids, desk.lesson));
    const BestPractice practice = desk.first<BestPractice>();
    CHECK(practice.number == QStringLiteral("PRA-0001"));
    CHECK(practice.lesson == desk.lesson);
    CHECK(practice.phases == QStringLiteral("Design"));
    CHECK(practice.status == PracticeStatus::Draft);
    CHECK(desk.portfolio.find(desk.lesson)->embedded == QStringLiteral("PRA-0001"));
    CHECK(desk.why(practiceFrom(desk.portfolio, desk.ids, desk.lesson)) == "lesson.practice-already");
    CHECK(desk.why(practiceFrom(desk.portfolio, desk.ids, desk.silent)) == "lesson.nothing-recommended");
    desk.take(setPracticeStatus(desk.portfolio, practice.id, PracticeStatus::Published));
    CHECK(desk.why(setPracticeStatus(desk.portfolio, practice.id, PracticeStatus::Published)) == "practice.status-already");
    desk.set<&BestPractice::recommendation>(practice.id.value, QString());
    desk.set<&BestPractice::status>(practice.id.value, PracticeStatus::Draft);
    CHECK(desk.why(setPracticeStatus(desk.portfolio, practice.id, PracticeStatus::Published)) == "practice.nothing-recommended");
}

TEST_CASE("what became of a lesson is said once a place, and whoever thinks otherwise later changes it", "[lessons]")
{
    KnowledgeDesk desk;
    desk.take(desk.say(KnowledgeVerdict::Used));
    const KnowledgeUse use = desk.first<KnowledgeUse>();
    CHECK(use.project == desk.project);
    CHECK(use.person == desk.sponsor);
    CHECK(use.on == desk.today);
    CHECK(desk.why(desk.say(KnowledgeVerdict::Used)) == "knowledge.said-already");
    desk.take(desk.say(KnowledgeVerdict::NotUseful));
    CHECK(desk.portfolio.all<KnowledgeUse>().size() == 1);
    CHECK(desk.first<KnowledgeUse>().verdict == KnowledgeVerdict::NotUseful);
    CHECK(desk.why(sayOfKnowledge(desk.portfolio, desk.ids, {entityOf<Gate>(), desk.gate.value}, {entityOf<Node>(), desk.project.value},
              KnowledgeVerdict::Used, desk.ines))
        == "knowledge.other-record");
    auto removal = removeRecords(desk.portfolio, {{entityOf<Lesson>(), desk.lesson.value}});
    desk.take(std::move(removal)); // what was said of a lesson goes with it
    CHECK(desk.portfolio.all<KnowledgeUse>().size() == 0);
}

TEST_CASE("a lesson of a gate begins with what the gate tells, tied to it", "[lessons]")
{
    KnowledgeDesk desk;
    desk.set<&Node::type>(desk.project.value, QStringLiteral("Bridge"));
    desk.set<&Gate::held>(desk.gate.value, QDate(2026, 9, 1));
    auto set = lessonFrom(desk.portfolio, desk.ids, {entityOf<Gate>(), desk.gate.value}, desk.ines);
    REQUIRE(set);
    const LessonId id{set->changes.front().id};
    desk.take(std::move(set));
    const Lesson& lesson = *desk.portfolio.find(id);
    CHECK(lesson.title == QStringLiteral("Lesson of Gate 3"));
    CHECK(lesson.source == QStringLiteral("GAT-0001 Gate 3"));
    CHECK(lesson.phase == QStringLiteral("Design"));
    CHECK(lesson.projectTypes == QStringLiteral("Bridge"));
    CHECK(lesson.learnt == QDate(2026, 9, 1));
    CHECK(lesson.owner == desk.sponsor);
    CHECK(lesson.status == LessonStatus::New);
    CHECK(desk.first<Relation>().other.value == desk.gate.value);
    const RiskId risk = desk.add(Risk{
        .project = desk.programme, .title = QStringLiteral("Flood"), .category = QStringLiteral("Water"), .cause = QStringLiteral("Rain")});
    auto other = lessonFrom(desk.portfolio, desk.ids, {entityOf<Risk>(), risk.value}, desk.ines);
    REQUIRE(other);
    const LessonId second{other->changes.front().id};
    desk.take(std::move(other));
    CHECK(desk.portfolio.find(second)->project == desk.programme);
    CHECK(desk.portfolio.find(second)->category == QStringLiteral("Water"));
    CHECK(desk.why(lessonFrom(desk.portfolio, desk.ids, {entityOf<Risk>(), 1}, desk.ines)) == "change.record-gone");
}
