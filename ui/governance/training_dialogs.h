#pragma once
#include "ui/governance/form_dialog.h"

class QDateEdit;
class QDoubleSpinBox;
class QLineEdit;

namespace gantry {

/// How somebody passed a course: the certificate, its day, and until when it holds, which the course proposes.
class PassCourseDialog final : public FormDialog {
    Q_OBJECT
public:
    PassCourseDialog(Workspace& workspace, TrainingRecordId record, QWidget* parent);

protected:
    void submit() override;

private:
    void propose();

    TrainingRecordId m_record;
    QDateEdit *m_issued, *m_expires = nullptr; // none: the course's certificates do not end
    QLineEdit *m_certificate, *m_score;
    bool m_chosen = false; // somebody changed the end
};

} // namespace gantry
