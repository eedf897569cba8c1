#include "core/governance/methodologies.h"
#include "tests/support/methodology.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <random>

using namespace gantry;
using test::MethodologyDesk;

namespace {

Result<MethodologyImport> read(const QByteArray& bytes)
{
    const Portfolio nothing;
    IdSource ids(1);
    return planMethodology(nothing, ids, bytes, QStringLiteral("file.json"));
}

QByteArray writtenAgain(const QByteArray& bytes)
{
    Portfolio portfolio;
    IdSource ids(5'000);
    auto made = planMethodology(portfolio, ids, bytes, QStringLiteral("file.json"));
    REQUIRE(made);
    REQUIRE(applyToMemory(portfolio, made->set));
    return writeMethodology(portfolio, made->methodology);
}

QJsonObject objectOf(const QByteArray& bytes) { return QJsonDocument::fromJson(bytes).object(); }
QByteArray bytesOf(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

/// The capital works file with one row of a kind replaced.
QByteArray with(const char* kind, int row, const std::function<void(QJsonObject&)>& change)
{
    QJsonObject file = objectOf(shippedMethodologies().front());
    QJsonArray rows = file[QLatin1StringView(kind)].toArray();
    QJsonObject one = rows[row].toObject();
    change(one);
    rows[row] = one;
    file[QLatin1StringView(kind)] = rows;
    return bytesOf(file);
}

qint64 skipped(const MethodologyImport& import, const char* kind, const char* reason)
{
    return import.report.records.value(QLatin1StringView(kind)).skipped.value(QLatin1StringView(reason)).count;
}
qint64 noted(const MethodologyImport& import, const char* reason) { return import.report.notes.value(QLatin1StringView(reason)).count; }

} // namespace

TEST_CASE("each shipped methodology is read without a remark, is written as the very same bytes, and asks something in every phase")
{
    const auto files = shippedMethodologies();
    REQUIRE(files.size() == 4);
    for (const QByteArray& file : files) {
        auto made = read(file);
        REQUIRE(made);
        INFO(made->title.toStdString());
        CHECK(made->report.notes.isEmpty());
        CHECK(made->report.balanced());
        for (const RecordTally& tally : made->report.records) CHECK(tally.skipped.isEmpty());
        Portfolio portfolio;
        REQUIRE(applyToMemory(portfolio, made->set));
        CHECK(writeMethodology(portfolio, made->methodology) == file);
        const MethodologyParts parts = methodologyParts(portfolio, made->methodology);
        CHECK(parts.phases.size() >= 3);
        QSet<MethodologyPhaseId> asked;
        for (const auto* r : parts.requirements) asked.insert(r->phase);
        CHECK(std::size_t(asked.size()) == parts.phases.size());
        int gates = 0;
        for (const auto* task : parts.tasks) gates += task->gate;
        for (const auto* phase : parts.phases) gates -= !phase->gate.isEmpty();
        CHECK(gates == 0); // a milestone for each gate
        CHECK(!parts.pages.empty());
    }
}

TEST_CASE("a methodology that is exported and read into an empty portfolio is exported as the same bytes again")
{
    MethodologyDesk desk;
    desk.portfolio().all<Methodology>().forEach([&](const Methodology& m) {
        const QByteArray out = writeMethodology(desk.portfolio(), m.id);
        CHECK(writtenAgain(out) == out);
    });
}

TEST_CASE("reading the same file again finds nothing new, and a newer version comes beside the one that is here")
{
    MethodologyDesk desk;
    const std::size_t before = desk.portfolio().all<Methodology>().size();
    const MethodologyImport again = desk.import(shippedMethodologies().front());
    CHECK((again.what == MethodologyImport::Known && again.set.empty() && again.methodology == desk.latest("CW")));
    CHECK(desk.portfolio().all<Methodology>().size() == before);

    QJsonObject file = objectOf(with("methodology_risk", 0, [](QJsonObject& risk) { risk[u"title"] = QStringLiteral("Soft ground"); }));
    SECTION("under its own number")
    {
        QJsonObject head = file[u"methodology"].toObject();
        head[u"version"] = 7;
        file[u"methodology"] = head;
        const MethodologyId old = desk.latest("CW");
        const MethodologyImport newer = desk.import(bytesOf(file));
        CHECK((newer.what == MethodologyImport::NewVersion && newer.version == 7));
        CHECK(desk.portfolio().find(newer.methodology)->previous == old);
        CHECK(desk.import(bytesOf(file)).what == MethodologyImport::Known);
    }
    SECTION("under the next one where its number is taken by another content, and even so it is known from then on")
    {
        const MethodologyImport newer = desk.import(bytesOf(file));
        CHECK((newer.what == MethodologyImport::NewVersion && newer.version == 2 && noted(newer, "version-taken") == 1));
        CHECK(desk.import(bytesOf(file)).what == MethodologyImport::Known);
    }
    CHECK(versionsOf(desk.portfolio(), desk.latest("CW")).size() == 2);
}

TEST_CASE("what is no methodology is refused with the reason")
{
    const auto why = [](const QByteArray& bytes) {
        const auto made = read(bytes);
        return made ? std::string() : std::string(made.error().reason);
    };
    CHECK(why({}) == "methodology.not-json");
    CHECK(why("{\"kind\":\"gantry-methodology\"") == "methodology.not-json");
    CHECK(why("[]") == "methodology.not-one");
    CHECK(why("{\"format\":1,\"entity\":\"task\"}") == "methodology.not-one");
    CHECK(why("{\"format\":2,\"kind\":\"gantry-methodology\",\"methodology\":{\"title\":\"A\"}}") == "methodology.newer");
    CHECK(why("{\"format\":1,\"kind\":\"gantry-methodology\",\"methodology\":{\"code\":\"A\"}}") == "methodology.no-title");
    CHECK(why(QByteArray(17 * 1024 * 1024, ' ')) == "methodology.too-big");
    CHECK(why(QByteArray(100'000, '[')) == "methodology.not-json");
}

TEST_CASE("what is wrong with one record is reported, and the rest is kept")
{
    const auto good = read(shippedMethodologies().front());
    const qint64 all = good->report.taken();
    const auto check = [&](const QByteArray& file) {
        auto made = read(file);
        REQUIRE(made);
        CHECK(made->report.balanced());
        Portfolio portfolio;
        CHECK(applyToMemory(portfolio, made->set));
        return std::move(*made);
    };
    SECTION("a word that nobody knows")
    {
        const auto made = check(with("methodology_requirement", 3, [](QJsonObject& r) { r[u"kind"] = QStringLiteral("wish"); }));
        CHECK(skipped(made, "methodology_requirement", "unreadable") == 1);
        CHECK(made.report.taken() == all - 1);
    }
    SECTION("a register that nobody knows")
    {
        const auto made = check(with("methodology_requirement", 16, [](QJsonObject& r) { r[u"subject"] = QStringLiteral("dragons"); }));
        CHECK(skipped(made, "methodology_requirement", "unknown-word") == 1);
    }
    SECTION("an unknown field and an unknown kind of record")
    {
        QJsonObject file = objectOf(with("methodology_risk", 0, [](QJsonObject& r) { r[u"colour"] = 5; }));
        file[u"spells"] = QJsonArray{1, 2};
        const auto made = check(bytesOf(file));
        CHECK((noted(made, "unknown-column") == 1 && noted(made, "unknown-kind") == 1 && made.report.taken() == all));
    }
    SECTION("a value of the wrong kind")
    {
        const auto made = check(with("methodology_task", 4, [](QJsonObject& t) { t[u"duration_seconds"] = QJsonArray{1}; }));
        CHECK(skipped(made, "methodology_task", "unreadable") == 1);
        CHECK(skipped(made, "methodology_link", "link-end-missing") > 0); // what hung on it
    }
    SECTION("durations that cannot be meant")
    {
        const auto made = check(with("methodology_task", 4, [](QJsonObject& t) { t[u"duration_seconds"] = -5; }));
        CHECK(noted(made, "figure-out-of-range") == 1);
        const auto huge = check(with("methodology_link", 4, [](QJsonObject& l) { l[u"lag_seconds"] = 9e15; }));
        CHECK(noted(huge, "figure-out-of-range") == 1);
    }
    SECTION("codes and ids that stand twice")
    {
        const auto made = check(with("methodology_risk", 1, [](QJsonObject& r) { r[u"code"] = QStringLiteral("R01"); }));
        CHECK(skipped(made, "methodology_risk", "duplicate-code") == 1);
        const auto ids = check(with("methodology_phase", 1, [](QJsonObject& p) { p[u"id"] = QStringLiteral("1"); }));
        CHECK(skipped(ids, "methodology_phase", "duplicate-id") == 1);
        CHECK(skipped(ids, "methodology_requirement", "unknown-phase") > 0);
    }
    SECTION("a task that lies in itself, alone or by way of another")
    {
        const auto self = check(with("methodology_task", 2, [](QJsonObject& t) { t[u"parent_id"] = t[u"id"]; }));
        CHECK(noted(self, "lies-in-itself") == 1);
        const auto around = check(with("methodology_task", 0, [](QJsonObject& t) { t[u"parent_id"] = QStringLiteral("8"); }));
        CHECK(noted(around, "lies-in-itself") == 1);
        CHECK(around.report.records.value(QStringLiteral("methodology_task")).skipped.isEmpty());
    }
    SECTION("links that close a circle")
    {
        const auto made = check(with("methodology_link", 1, [](QJsonObject& l) {
            const QJsonValue from = l[u"predecessor_id"];
            l[u"predecessor_id"] = QJsonObject(l)[u"successor_id"];
            l[u"successor_id"] = from;
        }));
        CHECK(made.report.balanced());
        const auto self =
            check(with("methodology_link", 1, [](QJsonObject& l) { l[u"predecessor_id"] = QJsonObject(l)[u"successor_id"]; }));
        CHECK(skipped(self, "methodology_link", "link-to-itself") == 1);
    }
    SECTION("a circle through a summary")
    {
        QJsonObject file = objectOf(shippedMethodologies().front());
        QJsonArray links = file[u"methodology_link"].toArray();
        // The first summary would come after what its own last task leads to.
        links.append(
            QJsonObject{{QStringLiteral("predecessor_id"), QStringLiteral("14")}, {QStringLiteral("successor_id"), QStringLiteral("7")}});
        file[u"methodology_link"] = links;
        const auto made = check(bytesOf(file));
        CHECK(skipped(made, "methodology_link", "link-loop") == 1);
        CHECK(made.report.taken() == all);
    }
    SECTION("without codes every part gets one, the same each time")
    {
        const QByteArray file = with("methodology_risk", 1, [](QJsonObject& r) { r.remove(QStringLiteral("code")); });
        CHECK(noted(check(file), "code-given") == 1);
        CHECK(writtenAgain(file) == writtenAgain(file));
    }
}

TEST_CASE("more records than are taken are counted, not read")
{
    QJsonObject file = objectOf(shippedMethodologies().front());
    QJsonArray phases;
    for (int i = 0; i < 5'000; ++i)
        phases.append(QJsonObject{{QStringLiteral("id"), QString::number(i + 1)}, {QStringLiteral("title"), QStringLiteral("P%1").arg(i)}});
    file[u"methodology_phase"] = phases;
    const auto made = read(bytesOf(file));
    REQUIRE(made);
    CHECK(skipped(*made, "methodology_phase", "too-many") == 4'800);
    CHECK(made->report.balanced());
}

TEST_CASE("a damaged file is refused or read in part, and what is read is sound")
{
    std::mt19937 random(7);
    const QByteArray good = shippedMethodologies().back();
    int taken = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray bytes = good;
        if (round % 3 == 0) bytes.truncate(int(random() % unsigned(bytes.size())));
        for (unsigned n = random() % 6; n-- && !bytes.isEmpty();) {
            const auto at = qsizetype(random() % unsigned(bytes.size()));
            switch (random() % 4) {
            case 0: bytes[at] = char(random()); break;
            case 1: bytes[at] = "0123456789-\"{}[],:"[random() % 18]; break;
            case 2: bytes.remove(at, qsizetype(random() % 40)); break;
            case 3: bytes.insert(at, bytes.mid(qsizetype(random() % unsigned(bytes.size())), qsizetype(random() % 60))); break;
            }
        }
        const auto made = read(bytes);
        if (!made) continue;
        ++taken;
        CHECK(made->report.balanced());
        Portfolio portfolio;
        IdSource ids(1);
        ChangeSet set = made->set;
        REQUIRE(applyToMemory(portfolio, set));
        std::vector<RecordKey> touched;
        for (const Change& change : set.changes) touched.push_back({change.entity, change.id});
        CHECK(checkInvariants(portfolio, touched));
        const QByteArray out = writeMethodology(portfolio, made->methodology);
        CHECK(writtenAgain(out) == out);
    }
    CHECK(taken > 20);
}

TEST_CASE("links that close a circle are found as one task after another finds them", "[property]")
{
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        const int tasks = 2 + int(random() % 8);
        std::vector<int> parents;
        for (int i = 0; i < tasks; ++i) parents.push_back(i && random() % 3 == 0 ? int(random() % unsigned(i)) : -1);
        std::vector<std::pair<int, int>> links;
        for (int i = 0; i < 12; ++i) links.emplace_back(int(random() % unsigned(tasks)), int(random() % unsigned(tasks)));
        // The plain way: who lies in whom, links opened to all that lies below, and a walk from the one to the other.
        const auto within = [&](int task, int above) {
            for (; task >= 0; task = parents[std::size_t(task)])
                if (task == above) return true;
            return false;
        };
        std::vector<std::pair<int, int>> laid;
        std::vector<std::size_t> expected;
        const auto isLeaf = [&](int task) { return !std::ranges::count(parents, task); };
        for (std::size_t l = 0; l < links.size(); ++l) {
            std::vector<std::pair<int, int>> open;
            for (int a = 0; a < tasks; ++a)
                for (int b = 0; b < tasks; ++b)
                    if (isLeaf(a) && isLeaf(b) && within(a, links[l].first) && within(b, links[l].second)) open.emplace_back(a, b);
            auto all = laid;
            all.insert(all.end(), open.begin(), open.end());
            const auto size = std::size_t(tasks);
            std::vector<std::vector<bool>> leads(size, std::vector<bool>(size));
            for (const auto& [a, b] : all) leads[std::size_t(a)][std::size_t(b)] = true;
            for (std::size_t k = 0; k < leads.size(); ++k)
                for (std::size_t i = 0; i < leads.size(); ++i)
                    for (std::size_t j = 0; j < leads.size(); ++j)
                        if (leads[i][k] && leads[k][j]) leads[i][j] = true;
            bool loop = false;
            for (std::size_t i = 0; i < leads.size(); ++i) loop = loop || leads[i][i];
            if (loop)
                expected.push_back(l);
            else
                laid = all;
        }
        CHECK(linksThatLoop(parents, links) == expected);
    }
}
