#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class FindingGrade { Critical, Essential, Recommended };
template <> inline constexpr auto keysOf<FindingGrade> = std::to_array<std::string_view>({"critical", "essential", "recommended"});
enum class FindingStatus { Open, Accepted, Done, Rejected };
template <> inline constexpr auto keysOf<FindingStatus> = std::to_array<std::string_view>({"open", "accepted", "done", "rejected"});

/// What a review found and recommends.
struct ReviewFinding {
    ReviewFindingId id{};
    ReviewId review{};
    QString title{};
    FindingGrade grade = FindingGrade::Recommended;
    QString recommendation{};
    PersonId owner{};
    std::optional<QDate> due{};
    FindingStatus status = FindingStatus::Open;
    std::optional<QDate> closed{};
    bool operator==(const ReviewFinding&) const = default;
};

template <> struct Describe<ReviewFinding> {
    static constexpr EntityWords words{"review_finding", "Review finding", "Review findings"};
    template <class T> static constexpr auto group = &T::review;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::review>("review_id", "Review", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::grade>("grade", "Grade"),
        field<&T::recommendation>("recommendation", "Recommendation", Multiline),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::status>("status", "Status"),
        field<&T::closed>("closed_on", "Closed on"),
    });
};

} // namespace gantry
