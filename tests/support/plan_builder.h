#pragma once
// A plan of a few tasks and links for a test: a project that starts on Monday 1 June 2026 at 8, Monday to Friday, eight hours a day.
#include "core/edit/nodes.h"
#include "core/edit/tasks.h"
#include "tests/support/portfolio_file.h"

namespace gantry::test {

class PlanBuilder {
public:
    explicit PlanBuilder(Session& session, const QString& name = QStringLiteral("Depot"), const QString& code = QStringLiteral("DP"))
        : m_session(session)
    {
        const Portfolio& p = session.portfolio();
        auto set = addNode(p, session.ids(), p.root()->id, NodeKind::Project, name, code, QDate(2026, 6, 1));
        REQUIRE(set);
        for (const Change& change : set->changes)
            if (change.entity == entityOf<Node>()) m_project = NodeId{change.id};
        apply(std::move(set));
    }
    NodeId project() const { return m_project; }
    TaskId operator[](const QString& name) const
    {
        REQUIRE(m_tasks.contains(name));
        return m_tasks[name];
    }
    /// After the last task of its level; no days: a milestone.
    PlanBuilder& task(const QString& name, int days = 1, const QString& parent = {})
    {
        const Portfolio& p = m_session.portfolio();
        auto set = addTask(p, m_session.ids(), m_project, parent.isEmpty() ? TaskId{} : (*this)[parent], {}, name);
        REQUIRE(set);
        const TaskId id{set->changes.back().id};
        m_tasks.insert(name, id);
        apply(std::move(set));
        apply(setDuration(p, id, hours(8 * days), DurationUnit::Days, false));
        return *this;
    }
    PlanBuilder& link(const QString& from, const QString& to, LinkType type = LinkType::FinishToStart, int lagDays = 0)
    {
        apply(gantry::link(m_session.portfolio(), m_session.ids(), (*this)[from], (*this)[to], type, hours(8 * lagDays)));
        return *this;
    }
    /// Tasks of so many days, each of which follows the one before.
    PlanBuilder& inARow(std::initializer_list<const char*> names, int days)
    {
        for (const char* name : names) task(QLatin1StringView(name), days);
        for (auto name = names.begin() + 1; name < names.end(); ++name) link(QLatin1StringView(name[-1]), QLatin1StringView(name[0]));
        return *this;
    }
    void apply(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason << " " << set.error().args.join(u'|').toStdString());
        const auto done = m_session.apply(std::move(*set));
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }

private:
    Session& m_session;
    NodeId m_project{};
    QHash<QString, TaskId> m_tasks;
};

} // namespace gantry::test
