#pragma once
#include "core/governance/diary.h"
#include "ui/pages/figures/record_list.h"

namespace gantry {

/// The days of one site, the youngest first: how each stands and what it comes to. Days off are left out; a working day of which nothing is
/// written is there, without a record.
std::vector<DiaryDate> daysToShow(const Portfolio& portfolio, NodeId project, QDate today);
RecordTable dayTable(const Portfolio& portfolio, const std::vector<DiaryDate>& days, QDate today);
/// "Friday, 30 Oct 2026".
QString longDay(QDate day);

} // namespace gantry
