#pragma once
#include "core/sample/registers.h"

namespace gantry::sample {

/// A request for approval and how it went.
struct Ask {
    const Scheme& scheme;
    RecordKey record;
    QString title;
    Approvable kind = Approvable::Any;
    std::optional<Money> amount{}; // in pounds
    PersonId by{}; // who asks
    QDate requested{};
    ApprovalStatus status = ApprovalStatus::Approved;
    QDate decided{}; // unless it waits
    QString comment{};
};

/// Who acts in which role, and who may approve what. The registers ask here, so nobody in the sample approves beyond a limit.
class Authority {
public:
    /// Writes the roles and the delegations of authority.
    explicit Authority(Registers& registers);
    /// Whom the lowest delegation names that reaches so far, never the one who asks.
    PersonId approver(const Ask& ask) const { return rightOf(ask).first; }
    /// Writes the approval; answers with who decided, or is to.
    PersonId put(const Ask& ask);

private:
    struct Rule {
        GovernanceRole role;
        Approvable kind;
        std::optional<Money> limit;
        DelegationId delegation;
    };
    PersonId holder(GovernanceRole role, const Scheme& scheme) const;
    std::pair<PersonId, DelegationId> rightOf(const Ask& ask) const;

    Registers& m_registers;
    std::vector<Rule> m_rules; // the lowest first
};

/// Approvals of what the money registers hold: contracts, variations, claims, adjustments.
void addMoneyApprovals(Registers& registers, Authority& authority);

} // namespace gantry::sample
