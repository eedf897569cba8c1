#pragma once
#include "core/base/clock.h"
#include "core/report/documents.h"
#include "core/text/text.h"

namespace gantry::report {

/// What several documents are made of.

ReportHead headOf(const ReportInput& input, const QString& kind, const QString& title, NodeId node);
QString nameOf(const Portfolio& portfolio, PersonId person);
QString dayText(const ReportInput& input, const std::optional<QDate>& day);
/// A cell of a record as people read it.
template <auto M> QString shown(const ReportInput& input, const typename Member<decltype(M)>::Entity& row)
{
    using E = typename Member<decltype(M)>::Entity;
    const Field& field = fieldFor<M>();
    return displayText(
        input.portfolio, field, field.get(&row), workUnitsOf(input.portfolio, RecordKey{entityOf<E>(), row.id.value}, field), input.locale);
}
ReportMark markOf(Health health);
/// Of a day by which something was to be done.
ReportMark dueMark(const ReportInput& input, const std::optional<QDate>& due);

/// "Score 12, high" with the tint of its band; a dash where it has none.
ReportCell scoreCell(const ReportInput& input, const Risk& risk, bool after);
/// The score as it stands: after treatment, else before; 0 where there is none.
qint64 standing(const ReportInput& input, const Risk& risk);
/// The active risks under a node that matter most, as the page of risks has them, at most so many.
std::vector<const Risk*> topRisks(const ReportInput& input, NodeId node, std::size_t most);

/// What people wrote under a heading; `empty` stands there where they wrote nothing, and without it there is no section.
void addProse(ReportDocument& document, const QString& heading, const QString& text, const QString& empty = {});
/// A table under a heading of its own.
void addTable(ReportDocument& document, const QString& heading, ReportTable table);

ReportTable milestoneTable(const ReportInput& input, NodeId project, std::size_t most, std::optional<QDate> doneSince = {});
ReportTable costTable(const ReportInput& input, NodeId project);
ReportTable riskTable(const ReportInput& input, NodeId node, std::size_t most);
ReportTable issueTable(const ReportInput& input, NodeId node, std::size_t most);
/// Open actions of a node, and those that come from a record, overdue ones first.
ReportTable actionTable(const ReportInput& input, NodeId node, std::size_t most);
ReportTable decisionTable(const ReportInput& input, NodeId node, std::size_t most);
/// What the file knows of a signature on a record: as whom somebody approved it, and when; empty where nobody did.
QString signedOn(const ReportInput& input, RecordKey record);

} // namespace gantry::report
