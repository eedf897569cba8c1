#pragma once
#include "core/sample/cast.h"
#include "core/sample/project.h"

namespace gantry::sample {

/// The money of one project as somebody entered it over the months.
struct MoneySketch {
    NodeId project;
    Template plan;
    QDate start;
    int size; // per cent of the template
    int slip; // per cent: what goes late costs more, too
};

/// Periods, currencies, funding, and for each project its accounts, contracts, variations, claims, forecasts and ledger up to the status
/// date. `sets`: what was known before the first close, between the closes, and after the last; the periods come with the first, open.
std::vector<ChangeSet> buildMoney(
    IdSource& ids, const Cast& cast, const std::vector<MoneySketch>& projects, QDate statusDate, unsigned seed);
/// How many months the sample has closed.
inline constexpr int closedMonths = 3;

} // namespace gantry::sample
