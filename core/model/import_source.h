#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class SourceFormat { Mspdi, Xer, Pmxml, Csv };
template <> inline constexpr auto keysOf<SourceFormat> = std::to_array<std::string_view>({"mspdi", "xer", "pmxml", "csv"});

/// Where a project came from, so that a newer version of the same file finds it.
struct ImportSource {
    ImportSourceId id{};
    NodeId project{};
    SourceFormat format = SourceFormat::Mspdi;
    QString fileName{};
    QString sourceId{};
    QString guid{};
    QString name{};
    QString created{};
    QString contentHash{};
    std::optional<Instant> importedAt{};
    bool operator==(const ImportSource&) const = default;
};

template <> struct Describe<ImportSource> {
    static constexpr EntityWords words{"import_source", "Import source", "Import sources"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::format>("format", "Format"),
        field<&T::fileName>("file_name", "File", Title),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
        field<&T::guid>("guid", "GUID", Internal),
        field<&T::name>("name", "Name in the source"),
        field<&T::created>("created", "Created in the source"),
        field<&T::contentHash>("content_hash", "Content hash", Internal),
        field<&T::importedAt>("imported_at", "Imported at", ReadOnly),
    });
};

} // namespace gantry
