#include "ui/pages/training/plan_course_dialog.h"

#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QListWidget>

namespace gantry {

PlanCourseDialog::PlanCourseDialog(Workspace& workspace, std::vector<TrainingGap> gaps, const TrainingGap& chosen, QWidget* parent)
    : FormDialog(workspace, tr("Plan a course"),
        tr("Each person gets a training record. With a day the course is booked, without one it is planned."), tr("Plan"), parent)
    , m_gaps(std::move(gaps))
    , m_chosen(chosen.person)
    , m_course(new QComboBox)
    , m_people(new QListWidget)
    , m_known(new QCheckBox(tr("Booked for")))
    , m_day(new QDateEdit(session().today().addDays(28)))
{
    std::vector<std::pair<QString, CourseId>> courses;
    for (const TrainingGap& gap : m_gaps)
        if (gap.course && !gap.planned && std::ranges::find(courses, gap.course, &std::pair<QString, CourseId>::second) == courses.end())
            if (const Course* c = portfolio().find(gap.course)) courses.emplace_back(withCode(c->code, c->title), c->id);
    std::ranges::sort(courses);
    for (const auto& [title, id] : courses) m_course->addItem(title, id.value);
    m_course->setCurrentIndex(std::max(0, m_course->findData(chosen.course.value)));
    m_course->setAccessibleName(tr("Course"));
    m_people->setAccessibleName(tr("Who takes part"));
    m_people->setMinimumHeight(grown(160));
    m_day->setCalendarPopup(true);
    m_day->setEnabled(false);
    form().addRow(tr("Course"), m_course);
    form().addRow(tr("Who"), m_people);
    form().addRow(m_known, m_day);
    connect(m_known, &QCheckBox::toggled, m_day, &QWidget::setEnabled);
    connect(m_course, &QComboBox::currentIndexChanged, this, &PlanCourseDialog::fillPeople);
    fillPeople();
    if (courses.empty()) refuse(sentence({Errc::Invalid, "training.no-course", {}}));
    primary().setEnabled(!courses.empty());
}

void PlanCourseDialog::fillPeople()
{
    m_people->clear();
    const CourseId course{m_course->currentData().toLongLong()};
    for (const TrainingGap& gap : m_gaps) {
        if (gap.course != course || gap.planned) continue;
        const QVariant id = gap.person.value;
        QListWidgetItem* item = nullptr;
        for (int i = 0; i < m_people->count() && !item; ++i)
            if (m_people->item(i)->data(Qt::UserRole) == id) item = m_people->item(i);
        if (item) {
            item->setText(item->text() + QStringLiteral("; ") + gapText(portfolio(), gap));
            continue;
        }
        item = new QListWidgetItem(
            tr("%1: %2").arg(portfolio().titleOf(entityOf<Person>(), gap.person.value), gapText(portfolio(), gap)), m_people);
        item->setData(Qt::UserRole, id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(gap.person == m_chosen || gap.mandatory ? Qt::Checked : Qt::Unchecked);
    }
}

void PlanCourseDialog::submit()
{
    const CourseId course{m_course->currentData().toLongLong()};
    std::vector<PersonId> people;
    for (int i = 0; i < m_people->count(); ++i)
        if (m_people->item(i)->checkState() == Qt::Checked) people.push_back({m_people->item(i)->data(Qt::UserRole).toLongLong()});
    const QString said = people.size() == 1 ? tr("The course is planned for 1 person. Undo takes it back.")
                                            : tr("The course is planned for %1 people. Undo takes all of it back.").arg(people.size());
    if (m_known->isChecked()) return take(bookCourse(portfolio(), session().ids(), course, people, m_day->date()), said);
    std::vector<TrainingGap> wanted;
    for (const PersonId person : people) wanted.push_back({.person = person, .course = course});
    take(planCourses(portfolio(), session().ids(), wanted, std::nullopt), said);
}

} // namespace gantry
