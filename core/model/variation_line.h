#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a variation adds to or takes from a line of the contract, or to an account where it is new work.
struct VariationLine {
    VariationLineId id{};
    VariationId variation{};
    QString rank{};
    QString title{};
    ContractLineId contractLine{};
    CostAccountId account{};
    Money requested{};
    Money preliminary{};
    Money approved{};
    bool operator==(const VariationLine&) const = default;
};

template <> struct Describe<VariationLine> {
    static constexpr EntityWords words{"variation_line", "Variation line", "Variation lines"};
    template <class T> static constexpr auto group = &T::variation;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::variation>("variation_id", "Variation", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::contractLine>("contract_line_id", "Contract line"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::requested>("requested_minor", "Requested"),
        field<&T::preliminary>("preliminary_minor", "Preliminary"),
        field<&T::approved>("approved_minor", "Approved"),
    });
};

} // namespace gantry
