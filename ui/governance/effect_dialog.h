#pragma once
#include "ui/governance/form_dialog.h"

namespace gantry {

/// What a change request would do to its project: finish, float, budget and forecast final cost, before and after. One that is approved is
/// carried out from here.
class EffectDialog final : public FormDialog {
    Q_OBJECT
public:
    EffectDialog(Workspace& workspace, ChangeRequestId request, QWidget* parent);

protected:
    void submit() override;

private:
    ChangeRequestId m_request;
};

} // namespace gantry
