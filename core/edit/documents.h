#pragma once
#include "core/edit/attachments.h"

namespace gantry {

/// Which revision comes after one, in the way in which it is written: A → B, Z → AA, 1 → 2, P01 → P02, 1.9 → 1.10; what ends in a word
/// gets a number. Nothing is followed by A.
QString nextRevision(const QString& revision);

/// Where a linked document lies, as far as its address tells.
struct LinkedPlace {
    enum Kind { Web, File } kind = Web;
    QString target; ///< the address, or the path
    QString host; ///< of an address: whose it is
    bool runs = false; ///< a system would run it rather than show it
};
/// Reads what a document is linked to: an address (http, https), or the whole path of a file, of any system. Nothing is looked up.
/// Errors: Invalid (empty, with signs that hide what it says, of another kind of address, not whole).
Result<LinkedPlace> linkedPlace(const QString& location);

/// A file becomes a document of a project, of a programme or of the portfolio: work in progress, with the next number, called by the name
/// of the file. Errors: NotFound (no such node), Invalid (as attach).
Result<ChangeSet> addDocument(const Portfolio& portfolio, IdSource& ids, NodeId project, AttachedFile file, const TakenBy& by);
/// The same of what stays where it is. Errors: as addDocument and linkedPlace.
Result<ChangeSet> addLinkedDocument(const Portfolio& portfolio, IdSource& ids, NodeId project, const QString& location, const TakenBy& by);

/// The document's file, in place of what it had, while it is work in progress. Errors: NotFound, Invalid ("document.not-in-progress", as
/// attach).
Result<ChangeSet> replaceFile(const Portfolio& portfolio, IdSource& ids, DocumentId document, AttachedFile file, const TakenBy& by);
/// Links it instead; what file was kept goes. Errors: NotFound, Invalid ("document.not-in-progress", as linkedPlace).
Result<ChangeSet> linkDocument(const Portfolio& portfolio, DocumentId document, const QString& location);

/// The next revision as a record of its own, work in progress, with the new file where one is given; the one before is superseded. A link
/// goes along, a file does not. Errors: NotFound; Invalid: "document.not-current" (it has a later one), "document.archived", as attach.
Result<ChangeSet> reviseDocument(
    const Portfolio& portfolio, IdSource& ids, DocumentId document, std::optional<AttachedFile> file, const TakenBy& by);

/// How a document goes out.
struct DocumentIssue {
    DocumentStatus as = DocumentStatus::Published; ///< shared, for construction, published
    QString suitability{}; ///< empty: as it was
    QString to{};
    QDate on;
    std::optional<QDate> dueBack{};
};
/// Errors: NotFound; Invalid: "document.issued-as" (another status), "document.nothing-to-issue" (neither file nor link),
/// "document.not-current", "document.archived", "document.issue-day" (no day, or back before it went out).
Result<ChangeSet> issueDocument(const Portfolio& portfolio, DocumentId document, const DocumentIssue& issue);
/// It is kept and no longer used. Errors: NotFound, Invalid ("document.archived").
Result<ChangeSet> archiveDocument(const Portfolio& portfolio, DocumentId document);

/// The revision that follows one; none where it is the current one.
DocumentId successorOf(const Portfolio& portfolio, DocumentId document);
/// All revisions of what a document is one of, the oldest first; ends where a chain comes back to itself.
std::vector<DocumentId> revisionsOf(const Portfolio& portfolio, DocumentId document);
/// Documents and attachments that keep the same bytes as this one, itself apart, by id.
std::vector<RecordKey> keptAsWell(const Portfolio& portfolio, DocumentId document);

} // namespace gantry
