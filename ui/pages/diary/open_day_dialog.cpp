#include "ui/pages/diary/open_day_dialog.h"

#include "core/text/text.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>

namespace gantry {

OpenDayDialog::OpenDayDialog(Workspace& workspace, NodeId project, QWidget* parent)
    : FormDialog(workspace, tr("A day in the diary of %1").arg(workspace.portfolio().titleOf(entityOf<Node>(), project.value)), {},
        tr("Open the day"), parent)
    , m_project(project)
    , m_day(new QDateEdit(proposedDay(portfolio(), project, session().today())))
    , m_asBefore(new QCheckBox(tr("Begin with workforce and plant of the day before")))
{
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(session().today());
    m_day->setAccessibleName(tr("Day"));
    m_asBefore->setChecked(true);
    form().addRow(tr("Day"), m_day);
    form().addRow({}, m_asBefore);
    m_day->setFocus();
}

void OpenDayDialog::submit()
{
    const QDate day = m_day->date();
    const auto start = m_asBefore->isChecked() ? DiaryStart::AsBefore : DiaryStart::Empty;
    const TakenBy by{session().identity().author, session().identity().clock()};
    take(openDay(portfolio(), session().ids(), m_project, day, start, by, session().today()), tr("%1 is open.").arg(dateText(day)));
    if (diaryDayOn(portfolio(), m_project, day) && result() == Accepted) Q_EMIT opened(day);
}

} // namespace gantry
