#include "core/exchange/outside_tasks.h"

#include "core/exchange/parsed.h"
#include "core/model/outline.h"

#include <QFileInfo>

namespace gantry {
namespace {

bool sameText(const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

bool sameProgram(SourceFormat a, SourceFormat b) { return a == b || (isPrimavera(a) && isPrimavera(b)); }

bool mayBe(const ImportSource& known, const WaitingEnd& end)
{
    if (!end.projectGuid.isEmpty() && !known.guid.isEmpty()) return end.projectGuid == known.guid;
    if (isPrimavera(known.format))
        return end.projectName.isEmpty() ? !end.projectId.isEmpty() && end.projectId == known.sourceId : end.projectName == known.name;
    return !end.projectName.isEmpty()
        && (sameText(end.projectName, known.name) || sameText(end.projectName, QFileInfo(known.fileName).completeBaseName()));
}

} // namespace

TaskId OutsideTasks::find(const WaitingEnd& end, SourceFormat format, NodeId project) const
{
    const NodeId there = projectOf(end, format);
    return there && there != project ? taskIn(there, end, format) : TaskId{};
}

NodeId OutsideTasks::projectOf(const WaitingEnd& end, SourceFormat format) const
{
    const QString said = QStringList{end.projectGuid, end.projectName, end.projectId}.join(QChar(u'\x1f'));
    if (const auto known = m_projects.constFind(said); known != m_projects.cend()) return *known;
    NodeId found{};
    int times = 0;
    m_portfolio.all<ImportSource>().forEach([&](const ImportSource& known) {
        if (sameProgram(format, known.format) && mayBe(known, end)) found = known.project, ++times;
    });
    return m_projects[said] = times == 1 ? found : NodeId{};
}

TaskId OutsideTasks::taskIn(NodeId project, const WaitingEnd& end, SourceFormat format) const
{
    if (isPrimavera(format)) {
        auto ids = m_byId.constFind(project);
        if (ids == m_byId.cend()) {
            QHash<QString, TaskId> made;
            m_portfolio.all<Task>().forEachIn(project, [&](const Task& t) { made.insert(t.sourceId, t.id); });
            ids = m_byId.insert(project, made);
        }
        return end.taskId.isEmpty() ? TaskId{} : ids->value(end.taskId);
    }
    auto rows = m_rows.constFind(project);
    if (rows == m_rows.cend()) {
        std::vector<TaskId> made;
        for (const OutlineRow& row : outlineOf(m_portfolio, project)) made.push_back(row.task);
        rows = m_rows.insert(project, std::move(made));
    }
    const TaskId there = end.taskRow > 0 && end.taskRow <= qint64(rows->size()) ? (*rows)[std::size_t(end.taskRow - 1)] : TaskId{};
    if (end.taskName.isEmpty() || (there && m_portfolio.find(there)->name == end.taskName)) return there;
    TaskId found{};
    for (TaskId task : *rows) {
        if (m_portfolio.find(task)->name != end.taskName) continue;
        if (found) return {};
        found = task;
    }
    return found;
}

const Snapshot* sourceSnapshot(const Portfolio& portfolio, NodeId project)
{
    const Snapshot* found = nullptr;
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        if (s.kind == SnapshotKind::SourceDates && (!found || found->id < s.id)) found = &s;
    });
    return found;
}

const ImportSource* importSource(const Portfolio& portfolio, NodeId project)
{
    const ImportSource* found = nullptr;
    portfolio.all<ImportSource>().forEachIn(project, [&](const ImportSource& s) { found = &s; });
    return found;
}

} // namespace gantry
