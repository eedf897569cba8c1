#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class MethodologyStatus { Draft, Published, Retired };
template <> inline constexpr auto keysOf<MethodologyStatus> = std::to_array<std::string_view>({"draft", "published", "retired"});

/// How projects of a kind are run: phases with their gates, and what is asked for in each. A version of it is a record of its own; what
/// stands in it are records that refer to it.
struct Methodology {
    MethodologyId id{};
    QString number{};
    QString code{};
    QString title{};
    qint64 version = 1;
    MethodologyStatus status = MethodologyStatus::Draft;
    MethodologyId previous{};
    QString suits{};
    PersonId owner{};
    std::optional<QDate> published{};
    QString changes{};
    QString description{};
    bool operator==(const Methodology&) const = default;
};

template <> struct Describe<Methodology> {
    static constexpr EntityWords words{"methodology", "Methodology", "Methodologies", "MET"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::version>("version", "Version"),
        field<&T::status>("status", "Status"),
        field<&T::previous>("previous_id", "Version before"),
        field<&T::suits>("suited_to", "Suited to"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::published>("published_on", "Published on"),
        field<&T::changes>("what_changed", "What changed", Multiline),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
