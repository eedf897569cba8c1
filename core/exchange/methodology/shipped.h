#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// The methodologies that come with the program, as files that planMethodology reads: capital works, IT delivery, lightweight, staged
/// control.
std::vector<QByteArray> shippedMethodologies();

/// Those of them that the portfolio does not know yet, as one ChangeSet; empty where it knows all.
ChangeSet addShippedMethodologies(const Portfolio& portfolio, IdSource& ids);

} // namespace gantry
