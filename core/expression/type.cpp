#include "core/expression/type.h"

namespace gantry::expression {

QString nameOf(const Type& type)
{
    static constexpr std::array names{
        "yes or no", "a number", "a percentage", "money", "days", "hours", "a rate", "a date", "a date with a time", "text"};
    const QString name = QString::fromUtf8(names[std::size_t(type.sort)]);
    return type.currency.isEmpty() ? name : name + QStringLiteral(" in ") + type.currency;
}

std::optional<Type> typeOf(Kind kind, const QString& currency)
{
    switch (kind) {
    case Kind::Bool: return Type{Sort::Bool};
    case Kind::Int:
    case Kind::Quantity:
    case Kind::Real: return Type{Sort::Number};
    case Kind::Percent: return Type{Sort::Percent};
    case Kind::Money: return Type{Sort::Money, currency};
    case Kind::Rate: return Type{Sort::Rate, currency};
    case Kind::Work: return Type{Sort::Hours};
    case Kind::Date: return Type{Sort::Date};
    case Kind::DateTime:
    case Kind::Instant: return Type{Sort::Time};
    case Kind::Id:
    case Kind::Enum:
    case Kind::Shifts:
    case Kind::Text: return Type{Sort::Text};
    case Kind::Bytes: break;
    }
    return std::nullopt;
}

Kind kindOf(const Type& type)
{
    static constexpr std::array kinds{
        Kind::Bool, Kind::Real, Kind::Percent, Kind::Money, Kind::Real, Kind::Work, Kind::Rate, Kind::Date, Kind::DateTime, Kind::Text};
    return kinds[std::size_t(type.sort)];
}

} // namespace gantry::expression
