#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Work done in a period whose bill has not come. It is taken back in the period in which the bill is expected.
struct CostAccrual {
    CostAccrualId id{};
    QString number{};
    NodeId project{};
    QString title{};
    CostAccountId account{};
    ContractId contract{};
    PeriodId period{};
    PeriodId reversedIn{};
    Money amount{};
    bool operator==(const CostAccrual&) const = default;
};

template <> struct Describe<CostAccrual> {
    static constexpr EntityWords words{"cost_accrual", "Accrual", "Accruals", "ACR"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::account>("account_id", "Cost account"),
        field<&T::contract>("contract_id", "Contract"),
        field<&T::period>("period_id", "Period", Required),
        field<&T::reversedIn>("reversed_in_id", "Reversed in"),
        field<&T::amount>("amount_minor", "Amount"),
    });
};

} // namespace gantry
