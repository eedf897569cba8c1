// What hangs on a record in the inspector: comments, files, links to other records.
#include "core/edit/attachments.h"
#include "core/edit/relations.h"
#include "tests/ui/desk.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/link_dialog.h"
#include "ui/inspector/record_files.h"
#include "ui/inspector/record_links.h"
#include "ui/inspector/record_notes.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/shell/controls/text_label.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDropEvent>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTimer>

using namespace gantry;
using namespace gantry::test;

namespace {

const QString hostile = QStringLiteral("<img src=x onerror=alert(1)><b>x</b>");

/// Stands in for the system's programs: what would be opened is noted.
class Opener final : public QObject {
    Q_OBJECT
public:
    Opener() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    QStringList opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened << url.toLocalFile(); }
};

/// A project with a risk, an issue and an action; the action is selected, the inspector open.
struct Records : Desk {
    NodeId project = addProject("Quay wall", "QW");
    RecordKey action{entityOf<Action>(), session().ids().next()}, risk{entityOf<Risk>(), session().ids().next()};
    Inspector* inspector = nullptr;

    explicit Records(const QString& title = QStringLiteral("Call the harbour master"))
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Action{.id = {action.id}, .number = QStringLiteral("ACT-0001"), .project = project, .title = title});
        build.insert(
            Risk{.id = {risk.id}, .number = QStringLiteral("RSK-0001"), .project = project, .title = QStringLiteral("Soft ground")});
        apply(build.take());
        press(Qt::Key_F4);
        inspector = &find<Inspector>();
        workspace().select(action);
        QCoreApplication::processEvents();
    }
    QString path(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    QString notice()
    {
        auto* bar = window.findChild<NoticeBar*>();
        return bar && bar->isVisible() ? bar->sentence() : QString();
    }
    RecordFiles& files()
    {
        inspector->openTab(Inspector::Files);
        return find<RecordFiles>();
    }
    std::vector<AttachmentId> attached() { return attachmentsOn(portfolio(), action); }
    QStringList said(QWidget& part)
    {
        QStringList out;
        for (auto* label : part.findChildren<TextLabel*>())
            if (!label->isHidden()) out << label->text();
        return out;
    }
    void comment(const QString& text)
    {
        inspector->openTab(Inspector::Notes);
        auto* box = find<QWidget>("newNote").findChild<QPlainTextEdit*>();
        QTest::keyClicks(box, text);
        find<QPushButton>("addNote").click();
        QCoreApplication::processEvents();
    }
};

/// Presses a button of the question that comes up, by its object name or text.
void answer(const QString& text)
{
    QTimer::singleShot(0, [text] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        for (auto* button : box->buttons())
            if (QString(button->text()).remove(u'&') == text) return button->click();
        box->reject();
    });
}

} // namespace

TEST_CASE("comments stand with who wrote them and when, the newest last", "[inspector]")
{
    Records desk;
    desk.comment(QStringLiteral("Rang twice"));
    desk.session().setAuthor(QStringLiteral("Bo"));
    *desk.now = {desk.now->ms + 3'600'000};
    desk.comment(QStringLiteral("He rang back"));
    const auto notes = notesWritten(desk.session(), desk.action);
    REQUIRE(notes.size() == 2);
    CHECK(desk.portfolio().find(notes[0].note)->text == QStringLiteral("Rang twice"));
    CHECK(notes[0].by.startsWith(QStringLiteral("Ada, 4 Mar 2026")));
    CHECK(notes[1].by.startsWith(QStringLiteral("Bo, 4 Mar 2026")));
    const QStringList said = desk.said(desk.find<RecordNotes>());
    CHECK(said.indexOf(notes[0].by) < said.indexOf(notes[1].by));
    CHECK(desk.find<RecordNotes>().widget()->layout()->indexOf(&desk.find<QWidget>("newNote")) > 0); // the next is written below

    ChangeBuilder build(QStringLiteral("note.edit"));
    build.update<&Note::text>(desk.portfolio(), notes[0].note.value, QStringLiteral("Rang three times"));
    desk.apply(build.take());
    const auto again = notesWritten(desk.session(), desk.action);
    CHECK(again[0].note == notes[0].note); // an edit does not make it the newest
    CHECK(again[0].by.contains(QStringLiteral(", edited by Bo, 4 Mar 2026")));
    CHECK(desk.said(desk.find<RecordNotes>()).contains(again[0].by));
}

TEST_CASE("a file is attached by dropping it, counted on its tab, saved elsewhere and removed", "[inspector]")
{
    Records desk;
    RecordFiles& files = desk.files();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(desk.path(QStringLiteral("minutes.txt"), "said and done"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(files.viewport(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(files.viewport(), &drop);
    REQUIRE(desk.attached().size() == 1);
    CHECK(desk.inspector->findChild<QTabBar*>()->tabText(Inspector::Files) == QStringLiteral("Files 1"));

    const QString copy = desk.folder.filePath(QStringLiteral("copy.txt"));
    files.saveAs(desk.attached().front(), copy);
    QFile saved(copy);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll() == "said and done");
    CHECK(desk.notice() == QStringLiteral("copy.txt is saved."));

    for (auto* action : files.findChildren<QAction*>())
        if (action->icon().name() == u"trash") action->trigger();
    CHECK(desk.attached().empty());
    CHECK(desk.notice() == QStringLiteral("minutes.txt was removed."));
    desk.undo();
    CHECK(desk.attached().size() == 1);
}

TEST_CASE("of several files those that can be kept are, and the others are told", "[inspector]")
{
    Records desk;
    QFile sparse(desk.folder.filePath(QStringLiteral("survey.las")));
    REQUIRE(sparse.open(QIODevice::WriteOnly));
    REQUIRE(sparse.resize(qint64(2) << 30));
    sparse.close();
    const QByteArray large(3 << 20, 'x'); // past what is packed while the window waits
    desk.files().attachFiles({desk.path(QStringLiteral("large.bin"), large), sparse.fileName(), desk.path(QStringLiteral("a.txt"), "a")});
    REQUIRE(QTest::qWaitFor([&] { return desk.attached().size() == 2; }, 60'000));
    CHECK(desk.notice().startsWith(QStringLiteral("survey.las has 2048 MB, and a file kept on a record can have 50 MB at most.")));
    const auto content = desk.session().content(desk.portfolio().find(desk.attached().back())->content);
    REQUIRE(content);
    CHECK(*content == large);
}

TEST_CASE("a file is opened as a copy that nothing runs, under a name without a path", "[inspector]")
{
    Records desk;
    Opener system;
    desk.apply(attach(desk.portfolio(), desk.session().ids(), desk.action, {QStringLiteral("../../notes.txt"), "words"}, {}));
    desk.files().open(desk.attached().front());
    REQUIRE(system.opened.size() == 1);
    const QFileInfo copy(system.opened.front());
    CHECK(copy.fileName() == QStringLiteral("notes.txt"));
    CHECK(copy.absoluteFilePath().startsWith(QDir::tempPath()));
    CHECK_FALSE(copy.isExecutable());
    QFile file(system.opened.front());
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "words");
    desk.files().open(desk.attached().front()); // once more, over the copy
    CHECK(system.opened.size() == 2);
}

TEST_CASE("before a file that can hold a program is opened, the person is asked", "[inspector]")
{
    Records desk;
    Opener system;
    desk.apply(attach(desk.portfolio(), desk.session().ids(), desk.action, {QStringLiteral("setup.exe"), "MZ"}, {}));
    answer(QStringLiteral("Cancel"));
    desk.files().open(desk.attached().front());
    CHECK(system.opened.empty());
    answer(QStringLiteral("Open anyway"));
    desk.files().open(desk.attached().front());
    CHECK(system.opened.size() == 1);
}

TEST_CASE("a record is linked with one of another kind, which both of them show, and unlinked", "[inspector]")
{
    Records desk;
    desk.inspector->openTab(Inspector::Links);
    QTimer::singleShot(0, [&] {
        auto* dialog = qobject_cast<LinkDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("kind"));
        kind->setCurrentIndex(kind->findText(QStringLiteral("Risks")));
        auto* list = dialog->findChild<QListWidget*>(QStringLiteral("records"));
        CHECK(list->count() == 1);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("words")), QStringLiteral("rsk ground"));
        CHECK(list->count() == 1);
        CHECK(list->item(0)->text() == QStringLiteral("RSK-0001  Soft ground"));
        dialog->findChild<QLineEdit*>(QStringLiteral("note"))->setText(QStringLiteral("deals with it"));
        dialog->findChild<QPushButton*>(QStringLiteral("link"))->click();
        if (dialog->isVisible()) dialog->reject();
    });
    desk.find<QPushButton>("linkRecord").click();
    REQUIRE(relationsOf(desk.portfolio(), desk.action).size() == 1);
    const auto& groups = desk.find<RecordLinks>().groups();
    REQUIRE_FALSE(groups.empty());
    CHECK(groups.front().title == QStringLiteral("Linked records"));
    CHECK(groups.front().links.front().title == QStringLiteral("Soft ground"));
    CHECK(groups.front().links.front().detail == QStringLiteral("Risk, deals with it"));

    desk.workspace().select(desk.risk);
    QCoreApplication::processEvents();
    CHECK(desk.find<RecordLinks>().groups().front().links.front().leadsTo == desk.action);
    for (auto* action : desk.find<RecordLinks>().findChildren<QAction*>())
        if (action->icon().name() == u"unlink") action->trigger();
    CHECK(relationsOf(desk.portfolio(), desk.action).empty());
    desk.undo();
    CHECK(relationsOf(desk.portfolio(), desk.action).size() == 1);
}

TEST_CASE("a link that is there already is refused in its dialog", "[inspector]")
{
    Records desk;
    desk.apply(relate(desk.portfolio(), desk.session().ids(), desk.action, desk.risk));
    desk.inspector->openTab(Inspector::Links);
    bool asked = false;
    QTimer::singleShot(0, [&] {
        auto* dialog = qobject_cast<LinkDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        asked = true;
        auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("kind"));
        kind->setCurrentIndex(kind->findText(QStringLiteral("Risks")));
        dialog->findChild<QPushButton*>(QStringLiteral("link"))->click();
        CHECK(dialog->isVisible());
        CHECK(desk.said(*dialog).join(u'|').contains(QStringLiteral("are linked already.")));
        dialog->reject();
    });
    desk.find<QPushButton>("linkRecord").click();
    CHECK(asked);
    CHECK(relationsOf(desk.portfolio(), desk.action).size() == 1);
}

TEST_CASE("what looks like HTML in a title is shown as it stands in the inspector and in notices", "[inspector]")
{
    Records desk(hostile);
    CHECK(desk.inspector->title() == hostile);
    for (auto* label : desk.inspector->findChildren<QLabel*>()) CHECK(label->textFormat() != Qt::RichText);
    for (auto* label : desk.inspector->findChildren<TextLabel*>()) CHECK(label->textFormat() == Qt::PlainText);
    desk.workspace().notify({Notice::Tone::Info, hostile});
    CHECK(desk.notice() == hostile);
    for (auto* label : desk.find<NoticeBar>().findChildren<QLabel*>()) CHECK(label->textFormat() == Qt::PlainText);
}

#include "record_parts_test.moc"
