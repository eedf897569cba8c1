// A week of the site office as it goes through the window: actuals, the diary of the day, a question, a claim for more; on Friday one file
// goes to head office, where all of it is read.
#include "core/edit/attachments.h"
#include "core/edit/diary.h"
#include "core/edit/records.h"
#include "core/store/verify.h"
#include "tests/support/sample_window.h"
#include "ui/inspector/record_files.h"
#include "ui/pages/diary/diary_page.h"
#include "ui/pages/diary/diary_photos.h"
#include "ui/pages/diary/diary_sheet.h"
#include "ui/pages/plan/plan_model.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QBuffer>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace gantry;
using namespace gantry::test;

namespace {

using K = DiaryEntryKind;

/// Types into the cell of a table's cursor as a person does.
void typeHere(TableView& view, const QString& text, Qt::Key leave = Qt::Key_Tab)
{
    if (!view.isEditing()) QTest::keyClick(&view, Qt::Key_F2);
    QWidget* editor = nullptr; // that of the cell before may still wait to be deleted
    for (auto* each : view.viewport()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (each->isVisible() && (qobject_cast<QLineEdit*>(each) || qobject_cast<QPlainTextEdit*>(each))) editor = each;
    REQUIRE(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, leave);
    QCoreApplication::processEvents();
}

void note(DiarySheet& sheet, K kind, std::initializer_list<const char*> cells)
{
    sheet.addLine(kind);
    QCoreApplication::processEvents();
    std::size_t n = 0;
    for (const char* cell : cells)
        typeHere(sheet.section(kind).view(), QString::fromUtf8(cell), ++n == cells.size() ? Qt::Key_Return : Qt::Key_Tab);
}

template <class E> const E* called(const Portfolio& portfolio, QStringView title)
{
    const E* found = nullptr;
    portfolio.all<E>().forEach([&](const E& row) {
        if (row.title == title) found = &row;
    });
    return found;
}

} // namespace

TEST_CASE("site office: actuals, a day of the diary, a question and a variation go to head office in one file", "[diary][flow][ui]")
{
    SampleWindow site("Tomasz Wren");
    const NodeId stm = site.project(u"STM");
    site.workspace().setScope(stm);

    // The weekly update: how far a task is that is under way.
    auto& plan = site.open<PlanPage>("plan");
    TaskId underWay{};
    site.portfolio().all<Task>().forEachIn(stm, [&](const Task& t) {
        const TaskDates* dates = site.session().dates(t.id);
        if (dates && !dates->summary && t.actualStart && !t.actualFinish && t.percentComplete.e8 > 0 && !underWay) underWay = t.id;
    });
    REQUIRE(underWay);
    PlanModel& model = *plan.model();
    REQUIRE(model.setData(
        model.indexOf(underWay, model.columnOf(QStringLiteral("task.percent_complete"))), QStringLiteral("85"), Qt::EditRole));
    CHECK(site.portfolio().find(underWay)->percentComplete == percent(85));

    // The day: crews as the day before and one more, a delivery, what held up, a photograph.
    auto& page = site.open<DiaryPage>("diary");
    REQUIRE(page.setDay(QDate(2026, 11, 2)));
    site.trigger(page, "Open it as the day before");
    DiarySheet& sheet = page.sheet();
    const DiaryDayId day = sheet.day();
    note(sheet, K::Workforce, {"Welders", "Merrow Process Plant", "2", "8"});
    note(sheet, K::Delivery, {"Valves DN 400", "Merrow Process Plant", "4", "pcs"});
    note(sheet, K::Delay, {"Gas main not where the drawing has it", "6"});
    QImage picture(320, 240, QImage::Format_RGB32);
    picture.fill(Qt::darkGray);
    const QString photo = site.folder.folder() + QStringLiteral("/main.png");
    REQUIRE(picture.save(photo));
    sheet.photos().files().attachFiles({photo});
    for (int i = 0; i < 100 && sheet.photos().pictures() < 1; ++i) QTest::qWait(20);
    REQUIRE(sheet.photos().pictures() == 1);

    // The question that the delay raises, and the variation that it will come to, both as drafts.
    REQUIRE(site.window->openPage(QStringLiteral("governance.rfi")));
    QCoreApplication::processEvents();
    RegisterSheet* questions = nullptr;
    for (auto* each : site.window->findChildren<RegisterPage*>())
        if (each->isVisible()) questions = &each->sheet();
    REQUIRE(questions);
    questions->actions().insert->trigger();
    QCoreApplication::processEvents();
    typeHere(questions->view(), QStringLiteral("Which way round the gas main?"), Qt::Key_Return);
    ContractId contract{};
    site.portfolio().all<Contract>().forEachIn(stm, [&](const Contract& c) {
        if (!contract) contract = c.id;
    });
    REQUIRE(contract);
    REQUIRE(site.workspace().apply(addRecord(site.portfolio(), site.session().ids(), entityOf<Variation>(), contract.value,
        {{int(fieldIndex<&Variation::title>()), QStringLiteral("Detour round the gas main")}})));

    REQUIRE(site.window->openPage(QStringLiteral("diary")));
    page.completeAction()->trigger();
    QCoreApplication::processEvents();
    REQUIRE(site.portfolio().find(day)->status == DiaryStatus::Completed);

    // Between its commits the file is whole: a copy goes to head office, and everything is in it.
    const QString copy = site.folder.folder() + QStringLiteral("/from-site.gantry");
    REQUIRE(QFile::copy(site.folder.path(), copy));
    const auto verified = verifyFile(copy);
    REQUIRE(verified);
    for (const auto& problem : verified->problems) UNSCOPED_INFO(problem.reason << problem.args.join(u' ').toStdString());
    CHECK(verified->problems.empty());
    const auto office = Session::open(copy, identityOf(QStringLiteral("Imogen Farrant"), QStringLiteral("device-2")));
    REQUIRE(office);
    const Portfolio& there = (*office)->portfolio();
    CHECK(difference(site.portfolio(), there).empty());
    CHECK(there.find(underWay)->percentComplete == percent(85));
    CHECK((there.find(day)->completedBy == u"Tomasz Wren"));
    CHECK(totalsOf(there, day).hoursLost == Quantity{6 * e8});
    CHECK(entriesOf(there, day, K::Workforce).back()->title == u"Welders");
    CHECK(entriesOf(there, day, K::Delivery).back()->quantity == Quantity{4 * e8});
    const auto files = attachmentsOn(there, {entityOf<DiaryDay>(), day.value});
    REQUIRE(files.size() == 1);
    CHECK((*office)->content(there.find(files.front())->content)->startsWith("\x89PNG"));
    const Rfi* question = called<Rfi>(there, u"Which way round the gas main?");
    REQUIRE(question);
    CHECK((question->status == RfiStatus::Draft && question->project == stm));
    const Variation* variation = called<Variation>(there, u"Detour round the gas main");
    REQUIRE(variation);
    CHECK((variation->status == VariationStatus::Forecast && variation->contract == contract));

    // What the site declared to be complete stays as it declared it, there as well.
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&DiaryDay::weather>(there, day.value, Weather::Sunny);
    const auto refused = (*office)->apply(build.take());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == std::string("diary.completed"));
}
