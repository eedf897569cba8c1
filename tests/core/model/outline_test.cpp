#include "core/change/changeset.h"
#include "core/model/outline.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

QString outlineText(const Portfolio& portfolio)
{
    QStringList lines;
    for (const OutlineRow& row : outlineOf(portfolio, NodeId{1}))
        lines << row.wbs + u' ' + portfolio.find(row.task)->name + u'/' + QString::number(row.below);
    return lines.join(u", ");
}

} // namespace

TEST_CASE("a plan is numbered from its whole tree, siblings by rank and ties by id", "[outline]")
{
    ChangeBuilder build(QStringLiteral("test"));
    build.insert(Node{.id = {1}, .name = QStringLiteral("Depot")});
    const auto add = [&](qint64 id, qint64 parent, const char16_t* rank, const char16_t* name) {
        build.insert(
            Task{.id = {id}, .project = {1}, .parent = {parent}, .rank = QString::fromUtf16(rank), .name = QString::fromUtf16(name)});
    };
    add(20, 0, u"b", u"Q");
    add(10, 0, u"a", u"P");
    add(12, 10, u"c", u"B");
    add(11, 10, u"c", u"A");
    add(21, 20, u"a", u"C");
    add(22, 21, u"a", u"D");
    ChangeSet set = build.take();
    Portfolio portfolio;
    REQUIRE(applyToMemory(portfolio, set));

    CHECK(outlineText(portfolio).toStdString() == "1 P/2, 1.1 A/0, 1.2 B/0, 2 Q/2, 2.1 C/1, 2.1.1 D/0");
    const auto rows = outlineOf(portfolio, NodeId{1});
    CHECK(rows[5].level == 2);
    CHECK(rows[5].parent == 4);
    CHECK(outlineOf(portfolio, NodeId{99}).empty());
}
