#pragma once
#include "ui/governance/form_dialog.h"

#include <QDate>

class QDateEdit;
class QPlainTextEdit;

namespace gantry {

class PersonBox;

/// Asks somebody who may approve a record, or everybody who may.
class RequestApprovalDialog final : public FormDialog {
    Q_OBJECT
public:
    RequestApprovalDialog(Workspace& workspace, RecordKey record, QWidget* parent);

protected:
    void submit() override;

private:
    RecordKey m_record;
    PersonBox* m_asked;
    QDateEdit* m_due;
};

/// What is to be approved, under which name one works and by which delegation that is enough, or why it is not.
class DecideApprovalDialog final : public FormDialog {
    Q_OBJECT
public:
    DecideApprovalDialog(Workspace& workspace, ApprovalId approval, QWidget* parent);
    QPushButton& rejecting() const { return *m_reject; }

protected:
    void submit() override;

private:
    ApprovalId m_approval;
    QPlainTextEdit* m_comment;
    QPushButton* m_reject;
};

/// A sentence why, for what may not be done without one.
class ReasonDialog final : public FormDialog {
    Q_OBJECT
public:
    using Make = std::function<Result<ChangeSet>(const QString& reason)>;
    ReasonDialog(Workspace& workspace, const QString& title, const QString& what, const QString& button, Make make, const QString& said,
        QWidget* parent);

protected:
    void submit() override;

private:
    Make m_make;
    QString m_said;
    QPlainTextEdit* m_reason;
};

} // namespace gantry
