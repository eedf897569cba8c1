#pragma once
#include "ui/inspector/field_row.h"
#include "ui/shell/workspace.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace gantry {

class TextEditor;
class TextLabel;

/// The notes on a record, in no order: what there is to count.
std::vector<NoteId> notesOn(const Portfolio& portfolio, RecordKey record);

/// A note with who wrote it and when, as the journal has it.
struct NoteWritten {
    NoteId note{};
    qint64 sequence = 0; // of the journal, when it came
    QString by; // "Ada, 2 Mar 2026 08:00, edited by Bo, 3 Mar 2026 09:00"
};
/// Newest last.
std::vector<NoteWritten> notesWritten(const Session& session, RecordKey record);

/// Notes on one record, which are its comments: read, written, edited in place and removed. Who wrote each and when comes from the journal;
/// the newest is last, and the next is written below it.
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
    std::vector<std::pair<NoteId, TextLabel*>> m_heads;
};

} // namespace gantry
