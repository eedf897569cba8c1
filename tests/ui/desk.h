#pragma once
// A window on a new file in a folder that vanishes, with settings of its own and a clock that stands still.
#include "core/edit/nodes.h"
#include "core/edit/tasks.h"
#include "tests/support/strings.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>
#include <catch2/catch.hpp>

namespace gantry::test {

inline const Instant noon = *parseInstant(u"2026-03-04T12:00:00.000Z"); // a Wednesday

struct Desk {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    std::shared_ptr<Instant> now;
    MainWindow window{settings, {QStringLiteral("Ada"), QStringLiteral("device"), [now = now] { return *now; }}};

    explicit Desk(QSize size = {1440, 900}, Instant start = noon)
        : now(std::make_shared<Instant>(start))
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        REQUIRE(window.createFile(folder.filePath(QStringLiteral("test.gantry"))));
        window.resize(size);
        window.show();
        QCoreApplication::processEvents();
    }
    Workspace& workspace() { return *window.workspace(); }
    Session& session() { return workspace().session(); }
    const Portfolio& portfolio() { return session().portfolio(); }

    void apply(Result<ChangeSet> set, Source source = Source::Person)
    {
        if (!set) FAIL(set.error().reason);
        if (const auto done = session().apply(std::move(*set), source); !done)
            FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }
    NodeId addProject(const char* name, const char* code)
    {
        auto set = addNode(portfolio(), session().ids(), portfolio().root()->id, NodeKind::Project, QLatin1StringView(name),
            QLatin1StringView(code), QDate(2026, 3, 2));
        REQUIRE(set);
        const auto node = std::ranges::find(set->changes, entityOf<Node>(), &Change::entity);
        const NodeId id{node->id};
        apply(std::move(set));
        return id;
    }
    TaskId addTask(NodeId project, const char* name, int days)
    {
        auto set = gantry::addTask(portfolio(), session().ids(), project, {}, {}, QLatin1StringView(name));
        REQUIRE(set);
        const TaskId id{set->changes.front().id};
        apply(std::move(set));
        apply(setDuration(portfolio(), id, hours(8 * days), DurationUnit::Days, false));
        return id;
    }
    void rename(TaskId task, const char* name) { apply(renameTask(portfolio(), task, QLatin1StringView(name))); }
    void undo() { press(Qt::CTRL | Qt::Key_Z); }
    /// Runs the command of the window that has this key.
    void press(const QKeySequence& keys)
    {
        for (QAction* action : window.actions())
            if (action->shortcuts().contains(keys)) return action->trigger();
        FAIL("no command has the key " << keys.toString().toStdString());
    }
    template <class T> T& find(const char* name = "")
    {
        T* found = window.findChild<T*>(QLatin1StringView(name));
        REQUIRE(found);
        return *found;
    }
};

} // namespace gantry::test
