// What a person does with lessons and documents, on the sample portfolio.
#include "core/edit/documents.h"
#include "core/governance/gates.h"
#include "tests/support/sample_window.h"
#include "ui/governance/lessons_panel.h"
#include "ui/governance/record_commands.h"
#include "ui/inspector/document_revisions.h"
#include "ui/inspector/inspector.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/pages/handbook/handbook_reader.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/lead_row.h"
#include "ui/shell/controls/notice_bar.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Office : SampleWindow {
    Office()
        : SampleWindow("Rashida Malik")
    {
    }
    template <class T> T& find(const char* name = "")
    {
        for (T* each : window->findChildren<T*>(QLatin1StringView(name)))
            if (each->isVisible()) return *each;
        FAIL(name);
        throw 0;
    }
    static void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    QString notice() { return find<NoticeBar>().sentence(); }
    /// The button of the notice bar.
    void answerNotice(const QString& text)
    {
        for (auto* button : find<NoticeBar>().findChildren<QPushButton*>())
            if (button->text() == text) return button->click(), settle();
        FAIL(text.toStdString());
    }
    void command(RecordKey record, const QString& text)
    {
        QWidget owner(window.get());
        for (QAction* action : commandsFor(workspace(), record, &owner))
            if (action->text() == text) return action->trigger(), settle();
        FAIL(text.toStdString());
    }
    const Gate& openGate()
    {
        const Gate* found = nullptr;
        portfolio().all<Gate>().forEach([&](const Gate& g) {
            if (!isHeld(g) && (!found || g.id < found->id)) found = &g;
        });
        REQUIRE(found);
        return *found;
    }
};

/// The button of an action in the panel's first lesson.
ActionButton& buttonOf(LessonsPanel& panel, const char* name)
{
    for (auto* button : panel.findChildren<ActionButton*>())
        if (button->action()->objectName() == QLatin1StringView(name)) return *button;
    FAIL(name);
    throw 0;
}

void drop(QWidget& on, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &event);
    CHECK(event.isAccepted());
}

} // namespace

TEST_CASE("a lesson is found at the gate, marked as used with a click, and taken back", "[knowledge]")
{
    Office office;
    auto& gates = office.open<GatesPage>("gates");
    const Gate gate = office.openGate();
    gates.openReview(gate.id);
    Office::settle();
    LessonsPanel& panel = gates.review().lessons();
    REQUIRE(panel.offers().size() >= 2);
    const RecordKey best = panel.offers().front().knowledge, second = panel.offers()[1].knowledge;
    const auto uses = [&] { return office.portfolio().all<KnowledgeUse>().size(); };
    const auto before = uses();

    QTest::mouseClick(&buttonOf(panel, "used"), Qt::LeftButton);
    Office::settle();
    REQUIRE(uses() == before + 1);
    CHECK(panel.said() == QStringLiteral("1 used here"));
    CHECK(panel.offers().front().knowledge == second); // it is not offered again
    CHECK(office.notice().contains(QStringLiteral("is noted as used here")));
    office.answerNotice(QStringLiteral("Undo"));
    CHECK(uses() == before);
    CHECK(panel.offers().front().knowledge == best);

    buttonOf(panel, "notUseful").setFocus(); // by the keyboard
    QTest::keyClick(&buttonOf(panel, "notUseful"), Qt::Key_Space);
    Office::settle();
    CHECK(panel.said() == QStringLiteral("1 of no use"));

    auto& lead = *panel.findChild<LeadRow*>();
    QTest::mouseClick(&lead, Qt::LeftButton);
    Office::settle();
    CHECK(office.workspace().selection().id == panel.offers().front().knowledge.id);
    CHECK(office.find<RegisterPage>().sheet().entity() == panel.offers().front().knowledge.entity);
}

TEST_CASE("after a gate was decided the lesson of its phase is asked for, and begun with what is known", "[knowledge]")
{
    Office office;
    auto& gates = office.open<GatesPage>("gates");
    const Gate gate = office.openGate();
    gates.openReview(gate.id);
    Office::settle();
    for (QComboBox* box : gates.review().findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Decision")) box->setCurrentIndex(2); // hold
    gates.review().recordAction()->trigger();
    Office::settle();
    REQUIRE(gates.review().refusal().isEmpty());
    CHECK(office.notice().contains(QStringLiteral("What is to be learnt of this phase?")));
    office.answerNotice(QStringLiteral("Write a lesson"));
    const RecordKey made = office.workspace().selection();
    REQUIRE(made.entity == entityOf<Lesson>());
    const Lesson& lesson = *office.portfolio().find<Lesson>(made.id);
    CHECK(lesson.phase == gate.phase);
    CHECK(lesson.project == gate.project);
    CHECK(office.find<Inspector>().record() == made);
    const auto offered = gates.review().lessons().offers(); // not to the gate that it came of
    CHECK(std::ranges::none_of(offered, [&](const LessonOffer& o) { return o.knowledge == made; }));
}

TEST_CASE("a risk that somebody names gets the lessons that fit, in the notice bar and in the inspector", "[knowledge]")
{
    Office office;
    office.open<RegisterPage>("risks.risk");
    NodeId project{};
    office.portfolio().all<Node>().forEach([&](const Node& n) {
        if (n.code == u"TWT") project = n.id;
    });
    const RiskId id = office.session().ids().next<RiskId>();
    ChangeBuilder build(QStringLiteral("risk.add"));
    build.insert(Risk{.id = id, .number = QStringLiteral("RSK-9999"), .project = project, .title = QStringLiteral("New risk")});
    REQUIRE(office.workspace().apply(build.take()));
    Office::settle();
    ChangeBuilder name(QStringLiteral("risk.edit"));
    name.update<&Risk::title>(office.portfolio(), id.value, QStringLiteral("Piles meet obstructions in old cellars"));
    REQUIRE(office.workspace().apply(name.take()));
    Office::settle();
    CHECK(office.notice().contains(QStringLiteral("lessons fit this risk")));
    office.answerNotice(QStringLiteral("Show"));
    auto& panel = office.find<Inspector>().findChild<LessonsPanel*>() ? *office.find<Inspector>().findChild<LessonsPanel*>()
                                                                      : office.find<LessonsPanel>();
    CHECK(panel.isVisible());
    CHECK((panel.record() == RecordKey{entityOf<Risk>(), id.value}));
    CHECK(panel.offers().size() == 3);
    CHECK(std::ranges::any_of(panel.offers(), [&](const LessonOffer& o) {
        return office.portfolio().titleOf(o.knowledge.entity, o.knowledge.id).startsWith(QStringLiteral("Bore along the pile lines"));
    }));
    office.workspace().select({entityOf<Person>(), 1});
    Office::settle();
    CHECK_FALSE(panel.isVisible());
}

TEST_CASE("a file that is dropped becomes a document, gets a revision, and the chain leads back", "[knowledge]")
{
    Office office;
    auto& page = office.open<RegisterPage>("knowledge.document");
    const QString path = office.folder.path(QStringLiteral("tower_crane.md"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("# Tower crane\n\nLuffing jib, 5 t at 32 m.\n");
    file.close();
    const auto before = office.portfolio().all<Document>().size();
    drop(page, {path});
    Office::settle();
    REQUIRE(office.portfolio().all<Document>().size() == before + 1);
    const RecordKey made = office.workspace().selection();
    REQUIRE(made.entity == entityOf<Document>());
    CHECK(office.portfolio().find<Document>(made.id)->title == QStringLiteral("tower crane"));
    CHECK(office.notice().contains(QStringLiteral("“tower crane” is a document of Caldmere capital plan now.")));

    office.workspace().inspect();
    office.find<Inspector>().openTab(Inspector::Fields);
    office.command(made, QStringLiteral("New revision"));
    const RecordKey next = office.workspace().selection();
    REQUIRE(next != made);
    CHECK(office.notice().contains(QStringLiteral("Revision B of “tower crane” is work in progress")));
    auto& chain = office.find<DocumentRevisions>();
    CHECK(chain.revisions() == QStringList{QStringLiteral("B, WIP"), QStringLiteral("A, Superseded")});

    drop(chain, {path}); // the file of the new revision, the same as before
    Office::settle();
    CHECK(office.portfolio().find<Document>(next.id)->fileName == QStringLiteral("tower_crane.md"));
    CHECK(chain.sameFile().startsWith(QStringLiteral("The same file is kept as DOC-")));
    QTest::mouseClick(chain.findChild<LeadRow*>(QStringLiteral("revision A")), Qt::LeftButton);
    Office::settle();
    CHECK(office.workspace().selection() == made);
    CHECK(office.find<DocumentRevisions>().revisions().size() == 2);
}

TEST_CASE("the handbook is opened from a register that a page explains, and from a gate", "[knowledge]")
{
    Office office;
    auto& risks = office.open<RegisterPage>("risks.risk");
    QAction* help = risks.findChild<QAction*>(QStringLiteral("explain"));
    REQUIRE(help);
    REQUIRE(help->isVisible());
    help->trigger();
    Office::settle();
    auto& reader = office.find<HandbookReader>();
    CHECK(office.portfolio().find(reader.current())->entity == QStringLiteral("risk"));
    office.open<RegisterPage>("register.organisation");
    for (auto* page : office.window->findChildren<RegisterPage*>())
        if (page->isVisible()) CHECK_FALSE(page->findChild<QAction*>(QStringLiteral("explain"))->isVisible());
    auto& gates = office.open<GatesPage>("gates");
    for (QAction* action : gates.pageActions())
        if (action->text() == QStringLiteral("Handbook")) action->trigger();
    Office::settle();
    const HandbookPage& shown = *office.portfolio().find(reader.current());
    CHECK((shown.phase || shown.entity == u"gate")); // of the phase that the gate ends, else of gates
}
