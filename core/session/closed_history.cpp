#include "core/session/closed_history.h"

#include "core/edit/close_content.h"
#include "core/session/session_private.h"
#include "core/text/close_text.h"

namespace gantry {

std::shared_ptr<const std::vector<ClosedMoment>> Session::closedHistory(NodeId node) const
{
    ClosedHistory& kept = d->closedHistory;
    const auto closes = lastCloses(d->portfolio);
    QStringList hashes;
    for (const Snapshot* close : closes) hashes << close->contentHash;
    if (kept.moments && kept.node == node && kept.hashes == hashes) return kept.moments;
    std::vector<ClosedMoment> moments;
    for (const Snapshot* close : closes) {
        const auto bytes = d->contentOf(close->id, ContentCheck::Checksum);
        const auto content = bytes ? decodeCloseValues(*bytes) : Result<CloseContent>(bytes.error());
        if (!content) continue;
        const RecordKey key{entityOf<Node>(), node.value};
        const auto [from, to] = std::ranges::equal_range(content->figures.values, key, {}, &ClosedValue::record);
        moments.push_back({content->name, content->end, {from, to}});
    }
    kept = {node, hashes, std::make_shared<const std::vector<ClosedMoment>>(std::move(moments))};
    return kept.moments;
}

namespace {

FigureMove moveBetween(const ClosedFigures* before, const ClosedFigures& after, NodeId project, RecordKey row, CostMeasure measure)
{
    static const ClosedFigures none;
    const ClosedFigures& then = before ? *before : none;
    FigureMove out{{}, !before, compareFigure(then.find(project), after.find(project), row, measure), {}};
    for (const RecordDifference& r : out.move.records) out.titles.insert(r.record.id, titleOf(r.record.id, then, after));
    return out;
}

} // namespace

Result<std::vector<FigureMove>> closedMoves(const Session& session, NodeId project, RecordKey row, CostMeasure measure)
{
    std::vector<FigureMove> out;
    std::shared_ptr<const ClosedFigures> before;
    for (const Snapshot* close : lastCloses(session.portfolio())) {
        auto figures = session.closedFigures(close->id);
        if (!figures) return figures.error();
        out.push_back(moveBetween(before.get(), **figures, project, row, measure));
        out.back().period = close->name;
        before = *figures;
    }
    return out;
}

FigureMove openMove(const Session& session, NodeId project, RecordKey row, CostMeasure measure)
{
    const Portfolio& portfolio = session.portfolio();
    const auto before = session.lastClosed();
    const auto sheet = session.costs(project);
    const ClosedProject now = sheet ? closedProject(*sheet) : ClosedProject{};
    FigureMove out{{}, !before, compareFigure(before ? before->find(project) : nullptr, sheet ? &now : nullptr, row, measure), {}};
    for (const RecordDifference& r : out.move.records) {
        const bool there = portfolio.table(r.record.entity).contains(r.record.id);
        out.titles.insert(r.record.id, there ? recordTitle(portfolio, r.record) : before->titles.value(r.record.id));
    }
    return out;
}

} // namespace gantry
