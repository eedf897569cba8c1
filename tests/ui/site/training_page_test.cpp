#include "core/edit/gates.h"
#include "core/text/training_text.h"
#include "tests/support/sample_window.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/record_commands.h"
#include "ui/governance/training_dialogs.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/training/plan_course_dialog.h"
#include "ui/pages/training/training_matrix.h"
#include "ui/pages/training/training_page.h"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QFile>
#include <QListWidget>
#include <QPushButton>

using namespace gantry;
using namespace gantry::test;

namespace {

bool anyRow(const RecordTable& table, std::initializer_list<const char*> words)
{
    return std::ranges::any_of(table.rows, [&](const RecordRow& row) {
        return std::ranges::all_of(words, [&](const char* word) { return row.tip.contains(QString::fromUtf8(word), Qt::CaseInsensitive); });
    });
}

} // namespace

TEST_CASE("a manager sees who may run a gate, who not and why, and whose training has lapsed", "[training][ui]")
{
    SampleWindow desk("Rashida Malik");
    auto& page = desk.open<TrainingPage>("training.gates");
    CHECK(page.part() == TrainingPage::Gates);
    const RecordTable& gates = page.list().table();
    CHECK(gates.rows.size() > 20);
    CHECK(anyRow(gates, {"STM Gate 5", "Rashida Malik", "May run the gate"}));
    CHECK(anyRow(gates, {"STM Gate 5", "Anneke Pritchard", "Certificate of Chairing gate reviews lapsed on 22 Sept 2026"}));
    CHECK(anyRow(gates, {"SSP", "Callum Breck", "Level 3 of 4 in Governance and structures"}));
    CHECK_FALSE(anyRow(gates, {"STM Gate 5", "Callum Breck"})); // chairs gates of streets and transit alone

    // Narrowed to one project by the scope of the window.
    desk.workspace().setScope(desk.project(u"STM"));
    QCoreApplication::processEvents();
    CHECK(page.list().table().rows.size() < 10);
    desk.workspace().setScope({});
    QCoreApplication::processEvents();

    REQUIRE(page.openPart(QStringLiteral("reminders")));
    const RecordTable& reminders = page.list().table();
    CHECK(anyRow(reminders, {"Anneke Pritchard", "certificate lapsed", "Chairing gate reviews"}));
    CHECK(anyRow(reminders, {"Tomasz Wren", "certificate expires", "Site safety for managers"}));
    CHECK(anyRow(reminders, {"Tomasz Wren", "course booked", "First aid at work"}));

    // By keyboard: down to the first of them, and a mail to that person.
    page.list().setFocus();
    QTest::keyClick(&page.list(), Qt::Key_Home);
    desk.trigger(page, "Remind by mail...");
    const Letter letter = desk.dialog<LetterDialog>().letter();
    CHECK(letter.to == u"anneke.pritchard@caldmere.example");
    CHECK(letter.text.contains(u"Certificate lapsed: Chairing gate reviews"));
    desk.dialog<LetterDialog>().close();

    const QString file = desk.folder.folder() + QStringLiteral("/reminders.csv");
    page.exportReminders(file);
    for (int i = 0; i < 100 && !QFile::exists(file); ++i) QTest::qWait(20);
    QFile out(file);
    REQUIRE(out.open(QIODevice::ReadOnly));
    CHECK(out.readAll().contains("Anneke Pritchard,anneke.pritchard@caldmere.example,Certificate lapsed,Chairing gate reviews,2026-09-22"));
}

TEST_CASE("in the matrix the keys 0 to 5 assess, the evidence stands below, and undo takes it back", "[training][ui]")
{
    SampleWindow desk("Imogen Farrant");
    auto& page = desk.open<TrainingPage>("training");
    TrainingMatrix& matrix = page.matrix();
    QAbstractItemModelTester tester(matrix.cells().model());
    const PersonId petra = desk.person(u"Petra Vos");
    REQUIRE(page.reveal({entityOf<Person>(), petra.value}));
    matrix.setFocus();
    QCoreApplication::processEvents();
    CHECK(matrix.told().startsWith(u"Petra Vos, "));
    CHECK(matrix.told().contains(u"As project manager"));
    const CompetencyId competency = matrix.currentCompetency();
    const auto before = desk.portfolio().all<CompetencyAssessment>().size();
    QTest::keyClick(&matrix.cells(), Qt::Key_5);
    CHECK(desk.portfolio().all<CompetencyAssessment>().size() == before + 1);
    CHECK(matrix.told().contains(u"level 5, assessed by Imogen Farrant on 2 Nov 2026"));
    CHECK((matrix.currentPerson() == petra && matrix.currentCompetency() == competency)); // the cursor stays
    QTest::keyClick(&matrix.cells(), Qt::Key_2);
    CHECK(desk.portfolio().all<CompetencyAssessment>().size() == before + 1); // another look on the same day
    CHECK(matrix.told().contains(u"level 2"));
    QTest::keyClick(&matrix.cells(), Qt::Key_7); // no level
    CHECK(matrix.told().contains(u"level 2"));
    REQUIRE(desk.session().undo());
    REQUIRE(desk.session().undo());
    CHECK(desk.portfolio().all<CompetencyAssessment>().size() == before);

    const int people = matrix.cells().model()->rowCount();
    page.setRole(GovernanceRole::ProjectManager);
    CHECK(matrix.cells().model()->rowCount() == 6);
    page.setRole(std::nullopt);
    desk.portfolio().all<Organisation>().forEach([&](const Organisation& o) {
        if (o.name == u"Dunning Civil Works") page.setOrganisation(o.id);
    });
    CHECK(matrix.cells().model()->rowCount() == 1);
    page.setOrganisation({});
    CHECK(matrix.cells().model()->rowCount() == people);
}

TEST_CASE("a course that closes a gap is planned for everybody who lacks it, in one step", "[training][ui]")
{
    SampleWindow desk("Imogen Farrant");
    auto& page = desk.open<TrainingPage>("training.gaps");
    const RecordTable& gaps = page.list().table();
    const auto closable =
        std::ranges::find_if(gaps.rows, [](const RecordRow& row) { return row.cells.back().text.startsWith(u"could be closed by"); });
    REQUIRE(closable != gaps.rows.end());
    page.list().setCurrentIndex(page.list().model()->index(int(closable - gaps.rows.begin()), 0));
    const auto before = desk.portfolio().all<TrainingRecord>().size();
    const qint64 sequence = desk.session().sequence();
    desk.trigger(page, "Plan course...");
    auto& dialog = desk.dialog<PlanCourseDialog>();
    CHECK(dialog.people().count() >= 1);
    for (int i = 0; i < dialog.people().count(); ++i) dialog.people().item(i)->setCheckState(Qt::Checked);
    const auto chosen = std::size_t(dialog.people().count());
    dialog.primary().click();
    QCoreApplication::processEvents();
    CHECK(desk.portfolio().all<TrainingRecord>().size() == before + chosen);
    CHECK(desk.session().sequence() == sequence + 1);
    REQUIRE(desk.session().undo());
    CHECK(desk.portfolio().all<TrainingRecord>().size() == before);
}

TEST_CASE("who has a course booked attends and passes it from the record, with the end that the course proposes", "[training][ui]")
{
    SampleWindow desk("Imogen Farrant");
    TrainingRecordId booked{};
    desk.portfolio().all<TrainingRecord>().forEach([&](const TrainingRecord& r) {
        if (r.status == TrainingStatus::Booked && desk.portfolio().titleOf(entityOf<Course>(), r.course.value) == u"First aid at work")
            booked = r.id;
    });
    REQUIRE(booked);
    const auto command = [&](const char* text) {
        for (QAction* action : commandsFor(desk.workspace(), {entityOf<TrainingRecord>(), booked.value}, desk.window.get()))
            if (action->text() == QLatin1StringView(text)) return action->trigger();
        FAIL(text);
    };
    command("Attended");
    CHECK(desk.portfolio().find(booked)->status == TrainingStatus::Attended);
    command("Passed...");
    desk.dialog<PassCourseDialog>().primary().click();
    const TrainingRecord& r = *desk.portfolio().find(booked);
    CHECK((r.status == TrainingStatus::Passed && r.issued == QDate(2026, 11, 2) && r.expires == QDate(2027, 11, 2)));
    CHECK_FALSE(hasCommands(desk.workspace(), {entityOf<TrainingRecord>(), booked.value}));
}

TEST_CASE("a gate review says beforehand what its chair lacks, and can be held all the same", "[training][ui]")
{
    SampleWindow desk("Rashida Malik");
    GateId next{};
    desk.portfolio().all<Gate>().forEach([&](const Gate& g) {
        if (!isHeld(g) && g.project == desk.project(u"STM") && g.title.startsWith(u"Gate 5")) next = g.id;
    });
    REQUIRE(next);
    auto& page = desk.open<GatesPage>("gates");
    page.openReview(next);
    CHECK(page.review().chairing().isEmpty());
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&Gate::chair>(desk.portfolio(), next.value, desk.person(u"Anneke Pritchard"));
    REQUIRE(desk.session().apply(build.take()));
    QCoreApplication::processEvents();
    CHECK(page.review().chairing().contains(u"Anneke Pritchard"));
    CHECK(page.review().chairing().contains(u"Certificate of Chairing gate reviews lapsed"));
    CHECK(page.review().recordAction()->isEnabled());
}

TEST_CASE("what is asked and who has what are registers, and without them the page says what to write down first", "[training][ui]")
{
    SampleWindow desk("Imogen Farrant");
    for (const char* part : {"learning.competency", "learning.course", "learning.training_record", "learning.role_requirement",
             "learning.competency_assessment", "learning.course_competency"}) {
        CAPTURE(part);
        REQUIRE(desk.window->openPage(QLatin1StringView(part)));
    }
    auto& page = desk.open<TrainingPage>("training");
    for (const char* each : {"gaps", "gates", "reminders", "matrix"}) CHECK(page.openPart(QLatin1StringView(each)));
    CHECK_FALSE(page.openPart(QStringLiteral("nowhere")));
}
