#include "core/expression/answer.h"

#include <limits>

namespace gantry::expression {

Value Answer::value() const
{
    if (isAbsent()) return {};
    const auto whole = [this](qint64 parts) {
        const auto n = nearest(number, parts);
        return n ? Value(*n) : Value();
    };
    switch (kindOf(type)) {
    case Kind::Real: return number.real();
    case Kind::Percent: return whole(100 * e8);
    case Kind::Rate: return whole(e8);
    case Kind::Text: return Codec<QString>::encode(text);
    default: return whole(1);
    }
}

Error Answer::why() const
{
    const QStringList args{QString::number(column), name};
    if (absence == Absence::NoDivisor) return {Errc::Invalid, "expression.no-divisor", args};
    if (absence == Absence::Overflow) return {Errc::Invalid, "expression.overflow", args};
    return {Errc::NotFound, "expression.no-value", args};
}

Answer answerOf(const Value& value, Kind kind, const Type& type)
{
    Answer out{.type = type};
    if (type.sort == Sort::Text) {
        out.text = textOf(value);
        return out;
    }
    std::optional<Number> number;
    if (const double* real = std::get_if<double>(&value)) {
        number = Number::of(*real);
        if (!number) out.absence = Absence::Overflow;
    } else if (const qint64* n = std::get_if<qint64>(&value)) {
        if (*n == std::numeric_limits<qint64>::min())
            out.absence = Absence::Overflow;
        else if (kind == Kind::Percent)
            number = Number{*n, 100 * e8};
        else if (kind == Kind::Rate || kind == Kind::Quantity)
            number = Number{*n, e8};
        else
            number = Number{kind == Kind::Instant ? floorOf({*n, 1000}) : *n};
    } else {
        out.absence = Absence::Empty;
    }
    if (number) out.number = *number;
    return out;
}

} // namespace gantry::expression
