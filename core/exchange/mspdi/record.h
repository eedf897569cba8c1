#pragma once
#include "core/exchange/mspdi/reading.h"

#include <pugixml.hpp>

namespace gantry::mspdi {

/// The name of an element without its namespace prefix.
std::string_view localName(pugi::xml_node element);
/// The first child of that local name.
pugi::xml_node childOf(pugi::xml_node element, std::string_view name);
/// All children of that local name.
template <class F> void eachChild(pugi::xml_node element, std::string_view name, F&& f)
{
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling())
        if (localName(child) == name) f(child);
}

/// Tallies what an element holds as left out: itself and every record in it.
void skipWhole(Reading& reading, pugi::xml_node element, const char* reason);

/// The children by which one kind of record is read: values (text alone), then parts (elements with children of their own).
/// A name's place is found while compiling, so a misspelt one does not compile.
class Names {
public:
    static constexpr int most = 96;
    consteval Names(std::initializer_list<std::string_view> values, std::initializer_list<std::string_view> parts)
    {
        for (std::string_view v : values) add(v);
        m_values = m_count;
        for (std::string_view p : parts) add(p);
    }
    constexpr int find(std::string_view name) const
    {
        for (std::size_t at = hash(name); m_slots[at]; at = (at + 1) % m_slots.size())
            if (m_list[m_slots[at] - 1u] == name) return m_slots[at] - 1;
        return -1;
    }
    consteval int place(std::string_view name) const
    {
        const int found = find(name);
        if (found < 0) throw "no such name";
        return found;
    }
    constexpr int values() const { return m_values; }
    constexpr std::string_view operator[](int place) const { return m_list[std::size_t(place)]; }

private:
    static constexpr std::size_t hash(std::string_view s)
    {
        const auto at = [&](std::size_t i) { return std::size_t(static_cast<unsigned char>(s[i])); };
        return s.empty() ? 0 : (s.size() * 131 + at(0) * 31 + at(s.size() - 1) * 17 + at(s.size() / 2) * 7) % 256;
    }
    consteval void add(std::string_view name)
    {
        std::size_t slot = hash(name);
        while (m_slots[slot]) slot = (slot + 1) % m_slots.size();
        m_list[std::size_t(m_count)] = name;
        m_slots[slot] = static_cast<unsigned char>(++m_count);
    }
    std::array<std::string_view, most> m_list{};
    std::array<unsigned char, 256> m_slots{};
    int m_count = 0, m_values = 0;
};

/// What a record holds, as text and read. A value that cannot be read counts as not given and is noted in the report.
class RecordValues {
public:
    RecordValues(const Names& names, const char* word, Reading& reading)
        : m_names(names)
        , m_word(word)
        , m_reading(reading)
    {
    }
    void read(pugi::xml_node element);
    /// "Task 12 “Wall”".
    QString place() const;
    /// The record has no place here, so neither have its parts.
    void skip(const char* reason) const;
    std::string_view named(std::string_view name) const; // for names that several kinds of record share

protected:
    template <class T> std::optional<T> read(int place, std::optional<T> (*parse)(std::string_view)) const
    {
        const std::string_view text = m_values[std::size_t(place)];
        if (text.empty()) return std::nullopt;
        const std::optional<T> value = parse(text);
        if (!value && !trimmed(text).empty()) unread(place);
        return value;
    }
    void unread(int place) const;
    std::string_view raw(int place) const { return m_values[std::size_t(place)]; }

    const Names& m_names;
    const char* m_word;
    Reading& m_reading;
    std::array<std::string_view, Names::most> m_values{};
    std::vector<std::pair<int, pugi::xml_node>> m_parts;
};

std::optional<WorkTime> workTimeOf(std::string_view text); // "PT8H0M0S", not below zero
std::optional<qint64> tenthsOf(std::string_view text); // tenths of a minute, or PT..., in seconds
std::optional<Money> moneyOf(std::string_view text); // hundredths of the currency's unit, whatever its digits
template <class T> std::optional<T> e8Of(std::string_view text)
{
    const auto n = decimalOf(text, 8);
    return n ? std::optional(T{*n}) : std::nullopt;
}
QString lineText(std::string_view text); // line ends as \n
QString guidText(std::string_view text); // upper case; nothing for one of zeros

template <const Names& names> class Record : public RecordValues {
public:
    struct Key {
        int place;
        consteval Key(const char* name)
            : place(names.place(name))
        {
        }
    };
    Record(const char* word, Reading& reading)
        : RecordValues(names, word, reading)
    {
    }
    std::string_view operator[](Key k) const { return raw(k.place); }
    bool has(Key k) const { return !trimmed(raw(k.place)).empty(); }
    QString text(Key k) const { return lineText(raw(k.place)); }
    bool flag(Key k, bool otherwise = false) const { return has(k) ? isYes(raw(k.place)) : otherwise; }
    std::optional<qint64> integer(Key k) const { return read(k.place, &integerOf); }
    std::optional<DateTime> date(Key k) const { return read(k.place, &dateTimeOf); }
    std::optional<qint64> clock(Key k) const { return read(k.place, &clockOf); }
    std::optional<WorkTime> workTime(Key k) const { return read(k.place, &workTimeOf); }
    std::optional<qint64> tenths(Key k) const { return read(k.place, &tenthsOf); }
    std::optional<Money> money(Key k) const { return read(k.place, &moneyOf); }
    std::optional<Percent> percent(Key k) const { return read(k.place, &e8Of<Percent>); }
    std::optional<Quantity> quantity(Key k) const { return read(k.place, &e8Of<Quantity>); }
    std::optional<Rate> rate(Key k) const { return read(k.place, &e8Of<Rate>); }
    /// An enumerator by the number that the file gives for it.
    template <class E> E word(Key k, std::initializer_list<E> byNumber, E otherwise, qint64 from = 0) const
    {
        const auto n = integer(k);
        if (n && *n >= from && *n - from < qint64(byNumber.size())) return *(byNumber.begin() + (*n - from));
        if (n) unread(k.place);
        return otherwise;
    }
    template <class F> void each(Key k, F&& f) const
    {
        for (const auto& [place, element] : m_parts)
            if (place == k.place) f(element);
    }
    template <class F> void eachPart(F&& f) const
    {
        for (const auto& [place, element] : m_parts) f(names[place], element);
    }
    pugi::xml_node part(Key k) const
    {
        for (const auto& [place, element] : m_parts)
            if (place == k.place) return element;
        return {};
    }
    /// Notes that a value was given which nothing here holds.
    void unkept(Key k) const { m_reading.note("no-place", place() + QStringLiteral(", ") + textFrom(names[k.place])); }
};

} // namespace gantry::mspdi
