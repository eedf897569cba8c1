#include "core/edit/attachments.h"
#include "core/edit/records.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <QFile>

using namespace gantry;
using namespace gantry::test;

namespace {

const TakenBy ada{QStringLiteral("Ada"), *parseInstant(u"2026-03-02T08:00:00.000Z")};

/// A file with a project and an action in it, and a folder to attach files from.
struct Desk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Quay"));
    RecordKey action{entityOf<Action>(), session->ids().next()};

    Desk()
    {
        ChangeBuilder build(QStringLiteral("action.add"));
        build.insert(Action{.id = {action.id}, .number = QStringLiteral("ACT-1"), .project = project, .title = QStringLiteral("Call")});
        REQUIRE(session->apply(build.take()));
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    QString file(const QString& name, const QByteArray& bytes) const
    {
        QFile out(folder.path(name));
        REQUIRE(out.open(QIODevice::WriteOnly));
        REQUIRE(out.write(bytes) == bytes.size());
        return out.fileName();
    }
    AttachmentId attach(const QString& name, const QByteArray& bytes)
    {
        auto set = gantry::attach(portfolio(), session->ids(), action, {name, bytes}, ada);
        REQUIRE(set);
        REQUIRE(session->apply(std::move(*set)));
        const auto all = attachmentsOn(portfolio(), action);
        REQUIRE_FALSE(all.empty());
        return all.back();
    }
    QByteArray content(AttachmentId id) const
    {
        const Attachment* row = portfolio().find(id);
        REQUIRE(row);
        const auto bytes = session->content(row->content);
        if (!bytes) FAIL(bytes.error().reason);
        return *bytes;
    }
    QString refusal(const QString& path) const
    {
        const auto read = readAttachment(path);
        REQUIRE_FALSE(read);
        return sentence(read.error());
    }
};

} // namespace

TEST_CASE("the bytes of an attached file come back as they were, also after reopening", "[attachments]")
{
    Desk desk;
    QByteArray bytes(300'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) bytes[i] = char((i * i + i / 256) % 251);
    bytes.replace(0, 4, QByteArray("\0\xff\r\n", 4));
    const auto read = readAttachment(desk.file(QStringLiteral("minutes.pdf"), bytes));
    REQUIRE(read);
    CHECK(read->name == QStringLiteral("minutes.pdf"));
    const AttachmentId id = desk.attach(read->name, read->bytes);
    const Attachment& row = *desk.portfolio().find(id);
    CHECK(row.title == QStringLiteral("minutes.pdf"));
    CHECK(row.size == 300'000);
    CHECK(row.project == desk.project);
    CHECK(desk.portfolio().find(row.content)->kind == SnapshotKind::Attachment);
    CHECK(desk.content(id) == bytes);
    CHECK(desk.session->history(0, 1).front().label == QStringLiteral("Attach minutes.pdf to Call"));

    desk.session.reset();
    desk.session = desk.folder.open();
    CHECK(desk.content(id) == bytes);
}

TEST_CASE("attaching is undone and redone in one step each", "[attachments]")
{
    Desk desk;
    const AttachmentId id = desk.attach(QStringLiteral("plan.txt"), "first floor");
    REQUIRE(desk.session->undo());
    CHECK(attachmentsOn(desk.portfolio(), desk.action).empty());
    CHECK(desk.portfolio().all<Snapshot>().size() == 0);
    REQUIRE(desk.session->redo());
    CHECK(desk.content(id) == "first floor");
}

TEST_CASE("a file goes with its record, and comes back with it", "[attachments]")
{
    Desk desk;
    const AttachmentId id = desk.attach(QStringLiteral("plan.txt"), "first floor");
    SECTION("the record is removed") { REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {desk.action}))); }
    SECTION("the file alone is removed") { REQUIRE(desk.session->apply(*removeAttachment(desk.portfolio(), id))); }
    CHECK(desk.portfolio().all<Attachment>().size() == 0);
    CHECK(desk.portfolio().all<Snapshot>().size() == 0);
    REQUIRE(desk.session->undo());
    CHECK(desk.content(id) == "first floor");
}

TEST_CASE("content that two files share stays with the one that is left", "[attachments]")
{
    Desk desk;
    const AttachmentId first = desk.attach(QStringLiteral("a.txt"), "the same");
    ChangeBuilder build(QStringLiteral("attachment.add"));
    Attachment other = *desk.portfolio().find(first);
    other.id = desk.session->ids().next<AttachmentId>();
    build.insert(other);
    REQUIRE(desk.session->apply(build.take()));
    REQUIRE(desk.session->apply(*removeAttachment(desk.portfolio(), first)));
    CHECK(desk.content(other.id) == "the same");
}

TEST_CASE("a file of two gigabytes is refused by its size, with what to do instead", "[attachments]")
{
    Desk desk;
    QFile sparse(desk.folder.path(QStringLiteral("survey.las")));
    REQUIRE(sparse.open(QIODevice::WriteOnly));
    REQUIRE(sparse.resize(qint64(2) << 30)); // takes no room on the disk; read, it would be refused for memory or time
    sparse.close();
    CHECK(desk.refusal(sparse.fileName())
        == QStringLiteral("survey.las has 2048 MB, and a file kept on a record can have 50 MB at most. "
                          "Leave it where it is and write its address or path into a note."));
    const auto set =
        attach(desk.portfolio(), desk.session->ids(), desk.action, {QStringLiteral("x"), QByteArray(mostOfAttachment + 1, '\0')}, ada);
    REQUIRE_FALSE(set);
    CHECK(set.error().reason == std::string_view("attachment.too-large"));
}

TEST_CASE("what is no file to keep is refused with the sentence why", "[attachments]")
{
    Desk desk;
    CHECK(desk.refusal(desk.folder.folder()).contains(QStringLiteral("is no file but a folder")));
    CHECK(desk.refusal(desk.folder.path(QStringLiteral("gone.txt")))
        == QStringLiteral("gone.txt is not there any more. Choose the file again."));
    CHECK(desk.refusal(desk.file(QStringLiteral("empty.txt"), {})).startsWith(QStringLiteral("empty.txt is empty")));
    CHECK(desk.refusal(QStringLiteral("/dev/zero")).startsWith(QStringLiteral("zero is no file but a folder or a device")));
    const auto unnamed = attach(desk.portfolio(), desk.session->ids(), desk.action, {QStringLiteral("  "), "x"}, ada);
    REQUIRE_FALSE(unnamed);
    CHECK(unnamed.error().reason == std::string_view("attachment.no-name"));
    const auto gone = attach(desk.portfolio(), desk.session->ids(), {entityOf<Action>(), 1}, {QStringLiteral("a"), "x"}, ada);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Errc::NotFound);
}

TEST_CASE("content that was changed in the file is not handed out", "[attachments]")
{
    Desk desk;
    const AttachmentId id = desk.attach(QStringLiteral("plan.txt"), "first floor");
    ChangeBuilder build(QStringLiteral("test.tamper"));
    build.update<&Snapshot::contentHash>(desk.portfolio(), desk.portfolio().find(id)->content.value, QString(64, u'0'));
    REQUIRE(desk.session->apply(build.take(), Source::Import));
    CHECK_FALSE(desk.session->content(desk.portfolio().find(id)->content));
}

TEST_CASE("a name that comes from elsewhere is saved as a name and not as a path", "[attachments]")
{
    CHECK(safeFileName(QStringLiteral("../../etc/passwd")) == QStringLiteral("passwd"));
    CHECK(safeFileName(QStringLiteral("C:\\Windows\\system.ini")) == QStringLiteral("system.ini"));
    CHECK(safeFileName(QStringLiteral("..")) == QStringLiteral("attachment"));
    CHECK(safeFileName(QStringLiteral("folder/")) == QStringLiteral("attachment"));
    CHECK(safeFileName(QStringLiteral(".bashrc")) == QStringLiteral("bashrc"));
    CHECK(safeFileName(QStringLiteral("a<b>:c?.txt")) == QStringLiteral("a_b__c_.txt"));
    CHECK(safeFileName(QStringLiteral("report.exe. . ")) == QStringLiteral("report.exe"));
    CHECK(safeFileName(QStringLiteral("invoice\u202Efdp.exe")) == QStringLiteral("invoice_fdp.exe"));
    CHECK(safeFileName(QString(400, u'é') + QStringLiteral(".pdf")).endsWith(QStringLiteral("é.pdf")));
    CHECK(safeFileName(QString(400, u'é') + QStringLiteral(".pdf")).toUtf8().size() <= 200);
    CHECK(safeFileName(QStringLiteral("Minutes of 2 March.docx")) == QStringLiteral("Minutes of 2 March.docx"));
}

TEST_CASE("what a system would run is known by its name", "[attachments]")
{
    for (const char* name : {"setup.exe", "SETUP.EXE", "a.tar.sh", "x.desktop", "page.html", "sheet.xlsm", "trick.exe. "})
        CHECK(runsAsProgram(QLatin1StringView(name)));
    for (const char* name : {"minutes.pdf", "plan.xlsx", "photo.jpeg", "exe", "notes.txt"})
        CHECK_FALSE(runsAsProgram(QLatin1StringView(name)));
}
