#pragma once
#include "ui/models/column.h"

namespace gantry {

/// The order in which rows stand when nobody sorted: by number, by outline where rows have ranks, else as they came.
std::vector<qint64> naturalOrder(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids);

/// For each id a figure that orders it by the column's typed value: numbers and days by size, words of an enum as they are told, texts as
/// people sort them ("T-2" before "T-10"). Absent is std::nullopt and stands last in either direction.
std::vector<std::optional<qint64>> orderBy(const Portfolio& portfolio, const Column& column, const std::vector<qint64>& ids);

} // namespace gantry
