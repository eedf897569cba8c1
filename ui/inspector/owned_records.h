#pragma once
#include "ui/shell/workspace.h"

#include <QScrollArea>

class QVBoxLayout;

namespace gantry {

class OwnedTable;

/// The entities whose records hang on one of this: the findings of a review, the points of a meeting, the lines of a contract. A project
/// has pages for what hangs on it.
std::vector<Entity> ownedEntities(Entity owner);

/// What hangs on a record, a table for each kind, edited there.
class OwnedRecords final : public QScrollArea {
    Q_OBJECT
public:
    explicit OwnedRecords(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    /// Takes what is being typed.
    void finish();
    const std::vector<OwnedTable*>& tables() const { return m_tables; }
    /// How many records hang on one.
    static qsizetype count(const Portfolio& portfolio, RecordKey record);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Workspace& m_workspace;
    RecordKey m_record;
    QVBoxLayout* m_column;
    std::vector<OwnedTable*> m_tables; // of the entities that hang on the record's
};

} // namespace gantry
