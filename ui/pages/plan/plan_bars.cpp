#include "ui/pages/plan/plan_bars.h"

#include "core/edit/tasks.h"
#include "core/model/findings.h"
#include "core/text/text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString words(const char* text) { return QCoreApplication::translate("PlanBars", text); }

} // namespace

TaskId PlanBars::taskAt(int row) const
{
    const auto& rows = m_table.rows();
    return row >= 0 && row < std::ssize(rows) ? m_table.model().taskAt(rows[std::size_t(row)]) : TaskId{};
}

NodeId PlanBars::projectAt(int row) const
{
    const auto& rows = m_table.rows();
    if (rows.empty()) return m_table.model().projects().empty() ? NodeId{} : m_table.model().projects().front();
    return m_table.model().projectAt(rows[std::size_t(std::clamp(row, 0, int(rows.size()) - 1))]);
}

bool PlanBars::isSelected(int row) const
{
    const auto& rows = m_table.rows();
    return row < std::ssize(rows) && m_table.isRowSelected(m_table.model().recordAt(rows[std::size_t(row)]));
}

std::optional<DateTime> PlanBars::today() const { return atDay(data().session().today()); }

HoverCard PlanBars::hoverCard(int index) const
{
    const Task* task = data().portfolio().find(taskAt(index));
    if (!task) {
        const NodeId project = projectAt(index);
        const auto schedule = data().schedule(project);
        HoverCard card{data().portfolio().titleOf(entityOf<Node>(), project.value), {}};
        if (schedule && schedule->start) card.lines.emplace_back(words("Start"), dateText(dateOf(*schedule->start)));
        if (schedule && schedule->finish) card.lines.emplace_back(words("Finish"), dateText(dateOf(*schedule->finish)));
        return card;
    }
    HoverCard card{task->name, {}};
    const auto add = [&](const char* name, const QString& value) {
        if (!value.isEmpty()) card.lines.emplace_back(words(name), value);
    };
    const TaskDates* dates = data().dates(task->id);
    if (!dates || !dates->start) {
        add("Dates", words("none: the schedule check (F9) says why"));
        return card;
    }
    const WorkUnits units = workUnitsOf(data().portfolio(), task->project);
    add("Start", dateTimeText(*dates->start));
    if (dates->finish) add("Finish", dateTimeText(*dates->finish));
    QString duration = durationText(dates->duration, units, DurationUnit::Days, task->elapsed);
    if (task->elapsed) duration = words("%1, %2 of them working time").arg(duration, durationText(dates->workingTime, units));
    add("Duration", duration);
    add("Done", displayText(data().portfolio(), fieldFor<&Task::percentComplete>(), dates->complete.e8));
    if (dates->totalFloat && !task->actualFinish) add("Total float", durationText({*dates->totalFloat}, units));
    add("Driven by", driverText(data().portfolio(), *dates));
    if (task->constraint != ConstraintType::AsSoonAsPossible) {
        const QString type = displayText(data().portfolio(), fieldFor<&Task::constraint>(), fieldFor<&Task::constraint>().get(task));
        add("Constraint", task->constraintDate ? type + u' ' + dateText(dateOf(*task->constraintDate)) : type);
    }
    if (task->deadline) add("Deadline", dateText(dateOf(*task->deadline)));
    if (const FrozenTask* baseline = data().baseline(task->id); baseline && baseline->finish) {
        const auto by = workingSeconds(data(), *task, baseline->finish, dates->finish);
        QString text = dateText(dateOf(*baseline->finish));
        if (by && *by != 0) text += QStringLiteral(", ") + signedText(data(), *task, *by);
        add("Baseline finish", text);
    }
    add("Resources", data().resourceNames(task->id).join(u", "));
    return card;
}

QString PlanBars::linkRefusal(int fromRow, int toRow, LinkType type) const
{
    const TaskId from = taskAt(fromRow), to = taskAt(toRow);
    if (!from || !to) return words("A project as a whole takes no links. Link its tasks.");
    if (m_refusal.from == from && m_refusal.to == to && m_refusal.type == type) return m_refusal.sentence;
    m_refusal = {from, to, type, {}};
    // The very change that letting go would ask for, tried on a copy.
    auto set = link(data().portfolio(), data().session().ids(), from, to, type);
    if (!set) return m_refusal.sentence = sentence(set.error());
    Portfolio tried = data().portfolio();
    const RecordKey key{entityOf<Link>(), set->changes.front().id};
    if (auto fits = applyToMemory(tried, *set); !fits) return m_refusal.sentence = sentence(fits.error());
    const auto found = findingsOn(tried, std::span(&key, 1));
    return m_refusal.sentence = found.empty() ? QString() : sentence(found.front());
}

const WorkCalendar* PlanBars::calendarAt(int row) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    return task ? data().calendarOf(*task) : data().calendar(projectAt(row));
}

DateTime PlanBars::allowed(int row, DateTime wanted, BarEdge edge) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    const WorkCalendar* calendar = calendarAt(row);
    if (!calendar || (task && task->elapsed)) return wanted;
    return {edge == BarEdge::Start ? calendar->next(wanted.seconds) : calendar->previous(wanted.seconds)};
}

std::optional<DateTime> PlanBars::finishFrom(int row, DateTime start) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    const TaskDates* dates = task ? data().dates(task->id) : nullptr;
    const WorkCalendar* calendar = calendarAt(row);
    if (!dates || !calendar) return std::nullopt;
    if (task->elapsed) return DateTime{start.seconds + dates->duration.seconds};
    return calendar->plus(start, dates->duration, Edge::Finish);
}

} // namespace gantry
