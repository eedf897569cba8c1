#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

void tie(Registers& r, const Written::Of& one, const Written::Of& other, const char* words)
{
    r.put(Relation{.project = one.project,
        .entity = infoOf(one.record.entity).keyText(),
        .record = {one.record.id},
        .otherEntity = infoOf(other.record.entity).keyText(),
        .other = {other.record.id},
        .title = Registers::words(words)});
}

const Written::Of* firstOf(const std::vector<Written::Of>& list, NodeId project)
{
    const auto found = std::ranges::find(list, project, &Written::Of::project);
    return found == list.end() ? nullptr : &*found;
}

void comment(Registers& r, const Written::Of& on, const char* topic, const char* words)
{
    r.put(Note{.project = on.project,
        .entity = infoOf(on.record.entity).keyText(),
        .record = {on.record.id},
        .topic = Registers::words(topic),
        .text = Registers::words(words)});
}

/// Two layouts that everybody finds in the registers, as a saved view keeps them.
void addViews(Registers& r)
{
    const auto column = [](const char* key, int width) {
        return QStringLiteral(R"({"key":"%1","width":%2,"shown":true})").arg(QLatin1String(key)).arg(width);
    };
    const QStringList risks{column("number", 90), column("title", 300), column("project_id", 180), column("key_risk", 80),
        column("owner_id", 150), column("likelihood_after", 110), column("cost_impact_after", 110), column("amount_minor", 120),
        column("review_on", 110)};
    r.put(SavedView{.title = QStringLiteral("Active risks by project"),
        .entity = infoOf<Risk>().keyText(),
        .layout = QStringLiteral(R"({"kind":"table","frozen":2,"columns":[%1],"sort":[{"key":"review_on","down":false}],)"
                                 R"("filters":{"status":"active"},"groups":["project_id"]})")
                      .arg(risks.join(u','))});
    const QStringList actions{column("number", 90), column("title", 340), column("owner_id", 150), column("due_on", 110),
        column("status", 110), column("urgency", 90), column("project_id", 180)};
    r.put(SavedView{.title = QStringLiteral("Open actions by owner"),
        .entity = infoOf<Action>().keyText(),
        .layout = QStringLiteral(R"({"kind":"table","frozen":2,"columns":[%1],"sort":[{"key":"due_on","down":false}],)"
                                 R"("filters":{"status":"open"},"groups":["owner_id"]})")
                      .arg(actions.join(u','))});
}

} // namespace

void addTies(Registers& r, const Written& written)
{
    addViews(r);
    for (const Scheme& s : r.schemes()) {
        const Written::Of *issue = firstOf(written.issues, s.id()), *change = firstOf(written.changes, s.id()),
                          *risk = firstOf(written.risks, s.id()), *decision = firstOf(written.decisions, s.id()),
                          *realised = firstOf(written.realised, s.id()), *review = firstOf(written.reviews, s.id());
        if (issue && change) tie(r, *issue, *change, "The change came of this issue");
        if (risk && decision) tie(r, *risk, *decision, "Weighed in the decision");
        if (realised && change) tie(r, *realised, *change, "What it takes to go on");
        if (realised)
            comment(r, *realised, "Progress",
                "The designer and the contractor met on site. Daily calls until the way on is agreed; the sponsor has been told.");
        if (review && s.node->health == Health::Bad)
            comment(r, *review, "Answer", "The manager accepts all findings but one and asks for two more weeks for the plan.");
        if (risk && s.node->health == Health::Watch)
            comment(
                r, *risk, "Review", "Looked at with the contractor: the treatment holds so far, prices for the fallback are asked for.");
    }
}

} // namespace gantry::sample
