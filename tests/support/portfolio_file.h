#pragma once
// A portfolio file of one's own for a test: a folder that vanishes, a clock that stands still, somebody who works.
#include "core/session/session.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

namespace gantry::test {

inline Identity identityOf(const QString& author, const QString& device = QStringLiteral("device-1"))
{
    return {author, device, fixedClock(*parseInstant(u"2026-03-02T08:00:00.000Z"))};
}

class PortfolioFolder {
public:
    QString path(const QString& name = QStringLiteral("p.gantry")) const { return m_folder.filePath(name); }
    QString folder() const { return m_folder.path(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    std::unique_ptr<Session> create(const QString& author = QStringLiteral("Ada")) const
    {
        auto session = Session::create(path(), identityOf(author));
        if (!session) FAIL(session.error().reason << " " << session.error().args.join(u'|').toStdString());
        return std::move(*session);
    }
    std::unique_ptr<Session> open(const QString& author = QStringLiteral("Ada"), OpenMode mode = OpenMode::Write) const
    {
        auto session = Session::open(path(), identityOf(author), mode);
        if (!session) FAIL(session.error().reason << " " << session.error().args.join(u'|').toStdString());
        return std::move(*session);
    }

private:
    QTemporaryDir m_folder;
};

/// A project under the root with tasks of these names; returns the project.
inline NodeId addProject(Session& session, const QString& name, const QStringList& tasks = {})
{
    ChangeBuilder build(QStringLiteral("project.add"));
    Node project{.id = session.ids().next<NodeId>(), .parent = session.portfolio().root()->id, .name = name};
    build.insert(project);
    for (const QString& task : tasks) build.insert(Task{.id = session.ids().next<TaskId>(), .project = project.id, .name = task});
    auto done = session.apply(build.take());
    if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    return project.id;
}

inline const Task& taskNamed(const Session& session, QStringView name)
{
    const Task* found = nullptr;
    session.portfolio().all<Task>().forEach([&](const Task& t) {
        if (t.name == name) found = &t;
    });
    REQUIRE(found);
    return *found;
}

inline Result<qint64> rename(Session& session, TaskId task, const QString& name)
{
    ChangeBuilder build(QStringLiteral("task.rename"));
    build.update<&Task::name>(session.portfolio(), task.value, name);
    return session.apply(build.take());
}

} // namespace gantry::test
