#pragma once
#include "core/model/value.h"

#include <algorithm>

namespace gantry {

enum FieldFlag : unsigned {
    None = 0,
    Required = 1, // must not be absent
    ReadOnly = 2, // set by the program, not typed by a person
    Internal = 4, // kept for the machine (ids of a source, ranks): in file, dump and CSV, not offered on a screen unless asked for
    Number = 8, // the register's number: prefix and sequence, given by the program, may be typed over
    Multiline = 16, // text of several lines
    Title = 32, // what a record is called where one field must stand for it
    Owner = 64, // the record that this one hangs on: it goes when that goes, though the field may be empty
    AnyNode = 128, // of a project: a programme or the portfolio may stand there as well
};

/// One fact of an entity, told once: schema, journal, CSV, columns, forms and validation read it.
/// It knows what is true with no screen and no query.
struct Field {
    std::string_view key; // file format: SQL column, journal, CSV; never renamed
    const char* label;
    Kind kind;
    bool nullable;
    unsigned flags;
    const char* unit; // "" where the kind says all
    std::span<const std::string_view> words; // of an enum, else empty
    std::string_view target; // key of the entity that an Id refers to, "*" for any, else empty
    Value (*get)(const void* entity);
    bool (*set)(void* entity, const Value&); // false: value not acceptable, entity unchanged
    bool is(FieldFlag flag) const { return flags & flag; }
    QString keyText() const { return QString::fromLatin1(key.data(), qsizetype(key.size())); }
    QString labelText() const { return QString::fromUtf8(label); }
};

template <class> struct Member;
template <class E, class T> struct Member<T E::*> {
    using Entity = E;
    using Type = T;
};
template <class T> inline constexpr bool isNullable = false;
template <class T> inline constexpr bool isNullable<std::optional<T>> = true;
template <class Tag> inline constexpr bool isNullable<Id<Tag>> = true;
template <> inline constexpr bool isNullable<QString> = true;

template <class T> inline constexpr std::span<const std::string_view> wordsOf{};
template <class T>
requires std::is_enum_v<T>
inline constexpr std::span<const std::string_view> wordsOf<T> = keysOf<T>;
template <class T>
requires std::is_enum_v<T>
inline constexpr std::span<const std::string_view> wordsOf<std::optional<T>> = keysOf<T>;
template <class T> inline constexpr std::string_view targetOf{}; // specialised for the id types

template <auto M> Value readMember(const void* entity)
{
    using E = typename Member<decltype(M)>::Entity;
    return Codec<typename Member<decltype(M)>::Type>::encode(static_cast<const E*>(entity)->*M);
}
template <auto M> bool writeMember(void* entity, const Value& v)
{
    using E = typename Member<decltype(M)>::Entity;
    auto decoded = Codec<typename Member<decltype(M)>::Type>::decode(v);
    if (decoded) static_cast<E*>(entity)->*M = std::move(*decoded);
    return decoded.has_value();
}

template <class E> struct FieldOf : Field {
};
template <auto M>
constexpr FieldOf<typename Member<decltype(M)>::Entity> field(
    std::string_view key, const char* label, unsigned flags = None, const char* unit = "")
{
    using T = typename Member<decltype(M)>::Type;
    return {{key, label, Codec<T>::kind, isNullable<T> && !(flags & Required), flags, unit, wordsOf<T>, targetOf<T>, &readMember<M>,
        &writeMember<M>}};
}

struct Anything {
    template <class T> operator T() const;
};
template <class E, class... A> consteval std::size_t memberCount()
{
    if constexpr (requires { E{A{}..., Anything{}}; })
        return memberCount<E, A..., Anything>();
    else
        return sizeof...(A);
}
template <class E, std::size_t N> constexpr std::array<Field, N> fields(const FieldOf<E> (&list)[N])
{
    static_assert(N == memberCount<E>(), "an entity's field table lists every member once");
    std::array<Field, N> out{};
    std::ranges::copy(list, out.begin());
    return out;
}

/// Specialised beside each entity:
///   static constexpr EntityWords words{key, label, plural, number prefix};
///   template <class T> static constexpr auto table = fields<T>({field<&T::id>("id", "Id", ReadOnly), ...});
///   template <class T> static constexpr auto group = &T::project;   // optional: rows are also found by this reference
/// The templates are what keeps a header cheap: only core/model/entities.cpp instantiates them.
template <class E> struct Describe;

struct EntityWords {
    std::string_view key; // file format: SQL table, journal, command line; never renamed
    const char* label; // "Task"
    const char* plural; // "Tasks"
    std::string_view numberPrefix = {}; // of registers that number their records: "P" gives P-0001
    bool onScreen = true; // false: part of another record's form, no register page of its own
};

} // namespace gantry
