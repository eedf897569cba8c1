#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// The person who bears a name, as people write it: without regard to capitals and to spaces around it. Of several the active one, else the
/// first; none where nobody does.
PersonId personCalled(const Portfolio& portfolio, const QString& name);

} // namespace gantry
