#pragma once
#include "ui/pages/register/register_head.h"
#include "ui/shell/workspace.h"

namespace gantry {

class FileIntake;
class RegisterPage;

/// Above the registers of documents, lessons and best practices: nothing but what the header says and offers. Files that are dropped on the
/// page become documents of what is in scope.
class KnowledgeHead final : public RegisterHead {
    Q_OBJECT
public:
    KnowledgeHead(Workspace& workspace, RegisterPage& page);
    void refresh() override;
    QStringList context() const override { return m_context; }
    QList<QAction*> headerActions() const override { return {m_open, m_link}; }
    QAction* maker(Entity entity) const override { return entity == entityOf<Document>() ? m_add : nullptr; }
    void follow(RegisterSheet& sheet) override;
    /// Makes documents of files, each as one step.
    void addFiles(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    NodeId node() const;
    void tell(int taken, int refused);
    void allow();

    Workspace& m_workspace;
    RegisterPage& m_page;
    FileIntake* m_intake;
    QAction *m_add, *m_link, *m_open;
    Entity m_entity = entityOf<Document>();
    QStringList m_context;
    DocumentId m_last; // of those that are being added
};

} // namespace gantry
