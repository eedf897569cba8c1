#pragma once
#include <QStringList>
#include <cassert>
#include <utility>
#include <variant>

namespace gantry {

enum class Errc { NotFound, Invalid, Conflict, Cycle, Io, Format, Version, Cancelled, Locked };

/// What went wrong, as data. The sentence for people is made in core/text from `reason` and `args`.
struct Error {
    Errc code;
    const char* reason; // stable key of the sentence, e.g. "file.locked"
    QStringList args; // names and values for it
};

/// Value or Error. A subset of std::expected with the same names, so C++23 can replace it.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }
    explicit operator bool() const { return m_state.index() == 0; }
    bool has_value() const { return m_state.index() == 0; }
    const T& operator*() const& { return get(); }
    T& operator*() & { return const_cast<T&>(get()); }
    T&& operator*() && { return std::move(const_cast<T&>(get())); }
    const T* operator->() const { return &get(); }
    T* operator->() { return &const_cast<T&>(get()); }
    const Error& error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }

private:
    const T& get() const
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void> : public Result<std::monostate> {
public:
    Result()
        : Result<std::monostate>(std::monostate{})
    {
    }
    using Result<std::monostate>::Result;
};

} // namespace gantry
