#include "core/session/closed_history.h"

#include "core/edit/close_content.h"
#include "core/session/session_private.h"

namespace gantry {

std::shared_ptr<const ClosedFigures> Session::lastClosed() const
{
    const Snapshot* last = lastClose(d->portfolio);
    const auto figures = last ? closedFigures(last->id) : Result<std::shared_ptr<const ClosedFigures>>(nullptr);
    return figures ? *figures : nullptr;
}

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

Result<std::vector<FigureMove>> figureMoves(const Session& session, NodeId project, RecordKey row, CostMeasure measure)
{
    std::vector<FigureMove> out;
    std::shared_ptr<const ClosedFigures> before;
    const auto add = [&](const QString& period, QDate end, std::shared_ptr<const ClosedFigures> after) {
        out.push_back(
            {period, end, compareFigure(before ? before->find(project) : nullptr, after->find(project), row, measure), before, after});
        before = std::move(after);
    };
    const Portfolio& portfolio = session.portfolio();
    for (const Snapshot* close : lastCloses(portfolio)) {
        auto figures = session.closedFigures(close->id);
        if (!figures) return figures.error();
        const Period* period = portfolio.find(close->period);
        add(close->name, period ? period->end.value_or(QDate()) : QDate(), *figures);
    }
    add({}, {}, std::make_shared<const ClosedFigures>(closedFigures(portfolio)));
    return out;
}

} // namespace gantry
