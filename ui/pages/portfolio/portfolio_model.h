#pragma once
#include "ui/pages/figures/plan_figures.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemModel>
#include <QSet>

namespace gantry {

/// What a cell of the portfolio table answers beyond Qt's roles.
enum PortfolioRole {
    NodeRole = Qt::UserRole + 1, // qint64
    KindRole, // int of NodeKind
    ComputedRole, // bool: nobody types here
    CodeRole, // QString, before the name
    CountRole, // int: projects below, of a group
    HealthRole, // int of Health
    TrendRole, // int of Trend
    DoneRole, // double 0 to 100
    SlipRole, // qint64 working days
    WordsRole, // QStringList: an enum's choices
    FieldRole, // int: index of the node's field that is edited, or -1
    ChangedRole, // QString: what it was; null where it did not change
};

/// The tree of portfolio, programmes and projects with what the engines know of them. Health of a group is the worst below it.
class PortfolioModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    PortfolioModel(Workspace& workspace, PlanFigures& figures, QObject* parent = nullptr);

    NodeId nodeAt(const QModelIndex& index) const;
    QModelIndex indexOf(NodeId node, int column = 0) const;
    /// Only projects of these healths, with the groups that hold them; empty: all.
    void setHealthFilter(const QSet<int>& healths);
    /// Marks cells of nodes that changed since the start of that day; an invalid day: none.
    void setChangedSince(QDate day);
    int changedCount() const { return int(m_before.size()); }
    void reload();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Text as typed, or the id of a person as qint64.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

private:
    struct Row {
        NodeId node{};
        int parent = -1, place = 0;
        std::vector<int> children;
        Figures figures;
    };
    struct Column;
    static const std::vector<Column>& columns();
    int add(const Node& node, int parent);
    const Row& rowOf(const QModelIndex& index) const { return m_rows[std::size_t(index.internalId())]; }
    void measure(int row);
    void follow(const ChangeSet& set);
    QVariant display(const Row& row, const Node& node, const Column& column) const;

    Workspace& m_workspace;
    PlanFigures& m_figures;
    std::vector<Row> m_rows;
    std::vector<int> m_top;
    QHash<NodeId, int> m_places;
    QSet<int> m_healths;
    QDate m_since;
    QHash<std::pair<qint64, int>, QString> m_before;
};

} // namespace gantry
