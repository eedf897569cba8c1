#include "ui/pages/plan/difference_list.h"

#include "core/text/text.h"

namespace gantry {
namespace {

QString dayText(const std::optional<DateTime>& at) { return at ? dateText(dateOf(*at)) : QStringLiteral("–"); }

} // namespace

PlanWatch::Work DifferenceWatch::workOn(const std::vector<NodeId>& projects)
{
    struct Input {
        NodeId project;
        std::shared_ptr<const ProjectSchedule> plan;
        std::shared_ptr<const QHash<TaskId, FrozenTask>> there;
    };
    std::vector<Input> inputs;
    for (NodeId project : projects) inputs.push_back({project, session().schedule(project), session().sourceDates(project)});
    return [this, portfolio = session().portfolio(), inputs = std::move(inputs)]() -> Finish {
        std::vector<ProjectDifferences> found;
        for (const Input& in : inputs)
            found.push_back({in.project, in.there != nullptr,
                in.there ? sourceDifferences(portfolio, *in.plan, *in.there) : std::vector<SourceDifference>()});
        return [this, found = std::move(found)]() mutable { take(std::move(found)); };
    };
}

QString laterText(const Portfolio& portfolio, const SourceDifference& d)
{
    const Task* task = portfolio.find(d.task);
    if (!task || !d.by) return {};
    const QString text = durationText({*d.by}, workUnitsOf(portfolio, task->project));
    return *d.by > 0 ? u'+' + text : text;
}

DifferenceModel::DifferenceModel(const Portfolio& portfolio, QObject* parent)
    : QAbstractListModel(parent)
    , m_portfolio(portfolio)
{
}

void DifferenceModel::setResults(const std::vector<const ProjectDifferences*>& results)
{
    beginResetModel();
    m_several = results.size() > 1;
    m_rows.clear();
    m_count = 0;
    for (const char* reason : sourceReasons()) {
        const std::size_t head = m_rows.size();
        for (const ProjectDifferences* each : results)
            for (const SourceDifference& d : each->found) {
                if (QLatin1String(d.reason) != QLatin1String(reason)) continue;
                if (m_rows.size() == head) m_rows.push_back({{}, {.reason = reason}, 0});
                m_rows.push_back({each->project, d, 0});
            }
        if (m_rows.size() == head) continue;
        m_rows[head].below = int(m_rows.size() - head) - 1;
        m_count += m_rows[head].below;
    }
    endResetModel();
}

const SourceDifference* DifferenceModel::at(const QModelIndex& index) const
{
    const Row* row = index.isValid() ? &m_rows[std::size_t(index.row())] : nullptr;
    return row && row->difference.task ? &row->difference : nullptr;
}

QModelIndex DifferenceModel::indexOf(TaskId task) const
{
    const auto it = std::ranges::find_if(m_rows, [&](const Row& row) { return task && row.difference.task == task; });
    return it == m_rows.end() ? QModelIndex() : index(int(it - m_rows.begin()));
}

std::vector<TaskId> DifferenceModel::tasksOf(const char* reason) const
{
    std::vector<TaskId> out;
    for (const Row& row : m_rows)
        if (row.difference.task && QLatin1String(row.difference.reason) == QLatin1String(reason)) out.push_back(row.difference.task);
    return out;
}

int DifferenceModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant DifferenceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const SourceDifference& d = row.difference;
    if (!d.task) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return sourceReasonClass(d.reason);
        case SideFigureRole: return QLocale().toString(row.below);
        case SideHeadingRole: return true;
        default: return {};
        }
    }
    const Task* task = m_portfolio.find(d.task);
    if (!task) return {}; // gone: until that was seen
    switch (role) {
    case Qt::DisplayRole: {
        const Node* project = m_several ? m_portfolio.find(row.project) : nullptr;
        return project ? QStringLiteral("%1: %2").arg(project->code.isEmpty() ? project->name : project->code, task->name) : task->name;
    }
    case SideFigureRole: return laterText(m_portfolio, d);
    case SideDetailRole:
        if (d.late) return tr("Late finish %1, in the file %2").arg(dayText(d.lateFinishHere), dayText(d.lateFinishThere));
        if (d.startsAlike) return tr("Finish %1, in the file %2").arg(dayText(d.finishHere), dayText(d.finishThere));
        return tr("Start %1, in the file %2").arg(dayText(d.startHere), dayText(d.startThere));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return sentence(d, m_portfolio);
    default: return {};
    }
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex& index) const
{
    return at(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

} // namespace gantry
