// The register of documents in a small portfolio: what is refused, what is opened, what is told.
#include "core/edit/documents.h"
#include "tests/ui/desk.h"
#include "ui/governance/kept_files.h"
#include "ui/governance/knowledge_commands.h"
#include "ui/governance/record_commands.h"
#include "ui/pages/register/knowledge_head.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/notice_bar.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Stands in for the system's programs: what would be opened is noted.
class Opener final : public QObject {
    Q_OBJECT
public:
    Opener()
    {
        for (const char* scheme : {"file", "https"}) QDesktopServices::setUrlHandler(QLatin1StringView(scheme), this, "open");
    }
    ~Opener() override
    {
        for (const char* scheme : {"file", "https"}) QDesktopServices::unsetUrlHandler(QLatin1StringView(scheme));
    }
    QStringList opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened << url.toString(); }
};

struct Shelf : Desk {
    NodeId project = addProject("Quay wall", "QW");
    RegisterPage* page = nullptr;

    Shelf()
    {
        window.openPage(QStringLiteral("knowledge.document"));
        QCoreApplication::processEvents();
        page = &find<RegisterPage>();
    }
    QString path(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    KnowledgeHead& head() { return find<KnowledgeHead>(); }
    QString notice()
    {
        auto* bar = window.findChild<NoticeBar*>();
        return bar && bar->isVisible() ? bar->sentence() : QString();
    }
    std::vector<const Document*> documents()
    {
        std::vector<const Document*> out;
        portfolio().all<Document>().forEach([&](const Document& d) { out.push_back(&d); });
        std::ranges::sort(out, {}, [](const Document* d) { return d->number; });
        return out;
    }
    void command(RecordKey record, const QString& text)
    {
        QWidget owner(&window);
        for (QAction* action : commandsFor(workspace(), record, &owner))
            if (action->text() == text) return action->trigger(), QCoreApplication::processEvents();
        FAIL(text.toStdString());
    }
    QStringList commands(RecordKey record)
    {
        QWidget owner(&window);
        QStringList out;
        for (QAction* action : commandsFor(workspace(), record, &owner)) out << action->text();
        return out;
    }
    template <class D> D& dialog()
    {
        QCoreApplication::processEvents();
        D* found = nullptr;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(each); d && d->isVisible()) found = d;
        REQUIRE(found);
        return *found;
    }
};

/// Presses a button of the question that comes up; what the question said is kept.
void answer(const QString& text, QString* said = nullptr)
{
    QTimer::singleShot(0, [text, said] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        if (said) *said = box->text() + u'\n' + box->informativeText();
        for (auto* button : box->buttons())
            if (QString(button->text()).remove(u'&') == text) return button->click();
        box->reject();
    });
}

} // namespace

TEST_CASE("many files at once become documents of what is in scope, and what is refused is told", "[documents]")
{
    Shelf desk;
    desk.workspace().setScope(desk.project);
    QFile sparse(desk.folder.filePath(QStringLiteral("survey.las")));
    REQUIRE(sparse.open(QIODevice::WriteOnly));
    REQUIRE(sparse.resize(qint64(2) << 30));
    sparse.close();
    const QByteArray large(3 << 20, 'x'); // past what is packed while the window waits
    desk.head().addFiles({desk.path(QStringLiteral("a.txt"), "a"), desk.path(QStringLiteral("large.bin"), large), sparse.fileName(),
        desk.path(QStringLiteral("b.txt"), "b")});
    REQUIRE(QTest::qWaitFor([&] { return desk.documents().size() == 3 && !desk.notice().isEmpty(); }, 60'000));
    CHECK(desk.notice().startsWith(QStringLiteral("survey.las has 2048 MB")));
    for (const Document* d : desk.documents()) CHECK(d->project == desk.project);
    CHECK(*desk.session().content(desk.documents()[1]->content) == large);
    desk.head().addFiles({desk.path(QStringLiteral("a again.txt"), "a")});
    QCoreApplication::processEvents();
    CHECK(desk.notice() == QStringLiteral("“a again” is a document of Quay wall now. The same file is kept as DOC-0001 already."));
    desk.undo();
    CHECK(desk.documents().size() == 3);
}

TEST_CASE("a document is opened as a copy under a safe name, and a program only when asked twice", "[documents]")
{
    Shelf desk;
    Opener system;
    desk.apply(
        addDocument(desk.portfolio(), desk.session().ids(), desk.project, {QStringLiteral("../../../etc/cron.d/plan.md"), "words"}, {}));
    desk.apply(addDocument(desk.portfolio(), desk.session().ids(), desk.project, {QStringLiteral("setup.exe"), "MZ"}, {}));
    const RecordKey plan{entityOf<Document>(), desk.documents()[0]->id.value}, setup{entityOf<Document>(), desk.documents()[1]->id.value};
    desk.command(plan, QStringLiteral("Open"));
    REQUIRE(system.opened.size() == 1);
    const QFileInfo copy(QUrl(system.opened.front()).toLocalFile());
    CHECK(copy.fileName() == QStringLiteral("plan.md"));
    CHECK(copy.absoluteFilePath().startsWith(QDir::tempPath()));
    CHECK_FALSE(copy.permission(QFile::WriteOwner));
    CHECK_FALSE(copy.isExecutable());
    answer(QStringLiteral("Cancel"));
    desk.command(setup, QStringLiteral("Open"));
    CHECK(system.opened.size() == 1);
    answer(QStringLiteral("Open anyway"));
    desk.command(setup, QStringLiteral("Open"));
    CHECK(system.opened.size() == 2);
    const QString where = desk.folder.filePath(QStringLiteral("out.md"));
    saveKept(desk.workspace(), {desk.documents()[0]->fileName, desk.documents()[0]->content, plan.id}, where);
    QFile saved(where);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll() == "words");
}

TEST_CASE("a link is shown before it is followed, and what would run is not", "[documents]")
{
    Shelf desk;
    Opener system;
    const auto link = [&](const char* location) {
        desk.apply(addLinkedDocument(desk.portfolio(), desk.session().ids(), desk.project, QLatin1StringView(location), {}));
        return RecordKey{entityOf<Document>(), desk.documents().back()->id.value};
    };
    const RecordKey web = link("https://good.example@evil.example/plan.pdf"), program = link("/srv/plans/run.sh");
    QString said;
    answer(QStringLiteral("Cancel"), &said);
    desk.command(web, QStringLiteral("Open link"));
    CHECK(said.contains(QStringLiteral("Open this address of evil.example in the browser?")));
    CHECK(said.contains(QStringLiteral("https://good.example@evil.example/plan.pdf")));
    CHECK(system.opened.isEmpty());
    answer(QStringLiteral("Open"));
    desk.command(web, QStringLiteral("Open link"));
    CHECK(system.opened.size() == 1);
    desk.command(program, QStringLiteral("Open link"));
    CHECK(system.opened.size() == 1);
    CHECK(desk.notice().contains(QStringLiteral("could be run as a program")));
}

TEST_CASE("a document is issued and linked in dialogs, which say what is in the way", "[documents]")
{
    Shelf desk;
    desk.apply(addDocument(desk.portfolio(), desk.session().ids(), desk.project, {QStringLiteral("plan.md"), "words"}, {}));
    const RecordKey plan{entityOf<Document>(), desk.documents()[0]->id.value};
    desk.command(plan, QStringLiteral("Link to an address or path..."));
    auto& link = desk.dialog<LinkDocumentDialog>();
    QTest::keyClicks(link.findChild<QLineEdit*>(QStringLiteral("location")), QStringLiteral("plans/plan.md"));
    link.primary().click();
    CHECK(link.refusal().contains(QStringLiteral("is only a part of an address or path")));
    link.reject();
    desk.command(plan, QStringLiteral("Issue..."));
    auto& issue = desk.dialog<IssueDocumentDialog>();
    auto* as = issue.findChild<QComboBox*>(QStringLiteral("as"));
    as->setCurrentIndex(as->findText(QStringLiteral("Published")));
    QTest::keyClicks(issue.findChild<QLineEdit*>(QStringLiteral("to")), QStringLiteral("Harbour board"));
    issue.primary().click();
    QCoreApplication::processEvents();
    const Document& d = *desk.portfolio().find<Document>(plan.id);
    CHECK(d.status == DocumentStatus::Published);
    CHECK(d.issuedTo == QStringLiteral("Harbour board"));
    CHECK(d.issued == QDate(2026, 3, 4));
    CHECK_FALSE(d.dueBack);
    const QStringList now = desk.commands(plan);
    CHECK_FALSE(now.contains(QStringLiteral("Replace file...")));
    CHECK(now.contains(QStringLiteral("New revision")));
    desk.undo();
    CHECK(desk.portfolio().find<Document>(plan.id)->status == DocumentStatus::Wip);
}

TEST_CASE("an empty register of documents says what fills it", "[documents]")
{
    Shelf desk;
    QAction* add = desk.page->findChild<QAction*>(QStringLiteral("addFiles"));
    REQUIRE(add);
    CHECK(add->isEnabled());
    CHECK(desk.documents().empty());
}

#include "documents_page_test.moc"
