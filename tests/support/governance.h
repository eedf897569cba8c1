#pragma once
// A project with people who govern it, in memory.
#include "core/edit/baselines.h"
#include "tests/support/money.h"

namespace gantry::test {

class GovernanceDesk : public MoneyDesk {
public:
    GovernanceDesk()
    {
        programme = add(Node{.kind = NodeKind::Programme, .parent = root, .name = QStringLiteral("Depots")});
        set<&Node::parent>(project.value, programme);
        manager = person("Amira Weller");
        sponsor = person("Ines Brandt");
        set<&Node::manager>(project.value, manager);
    }
    PersonId person(const char* name, bool active = true)
    {
        return add(Person{.name = QString::fromUtf8(name), .email = QStringLiteral("someone@example.org"), .active = active});
    }
    DelegationId delegation(
        const char* title, Approvable kind, std::optional<qint64> limit, PersonId to, std::optional<GovernanceRole> role = {})
    {
        return add(Delegation{.title = QString::fromUtf8(title),
            .person = to,
            .role = role,
            .kind = kind,
            .limit = limit ? std::optional(Money{*limit}) : std::nullopt});
    }
    RoleAssignmentId role(PersonId who, GovernanceRole role, NodeId where)
    {
        return add(RoleAssignment{.person = who, .role = role, .scope = where});
    }
    ChangeRequestId change(std::optional<qint64> cost)
    {
        return add(ChangeRequest{.project = project,
            .title = QStringLiteral("Wider doors"),
            .status = ChangeRequestStatus::Submitted,
            .cost = cost ? std::optional(Money{*cost}) : std::nullopt});
    }
    template <class E> std::vector<E> rows() const
    {
        std::vector<E> out;
        portfolio.all<E>().forEach([&](const E& row) { out.push_back(row); });
        return out;
    }
    template <class E> E first() const
    {
        REQUIRE(portfolio.all<E>().size() > 0);
        return rows<E>().front();
    }
    /// As Session::apply does it, findings apart.
    void take(Result<ChangeSet> made)
    {
        INFO((made ? "" : made.error().reason));
        REQUIRE(made);
        REQUIRE(applyToMemory(portfolio, *made));
    }
    TakenBy by(const char* author) const { return {QString::fromUtf8(author), Instant{1'790'000'000'000}}; }
    /// The reason for which something is refused; empty where it is not.
    template <class T> static std::string why(const Result<T>& result)
    {
        return result ? std::string() : std::string(result.error().reason);
    }

    NodeId programme;
    PersonId manager, sponsor;
    QDate today{2026, 9, 21};
};

} // namespace gantry::test
