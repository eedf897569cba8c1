#include "core/model/closes.h"

#include <QSet>
#include <ranges>

namespace gantry {

std::vector<const Snapshot*> closesOf(const Portfolio& portfolio)
{
    std::vector<const Snapshot*> out;
    portfolio.all<Snapshot>().forEach([&](const Snapshot& s) {
        if (s.kind == SnapshotKind::PeriodClose) out.push_back(&s);
    });
    std::ranges::sort(out, {}, [](const Snapshot* s) { return std::pair(s->number, s->id); });
    return out;
}

const Snapshot* lastClose(const Portfolio& portfolio)
{
    const auto closes = closesOf(portfolio);
    return closes.empty() ? nullptr : closes.back();
}

const Snapshot* firstCloseOf(const Portfolio& portfolio, PeriodId period)
{
    const auto closes = closesOf(portfolio);
    const auto found = std::ranges::find(closes, period, &Snapshot::period);
    return found == closes.end() ? nullptr : *found;
}

const Snapshot* lastCloseOf(const Portfolio& portfolio, PeriodId period)
{
    const Snapshot* last = nullptr;
    for (const Snapshot* close : closesOf(portfolio))
        if (close->period == period) last = close;
    return last;
}

std::vector<const Snapshot*> lastCloses(const Portfolio& portfolio)
{
    auto closes = closesOf(portfolio);
    QSet<PeriodId> later;
    std::vector<const Snapshot*> out;
    for (const Snapshot* close : closes | std::views::reverse) {
        if (!later.contains(close->period)) out.push_back(close);
        later.insert(close->period);
    }
    std::ranges::reverse(out);
    return out;
}

std::vector<BrokenLink> brokenLinks(const Portfolio& portfolio)
{
    std::vector<BrokenLink> out;
    qint64 number = 0;
    QString hash;
    for (const Snapshot* close : closesOf(portfolio)) {
        if (close->number != number + 1)
            out.push_back({close, true});
        else if (close->previousHash != hash || close->contentHash.isEmpty())
            out.push_back({close, false});
        number = close->number;
        hash = close->contentHash;
    }
    return out;
}

} // namespace gantry
