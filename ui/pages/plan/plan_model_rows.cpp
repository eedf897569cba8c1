// The part of PlanModel that decides which rows there are and brings the tree to them, row by row, so that views keep their place.
#include "ui/pages/plan/plan_model_item.h"

namespace gantry {

bool PlanModel::matches(const Task& task) const
{
    const auto says = [this](const QString& text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    if (!m_filter.text.isEmpty() && !says(task.name) && !says(task.code)) return false;
    if (m_filter.among && !m_filter.among->contains(task.id)) return false;
    if (m_filter.critical && !m_data.isCritical(task)) return false;
    if (!m_filter.milestones && !m_filter.late) return true;
    const TaskDates* dates = m_data.dates(task.id);
    if (m_filter.milestones && !task.milestone && !(dates && dates->milestone)) return false;
    if (!m_filter.late) return true;
    const FrozenTask* base = m_data.baseline(task.id);
    const auto after = [&](const std::optional<DateTime>& day) { return day && dates && dates->finish && *dates->finish > *day; };
    return after(base ? base->finish : std::nullopt) || after(task.deadline);
}

bool PlanModel::anyMatch(NodeId project) const
{
    for (const qint64 id : m_data.portfolio().all<Task>().group(project.value))
        if (matches(*m_data.portfolio().find(TaskId{id}))) return true;
    return false;
}

PlanModel::Wanted PlanModel::wanted(NodeId project)
{
    const auto& outline = m_data.outline(project);
    std::vector<char> shown(outline.size(), 1);
    if (m_filter.active()) {
        std::ranges::fill(shown, char(0));
        for (std::size_t i = outline.size(); i-- > 0;) { // children come after their parent, so backwards every child is known
            const bool own = matches(*m_data.portfolio().find(outline[i].task));
            if (shown[i] && !own)
                m_context.insert(outline[i].task);
            else
                m_context.remove(outline[i].task);
            if (own) shown[i] = 1;
            if (shown[i] && outline[i].parent >= 0) shown[std::size_t(outline[i].parent)] = 1;
        }
    }
    Wanted out;
    for (std::size_t i = 0; i < outline.size(); ++i)
        if (shown[i]) out[outline[i].parent < 0 ? TaskId{} : outline[std::size_t(outline[i].parent)].task].push_back(outline[i].task);
    return out;
}

void PlanModel::reconcile(Item& project)
{
    const auto rows = wanted(project.project);
    QSet<TaskId> kept;
    for (const auto& siblings : rows)
        for (const TaskId id : siblings) kept.insert(id);
    arrange(project, project, rows);
    removeUnwanted(project, kept);
}

/// From the top down, so that a row is only ever moved under one that already stands where it belongs: no row lands below itself.
void PlanModel::arrange(Item& project, Item& parent, const Wanted& rows)
{
    const auto found = rows.constFind(parent.task);
    if (found == rows.cend()) return;
    const int count = int(found->size());
    const auto id = [&](int i) { return (*found)[std::size_t(i)]; };
    for (int i = 0; i < count; ++i) {
        if (i < std::ssize(parent.children) && parent.children[std::size_t(i)]->task == id(i)) continue;
        if (Item* existing = m_items.value(id(i))) {
            Item* from = existing->parent;
            const int at = existing->place;
            beginMoveRows(indexOfItem(from), at, at, indexOfItem(&parent), i); // a row of this parent lies after i, never before
            parent.put(i, from->take(at));
            endMoveRows();
            continue;
        }
        int last = i;
        while (last + 1 < count && !m_items.contains(id(last + 1))) ++last;
        beginInsertRows(indexOfItem(&parent), i, last);
        for (; i <= last; ++i) {
            auto row = std::make_unique<Item>();
            row->project = project.project;
            row->task = id(i);
            m_items.insert(id(i), row.get());
            parent.put(i, std::move(row));
        }
        i = last;
        endInsertRows();
    }
    for (int i = 0; i < count; ++i) arrange(project, *parent.children[std::size_t(i)], rows);
}

void PlanModel::removeUnwanted(Item& parent, const QSet<TaskId>& kept)
{
    const auto stays = [&](int i) { return kept.contains(parent.children[std::size_t(i)]->task); };
    const std::function<void(const Item&)> forget = [&](const Item& item) {
        m_items.remove(item.task);
        m_context.remove(item.task);
        for (const auto& below : item.children) forget(*below);
    };
    for (int i = int(parent.children.size()) - 1; i >= 0; --i) {
        if (stays(i)) {
            removeUnwanted(*parent.children[std::size_t(i)], kept);
            continue;
        }
        int first = i;
        while (first > 0 && !stays(first - 1)) --first;
        beginRemoveRows(indexOfItem(&parent), first, i);
        for (int gone = first; gone <= i; ++gone) forget(*parent.children[std::size_t(gone)]);
        parent.children.erase(parent.children.begin() + first, parent.children.begin() + i + 1);
        parent.renumber(std::size_t(first));
        endRemoveRows();
        i = first;
    }
}

} // namespace gantry
