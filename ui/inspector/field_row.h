#pragma once
#include "core/session/session.h"
#include "ui/inspector/form_lines.h"

#include <QWidget>

namespace gantry {

class FieldEditor;
class TextLabel;

/// What a person typed into a field and was not taken, with the sentence why.
struct Draft {
    QString text, sentence;
};

/// One line of a form: its label, what it is typed with, and under it the sentence why something typed was not taken.
class FieldRow final : public QWidget {
    Q_OBJECT
public:
    enum class Label { Beside, Above, None };
    FieldRow(Session& session, FormLine line, Label label, QWidget* parent = nullptr);

    const FormLine& line() const { return m_line; }
    /// The editor, or null where nobody ever types here.
    FieldEditor* editor() const { return m_editor; }
    RecordKey record() const { return m_record; }
    void setRecord(RecordKey record, const std::optional<Draft>& draft = {});
    /// Shows what is stored now; what is being typed stays.
    void refresh();
    /// What is being typed becomes a change, as if the field were left.
    void finish();
    std::optional<Draft> draft() const;
    /// The value as it stands on the screen.
    QString shownText() const;
    QString sentence() const;
    /// Whether what stands here was entered, so that the journal knows what stood here before.
    bool hasHistory() const { return !m_line.column.computed(); }

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

Q_SIGNALS:
    void historyWanted();
    void handbookWanted(gantry::HandbookPageId page); // which explains the field
    void followed(gantry::RecordKey record); // somebody clicked the record that it names

private:
    void take(Result<ChangeSet> set);
    void say(const QString& sentence);
    class Fact;

    Session& m_session;
    FormLine m_line;
    RecordKey m_record;
    FieldEditor* m_editor = nullptr;
    Fact* m_fact = nullptr;
    TextLabel* m_sentence;
};

} // namespace gantry
