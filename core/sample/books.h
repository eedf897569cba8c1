#pragma once
#include "core/sample/project.h"

namespace gantry::sample {

/// Status dates at which the months closed so far ended: the last days of the months before that of `statusDate`, the oldest first.
std::vector<DateTime> closedStatusDates(QDate statusDate);

/// Takes what was known before the first close, closes the month with what the plans were like then, takes what came after it, and so on.
/// Periods and forecast items come in as the last month left them. Answers with the portfolio as it is then. `parts`: one more than there
/// are closes (see buildMoney).
Portfolio keepBooks(
    ChangeSet& set, std::vector<ChangeSet> parts, const std::vector<BuiltProject>& projects, IdSource& ids, QDate statusDate);

/// The records of a set in a portfolio of their own.
Portfolio portfolioOf(ChangeSet set);

} // namespace gantry::sample
