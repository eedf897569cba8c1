#include "core/edit/baselines.h"
#include "core/edit/records.h"
#include "tests/ui/desk.h"
#include "ui/inspector/field_editor.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/record_form.h"
#include "ui/inspector/record_history.h"
#include "ui/inspector/record_links.h"
#include "ui/inspector/record_notes.h"
#include "ui/inspector/reference_editor.h"
#include "ui/shell/controls/notice_bar.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A project of two linked tasks, the first of them selected, and the inspector beside the page.
struct Plan : Desk {
    NodeId project = addProject("Quay wall", "QW");
    TaskId piling = addTask(project, "Piling", 5), slab = addTask(project, "Slab", 3);
    Inspector* inspector = nullptr;

    Plan()
    {
        apply(link(portfolio(), session().ids(), piling, slab));
        press(Qt::Key_F4);
        inspector = &find<Inspector>();
        select(piling);
    }
    void select(TaskId task)
    {
        workspace().select({entityOf<Task>(), task.value});
        QCoreApplication::processEvents();
    }
    FieldRow& row(const char* key)
    {
        FieldRow* row = inspector->form()->row(QString::fromLatin1(key));
        if (!row) FAIL("no row " << key);
        return *row;
    }
    QLineEdit& line(const char* key)
    {
        auto* line = row(key).findChild<QLineEdit*>();
        REQUIRE(line);
        return *line;
    }
    void type(const char* key, const char* text)
    {
        QLineEdit& edit = line(key);
        edit.setFocus();
        edit.selectAll();
        QTest::keyClicks(&edit, QLatin1StringView(text));
    }
    void enter(const char* key, const char* text)
    {
        type(key, text);
        QTest::keyClick(&line(key), Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    const Task& task(TaskId id) { return *portfolio().find(id); }

    /// What a new record cannot do without; absent where the field may be empty.
    Value needed(const EntityInfo& info, const Field& field)
    {
        if (&field == &fieldFor<&Node::parent>()) return portfolio().root()->id.value;
        if (&field == &fieldFor<&Link::successor>()) return addTask(project, "Last", 1).value;
        if (!field.is(Required) || field.is(Title)) return {};
        if (namesEntity(field)) return QStringLiteral("task");
        if (field.target == "*" || field.target == targetOf<TaskId>) return slab.value;
        if (field.target == targetOf<NodeId>) return project.value;
        if (const auto target = targetEntity(field)) {
            const TableBase& table = portfolio().table(*target);
            INFO("of " << info.words.key << " " << field.key);
            REQUIRE(table.size() > 0);
            return infoOf(*target).fields[0].get(table.at(0));
        }
        if (field.key == "formula") return QStringLiteral("bei");
        return field.kind == Kind::Date ? Value(QDate(2026, 3, 2).toJulianDay()) : Value(QStringLiteral("needed"));
    }
};

} // namespace

TEST_CASE("a duration typed in the inspector moves the computed finish, and undo takes both back", "[inspector]")
{
    Plan plan;
    CHECK(plan.inspector->title() == QStringLiteral("Piling"));
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("5 d"));
    CHECK(plan.row("computed.finish").shownText() == QStringLiteral("6 Mar 2026 17:00"));

    plan.enter("duration_seconds", "2w");
    CHECK(plan.task(plan.piling).duration == hours(80));
    CHECK(plan.task(plan.piling).durationUnit == DurationUnit::Weeks);
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("2 w"));
    CHECK(plan.row("computed.finish").shownText() == QStringLiteral("13 Mar 2026 17:00"));
    CHECK(plan.session().history(0, 1).front().action == QStringLiteral("task.duration")); // the intention, in one step

    plan.undo();
    CHECK(plan.task(plan.piling).duration == hours(40));
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("5 d"));
    CHECK(plan.row("computed.finish").shownText() == QStringLiteral("6 Mar 2026 17:00"));
}

TEST_CASE("leaving a field takes what was typed, Esc gives it up", "[inspector]")
{
    Plan plan;
    plan.type("name", "Sheet piling");
    plan.line("code").setFocus();
    CHECK(plan.task(plan.piling).name == QStringLiteral("Sheet piling"));

    plan.type("name", "Something else");
    QTest::keyClick(&plan.line("name"), Qt::Key_Escape);
    plan.line("code").setFocus();
    CHECK(plan.row("name").shownText() == QStringLiteral("Sheet piling"));
    CHECK(plan.task(plan.piling).name == QStringLiteral("Sheet piling"));
}

TEST_CASE("what is refused stays with its sentence, also after another record was looked at", "[inspector]")
{
    Plan plan;
    const qint64 sequence = plan.session().sequence();
    plan.enter("duration_seconds", "soon");
    CHECK(plan.line("duration_seconds").text() == QStringLiteral("soon"));
    const QString sentence = plan.row("duration_seconds").sentence();
    CHECK(sentence.contains(QStringLiteral("soon")));
    CHECK(plan.session().sequence() == sequence);

    plan.select(plan.slab);
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("3 d"));
    CHECK(plan.row("duration_seconds").sentence().isEmpty());
    plan.select(plan.piling);
    CHECK(plan.line("duration_seconds").text() == QStringLiteral("soon"));
    CHECK(plan.row("duration_seconds").sentence() == sentence);

    QTest::keyClick(&plan.line("duration_seconds"), Qt::Key_Escape);
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("5 d"));
    CHECK(plan.row("duration_seconds").sentence().isEmpty());
}

TEST_CASE("an empty name is refused under the field, and a good one after it is taken", "[inspector]")
{
    Plan plan;
    plan.line("name").setFocus();
    plan.line("name").selectAll();
    QTest::keyClick(&plan.line("name"), Qt::Key_Delete);
    QTest::keyClick(&plan.line("name"), Qt::Key_Return);
    CHECK_FALSE(plan.row("name").sentence().isEmpty());
    CHECK(plan.task(plan.piling).name == QStringLiteral("Piling"));
    plan.enter("name", "Piles");
    CHECK(plan.row("name").sentence().isEmpty());
    CHECK(plan.task(plan.piling).name == QStringLiteral("Piles"));
}

TEST_CASE("an edit elsewhere leaves what is being typed and its cursor alone", "[inspector]")
{
    Plan plan;
    plan.type("name", "Sheet pi");
    plan.line("name").setCursorPosition(3);
    plan.apply(setDuration(plan.portfolio(), plan.slab, hours(16), DurationUnit::Days, false));
    ChangeBuilder build(QStringLiteral("task.edit"));
    build.update<&Task::code>(plan.portfolio(), plan.piling.value, QStringLiteral("P1"));
    plan.apply(build.take());
    CHECK(plan.line("name").hasFocus());
    CHECK(plan.line("name").text() == QStringLiteral("Sheet pi"));
    CHECK(plan.line("name").cursorPosition() == 3);
    CHECK(plan.row("code").shownText() == QStringLiteral("P1"));
}

TEST_CASE("progress typed in the inspector says when the task started", "[inspector]")
{
    Plan plan;
    plan.enter("percent_complete", "40");
    CHECK(plan.task(plan.piling).percentComplete == percent(40));
    CHECK(plan.task(plan.piling).actualStart == parseDateTime(u"2026-03-02T08:00"));
    CHECK(plan.task(plan.piling).remainingDuration == hours(24));
}

TEST_CASE("a start typed in the inspector becomes a constraint, a finish another duration", "[inspector]")
{
    Plan plan;
    plan.enter("computed.start", "9 Mar 2026");
    CHECK(plan.task(plan.piling).constraint == ConstraintType::StartNoEarlierThan);
    CHECK(plan.row("computed.start").shownText() == QStringLiteral("9 Mar 2026 08:00"));
    plan.enter("computed.finish", "10 Mar 2026");
    CHECK(plan.task(plan.piling).duration == hours(16));
    CHECK(plan.row("computed.finish").shownText() == QStringLiteral("10 Mar 2026 17:00"));
}

TEST_CASE("what drives a task leads to it", "[inspector]")
{
    Plan plan;
    plan.select(plan.slab);
    CHECK(plan.row("computed.driver").shownText() == QStringLiteral("Piling"));
    plan.row("computed.driver").findChild<QAbstractButton*>()->click();
    CHECK(plan.workspace().selection() == RecordKey{entityOf<Task>(), plan.piling.value});
}

TEST_CASE("the difference to the baseline is counted in working days", "[inspector]")
{
    Plan plan;
    CHECK(plan.row("baseline.difference").isHidden());
    plan.apply(
        setBaseline(plan.portfolio(), plan.session().ids(), *plan.session().schedule(plan.project), {}, {QStringLiteral("Ada"), noon}));
    plan.enter("duration_seconds", "8");
    CHECK_FALSE(plan.row("baseline.difference").isHidden());
    CHECK(plan.row("baseline.difference").shownText() == QStringLiteral("+3 d"));
    CHECK(plan.row("baseline.finish").shownText() == QStringLiteral("6 Mar 2026 17:00"));
}

TEST_CASE("words are picked, and a wheel over them changes nothing", "[inspector]")
{
    Plan plan;
    auto* box = plan.row("constraint_type").findChild<QComboBox*>();
    REQUIRE(box);
    const qint64 sequence = plan.session().sequence();
    QWheelEvent wheel(
        QPointF(4, 4), box->mapToGlobal(QPointF(4, 4)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    CHECK(plan.session().sequence() == sequence);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down); // as late as possible
    CHECK(plan.task(plan.piling).constraint == ConstraintType::AsLateAsPossible);
    plan.undo();
    CHECK(box->currentText() == QStringLiteral("As soon as possible"));
}

TEST_CASE("a reference is picked from the records that hold the typed words", "[inspector]")
{
    Plan plan;
    for (const char* name : {"Grace Hopper", "Ada Lovelace"}) {
        const std::vector<std::pair<int, Value>> cells{{fieldIndex<&Person::name>(), QString::fromLatin1(name)}};
        plan.apply(addRecord(plan.portfolio(), plan.session().ids(), entityOf<Person>(), 0, cells));
    }
    plan.type("owner_id", "hop");
    auto* completer = plan.row("owner_id").findChild<QCompleter*>();
    REQUIRE(completer);
    REQUIRE(completer->popup()->isVisible());
    CHECK(completer->popup()->model()->rowCount() == 1);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCoreApplication::processEvents();
    const Person* owner = plan.portfolio().find(plan.task(plan.piling).owner);
    REQUIRE(owner);
    CHECK(owner->name == QStringLiteral("Grace Hopper"));
    CHECK(plan.row("owner_id").shownText() == QStringLiteral("Grace Hopper"));

    plan.enter("owner_id", "Somebody");
    CHECK_FALSE(plan.row("owner_id").sentence().isEmpty());
    CHECK(plan.line("owner_id").text() == QStringLiteral("Somebody"));
    plan.enter("owner_id", "ada lovelace");
    CHECK(plan.portfolio().find(plan.task(plan.piling).owner)->name == QStringLiteral("Ada Lovelace"));
}

TEST_CASE("a task is offered the tasks of its own project as parents, a link those of all", "[inspector]")
{
    Plan plan;
    const NodeId other = plan.addProject("Depot", "DP");
    const TaskId roof = plan.addTask(other, "Roof", 2);
    const auto texts = [&](Entity entity, qint64 id, const Field& field) {
        QStringList out;
        for (const Candidate& c : candidates(plan.portfolio(), fieldColumn(plan.portfolio(), entity, field), {entity, id}, {}))
            out << c.text;
        return out;
    };
    CHECK(texts(entityOf<Task>(), plan.piling.value, fieldFor<&Task::parent>()) == QStringList{QStringLiteral("Slab")});
    const qint64 link = plan.portfolio().all<Link>().row(0).id.value;
    CHECK(texts(entityOf<Link>(), link, fieldFor<&Link::predecessor>()).contains(plan.portfolio().find(roof)->name));
}

TEST_CASE("a custom field is a row of the form, and typing into it makes its value", "[inspector]")
{
    Plan plan;
    ChangeBuilder build(QStringLiteral("custom_field.add"));
    const CustomField field{.id = plan.session().ids().next<CustomFieldId>(),
        .project = plan.project,
        .name = QStringLiteral("Zone"),
        .entity = QStringLiteral("task"),
        .kind = CustomKind::Text};
    build.insert(field);
    plan.apply(build.take());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QByteArray key = QStringLiteral("custom.%1").arg(field.id.value).toLatin1();
    plan.enter(key.constData(), "North");
    REQUIRE(plan.portfolio().all<CustomValue>().size() == 1);
    CHECK(plan.portfolio().all<CustomValue>().row(0).text == QStringLiteral("North"));
    plan.select(plan.slab);
    CHECK(plan.row(key.constData()).shownText().isEmpty());
    plan.undo();
    CHECK(plan.portfolio().all<CustomValue>().size() == 0);
}

TEST_CASE("fields kept for the machine are shown on demand", "[inspector]")
{
    Plan plan;
    CHECK_FALSE(plan.inspector->form()->row(u"source_id"));
    plan.inspector->form()->setShowAll(true);
    CHECK(plan.inspector->form()->row(u"source_id"));
    CHECK(plan.row("id").shownText() == QString::number(plan.piling.value));
    CHECK_FALSE(plan.row("id").editor()); // nobody types an id
}

TEST_CASE("what a summary computes is not typed", "[inspector]")
{
    Plan plan;
    ChangeBuilder build(QStringLiteral("task.indent"));
    build.update<&Task::parent>(plan.portfolio(), plan.slab.value, plan.piling);
    build.remove(plan.portfolio(), entityOf<Link>(), plan.portfolio().all<Link>().row(0).id.value);
    plan.apply(build.take());
    CHECK(plan.row("duration_seconds").shownText() == QStringLiteral("3 d"));
    CHECK(plan.line("duration_seconds").isReadOnly());
    CHECK(plan.line("computed.start").isReadOnly());
    CHECK_FALSE(plan.line("name").isReadOnly());
}

TEST_CASE("a doubtful record says why on top", "[inspector]")
{
    Plan plan;
    CHECK(plan.inspector->form()->findings().isEmpty());
    ChangeBuilder build(QStringLiteral("import"));
    build.update<&Task::actualFinish>(plan.portfolio(), plan.piling.value, parseDateTime(u"2026-03-03T17:00"));
    plan.apply(build.take(), Source::Import);
    CHECK(plan.inspector->form()->findings().size() == 1);
    plan.undo(); // nothing of Ada's to undo brings it back; the finding stays until the start is known
    plan.enter("percent_complete", "100");
    CHECK(plan.inspector->form()->findings().isEmpty());
}

TEST_CASE("the links of a task are its predecessors and successors, and lead there", "[inspector]")
{
    Plan plan;
    const TaskId paving = plan.addTask(plan.project, "Paving", 2);
    plan.apply(link(plan.portfolio(), plan.session().ids(), plan.slab, paving, LinkType::StartToStart, hours(16)));
    plan.select(plan.slab);
    plan.inspector->openTab(Inspector::Links);
    const auto& groups = plan.find<RecordLinks>().groups();
    const auto named = [&](const char* title) -> const LinkGroup& {
        const auto it = std::ranges::find(groups, QString::fromLatin1(title), &LinkGroup::title);
        REQUIRE(it != groups.end());
        return *it;
    };
    CHECK(named("Predecessors").links.front().title == QStringLiteral("Piling"));
    CHECK(named("Predecessors").links.front().detail == QStringLiteral("FS"));
    CHECK(named("Successors").links.front().title == QStringLiteral("Paving"));
    CHECK(named("Successors").links.front().detail == QStringLiteral("SS +2 d"));
    CHECK(named("Refers to").links.front().leadsTo == RecordKey{entityOf<Node>(), plan.project.value});
    for (auto* button : plan.find<RecordLinks>().findChildren<QAbstractButton*>())
        if (button->text() == u"Paving") button->click();
    CHECK(plan.workspace().selection() == RecordKey{entityOf<Task>(), paving.value});
}

TEST_CASE("links of a project count its tasks and list the first of them", "[inspector]")
{
    Plan plan;
    const auto groups = linksOf(plan.portfolio(), {entityOf<Node>(), plan.project.value}, 1);
    const auto tasks = std::ranges::find(groups, entityOf<Task>(), &LinkGroup::entity);
    REQUIRE(tasks != groups.end());
    CHECK(tasks->total == 2);
    CHECK(tasks->links.size() == 1);
}

TEST_CASE("notes are written, edited and removed on any record", "[inspector]")
{
    Plan plan;
    plan.inspector->openTab(Inspector::Notes);
    auto* text = plan.find<QWidget>("newNote").findChild<QPlainTextEdit*>();
    QTest::keyClicks(text, QStringLiteral("Cable found off the drawings"));
    plan.find<QPushButton>("addNote").click();
    REQUIRE(notesOn(plan.portfolio(), plan.workspace().selection()).size() == 1);
    const Note& note = plan.portfolio().all<Note>().row(0);
    CHECK(note.text == QStringLiteral("Cable found off the drawings"));
    CHECK(note.project == plan.project);
    CHECK(text->toPlainText().isEmpty());

    auto* edit = plan.find<FieldRow>("text").findChild<QPlainTextEdit*>();
    edit->setFocus();
    edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(edit, QStringLiteral(", 33 kV"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    CHECK(plan.portfolio().all<Note>().row(0).text == QStringLiteral("Cable found off the drawings, 33 kV"));

    plan.select(plan.slab);
    CHECK(notesOn(plan.portfolio(), plan.workspace().selection()).empty());
    plan.select(plan.piling);
    for (auto* action : plan.find<RecordNotes>().findChildren<QAction*>())
        if (action->icon().name() == u"trash") action->trigger();
    CHECK(plan.portfolio().all<Note>().size() == 0);
    plan.undo();
    CHECK(plan.portfolio().all<Note>().size() == 1);
}

TEST_CASE("the history of a record tells each change with before and after, newest first", "[inspector]")
{
    Plan plan;
    plan.enter("duration_seconds", "8");
    *plan.now = Instant{noon.ms + 60'000};
    plan.enter("name", "Piles");
    plan.inspector->openTab(Inspector::History);
    QAbstractItemModel* model = plan.find<RecordHistory>().model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("Name: Piling to Piles"));
    CHECK(model->index(0, 0).data(RecordHistoryModel::AuthorRole).toString() == QStringLiteral("Ada"));
    CHECK(model->index(1, 0).data().toString() == QStringLiteral("Duration: 5 d to 8 d"));
    CHECK(model->index(model->rowCount() - 1, 0).data().toString() == QStringLiteral("Added"));
    plan.undo();
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("Name: Piles to Piling"));
}

TEST_CASE("a field of the inspector leads to what it held over time, by its menu and by a key", "[inspector]")
{
    Plan plan;
    plan.enter("duration_seconds", "8");
    plan.enter("name", "Piles");
    QContextMenuEvent wanted(QContextMenuEvent::Mouse, QPoint(4, 4), plan.row("duration_seconds").mapToGlobal(QPoint(4, 4)));
    QApplication::sendEvent(&plan.row("duration_seconds"), &wanted);
    auto* menu = plan.row("duration_seconds").findChild<QMenu*>();
    REQUIRE(menu);
    menu->actions().front()->trigger();
    menu->close();
    QAbstractItemModel* model = plan.find<RecordHistory>().model();
    CHECK(plan.find<RecordHistory>().isVisible());
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("Duration: 5 d to 8 d"));
    plan.select(plan.slab);
    plan.select(plan.piling); // another record: all of its history again
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("Name: Piling to Piles"));

    plan.inspector->openTab(Inspector::Fields);
    plan.line("name").setFocus();
    auto* ofValue = plan.inspector->findChild<QAction*>(QStringLiteral("inspector/history")); // Alt+H, where the window has the keyboard
    REQUIRE(ofValue);
    CHECK(ofValue->shortcut() == QKeySequence(Qt::ALT | Qt::Key_H));
    ofValue->trigger();
    CHECK(plan.find<RecordHistory>().isVisible());
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("Name: Piling to Piles"));
    for (int i = 0; i < model->rowCount(); ++i) CHECK_FALSE(model->index(i, 0).data().toString().contains(QStringLiteral("Duration")));
}

TEST_CASE("every entity's form opens for a new record, and every row of it shows what is stored", "[inspector]")
{
    Plan plan;
    plan.inspector->form()->setShowAll(true);
    ChangeBuilder build(QStringLiteral("test"));
    build.insert(
        CustomField{.id = plan.session().ids().next<CustomFieldId>(), .name = QStringLiteral("Zone"), .entity = QStringLiteral("task")});
    plan.apply(build.take());
    for (const EntityInfo& info : allEntities()) {
        INFO(info.words.key);
        std::vector<std::pair<int, Value>> cells;
        for (std::size_t f = 1; f < info.fields.size(); ++f)
            if (const Value value = plan.needed(info, info.fields[f]); !isAbsent(value)) cells.emplace_back(int(f), value);
        auto set = addRecord(plan.portfolio(), plan.session().ids(), info.entity, 0, cells);
        REQUIRE(set);
        const qint64 id = set->changes.front().id;
        plan.apply(std::move(set));
        plan.workspace().select({info.entity, id});
        QCoreApplication::processEvents();
        CHECK(plan.inspector->record() == RecordKey{info.entity, id});
        std::size_t own = 0;
        for (const Field& field : info.fields) {
            FieldRow* row = plan.inspector->form()->row(field.keyText());
            if (field.kind == Kind::Bytes) continue;
            const bool folded = info.entity == entityOf<Task>() && !row;
            if (folded) continue;
            REQUIRE(row);
            ++own;
            if (row->line().section != FormLine::Machine || row->editor()) CHECK(bool(row->editor()) != field.is(ReadOnly));
            if (field.kind == Kind::Text && row->editor() && !field.is(Multiline))
                CHECK(row->shownText() == textOf(plan.portfolio().cell(info.entity, id, field)));
        }
        CHECK(own > 0);
    }
}

TEST_CASE("with nothing selected the inspector says so, and a record that goes leaves it empty", "[inspector]")
{
    Plan plan;
    plan.workspace().select({});
    CHECK(plan.inspector->form()->rows().empty());
    plan.select(plan.slab);
    CHECK_FALSE(plan.inspector->form()->rows().empty());
    plan.apply(removeRecords(plan.portfolio(), {{entityOf<Task>(), plan.slab.value}}));
    CHECK(plan.inspector->record().id == 0);
    CHECK(plan.inspector->form()->rows().empty());
}

TEST_CASE("in a narrow window the inspector lies over the page until Esc", "[inspector]")
{
    Desk desk({1100, 700});
    desk.press(Qt::Key_F4);
    auto& inspector = desk.find<Inspector>();
    REQUIRE(inspector.isVisible());
    const int pageWidth = desk.window.currentPage()->width();
    CHECK(pageWidth > 1000); // the page keeps its width
    QTest::keyClick(&inspector, Qt::Key_Escape);
    CHECK_FALSE(inspector.isVisible());
    desk.window.resize(1440, 900);
    desk.press(Qt::Key_F4);
    CHECK(inspector.isVisible());
    CHECK(desk.window.currentPage()->width() <= 1440 - 264);
}

TEST_CASE("each page remembers whether the inspector stands beside it", "[inspector]")
{
    Desk desk;
    desk.window.openPage(QStringLiteral("portfolio"));
    auto& inspector = desk.find<Inspector>();
    desk.press(Qt::Key_F4);
    CHECK(inspector.isVisible());
    desk.window.openPage(QStringLiteral("history"));
    CHECK_FALSE(inspector.isVisible());
    desk.window.openPage(QStringLiteral("portfolio"));
    CHECK(inspector.isVisible());
}

TEST_CASE("Ctrl+Z in a field takes typing back first, then the last change", "[inspector]")
{
    Plan plan;
    plan.enter("name", "Piles");
    // The shortcut of the window fires only where the field does not want the key itself.
    QKeyEvent idle(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    idle.ignore();
    QApplication::sendEvent(&plan.line("name"), &idle);
    CHECK_FALSE(idle.isAccepted());
    plan.type("name", "x");
    QKeyEvent typing(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    typing.ignore();
    QApplication::sendEvent(&plan.line("name"), &typing);
    CHECK(typing.isAccepted());
}

TEST_CASE("a file that cannot be written has a form to read", "[inspector]")
{
    Plan plan;
    const QString path = plan.session().path();
    auto reader = Session::open(path, plan.session().identity(), OpenMode::ReadOnly);
    REQUIRE(reader);
    Workspace workspace(**reader, plan.settings);
    RecordForm form(workspace);
    form.setRecord({entityOf<Task>(), plan.piling.value});
    CHECK(form.row(u"name")->findChild<QLineEdit*>()->isReadOnly());
    CHECK_FALSE(form.row(u"kind")->findChild<QComboBox*>()->isEnabled());
    CHECK(form.row(u"name")->shownText() == QStringLiteral("Piling"));
}
