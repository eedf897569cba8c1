#pragma once
#include "core/base/result.h"
#include "core/change/changeset.h"
#include "core/model/findings.h"
#include "core/schedule/source_differences.h"
#include "core/schedule/why.h"

#include <QLocale>

namespace gantry {

/// The sentence for a person: what happened, to what, and what can be done. Every reason has one; a test finds each.
QString sentence(const Error& error);
QString sentence(const Finding& finding);
QString sentence(const ScheduleProblem& problem, const Portfolio& portfolio);
/// Both dates and why they differ, in two sentences.
QString sentence(const SourceDifference& difference, const Portfolio& portfolio, const QLocale& locale = QLocale());

/// The second of them alone.
QString reasonText(const SourceDifference& difference, const Portfolio& portfolio);
/// What differences for one reason (see sourceReasons) have in common, as a heading.
QString sourceReasonClass(const char* reason);

/// "STM-310 Construction"; the name alone where there is no code.
QString withCode(const QString& code, const QString& name);

/// What holds a date, in one sentence.
QString sentence(const WhyCause& cause, const Portfolio& portfolio, const QLocale& locale = QLocale());

/// How the amounts of a record are counted where they are shown: a day by the project's hours a day, money by the digits of its currency.
struct WorkUnits {
    WorkTime day = hours(8);
    WorkTime week = hours(40);
    qint64 daysPerMonth = 20;
    bool elapsed = false; ///< counted round the clock: a day is 24 hours, and says so ("ed")
    int moneyDigits = 2; ///< of the minor unit of the currency
};
WorkUnits workUnitsOf(const Portfolio& portfolio, NodeId project);
/// The same for one cell, with the digits of its record's currency: a task whose duration is elapsed counts what is done and left of it
/// likewise, as does an elapsed lag.
WorkUnits workUnitsOf(const Portfolio& portfolio, RecordKey record, const Field& field);

/// "12 d", "4 h", "2.5 w"; unit by DurationUnit; elapsed adds "e" ("3 ed").
QString durationText(WorkTime duration, const WorkUnits& units, DurationUnit unit = DurationUnit::Days, bool elapsed = false,
    const QLocale& locale = QLocale());
/// "12", "12d", "3.5 days", "2w", "4h", "30m", "1mo", "3ed" (elapsed). A bare number is in `unit`, elapsed where
/// `units` are.
struct TypedDuration {
    WorkTime time{};
    DurationUnit unit = DurationUnit::Days;
    bool elapsed = false;
};
std::optional<TypedDuration> parseDuration(
    QStringView text, const WorkUnits& units, DurationUnit unit = DurationUnit::Days, const QLocale& locale = QLocale());
/// "FS +2 d": the type of a dependency and its lag, as planners write it.
QString dependencyText(const Portfolio& portfolio, const Link& link, const QLocale& locale = QLocale());
/// What holds a task where it is: "Frame, FF +1 d"; a plain finish-to-start link is not named. Empty where no link does.
QString driverText(const Portfolio& portfolio, const TaskDates& dates, const QLocale& locale = QLocale());
/// "2 Feb 2026" / with time "2 Feb 2026 08:00".
QString dateText(QDate date, const QLocale& locale = QLocale());
QString dateTimeText(DateTime time, const QLocale& locale = QLocale());
/// The word that people read for an enum's stored word: "start_no_earlier_than" -> "Start no earlier than".
QString enumText(QStringView word);

/// A cell as people read it. Ids become the title of the record that they name; Work in days of `units`, elapsed where those are.
QString displayText(
    const Portfolio& portfolio, const Field& field, const Value& value, const WorkUnits& units = {}, const QLocale& locale = QLocale());
/// What a person typed or pasted, to a value of the field's kind. References by number, code or title where only one fits.
/// Work without a unit is in days of `units`. Errors: Invalid, with the field and what was expected; also where working time is typed for
/// elapsed or the other way round.
Result<Value> parseText(
    const Portfolio& portfolio, const Field& field, QStringView text, const WorkUnits& units = {}, const QLocale& locale = QLocale());

/// The canonical, locale-free writing for CSV, JSON and the command line, and back: ISO dates and times, seconds, ids and money as decimal
/// strings.
QString canonicalText(const Field& field, const Value& value);
Result<Value> parseCanonical(const Field& field, QStringView text);

/// How the values of a custom field are to be read and written: the kind of its own field, if it had one.
Field formatOf(const CustomField& custom);

/// What a ChangeSet did, for undo menus and history: its label, else made from the action and the records ("Change duration of Slab").
QString changeLabel(const Portfolio& portfolio, const ChangeSet& set);

} // namespace gantry
