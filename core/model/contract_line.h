#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A part of a contract's price, and the account that bears it.
struct ContractLine {
    ContractLineId id{};
    ContractId contract{};
    QString rank{};
    QString section{};
    QString code{};
    QString title{};
    CostAccountId account{};
    Money amount{};
    bool operator==(const ContractLine&) const = default;
};

template <> struct Describe<ContractLine> {
    static constexpr EntityWords words{"contract_line", "Contract line", "Contract lines"};
    template <class T> static constexpr auto group = &T::contract;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::contract>("contract_id", "Contract", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::section>("section", "Section"),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::account>("account_id", "Cost account"),
        field<&T::amount>("amount_minor", "Amount"),
    });
};

} // namespace gantry
