#pragma once
#include "core/model/task.h" // DurationUnit

namespace gantry {

enum class LinkType { FinishToStart, StartToStart, FinishToFinish, StartToFinish };
template <>
inline constexpr auto keysOf<LinkType> = std::to_array<std::string_view>(
    {"finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"});
enum class LagKind { Working, Elapsed, Percent, ElapsedPercent };
template <> inline constexpr auto keysOf<LagKind> = std::to_array<std::string_view>({"working", "elapsed", "percent", "elapsed_percent"});

/// A dependency. It belongs to the project of its successor.
struct Link {
    LinkId id{};
    NodeId project{};
    TaskId predecessor{};
    TaskId successor{};
    LinkType type = LinkType::FinishToStart;
    LagKind lagKind = LagKind::Working;
    WorkTime lag{};
    Percent lagPercent{};
    DurationUnit lagUnit = DurationUnit::Days;
    QString sourceId{};
    bool operator==(const Link&) const = default;
};

template <> struct Describe<Link> {
    static constexpr EntityWords words{"link", "Link", "Links"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::predecessor>("predecessor_id", "Predecessor", Required),
        field<&T::successor>("successor_id", "Successor", Required),
        field<&T::type>("type", "Type"),
        field<&T::lagKind>("lag_kind", "Lag counts"),
        field<&T::lag>("lag_seconds", "Lag"),
        field<&T::lagPercent>("lag_percent", "Lag, percent of the predecessor", None, "%"),
        field<&T::lagUnit>("lag_unit", "Lag unit"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
