#include "core/governance/compliance.h"
#include "core/model/findings.h"
#include "core/sample/sample.h"

#include <catch2/catch.hpp>

using namespace gantry;

TEST_CASE("the sample falls short on purpose, and holds waivers of every kind that went through an approval", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30));
    Portfolio p;
    ChangeSet set = samplePortfolio({.statusDate = day});
    REQUIRE(applyToMemory(p, set));
    std::array<int, 4> seen{};
    int expired = 0, counting = 0, open = 0;
    std::vector<RecordKey> waivers;
    p.all<Waiver>().forEach([&](const Waiver& w) {
        ++seen[std::size_t(w.status)];
        expired += w.status == WaiverStatus::Approved && w.until && *w.until < day;
        waivers.push_back({entityOf<Waiver>(), w.id.value});
        CHECK_FALSE(w.reason.isEmpty());
        int approvals = 0;
        p.all<Approval>().forEachIn(w.project, [&](const Approval& a) { approvals += a.record.value == w.id.value; });
        CHECK(approvals == 1);
    });
    CHECK(std::ranges::all_of(seen, [](int n) { return n > 0; }));
    CHECK(expired == 1);
    CHECK(findingsOn(p, waivers).empty());
    const auto all = complianceOf({p, day}, p.projectsUnder(p.root()->id));
    for (const ProjectCompliance& project : all) {
        CHECK(project.phaseKnown);
        CHECK((project.totals.score() > 0.5 && project.totals.score() < 1.0));
        counting += int(project.totals.waived);
        open += project.totals.missing > 0;
    }
    CHECK(counting == seen[std::size_t(WaiverStatus::Approved)] - expired);
    CHECK(open > 6);
}
