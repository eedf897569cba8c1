#pragma once
#include "ui/governance/form_dialog.h"

class QCheckBox;
class QDateEdit;

namespace gantry {

class PersonBox;

/// Asks to leave out what a methodology asks of a project: why, for how long, and whoever may approve that.
class WaiverDialog final : public FormDialog {
    Q_OBJECT
public:
    WaiverDialog(Workspace& workspace, NodeId project, MethodologyRequirementId requirement, QWidget* parent);

protected:
    void submit() override;

private:
    NodeId m_project;
    MethodologyRequirementId m_requirement;
    QPlainTextEdit* m_reason;
    QCheckBox* m_ends;
    QDateEdit* m_until;
    PersonBox* m_asked;
};

} // namespace gantry
