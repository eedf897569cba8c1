#pragma once
#include "core/model/ids.h"

namespace gantry {

/// An actual cost as the books have it, in the currency of the project.
struct LedgerEntry {
    LedgerEntryId id{};
    NodeId project{};
    std::optional<QDate> date{};
    QString document{};
    QString title{};
    CostAccountId account{};
    ContractId contract{};
    ClaimId claim{};
    TaskId task{};
    OrganisationId vendor{};
    Money amount{};
    QString sourceId{};
    bool operator==(const LedgerEntry&) const = default;
};

template <> struct Describe<LedgerEntry> {
    static constexpr EntityWords words{"ledger_entry", "Ledger entry", "Ledger entries"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::date>("posted_on", "Posted on"),
        field<&T::document>("document", "Document no."),
        field<&T::title>("title", "Text", Title),
        field<&T::account>("account_id", "Cost account"),
        field<&T::contract>("contract_id", "Contract"),
        field<&T::claim>("claim_id", "Payment claim"),
        field<&T::task>("task_id", "Task"),
        field<&T::vendor>("vendor_id", "Vendor"),
        field<&T::amount>("amount_minor", "Amount"),
        field<&T::sourceId>("source_id", "Id in the source"),
    });
};

} // namespace gantry
