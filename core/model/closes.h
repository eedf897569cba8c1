#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Closes of periods (snapshots of that kind) in the order of their chain: each holds the content hash of the one before it. A period that
/// was reopened and closed again has several.
std::vector<const Snapshot*> closesOf(const Portfolio& portfolio);
/// The end of the chain; null where nothing was closed yet.
const Snapshot* lastClose(const Portfolio& portfolio);
/// The first and the last close of one period; null where it never was closed.
const Snapshot* firstCloseOf(const Portfolio& portfolio, PeriodId period);
const Snapshot* lastCloseOf(const Portfolio& portfolio, PeriodId period);

/// The last close of every period that was ever closed, in the order of the chain, which is that of the periods.
std::vector<const Snapshot*> lastCloses(const Portfolio& portfolio);

/// A close that does not follow the one before it.
struct BrokenLink {
    const Snapshot* close;
    bool missing; // closes between the two are not there; else it names another content than that of the one before
};
std::vector<BrokenLink> brokenLinks(const Portfolio& portfolio);

} // namespace gantry
