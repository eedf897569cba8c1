#pragma once
#include "core/governance/training.h"
#include "ui/shell/theme.h"

#include <QAbstractTableModel>
#include <memory>

namespace gantry {

/// People by competencies: the level of each over what their roles ask. It holds no data but who is shown; the standing has it.
class TrainingMatrixModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Met, FirstCompetency };
    enum Role { StatusRole = Qt::UserRole + 1, TargetRole };

    using QAbstractTableModel::QAbstractTableModel;
    void set(std::shared_ptr<const TrainingStanding> standing, std::vector<PersonId> people);
    const TrainingStanding* standing() const { return m_standing.get(); }
    PersonId personAt(int row) const { return m_people[std::size_t(row)]; }
    /// None of the columns before the first.
    CompetencyId competencyAt(int column) const;
    int rowOf(PersonId person) const; // -1 where nobody is shown
    /// What a cell stands for, in a sentence: whose level, of what is asked, and where it comes from.
    QString told(int row, int column) const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_people.size()); }
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const TrainingStanding> m_standing;
    std::vector<PersonId> m_people;
    std::vector<TrainingStanding::Count> m_counts;
};

/// Good where what is asked is met, bad where it must be and is not, watch where it should be; none where nothing is asked.
std::optional<Status> statusOf(const CompetencyLevel& level, const CompetencyTarget& target);

} // namespace gantry
