#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class DiaryStatus { Open, Completed };
template <> inline constexpr auto keysOf<DiaryStatus> = std::to_array<std::string_view>({"open", "completed"});
enum class Weather { NotNoted, Sunny, Cloudy, Showers, Rain, Storm, Snow, Frost, Fog, Heat, Wind };
template <>
inline constexpr auto keysOf<Weather> = std::to_array<std::string_view>(
    {"not_noted", "sunny", "cloudy", "showers", "rain", "storm", "snow", "frost", "fog", "heat", "wind"});

/// A day on site. Once completed it is locked, with its entries and photographs, until it is opened again for a reason.
struct DiaryDay {
    DiaryDayId id{};
    QString number{};
    NodeId project{};
    QDate day{};
    QString title{};
    DiaryStatus status = DiaryStatus::Open;
    Weather weather = Weather::NotNoted;
    std::optional<qint64> lowest{};
    std::optional<qint64> highest{};
    std::optional<Quantity> rain{};
    QString wind{};
    PersonId author{};
    QString completedBy{};
    std::optional<Instant> completed{};
    QString reopened{};
    QString description{};
    bool operator==(const DiaryDay&) const = default;
};

template <> struct Describe<DiaryDay> {
    static constexpr EntityWords words{"diary_day", "Diary day", "Site diary", "DIA"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::day>("day", "Day", Required),
        field<&T::title>("title", "Title", Title),
        field<&T::status>("status", "Status"),
        field<&T::weather>("weather", "Weather"),
        field<&T::lowest>("lowest_celsius", "Lowest", None, "°C"),
        field<&T::highest>("highest_celsius", "Highest", None, "°C"),
        field<&T::rain>("rain_millimetres", "Rain", None, "mm"),
        field<&T::wind>("wind", "Wind"),
        field<&T::author>("author_id", "Kept by"),
        field<&T::completedBy>("completed_by", "Completed by", ReadOnly),
        field<&T::completed>("completed_at", "Completed at", ReadOnly),
        field<&T::reopened>("reopened_because", "Opened again because", ReadOnly),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
