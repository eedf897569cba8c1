#pragma once
#include "core/cost/exchange_rates.h"
#include "core/model/invariants.h"

namespace gantry {

/// Why a record waits for somebody.
enum class WorkKind {
    Action,
    Condition,
    Finding,
    Review,
    Approval,
    Decision,
    ChangeRequest,
    Issue,
    Treatment,
    RiskReview,
    Rfi,
    Assumption,
    Dependency,
    Gate,
    Meeting,
    Report,
    Security,
    Insurance,
    Checklist,
    Waiver,
    Certificate,
    Course
};
struct WorkItem {
    WorkKind kind{};
    RecordKey record; // of a report that is not written yet its project
    NodeId project{};
    PersonId person{};
    QString title;
    std::optional<QDate> due{};
    bool overdue = false;
};
/// What waits for a person over all registers, or for everybody where none is named, of records that lie within `scope`: overdue first,
/// then by day, what has no day last. Securities, insurances and certificates are told three months ahead, gates, meetings, booked courses,
/// checklists of gates and waivers that run out a month; what is mandatory in a checklist waits for the manager of the project. An approval
/// that nobody in particular is asked for waits for everyone who may give it.
std::vector<WorkItem> workList(const Portfolio& portfolio, PersonId person, NodeId scope, QDate today);

} // namespace gantry
