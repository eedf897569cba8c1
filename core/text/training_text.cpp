#include "core/text/training_text.h"

#include "core/text/numbers.h"
#include "core/text/text.h"

namespace gantry {
namespace {

QString titled(const Portfolio& portfolio, CourseId course) { return portfolio.titleOf(entityOf<Course>(), course.value); }
QString titled(const Portfolio& portfolio, CompetencyId competency) { return portfolio.titleOf(entityOf<Competency>(), competency.value); }

template <std::size_t N> QString wordIn(const char* const (&words)[N], std::size_t which) { return QString::fromLatin1(words[which]); }

} // namespace

QString sourceText(LevelSource source)
{
    static constexpr const char* words[] = {"Not assessed", "Self-assessed", "Assessed", "By course"};
    return wordIn(words, std::size_t(source));
}

QString stateText(CertificateState state)
{
    static constexpr const char* words[] = {"Missing", "Expired", "Expiring", "Valid"};
    return wordIn(words, std::size_t(state));
}

QString gapText(const Portfolio& portfolio, const TrainingGap& gap, const QLocale& locale)
{
    if (gap.competency) return QStringLiteral("Level %1 of %2 in %3").arg(gap.level).arg(gap.target).arg(titled(portfolio, gap.competency));
    const QString course = titled(portfolio, gap.course);
    if (gap.certificate.state == CertificateState::Expired && gap.certificate.expires)
        return QStringLiteral("Certificate of %1 lapsed on %2").arg(course, dateText(*gap.certificate.expires, locale));
    return QStringLiteral("No certificate of %1").arg(course);
}

QString remedyText(const Portfolio& portfolio, const TrainingGap& gap, const QLocale& locale)
{
    if (const TrainingRecord* record = portfolio.find(gap.planned)) {
        const QString course = titled(portfolio, record->course), status = enumText(wordOf(record->status)).toLower();
        return record->planned ? QStringLiteral("%1: %2, %3").arg(status, course, dateText(*record->planned, locale))
                               : QStringLiteral("%1: %2").arg(status, course);
    }
    return gap.course ? QStringLiteral("could be closed by %1").arg(titled(portfolio, gap.course)) : QStringLiteral("no course closes it");
}

QString evidenceText(const Portfolio& portfolio, const CompetencyLevel& level, const QLocale& locale)
{
    const QString since = level.since ? dateText(*level.since, locale) : QStringLiteral("an unknown day");
    if (const auto* a = level.source == LevelSource::Self || level.source == LevelSource::Assessed
            ? portfolio.find<CompetencyAssessment>(level.evidence.id)
            : nullptr) {
        const QString by = a->assessor ? portfolio.titleOf(entityOf<Person>(), a->assessor.value) : QString();
        const QString how = level.source == LevelSource::Self ? QStringLiteral("self-assessed")
            : by.isEmpty()                                    ? QStringLiteral("assessed")
                                                              : QStringLiteral("assessed by %1").arg(by);
        const QString said = QStringLiteral("%1 on %2").arg(how, since);
        return a->evidence.trimmed().isEmpty() ? said : said + QStringLiteral(": ") + a->evidence.trimmed().left(200);
    }
    if (const auto* r = level.source == LevelSource::Course ? portfolio.find<TrainingRecord>(level.evidence.id) : nullptr) {
        const QString said = QStringLiteral("by the course %1, passed on %2").arg(titled(portfolio, r->course), since);
        return r->expires ? said + QStringLiteral(", valid until %1").arg(dateText(*r->expires, locale)) : said;
    }
    return QStringLiteral("not assessed");
}

QString chairingText(const Portfolio& portfolio, const GateChairing& chairing, const QLocale& locale)
{
    QStringList parts;
    if (!chairing.holdsRole) parts << QStringLiteral("Nobody made them a chair of gates here");
    for (const TrainingGap& gap : chairing.missing) parts << gapText(portfolio, gap, locale);
    return parts.isEmpty() ? QStringLiteral("May run the gate") : parts.join(QStringLiteral("; "));
}

QString reminderText(ReminderKind kind)
{
    static constexpr const char* words[] = {
        "Certificate lapsed", "Certificate expires", "Requirement not met", "Assessment is old", "Course booked"};
    return wordIn(words, std::size_t(kind));
}

QString reminderSubject(const Portfolio& portfolio, const TrainingReminder& reminder, const QLocale& locale)
{
    if (reminder.kind == ReminderKind::MandatoryUnmet) return gapText(portfolio, reminder.gap, locale);
    if (const auto* r = reminder.record.entity == entityOf<TrainingRecord>() ? portfolio.find<TrainingRecord>(reminder.record.id) : nullptr)
        return titled(portfolio, r->course);
    if (const auto* a =
            reminder.record.entity == entityOf<CompetencyAssessment>() ? portfolio.find<CompetencyAssessment>(reminder.record.id) : nullptr)
        return titled(portfolio, a->competency);
    return portfolio.titleOf(reminder.record.entity, reminder.record.id);
}

Letter remindOfTraining(
    const Portfolio& portfolio, PersonId person, const std::vector<TrainingReminder>& reminders, const QString& from, const QLocale& locale)
{
    QStringList text{QStringLiteral("this is what your training record shows:")};
    for (const TrainingReminder& r : reminders) {
        QString line = QStringLiteral("- %1: %2").arg(reminderText(r.kind), reminderSubject(portfolio, r, locale));
        const bool ends = r.kind == ReminderKind::CertificateLapsed || r.kind == ReminderKind::CertificateExpires;
        if (r.due && ends) line += QStringLiteral(", valid until %1").arg(dateText(*r.due, locale));
        if (r.due && r.kind == ReminderKind::AssessmentOld) line += QStringLiteral(", last assessed on %1").arg(dateText(*r.due, locale));
        if (r.due && r.kind == ReminderKind::CourseBooked) line += QStringLiteral(", on %1").arg(dateText(*r.due, locale));
        if (r.kind == ReminderKind::MandatoryUnmet) line += QStringLiteral(" (%1)").arg(remedyText(portfolio, r.gap, locale));
        text << line;
    }
    text << QStringLiteral("\nPlease book what is missing, or tell me what stands in the way.");
    const Person* who = portfolio.find(person);
    text.prepend(who ? QStringLiteral("Dear %1,\n").arg(who->name) : QStringLiteral("Hello,\n"));
    text << QStringLiteral("\nKind regards\n%1").arg(from);
    return {who ? who->email.trimmed() : QString(), QStringLiteral("Your training and certificates"), text.join(u'\n')};
}

QString stateText(DiaryState state)
{
    static constexpr const char* words[] = {"Day off", "Nothing written", "Open", "Completed"};
    return wordIn(words, std::size_t(state));
}

QString hoursText(Quantity hours, const QLocale& locale) { return numberText(nearest(hours.e8, e8 / 100), 2, 0, locale); }

QString totalsText(const DiaryTotals& t, const QLocale& locale)
{
    QStringList parts;
    if (t.workers) parts << QStringLiteral("%1 %2").arg(locale.toString(t.workers), t.workers == 1 ? u"worker" : u"workers");
    if (t.workerHours.e8) parts << QStringLiteral("%1 hours worked").arg(hoursText(t.workerHours, locale));
    if (t.plantHours.e8) parts << QStringLiteral("%1 plant hours").arg(hoursText(t.plantHours, locale));
    if (t.hoursLost.e8) parts << QStringLiteral("%1 hours lost").arg(hoursText(t.hoursLost, locale));
    return parts.isEmpty() ? QStringLiteral("nothing noted yet") : parts.join(QStringLiteral(", "));
}

} // namespace gantry
