#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// The house rules that a project's figures follow: its own row, else the portfolio's, else the defaults.
CostOptions costOptionsOf(const Portfolio& portfolio, NodeId project);
/// Whether a variation of this status counts as committed money.
bool isCommitted(VariationStatus status, const CostOptions& options);
/// Whether it may yet become money: not rejected or withdrawn.
bool isStanding(VariationStatus status);
/// Whether a contract binds: approved and beyond.
bool isBinding(ContractStatus status);
/// What a claim line stands for: what was approved once it is, before that what was claimed.
Money standing(const ClaimLine& line, ClaimStatus status);

/// What a variation's line adds to the contract: the amount approved; of one that is not approved yet what is known best, its preliminary
/// amount, else what was requested.
Money committedAmount(const VariationLine& line, VariationStatus status);

/// What a forecast item counts with: its amount by its likelihood, halves away from zero; the amount itself where the product does not fit.
Money likelyAmount(const ForecastItem& item);

/// The day as of which open amounts are told in another currency: the project's status date, else the end of the last closed period, else
/// the far future, which takes the last rates.
QDate reportingDay(const Portfolio& portfolio, NodeId project);

} // namespace gantry
