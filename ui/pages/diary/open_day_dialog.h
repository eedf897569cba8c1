#pragma once
#include "core/edit/diary.h"
#include "ui/governance/form_dialog.h"

class QCheckBox;
class QDateEdit;

namespace gantry {

/// Opens the diary of a site for a date: today, unless somebody says otherwise.
class OpenDayDialog final : public FormDialog {
    Q_OBJECT
public:
    OpenDayDialog(Workspace& workspace, NodeId project, QWidget* parent);
    QDateEdit& day() const { return *m_day; }

Q_SIGNALS:
    void opened(QDate day);

protected:
    void submit() override;

private:
    NodeId m_project;
    QDateEdit* m_day;
    QCheckBox* m_asBefore;
};

} // namespace gantry
