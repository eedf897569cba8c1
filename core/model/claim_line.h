#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a claim asks for a line of its contract, or for a variation to it.
struct ClaimLine {
    ClaimLineId id{};
    ClaimId claim{};
    QString rank{};
    QString title{};
    ContractLineId contractLine{};
    VariationLineId variationLine{};
    Money claimed{};
    Money assessed{};
    Money approved{};
    bool operator==(const ClaimLine&) const = default;
};

template <> struct Describe<ClaimLine> {
    static constexpr EntityWords words{"claim_line", "Claim line", "Claim lines"};
    template <class T> static constexpr auto group = &T::claim;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::claim>("claim_id", "Payment claim", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::title>("title", "Title", Title),
        field<&T::contractLine>("contract_line_id", "Contract line"),
        field<&T::variationLine>("variation_line_id", "Variation line"),
        field<&T::claimed>("claimed_minor", "Claimed"),
        field<&T::assessed>("assessed_minor", "Assessed"),
        field<&T::approved>("approved_minor", "Approved"),
    });
};

} // namespace gantry
