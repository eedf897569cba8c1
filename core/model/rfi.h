#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class RfiStatus { Draft, Open, Answered, Closed };
template <> inline constexpr auto keysOf<RfiStatus> = std::to_array<std::string_view>({"draft", "open", "answered", "closed"});

/// A question to another party, its answer, and whether that costs money or time.
struct Rfi {
    RfiId id{};
    QString number{};
    NodeId project{};
    QString title{};
    ContractId contract{};
    PersonId askedBy{};
    QString askedOf{};
    std::optional<QDate> asked{};
    std::optional<QDate> due{};
    std::optional<QDate> answered{};
    RfiStatus status = RfiStatus::Draft;
    QString answer{};
    bool costs = false;
    bool delays = false;
    QString description{};
    bool operator==(const Rfi&) const = default;
};

template <> struct Describe<Rfi> {
    static constexpr EntityWords words{"rfi", "Request for information", "Requests for information", "RFI"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Question", Required | Title),
        field<&T::contract>("contract_id", "Contract"),
        field<&T::askedBy>("asked_by_id", "Asked by"),
        field<&T::askedOf>("asked_of", "Asked of"),
        field<&T::asked>("asked_on", "Asked on"),
        field<&T::due>("due_on", "Due"),
        field<&T::answered>("answered_on", "Answered on"),
        field<&T::status>("status", "Status"),
        field<&T::answer>("answer", "Answer", Multiline),
        field<&T::costs>("affects_cost", "Affects cost"),
        field<&T::delays>("affects_time", "Affects time"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
