#pragma once
#include "core/base/quantities.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace gantry {

/// One cell of a record; monostate is absent. At most 32 bytes. How an int64 is to be read is said by the field's Kind.
using Value = std::variant<std::monostate, qint64, double, QString, QByteArray>;
static_assert(sizeof(Value) <= 32);
inline bool isAbsent(const Value& v) { return std::holds_alternative<std::monostate>(v); }
inline qint64 intOf(const Value& v)
{
    const qint64* p = std::get_if<qint64>(&v);
    return p ? *p : 0;
}
inline QString textOf(const Value& v)
{
    const QString* p = std::get_if<QString>(&v);
    return p ? *p : QString();
}

/// What a value means. Everything up to Percent travels as an int64: dates as Julian days, DateTime in wall-clock seconds,
/// Instant in UTC milliseconds, Work in seconds, Money in minor units, Rate, Quantity and Percent in 1e-8.
/// Enum travels as its word; Shifts as its text ("08:00-12:00 13:00-17:00", "closed").
enum class Kind : quint8 { Bool, Int, Id, Date, DateTime, Instant, Work, Money, Rate, Quantity, Percent, Real, Text, Enum, Shifts, Bytes };

/// An id is unique over all records of a file; 0 is "none". The tag keeps a task's id from passing for a link's.
template <class Tag> struct Id {
    qint64 value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};
template <class Tag> std::size_t qHash(Id<Tag> id, std::size_t seed = 0) { return ::qHash(id.value, seed); }

/// How a member type travels as a Value; decode refuses the wrong kind.
template <class T> struct Codec;
template <class T, Kind K> struct PlainCodec {
    static constexpr Kind kind = K;
    static Value encode(const T& v) { return v; }
    static std::optional<T> decode(const Value& v)
    {
        const T* p = std::get_if<T>(&v);
        return p ? std::optional<T>(*p) : std::nullopt;
    }
};
template <> struct Codec<qint64> : PlainCodec<qint64, Kind::Int> {
};
template <> struct Codec<double> : PlainCodec<double, Kind::Real> {
};
template <> struct Codec<QByteArray> : PlainCodec<QByteArray, Kind::Bytes> {
};
template <> struct Codec<QString> { // empty and absent text are one thing
    static constexpr Kind kind = Kind::Text;
    static Value encode(const QString& v) { return v.isEmpty() ? Value() : Value(v); }
    static std::optional<QString> decode(const Value& v)
    {
        if (isAbsent(v)) return QString();
        const QString* p = std::get_if<QString>(&v);
        return p ? std::optional<QString>(*p) : std::nullopt;
    }
};
template <> struct Codec<bool> {
    static constexpr Kind kind = Kind::Bool;
    static Value encode(bool v) { return qint64(v); }
    static std::optional<bool> decode(const Value& v)
    {
        const qint64* p = std::get_if<qint64>(&v);
        return p && (*p == 0 || *p == 1) ? std::optional<bool>(*p == 1) : std::nullopt;
    }
};
template <> struct Codec<QDate> {
    static constexpr Kind kind = Kind::Date;
    static Value encode(const QDate& v) { return v.isValid() ? Value(v.toJulianDay()) : Value(); }
    static std::optional<QDate> decode(const Value& v)
    {
        const qint64* p = std::get_if<qint64>(&v);
        const QDate day = p ? QDate::fromJulianDay(*p) : QDate();
        return day.isValid() ? std::optional<QDate>(day) : std::nullopt;
    }
};
template <class T, auto Member, Kind K> struct WrapperCodec { // one number inside a named type
    static constexpr Kind kind = K;
    static Value encode(const T& v) { return v.*Member; }
    static std::optional<T> decode(const Value& v)
    {
        const qint64* p = std::get_if<qint64>(&v);
        return p ? std::optional<T>(T{*p}) : std::nullopt;
    }
};
template <> struct Codec<DateTime> : WrapperCodec<DateTime, &DateTime::seconds, Kind::DateTime> {
};
template <> struct Codec<Instant> : WrapperCodec<Instant, &Instant::ms, Kind::Instant> {
};
template <> struct Codec<WorkTime> : WrapperCodec<WorkTime, &WorkTime::seconds, Kind::Work> {
};
template <> struct Codec<Money> : WrapperCodec<Money, &Money::minor, Kind::Money> {
};
template <> struct Codec<Rate> : WrapperCodec<Rate, &Rate::e8, Kind::Rate> {
};
template <> struct Codec<Quantity> : WrapperCodec<Quantity, &Quantity::e8, Kind::Quantity> {
};
template <> struct Codec<Percent> : WrapperCodec<Percent, &Percent::e8, Kind::Percent> {
};
template <class Tag> struct Codec<Id<Tag>> {
    static constexpr Kind kind = Kind::Id;
    static Value encode(Id<Tag> v) { return v ? Value(v.value) : Value(); }
    static std::optional<Id<Tag>> decode(const Value& v)
    {
        if (isAbsent(v)) return Id<Tag>{};
        const qint64* p = std::get_if<qint64>(&v);
        return p && *p > 0 ? std::optional<Id<Tag>>(Id<Tag>{*p}) : std::nullopt;
    }
};

/// Stable words of an enum, one per enumerator in order: file format, never renamed.
template <class Enum> inline constexpr auto keysOf = nullptr;
template <class T>
requires std::is_enum_v<T> QString wordOf(T v)
{
    static const auto words = [] { // shared: a hundred thousand rows ask for the same few
        std::array<QString, keysOf<T>.size()> made;
        for (std::size_t i = 0; i < made.size(); ++i) made[i] = QString::fromLatin1(keysOf<T>[i].data(), qsizetype(keysOf<T>[i].size()));
        return made;
    }();
    return words[std::size_t(v)];
}
template <class T>
requires std::is_enum_v<T>
struct Codec<T> {
    static constexpr Kind kind = Kind::Enum;
    static Value encode(T v) { return wordOf(v); }
    static std::optional<T> decode(const Value& v)
    {
        const QString* text = std::get_if<QString>(&v);
        for (std::size_t i = 0; text && i < keysOf<T>.size(); ++i)
            if (*text == QLatin1String(keysOf<T>[i].data(), qsizetype(keysOf<T>[i].size()))) return T(i);
        return std::nullopt;
    }
};
template <class T> struct Codec<std::optional<T>> {
    static constexpr Kind kind = Codec<T>::kind;
    static Value encode(const std::optional<T>& v) { return v ? Codec<T>::encode(*v) : Value(); }
    static std::optional<std::optional<T>> decode(const Value& v)
    {
        if (isAbsent(v)) return std::optional<T>();
        auto inner = Codec<T>::decode(v);
        return inner ? std::optional<std::optional<T>>(inner) : std::nullopt;
    }
};

} // namespace gantry
