#include "core/text/text.h"

#include <cmath>

namespace gantry {
namespace {

constexpr int e8Decimals = 8;

Error bad(const Field& field, QStringView text, const char* expected)
{
    return {Errc::Invalid, "value.not-canonical", {field.labelText(), text.toString(), QString::fromUtf8(expected)}};
}

Result<Value> parseInteger(const Field& field, QStringView text, const char* expected)
{
    bool ok = false;
    const qint64 n = text.toLongLong(&ok);
    if (!ok) return bad(field, text, expected);
    return Value(n);
}

Result<Value> parseWord(const Field& field, QStringView text)
{
    for (const auto& word : field.words)
        if (text == QLatin1String(word.data(), qsizetype(word.size()))) return Value(text.toString());
    QStringList words;
    for (const auto& word : field.words) words << QString::fromLatin1(word.data(), qsizetype(word.size()));
    return Error{Errc::Invalid, "value.unknown-word", {field.labelText(), text.toString(), words.join(QStringLiteral(", "))}};
}

} // namespace

QString canonicalText(const Field& field, const Value& value)
{
    if (isAbsent(value)) return {};
    const qint64 n = intOf(value);
    switch (field.kind) {
    case Kind::Bool: return n ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Date: return QDate::fromJulianDay(n).toString(Qt::ISODate);
    case Kind::DateTime: return isoText(DateTime{n});
    case Kind::Instant: return isoText(Instant{n});
    case Kind::Rate:
    case Kind::Quantity:
    case Kind::Percent: return decimalText(n, e8Decimals);
    case Kind::Real: {
        const double* number = std::get_if<double>(&value);
        return number && std::isfinite(*number) ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
    }
    case Kind::Bytes: {
        const QByteArray* bytes = std::get_if<QByteArray>(&value);
        return bytes ? QString::fromLatin1(bytes->toBase64()) : QString();
    }
    case Kind::Int:
    case Kind::Id:
    case Kind::Work:
    case Kind::Money: return QString::number(n);
    case Kind::Text:
    case Kind::Enum:
    case Kind::Shifts: break;
    }
    return textOf(value);
}

Result<Value> parseCanonical(const Field& field, QStringView text)
{
    if (text.isEmpty()) return Value();
    switch (field.kind) {
    case Kind::Bool:
        if (text == u"true" || text == u"1") return Value(qint64(1));
        if (text == u"false" || text == u"0") return Value(qint64(0));
        return bad(field, text, "true or false");
    case Kind::Date: {
        const QDate day = QDate::fromString(text.toString(), Qt::ISODate);
        if (!day.isValid()) return bad(field, text, "a date as YYYY-MM-DD");
        return Value(day.toJulianDay());
    }
    case Kind::DateTime: {
        const auto time = parseDateTime(text);
        if (!time) return bad(field, text, "a time as YYYY-MM-DDTHH:MM:SS");
        return Value(time->seconds);
    }
    case Kind::Instant: {
        const auto at = parseInstant(text);
        if (!at) return bad(field, text, "an instant as YYYY-MM-DDTHH:MM:SS.mmmZ");
        return Value(at->ms);
    }
    case Kind::Rate:
    case Kind::Quantity:
    case Kind::Percent: {
        const auto n = parseDecimal(text, e8Decimals);
        if (!n) return bad(field, text, "a decimal number with at most eight digits after the point");
        return Value(*n);
    }
    case Kind::Real: {
        bool ok = false;
        const double number = QLocale::c().toDouble(text, &ok);
        if (!ok || !std::isfinite(number)) return bad(field, text, "a number");
        return Value(number);
    }
    case Kind::Bytes: {
        const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1());
        if (!bytes) return bad(field, text, "bytes in base64");
        return Value(*bytes);
    }
    case Kind::Int: return parseInteger(field, text, "a whole number");
    case Kind::Id: return parseInteger(field, text, "an id");
    case Kind::Work: return parseInteger(field, text, "whole seconds");
    case Kind::Money: return parseInteger(field, text, "an amount in minor units, such as cents");
    case Kind::Enum: return parseWord(field, text);
    case Kind::Shifts:
        if (!parseShifts(text)) return bad(field, text, "shifts as 08:00-12:00 13:00-17:00, or closed");
        break;
    case Kind::Text: break;
    }
    return Value(text.toString());
}

} // namespace gantry
