#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class SnapshotKind { Baseline, SourceDates, PeriodClose, Report, Attachment };
template <>
inline constexpr auto keysOf<SnapshotKind> = std::to_array<std::string_view>(
    {"baseline", "source_dates", "period_close", "report", "attachment"});

/// What was frozen: a baseline, the dates a source had computed, a closed period, the figures of a report, a file on a record. The content
/// lies beside the row and is known by its hash.
struct Snapshot {
    SnapshotId id{};
    NodeId project{};
    SnapshotKind kind = SnapshotKind::Baseline;
    qint64 number = 0;
    QString name{};
    QString type{}; // of a baseline, in the words of those who plan: "Approved", "What-if"
    std::optional<Instant> takenAt{};
    QString author{};
    QString reason{};
    QString contentHash{};
    PeriodId period{}; // of a period's close
    QString previousHash{}; // content hash of the close before: a chain
    bool operator==(const Snapshot&) const = default;
};

template <> struct Describe<Snapshot> {
    static constexpr EntityWords words{"snapshot", "Snapshot", "Snapshots"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::kind>("kind", "Kind"),
        field<&T::number>("sequence", "Number"),
        field<&T::name>("name", "Name", Title),
        field<&T::type>("baseline_type", "Type"),
        field<&T::takenAt>("taken_at", "Taken at", ReadOnly),
        field<&T::author>("author", "Author", ReadOnly),
        field<&T::reason>("reason", "Reason"),
        field<&T::contentHash>("content_hash", "Content hash", ReadOnly | Internal),
        field<&T::period>("period_id", "Period", ReadOnly),
        field<&T::previousHash>("previous_hash", "Hash of the close before", ReadOnly | Internal),
    });
};

} // namespace gantry
