#include "ui/pages/plan/plan_grid.h"

#include "core/edit/tasks.h"

#include <QCoreApplication>

namespace gantry {
namespace {

constexpr int nameColumn = 1;

bool isNew(const TypedOn& on, qint64 row) { return std::ranges::find(on.added, row) != on.added.end(); }

} // namespace

QString PlanGrid::titleOf(qint64 row) const
{
    const bool task = portfolio().find(TaskId{row}) != nullptr;
    return portfolio().titleOf(task ? entityOf<Task>() : entityOf<Node>(), row);
}

bool PlanGrid::takes(qint64 row, int column) const
{
    if (row) return portfolio().find(TaskId{row}) && m_model.takes(TaskId{row}, column);
    return bool(m_model.planColumns()[std::size_t(column)].edit);
}

bool PlanGrid::holdsWords(int column) const { return m_model.planColumns()[std::size_t(column)].figure.kind == Kind::Text; }

QString PlanGrid::copied(qint64 row, int column)
{
    const int place = m_table.rowOf(row);
    return place < 0 ? QString() : m_table.rows()[std::size_t(place)].siblingAtColumn(column).data().toString();
}

Result<ChangeSet> PlanGrid::typed(const TypedOn& on, qint64 row, int column, const QString& text)
{
    const Task* task = on.portfolio.find(TaskId{row});
    const PlanColumn& of = m_model.planColumns()[std::size_t(column)];
    if (!task || text.trimmed().isEmpty() || (!isNew(on, row) && text == of.text(*task))) return ChangeSet{};
    return of.edit(on, *task, text);
}

Result<ChangeSet> PlanGrid::cleared(const TypedOn& on, qint64 row, int column)
{
    const Task* task = on.portfolio.find(TaskId{row});
    const PlanColumn& of = m_model.planColumns()[std::size_t(column)];
    if (!task || of.text(*task).isEmpty()) return ChangeSet{};
    return of.edit(on, *task, {});
}

NewRow PlanGrid::added(const TypedOn& on, const std::vector<TypedCell>& cells)
{
    const auto& rows = m_table.rows();
    const Task* above = on.portfolio.find(!on.added.empty() ? TaskId{on.added.back()}
            : rows.empty()                                  ? TaskId{}
                                                            : m_model.taskAt(rows.back()));
    const NodeId project = rows.empty() ? m_model.projects().front() : m_model.projectAt(rows.back());
    const auto named =
        std::ranges::find_if(cells, [](const TypedCell& cell) { return cell.column == nameColumn && !cell.text.trimmed().isEmpty(); });
    const QString name = named == cells.end() ? QCoreApplication::translate("PlanGrid", "New task") : named->text.trimmed();
    NewRow out{addTask(
        on.portfolio, m_model.plan().session().ids(), project, above ? above->parent : TaskId{}, above ? above->id : TaskId{}, name)};
    if (out.set) out.id = out.set->changes.back().id;
    out.settled.insert(nameColumn);
    return out;
}

std::optional<CellFigure> PlanGrid::figure(qint64 row, int column)
{
    const PlanColumn& of = m_model.planColumns()[std::size_t(column)];
    const Task* task = portfolio().find(TaskId{row});
    const Kind kind = of.figure.kind;
    if (kind == Kind::Text || !task) return std::nullopt;
    if (kind != Kind::DateTime && m_model.plan().isSummary(task->id)) return std::nullopt; // it only repeats what is below it
    CellFigure out{kind, of.value(*task), {}};
    if (isAbsent(out.value)) return std::nullopt;
    const Node* project = portfolio().find(task->project);
    if (kind == Kind::Money && project) out.unit = project->currency;
    if (kind == Kind::Work) out.unit = QString::number(workUnitsOf(portfolio(), task->project).day.seconds) + (task->elapsed ? u'e' : u'w');
    return out;
}

QString PlanGrid::figureText(qint64 row, int column, const Value& value) const
{
    const PlanColumn& of = m_model.planColumns()[std::size_t(column)];
    if (of.figure.kind == Kind::DateTime) return dateText(dateOf({intOf(value)}));
    const Task* task = portfolio().find(TaskId{row});
    return displayText(portfolio(), of.figure, value, workUnitsOf(portfolio(), task ? task->project : NodeId{}));
}

std::vector<CellBlock> selectedBlocks(const PlanTable& table)
{
    std::vector<CellBlock> blocks;
    for (const auto& cells : table.selectedCells()) {
        std::vector<int> columns;
        for (const QModelIndex& cell : cells) columns.push_back(cell.column());
        if (blocks.empty() || blocks.back().columns != columns) blocks.push_back({{}, std::move(columns)});
        blocks.back().records.push_back(table.model().recordAt(cells.front()));
    }
    return blocks;
}

std::vector<qint64> PlanSheet::shownRows() const
{
    std::vector<qint64> out;
    for (const QModelIndex& row : m_table.rows()) out.push_back(m_table.model().recordAt(row));
    return out;
}

} // namespace gantry
