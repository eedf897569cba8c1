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
    bool operator==(const PlanFilter&) const = default;
};

/// The plan of one project as a tree of tasks; of several with the projects on top, each read when it is first opened. A filter leaves out
/// projects with no match. It keeps ids and order, never data; an edit goes through the given function and comes back through
/// Session::changed.
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
        InkRole, // int: Ink
        InactiveRole, // bool: left out of the schedule
        ChoicesRole, // QStringList: words to choose from
    };
    /// Applies a person's change; the error says why not.
    using Apply = std::function<Result<void>(Result<ChangeSet>)>;
    PlanModel(Session& session, Apply apply, QObject* parent = nullptr, PlanData::ScheduleSource schedules = {});
    ~PlanModel() override;

    void setProjects(const std::vector<NodeId>& projects);
    const std::vector<NodeId>& projects() const { return m_projects; }
    void setFilter(const PlanFilter& filter);
    const PlanFilter& filter() const { return m_filter; }
    const PlanData& plan() const { return m_data; }
    const std::vector<PlanColumn>& planColumns() const { return m_columns; }
    int columnOf(const QString& key) const;
    /// Whether any project shown has something to say in the column.
    bool offers(int column) const;

    /// What typing into a cell does. Errors: not understood, refused by a rule; the plan is then as it was.
    Result<void> type(const QModelIndex& index, const QString& text);
    /// Whether `column` of a task may be typed at all.
    bool takes(TaskId task, int column) const;

    /// Of a task, reading its project where that was not open yet; invalid where it is not shown.
    QModelIndex indexOf(TaskId task, int column = 0);
    QModelIndex indexOf(NodeId project, int column = 0) const;
    /// The same without reading anything.
    QModelIndex known(TaskId task, int column = 0) const;
    TaskId taskAt(const QModelIndex& index) const; // none on a project's row
    NodeId projectAt(const QModelIndex& index) const;
    /// The id of the task, or of the project on its own row; record ids are unique over all kinds.
    qint64 recordAt(const QModelIndex& index) const;

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
    /// Links came, went or changed, or rows did: routes between rows are to be found anew.
    void relinked();

private:
    struct Item;
    using Wanted = QHash<TaskId, std::vector<TaskId>>; // the rows to show of a project, as children by parent
    struct Touched;
    Item* item(const QModelIndex& index) const;
    QModelIndex indexOfItem(const Item* item, int column = 0) const;
    Item* projectItem(NodeId project) const { return m_projectItems.value(project); }
    void build();
    void fill(Item& project, Item& parent, const Wanted& rows);
    void read(Item& project);
    Wanted wanted(NodeId project);
    void reconcile(Item& project);
    void arrange(Item& project, Item& parent, const Wanted& wanted);
    void removeUnwanted(Item& parent, const QSet<TaskId>& kept);
    bool matches(const Task& task) const;
    bool anyMatch(NodeId project) const;
    /// With a filter: a project that should be shown is not, or the other way round.
    bool shownProjectsDiffer(const QList<NodeId>& projects) const;
    void refreshTasks(std::vector<TaskId> tasks);
    void refreshEverything();
    Touched touchedBy(const ChangeSet& set);
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
