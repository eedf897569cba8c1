#pragma once
#include "core/edit/training.h"
#include "ui/governance/form_dialog.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QListWidget;

namespace gantry {

/// Plans or books a course for everybody whose gap it would close, in one step.
class PlanCourseDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `gaps`: all that are on show; `chosen`: the one that it is about.
    PlanCourseDialog(Workspace& workspace, std::vector<TrainingGap> gaps, const TrainingGap& chosen, QWidget* parent);
    QListWidget& people() const { return *m_people; }

protected:
    void submit() override;

private:
    void fillPeople();

    std::vector<TrainingGap> m_gaps;
    PersonId m_chosen;
    QComboBox* m_course;
    QListWidget* m_people;
    QCheckBox* m_known;
    QDateEdit* m_day;
};

} // namespace gantry
