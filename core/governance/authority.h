#pragma once
#include "core/base/result.h"
#include "core/cost/exchange_rates.h"
#include "core/model/authority.h"
#include "core/model/invariants.h"

namespace gantry {

/// What somebody is asked to approve. `amount` is in the currency of the node; none where it is not about money.
struct ApprovalCase {
    Approvable kind = Approvable::Any;
    NodeId node{};
    std::optional<Money> amount{};
    QDate day; // on which it is decided
};

/// What a record would be approved as, and for how much: a contract by its sum or lines, a variation by what is committed with it, a claim
/// by what was claimed, a change request by its cost, a gate by the budget that it releases; waivers and documents are not about money.
/// nullopt: nobody approves such records.
std::optional<ApprovalCase> approvalCaseOf(const Portfolio& portfolio, RecordKey record, QDate day);
/// As it was asked, whatever has become of the record since.
ApprovalCase approvalCaseOf(const Approval& approval, QDate day);

/// The delegation by which somebody may approve it: of several the one with the highest limit. Limits are in the currency of the portfolio;
/// an amount in another one counts by the rates of the day. Errors: Invalid: "approval.nobody" (no person), "approval.no-authority",
/// "approval.over-limit" (person, amount, limit, delegation), "approval.no-rate".
Result<DelegationId> mayApprove(const Portfolio& portfolio, const ExchangeRates& rates, PersonId person, const ApprovalCase& what);
/// Everybody active who may, by name.
std::vector<PersonId> whoMayApprove(const Portfolio& portfolio, const ExchangeRates& rates, const ApprovalCase& what);

} // namespace gantry
