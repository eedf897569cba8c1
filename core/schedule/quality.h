#pragma once
#include "core/model/frozen_task.h"
#include "core/model/portfolio.h"
#include "core/schedule/compiled_calendars.h"
#include "core/schedule/project_schedule.h"

#include <memory>
#include <span>

namespace gantry {

enum class QualityUnit { Percent, Count, Index };
/// Where a figure passes: under its limit (and always where nothing was found), at most it, at least it.
enum class QualityBar { Under, AtMost, AtLeast };

/// A check, told once; its words are in core/text/quality_text.
struct QualityRule {
    QualityCheck check;
    int point; // of the DCMA's fourteen; 0: our own
    QualityUnit unit;
    QualityBar bar;
    Quantity limit;
    Quantity days{}; // working days from which something counts, or by which the critical path test delays; 0: the check has no such size
    bool advice = false; // worth a look, where others are mistakes
};
/// In the order in which they are shown.
std::span<const QualityRule> qualityRules();
const QualityRule& ruleOf(QualityCheck check);
bool hasDays(const QualityRule& rule);

/// What holds for one project: its own limit, else the portfolio's, else the rule's.
struct EffectiveLimit {
    Quantity limit, days;
    bool own = false; // somebody set one of the two
};
EffectiveLimit effectiveLimit(const Portfolio& portfolio, NodeId project, QualityCheck check);

/// What a check found. `value`: of missing logic 1 no predecessor, 2 no successor, 3 neither; of invalid dates 1 actual start, 2 actual
/// finish after the status date, 4 start, 8 finish before it; of floats, durations and lags working seconds (lags as the link has them);
/// of missed tasks the finish agreed, of dates beyond the end the finish, in seconds since 1970.
struct QualityItem {
    TaskId task{};
    LinkId link{}; // where the check is about links; `task` is then the successor
    qint64 value = 0;
    bool operator==(const QualityItem&) const = default;
};

/// Must and mandatory dates, start or finish on, and no later than: what keeps logic from moving a task.
bool isHard(ConstraintType type, const std::optional<DateTime>& date);

enum class QualityOutcome { Passed, Failed, NotAssessed };

struct QualityResult {
    QualityCheck check{};
    QualityOutcome outcome = QualityOutcome::Passed;
    /// Why it says nothing: "quality.no-status-date", "quality.no-baseline", "quality.no-resources", "quality.nothing-due",
    /// "quality.nothing-left", "quality.nothing-critical", "quality.from-finish", "quality.no-end", "quality.nothing-to-look-at".
    const char* reason = "";
    double numerator = 0, denominator = 0; // tasks or links; working days of the critical path test and of the length index
    std::optional<double> figure{}; // percent, count or index; absent where not assessed
    EffectiveLimit limit{};
    std::vector<QualityItem> items{}; // in the order of the plan
    bool partial = false; // redundant links: the search was cut short, there may be more
};

struct ProjectQuality {
    NodeId project{};
    std::vector<QualityResult> results; // one a rule, in their order
    const QualityResult& operator[](QualityCheck check) const { return results[std::size_t(check)]; }
    int count(QualityOutcome outcome) const;
};

/// Checks the plans of one portfolio, one after another: what all of them need is made once. For one thread.
/// Source of the fourteen: DCMA-EA PAM 200.1, Earned Value Management System Program Analysis Pamphlet, October 2012, section 4. Each
/// formula stands at its check (quality_dcma.cpp, quality_path.cpp).
class QualityChecks {
public:
    explicit QualityChecks(const Portfolio& portfolio);
    /// `schedule` is the computed plan of the portfolio as it is.
    ProjectQuality of(const ProjectSchedule& schedule, const BaselineOf& baseline);

private:
    const Portfolio& m_portfolio;
    schedule::CompiledCalendars m_calendars;
    QHash<NodeId, std::vector<const Link*>> m_leaving; // links to other projects, by the predecessor's
};

/// The figure of the check CriticalPathLengthIndex without the others; absent where that is not assessed.
std::optional<double> pathLengthIndex(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const BaselineOf& baseline, schedule::CompiledCalendars& calendars);

/// One project with what is known of it.
struct QualityInput {
    std::shared_ptr<const ProjectSchedule> schedule;
    BaselineOf baseline{};
};
/// Of many projects, on `threads` threads (0: as many as the machine runs at once), in the order given. A baseline is asked from any of
/// them.
std::vector<ProjectQuality> qualityOf(const Portfolio& portfolio, std::span<const QualityInput> projects, int threads = 0);

} // namespace gantry
