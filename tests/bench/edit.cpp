// A person at work: one duration after another is changed, here and there in the portfolio.
#include "core/edit/tasks.h"
#include "tests/bench/run.h"

#include <random>

namespace gantry::bench {
namespace {

/// A session in which any task's duration can be changed; the plans are as known as they are while a window shows them.
class Desk {
public:
    Desk(const Run& run, const Size& size)
        : m_session(run.open(run.copyOf(size)))
    {
        portfolio().all<Task>().forEach([&](const Task& t) {
            if (t.duration && t.duration->seconds > 0 && !t.actualStart) m_tasks.push_back(t.id);
        });
        for (NodeId project : portfolio().projectsUnder(portfolio().root()->id)) (void)m_session->schedule(project);
        change(); // opens what the first edit opens
    }
    const Portfolio& portfolio() const { return m_session->portfolio(); }
    Session& session() const { return *m_session; }
    void change()
    {
        m_task = m_tasks[m_random() % m_tasks.size()];
        const Task& task = *portfolio().find(m_task);
        (void)orEnd(m_session->apply(
            orEnd(setDuration(portfolio(), m_task, WorkTime{task.duration->seconds + 8 * 3600}, DurationUnit::Days, false))));
    }
    void recompute() { (void)m_session->schedule(portfolio().find(m_task)->project); }

private:
    std::unique_ptr<Session> m_session;
    std::vector<TaskId> m_tasks;
    std::mt19937 m_random{7};
    TaskId m_task;
};

void measure(Run& run, const char* name, void (*before)(Desk&), void (*work)(Desk&))
{
    for (const Size& size : run.sizes()) {
        Desk desk(run, size);
        std::vector<double> times;
        for (int i = 0; i < std::min(200, size.projects * size.tasks / 2); ++i) {
            before(desk);
            times.push_back(milliseconds([&] { work(desk); }));
        }
        run.add({QLatin1String(name), QLatin1String(size.name), QStringLiteral("ms"), std::move(times)});
    }
}

void edit(Run& run)
{
    measure(
        run, "edit", [](Desk&) {}, [](Desk& desk) { desk.change(), desk.recompute(); });
}
/// What the engine takes of it, where the project is a large one.
void projectEdit(Run& run)
{
    const Size size = run.isTiny() ? Size{"60", 1, 60} : Size{"5k", 1, 5000};
    Desk desk(run, size);
    std::vector<double> times;
    for (int i = 0; i < 50; ++i) {
        desk.change();
        desk.recompute();
        times.push_back(desk.session().recomputeMilliseconds());
    }
    run.add({QStringLiteral("project-edit.engine"), QLatin1String(size.name), QStringLiteral("ms"), std::move(times)});
}
void commit(Run& run)
{
    measure(
        run, "commit", [](Desk&) {}, [](Desk& desk) { desk.change(); });
}
void undo(Run& run)
{
    measure(
        run, "undo", [](Desk& desk) { desk.change(); }, [](Desk& desk) { (void)orEnd(desk.session().undo()); });
}

} // namespace

constinit const Benchmark editBenchmark{"edit", "a task's duration changed, committed, its project computed again", edit};
constinit const Benchmark projectEditBenchmark{"project-edit", "the computing alone, in a project of 5,000 tasks", projectEdit};
constinit const Benchmark commitBenchmark{"commit", "the same without computing", commit};
constinit const Benchmark undoBenchmark{"undo", "the last edit undone", undo};

} // namespace gantry::bench
