#pragma once
#include "core/governance/diary.h"
#include "core/governance/training.h"
#include "core/text/governance_text.h"

namespace gantry {

/// "Self-assessed", "Assessed", "By course", "Not assessed".
QString sourceText(LevelSource source);
/// "Missing", "Expired", "Expiring", "Valid".
QString stateText(CertificateState state);
/// "Level 2 of 4 in Leadership", "No certificate of Safety on site", "Certificate of Safety on site lapsed on 3 Oct 2026".
QString gapText(const Portfolio& portfolio, const TrainingGap& gap, const QLocale& locale = QLocale());
/// "planned: Site safety, 4 Nov 2026", "could be closed by Site safety", "no course closes it".
QString remedyText(const Portfolio& portfolio, const TrainingGap& gap, const QLocale& locale = QLocale());
/// Where a level comes from: "assessed by Ada Byron on 3 Mar 2026", "by the course Site safety, valid until 4 Nov 2027".
QString evidenceText(const Portfolio& portfolio, const CompetencyLevel& level, const QLocale& locale = QLocale());
/// Why somebody may or may not run a gate, in one line.
QString chairingText(const Portfolio& portfolio, const GateChairing& chairing, const QLocale& locale = QLocale());

/// "Certificate lapsed", "Certificate expires", "Requirement not met", "Assessment is old", "Course booked".
QString reminderText(ReminderKind kind);
/// What a reminder is about: a course, a competency, what is missing.
QString reminderSubject(const Portfolio& portfolio, const TrainingReminder& reminder, const QLocale& locale = QLocale());
/// To a person: what they are to be reminded of. The reminders are of one person.
Letter remindOfTraining(const Portfolio& portfolio, PersonId person, const std::vector<TrainingReminder>& reminders, const QString& from,
    const QLocale& locale = QLocale());

/// "Day off", "Nothing written", "Open", "Completed".
QString stateText(DiaryState state);
/// "7.5" of so many 1e-8 hours, at most two decimals.
QString hoursText(Quantity hours, const QLocale& locale = QLocale());
/// "12 workers, 96 hours worked, 8 plant hours, 3 hours lost"; what is nothing is left out.
QString totalsText(const DiaryTotals& totals, const QLocale& locale = QLocale());

} // namespace gantry
