#pragma once
#include "core/model/value.h"

#include <vector>

namespace gantry {

/// Working time within one day, in seconds of the day, `to` up to 24:00 (86400); sorted, not overlapping. None: a day off.
struct Shift {
    qint64 from = 0, to = 0;
    auto operator<=>(const Shift&) const = default;
};
struct Shifts {
    std::vector<Shift> list;
    bool operator==(const Shifts&) const = default;
};

/// "08:00-12:00 13:00-17:00", or "closed" for a day off.
QString shiftsText(const Shifts& shifts);
/// The reverse; nullopt where a time is none, a shift ends before it starts or two overlap.
std::optional<Shifts> parseShifts(QStringView text);

template <> struct Codec<Shifts> {
    static constexpr Kind kind = Kind::Shifts;
    static Value encode(const Shifts& v) { return shiftsText(v); }
    static std::optional<Shifts> decode(const Value& v)
    {
        const QString* text = std::get_if<QString>(&v);
        return text ? parseShifts(*text) : std::nullopt;
    }
};

} // namespace gantry
