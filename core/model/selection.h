#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Ids of an entity's records, rising. With `projects`, those alone that belong to one of them: the projects themselves, what names one,
/// and what hangs on such a record (the weeks of a project's calendar). What belongs to no project is left out then.
std::vector<qint64> recordIds(const Portfolio& portfolio, Entity entity, const std::vector<NodeId>* projects = nullptr);

} // namespace gantry
