#pragma once
#include "ui/inspector/reference_editor.h"
#include "ui/shell/workspace.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace gantry {

class TextLabel;

/// Links a record with another of any kind: which kind, which record by number, code or title, and a note if there is one.
class LinkDialog final : public QDialog {
    Q_OBJECT
public:
    LinkDialog(Workspace& workspace, RecordKey record, QWidget* parent = nullptr);

private:
    void refresh();
    void link();
    Entity entity() const;

    Workspace& m_workspace;
    RecordKey m_record;
    QComboBox* m_kind;
    QLineEdit *m_words, *m_note;
    QListWidget* m_list;
    QPushButton* m_link;
    TextLabel* m_why;
};

} // namespace gantry
