#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// The methodology that a node goes by: its own, else that of the nearest one above it; none where nobody chose.
MethodologyId methodologyAt(const Portfolio& portfolio, NodeId node);

/// A page where it stands in the handbook.
struct HandbookEntry {
    const HandbookPage* page = nullptr;
    int depth = 0;
};
/// The pages of a methodology, then those for all, each under the page that it lies under, in order of rank. A page whose parent is not
/// among them stands at the top.
std::vector<HandbookEntry> handbookOf(const Portfolio& portfolio, MethodologyId methodology);

/// The page that explains a register, or one field of it, where a node is at hand: of its methodology, else for all; null where there is
/// none. `field`: its key; of a register empty.
const HandbookPage* pageExplaining(const Portfolio& portfolio, NodeId where, Entity entity, QStringView field = {});
/// The page of the phase that a gate ends, else the one that explains gates.
const HandbookPage* pageOfGate(const Portfolio& portfolio, const Gate& gate);
/// By code, of the node's methodology before those for all, at last of any other; null where there is none.
const HandbookPage* pageCalled(const Portfolio& portfolio, NodeId where, const QString& code);

/// The record of a numbered register that has this number, in any case; of several the one that came first.
std::optional<RecordKey> recordNumbered(const Portfolio& portfolio, const QString& number);

} // namespace gantry
