// The part of RecordTableModel that answers what typing and adding mean.
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "ui/models/record_table_model.h"

namespace gantry {

Result<ChangeSet> RecordTableModel::change(const Portfolio& portfolio, RecordKey record, int column, const Value& value) const
{
    const Field* field = columnAt(column).edits;
    if (field && portfolio.table(m_entity).contains(record.id) && portfolio.cell(m_entity, record.id, *field) == value) return ChangeSet{};
    const bool known = this->portfolio().table(m_entity).contains(record.id); // else the row of a paste, whose cells arrive one by one
    const Task* task = m_entity == entityOf<Task>() && field && known ? portfolio.find(TaskId{record.id}) : nullptr;
    if (task && field == &fieldFor<&Task::percentComplete>()) {
        const TaskDates* dates = session().dates(task->id);
        if (dates) return setPercentComplete(portfolio, task->id, Percent{intOf(value)}, *dates);
    }
    if (task && field == &fieldFor<&Task::duration>() && !isAbsent(value))
        return setDuration(portfolio, task->id, WorkTime{intOf(value)}, task->durationUnit, task->elapsed);
    return CellSource::change(portfolio, record, column, value);
}

bool RecordTableModel::takesNew() const
{
    if (!m_locked.isEmpty()) return false;
    const auto& fields = infoOf(m_entity).fields;
    if (infoOf(m_entity).numberField()) return true; // what people number, they write down themselves, whatever the program adds to it
    return std::none_of(fields.begin() + 1, fields.end(), [](const Field& f) { return f.is(ReadOnly); });
}

NodeId RecordTableModel::ownerOfNew() const
{
    if (m_workspace.project() || !m_project || !m_project->is(AnyNode) || m_wholePortfolio) return m_workspace.project();
    return m_workspace.scope();
}

std::vector<int> RecordTableModel::neededForNew() const
{
    std::vector<int> needed;
    const auto& fields = infoOf(m_entity).fields;
    for (int i = 1; i < int(fields.size()); ++i) {
        const Field& field = fields[std::size_t(i)];
        if (!field.is(Required) || (field.is(Title) && field.kind == Kind::Text)) continue;
        if (&field == m_project && ownerOfNew()) continue;
        if (m_owner && i == infoOf(m_entity).groupField) continue;
        if (std::ranges::find(m_fixed, &field, &FixedCells::value_type::first) != m_fixed.end()) continue;
        needed.push_back(i);
    }
    return needed;
}

Result<ChangeSet> RecordTableModel::add(const Portfolio& portfolio, const std::vector<std::pair<int, Value>>& cells) const
{
    std::vector<std::pair<int, Value>> fields;
    const Field* table = infoOf(m_entity).fields.data();
    for (const auto& [column, value] : cells)
        if (const Field* field = columnAt(column).edits; field && !field->is(ReadOnly)) fields.emplace_back(int(field - table), value);
    for (const auto& [field, value] : m_fixed) fields.emplace_back(int(field - table), value);
    const auto given = [&](const Field& field) {
        const auto it = std::ranges::find(fields, int(&field - table), &std::pair<int, Value>::first);
        return it == fields.end() ? Value() : it->second;
    };
    const NodeId project = m_workspace.project();
    if (m_entity != entityOf<Node>() && m_entity != entityOf<Task>())
        return addRecord(portfolio, session().ids(), m_entity, m_owner > 0 ? m_owner : m_project ? ownerOfNew().value : 0, fields);

    // A node or task takes its place in a tree, and a project comes with a calendar: their own intentions know how.
    auto set = [&] {
        const QString name = QStringLiteral("New ") + infoOf(m_entity).labelText().toLower();
        if (m_entity == entityOf<Task>()) {
            const Value owner = given(fieldFor<&Task::project>());
            return addTask(portfolio, session().ids(), isAbsent(owner) ? project : NodeId{intOf(owner)},
                TaskId{intOf(given(fieldFor<&Task::parent>()))}, {}, name);
        }
        const Value kind = given(fieldFor<&Node::kind>());
        const Node* under = portfolio.find(m_workspace.scope());
        if (const Node* above = portfolio.find(NodeId{intOf(given(fieldFor<&Node::parent>()))})) under = above;
        while (under && under->kind == NodeKind::Project) under = portfolio.find(under->parent);
        return addNode(portfolio, session().ids(), under ? under->id : NodeId{}, Codec<NodeKind>::decode(kind).value_or(NodeKind::Project),
            name, {}, session().today());
    }();
    if (!set) return set;
    const auto row = std::ranges::find_if(set->changes, [this](const Change& c) { return c.op == Change::Insert && c.entity == m_entity; });
    for (const auto& [field, value] : fields) {
        std::erase_if(row->cells, [&](const Cell& cell) { return cell.field == field; });
        row->cells.push_back({quint16(field), {}, value});
    }
    return set;
}

} // namespace gantry
