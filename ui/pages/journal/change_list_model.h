#pragma once
#include "core/text/change_groups.h"

#include <QAbstractItemModel>

namespace gantry {

/// Groups of changes as a tree of two levels: a project, then a line for every cell.
class ChangeListModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { RecordColumn, FieldColumn, BeforeColumn, AfterColumn, ByColumn, ColumnCount };
    /// `last`: what the last column is called where it does not say by whom.
    explicit ChangeListModel(QObject* parent = nullptr, const QString& last = tr("Changed by"));
    void setGroups(std::vector<ChangeGroup> groups);
    const std::vector<ChangeGroup>& groups() const { return m_groups; }
    /// The record of a line; of a head its project.
    RecordKey recordAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ChangeLine* lineAt(const QModelIndex& index) const;
    std::vector<ChangeGroup> m_groups;
    QString m_last;
};

} // namespace gantry
