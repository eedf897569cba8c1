#pragma once
#include "ui/pages/plan/plan_columns.h"

#include <QAbstractItemModel>
#include <QSet>

namespace gantry {

/// Which rows of a plan are shown. The rows above a match stay, greyed; numbers never change.
struct PlanFilter {
    QString text{};
    bool critical = false, late = false, milestones = false;
    std::optional<QSet<TaskId>> among{}; // e.g. what changed since a day
    bool active() const { return !text.isEmpty() || critical || late || milestones || among; }
};

/// The plan of one project as a tree of tasks; of several with the projects on top, each read when it is first opened.
/// It keeps ids and order, never data; an edit goes through the given function and comes back through Session::changed.
class PlanModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        RecordRole = Qt::UserRole + 1, // qint64 id of the task or project
        ValueRole, // what sorting and export use
        SummaryRole, // bool: has rows below it in the plan
        ProjectRole, // bool: a project's own row
        ContextRole, // bool: shown only because a row below it matches
        ComputedRole, // bool: nobody types here
    };
    /// Applies a person's change and tells them where it is refused; true where it was taken.
    using Apply = std::function<bool(Result<ChangeSet>)>;
    PlanModel(Session& session, Apply apply, QObject* parent = nullptr, PlanData::ScheduleSource schedules = {});
    ~PlanModel() override;

    void setProjects(const std::vector<NodeId>& projects);
    const std::vector<NodeId>& projects() const { return m_projects; }
    void setFilter(const PlanFilter& filter);
    const PlanFilter& filter() const { return m_filter; }
    const PlanData& plan() const { return m_data; }
    const std::vector<PlanColumn>& planColumns() const { return m_columns; }
    int columnOf(const QString& key) const;

    /// Of a task, reading its project where that was not open yet; invalid where it is not shown.
    QModelIndex indexOf(TaskId task, int column = 0);
    QModelIndex indexOf(NodeId project, int column = 0) const;
    TaskId taskAt(const QModelIndex& index) const; // none on a project's row
    NodeId projectAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// Rows, dates or numbers changed: whatever is painted beside the table is to be painted anew.
    void refreshed();

private:
    struct Item;
    Item* item(const QModelIndex& index) const;
    QModelIndex indexOfItem(const Item* item, int column = 0) const;
    Item* projectItem(NodeId project) const;
    void read(Item& project);
    /// The rows to show of a project, as children by parent, after the filter.
    QHash<TaskId, std::vector<TaskId>> wanted(NodeId project);
    void reconcile(Item& project);
    void arrange(Item& project, Item& parent, const QHash<TaskId, std::vector<TaskId>>& wanted);
    void removeUnwanted(Item& parent, const QSet<TaskId>& kept, Item& project);
    bool matches(const Task& task) const;
    void refreshTask(TaskId task);
    void onChanged(const ChangeSet& set);
    void onDerived(const QList<NodeId>& projects);
    QVariant projectData(const Item& item, const PlanColumn& column, int role) const;

    Session& m_session;
    Apply m_apply;
    PlanData m_data;
    std::vector<PlanColumn> m_columns;
    std::vector<NodeId> m_projects;
    PlanFilter m_filter;
    std::unique_ptr<Item> m_root; // the one project, or what holds the projects
    QHash<NodeId, Item*> m_projectItems;
    QHash<TaskId, Item*> m_items;
    QSet<TaskId> m_context; // rows that only lead to a match
};

} // namespace gantry
