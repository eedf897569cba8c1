#include "core/edit/training.h"
#include "core/model/findings.h"
#include "core/session/settle.h"
#include "core/text/text.h"
#include "tests/support/training.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct Office : TrainingDesk {
    IdSource ids{5000};
    CourseId aid = course("First aid", 36);
    TrainingRecordId booked = add(TrainingRecord{.person = manager, .course = aid, .status = TrainingStatus::Booked, .planned = today});

    std::string refusedTyped(ChangeSet set)
    {
        Portfolio copy = portfolio;
        const auto done = settle(copy, set, Source::Person);
        if (!done) CHECK_FALSE(sentence(done.error()).contains(u'%'));
        return done ? std::string() : std::string(done.error().reason);
    }
    template <auto M> ChangeSet edited(qint64 id, const typename Member<decltype(M)>::Type& value) const
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio, id, value);
        return build.take();
    }
};

} // namespace

TEST_CASE("who passes gets a certificate that ends when the course says, and nothing else is stored", "[training]")
{
    Office o;
    o.take(attendCourse(o.portfolio, o.booked, o.today.addDays(-1)));
    CHECK(o.portfolio.find(o.booked)->status == TrainingStatus::Attended);
    o.take(
        passCourse(o.portfolio, o.booked, {.issued = QDate(2026, 1, 31), .score = percent(88), .certificate = QStringLiteral(" FA/12 ")}));
    const TrainingRecord& r = *o.portfolio.find(o.booked);
    CHECK((r.status == TrainingStatus::Passed && r.attended == o.today.addDays(-1) && r.title == u"FA/12"));
    CHECK((r.issued == QDate(2026, 1, 31) && r.expires == QDate(2029, 1, 31)));
    CHECK(o.why(passCourse(o.portfolio, o.booked, {.issued = o.today})) == "training.not-under-way");
    CHECK(proposedExpiry(Course{.validity = 1}, QDate(2026, 1, 31)) == QDate(2026, 2, 28));
    CHECK_FALSE(proposedExpiry(Course{}, o.today));
    for (const qint64 months : {qint64(0), qint64(-3), std::numeric_limits<qint64>::max()})
        CHECK_FALSE(proposedExpiry(Course{.validity = months}, o.today));
}

TEST_CASE("a certificate that ends before it was issued is refused when typed, and listed when it was imported", "[training]")
{
    Office o;
    CHECK(o.why(passCourse(o.portfolio, o.booked, {.issued = o.today, .expires = o.today.addDays(-1)})) == "training.expires-first");
    o.take(passCourse(o.portfolio, o.booked, {.issued = o.today}));
    ChangeSet set = o.edited<&TrainingRecord::expires>(o.booked.value, o.today.addDays(-1));
    CHECK(o.refusedTyped(set) == "training.expires-first");
    REQUIRE(settle(o.portfolio, set, Source::Import));
    const auto all = findings(o.portfolio);
    const auto it =
        std::ranges::find_if(all, [](const Finding& f) { return QLatin1String(f.reason) == QLatin1String("training.expires-first"); });
    REQUIRE(it != all.end());
    CHECK(it->record == RecordKey{entityOf<TrainingRecord>(), o.booked.value});
    CHECK(sentence(*it).contains(u"Amira Weller"));
}

TEST_CASE("a level beyond 0 to 5 is refused wherever it is typed; a course passed without its certificate is shown", "[training]")
{
    Office o;
    const auto time = o.competency("Time");
    const auto assessment = o.assessed(o.manager, time, 2, 3);
    o.asks(GovernanceRole::Planner, time, 3);
    o.gives(o.aid, time, 2);
    for (const qint64 level : {qint64(-1), qint64(6), std::numeric_limits<qint64>::min()}) {
        CHECK(o.refusedTyped(o.edited<&CompetencyAssessment::level>(assessment.value, level)) == "training.level-out-of-range");
        CHECK(
            o.refusedTyped(o.edited<&RoleRequirement::level>(o.first<RoleRequirement>().id.value, level)) == "training.level-out-of-range");
        CHECK(o.refusedTyped(o.edited<&CourseCompetency::level>(o.first<CourseCompetency>().id.value, level))
            == "training.level-out-of-range");
        CHECK(o.why(assess(o.portfolio, o.ids, o.manager, time, level, o.by("Ines Brandt"), o.today)) == "training.level");
    }
    CHECK(o.refusedTyped(o.edited<&CompetencyAssessment::level>(assessment.value, 5)).empty());
    o.set<&TrainingRecord::planned>(o.booked.value, o.today.addDays(30)); // attended before it was planned is fine
    CHECK(o.refusedTyped(o.edited<&TrainingRecord::attended>(o.booked.value, o.today)).empty());
    o.set<&TrainingRecord::status>(o.booked.value, TrainingStatus::Passed);
    const RecordKey key{entityOf<TrainingRecord>(), o.booked.value};
    const auto found = findingsOn(o.portfolio, std::array{key});
    REQUIRE(found.size() == 1);
    CHECK((found[0].reason == std::string("training.no-certificate") && !found[0].refuses));
}

TEST_CASE("an assessment says who made it: another, or oneself; a second look on the same day replaces the first", "[training]")
{
    Office o;
    const auto time = o.competency("Time");
    o.take(assess(o.portfolio, o.ids, o.manager, time, 3, o.by("Ines Brandt"), o.today));
    o.take(assess(o.portfolio, o.ids, o.manager, time, 4, o.by("Ines Brandt"), o.today));
    REQUIRE(o.rows<CompetencyAssessment>().size() == 1);
    const CompetencyAssessment first = o.first<CompetencyAssessment>();
    CHECK((first.level == 4 && first.kind == AssessmentKind::Assessed && first.assessor == o.sponsor && first.on == o.today));
    o.take(assess(o.portfolio, o.ids, o.manager, time, 5, o.by("Amira Weller"), o.today));
    CHECK(o.rows<CompetencyAssessment>().size() == 2);
    CHECK(o.standing().level(o.manager, time).level == 4);
    CHECK(o.why(assess(o.portfolio, o.ids, o.manager, time, 4, o.by("Nobody"), o.today)) == "approval.unknown-person");
    CHECK(o.why(assess(o.portfolio, o.ids, {77}, time, 4, o.by("Ines Brandt"), o.today)) == "change.record-gone");
}

TEST_CASE("courses are planned for many people at once, and nobody has one twice", "[training]")
{
    Office o;
    const auto time = o.competency("Time");
    o.gives(o.aid, time, 3);
    o.asks(GovernanceRole::Planner, time, 3);
    for (const PersonId person : {o.manager, o.sponsor}) o.role(person, GovernanceRole::Planner, o.root);
    const auto gaps = trainingGaps(o.standing(), o.standing().people());
    REQUIRE(gaps.size() == 2);
    CHECK(std::ranges::count_if(gaps, [](const TrainingGap& g) { return bool(g.planned); }) == 1); // the manager has it booked
    const auto set = planCourses(o.portfolio, o.ids, gaps, std::nullopt);
    REQUIRE(set);
    CHECK(set->changes.size() == 1);
    o.take(set);
    CHECK(o.why(planCourses(o.portfolio, o.ids, trainingGaps(o.standing(), o.standing().people()), std::nullopt)) == "training.no-course");
    const std::array people{o.manager, o.sponsor};
    o.take(bookCourse(o.portfolio, o.ids, o.aid, people, o.today.addDays(20))); // what was planned is booked now
    CHECK(o.rows<TrainingRecord>().size() == 2);
    for (const TrainingRecord& r : o.rows<TrainingRecord>()) CHECK((r.status == TrainingStatus::Booked && r.planned));
    CHECK(o.portfolio.find(o.booked)->planned == o.today); // it was booked already, for another day
    CHECK(o.why(bookCourse(o.portfolio, o.ids, o.aid, people, o.today)) == "training.nobody");
    o.set<&Course::active>(o.aid.value, false);
    CHECK(o.why(bookCourse(o.portfolio, o.ids, o.aid, people, o.today)) == "training.course-over");
}
