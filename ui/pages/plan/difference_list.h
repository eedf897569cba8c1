#pragma once
#include "core/schedule/source_differences.h"
#include "ui/pages/plan/plan_watch.h"
#include "ui/pages/plan/side_list.h"

#include <QAbstractListModel>

namespace gantry {

/// Where the dates of one project are not those of the file that it came from.
struct ProjectDifferences {
    NodeId project{};
    bool imported = false; ///< it came from a file that had dates
    std::vector<SourceDifference> found{};
};

/// The differences of some projects.
class DifferenceWatch final : public ResultWatch<ProjectDifferences> {
public:
    using ResultWatch::ResultWatch;

protected:
    Work workOn(const std::vector<NodeId>& projects) override;
};

/// Differences under a heading for each reason: those that begin one before those that follow from others.
class DifferenceModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit DifferenceModel(const Portfolio& portfolio, QObject* parent = nullptr);
    void setResults(const std::vector<const ProjectDifferences*>& results);
    const SourceDifference* at(const QModelIndex& index) const; // null: a heading
    QModelIndex indexOf(TaskId task) const;
    /// Every task that differs for this reason.
    std::vector<TaskId> tasksOf(const char* reason) const;
    int count() const { return m_count; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        NodeId project{};
        SourceDifference difference{}; // without a task: a heading
        int below = 0; // of a heading
    };
    const Portfolio& m_portfolio;
    std::vector<Row> m_rows;
    bool m_several = false;
    int m_count = 0;
};

/// "+2 d": how much later than in the file, in working time; empty where that is unknown.
QString laterText(const Portfolio& portfolio, const SourceDifference& difference);

} // namespace gantry
