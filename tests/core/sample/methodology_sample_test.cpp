#include "core/governance/methodologies.h"
#include "core/model/findings.h"
#include "core/sample/sample.h"

#include <catch2/catch.hpp>

using namespace gantry;

TEST_CASE("the sample's projects are run by a methodology: their gates and criteria come from it, passed phases are answered", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30));
    Portfolio p;
    ChangeSet set = samplePortfolio({.statusDate = day});
    REQUIRE(applyToMemory(p, set));
    CHECK(methodologiesOnOffer(p).size() == 4);
    std::vector<RecordKey> added;
    for (const NodeId project : p.projectsUnder(p.root()->id)) {
        const Node& node = *p.find(project);
        CAPTURE(node.code.toStdString());
        const Methodology* methodology = p.find(node.methodology);
        REQUIRE(methodology);
        CHECK((methodology->code == u"CW" && !node.type.isEmpty()));
        const PartUses uses = partUsesOf(p, project, *methodology);
        const MethodologyParts parts = methodologyParts(p, methodology->id);
        for (const MethodologyPhase* phase : parts.phases) CHECK(uses.contains(partKey(entityOf<MethodologyPhase>(), phase->code)));
        bool passed = true; // up to the phase that the project is in
        for (const MethodologyPhase* phase : parts.phases) {
            passed = passed && phase->title != node.phase;
            for (const MethodologyRequirement* r : parts.requirements) {
                if (r->phase != phase->id) continue;
                const auto use = uses.constFind(partKey(entityOf<MethodologyRequirement>(), r->code));
                if (r->kind == RequirementKind::Criterion || r->kind == RequirementKind::ChecklistItem) REQUIRE(use != uses.cend());
                if (r->kind == RequirementKind::ChecklistItem && passed)
                    CHECK(p.find<ChecklistItem>(use->record.id)->answer != ChecklistAnswer::Open);
                if (r->kind == RequirementKind::Document && passed) CHECK_FALSE(p.find<Document>(use->record.id)->location.isEmpty());
            }
        }
        p.all<ChecklistItem>().forEachIn(project, [&](const ChecklistItem& item) {
            added.push_back({entityOf<ChecklistItem>(), item.id.value});
            if (item.checked) CHECK(*item.checked <= day);
        });
        p.all<Document>().forEachIn(project, [&](const Document& d) { added.push_back({entityOf<Document>(), d.id.value}); });
    }
    CHECK(findingsOn(p, added).empty());
    CHECK(checkInvariants(p, added));
}
