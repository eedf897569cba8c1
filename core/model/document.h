#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class DocumentStatus { Wip, Shared, ForConstruction, Published, Superseded, Archived };
template <>
inline constexpr auto keysOf<DocumentStatus> = std::to_array<std::string_view>(
    {"wip", "shared", "for_construction", "published", "superseded", "archived"});

/// A controlled document: a file kept in the portfolio (`content`, known by its hash) or linked to where it lies (`location`).
struct Document {
    DocumentId id{};
    QString number{};
    NodeId project{};
    QString title{};
    QString type{};
    QString discipline{};
    QString revision{};
    DocumentStatus status = DocumentStatus::Wip;
    QString suitability{};
    QString phase{};
    PersonId author{};
    QString issuedTo{};
    std::optional<QDate> issued{};
    std::optional<QDate> dueBack{};
    ContractId contract{};
    DocumentId supersedes{};
    QString fileName{};
    qint64 size = 0;
    SnapshotId content{};
    QString location{};
    std::optional<QDate> retain{};
    QString description{};
    bool operator==(const Document&) const = default;
};

template <> struct Describe<Document> {
    static constexpr EntityWords words{"document", "Document", "Documents", "DOC"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::type>("type", "Type"),
        field<&T::discipline>("discipline", "Discipline"),
        field<&T::revision>("revision", "Revision"),
        field<&T::status>("status", "Status"),
        field<&T::suitability>("suitability", "Suitability"),
        field<&T::phase>("phase", "Phase"),
        field<&T::author>("author_id", "Author"),
        field<&T::issuedTo>("issued_to", "Issued to"),
        field<&T::issued>("issued_on", "Issued on"),
        field<&T::dueBack>("due_back", "Due back"),
        field<&T::contract>("contract_id", "Contract"),
        field<&T::supersedes>("supersedes_id", "Supersedes"),
        field<&T::fileName>("file_name", "File", ReadOnly),
        field<&T::size>("size_bytes", "Size", ReadOnly, "bytes"),
        field<&T::content>("content_id", "Content", ReadOnly),
        field<&T::location>("location", "Linked to"),
        field<&T::retain>("retain_until", "Keep until"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
