#include "ui/pages/plan/quality_lists.h"

#include "core/text/quality_text.h"

namespace gantry {
Status statusOf(const QualityResult& r)
{
    if (r.outcome == QualityOutcome::Failed) return ruleOf(r.check).advice ? Status::Watch : Status::Bad;
    return r.outcome == QualityOutcome::Passed ? Status::Good : Status::Neutral;
}

QualityCheckModel::QualityCheckModel(QObject* parent)
    : QAbstractListModel(parent)
{
    bool own = false;
    m_lines.push_back({{}, tr("DCMA 14 points")});
    for (const QualityRule& rule : qualityRules()) {
        if (!rule.point && !std::exchange(own, true)) m_lines.push_back({{}, tr("Our own checks")});
        m_lines.push_back({rule.check, checkWords(rule.check).name});
    }
}

void QualityCheckModel::setResults(const std::vector<const ProjectQuality*>& results)
{
    for (Line& line : m_lines) {
        if (!line.check) continue;
        int failed = 0, assessed = 0;
        line.status = Status::Neutral;
        line.figure = line.tip = QString();
        for (const ProjectQuality* project : results) {
            const QualityResult& r = (*project)[*line.check];
            const bool says = r.outcome != QualityOutcome::NotAssessed;
            assessed += says;
            failed += r.outcome == QualityOutcome::Failed;
            if (says && (line.status == Status::Neutral || r.outcome == QualityOutcome::Failed)) line.status = statusOf(r);
        }
        if (results.size() == 1) {
            const QualityResult& r = (*results.front())[*line.check];
            line.figure = figureText(r);
            line.tip = QStringLiteral("%1, %2: %3").arg(line.text, outcomeText(r).toLower(), r.figure ? countText(r) : reasonText(r));
        } else if (!results.empty()) {
            line.figure = assessed ? tr("%1 of %2").arg(failed).arg(assessed) : QStringLiteral("–");
            line.tip = assessed ? tr("%1: %2 of %3 projects fail").arg(line.text).arg(failed).arg(assessed)
                                : tr("%1: not assessed in any project").arg(line.text);
        }
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

std::optional<QualityCheck> QualityCheckModel::checkAt(const QModelIndex& index) const
{
    return index.isValid() ? m_lines[std::size_t(index.row())].check : std::nullopt;
}

QModelIndex QualityCheckModel::indexOf(QualityCheck check) const
{
    const auto it = std::ranges::find(m_lines, std::optional(check), &Line::check);
    return it == m_lines.end() ? QModelIndex() : index(int(it - m_lines.begin()));
}

int QualityCheckModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant QualityCheckModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return line.text;
    case Qt::ToolTipRole: return line.tip;
    case Qt::AccessibleTextRole: return line.tip.isEmpty() ? line.text : line.tip;
    case SideFigureRole: return line.figure;
    case SideStatusRole: return line.check ? QVariant(int(line.status)) : QVariant();
    case SideHeadingRole: return !line.check;
    default: return {};
    }
}

Qt::ItemFlags QualityCheckModel::flags(const QModelIndex& index) const
{
    return checkAt(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

QualityItemModel::QualityItemModel(const Portfolio& portfolio, QObject* parent)
    : QAbstractListModel(parent)
    , m_portfolio(portfolio)
{
}

void QualityItemModel::setRows(QualityCheck check, std::vector<Row> rows, bool severalProjects)
{
    beginResetModel();
    m_check = check;
    m_rows = std::move(rows);
    m_several = severalProjects;
    endResetModel();
}

const QualityItemModel::Row* QualityItemModel::rowAt(const QModelIndex& index) const
{
    return index.isValid() ? &m_rows[std::size_t(index.row())] : nullptr;
}

QModelIndex QualityItemModel::indexOf(const QualityItem& item) const
{
    const auto same = [&](const Row& row) { return row.item.task == item.task && row.item.link == item.link; };
    const auto it = std::ranges::find_if(m_rows, same);
    return it == m_rows.end() ? QModelIndex() : index(int(it - m_rows.begin()));
}

int QualityItemModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant QualityItemModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    const Task* task = row ? m_portfolio.find(row->item.task) : nullptr; // gone: until the checks have seen that
    if (!task) return {};
    switch (role) {
    case Qt::DisplayRole: {
        const Node* project = m_several ? m_portfolio.find(row->project) : nullptr;
        return project ? QStringLiteral("%1: %2").arg(project->code.isEmpty() ? project->name : project->code, task->name) : task->name;
    }
    case SideDetailRole: return itemText(m_portfolio, m_check, row->item);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString name = data(index, Qt::DisplayRole).toString(), detail = data(index, SideDetailRole).toString();
        return detail.isEmpty() ? name : name + QStringLiteral("\n") + detail;
    }
    default: return {};
    }
}

} // namespace gantry
