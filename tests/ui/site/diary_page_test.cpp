#include "core/edit/attachments.h"
#include "core/edit/diary.h"
#include "core/text/text.h"
#include "tests/support/sample_window.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/inspector/record_files.h"
#include "ui/pages/diary/diary_page.h"
#include "ui/pages/diary/diary_photos.h"
#include "ui/pages/diary/diary_sheet.h"
#include "ui/pages/diary/diary_week.h"
#include "ui/pages/diary/open_day_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QBuffer>
#include <QCheckBox>
#include <QDateEdit>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace gantry;
using namespace gantry::test;

namespace {

using K = DiaryEntryKind;

/// Types a value into the open editor of a table, or into the cell under the cursor, and leaves with Tab.
void type(TableView& view, const QString& text, Qt::Key leave = Qt::Key_Tab)
{
    if (!view.isEditing()) QTest::keyClick(&view, Qt::Key_F2);
    QLineEdit* editor = nullptr; // that of the cell before may still wait to be deleted
    for (auto* each : view.viewport()->findChildren<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly))
        if (each->isVisible()) editor = each;
    REQUIRE(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, leave);
    QCoreApplication::processEvents();
}

QByteArray pngOf(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, "PNG"));
    return bytes;
}

QString fileWith(SampleWindow& desk, const char* name, const QByteArray& bytes)
{
    const QString path = desk.folder.folder() + u'/' + QLatin1StringView(name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return path;
}

/// The diary of the trunk main, on the Monday.
struct Site : SampleWindow {
    NodeId stm = project(u"STM");
    DiaryPage* page;
    Site()
        : SampleWindow("Tomasz Wren")
    {
        workspace().setScope(stm);
        page = &open<DiaryPage>("diary");
    }
    DiaryDayId today() { return page->sheet().day(); }
    int count(K kind) { return int(entriesOf(portfolio(), today(), kind).size()); }
};

} // namespace

TEST_CASE("a day on site is kept by keyboard, completed, and locked from then on", "[diary][ui]")
{
    Site site;
    DiaryPage& page = *site.page;
    CHECK(page.project() == site.stm);
    // The Monday is a working day of which nothing is written yet.
    REQUIRE(page.setDay(QDate(2026, 11, 2)));
    site.trigger(page, "Open it as the day before");
    REQUIRE(site.today());
    CHECK(site.count(K::Workforce) == 3);
    CHECK(site.portfolio().find(site.today())->author == site.person(u"Tomasz Wren"));

    // Weather, then a crew more, a delivery and a delay, each typed.
    DiarySheet& sheet = page.sheet();
    TableView& weather = sheet.weather().view();
    weather.setFocus();
    REQUIRE(weather.setCurrent(site.today().value, QStringLiteral("weather"), true));
    type(weather, QStringLiteral("Rain"));
    CHECK(site.portfolio().find(site.today())->weather == Weather::Rain);

    TableView& crews = sheet.section(K::Workforce).view();
    crews.setFocus();
    sheet.section(K::Workforce).actions().insert->trigger(); // its key is Insert
    type(crews, QStringLiteral("Surveyors"));
    type(crews, QStringLiteral("Ashby Lund Engineers"));
    type(crews, QStringLiteral("2"));
    type(crews, QStringLiteral("7.5"), Qt::Key_Return);
    CHECK(site.count(K::Workforce) == 4);
    const DiaryEntry& crew = *entriesOf(site.portfolio(), site.today(), K::Workforce).back();
    CHECK((crew.title == u"Surveyors" && crew.organisation == u"Ashby Lund Engineers" && crew.count == 2
        && crew.hours == Quantity{750'000'000}));
    sheet.addLine(K::Delay);
    TableView& delays = sheet.section(K::Delay).view();
    type(delays, QStringLiteral("Pump failed"));
    type(delays, QStringLiteral("4"), Qt::Key_Return);
    CHECK(entriesOf(site.portfolio(), site.today(), K::Delay).front()->lost == Quantity{4 * e8});
    CHECK(sheet.totals().contains(u"4 hours lost"));
    CHECK(sheet.totals().contains(u"hours worked"));

    // Completed, it is locked: in the tables, and for whoever writes.
    page.completeAction()->trigger();
    QCoreApplication::processEvents();
    const DiaryDay& day = *site.portfolio().find(site.today());
    CHECK((day.status == DiaryStatus::Completed && day.completedBy == u"Tomasz Wren" && day.completed));
    CHECK_FALSE(page.completeAction()->isVisible());
    CHECK_FALSE(sheet.section(K::Workforce).actions().insert->isEnabled());
    CHECK_FALSE(crews.model()->flags(crews.model()->index(0, 0)).testFlag(Qt::ItemIsEditable));
    auto late =
        addDiaryEntry(site.portfolio(), site.session().ids(), {.day = site.today(), .kind = K::Note, .title = QStringLiteral("Late")});
    REQUIRE(late);
    const auto refused = site.session().apply(std::move(*late));
    REQUIRE_FALSE(refused);
    CHECK(sentence(refused.error()).contains(u"was completed by Tomasz Wren and is locked"));
    CHECK_FALSE(site.session().undoLabel()); // a border

    // Opened again with a reason, which stays on it.
    page.reopenAction()->trigger();
    auto& dialog = site.dialog<ReasonDialog>();
    dialog.primary().click();
    CHECK(dialog.refusal().contains(u"Say why"));
    QTest::keyClicks(dialog.findChild<QPlainTextEdit*>(), QStringLiteral("Pump hours were wrong"));
    dialog.primary().click();
    QCoreApplication::processEvents();
    CHECK(site.portfolio().find(site.today())->status == DiaryStatus::Open);
    CHECK(sheet.state().contains(u"opened again because: Pump hours were wrong"));
    CHECK(sheet.section(K::Workforce).actions().insert->isEnabled());
}

TEST_CASE("the strip shows what was kept, what is open and what was left out, and the week adds it up", "[diary][ui]")
{
    Site site;
    const RecordTable& days = site.page->days().table();
    CHECK(days.rows.size() > 14);
    CHECK(days.rows.front().tip == u"Monday, 2 Nov 2026: nothing written");
    CHECK(days.rows[1].tip.startsWith(u"Friday, 30 Oct 2026: open"));
    CHECK(std::ranges::any_of(days.rows, [](const RecordRow& r) { return r.tip.contains(u"completed"); }));
    REQUIRE(site.page->setDay(QDate(2026, 10, 28)));
    REQUIRE(site.page->openPart(QStringLiteral("week")));
    DiaryWeek& week = site.page->week();
    CHECK(week.monday() == QDate(2026, 10, 26));
    CHECK(week.summary().startsWith(u"5 days written · 3 completed"));
    const DiarySummary sum = diarySummary(site.portfolio(), site.stm, QDate(2026, 10, 26), QDate(2026, 11, 1), site.session().today());
    CHECK(week.workforce().table().rows.size() == sum.workforce.size());
    CHECK(week.quantities().table().rows.size() == sum.quantities.size());
    REQUIRE(site.page->openPart(QStringLiteral("day")));

    // From anywhere a record of the diary leads to its day.
    const DiaryEntry* entry = entriesOf(site.portfolio(), site.today()).front();
    const qint64 id = entry->id.value;
    site.open<DiaryPage>("dashboard");
    site.workspace().reveal({entityOf<DiaryEntry>(), id});
    QCoreApplication::processEvents();
    CHECK(site.page->isVisible());
    CHECK(site.page->day() == QDate(2026, 10, 28));
}

TEST_CASE("photographs are shown small, and a picture from elsewhere is looked at before it is unpacked", "[diary][ui]")
{
    Site site;
    REQUIRE(site.page->setDay(QDate(2026, 10, 29)));
    DiaryPhotos& photos = site.page->sheet().photos();
    photos.files().attachFiles({fileWith(site, "trench.png", pngOf({640, 480})), fileWith(site, "broken.jpg", "\xff\xd8\xff not a picture"),
        fileWith(site, "notes.txt", "dry")});
    for (int i = 0; i < 100 && photos.pictures() < 1; ++i) QTest::qWait(20);
    CHECK(photos.pictures() == 1);
    CHECK(attachmentsOn(site.portfolio(), {entityOf<DiaryDay>(), site.today().value}).size() == 3);

    const auto small = thumbnailOf(pngOf({640, 480}), QStringLiteral("a"), 100);
    REQUIRE(small);
    CHECK(small->size() == QSize(100, 75));
    CHECK(thumbnailOf(pngOf({1, 2000}), QStringLiteral("a"), 100)->height() <= 100);
    QByteArray bomb = pngOf({4, 4}); // says that it is 50,000 by 50,000
    bomb.replace(16, 8, QByteArray("\x00\x00\xc3\x50\x00\x00\xc3\x50", 8));
    const auto refused = thumbnailOf(bomb, QStringLiteral("bomb.png"), 100);
    REQUIRE_FALSE(refused);
    for (const QByteArray& bytes :
        {QByteArray(), QByteArray("GIF89a"), QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>"), pngOf({9, 9}).left(40)})
        CHECK_FALSE(thumbnailOf(bytes, QStringLiteral("x"), 100));
}

TEST_CASE("a day in between is opened by its date, one that is there or to come is refused in the dialog", "[diary][ui]")
{
    Site site;
    site.trigger(*site.page, "Open a day...");
    auto& dialog = site.dialog<OpenDayDialog>();
    CHECK(dialog.day().date() == QDate(2026, 11, 2)); // proposed
    CHECK(dialog.day().maximumDate() == QDate(2026, 11, 2));
    dialog.day().setDate(QDate(2026, 10, 30));
    dialog.primary().click();
    CHECK(dialog.refusal().contains(u"already"));
    dialog.day().setDate(QDate(2026, 10, 31)); // a Saturday
    dialog.findChild<QCheckBox*>()->setChecked(false);
    dialog.primary().click();
    QCoreApplication::processEvents();
    CHECK(site.page->day() == QDate(2026, 10, 31));
    CHECK(entriesOf(site.portfolio(), site.today()).empty());
    site.page->completeAction()->trigger(); // empty
    CHECK(site.portfolio().find(site.today())->status == DiaryStatus::Open);
}

TEST_CASE("a site without a diary says what one is", "[diary][ui]")
{
    Site site;
    site.workspace().setScope(site.project(u"WHC"));
    QCoreApplication::processEvents();
    CHECK(site.page->days().table().rows.empty());
    CHECK_FALSE(site.page->completeAction()->isEnabled());
    site.workspace().setScope({}); // of all projects the one that was written last
    QCoreApplication::processEvents();
    CHECK(site.page->project());
}
