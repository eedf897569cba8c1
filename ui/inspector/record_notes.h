#pragma once
#include "ui/inspector/field_row.h"
#include "ui/shell/workspace.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace gantry {

class TextEditor;

/// The notes on a record, in the order in which they came.
std::vector<NoteId> notesOn(const Portfolio& portfolio, RecordKey record);

/// Notes on one record: read, written, edited in place and removed.
class RecordNotes final : public QScrollArea {
    Q_OBJECT
public:
    explicit RecordNotes(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    void finish();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void follow();
    void add();
    void remove(NoteId note);

    Workspace& m_workspace;
    RecordKey m_record;
    TextEditor* m_new;
    QPushButton* m_add;
    QVBoxLayout* m_notes;
    std::vector<NoteId> m_shown;
    std::vector<FieldRow*> m_rows;
};

} // namespace gantry
