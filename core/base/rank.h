#pragma once
#include <QString>
#include <vector>

namespace gantry {

/// Fractional ranks: texts over the digits 0-9A-Za-z whose plain order is the order of siblings. Between any two there is always
/// another, so moving a row writes that row alone. Ties sort by id. No rank ends in '0'.
/// Past `rankLimit` characters the siblings want to be ranked anew (evenRanks).
inline constexpr int rankLimit = 64;

/// A rank strictly between `before` and `after`; an empty text stands for the open end on that side.
QString rankBetween(const QString& before, const QString& after);
/// `count` rising ranks between the two that share one prefix, so that blocks pasted by two people do not interleave.
std::vector<QString> rankBlock(const QString& before, const QString& after, int count);
/// `count` short ranks, evenly spaced: for an import or for ranking siblings anew.
std::vector<QString> evenRanks(int count);

} // namespace gantry
