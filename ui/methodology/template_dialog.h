#pragma once
#include "ui/governance/form_dialog.h"

class QComboBox;
class QLineEdit;

namespace gantry {

/// Makes a methodology of a project, as a draft.
class TemplateDialog final : public FormDialog {
    Q_OBJECT
public:
    TemplateDialog(Workspace& workspace, QWidget* parent);

protected:
    void submit() override;

private:
    QComboBox* m_project;
    QLineEdit *m_title, *m_code;
};

} // namespace gantry
