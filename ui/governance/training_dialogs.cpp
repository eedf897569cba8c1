#include "ui/governance/training_dialogs.h"

#include "core/edit/training.h"
#include "core/text/text.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace gantry {

PassCourseDialog::PassCourseDialog(Workspace& workspace, TrainingRecordId record, QWidget* parent)
    : FormDialog(workspace, tr("Passed a course"), {}, tr("Record"), parent)
    , m_record(record)
    , m_issued(new QDateEdit(session().today()))
    , m_certificate(new QLineEdit)
    , m_score(new QLineEdit)
{
    const TrainingRecord& row = *portfolio().find(record);
    const Course* course = portfolio().find(row.course);
    if (row.attended) m_issued->setDate(*row.attended);
    form().addRow(tr("Who"), new QLabel(portfolio().titleOf(entityOf<Person>(), row.person.value)));
    form().addRow(tr("Course"), new QLabel(course ? course->title : QString()));
    form().addRow(tr("Issued on"), m_issued);
    m_issued->setCalendarPopup(true);
    if (course && course->validity) {
        m_expires = new QDateEdit;
        m_expires->setCalendarPopup(true);
        form().addRow(tr("Valid until"), m_expires);
        propose();
        connect(m_issued, &QDateEdit::dateChanged, this, &PassCourseDialog::propose);
        connect(m_expires, &QDateEdit::userDateChanged, this, [this] { m_chosen = true; });
    }
    form().addRow(tr("Certificate"), m_certificate);
    form().addRow(tr("Score, %"), m_score);
    for (QLineEdit* edit : {m_certificate, m_score}) edit->setTextMargins(6, 0, 6, 0);
    m_certificate->setText(row.title);
    m_certificate->setFocus();
}

/// As the course says, until somebody knows better.
void PassCourseDialog::propose()
{
    const TrainingRecord* row = portfolio().find(m_record);
    const Course* course = row ? portfolio().find(row->course) : nullptr;
    if (!course || m_chosen) return;
    const QSignalBlocker still(m_expires);
    if (const auto day = proposedExpiry(*course, m_issued->date())) m_expires->setDate(*day);
}

void PassCourseDialog::submit()
{
    CoursePassed passed{.issued = m_issued->date(), .certificate = m_certificate->text()};
    if (m_expires) passed.expires = m_expires->date();
    if (!m_score->text().trimmed().isEmpty()) {
        const auto score = parseText(portfolio(), fieldFor<&TrainingRecord::score>(), m_score->text());
        if (!score) return refuse(sentence(score.error()));
        passed.score = Percent{intOf(*score)};
    }
    take(passCourse(portfolio(), m_record, passed), tr("It is on record that the course was passed."));
}

} // namespace gantry
