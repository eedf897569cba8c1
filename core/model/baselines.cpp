#include "core/model/baselines.h"

namespace gantry {

std::vector<const Snapshot*> baselinesOf(const Portfolio& portfolio, NodeId project)
{
    std::vector<const Snapshot*> out;
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        if (s.kind == SnapshotKind::Baseline) out.push_back(&s);
    });
    std::ranges::sort(out, {}, [](const Snapshot* s) { return std::tuple(s->number, s->takenAt.value_or(Instant{}), s->id); });
    return out;
}

const Snapshot* latestSnapshot(const Portfolio& portfolio, NodeId project, SnapshotKind kind)
{
    const Snapshot* latest = nullptr;
    const auto age = [](const Snapshot& s) { return std::tuple(s.takenAt.value_or(Instant{}), -s.number, s.id.value); };
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        if (s.kind == kind && !s.contentHash.isEmpty() && (!latest || age(*latest) < age(s))) latest = &s;
    });
    return latest;
}

const Snapshot* baselineInUse(const Portfolio& portfolio, NodeId project)
{
    const Node* node = portfolio.find(project);
    const Snapshot* chosen = node ? portfolio.find(node->baseline) : nullptr;
    const bool usable = chosen && chosen->project == project && chosen->kind == SnapshotKind::Baseline && !chosen->contentHash.isEmpty();
    return usable ? chosen : latestSnapshot(portfolio, project, SnapshotKind::Baseline);
}

} // namespace gantry
