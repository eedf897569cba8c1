#pragma once
#include "core/change/changeset.h"
#include "core/governance/methodologies.h"

namespace gantry {

// What a part of a methodology is in a project, without ids of its own and of what it belongs to.
Gate gateOf(const MethodologyPhase& phase, const QString& opens);
GateCriterion criterionOf(const MethodologyRequirement& requirement);
ChecklistItem checklistItemOf(const MethodologyRequirement& requirement, const QString& phase);
Document plannedDocumentOf(const MethodologyRequirement& requirement, const QString& phase);
/// Durations of a methodology count eight hours a day; `dayLength` is that of the project.
Task taskOf(const MethodologyTask& part, WorkTime dayLength);
Link linkOf(const MethodologyLink& part, WorkTime dayLength);
/// A draft: whether it fits is for the project to say.
Risk riskOf(const MethodologyRisk& part);

/// Adds records of a project to a ChangeSet, each with the use that says which part of the methodology it came from.
class UsedParts {
public:
    UsedParts(ChangeBuilder& build, IdSource& ids, NodeId project)
        : m_build(build)
        , m_ids(ids)
        , m_project(project)
    {
    }
    template <class E, class Part> Id<E> put(E row, const Part& part)
    {
        row.id = Id<E>{m_ids.next()};
        if constexpr (requires { row.project; }) row.project = m_project;
        m_build.insert(row);
        use(part, {entityOf<E>(), row.id.value});
        return row.id;
    }
    template <class Part> void use(const Part& part, RecordKey record)
    {
        m_build.insert(MethodologyUse{.id = m_ids.next<MethodologyUseId>(),
            .project = m_project,
            .partEntity = infoOf<Part>().keyText(),
            .part = {part.id.value},
            .code = part.code,
            .entity = infoOf(record.entity).keyText(),
            .record = {record.id}});
    }
    ChangeBuilder& build() { return m_build; }
    IdSource& ids() { return m_ids; }

private:
    ChangeBuilder& m_build;
    IdSource& m_ids;
    NodeId m_project;
};

/// Gives a code to every part that has none, so that later versions find it again. Answers with the codes given, by id of the part.
QHash<qint64, QString> giveCodes(ChangeBuilder& build, const Portfolio& portfolio, MethodologyId methodology);

/// The starter KPIs that a methodology watches and the portfolio lacks.
void addWatchedKpis(ChangeBuilder& build, IdSource& ids, const Portfolio& portfolio, const MethodologyParts& parts);

} // namespace gantry
