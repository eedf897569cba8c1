#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QPlainTextEdit;
class QPushButton;

namespace gantry {

class TextLabel;

/// Room for some lines of text; Tab leaves it.
QPlainTextEdit* textField(int lines);

/// What a person fills in before one ChangeSet is made: a heading, what will happen, fields, and the one button. What is refused is said
/// in the dialog, which stays open with what was typed.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    FormDialog(Workspace& workspace, const QString& title, const QString& what, const QString& button, QWidget* parent);
    QString refusal() const;
    QPushButton& primary() const { return *m_primary; }

protected:
    QFormLayout& form() const { return *m_form; }
    /// A further button, left of the others.
    QPushButton* addButton(const QString& text);
    /// Applies it, says so and ends the dialog; a refusal stays in it.
    void take(Result<ChangeSet> set, const QString& said);
    /// Says why something cannot be done; nothing: takes that away.
    void refuse(const QString& sentence);
    /// The button was pressed.
    virtual void submit() = 0;
    Workspace& workspace() const { return m_workspace; }
    Session& session() const { return m_workspace.session(); }
    const Portfolio& portfolio() const { return m_workspace.portfolio(); }

private:
    Workspace& m_workspace;
    QFormLayout* m_form;
    QDialogButtonBox* m_buttons;
    QPushButton* m_primary;
    TextLabel* m_refusal;
};

} // namespace gantry
