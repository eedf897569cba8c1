#include "core/store/compression.h"
#include "core/store/database.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

QSqlDatabase liveConnection()
{
    for (const QString& name : QSqlDatabase::connectionNames())
        if (name.startsWith(u"gantry-")) return QSqlDatabase::database(name, false);
    FAIL("no connection is open");
    return {};
}

QString pragma(const char* name)
{
    QSqlQuery q(liveConnection());
    REQUIRE(q.exec(QStringLiteral("PRAGMA ") + QLatin1String(name)));
    REQUIRE(q.next());
    return q.value(0).toString();
}

} // namespace

TEST_CASE("the connection that a session works on keeps the promises of the file", "[store]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    REQUIRE(std::ranges::count_if(QSqlDatabase::connectionNames(), [](const QString& n) { return n.startsWith(u"gantry-"); }) == 1);
    const auto check = [&] {
        CHECK(pragma("journal_mode") == QStringLiteral("truncate")); // between transactions the one file is complete
        CHECK(pragma("synchronous") == QStringLiteral("2")); // FULL: an acknowledged edit is on the disk
        CHECK(pragma("fullfsync") == QStringLiteral("1"));
        CHECK(pragma("cache_spill") == QStringLiteral("0")); // a long import keeps no reader out until it commits
    };
    check();
    CHECK(pragma("trusted_schema") == QStringLiteral("0"));
    CHECK(pragma("cell_size_check") == QStringLiteral("1"));
    CHECK(pragma("busy_timeout") == QStringLiteral("100"));
    CHECK(pragma("foreign_keys") == QStringLiteral("0")); // references are a hard rule of the model, checked on the outcome of a change
    CHECK(pragma("temp_store") == QStringLiteral("2")); // no files elsewhere
    CHECK(pragma("application_id") == QString::number(0x47616e74));
    addProject(*session, QStringLiteral("Bridge"));
    check(); // an edit changes none of them
}

TEST_CASE("who only reads cannot write, and trusts the file no more", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    auto session = folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
    CHECK(pragma("trusted_schema") == QStringLiteral("0"));
    CHECK(pragma("cell_size_check") == QStringLiteral("1"));
    QSqlQuery q(liveConnection());
    CHECK_FALSE(q.exec(QStringLiteral("DELETE FROM node")));
    CHECK(errorOf(q.lastError(), folder.path()).reason == std::string("file.read-only"));
}

TEST_CASE("a compressed block unpacks to what it says or not at all", "[store]")
{
    const QByteArray text = QByteArray("Slab ").repeated(20'000);
    const QByteArray block = compressed(text);
    REQUIRE(uncompressed(block, text.size()));
    CHECK(*uncompressed(block, text.size()) == text);
    CHECK_FALSE(uncompressed(block, text.size() - 1));
    CHECK_FALSE(uncompressed(block + 'x', text.size()));
    CHECK_FALSE(uncompressed(block.left(block.size() - 1), text.size()));
    for (qsizetype length : {0, 3, 4, 5}) CHECK_FALSE(uncompressed(block.left(length), text.size()));

    const auto saying = [&](quint32 length) {
        QByteArray lie = block;
        for (int i = 0; i < 4; ++i) lie[i] = char(length >> (24 - 8 * i));
        return lie;
    };
    CHECK_FALSE(uncompressed(saying(quint32(text.size()) + 1), 1 << 30)); // says more than it holds
    CHECK_FALSE(uncompressed(saying(10), 1 << 30)); // holds more than it says: not unpacked past its word
    CHECK_FALSE(uncompressed(saying(0xffffffff), qsizetype(1) << 40)); // no block of this size could hold that
}
