#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What one unit of a currency is worth in the currency of the portfolio, from a day on.
struct ExchangeRate {
    ExchangeRateId id{};
    CurrencyId currency{};
    std::optional<QDate> validFrom{};
    Rate rate{e8};
    bool operator==(const ExchangeRate&) const = default;
};

template <> struct Describe<ExchangeRate> {
    static constexpr EntityWords words{"exchange_rate", "Exchange rate", "Exchange rates"};
    template <class T> static constexpr auto group = &T::currency;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::currency>("currency_id", "Currency", Required),
        field<&T::validFrom>("valid_from", "Valid from"),
        field<&T::rate>("rate", "Rate", None, "portfolio currency a unit"),
    });
};

} // namespace gantry
