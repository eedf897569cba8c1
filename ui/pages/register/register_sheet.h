#pragma once
#include "core/edit/saved_views.h"
#include "ui/pages/register/register_group.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

class QStackedLayout;

namespace gantry {

class EmptyState;
class ExpressionBar;
class RegisterBody;
class RegisterViews;
class TotalRow;

/// The register of one entity: its table, and what else it can be looked at as, with what is remembered of it, its actions, and what stands
/// there while it is empty.
class RegisterSheet final : public QWidget {
    Q_OBJECT
public:
    /// `otherwise`: what else fills the register while it is empty.
    RegisterSheet(Workspace& workspace, const RegisterGroup& group, Entity entity, QAction* clearFilters, QAction* otherwise,
        QWidget* parent = nullptr);
    ~RegisterSheet() override;

    Entity entity() const { return m_model->entity(); }
    RecordTableModel& model() const { return *m_model; }
    TableView& view() const { return *m_view; }
    RegisterBody& body() const { return *m_body; }
    TableActions& actions() const { return *m_actions; }
    /// What is done with records of this kind alone (see record_actions).
    const QList<QAction*>& recordActions() const { return m_recordActions; }
    ExpressionBar& expressionBar() const { return *m_expression; }
    RegisterViews& views() const { return *m_views; }
    /// The line of totals under the table.
    TotalRow& totals() const { return *m_totals; }
    /// How the table is shown, as a view keeps it.
    ViewLayout layout() const;
    void show(const ViewLayout& layout);
    using QWidget::show;
    /// Whether it is shown as `layout` says; columns that are not here do not count.
    bool shows(const ViewLayout& layout) const;
    /// As long as nobody chose: the proposed columns, no filter, order or group.
    void showProposed();
    /// The field for a condition above the table; without it none is in force.
    void showExpression(bool shown);
    bool expressionShown() const { return m_expressionShown; }
    /// Puts a condition in force and shows it; an empty one takes field and condition away.
    void setExpression(const QString& text);
    /// Brings a record into sight; a filter that hides it is taken away, and the notice bar says so. False where it is out of scope.
    bool reveal(qint64 record);
    void chooseColumns(const QPoint& below);
    /// What the status bar says of the selection, and the window of the record under the cursor.
    void announceSelection();
    void store();

Q_SIGNALS:
    void countsChanged();
    /// Columns, groups or the view are others now.
    void layoutChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString key(const char* what) const;
    void restore();
    bool treeAtFirst() const;
    void propose();
    void refreshEmpty();
    void placeEmpty();
    void checkVisible();

    Workspace& m_workspace;
    const RegisterGroup& m_group;
    RecordTableModel* m_model;
    TableView* m_view;
    RegisterBody* m_body;
    TableActions* m_actions;
    QList<QAction*> m_recordActions;
    ExpressionBar* m_expression;
    TotalRow* m_totals;
    RegisterViews* m_views;
    bool m_expressionShown = false;
    ColumnLayout m_proposed; // as it came out in the view; nobody has chosen as long as that stands there
    EmptyState* m_none; // no records at all
    EmptyState* m_noneFits; // none passes the filter
    QTimer m_look; // findings of the rows in sight, once scrolling pauses
    QTimer m_announce;
};

} // namespace gantry
