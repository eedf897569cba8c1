#include "core/report/html.h"
#include "tests/core/report/desk.h"

using namespace gantry;
using namespace gantry::test;

TEST_CASE("the handbook goes out with the pages of the methodology first, its inner links as words", "[report]")
{
    ReportDesk desk;
    CHECK(blockOf<ReportProse>(&handbookDocument(desk.input(), desk.root).sections.front())->quiet); // nothing is written yet
    const MethodologyId works = desk.add(Methodology{.title = QStringLiteral("Works")});
    ChangeBuilder build(QStringLiteral("test"));
    build.update<&Node::methodology>(desk.portfolio, desk.project.value, works);
    desk.apply(build);
    desk.add(HandbookPage{.title = QStringLiteral("Risks"),
        .text = QStringLiteral("See [gates](page:gate), [one](record:RSK-1) and [us](https://example.org).\n\n<b>plain</b>")});
    desk.add(HandbookPage{.methodology = works, .title = QStringLiteral("Phases"), .text = QStringLiteral("Five.")});
    const ReportDocument doc = handbookDocument(desk.input(), desk.project);
    CHECK(doc.head.title == QStringLiteral("Works"));
    REQUIRE(doc.sections.size() == 2);
    CHECK(doc.sections[0].heading == QStringLiteral("Phases"));
    CHECK(doc.sections[1].heading == QStringLiteral("Risks"));
    CHECK(blockOf<ReportProse>(&doc.sections[1])->text.startsWith(QStringLiteral("See gates, one and [us](https://example.org).")));
    const QByteArray html = reportHtml(doc);
    CHECK(html.contains("&lt;b&gt;plain&lt;/b&gt;"));
    CHECK_FALSE(html.contains("page:gate"));
    CHECK(handbookDocument(desk.input(), desk.root).sections.size() == 1); // those of a methodology where it holds
}
