#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class DiaryEntryKind { Workforce, Plant, Delivery, Visitor, Delay, Quantity, Safety, Inspection, Note };
template <>
inline constexpr auto keysOf<DiaryEntryKind> = std::to_array<std::string_view>(
    {"workforce", "plant", "delivery", "visitor", "delay", "quantity", "safety", "inspection", "note"});

/// What was noted of a day: who worked, which plant, what arrived, what held up, how much was done, and what happened. Hours are of each
/// worker or machine.
struct DiaryEntry {
    DiaryEntryId id{};
    DiaryDayId day{};
    QString rank{};
    DiaryEntryKind kind = DiaryEntryKind::Note;
    QString title{};
    QString organisation{};
    std::optional<qint64> count{};
    std::optional<Quantity> hours{};
    std::optional<Quantity> quantity{};
    QString unit{};
    std::optional<Quantity> lost{};
    TaskId task{};
    ContractId contract{};
    CostAccountId account{};
    QString description{};
    bool operator==(const DiaryEntry&) const = default;
};

template <> struct Describe<DiaryEntry> {
    static constexpr EntityWords words{"diary_entry", "Diary entry", "Diary entries", "", false};
    template <class T> static constexpr auto group = &T::day;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::day>("day_id", "Day", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::kind>("kind", "Kind"),
        field<&T::title>("what", "What", Required | Title),
        field<&T::organisation>("company", "Company"),
        field<&T::count>("count", "Number of"),
        field<&T::hours>("hours", "Hours each"),
        field<&T::quantity>("quantity", "Quantity"),
        field<&T::unit>("unit", "Unit of measure"),
        field<&T::lost>("hours_lost", "Hours lost"),
        field<&T::task>("task_id", "Task"),
        field<&T::contract>("contract_id", "Contract"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
