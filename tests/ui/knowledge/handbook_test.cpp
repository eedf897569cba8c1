// The handbook: what is shown of a page, where its links lead, how it is written.
#include "core/governance/handbook.h"
#include "tests/ui/desk.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/record_form.h"
#include "ui/pages/handbook/handbook_editor.h"
#include "ui/pages/handbook/handbook_reader.h"
#include "ui/pages/handbook/handbook_text.h"
#include "ui/shell/controls/notice_bar.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTimer>
#include <QTreeWidget>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Reading : Desk {
    HandbookPageId start, risk;
    Reading()
    {
        start = page({.rank = QStringLiteral("a"), .code = QStringLiteral("start"), .title = QStringLiteral("How we work")},
            "Read about [risks](page:risk), see [the one](record:RSK-0001) or [this](javascript:alert) or [that](https://example.org/x).");
        risk = page({.parent = start,
                        .rank = QStringLiteral("a"),
                        .code = QStringLiteral("risk"),
                        .title = QStringLiteral("How to write a risk"),
                        .entity = QStringLiteral("risk"),
                        .field = QStringLiteral("title")},
            "A cause, an event, an effect.");
    }
    HandbookPageId page(HandbookPage row, const char* text)
    {
        row.id = session().ids().next<HandbookPageId>();
        row.text = QString::fromUtf8(text);
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        apply(build.take());
        return row.id;
    }
    HandbookReader& reader()
    {
        window.openPage(QStringLiteral("handbook"));
        QCoreApplication::processEvents();
        return find<HandbookReader>();
    }
    void act(const char* text)
    {
        for (QAction* action : reader().pageActions())
            if (action->text() == QLatin1StringView(text) && action->isVisible())
                return action->trigger(), QCoreApplication::processEvents();
        FAIL(text);
    }
    QString notice()
    {
        auto* bar = window.findChild<NoticeBar*>();
        return bar && bar->isVisible() ? bar->sentence() : QString();
    }
};

} // namespace

TEST_CASE("a page is read in the tree's order, and its links lead to pages and records of ours", "[handbook]")
{
    Reading desk;
    const NodeId project = desk.addProject("Quay", "Q");
    ChangeBuilder build(QStringLiteral("test.add"));
    const RiskId flood = desk.session().ids().next<RiskId>();
    build.insert(Risk{.id = flood, .number = QStringLiteral("RSK-0001"), .project = project, .title = QStringLiteral("Flood")});
    desk.apply(build.take());
    auto& reader = desk.reader();
    CHECK(reader.current() == desk.start);
    CHECK(reader.text().toPlainText().contains(QStringLiteral("Read about risks, see the one")));
    const auto follow = [&](const char* link) {
        Q_EMIT reader.text().anchorClicked(QUrl(QLatin1StringView(link)));
        QCoreApplication::processEvents();
    };
    follow("page:risk");
    CHECK(reader.current() == desk.risk);
    follow("page:nowhere");
    CHECK(desk.notice() == QStringLiteral("The handbook has no page with the code “nowhere”."));
    for (const char* link : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"}) {
        follow(link);
        CHECK(desk.notice().contains(QStringLiteral("leads neither to a page")));
    }
    QString said;
    QTimer::singleShot(0, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        said = box->text();
        box->reject();
    });
    follow("https://example.org/x");
    CHECK(said.contains(QStringLiteral("example.org"))); // and nothing is opened without an answer
    follow("record:RSK-0001");
    CHECK((desk.workspace().selection() == RecordKey{entityOf<Risk>(), flood.value}));
}

TEST_CASE("HTML in a page is text, images are named, and nothing is fetched", "[handbook]")
{
    Reading desk;
    const QString secret = desk.folder.filePath(QStringLiteral("secret.png"));
    QImage(8, 8, QImage::Format_RGB32).save(secret);
    HandbookText text;
    text.resize(600, 400);
    text.show();
    text.setPage(QStringLiteral("<b>Title</b>"),
        QStringLiteral("<script>alert(1)</script> and <img src=\"%1\"> and <b>bold</b>\n\n![a plan](%1) "
                       "![](https://example.org/x.png)\n\n# Head\n\n- one\n- two")
            .arg(secret));
    QCoreApplication::processEvents();
    const QString shown = text.toPlainText();
    CHECK(shown.startsWith(QStringLiteral("<b>Title</b>\n")));
    CHECK(shown.contains(QStringLiteral("<script>alert(1)</script>")));
    CHECK(shown.contains(QStringLiteral("<b>bold</b>")));
    CHECK(shown.contains(QStringLiteral("[image: a plan]")));
    CHECK_FALSE(shown.contains(QChar::ObjectReplacementCharacter));
    CHECK_FALSE(text.toHtml().contains(QStringLiteral("<img"), Qt::CaseInsensitive));
    CHECK(text.loadResource(QTextDocument::HtmlResource, QUrl::fromLocalFile(secret)).isNull());
    text.setSource(QUrl::fromLocalFile(secret)); // it shows what it was given, whoever asks
    CHECK(text.toPlainText() == shown);
    text.setPage(
        QStringLiteral("Broken"), QString(200, u'[') + QString(200, u'*') + QString(50, u'`') + QStringLiteral("\n|a|\n|-|\n> > >"));
    CHECK(text.toPlainText().startsWith(QStringLiteral("Broken")));
    for (const char* part : {"> ", "- ", "[a](", "**", "word ", "![", "|", "# x\n"}) {
        CAPTURE(part);
        QElapsedTimer clock;
        clock.start();
        text.setPage(QStringLiteral("Endless"), QString::fromLatin1(part).repeated(300'000));
        CHECK(text.toPlainText().startsWith(QStringLiteral("Endless")));
        CHECK(clock.elapsed() < 20'000); // it ends
    }
}

TEST_CASE("a page is written with its preview, saved in one step, and undone", "[handbook]")
{
    Reading desk;
    auto& reader = desk.reader();
    desk.act("Edit page");
    REQUIRE(reader.isEditing());
    auto* text = reader.editor().findChild<QPlainTextEdit*>(QStringLiteral("pageText"));
    text->selectAll();
    QTest::keyClicks(text, QStringLiteral("We work in pairs."));
    CHECK(QTest::qWaitFor(
        [&] { return reader.editor().findChild<HandbookText*>()->toPlainText().contains(QStringLiteral("We work in pairs.")); }));
    desk.act("Save page");
    CHECK_FALSE(reader.isEditing());
    CHECK(desk.portfolio().find(desk.start)->text == QStringLiteral("We work in pairs."));
    CHECK(reader.text().toPlainText().contains(QStringLiteral("We work in pairs.")));
    desk.undo();
    QCoreApplication::processEvents();
    CHECK(reader.text().toPlainText().contains(QStringLiteral("Read about risks")));

    desk.act("Edit page");
    reader.editor().findChild<QLineEdit*>(QStringLiteral("pageTitle"))->clear();
    desk.act("Save page");
    CHECK(reader.isEditing()); // a page needs a title, and what was typed stays
    CHECK(desk.notice().contains(QStringLiteral("Title")));
    desk.act("Discard");
    CHECK(desk.portfolio().find(desk.start)->title == QStringLiteral("How we work"));

    desk.act("Edit page");
    QTest::keyClicks(reader.editor().findChild<QLineEdit*>(QStringLiteral("pageTitle")), QStringLiteral(" here"));
    desk.window.openPage(QStringLiteral("dashboard")); // whoever leaves the page has written it
    CHECK(desk.portfolio().find(desk.start)->title == QStringLiteral("How we work here"));
}

TEST_CASE("pages are added beside the one on show, and deleted with what lies under them", "[handbook]")
{
    Reading desk;
    auto& reader = desk.reader();
    desk.act("New page");
    REQUIRE(reader.isEditing());
    const HandbookPageId made = reader.current();
    CHECK(desk.portfolio().find(made)->parent == HandbookPageId{});
    desk.act("Discard");
    CHECK(desk.portfolio().all<HandbookPage>().size() == 3);
    REQUIRE(reader.reveal({entityOf<HandbookPage>(), desk.start.value}));
    desk.act("Delete page");
    CHECK(desk.portfolio().all<HandbookPage>().size() == 1);
    CHECK(reader.current() == made);
    desk.undo();
    CHECK(desk.portfolio().all<HandbookPage>().size() == 3);
}

TEST_CASE("the methodology at hand comes first, and a link into another one still leads there", "[handbook]")
{
    Reading desk;
    const NodeId project = desk.addProject("Quay", "Q");
    ChangeBuilder build(QStringLiteral("test.add"));
    const MethodologyId own = desk.session().ids().next<MethodologyId>(), other = desk.session().ids().next<MethodologyId>();
    build.insert(Methodology{.id = own, .number = QStringLiteral("MET-0001"), .title = QStringLiteral("Works")});
    build.insert(Methodology{.id = other, .number = QStringLiteral("MET-0002"), .title = QStringLiteral("Software")});
    build.update<&Node::methodology>(desk.portfolio(), project.value, own);
    desk.apply(build.take());
    const HandbookPageId phases =
        desk.page({.methodology = own, .code = QStringLiteral("phases"), .title = QStringLiteral("Phases")}, "Five.");
    const HandbookPageId sprints =
        desk.page({.methodology = other, .code = QStringLiteral("sprints"), .title = QStringLiteral("Sprints")}, "Two weeks.");
    desk.workspace().setScope(project);
    auto& reader = desk.reader();
    auto* tree = reader.findChild<QTreeWidget*>();
    REQUIRE(tree->topLevelItemCount() == 2);
    CHECK(tree->topLevelItem(0)->text(0) == QStringLiteral("Works"));
    CHECK(tree->topLevelItem(1)->text(0) == QStringLiteral("For all projects"));
    CHECK(reader.current() == phases);
    Q_EMIT reader.text().anchorClicked(QUrl(QStringLiteral("page:sprints")));
    QCoreApplication::processEvents();
    CHECK(reader.current() == sprints);
    CHECK(reader.text().toPlainText().contains(QStringLiteral("Two weeks.")));
    desk.workspace().setScope(desk.portfolio().root()->id);
    QCoreApplication::processEvents();
    CHECK(tree->topLevelItemCount() == 3); // where no methodology is at hand, all of them
    CHECK(reader.current() == sprints);
}

TEST_CASE("words that are looked for narrow the tree and are marked in the page", "[handbook]")
{
    Reading desk;
    auto& reader = desk.reader();
    auto* words = reader.findChild<QLineEdit*>(QStringLiteral("handbookWords"));
    QTest::keyClicks(words, QStringLiteral("CAUSE effect"));
    QCoreApplication::processEvents();
    CHECK(reader.current() == desk.risk);
    CHECK(reader.text().extraSelections().size() == 2);
    words->setText(QStringLiteral("nowhere at all"));
    auto* tree = reader.findChild<QTreeWidget*>();
    CHECK(tree->topLevelItem(0)->isHidden());
    words->clear();
    CHECK_FALSE(tree->topLevelItem(0)->isHidden());
    CHECK(reader.text().extraSelections().isEmpty());
}

TEST_CASE("the label of a field leads to the page that explains it", "[handbook]")
{
    Reading desk;
    const NodeId project = desk.addProject("Quay", "Q");
    const RiskId flood = desk.session().ids().next<RiskId>();
    ChangeBuilder build(QStringLiteral("test.add"));
    build.insert(Risk{.id = flood, .number = QStringLiteral("RSK-0001"), .project = project, .title = QStringLiteral("Flood")});
    desk.apply(build.take());
    desk.press(Qt::Key_F4);
    desk.workspace().select({entityOf<Risk>(), flood.value});
    QCoreApplication::processEvents();
    FieldRow* row = desk.find<Inspector>().form()->row(u"title");
    REQUIRE(row);
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), row->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(row, &event);
    auto* menu = row->findChild<QMenu*>();
    REQUIRE(menu);
    QAction* help = nullptr;
    for (QAction* action : menu->actions())
        if (action->text() == QStringLiteral("Handbook: How to write a risk")) help = action;
    REQUIRE(help);
    help->trigger();
    menu->close();
    QCoreApplication::processEvents();
    CHECK(desk.find<HandbookReader>().current() == desk.risk);
}

TEST_CASE("an empty handbook says what it is for", "[handbook]")
{
    Desk desk;
    desk.window.openPage(QStringLiteral("handbook"));
    QCoreApplication::processEvents();
    auto& reader = desk.find<HandbookReader>();
    CHECK_FALSE(reader.current());
    for (QAction* action : reader.pageActions())
        if (action->text() == QStringLiteral("New page")) action->trigger();
    QCoreApplication::processEvents();
    CHECK(reader.isEditing());
    CHECK(desk.portfolio().all<HandbookPage>().size() == 1);
}
