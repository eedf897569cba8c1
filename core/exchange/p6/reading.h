#pragma once
#include "core/base/progress.h"
#include "core/exchange/bytes.h"
#include "core/exchange/encoding.h"
#include "core/exchange/p6/calendar_text.h"
#include "core/exchange/p6/tables.h"
#include "core/exchange/parsed.h"

#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace gantry::p6 {

/// An id as the file writes it; lives as long as the bytes.
using Key = std::string_view;
template <class T> using ByKey = std::unordered_map<Key, T>;

/// What became of a row: `taken`, or the reason (a word of the report) why not.
using Outcome = const char*;
inline constexpr Outcome taken = nullptr;
inline constexpr char laterWord[] = "later";
inline constexpr Outcome later = laterWord; // not decided in this pass, and not tallied

/// One row while it is read: values by column.
struct Cells {
    const Section* section = nullptr;
    std::vector<std::string_view> values;
    quint32 line = 0;
    int label = -1; // the column by which people know the row
    std::string_view operator[](int column) const { return column < 0 ? std::string_view() : values[std::size_t(column)]; }
};
using ReadRow = std::function<Outcome(const Cells&)>;

/// A project of the file: one to take in, or the baseline of one.
struct SourceProject {
    enum class Role { Plan, Baseline, Stub, Structure };
    Role role = Role::Plan;
    Key key, calendar, original, summaryBaseline, currency;
    int plan = 0; // of a baseline the place of the project that it belongs to; of a plan its own
    bool exported = false, hasTasks = false, hasOptions = false;
    bool criticalByFlag = false; // longest path: the file marks the critical tasks
    qint64 criticalLimit = 0; // working seconds
    qint64 baselineNumber = 0;
    ParsedProject parsed; // of a baseline: only the dates, not yet matched
    std::vector<qint64> order; // of each task: the place of a WBS element among its siblings
    QHash<QString, TaskId> byCode, byGuid; // of a plan that has baselines
    // copies of what the projects of the file share
    struct CalendarCopy {
        CalendarId id{};
        int depth = 0; // how many bases it stands on
    };
    ByKey<CalendarCopy> calendars;
    QHash<int, ResourceId> resources; // by their places in Reading
};

/// Where a task or WBS element of the file went: places in SourceProject::parsed.
struct TaskPlace {
    int project = -1;
    int task = -1; // in tasks; -1: the WBS element that stands for the project, or a task of a baseline
    int dates = -1; // in sourceDates
};
struct AssignmentPlace {
    int project = -1;
    AssignmentId id{};
};

/// A calendar of the file; each project that uses it gets a copy.
struct SourceCalendar {
    Key key, base;
    Calendar row; // without ids
    CalendarText text;
    WorkTime monthLength;
    bool used = false;
    int home = -1; // the project that it belongs to
    Outcome refused = nullptr; // or why that project is not taken in
    QString place;
};
/// A resource or role of the file, likewise.
struct SourceResource {
    struct RateRow {
        std::optional<DateTime> from;
        Rate price;
        std::optional<Quantity> maxUnits;
        QString place;
        bool used = false;
    };
    Key key, parent, calendar;
    Resource row; // without ids
    std::optional<qint64> overtimeFactor; // 1e-8
    std::vector<RateRow> rates;
    QString notes, place;
    bool used = false;
};

/// Everything that is known while a file is read. Each stage adds to it; the rows are tallied as they go by.
class Reading {
public:
    Reading(Tables tables, const QString& fileName, const TextBytes& text, const Progress& progress)
        : m_tables(std::move(tables))
        , m_fileName(fileName)
        , m_text(text)
        , m_progress(progress)
    {
    }
    const Tables& tables() const { return m_tables; }
    bool stopped() const { return m_stopped; }
    bool tooMany() const { return m_lastId > mostRecords; }
    std::size_t rowsOf(std::string_view table) const { return m_tables.rowsOf(table); }
    /// How much room one project's rows of a table take: all of them where the file holds a single project, else unknown.
    std::size_t roomFor(std::string_view table) const { return projects.size() == 1 ? rowsOf(table) : 0; }
    bool wasRead(std::string_view table) const { return m_read.contains(table); }

    /// Reads every row of a table: `prepare` looks up the columns of a section and returns what reads a row of it.
    void each(std::string_view table, std::string_view label, const std::function<ReadRow(const Section&)>& prepare);
    /// Rows that nothing here holds.
    void leaveOut(std::string_view table, Outcome reason);
    RecordTally& tally(std::string_view table) { return report.records[wordOf(table)]; }
    void note(const char* reason, const QString& place, qint64 times = 1) { report.notes[QString::fromLatin1(reason)].add(place, times); }
    void note(const char* reason, const Cells& row, int column = -1) { note(reason, place(row, column)); }
    /// "TASK line 12, task_code A1010": the label of a row, or the column that is concerned.
    QString place(const Cells& row, int column = -1);
    /// The same for a project, whose row has gone by.
    QString place(const SourceProject& project) const;
    /// What the file calls a row of a table.
    QString wordOf(std::string_view table) const;

    QString line(std::string_view value); // on one line
    QString block(std::string_view value); // of several lines
    /// Values that cannot be read count as absent and are noted.
    std::optional<DateTime> date(const Cells& row, int column);
    std::optional<qint64> decimal(const Cells& row, int column, int decimals);
    std::optional<WorkTime> hours(const Cells& row, int column);
    Money money(const Cells& row, int column) { return {decimal(row, column, 2).value_or(0)}; }
    /// The choice that a token stands for, whatever its case; an unknown one is noted and `otherwise`.
    template <class T> struct Token {
        std::string_view token;
        T value;
    };
    template <class T> T choice(const Cells& row, int column, std::span<const Token<T>> tokens, T otherwise)
    {
        const std::string_view value = row[column];
        for (const auto& t : tokens)
            if (sameToken(value, t.token)) return t.value;
        if (!isBlank(value)) note("unread-value", row, column);
        return otherwise;
    }
    static bool sameToken(std::string_view a, std::string_view b);
    static bool isBlank(std::string_view value);

    template <class IdType> IdType next() { return IdType{++m_lastId}; }
    qint64 lastId() const { return m_lastId; }
    /// The project of that id where it is taken in, else nullptr.
    SourceProject* plan(Key key);
    int firstPlan() const;
    /// Why rows of that project are not taken in (of a plan: taken).
    Outcome refusal(Key project) const;
    /// Why a row is left out whose record is not known: because its project is not taken in, else `otherwise`.
    Outcome absent(Key project, Outcome otherwise) const;
    void finishText(); // notes what could not be decoded

    ImportReport report;
    QString currency; // of the amounts
    char decimalSign = '.';
    std::vector<SourceProject> projects;
    ByKey<int> projectPlaces;
    ByKey<TaskPlace> tasks, wbs;
    bool wbsKnown = false;
    Key defaultCalendar;
    std::vector<SourceCalendar> calendars;
    ByKey<int> calendarPlaces;
    std::vector<SourceResource> resources;
    ByKey<int> resourcePlaces, rolePlaces;
    ByKey<Curve> curves;
    ByKey<AssignmentPlace> assignments;

private:
    static constexpr qint64 mostRecords = 20'000'000;
    const Tables m_tables;
    const QString m_fileName;
    const TextBytes& m_text;
    const Progress& m_progress;
    qint64 m_lastId = 0, m_undecodable = 0;
    bool m_stopped = false;
    std::unordered_set<std::string_view> m_read; // tables that a stage has tallied
};

// The stages in their order. Each says what it leaves in Reading.
void readProjects(Reading&); // projects, currency
void readCalendars(Reading&); // calendars, not yet in projects
void readScheduleOptions(Reading&);
void readWbs(Reading&);
void readTasks(Reading&); // and their dates in the source
void readLinks(Reading&);
void readResources(Reading&); // resources and roles, not yet in projects
void readAssignments(Reading&); // and expenses
void readCodes(Reading&); // with the values of records
void readUserFields(Reading&); // likewise
void readNotes(Reading&);
void addUnused(Reading&); // what no project uses goes to the project it belongs to, else to the first
void finishProject(Reading&, SourceProject&); // order of the tasks

/// The copy of a calendar that `project` uses; made where it has none yet. Absent where the file does not hold it.
CalendarId calendarIn(Reading&, SourceProject& project, Key key);
ResourceId resourceIn(Reading&, SourceProject& project, int place);
/// Adds a note on a record; HTML becomes Markdown. Not taken where it holds no text.
struct NoteText {
    QString topic, text, sourceId;
};
Outcome addNote(Reading&, SourceProject& project, const char* entity, qint64 record, const NoteText& note);

} // namespace gantry::p6
