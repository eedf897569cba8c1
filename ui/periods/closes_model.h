#pragma once
#include "core/cost/compare_figures.h"

#include <QAbstractItemModel>

namespace gantry {

/// Two sets of figures and what they differ in, as a tree: a project, its figures, the records that explain each.
class ClosesModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, BeforeColumn, AfterColumn, DifferenceColumn, PortfolioColumn, ColumnCount };
    explicit ClosesModel(const Portfolio& portfolio, QObject* parent = nullptr);
    /// `measures`: those to be shown; none: all.
    void set(ClosedFigures before, ClosedFigures after, std::vector<CostMeasure> measures);
    const ClosedFigures& before() const { return m_before; }
    const ClosedFigures& after() const { return m_after; }
    const std::vector<ProjectDifference>& shown() const { return m_shown; }
    /// The record of a row that is there now; of a project or a figure the project.
    RecordKey recordAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        const ProjectDifference* project = nullptr;
        const FigureDifference* figure = nullptr; // null: the project itself
        const RecordDifference* record = nullptr; // null: the figure itself
    };
    Place at(const QModelIndex& index) const;
    QString text(const Place& place, int column) const;

    const Portfolio& m_portfolio;
    ClosedFigures m_before, m_after;
    std::vector<ProjectDifference> m_shown;
};

} // namespace gantry
