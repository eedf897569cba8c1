// The index over real portfolios: what is found, and that it stays true to them.
#include "core/edit/attachments.h"
#include "core/edit/records.h"
#include "core/sample/sample.h"
#include "core/search/record_text.h"
#include "core/session/kept_index.h"
#include "core/session/search_records.h"
#include "core/session/session.h"
#include "core/store/verify.h"
#include "core/text/text.h"
#include "tests/support/archive.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <QFile>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

using Titles = std::vector<std::string>;

struct Desk {
    PortfolioFolder folder;
    QTemporaryDir cache;
    std::unique_ptr<Session> session;
    std::unique_ptr<KeptIndex> kept;
    std::vector<RecordKey> changed;

    explicit Desk(bool sample = false)
    {
        if (sample) {
            auto made = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), samplePortfolio());
            REQUIRE(made);
            session = std::move(*made);
        } else {
            session = folder.create();
        }
        QObject::connect(session.get(), &Session::changed, session.get(), [this](const ChangeSet& set) {
            for (const Change& change : set.changes) changed.push_back({change.entity, change.id});
        });
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    void open()
    {
        kept.reset();
        auto opened = KeptIndex::open(cache.path(), session->searchSource());
        if (!opened) FAIL(opened.error().reason);
        kept = std::move(*opened);
    }
    void update() { REQUIRE(kept->update(session->searchSource(), std::exchange(changed, {}))); }
    void apply(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason);
        if (const auto done = session->apply(std::move(*set)); !done) FAIL(done.error().reason);
    }
    RecordKey add(Entity entity, std::vector<std::pair<int, Value>> cells, qint64 context = 0)
    {
        auto set = addRecord(portfolio(), session->ids(), entity, context, cells);
        REQUIRE(set);
        const RecordKey key{entity, std::ranges::find(set->changes, entity, &Change::entity)->id};
        apply(std::move(set));
        return key;
    }
    RecordKey addPerson(const char* name) { return add(entityOf<Person>(), {{fieldIndex<&Person::name>(), QString::fromUtf8(name)}}); }
    RecordKey addOrganisation(const char* name)
    {
        return add(entityOf<Organisation>(), {{fieldIndex<&Organisation::name>(), QString::fromUtf8(name)}});
    }
    RecordKey attachFile(RecordKey record, const char* name, const QByteArray& bytes)
    {
        auto set = attach(
            portfolio(), session->ids(), record, {QString::fromUtf8(name), bytes}, {QStringLiteral("Ada"), session->identity().clock()});
        REQUIRE(set);
        const RecordKey key{entityOf<Attachment>(), std::ranges::find(set->changes, entityOf<Attachment>(), &Change::entity)->id};
        apply(std::move(set));
        return key;
    }
    SearchAnswer search(const char* words, SearchLimits limits = {})
    {
        auto answer = searchRecords(kept->index(), portfolio(), readQuery(QString::fromUtf8(words)), limits);
        if (!answer) FAIL(answer.error().reason << " " << answer.error().args.join(u'|').toStdString());
        return std::move(*answer);
    }
    Titles titles(const char* words)
    {
        Titles out;
        for (const SearchHit& hit : search(words).hits) out.push_back(hit.title.text.toStdString());
        return out;
    }
};

std::vector<RecordKey> recordsIn(const SearchAnswer& answer)
{
    std::vector<RecordKey> out;
    for (const SearchHit& hit : answer.hits) out.push_back(hit.record);
    std::ranges::sort(out);
    return out;
}

} // namespace

TEST_CASE("records are found by whole words, beginnings, phrases and without diacritics", "[search]")
{
    Desk desk;
    desk.addPerson("Zoë Fernández");
    desk.addPerson("Zo Fernandina");
    desk.addOrganisation("Harbour and quay works");
    desk.open();
    CHECK(desk.titles("fernandez") == Titles{"Zoë Fernández"});
    CHECK(desk.titles("ZOË") == Titles{"Zoë Fernández"});
    CHECK(desk.titles("fern").size() == 2);
    CHECK(desk.titles("f").size() == 2);
    CHECK(desk.titles("fe zo").size() == 0); // only the last word may be a beginning
    CHECK(desk.titles("fe* zo").size() == 2);
    CHECK(desk.titles("\"quay works\"").size() == 1);
    CHECK(desk.titles("\"works quay\"").empty());
    CHECK(desk.titles("harbour -quay").empty());
    CHECK(desk.titles("fern -zoe") == Titles{"Zo Fernandina"});
    CHECK(desk.titles("entity:person fern").size() == 2);
    CHECK(desk.titles("entity:organisation fern").empty());
    CHECK(desk.titles("PER-0001").size() == 1);
    for (const char* odd : {"", "\"", "*", "-", "AND", "OR NOT", "NEAR(", "a\" OR \"b", "{title}:x", "words MATCH", "'; DROP TABLE doc; --",
             "^a", "漢字", "😀"})
        (void)desk.titles(odd);
}

TEST_CASE("a title goes before a text, and a number that is typed whole before everything", "[search]")
{
    Desk desk;
    const NodeId project = addProject(*desk.session, QStringLiteral("Depot"));
    const auto risk = [&](const char* title, const char* cause) {
        return desk.add(entityOf<Risk>(),
            {{fieldIndex<&Risk::project>(), project.value}, {fieldIndex<&Risk::title>(), QString::fromUtf8(title)},
                {fieldIndex<&Risk::cause>(), QString::fromUtf8(cause)}},
            project.value);
    };
    risk("Delay of the crane", "The scour of the bed, scour again, and scour");
    const RecordKey second = risk("Scour protection fails", "Waves");
    const RecordKey third = risk("Berth closed", "See RSK-0001 of the other project");
    desk.open();
    CHECK(desk.titles("scour") == Titles{"Scour protection fails", "Delay of the crane"});
    const SearchAnswer answer = desk.search("scour");
    CHECK(answer.hits[0].field == &fieldFor<&Risk::title>());
    CHECK(answer.hits[1].field == &fieldFor<&Risk::cause>());
    CHECK(answer.hits[1].snippet.text == QStringLiteral("The scour of the bed, scour again, and scour"));
    CHECK(answer.hits[1].snippet.marks.size() == 3);
    CHECK(answer.hits[0].project == project);
    CHECK(desk.search("RSK-0001").hits.front().number.text == QStringLiteral("RSK-0001"));
    CHECK(desk.search("rsk 0001").hits.back().record == third);
    CHECK(desk.search("scour project:Depot").hits.size() == 2);
    CHECK(desk.search("scour project:nowhere").hits.empty());
    CHECK(desk.search("protection").hits.front().record == second);
}

TEST_CASE("the text of files is found, each file is read once, and what could not be read is listed with the reason", "[search]")
{
    Desk desk;
    const RecordKey person = desk.addPerson("Ada");
    const RecordKey first = desk.attachFile(person, "method.docx", docxOf({"Dredging of the turning basin"}));
    desk.attachFile(person, "copy.docx", docxOf({"Dredging of the turning basin"}));
    desk.attachFile(person, "bomb.docx", docxOf({QByteArray(30 << 20, 'a')}));
    desk.attachFile(person, "half.docx", docxOf({"never seen"}).left(100));
    desk.attachFile(person, "photo.jpg", "\xff\xd8\xff");
    desk.attachFile(person, "method.bin", docxOf({"Dredging of the turning basin"})); // the same bytes by a name that says nothing
    int reads = 0;
    SearchSource source = desk.session->searchSource();
    source.content = [&reads, read = source.content](const QString& hash) {
        ++reads;
        return read(hash);
    };
    auto opened = KeptIndex::open(desk.cache.path(), source);
    REQUIRE(opened);
    desk.kept = std::move(*opened);
    CHECK(reads == 5);
    const SearchAnswer answer = desk.search("turning dredging");
    REQUIRE(answer.hits.size() == 2);
    CHECK(answer.hits[0].inFile);
    CHECK_FALSE(answer.hits[0].field);
    CHECK(answer.hits[0].leadsTo == person);
    CHECK(answer.hits[0].snippet.text == QStringLiteral("Dredging of the turning basin"));
    CHECK(desk.titles("method basin") == Titles{"method.docx"}); // a word of its name and one of its text
    CHECK(desk.titles("seen").empty());

    const auto skipped = skippedFiles(desk.kept->index(), desk.portfolio());
    REQUIRE(skipped);
    REQUIRE(skipped->size() == 4);
    CHECK((*skipped)[0].name == QStringLiteral("bomb.docx"));
    CHECK(std::string((*skipped)[0].why.reason) == "reading.bomb");
    CHECK(std::string((*skipped)[1].why.reason) == "reading.damaged");
    CHECK((*skipped)[2].name == QStringLiteral("method.bin"));
    CHECK(std::string((*skipped)[2].why.reason) == "reading.unknown-kind");
    CHECK((*skipped)[3].name == QStringLiteral("photo.jpg"));
    for (const SkippedFile& file : *skipped) CHECK(sentence(file.why).startsWith(file.name));

    desk.kept.reset(); // a new index takes over what was read before, where it can
    desk.apply(removeAttachment(desk.portfolio(), AttachmentId{first.id}));
    source = desk.session->searchSource();
    source.content = [&reads](const QString&) -> Result<QByteArray> {
        ++reads;
        return Error{Errc::NotFound, "snapshot.no-content", {}};
    };
    auto again = KeptIndex::open(desk.cache.path(), source);
    REQUIRE(again);
    REQUIRE((*again)->rebuild(source));
    CHECK(reads == 5);
    desk.kept = std::move(*again);
    CHECK(desk.titles("turning dredging") == Titles{"copy.docx"});
}

TEST_CASE("files of any kind on records leave a portfolio that verifies, also after they were taken away", "[search]")
{
    Desk desk;
    const RecordKey first = desk.attachFile(desk.addPerson("Ada"), "photo.jpg", "\xff\xd8\xff");
    desk.attachFile(first, "note.txt", "xx");
    desk.apply(removeAttachment(desk.portfolio(), AttachmentId{first.id}));
    desk.session.reset();
    const auto report = verifyFile(desk.folder.path());
    REQUIRE(report);
    for (const Error& problem : report->problems) FAIL_CHECK(sentence(problem).toStdString());
}

TEST_CASE("edits, undo and removals are found at once, former words no longer", "[search]")
{
    Desk desk;
    desk.open();
    const RecordKey person = desk.addPerson("Grace");
    desk.update();
    CHECK(desk.titles("grace").size() == 1);
    desk.apply(setCell(desk.portfolio(), person, fieldFor<&Person::name>(), QStringLiteral("Hopper")));
    desk.update();
    CHECK(desk.titles("grace").empty());
    CHECK(desk.titles("hopper").size() == 1);
    REQUIRE(desk.session->undo());
    desk.update();
    CHECK(desk.titles("grace").size() == 1);
    CHECK(desk.titles("hopper").empty());
    desk.apply(removeRecords(desk.portfolio(), {person}));
    CHECK(desk.titles("grace").empty()); // also before the index knows of it
    desk.update();
    CHECK(desk.titles("grace").empty());
    CHECK(desk.kept->index().state() == desk.session->searchSource().state);
}

TEST_CASE("an index that was left behind catches up from the journal when it is opened again", "[search]")
{
    Desk desk;
    desk.addPerson("Grace");
    desk.open();
    const QString path = desk.kept->path();
    const qint64 records = desk.kept->index().records();
    desk.kept.reset();
    desk.addPerson("Edsger");
    desk.apply(removeRecords(desk.portfolio(), {desk.addPerson("Barbara")}));
    desk.open();
    CHECK(desk.kept->path() == path);
    CHECK(desk.kept->index().records() == records + 1);
    CHECK(desk.titles("edsger").size() == 1);
    CHECK(desk.titles("barbara").empty());
    CHECK(desk.titles("grace").size() == 1);
}

TEST_CASE("the index of another file, a damaged one and one from elsewhere are made anew", "[search]")
{
    Desk desk;
    desk.addPerson("Grace");
    desk.open();
    const QString path = desk.kept->path();
    desk.kept.reset();
    Desk other;
    other.addPerson("Edsger");
    other.open();
    const QString otherPath = other.kept->path();
    other.kept.reset();
    REQUIRE(QFile::remove(path));
    SECTION("of another file") { REQUIRE(QFile::copy(otherPath, path)); }
    SECTION("no index at all")
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("not a database, whatever its name is ").repeated(500));
    }
    SECTION("damaged in the middle")
    {
        QFile from(otherPath), to(path);
        REQUIRE(from.open(QIODevice::ReadOnly));
        QByteArray bytes = from.readAll();
        for (qsizetype i = 8192; i < bytes.size(); i += 3) bytes[i] = char(i * 7);
        REQUIRE(to.open(QIODevice::WriteOnly));
        to.write(bytes);
    }
    SECTION("a portfolio") { REQUIRE(QFile::copy(other.folder.path(), path)); }
    desk.open();
    CHECK(desk.titles("grace").size() == 1);
    CHECK(desk.titles("edsger").empty());
}

TEST_CASE("a portfolio that went another way, as a copy that is put back does, is indexed anew", "[search]")
{
    Desk desk;
    desk.addPerson("Grace");
    REQUIRE(desk.session->backup(desk.folder.path(QStringLiteral("before.gantry"))));
    desk.addPerson("Edsger");
    desk.open();
    CHECK(desk.titles("edsger").size() == 1);
    desk.kept.reset();
    desk.session.reset();
    REQUIRE(QFile::remove(desk.folder.path()));
    REQUIRE(QFile::rename(desk.folder.path(QStringLiteral("before.gantry")), desk.folder.path()));
    desk.session = desk.folder.open();
    desk.addPerson("Barbara");
    desk.open();
    CHECK(desk.titles("edsger").empty());
    CHECK(desk.titles("barbara").size() == 1);
    CHECK(desk.titles("grace").size() == 1);
}

TEST_CASE("where the folder cannot be written, or another program is at the index, it lies elsewhere", "[search]")
{
    Desk desk;
    desk.addPerson("Grace");
    SECTION("no folder can be made there")
    {
        auto opened = KeptIndex::open(QStringLiteral("/proc/no/such/place"), desk.session->searchSource());
        REQUIRE(opened);
        CHECK((*opened)->isElsewhere());
        CHECK(searchRecords((*opened)->index(), desk.portfolio(), readQuery(u"grace"))->hits.size() == 1);
    }
    SECTION("it is kept by somebody else")
    {
        desk.open();
        auto second = KeptIndex::open(desk.cache.path(), desk.session->searchSource());
        REQUIRE(second);
        CHECK((*second)->isElsewhere());
        CHECK_FALSE(desk.kept->isElsewhere());
    }
    SECTION("the portfolio is only read")
    {
        desk.session.reset();
        desk.session = desk.folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly);
        desk.open();
        CHECK(desk.titles("grace").size() == 1);
    }
}

TEST_CASE("every searched field of every entity is found by its words", "[search]")
{
    Desk desk(true);
    desk.open();
    int tried = 0;
    for (const EntityInfo& info : allEntities()) {
        const TableBase& table = desk.portfolio().table(info.entity);
        for (std::size_t i = 0; i < std::min<std::size_t>(table.size(), 5); ++i)
            for (const TextPart& part : textOf(info.entity, table.at(i))) {
                if (searchFieldsOf(info.entity).none()) continue;
                const RecordKey record{info.entity, intOf(info.fields[0].get(table.at(i)))};
                SearchQuery query =
                    readQuery(u'"' + part.text.left(60).remove(u'"').section(u' ', 0, -2) + QStringLiteral("\" entity:") + info.keyText());
                if (query.isEmpty()) continue;
                const auto found = searchRecords(desk.kept->index(), desk.portfolio(), query, {.hits = 2000});
                REQUIRE(found);
                INFO(info.keyText().toStdString() << ": " << part.text.toStdString());
                CHECK((std::ranges::count(found->hits, record, &SearchHit::record) == 1 || found->more));
                ++tried;
            }
    }
    CHECK(tried > 150);
}

TEST_CASE("whatever is edited, catching up finds the same as making the index anew", "[search]")
{
    Desk desk(true);
    desk.open();
    std::mt19937 random(5);
    const QStringList words =
        QStringLiteral("quay|delay|approved|steel|the|a|st|design works|\"of the\"|otherwise|RSK|p|-the steel").split(u'|');
    int edits = 0;
    for (int round = 0; round < 12; ++round) {
        for (int n = 0; n < 15; ++n) {
            const EntityInfo& info = allEntities()[random() % entityCount];
            const TableBase& table = desk.portfolio().table(info.entity);
            if (table.size() == 0) continue;
            const RecordKey record{info.entity, intOf(info.fields[0].get(table.at(random() % table.size())))};
            const Field& field = info.fields[random() % info.fields.size()];
            ChangeBuilder build(QStringLiteral("test.edit"));
            if (random() % 8 == 0 && record.entity != entityOf<Node>()) {
                if (auto set = removeRecords(desk.portfolio(), {record}); set && desk.session->apply(std::move(*set), Source::Merge))
                    ++edits;
            } else if (random() % 8 == 0) {
                if (desk.session->undo()) ++edits;
            } else if (field.kind == Kind::Text && !field.is(ReadOnly)) {
                const QString text = words[qsizetype(random() % quint32(words.size()))] + QStringLiteral(" otherwise %1").arg(random() % 5);
                build.update(
                    desk.portfolio(), record.entity, record.id, field, namesEntity(field) ? field.get(table.find(record.id)) : Value(text));
                if (desk.session->apply(build.take(), Source::Merge)) ++edits;
            }
        }
        if (round % 3 == 2)
            desk.open(), desk.changed.clear(); // from the journal
        else
            desk.update();
        QTemporaryDir fresh;
        auto anew = KeptIndex::open(fresh.path(), desk.session->searchSource());
        REQUIRE(anew);
        for (const QString& each : words) {
            INFO("round " << round << ": " << each.toStdString());
            const SearchQuery query = readQuery(each);
            const auto kept = searchRecords(desk.kept->index(), desk.portfolio(), query, {.hits = 5000, .count = true});
            const auto made = searchRecords((*anew)->index(), desk.portfolio(), query, {.hits = 5000, .count = true});
            REQUIRE(kept);
            REQUIRE(made);
            CHECK(recordsIn(*kept) == recordsIn(*made));
            CHECK(kept->kinds == made->kinds);
        }
    }
    CHECK(edits > 30);
}
