#pragma once
#include "ui/models/record_table_model.h"

class QVBoxLayout;

namespace gantry {

class TableActions;
class TableView;
class TextLabel;

/// The records of one entity that hang on one other record (the criteria of a gate, the points of a meeting), edited as in a register. Its
/// title row has the count and the button for a new one.
class OwnedTable final : public QWidget {
    Q_OBJECT
public:
    /// `columns`: keys of those that are shown, in this order.
    OwnedTable(Workspace& workspace, Entity entity, const QString& title, const QStringList& columns, QWidget* parent = nullptr);
    ~OwnedTable() override;
    /// `fixed`: see RecordTableModel::setOwner.
    void setOwner(qint64 owner, RecordTableModel::FixedCells fixed = {});
    RecordTableModel& model() const { return *m_model; }
    TableView& view() const { return *m_view; }
    TableActions& actions() const { return *m_actions; }
    /// Whether the record under the cursor becomes the one that the window is about, as it does at first.
    void setFollowsSelection(bool follows) { m_follows = follows; }
    /// Said beside the title.
    void setNote(const QString& note);

private:
    Workspace& m_workspace;
    RecordTableModel* m_model;
    TableView* m_view;
    TableActions* m_actions;
    TextLabel *m_title, *m_note;
    bool m_follows = true;
};

} // namespace gantry
