#include "ui/pages/plan/plan_on_paper.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/pages/plan/plan_table.h"

#include <limits>

namespace gantry {
namespace {

PrintInk inkOf(Ink ink)
{
    switch (ink) {
    case Ink::Plain: break;
    case Ink::Quiet: return PrintInk::Quiet;
    case Ink::Watch: return PrintInk::Watch;
    case Ink::Bad: return PrintInk::Bad;
    }
    return PrintInk::Plain;
}

} // namespace

PlanOnPaper::Rows::Rows(const PlanData& data, std::vector<NodeId> projects)
    : m_data(data)
    , m_projects(std::move(projects))
{
}

void PlanOnPaper::Rows::set(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    m_places.clear();
    for (int i = 0; i < rowCount(); ++i)
        if (at(i).task) m_places.insert(at(i).task, i);
    dropLinks();
}

NodeId PlanOnPaper::Rows::projectAt(int row) const
{
    if (m_rows.empty()) return m_projects.empty() ? NodeId{} : m_projects.front();
    return at(std::min(row, rowCount() - 1)).project;
}

PlanOnPaper::PlanOnPaper(const PlanData& data, std::vector<NodeId> projects, NodeId scope, QString by)
    : m_data(data)
    , m_scope(scope)
    , m_by(std::move(by))
    , m_rows(data, std::move(projects))
    , m_columns(planColumns(data, several() ? NodeId{} : m_rows.projects().front()))
{
    std::erase_if(m_columns, [&](const PlanColumn& c) { return c.offered && std::ranges::none_of(m_rows.projects(), c.offered); });
    for (const PlanColumn& c : m_columns) m_printed.push_back({c.key, c.title, c.alignment, c.shown});
    setLevel(std::nullopt);
}

void PlanOnPaper::setUnfolded(std::vector<Row> rows, std::function<bool(TaskId)> passes)
{
    m_unfolded = std::move(rows);
    m_passes = std::move(passes);
    setLevel(std::nullopt);
}

void PlanOnPaper::setShown(const QStringList& keys)
{
    const auto place = [&](const QString& key) {
        const auto at = keys.indexOf(key);
        return at < 0 ? std::numeric_limits<qsizetype>::max() : at;
    };
    std::ranges::stable_sort(m_columns.begin() + 2, m_columns.end(), {}, [&](const PlanColumn& c) { return place(c.key); });
    m_printed.clear();
    for (const PlanColumn& c : m_columns) m_printed.push_back({c.key, c.title, c.alignment, keys.contains(c.key)});
}

int PlanOnPaper::levels() const
{
    int deepest = 0;
    for (const NodeId project : m_rows.projects())
        for (const OutlineRow& row : m_data.outline(project)) deepest = std::max(deepest, row.level + 1);
    return std::max(1, deepest + (several() ? 1 : 0));
}

void PlanOnPaper::setLevel(std::optional<int> level)
{
    m_rows.set(level ? rowsDownTo(*level) : m_unfolded ? *m_unfolded : rowsDownTo(std::numeric_limits<int>::max()));
}

std::vector<PlanOnPaper::Row> PlanOnPaper::rowsDownTo(int level) const
{
    using Fold = PrintRow::Fold;
    const auto fold = [&](bool above, int at) { return !above ? Fold::None : at + 1 < level ? Fold::Open : Fold::Closed; };
    std::vector<Row> out;
    for (const NodeId project : m_rows.projects()) {
        const auto& outline = m_data.outline(project);
        const int base = several() ? 1 : 0;
        if (several()) out.push_back({project, {}, 0, fold(!outline.empty(), 0)});
        for (const OutlineRow& row : outline) {
            const int at = row.level + base;
            if (at < level && (!m_passes || m_passes(row.task))) out.push_back({project, row.task, at, fold(row.below > 0, at)});
        }
    }
    return out;
}

PrintRow PlanOnPaper::row(int row) const
{
    const Row& at = m_rows.at(row);
    const Task* task = m_data.portfolio().find(at.task);
    return {at.level, at.task && m_data.isSummary(at.task), !at.task, task && !task->active, at.fold};
}

PrintCell PlanOnPaper::cell(int row, int column) const
{
    const Row& at = m_rows.at(row);
    const PlanColumn& c = m_columns[std::size_t(column)];
    if (!at.task) {
        const auto schedule = c.projectText ? m_data.schedule(at.project) : nullptr;
        return schedule ? PrintCell{c.projectText(*schedule)} : PrintCell{};
    }
    const Task* task = m_data.portfolio().find(at.task);
    if (!task) return {}; // somebody else removed it meanwhile
    PrintCell cell{c.text(*task), c.ink ? inkOf(c.ink(*task)) : PrintInk::Plain};
    if (column == 0) cell.ink = PrintInk::Secondary;
    if (column == taskColumn && !task->active) cell.ink = PrintInk::Quiet;
    return cell;
}

PrintHeading PlanOnPaper::heading() const
{
    const Portfolio& portfolio = m_data.portfolio();
    PrintHeading out;
    const Node* of = portfolio.find(several() ? m_scope : m_rows.projects().front());
    if (!of) of = portfolio.root();
    if (of) out.title = withCode(of->code, of->name);
    QStringList above;
    for (const Node* node = of ? portfolio.find(of->parent) : nullptr; node; node = portfolio.find(node->parent)) above.prepend(node->name);
    out.above = above.join(QStringLiteral(", "));
    if (const auto status = m_rows.statusDate()) out.statusDate = dateOf(*status);
    out.by = m_by;
    out.at = m_data.session().identity().clock();
    out.moment = momentText(out.at);
    return out;
}

std::vector<PlanOnPaper::Row> unfoldedRows(const PlanTable& table)
{
    const PlanModel& model = table.model();
    std::vector<PlanOnPaper::Row> out;
    for (const QModelIndex& index : table.rows()) {
        int level = 0;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) ++level;
        if (!out.empty() && out.back().fold == PrintRow::Fold::Closed && level > out.back().level) out.back().fold = PrintRow::Fold::Open;
        out.push_back({model.projectAt(index), model.taskAt(index), level,
            model.hasChildren(index.siblingAtColumn(0)) ? PrintRow::Fold::Closed : PrintRow::Fold::None});
    }
    return out;
}

} // namespace gantry
