#pragma once
#include "core/base/result.h"
#include "core/model/portfolio.h"

#include <span>

namespace gantry {

/// A record that a ChangeSet touched.
struct RecordKey {
    Entity entity{};
    qint64 id = 0;
    auto operator<=>(const RecordKey&) const = default;
};

/// The rules that hold always, whoever wrote: required cells are there, references lead somewhere and to the same project, trees of nodes
/// and tasks have no cycle, programmes hold projects and not the reverse. Looks at the touched records and at what refers to the removed
/// ones. Errors: Invalid, with the record and the field.
Result<void> checkInvariants(const Portfolio& portfolio, std::span<const RecordKey> touched);

} // namespace gantry
