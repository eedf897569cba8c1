#pragma once
#include "ui/models/column.h"

namespace gantry {

/// The order in which rows stand when nobody sorted: by outline where rows have ranks, siblings of other trees by code, else by number,
/// else as they came.
std::vector<qint64> naturalOrder(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids);

/// One thing that rows are sorted by.
struct OrderKey {
    const Column* column = nullptr;
    Qt::SortOrder order = Qt::AscendingOrder;
};
/// Places in `ids` by the typed values of columns, the first key first: numbers and days by size, words of an enum as they are told, texts
/// as people sort them ("T-2" before "T-10"). Absent stands last in either direction; what is equal stays in the order given. Figures of
/// `before`, one for each id, come before the first key.
std::vector<quint32> sortedBy(
    const Portfolio& portfolio, const std::vector<OrderKey>& keys, const std::vector<qint64>& ids, std::vector<qint64> before = {});

} // namespace gantry
