#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A file on a record of any kind. Its content is a snapshot: kept whole in the portfolio, known by its hash.
struct Attachment {
    AttachmentId id{};
    NodeId project{};
    QString entity{};
    RecordId record{};
    QString title{};
    qint64 size = 0;
    SnapshotId content{};
    QString description{};
    bool operator==(const Attachment&) const = default;
};

template <> struct Describe<Attachment> {
    static constexpr EntityWords words{"attachment", "Attachment", "Attachments", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::entity>("record_entity", "Of which records", Required),
        field<&T::record>("record_id", "Record", Required),
        field<&T::title>("name", "Name", Required | Title),
        field<&T::size>("size_bytes", "Size", ReadOnly, "bytes"),
        field<&T::content>("content_id", "Content", ReadOnly),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
