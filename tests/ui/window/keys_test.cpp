#include "tests/ui/desk.h"
#include "ui/pages/plan/plan_table.h"
#include "ui/shell/key_map.h"
#include "ui/window/keys_dialog.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace gantry;

namespace {

QTreeWidgetItem* rowOf(QTreeWidget& list, const char* label)
{
    const auto found = list.findItems(QLatin1StringView(label), Qt::MatchExactly);
    REQUIRE_FALSE(found.empty());
    return found.front();
}

const KeyedCommand& named(const char* key)
{
    const auto commands = keyedCommands();
    const auto found =
        std::ranges::find_if(commands, [key](const KeyedCommand& c) { return QLatin1StringView(c.key) == QLatin1StringView(key); });
    REQUIRE(found != commands.end());
    return *found;
}

QString keysFor(const char* key) { return QKeySequence::listToString(keyMap().keysOf(named(key)), QKeySequence::PortableText); }

/// A window on the plan of a project with three tasks, the second of them current.
struct Desk : test::Desk {
    std::vector<TaskId> tasks;

    Desk()
    {
        const NodeId project = addProject("Quay wall", "QW");
        for (const char* name : {"Drive piles", "Cap beam", "Fenders"}) {
            auto set = gantry::addTask(
                portfolio(), session().ids(), project, {}, tasks.empty() ? TaskId{} : tasks.back(), QLatin1StringView(name));
            REQUIRE(set);
            tasks.push_back(TaskId{set->changes.back().id});
            apply(std::move(set));
        }
        workspace().setScope(project);
        REQUIRE(window.openPage(QStringLiteral("plan")));
        window.activateWindow();
        table().setCurrent(tasks[1], QStringLiteral("task.name"), false);
        table().setFocus();
        QCoreApplication::processEvents();
    }
    ~Desk() { keyMap().choose(KeySet::Project), keyMap().restoreAll(); } // the next test starts like the first
    PlanTable& table() { return *window.findChild<PlanTable*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window.focusWidget(), key, modifiers); }
    TaskId parentOf(int task) { return portfolio().find(tasks[std::size_t(task)])->parent; }
};

} // namespace

TEST_CASE("in no set of keys do two commands answer to one key press", "[keys]")
{
    for (int set = 0; set < keySets; ++set) {
        keyMap().choose(KeySet(set));
        const auto commands = keyedCommands();
        for (std::size_t a = 0; a < commands.size(); ++a) {
            const auto keys = keyMap().keysOf(commands[a]);
            for (const QKeySequence& each : keys) {
                INFO(commands[a].key << " in " << keySetText(KeySet(set)).toStdString());
                CHECK(each.count() == 1);
                CHECK(each[0].key() != Qt::Key_unknown);
                for (std::size_t b = a + 1; b < commands.size(); ++b) {
                    INFO("and " << commands[b].key);
                    if (meet(commands[a], commands[b])) CHECK_FALSE(keyMap().keysOf(commands[b]).contains(each));
                }
            }
        }
    }
    keyMap().choose(KeySet::Project);
}

TEST_CASE("every key of the window belongs to a command that can be given another", "[keys]")
{
    Desk desk;
    for (const QString& page : desk.window.pageKeys()) REQUIRE(desk.window.openPage(page));
    QSet<QString> known;
    for (const KeyedCommand& command : keyedCommands()) known.insert(QLatin1StringView(command.key));
    int seen = 0;
    for (const QAction* action : desk.window.findChildren<QAction*>()) {
        if (action->shortcuts().isEmpty() || qobject_cast<QLineEdit*>(action->parent())) continue; // a text field's own
        INFO(action->text().toStdString());
        CHECK(known.contains(action->objectName()));
        ++seen;
    }
    CHECK(seen > 30);
}

TEST_CASE("Tab goes across the cells, and indents where the keys are those of GanttProject", "[keys]")
{
    Desk desk;
    const int column = desk.table().current().column();
    desk.press(Qt::Key_Tab);
    CHECK(desk.table().current().column() != column);
    CHECK_FALSE(desk.parentOf(1));

    keyMap().choose(KeySet::GanttProject);
    desk.table().setCurrent(desk.tasks[1], QStringLiteral("task.name"), false);
    desk.press(Qt::Key_Tab);
    CHECK(desk.parentOf(1) == desk.tasks[0]);
    desk.press(Qt::Key_Tab, Qt::ShiftModifier);
    CHECK_FALSE(desk.parentOf(1));

    desk.press(Qt::Key_F2); // while a name is typed, Tab leaves the cell as ever
    QTest::keyClicks(desk.window.focusWidget(), QStringLiteral("Capping beam"));
    desk.press(Qt::Key_Tab);
    CHECK(desk.portfolio().find(desk.tasks[1])->name == u"Capping beam");
    CHECK_FALSE(desk.parentOf(1));
}

TEST_CASE("the keys of P6 indent by Ctrl and the arrows, and fill down by Ctrl+E", "[keys]")
{
    Desk desk;
    keyMap().choose(KeySet::P6);
    desk.press(Qt::Key_Right, Qt::ControlModifier);
    CHECK(desk.parentOf(1) == desk.tasks[0]);
    CHECK(keysFor("plan/fill") == u"Ctrl+E");
}

TEST_CASE("a key given to a command is taken from the one that had it, and both remember it", "[keys]")
{
    Desk desk;
    const auto losers = keyMap().give(named("plan/milestone"), {QKeySequence(QStringLiteral("Ctrl+D"))});
    REQUIRE(losers.size() == 1);
    CHECK(QLatin1StringView(losers.front()->key) == QLatin1StringView("plan/fill"));
    CHECK(keysFor("plan/fill").isEmpty());
    CHECK(keysFor("table/fill") == u"Ctrl+D"); // on another page: the two never meet
    desk.press(Qt::Key_D, Qt::ControlModifier);
    CHECK(desk.portfolio().find(desk.tasks[1])->duration == WorkTime{});

    desk.settings.sync();
    QSettings again(desk.settings.fileName(), QSettings::IniFormat);
    KeyMap map;
    map.use(again);
    CHECK(map.keysOf(named("plan/milestone")) == QList{QKeySequence(QStringLiteral("Ctrl+D"))});
    CHECK(map.keysOf(named("plan/fill")).isEmpty());

    CHECK(keyMap().restore(named("plan/fill")).size() == 1); // takes it back
    CHECK(keysFor("plan/milestone").isEmpty());
    keyMap().restoreAll();
    CHECK(keysFor("plan/fill") == u"Ctrl+D");
}

TEST_CASE("a person finds a command, presses its new key, and is told who had it", "[keys]")
{
    Desk desk;
    KeysDialog dialog(&desk.window);
    dialog.show();
    dialog.activateWindow();
    auto* list = dialog.findChild<QTreeWidget*>();
    auto* words = dialog.findChild<QLineEdit*>();
    QTest::keyClicks(words, QStringLiteral("collapse"));
    REQUIRE(list->currentItem());
    CHECK(list->currentItem()->text(0) == u"Collapse all");
    CHECK(rowOf(*list, "Indent")->isHidden());

    auto* keys = dialog.findChild<QKeySequenceEdit*>();
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_E, Qt::ControlModifier);
    CHECK(QTest::qWaitFor([] { return keysFor("plan/collapse-all") == u"Ctrl+E"; })); // it may be the first of several keys
    CHECK(list->currentItem()->text(2) == u"Ctrl+E");
    words->clear();
    CHECK(rowOf(*list, "Fold or unfold")->text(2).isEmpty());
    const auto labels = dialog.findChildren<QLabel*>();
    CHECK(std::ranges::any_of(labels, [](const QLabel* each) { return each->text().contains(u"“Fold or unfold”"); }));

    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        if (button->text() == u"Undo all changes") button->click();
    CHECK(rowOf(*list, "Fold or unfold")->text(2) == u"Ctrl+E");
    CHECK(rowOf(*list, "Collapse all")->text(2).isEmpty());
}
