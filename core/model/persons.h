#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Who somebody is that declares a name: the person of that name in any case, spaces around it aside. Of several the active one that came
/// first; null where there is none, and for no name.
const Person* personCalled(const Portfolio& portfolio, const QString& name);
/// The same as an id; none where there is nobody.
PersonId personIdCalled(const Portfolio& portfolio, const QString& name);

} // namespace gantry
