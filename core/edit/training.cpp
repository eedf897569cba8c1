#include "core/edit/training.h"

#include "core/edit/approvals.h"
#include "core/edit/records.h"

#include <QSet>

namespace gantry {
namespace {

constexpr qint64 mostMonths = 1200;

template <class E> Error gone(Id<E> id)
{
    return {Errc::NotFound, "change.record-gone", {infoOf<E>().labelText(), QString::number(id.value)}};
}

/// Somebody's record of a course that is not over yet; null where there is none.
const TrainingRecord* underWay(const Portfolio& portfolio, PersonId person, CourseId course)
{
    const TrainingRecord* found = nullptr;
    portfolio.all<TrainingRecord>().forEachIn(person, [&](const TrainingRecord& r) {
        if (r.course == course && isUnderWay(r) && (!found || found->status < r.status)) found = &r;
    });
    return found;
}

Result<const TrainingRecord*> opened(const Portfolio& portfolio, TrainingRecordId id)
{
    const TrainingRecord* record = portfolio.find(id);
    if (!record) return gone(id);
    if (isUnderWay(*record)) return record;
    return Error{Errc::Invalid, "training.not-under-way",
        {portfolio.titleOf(entityOf<Person>(), record->person.value), portfolio.titleOf(entityOf<Course>(), record->course.value),
            wordOf(record->status)}};
}

} // namespace

std::optional<QDate> proposedExpiry(const Course& course, QDate issued)
{
    if (!issued.isValid() || !course.validity || *course.validity <= 0 || *course.validity > mostMonths) return {};
    return issued.addMonths(int(*course.validity));
}

bool isUnderWay(const TrainingRecord& r)
{
    return r.status == TrainingStatus::Planned || r.status == TrainingStatus::Booked || r.status == TrainingStatus::Attended;
}

Result<ChangeSet> assess(
    const Portfolio& portfolio, IdSource& ids, PersonId person, CompetencyId competency, qint64 level, const TakenBy& by, QDate today)
{
    if (!portfolio.find(person)) return gone(person);
    if (!portfolio.find(competency)) return gone(competency);
    if (level < 0 || level > highestCompetencyLevel) return Error{Errc::Invalid, "training.level", {QString::number(level)}};
    const auto assessor = declaredPerson(portfolio, by.author);
    if (!assessor) return assessor.error();
    const QString name = portfolio.titleOf(entityOf<Person>(), person.value);
    ChangeBuilder build(QStringLiteral("training.assess"),
        QStringLiteral("Assess %1 of %2").arg(portfolio.titleOf(entityOf<Competency>(), competency.value), name));
    CompetencyAssessmentId same{};
    portfolio.all<CompetencyAssessment>().forEachIn(person, [&](const CompetencyAssessment& a) {
        if (a.competency == competency && a.assessor == *assessor && a.on == today) same = a.id;
    });
    if (same) return build.update<&CompetencyAssessment::level>(portfolio, same.value, level).take();
    build.insert(CompetencyAssessment{.id = ids.next<CompetencyAssessmentId>(),
        .person = person,
        .competency = competency,
        .level = level,
        .kind = *assessor == person ? AssessmentKind::Self : AssessmentKind::Assessed,
        .assessor = *assessor,
        .on = today});
    return build.take();
}

Result<ChangeSet> bookCourse(const Portfolio& portfolio, IdSource& ids, CourseId course, std::span<const PersonId> people, QDate day)
{
    const Course* what = portfolio.find(course);
    if (!what) return gone(course);
    if (!what->active) return Error{Errc::Invalid, "training.course-over", {what->title}};
    ChangeBuilder build(QStringLiteral("training.book"), QStringLiteral("Book %1").arg(what->title));
    for (const PersonId person : people) {
        if (!portfolio.find(person)) return gone(person);
        const TrainingRecord* record = underWay(portfolio, person, course);
        if (record && record->status != TrainingStatus::Planned) continue;
        if (record)
            build.update<&TrainingRecord::status>(portfolio, record->id.value, TrainingStatus::Booked)
                .update<&TrainingRecord::planned>(portfolio, record->id.value, day);
        else
            build.insert(TrainingRecord{
                .id = ids.next<TrainingRecordId>(), .person = person, .course = course, .status = TrainingStatus::Booked, .planned = day});
    }
    if (build.empty()) return Error{Errc::Invalid, "training.nobody", {what->title}};
    ChangeSet set = build.take();
    giveNumbers(portfolio, set);
    return set;
}

Result<ChangeSet> planCourses(const Portfolio& portfolio, IdSource& ids, std::span<const TrainingGap> gaps, const std::optional<QDate>& day)
{
    ChangeBuilder build(QStringLiteral("training.plan"));
    QSet<std::pair<qint64, qint64>> planned;
    for (const TrainingGap& gap : gaps) {
        const std::pair key(gap.person.value, gap.course.value);
        if (!gap.course || gap.planned || planned.contains(key) || underWay(portfolio, gap.person, gap.course)) continue;
        if (!portfolio.find(gap.person)) return gone(gap.person);
        if (!portfolio.find(gap.course)) return gone(gap.course);
        planned.insert(key);
        build.insert(TrainingRecord{.id = ids.next<TrainingRecordId>(), .person = gap.person, .course = gap.course, .planned = day});
    }
    if (build.empty()) return Error{Errc::Invalid, "training.no-course", {}};
    ChangeSet set = build.take();
    set.label = planned.size() == 1 ? QStringLiteral("Plan a course") : QStringLiteral("Plan %1 courses").arg(planned.size());
    giveNumbers(portfolio, set);
    return set;
}

Result<ChangeSet> attendCourse(const Portfolio& portfolio, TrainingRecordId id, QDate day)
{
    const auto record = opened(portfolio, id);
    if (!record) return record.error();
    ChangeBuilder build(QStringLiteral("training.attend"),
        QStringLiteral("%1 attended").arg(portfolio.titleOf(entityOf<Person>(), (*record)->person.value)));
    return build.update<&TrainingRecord::status>(portfolio, id.value, TrainingStatus::Attended)
        .update<&TrainingRecord::attended>(portfolio, id.value, day)
        .take();
}

Result<ChangeSet> passCourse(const Portfolio& portfolio, TrainingRecordId id, const CoursePassed& passed)
{
    const auto record = opened(portfolio, id);
    if (!record) return record.error();
    const QString person = portfolio.titleOf(entityOf<Person>(), (*record)->person.value);
    const Course* course = portfolio.find((*record)->course);
    const auto expires = passed.expires || !course ? passed.expires : proposedExpiry(*course, passed.issued);
    if (expires && *expires < passed.issued)
        return Error{Errc::Invalid, "training.expires-first",
            {infoOf<TrainingRecord>().labelText(), person, expires->toString(Qt::ISODate), passed.issued.toString(Qt::ISODate)}};
    ChangeBuilder build(QStringLiteral("training.pass"), QStringLiteral("%1 passed %2").arg(person, course ? course->title : QString()));
    build.update<&TrainingRecord::status>(portfolio, id.value, TrainingStatus::Passed)
        .update<&TrainingRecord::issued>(portfolio, id.value, passed.issued)
        .update<&TrainingRecord::expires>(portfolio, id.value, expires);
    if (!(*record)->attended) build.update<&TrainingRecord::attended>(portfolio, id.value, passed.issued);
    if (passed.score) build.update<&TrainingRecord::score>(portfolio, id.value, passed.score);
    if (!passed.certificate.trimmed().isEmpty()) build.update<&TrainingRecord::title>(portfolio, id.value, passed.certificate.trimmed());
    return build.take();
}

} // namespace gantry
