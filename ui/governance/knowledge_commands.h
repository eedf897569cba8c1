#pragma once
#include "ui/governance/form_dialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace gantry {

/// What can be done with a document, a lesson or a best practice; with what lessons come of, writing one.
struct KnowledgeCommand {
    const char* icon;
    QString text;
    std::function<void(Workspace&, RecordKey, QWidget* over)> run; ///< dialogs open over a window
    bool reads = false; ///< changes nothing, so it can be done with a portfolio that is open for reading
};
std::vector<KnowledgeCommand> knowledgeCommands(const Portfolio& portfolio, RecordKey record);

/// A lesson out of a record, with what that tells of it, shown in its register; what is in the way becomes a notice.
void writeLesson(Workspace& workspace, RecordKey source);
/// What became of a lesson at a record, said by whoever works here; true where it was taken.
bool sayOf(Workspace& workspace, RecordKey knowledge, RecordKey where, KnowledgeVerdict verdict);
/// Puts a file on a document that is work in progress.
void putFile(Workspace& workspace, DocumentId document, const QString& path);

/// How and to whom a document goes out.
class IssueDocumentDialog final : public FormDialog {
    Q_OBJECT
public:
    IssueDocumentDialog(Workspace& workspace, DocumentId document, QWidget* parent);

protected:
    void submit() override;

private:
    DocumentId m_document;
    QComboBox* m_as;
    QLineEdit *m_suitability, *m_to;
    QDateEdit *m_on, *m_back;
};

/// An address or path that a document is linked to; of none a new document.
class LinkDocumentDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `document`: the one to be linked; none: a new one of `project`.
    LinkDocumentDialog(Workspace& workspace, DocumentId document, NodeId project, QWidget* parent);

protected:
    void submit() override;

private:
    DocumentId m_document;
    NodeId m_project;
    QLineEdit* m_location;
};

/// Into what a lesson was embedded.
class EmbedLessonDialog final : public FormDialog {
    Q_OBJECT
public:
    EmbedLessonDialog(Workspace& workspace, LessonId lesson, QWidget* parent);

protected:
    void submit() override;

private:
    LessonId m_lesson;
    QComboBox* m_into;
};

} // namespace gantry
