#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A currency that amounts are kept in. Nodes and contracts name it by its code. Amounts are whole minor units of it.
struct Currency {
    CurrencyId id{};
    QString code{};
    QString name{};
    qint64 minorDigits = 2;
    bool operator==(const Currency&) const = default;
};

template <> struct Describe<Currency> {
    static constexpr EntityWords words{"currency", "Currency", "Currencies"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::code>("code", "Code", Required | Title),
        field<&T::name>("name", "Name"),
        field<&T::minorDigits>("minor_digits", "Digits of its minor unit"),
    });
};

} // namespace gantry
