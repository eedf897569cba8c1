#include "core/governance/handbook.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct HandbookDesk : GovernanceDesk {
    HandbookPageId page(const char* code, HandbookPage rest = {})
    {
        rest.code = rest.title = QLatin1StringView(code);
        if (rest.rank.isEmpty()) rest.rank = rest.code;
        return add(rest);
    }
    QStringList pages(MethodologyId methodology) const
    {
        QStringList out;
        for (const HandbookEntry& entry : handbookOf(portfolio, methodology)) out << QString(entry.depth, u'-') + entry.page->code;
        return out;
    }
};

QString codeOf(const HandbookPage* page) { return page ? page->code : QStringLiteral("none"); }

} // namespace

TEST_CASE("the pages of the methodology come before those for all, each under its own", "[handbook]")
{
    HandbookDesk desk;
    const MethodologyId works = desk.add(Methodology{.title = QStringLiteral("Works")});
    const HandbookPageId b = desk.page("b"), a = desk.page("a");
    desk.page("b2", {.parent = b, .rank = QStringLiteral("2")});
    desk.page("b1", {.parent = b, .rank = QStringLiteral("1")});
    desk.page("b11", {.parent = desk.page("a1", {.parent = a})});
    const HandbookPageId own = desk.page("own", {.methodology = works});
    desk.page("own1", {.methodology = works, .parent = own});
    desk.page("stray", {.methodology = works, .parent = a}); // under a page of another group: it stands at the top
    CHECK(desk.pages({}) == QStringLiteral("a -a1 --b11 b -b1 -b2").split(u' '));
    CHECK(desk.pages(works) == QStringLiteral("own -own1 stray a -a1 --b11 b -b1 -b2").split(u' '));
}

TEST_CASE("a page explains a register, a field, or the phase of a gate", "[handbook]")
{
    HandbookDesk desk;
    const MethodologyId works = desk.add(Methodology{.title = QStringLiteral("Works")});
    const MethodologyPhaseId design = desk.add(MethodologyPhase{.methodology = works, .title = QStringLiteral("Design")});
    desk.page("risks", {.entity = QStringLiteral("risk")});
    desk.page("likelihood", {.entity = QStringLiteral("risk"), .field = QStringLiteral("likelihood_before")});
    desk.page("gates", {.entity = QStringLiteral("gate")});
    desk.page("works-risks", {.methodology = works, .entity = QStringLiteral("risk")});
    desk.page("works-design", {.methodology = works, .phase = design});
    CHECK(codeOf(pageExplaining(desk.portfolio, desk.project, entityOf<Risk>())) == QStringLiteral("risks"));
    CHECK(codeOf(pageExplaining(desk.portfolio, desk.project, entityOf<Risk>(), u"likelihood_before")) == QStringLiteral("likelihood"));
    CHECK(codeOf(pageExplaining(desk.portfolio, desk.project, entityOf<Issue>())) == QStringLiteral("none"));
    const Gate gate{.project = desk.project, .title = QStringLiteral("G3"), .phase = QStringLiteral("design")};
    CHECK(codeOf(pageOfGate(desk.portfolio, gate)) == QStringLiteral("gates"));
    desk.set<&Node::methodology>(desk.programme.value, works); // the projects below go by it
    CHECK(methodologyAt(desk.portfolio, desk.project) == works);
    CHECK(codeOf(pageExplaining(desk.portfolio, desk.project, entityOf<Risk>())) == QStringLiteral("works-risks"));
    CHECK(codeOf(pageOfGate(desk.portfolio, gate)) == QStringLiteral("works-design"));
    CHECK(codeOf(pageCalled(desk.portfolio, desk.project, QStringLiteral("RISKS"))) == QStringLiteral("risks"));
    CHECK(codeOf(pageCalled(desk.portfolio, desk.root, QStringLiteral("works-design"))) == QStringLiteral("works-design"));
    CHECK(codeOf(pageCalled(desk.portfolio, desk.root, QStringLiteral(" "))) == QStringLiteral("none"));
}

TEST_CASE("a handbook as deep as a file may make it is walked to its end", "[handbook]")
{
    HandbookDesk desk;
    HandbookPageId parent{};
    ChangeBuilder build(QStringLiteral("test.add"));
    for (int i = 0; i < 20'000; ++i) {
        const HandbookPageId id = desk.ids.next<HandbookPageId>();
        build.insert(HandbookPage{.id = id, .parent = parent, .title = QStringLiteral("p")});
        parent = id;
    }
    auto set = build.take();
    REQUIRE(applyToMemory(desk.portfolio, set));
    CHECK(handbookOf(desk.portfolio, {}).size() == 20'000);
    CHECK(handbookOf(desk.portfolio, {}).back().depth == 19'999);
}

TEST_CASE("a record is found by its number, whatever register it stands in", "[handbook]")
{
    HandbookDesk desk;
    const RiskId risk = desk.add(Risk{.number = QStringLiteral("RSK-0007"), .project = desk.project, .title = QStringLiteral("Flood")});
    CHECK((recordNumbered(desk.portfolio, QStringLiteral(" rsk-0007 ")) == RecordKey{entityOf<Risk>(), risk.value}));
    CHECK_FALSE(recordNumbered(desk.portfolio, QStringLiteral("RSK-0008")));
    CHECK_FALSE(recordNumbered(desk.portfolio, QString()));
}
