#include "core/edit/documents.h"

#include "core/edit/records.h"
#include "core/model/persons.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

namespace gantry {
namespace {

constexpr qsizetype longestLocation = 2000; // characters
constexpr int mostTries = 1000; // of a revision that is free

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isLetter(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }

/// One more, as an odometer counts: 09 → 10, 99 → 100, AZ → BA, Z → AA.
QString counted(QString text)
{
    for (qsizetype i = text.size(); i-- > 0;) {
        const QChar c = text[i];
        if (c != u'9' && c != u'Z' && c != u'z') {
            text[i] = QChar(c.unicode() + 1);
            return text;
        }
        text[i] = c == u'9' ? u'0' : c == u'Z' ? u'A' : u'a';
    }
    return (isDigit(text.front()) ? QChar(u'1') : text.front()) + text;
}

Error refused(const char* reason, const Document& document, QStringList more = {})
{
    return {Errc::Invalid, reason, QStringList{document.title} + std::move(more)};
}

Result<const Document*> found(const Portfolio& portfolio, DocumentId id)
{
    const Document* document = portfolio.find(id);
    if (!document) return Error{Errc::NotFound, "change.record-gone", {infoOf<Document>().labelText(), QString::number(id.value)}};
    return document;
}

/// Whether it may still be changed as a document.
Result<void> inUse(const Portfolio& portfolio, const Document& document)
{
    if (const Document* next = portfolio.find(successorOf(portfolio, document.id)))
        return refused("document.not-current", document, {next->revision});
    if (document.status == DocumentStatus::Archived) return refused("document.archived", document);
    return {};
}

Result<const Document*> inProgress(const Portfolio& portfolio, DocumentId id)
{
    auto document = found(portfolio, id);
    if (document && (*document)->status != DocumentStatus::Wip) return refused("document.not-in-progress", **document);
    return document;
}

/// Takes away what a document kept, unless another record names it as well.
void dropContent(ChangeBuilder& build, const Portfolio& portfolio, const Document& document)
{
    if (!portfolio.find(document.content)) return;
    bool shared = false;
    portfolio.all<Document>().forEach([&](const Document& d) { shared |= d.content == document.content && d.id != document.id; });
    portfolio.all<Attachment>().forEach([&](const Attachment& a) { shared |= a.content == document.content; });
    if (!shared) build.remove(portfolio, entityOf<Snapshot>(), document.content.value);
}

/// What a document is called after the file that it came as.
QString titleFrom(const QString& fileName)
{
    const QString base = QFileInfo(safeFileName(fileName)).completeBaseName().replace(u'_', u' ').simplified();
    return base.isEmpty() ? fileName : base;
}

Result<Document> begun(const Portfolio& portfolio, IdSource& ids, NodeId project, const QString& title, const TakenBy& by)
{
    if (!portfolio.find(project))
        return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(project.value)}};
    return Document{.id = ids.next<DocumentId>(),
        .number = nextNumber(portfolio, entityOf<Document>()),
        .project = project,
        .title = title,
        .revision = nextRevision({}),
        .author = personIdCalled(portfolio, by.author)};
}

Result<void> keep(ChangeBuilder& build, IdSource& ids, Document& document, AttachedFile file, const TakenBy& by)
{
    const QString name = file.name.trimmed();
    const qint64 size = file.bytes.size();
    auto content = keepFile(build, ids, {}, std::move(file), by); // it goes with the document, wherever that moves
    if (!content) return content.error();
    document.content = *content;
    document.fileName = name;
    document.size = size;
    document.location.clear();
    return {};
}

/// Signs that no address or path needs, and that would show it as another one than it is.
bool hides(QChar c)
{
    return c < u' ' || c == QChar(0x7f) || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString lastPart(QString path)
{
    path.replace(u'\\', u'/');
    while (path.endsWith(u'/')) path.chop(1);
    return path.mid(path.lastIndexOf(u'/') + 1);
}

} // namespace

QString nextRevision(const QString& revision)
{
    const QString text = revision.trimmed();
    if (text.isEmpty()) return QStringLiteral("A");
    const auto run = [&](auto is) {
        qsizetype from = text.size();
        while (from > 0 && is(text[from - 1])) --from;
        return text.size() - from;
    };
    if (const qsizetype digits = run(isDigit)) return text.chopped(digits) + counted(text.last(digits));
    const qsizetype letters = run(isLetter);
    return letters == 1 || letters == 2 ? text.chopped(letters) + counted(text.last(letters)) : text + QStringLiteral(" 2");
}

Result<LinkedPlace> linkedPlace(const QString& location)
{
    const QString text = location.trimmed();
    const auto refuse = [&](const char* reason, const QString& what) { return Error{Errc::Invalid, reason, {what}}; };
    if (text.isEmpty()) return refuse("document.no-location", {});
    if (text.size() > longestLocation) return refuse("document.long-location", QString::number(longestLocation));
    if (std::ranges::any_of(text, hides)) return refuse("document.hidden-signs", {});
    static const QRegularExpression drive(QStringLiteral("^[A-Za-z]:[\\\\/]"));
    static const QRegularExpression address(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]+):"));
    const auto path = [](const QString& p) { return LinkedPlace{LinkedPlace::File, p, {}, runsAsProgram(lastPart(p))}; };
    if (text.startsWith(u'/') || text.startsWith(QLatin1String("\\\\")) || text.contains(drive)) return path(text);
    const auto scheme = address.match(text);
    if (!scheme.hasMatch()) return refuse("document.part-of-path", text);
    const QUrl url(text, QUrl::StrictMode);
    const QString kind = scheme.captured(1).toLower();
    if (kind == u"file" && url.isValid() && url.isLocalFile() && !url.toLocalFile().isEmpty()) return path(url.toLocalFile());
    if (kind != u"http" && kind != u"https") return refuse("document.other-address", kind);
    if (!url.isValid() || url.host().isEmpty()) return refuse("document.bad-address", text);
    return LinkedPlace{LinkedPlace::Web, text, url.host()};
}

Result<ChangeSet> addDocument(const Portfolio& portfolio, IdSource& ids, NodeId project, AttachedFile file, const TakenBy& by)
{
    auto document = begun(portfolio, ids, project, titleFrom(file.name.trimmed()), by);
    if (!document) return document.error();
    ChangeBuilder build(QStringLiteral("document.add"), QStringLiteral("Add document %1").arg(document->title));
    if (auto kept = keep(build, ids, *document, std::move(file), by); !kept) return kept.error();
    build.insert(*document);
    return build.take();
}

Result<ChangeSet> addLinkedDocument(const Portfolio& portfolio, IdSource& ids, NodeId project, const QString& location, const TakenBy& by)
{
    const auto place = linkedPlace(location);
    if (!place) return place.error();
    const QString name = place->kind == LinkedPlace::Web ? lastPart(QUrl(place->target).path()) : lastPart(place->target);
    auto document = begun(portfolio, ids, project, name.isEmpty() ? place->target : titleFrom(name), by);
    if (!document) return document.error();
    document->location = location.trimmed();
    ChangeBuilder build(QStringLiteral("document.add"), QStringLiteral("Add document %1").arg(document->title));
    build.insert(*document);
    return build.take();
}

Result<ChangeSet> replaceFile(const Portfolio& portfolio, IdSource& ids, DocumentId id, AttachedFile file, const TakenBy& by)
{
    const auto document = inProgress(portfolio, id);
    if (!document) return document.error();
    Document after = **document;
    ChangeBuilder build(QStringLiteral("document.file"), QStringLiteral("New file for %1").arg(after.title));
    if (auto kept = keep(build, ids, after, std::move(file), by); !kept) return kept.error();
    build.update<&Document::content>(portfolio, id.value, after.content)
        .update<&Document::fileName>(portfolio, id.value, after.fileName)
        .update<&Document::size>(portfolio, id.value, after.size)
        .update<&Document::location>(portfolio, id.value, after.location);
    dropContent(build, portfolio, **document);
    return build.take();
}

Result<ChangeSet> linkDocument(const Portfolio& portfolio, DocumentId id, const QString& location)
{
    const auto document = inProgress(portfolio, id);
    if (!document) return document.error();
    if (const auto place = linkedPlace(location); !place) return place.error();
    ChangeBuilder build(QStringLiteral("document.link"), QStringLiteral("Link %1").arg((*document)->title));
    build.update<&Document::location>(portfolio, id.value, location.trimmed())
        .update<&Document::content>(portfolio, id.value, {})
        .update<&Document::fileName>(portfolio, id.value, {})
        .update<&Document::size>(portfolio, id.value, 0);
    dropContent(build, portfolio, **document);
    return build.take();
}

Result<ChangeSet> reviseDocument(
    const Portfolio& portfolio, IdSource& ids, DocumentId id, std::optional<AttachedFile> file, const TakenBy& by)
{
    const auto before = found(portfolio, id);
    if (!before) return before.error();
    if (auto may = inUse(portfolio, **before); !may) return may.error();
    Document next = **before;
    next.id = ids.next<DocumentId>();
    next.supersedes = id;
    next.status = DocumentStatus::Wip;
    next.issued = next.dueBack = std::nullopt;
    next.content = {};
    next.fileName.clear();
    next.size = 0;
    QSet<QString> taken;
    portfolio.all<Document>().forEachIn(next.project, [&](const Document& d) {
        if (d.number.compare(next.number, Qt::CaseInsensitive) == 0) taken.insert(d.revision.trimmed().toCaseFolded());
    });
    next.revision = nextRevision(next.revision);
    for (int i = 0; i < mostTries && taken.contains(next.revision.toCaseFolded()); ++i) next.revision = nextRevision(next.revision);
    ChangeBuilder build(QStringLiteral("document.revise"), QStringLiteral("Revision %1 of %2").arg(next.revision, next.title));
    if (file)
        if (auto kept = keep(build, ids, next, std::move(*file), by); !kept) return kept.error();
    build.insert(next).update<&Document::status>(portfolio, id.value, DocumentStatus::Superseded);
    return build.take();
}

Result<ChangeSet> issueDocument(const Portfolio& portfolio, DocumentId id, const DocumentIssue& issue)
{
    const auto document = found(portfolio, id);
    if (!document) return document.error();
    const Document& d = **document;
    if (auto may = inUse(portfolio, d); !may) return may.error();
    if (issue.as != DocumentStatus::Shared && issue.as != DocumentStatus::ForConstruction && issue.as != DocumentStatus::Published)
        return refused("document.issued-as", d);
    if (!d.content && d.location.trimmed().isEmpty()) return refused("document.nothing-to-issue", d);
    if (!issue.on.isValid() || (issue.dueBack && *issue.dueBack < issue.on)) return refused("document.issue-day", d);
    ChangeBuilder build(QStringLiteral("document.issue"), QStringLiteral("Issue %1").arg(d.title));
    build.update<&Document::status>(portfolio, id.value, issue.as)
        .update<&Document::issuedTo>(portfolio, id.value, issue.to.trimmed())
        .update<&Document::issued>(portfolio, id.value, issue.on)
        .update<&Document::dueBack>(portfolio, id.value, issue.dueBack);
    if (!issue.suitability.trimmed().isEmpty()) build.update<&Document::suitability>(portfolio, id.value, issue.suitability.trimmed());
    return build.take();
}

Result<ChangeSet> archiveDocument(const Portfolio& portfolio, DocumentId id)
{
    const auto document = found(portfolio, id);
    if (!document) return document.error();
    if ((*document)->status == DocumentStatus::Archived) return refused("document.archived", **document);
    ChangeBuilder build(QStringLiteral("document.archive"), QStringLiteral("Archive %1").arg((*document)->title));
    build.update<&Document::status>(portfolio, id.value, DocumentStatus::Archived);
    return build.take();
}

DocumentId successorOf(const Portfolio& portfolio, DocumentId document)
{
    DocumentId next{};
    portfolio.all<Document>().forEach([&](const Document& d) {
        if (d.supersedes == document && d.id != document && (!next || d.id < next)) next = d.id;
    });
    return next;
}

std::vector<DocumentId> revisionsOf(const Portfolio& portfolio, DocumentId document)
{
    const Document* first = portfolio.find(document);
    if (!first) return {};
    QSet<DocumentId> seen{first->id};
    for (const Document* at = portfolio.find(first->supersedes); at && !seen.contains(at->id); at = portfolio.find(at->supersedes)) {
        seen.insert(at->id);
        first = at;
    }
    QHash<DocumentId, std::vector<DocumentId>> after;
    portfolio.all<Document>().forEach([&](const Document& d) {
        if (d.supersedes) after[d.supersedes].push_back(d.id);
    });
    std::vector<DocumentId> out{first->id};
    QSet<DocumentId> told{first->id};
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto next = after.value(out[i]);
        std::ranges::sort(next);
        for (const DocumentId id : next)
            if (!told.contains(id)) told.insert(id), out.push_back(id);
    }
    return out;
}

std::vector<RecordKey> keptAsWell(const Portfolio& portfolio, DocumentId document)
{
    const Document* row = portfolio.find(document);
    const Snapshot* content = row ? portfolio.find(row->content) : nullptr;
    if (!content || content->contentHash.isEmpty()) return {};
    std::vector<RecordKey> out;
    const auto look = [&]<class E>(const E& each) {
        const Snapshot* kept = portfolio.find(each.content);
        const RecordKey key{entityOf<E>(), each.id.value};
        if (kept && kept->contentHash == content->contentHash && key != RecordKey{entityOf<Document>(), document.value}) out.push_back(key);
    };
    portfolio.all<Document>().forEach(look);
    portfolio.all<Attachment>().forEach(look);
    std::ranges::sort(out, {}, [](const RecordKey& k) { return std::pair(k.entity, k.id); });
    return out;
}

} // namespace gantry
