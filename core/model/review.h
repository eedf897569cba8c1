#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ReviewKind { HealthCheck, Peer, Audit, Gate, PostImplementation, Benefits };
template <>
inline constexpr auto keysOf<ReviewKind> = std::to_array<std::string_view>(
    {"health_check", "peer", "audit", "gate", "post_implementation", "benefits"});
enum class ReviewStatus { Planned, Held, Reported, Closed };
template <> inline constexpr auto keysOf<ReviewStatus> = std::to_array<std::string_view>({"planned", "held", "reported", "closed"});

/// A look at a project from outside: its findings are records of their own. Ratings go from 0 to 5.
struct Review {
    ReviewId id{};
    QString number{};
    NodeId project{};
    QString title{};
    ReviewKind kind = ReviewKind::HealthCheck;
    ReviewStatus status = ReviewStatus::Planned;
    std::optional<QDate> planned{};
    std::optional<QDate> held{};
    PersonId lead{};
    QString team{};
    std::optional<qint64> rating{};
    Health confidence = Health::NotAssessed;
    QString summary{};
    bool operator==(const Review&) const = default;
};

template <> struct Describe<Review> {
    static constexpr EntityWords words{"review", "Review", "Reviews", "REV"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::status>("status", "Status"),
        field<&T::planned>("planned_on", "Planned"),
        field<&T::held>("held_on", "Held"),
        field<&T::lead>("lead_id", "Lead"),
        field<&T::team>("team", "Team"),
        field<&T::rating>("rating", "Rating"),
        field<&T::confidence>("confidence", "Delivery confidence"),
        field<&T::summary>("summary", "Summary", Multiline),
    });
};

} // namespace gantry
