#include "core/edit/documents.h"
#include "core/edit/records.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <QFileInfo>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

const TakenBy ada{QStringLiteral("Ada"), *parseInstant(u"2026-03-02T08:00:00.000Z")};

QByteArray noise(qsizetype size)
{
    std::mt19937 random(7);
    QByteArray out(size, Qt::Uninitialized);
    for (char& c : out) c = char(random());
    return out;
}

/// A file with a project in it.
struct Register {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Quay"));

    const Portfolio& portfolio() const { return session->portfolio(); }
    DocumentId take(Result<ChangeSet> set, Source source = Source::Person)
    {
        if (!set) FAIL(sentence(set.error()).toStdString());
        DocumentId made{};
        for (const Change& c : set->changes)
            if (c.op == Change::Insert && c.entity == entityOf<Document>()) made = {c.id};
        const auto done = session->apply(std::move(*set), source);
        if (!done) FAIL(sentence(done.error()).toStdString());
        return made;
    }
    DocumentId add(const QString& name, const QByteArray& bytes)
    {
        return take(addDocument(portfolio(), session->ids(), project, {name, bytes}, ada));
    }
    DocumentId revise(DocumentId id, std::optional<AttachedFile> file = {})
    {
        return take(reviseDocument(portfolio(), session->ids(), id, std::move(file), ada));
    }
    const Document& row(DocumentId id) const
    {
        const Document* d = portfolio().find(id);
        REQUIRE(d);
        return *d;
    }
    template <auto M> Result<qint64> set(DocumentId id, const typename Member<decltype(M)>::Type& value, Source source = Source::Person)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id.value, value);
        return session->apply(build.take(), source);
    }
    qint64 bytesOnDisk() const { return QFileInfo(session->path()).size(); }
};

std::string why(const Result<ChangeSet>& set) { return set ? std::string() : std::string(set.error().reason); }
std::string why(const Result<LinkedPlace>& place) { return place ? std::string() : std::string(place.error().reason); }

QStringList reasonsOf(const Portfolio& portfolio)
{
    QStringList out;
    for (const Finding& f : findings(portfolio)) out << QString::fromLatin1(f.reason);
    return out;
}

} // namespace

TEST_CASE("a file becomes a document with a number and a first revision, and comes back as it was", "[documents]")
{
    Register desk;
    const QByteArray bytes = noise(5000);
    const DocumentId id = desk.add(QStringLiteral("site_plan_north.pdf"), bytes);
    const Document& d = desk.row(id);
    CHECK(d.title == QStringLiteral("site plan north"));
    CHECK(d.number == QStringLiteral("DOC-0001"));
    CHECK(d.revision == QStringLiteral("A"));
    CHECK(d.status == DocumentStatus::Wip);
    CHECK(d.fileName == QStringLiteral("site_plan_north.pdf"));
    CHECK(d.size == 5000);
    CHECK(desk.session->history(0, 1).front().label == QStringLiteral("Add document site plan north"));
    desk.session.reset();
    desk.session = desk.folder.open();
    const auto back = desk.session->content(desk.row(id).content);
    REQUIRE(back);
    CHECK(*back == bytes);
    REQUIRE(desk.session->undo());
    CHECK(desk.portfolio().all<Document>().size() == 0);
    CHECK(desk.portfolio().all<Snapshot>().size() == 0);
    REQUIRE(desk.session->redo());
    CHECK(*desk.session->content(desk.row(id).content) == bytes);
}

TEST_CASE("equal bytes lie in the portfolio once, packed", "[documents]")
{
    Register desk;
    const qint64 empty = desk.bytesOnDisk();
    desk.add(QStringLiteral("text.txt"), QByteArray("the same line\n").repeated(100'000));
    CHECK(desk.bytesOnDisk() - empty < 200'000); // of 1.4 million
    const QByteArray bytes = noise(3 << 20);
    const DocumentId first = desk.add(QStringLiteral("scan.tif"), bytes);
    const qint64 once = desk.bytesOnDisk();
    CHECK(once - empty > (3 << 20));
    const DocumentId second = desk.add(QStringLiteral("copy of scan.tif"), bytes);
    CHECK(desk.bytesOnDisk() - once < 64 * 1024);
    CHECK(keptAsWell(desk.portfolio(), second) == std::vector{RecordKey{entityOf<Document>(), first.value}});
    REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {{entityOf<Document>(), first.value}})));
    CHECK(keptAsWell(desk.portfolio(), second).empty());
    CHECK(*desk.session->content(desk.row(second).content) == bytes);
}

TEST_CASE("a document above the limit is refused by its size, an empty one as well", "[documents]")
{
    Register desk;
    QFile sparse(desk.folder.path(QStringLiteral("survey.las")));
    REQUIRE(sparse.open(QIODevice::WriteOnly));
    REQUIRE(sparse.resize(qint64(20) << 30)); // takes no room on the disk; to be read it would be refused for memory or time
    sparse.close();
    const auto read = readAttachment(sparse.fileName());
    REQUIRE_FALSE(read);
    CHECK(std::string(read.error().reason) == "attachment.too-large");
    const QByteArray large(mostOfAttachment + 1, '\0');
    CHECK(
        why(addDocument(desk.portfolio(), desk.session->ids(), desk.project, {QStringLiteral("x"), large}, ada)) == "attachment.too-large");
    CHECK(why(addDocument(desk.portfolio(), desk.session->ids(), desk.project, {QStringLiteral("x"), {}}, ada)) == "attachment.empty");
    CHECK(why(addDocument(desk.portfolio(), desk.session->ids(), {1}, {QStringLiteral("x"), "y"}, ada)) == "change.record-gone");
}

TEST_CASE("the next revision is written as the one before", "[documents]")
{
    const std::pair<const char*, const char*> pairs[] = {{"", "A"}, {"A", "B"}, {"Z", "AA"}, {"AZ", "BA"}, {"c", "d"}, {"z", "aa"},
        {"1", "2"}, {"9", "10"}, {"P01", "P02"}, {"P09", "P10"}, {"P99", "P100"}, {"1.9", "1.10"}, {"Rev C", "Rev D"}, {"C01.a", "C01.b"},
        {"Draft", "Draft 2"}, {"Draft 2", "Draft 3"}, {" B ", "C"}, {"0", "1"}};
    for (const auto& [before, after] : pairs) {
        CAPTURE(before);
        CHECK(nextRevision(QLatin1StringView(before)) == QLatin1StringView(after));
    }
    CHECK(nextRevision(QString(50, u'9')) == u'1' + QString(50, u'0'));
}

TEST_CASE("a new revision supersedes the one before in one step", "[documents]")
{
    Register desk;
    const DocumentId a = desk.add(QStringLiteral("plan.pdf"), "first");
    desk.take(issueDocument(desk.portfolio(), a,
        {.as = DocumentStatus::Published, .to = QStringLiteral("Board"), .on = QDate(2026, 3, 2), .dueBack = QDate(2026, 3, 16)}));
    CHECK(desk.row(a).issuedTo == QStringLiteral("Board"));
    const DocumentId b = desk.revise(a, AttachedFile{QStringLiteral("plan 2.pdf"), "second"});
    CHECK(desk.row(b).number == desk.row(a).number);
    CHECK(desk.row(b).revision == QStringLiteral("B"));
    CHECK(desk.row(b).status == DocumentStatus::Wip);
    CHECK(desk.row(b).supersedes == a);
    CHECK_FALSE(desk.row(b).issued);
    CHECK(desk.row(a).status == DocumentStatus::Superseded);
    CHECK(*desk.session->content(desk.row(a).content) == "first");
    CHECK(*desk.session->content(desk.row(b).content) == "second");
    const DocumentId c = desk.revise(b);
    CHECK_FALSE(desk.row(c).content);
    CHECK(revisionsOf(desk.portfolio(), b) == std::vector{a, b, c});
    CHECK(revisionsOf(desk.portfolio(), c) == std::vector{a, b, c});
    CHECK(successorOf(desk.portfolio(), a) == b);
    CHECK(successorOf(desk.portfolio(), c) == DocumentId{});
    CHECK(findings(desk.portfolio()).empty());
    REQUIRE(desk.session->undo());
    CHECK(desk.row(b).status == DocumentStatus::Wip);
    CHECK(revisionsOf(desk.portfolio(), a) == std::vector{a, b});
}

TEST_CASE("what was superseded or put away does not go on", "[documents]")
{
    Register desk;
    const DocumentId a = desk.add(QStringLiteral("plan.pdf"), "first"), b = desk.revise(a);
    const DocumentIssue issue{.as = DocumentStatus::Shared, .on = QDate(2026, 3, 2)};
    CHECK(why(reviseDocument(desk.portfolio(), desk.session->ids(), a, {}, ada)) == "document.not-current");
    CHECK(why(issueDocument(desk.portfolio(), a, issue)) == "document.not-current");
    CHECK(why(issueDocument(desk.portfolio(), b, issue)) == "document.nothing-to-issue");
    CHECK(why(replaceFile(desk.portfolio(), desk.session->ids(), a, {QStringLiteral("x"), "y"}, ada)) == "document.not-in-progress");
    desk.take(archiveDocument(desk.portfolio(), b));
    CHECK(why(archiveDocument(desk.portfolio(), b)) == "document.archived");
    CHECK(why(reviseDocument(desk.portfolio(), desk.session->ids(), b, {}, ada)) == "document.archived");
    CHECK(why(reviseDocument(desk.portfolio(), desk.session->ids(), {77}, {}, ada)) == "change.record-gone");
}

TEST_CASE("a file is replaced while the document is in progress, and linked instead", "[documents]")
{
    Register desk;
    const DocumentId id = desk.add(QStringLiteral("plan.pdf"), "first");
    desk.take(replaceFile(desk.portfolio(), desk.session->ids(), id, {QStringLiteral("plan v2.pdf"), "second try"}, ada));
    CHECK(desk.row(id).fileName == QStringLiteral("plan v2.pdf"));
    CHECK(desk.row(id).size == 10);
    CHECK(*desk.session->content(desk.row(id).content) == "second try");
    CHECK(desk.portfolio().all<Snapshot>().size() == 1);
    REQUIRE(desk.session->undo());
    CHECK(*desk.session->content(desk.row(id).content) == "first");
    REQUIRE(desk.session->redo());
    desk.take(linkDocument(desk.portfolio(), id, QStringLiteral("https://example.org/plan.pdf")));
    CHECK_FALSE(desk.row(id).content);
    CHECK(desk.row(id).size == 0);
    CHECK(desk.portfolio().all<Snapshot>().size() == 0);
    desk.take(issueDocument(desk.portfolio(), id, {.as = DocumentStatus::ForConstruction, .on = QDate(2026, 3, 2)}));
    CHECK(why(linkDocument(desk.portfolio(), id, QStringLiteral("https://example.org/"))) == "document.not-in-progress");
    CHECK(desk.row(desk.revise(id)).location == QStringLiteral("https://example.org/plan.pdf")); // a link goes along
}

TEST_CASE("issuing wants a day, something to issue and a status that says so", "[documents]")
{
    Register desk;
    const DocumentId id = desk.add(QStringLiteral("plan.pdf"), "first");
    CHECK(why(issueDocument(desk.portfolio(), id, {.as = DocumentStatus::Wip, .on = QDate(2026, 3, 2)})) == "document.issued-as");
    CHECK(why(issueDocument(desk.portfolio(), id, {})) == "document.issue-day");
    CHECK(why(issueDocument(desk.portfolio(), id, {.on = QDate(2026, 3, 2), .dueBack = QDate(2026, 3, 1)})) == "document.issue-day");
}

TEST_CASE("where a link leads is read before anything is opened", "[documents]")
{
    const auto place = [](const char* text) { return linkedPlace(QString::fromUtf8(text)); };
    CHECK((place("https://example.org/a/plan.pdf")->host == QStringLiteral("example.org")));
    CHECK((place("https://good.example@evil.example/x")->host == QStringLiteral("evil.example"))); // whose it is, not what it says
    CHECK((place("/srv/plans/plan.pdf")->kind == LinkedPlace::File));
    CHECK((place("C:\\plans\\plan.pdf")->target == QStringLiteral("C:\\plans\\plan.pdf")));
    CHECK((place("\\\\files\\plans\\plan.pdf")->kind == LinkedPlace::File));
    CHECK((place("file:///srv/plan.pdf")->target == QStringLiteral("/srv/plan.pdf")));
    CHECK_FALSE(place("/srv/plans/plan.pdf")->runs);
    for (const char* runs : {"/srv/setup.exe", "C:\\x\\run.bat", "file:///srv/x.desktop", "\\\\files\\a\\macro.xlsm", "/srv/trick.exe. "})
        CHECK(place(runs)->runs);
    CHECK(why(place("")) == "document.no-location");
    CHECK(why(place("plans/plan.pdf")) == "document.part-of-path");
    CHECK(why(place("../../etc/passwd")) == "document.part-of-path");
    CHECK(why(place("javascript:alert(1)")) == "document.other-address");
    CHECK(why(place("data:text/html,x")) == "document.other-address");
    CHECK(why(place("smb://files/x")) == "document.other-address");
    CHECK(why(place("https://")) == "document.bad-address");
    CHECK(why(place("https://example.org/\xE2\x80\xAE"
                    "fdp.exe"))
        == "document.hidden-signs");
    CHECK(why(place("https://example.org/\n/x")) == "document.hidden-signs");
    CHECK(why(linkedPlace(QStringLiteral("https://") + QString(3000, u'a'))) == "document.long-location");
    Register desk;
    const DocumentId id = desk.take(addLinkedDocument(
        desk.portfolio(), desk.session->ids(), desk.project, QStringLiteral("https://example.org/a/Birds_2026.pdf"), ada));
    CHECK(desk.row(id).title == QStringLiteral("Birds 2026"));
}

TEST_CASE("a name that tries to leave its folder is renamed", "[documents]")
{
    const std::pair<const char*, const char*> pairs[] = {{"../../etc/passwd", "passwd"}, {"..\\..\\boot.ini", "boot.ini"},
        {"/etc/shadow", "shadow"}, {"C:\\Windows\\system.ini", "system.ini"}, {"C:evil.txt", "C_evil.txt"},
        {"\\\\host\\share\\x.txt", "x.txt"}, {"CON", "_CON"}, {"con.txt", "_con.txt"}, {"aux .tar.gz", "_aux .tar.gz"}, {"LPT1", "_LPT1"},
        {"Com9.log", "_Com9.log"}, {"nul.", "_nul"}, {"CONSOLE.txt", "CONSOLE.txt"}, {"COM10", "COM10"}, {"...", "attachment"},
        {"", "attachment"}, {" ", "attachment"}, {"a/", "attachment"}, {".ssh", "ssh"}, {"a\nb.txt", "a_b.txt"},
        {"x.txt:stream", "x.txt_stream"}, {"a|b?c*.md", "a_b_c_.md"},
        {"plan\xE2\x80\xAE"
         "cod.exe",
            "plan_cod.exe"},
        {"plan\xE2\x80\xA8.pdf", "plan_.pdf"}, {"plan\xC2\x85.pdf", "plan_.pdf"}};
    for (const auto& [given, safe] : pairs) {
        CAPTURE(given);
        CHECK(safeFileName(QString::fromUtf8(given)) == QString::fromUtf8(safe));
    }
    CHECK(safeFileName(QString(QChar(0xD800)) + QStringLiteral("x.txt")) == QStringLiteral("_x.txt"));
    CHECK(safeFileName(QString::fromUtf8("😀").repeated(200) + QStringLiteral(".pdf")).endsWith(QString::fromUtf8("😀.pdf")));
}

TEST_CASE("whatever a file is called, its safe name is one name in one folder", "[documents]")
{
    std::mt19937 random(11);
    const QString signs = QString::fromUtf8("aZ09._- /\\:*?\"<>|\n\t~$()é😀\xE2\x80\xAE\xE2\x80\x8B\xEF\xBC\x8F") + QChar(0xDC00) + QChar(0);
    const QStringList bad{QStringLiteral("con"), QStringLiteral("PRN"), QStringLiteral("..")};
    for (int round = 0; round < 3000; ++round) {
        QString name;
        for (int n = int(random() % 40); n > 0; --n)
            name += random() % 9 ? QString(signs[int(random() % unsigned(signs.size()))]) : bad[int(random() % 3)];
        if (random() % 50 == 0) name = name.repeated(300);
        const QString safe = safeFileName(name);
        INFO(name.toStdString() << " -> " << safe.toStdString());
        REQUIRE_FALSE(safe.isEmpty());
        REQUIRE(QFileInfo(safe).fileName() == safe);
        REQUIRE(safe.toUtf8().size() <= 201);
        REQUIRE_FALSE(safe.startsWith(u'.'));
        REQUIRE_FALSE(safe.endsWith(u'.'));
        for (QChar c : QStringLiteral("/\\:*?\"<>|")) REQUIRE_FALSE(safe.contains(c));
        REQUIRE(QString::fromUtf8(safe.toUtf8()) == safe);
        REQUIRE(safeFileName(safe) == safe);
        QTemporaryDir folder;
        QFile file(folder.filePath(safe));
        if (round % 100 == 0) REQUIRE(file.open(QIODevice::WriteOnly));
    }
}

TEST_CASE("what is wrong with a register of documents is refused by hand and listed of an import", "[documents]")
{
    Register desk;
    const DocumentId a = desk.add(QStringLiteral("plan.pdf"), "first"), b = desk.add(QStringLiteral("other.pdf"), "second");
    SECTION("the same number and revision twice in a project")
    {
        const auto by = desk.set<&Document::number>(b, QStringLiteral("doc-0001"));
        REQUIRE_FALSE(by);
        CHECK(sentence(by.error()).startsWith(QStringLiteral("Document “other” has the number doc-0001 and the revision A")));
        CHECK(desk.set<&Document::number>(b, QStringLiteral("doc-0001"), Source::Import));
        CHECK(reasonsOf(desk.portfolio()).count(QStringLiteral("document.same-revision")) == 2);
        CHECK_FALSE(reasonsOf(desk.portfolio()).contains(QStringLiteral("number.duplicate")));
        CHECK(desk.set<&Document::revision>(b, QStringLiteral("B"))); // that is another revision
        CHECK(findings(desk.portfolio()).empty());
    }
    SECTION("it supersedes itself")
    {
        CHECK_FALSE(desk.set<&Document::supersedes>(a, a));
        CHECK(desk.set<&Document::supersedes>(a, a, Source::Import));
        CHECK(reasonsOf(desk.portfolio()).contains(QStringLiteral("document.supersedes-itself")));
        CHECK(revisionsOf(desk.portfolio(), a) == std::vector{a});
    }
    SECTION("a chain comes back to itself")
    {
        CHECK(desk.set<&Document::supersedes>(a, b));
        CHECK_FALSE(desk.set<&Document::supersedes>(b, a));
        CHECK(desk.set<&Document::supersedes>(b, a, Source::Import));
        CHECK(reasonsOf(desk.portfolio()).contains(QStringLiteral("document.revision-loop")));
        CHECK(revisionsOf(desk.portfolio(), a).size() == 2); // and it ends
    }
    SECTION("published, with nothing to be read")
    {
        desk.take(linkDocument(desk.portfolio(), a, QStringLiteral("https://example.org/x")));
        desk.take(issueDocument(desk.portfolio(), a, {.on = QDate(2026, 3, 2)}));
        CHECK_FALSE(desk.set<&Document::location>(a, QString()));
        CHECK(desk.set<&Document::location>(a, QString(), Source::Merge));
        CHECK(reasonsOf(desk.portfolio()) == QStringList{QStringLiteral("document.nothing-published")});
    }
    SECTION("two people revised it, each in a copy")
    {
        auto one = reviseDocument(desk.portfolio(), desk.session->ids(), a, {}, ada);
        auto other = reviseDocument(desk.portfolio(), desk.session->ids(), a, {}, ada);
        desk.take(std::move(one));
        std::erase_if(other->changes, [](const Change& c) { return c.op == Change::Update; }); // the old one is superseded here already
        desk.take(std::move(other), Source::Merge);
        CHECK(reasonsOf(desk.portfolio()).count(QStringLiteral("document.superseded-twice")) == 2);
        CHECK(revisionsOf(desk.portfolio(), a).size() == 3);
    }
}

TEST_CASE("whatever is done to documents by hand, a chain of revisions has one that is current", "[documents]")
{
    std::mt19937 random(GENERATE(1u, 2u, 3u));
    Register desk;
    std::vector<DocumentId> all{desk.add(QStringLiteral("a.txt"), "a"), desk.add(QStringLiteral("b.txt"), "b")};
    for (int step = 0; step < 60; ++step) {
        const DocumentId id = all[random() % all.size()];
        if (!desk.portfolio().find(id)) continue;
        Result<ChangeSet> set = Error{};
        switch (random() % 6) {
        case 0:
        case 1: set = reviseDocument(desk.portfolio(), desk.session->ids(), id, AttachedFile{QStringLiteral("r"), "r"}, ada); break;
        case 2: set = issueDocument(desk.portfolio(), id, {.as = DocumentStatus::Shared, .on = QDate(2026, 3, 2)}); break;
        case 3: set = replaceFile(desk.portfolio(), desk.session->ids(), id, {QStringLiteral("n"), "n"}, ada); break;
        case 4: set = removeRecords(desk.portfolio(), {{entityOf<Document>(), id.value}}); break;
        case 5: (void)desk.session->undo(); break;
        }
        if (set) {
            for (const Change& c : set->changes)
                if (c.op == Change::Insert && c.entity == entityOf<Document>()) all.push_back({c.id});
            (void)desk.session->apply(std::move(*set));
        }
        QHash<DocumentId, int> successors;
        desk.portfolio().all<Document>().forEach([&](const Document& d) {
            if (d.supersedes) ++successors[d.supersedes];
        });
        for (const int n : std::as_const(successors)) REQUIRE(n == 1);
        desk.portfolio().all<Document>().forEach([&](const Document& d) {
            if (successors.contains(d.id)) REQUIRE(d.status == DocumentStatus::Superseded);
            const auto chain = revisionsOf(desk.portfolio(), d.id);
            REQUIRE(std::ranges::count_if(chain, [&](DocumentId each) { return !successorOf(desk.portfolio(), each); }) == 1);
        });
        for (const Finding& f : findings(desk.portfolio())) FAIL(sentence(f).toStdString());
    }
}
