#include "core/edit/attachments.h"
#include "core/edit/records.h"
#include "core/sample/sample.h"
#include "tests/support/archive.h"
#include "tests/ui/desk.h"
#include "ui/inspector/field_editor.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/record_form.h"
#include "ui/pages/search/hit_list.h"
#include "ui/pages/search/search_page.h"
#include "ui/shell/search_service.h"
#include "ui/window/command_palette.h"
#include "ui/window/top_bar.h"

#include <QLineEdit>
#include <QListWidget>

using namespace gantry;

namespace {

/// A window on a project with two risks, and an index in the folder of the test.
struct Desk : test::Desk {
    NodeId project;
    RecordKey scour, crane;

    Desk()
    {
        settings.setValue(QStringLiteral("search/folder"), folder.filePath(QStringLiteral("search")));
        project = addProject("Quay wall", "QW");
        crane = addRisk("Crane arrives late", "Scour of the bed keeps the barge away");
        scour = addRisk("Scour protection fails", "Waves");
    }
    RecordKey addRisk(const char* title, const char* cause)
    {
        auto set = addRecord(portfolio(), session().ids(), entityOf<Risk>(), project.value,
            {{fieldIndex<&Risk::project>(), project.value}, {fieldIndex<&Risk::title>(), QString::fromUtf8(title)},
                {fieldIndex<&Risk::cause>(), QString::fromUtf8(cause)}});
        REQUIRE(set);
        const RecordKey key{entityOf<Risk>(), std::ranges::find(set->changes, entityOf<Risk>(), &Change::entity)->id};
        apply(std::move(set));
        return key;
    }
    void attachFile(RecordKey record, const char* name, const QByteArray& bytes)
    {
        apply(attach(portfolio(), session().ids(), record, {QString::fromUtf8(name), bytes}, {QStringLiteral("Ada"), test::noon}));
    }
    void ready()
    {
        workspace().search().start();
        REQUIRE(QTest::qWaitFor([this] { return workspace().search().isReady(); }, 20'000));
    }
    CommandPalette& palette()
    {
        auto* found = window.findChild<CommandPalette*>();
        REQUIRE(found);
        return *found;
    }
    SearchPage& page()
    {
        REQUIRE(window.openPage(QStringLiteral("search")));
        return *static_cast<SearchPage*>(window.currentPage());
    }
    static QStringList texts(const QListWidget& list)
    {
        QStringList out;
        for (int i = 0; i < list.count(); ++i) out << list.item(i)->text();
        return out;
    }
    QStringList titles()
    {
        QStringList out;
        for (const HitRow& row : page().list().rows()) out << row.title.text;
        return out;
    }
};

QString joined(const QStringList& list) { return list.join(u'|'); }

} // namespace

TEST_CASE("typing into the search box lists records, and Enter takes a person to the record and its field", "[search]")
{
    Desk desk;
    desk.ready();
    QTest::keyClicks(desk.find<TopBar>().searchField(), QStringLiteral("s"));
    auto& words = *desk.palette().findChild<QLineEdit*>();
    auto& list = *desk.palette().findChild<QListWidget*>();
    CHECK(words.text() == QStringLiteral("s"));
    QTest::keyClicks(&words, QStringLiteral("cour"));
    REQUIRE(QTest::qWaitFor([&] { return list.count() >= 3; }, 5'000));
    CHECK(joined(Desk::texts(list).first(3)) == QStringLiteral("Scour protection fails|Crane arrives late|All results for “scour”"));
    CHECK(list.currentRow() == 0);
    QTest::keyClick(&words, Qt::Key_Down);
    QTest::keyClick(&words, Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(desk.workspace().selection() == desk.crane);
    auto* inspector = desk.window.findChild<Inspector*>();
    REQUIRE(inspector);
    CHECK(inspector->isVisible());
    CHECK(inspector->record() == desk.crane);
    FieldRow* row = inspector->form()->row(u"cause");
    REQUIRE(row);
    CHECK(row->isAncestorOf(desk.window.focusWidget()));
}

TEST_CASE("Enter that comes before the answer waits for it", "[search]")
{
    Desk desk;
    desk.ready();
    desk.window.openPalette(QStringLiteral("scour"));
    QTest::keyClick(desk.palette().findChild<QLineEdit*>(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return desk.workspace().selection() == desk.scour; }, 5'000));
}

TEST_CASE("commands and pages stay within reach of the search box, and Esc closes it", "[search]")
{
    Desk desk;
    desk.ready();
    desk.window.openPalette(QStringLiteral("portf"));
    auto* palette = &desk.palette();
    auto* list = palette->findChild<QListWidget*>();
    CHECK(list->item(0)->text() == QStringLiteral("Go to Portfolio")); // it is called as typed, so it goes before records
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    CHECK(desk.window.currentPageKey() == QStringLiteral("portfolio"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    desk.window.openPalette(QStringLiteral("scour"));
    palette = &desk.palette();
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Escape);
    QCoreApplication::processEvents();
    CHECK_FALSE(palette->isVisible());
}

TEST_CASE("what is edited is found a moment later, and former words no longer", "[search]")
{
    Desk desk;
    desk.ready();
    SearchPage& page = desk.page();
    page.search(QStringLiteral("siltation"));
    REQUIRE(QTest::qWaitFor([&] { return page.emptyText().startsWith(QStringLiteral("Nothing holds")); }, 5'000));
    desk.apply(setCell(desk.portfolio(), desk.scour, fieldFor<&Risk::title>(), QStringLiteral("Siltation of the berth")));
    REQUIRE(QTest::qWaitFor([&] { return page.list().rows().size() == 1; }, 5'000)); // the page follows by itself
    CHECK(joined(desk.titles()) == QStringLiteral("Siltation of the berth"));
    desk.undo();
    REQUIRE(QTest::qWaitFor([&] { return page.list().rows().empty(); }, 5'000));
}

TEST_CASE("the search page counts by kind, narrows to one, and lists the files that could not be read", "[search]")
{
    Desk desk;
    desk.attachFile(desk.scour, "method.docx", test::docxOf({"Scour holes are filled with rock"}));
    desk.attachFile(desk.scour, "bomb.docx", test::docxOf({QByteArray(30 << 20, 'a')}));
    desk.ready();
    SearchPage& page = desk.page();
    CHECK(page.emptyText().startsWith(QStringLiteral("Type words")));
    QTest::keyClicks(&page.words(), QStringLiteral("scour"));
    REQUIRE(QTest::qWaitFor([&] { return page.list().rows().size() == 3; }, 5'000));
    auto& kinds = *page.findChild<QListWidget*>();
    REQUIRE(QTest::qWaitFor([&] { return kinds.count() == 4; }, 5'000));
    CHECK(joined(Desk::texts(kinds)) == QStringLiteral("All records|Risks|Attachments|Files not read"));
    kinds.setCurrentRow(2);
    REQUIRE(QTest::qWaitFor([&] { return page.list().rows().size() == 1; }, 5'000));
    CHECK(page.list().rows()[0].snippet.text == QStringLiteral("Scour holes are filled with rock"));
    CHECK(joined(Desk::texts(kinds)) == QStringLiteral("All records|Risks|Attachments|Files not read"));
    QTest::keyClick(&page.words(), Qt::Key_Return); // an attachment leads to what it is on
    CHECK(desk.workspace().selection() == desk.scour);

    desk.page();
    kinds.setCurrentRow(3);
    REQUIRE(page.list().rows().size() == 1);
    CHECK(page.list().rows()[0].title.text == QStringLiteral("bomb.docx"));
    CHECK(page.list().rows()[0].snippet.text.contains(QStringLiteral("unpacks to very much more")));
}

TEST_CASE("until the index is there names are found, and what was asked is answered when it is", "[search]")
{
    Desk desk;
    desk.window.openPalette(QStringLiteral("quay"));
    auto& list = *desk.palette().findChild<QListWidget*>();
    CHECK(Desk::texts(list).contains(QStringLiteral("QW  Quay wall")));
    REQUIRE(QTest::qWaitFor([&] { return Desk::texts(list).contains(QStringLiteral("All results for “quay”")); }, 20'000));
    CHECK(list.item(0)->text() == QStringLiteral("Quay wall"));
}

TEST_CASE("an index that is damaged while the window is open is made anew", "[search]")
{
    Desk desk;
    desk.ready();
    const QDir place(desk.folder.filePath(QStringLiteral("search")));
    const QStringList files = place.entryList({QStringLiteral("*.search")});
    REQUIRE(files.size() == 1);
    QFile file(place.filePath(files.front()));
    REQUIRE(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    file.write(QByteArray(size, 'x'));
    file.close();
    SearchPage& page = desk.page();
    for (int tries = 0; tries < 20 && page.list().rows().empty(); ++tries) {
        page.search(QStringLiteral("scour"));
        (void)QTest::qWaitFor([&] { return !page.list().rows().empty(); }, 500);
    }
    CHECK(page.list().rows().size() == 2);
}

TEST_CASE("a read-only window searches as well, and a window may close while its index is built", "[search]")
{
    Desk desk;
    desk.window.openPalette(QStringLiteral("scour"));
    desk.palette().close();
    const QString path = desk.session().path();
    desk.window.closeFile();
    auto session = Session::open(path, {QStringLiteral("Grace"), QStringLiteral("other")}, OpenMode::ReadOnly);
    REQUIRE(session);
    desk.window.setSession(std::move(*session));
    desk.ready();
    SearchPage& page = desk.page();
    page.search(QStringLiteral("scour"));
    REQUIRE(QTest::qWaitFor([&] { return page.list().rows().size() == 2; }, 5'000));
}
