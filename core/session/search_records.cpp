#include "core/session/search_records.h"

#include "core/reading/file_text.h"
#include "core/search/record_text.h"

#include <QSet>

namespace gantry {
namespace {

constexpr int fewest = 300; // candidates that are ranked
constexpr int mostLookedAt = 300'000; // where the project decides as well
constexpr qsizetype mostPlaces = 400; // of a project or programme that the index is asked for by name
constexpr int mostCounted = 10'000;
constexpr qsizetype mostOfFiles = 4'000'000; // characters of files that snippets are cut from

/// What project: names, and everything below it.
struct Scope {
    QSet<qint64> nodes;
    bool known = true;
};

Scope scopeOf(const Portfolio& portfolio, const QString& name)
{
    Scope scope;
    const Node* found = nullptr;
    portfolio.all<Node>().forEach([&](const Node& node) {
        const bool byCode = node.code.compare(name, Qt::CaseInsensitive) == 0;
        if (byCode || (!found && node.name.compare(name, Qt::CaseInsensitive) == 0)) found = &node;
    });
    if (!found) return {{}, false};
    std::vector<NodeId> open{found->id};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        if (scope.nodes.contains(node.value)) continue;
        scope.nodes.insert(node.value);
        for (const Node* child : portfolio.childrenOf(node)) open.push_back(child->id);
    }
    return scope;
}

/// A text of the record that tells more of it, where its title alone was found.
QString moreOf(RecordKey record, const void* row)
{
    for (const Field* field : searchFieldsOf(record.entity).others)
        if (field->is(Multiline))
            if (QString text = textOf(field->get(row)); !text.isEmpty()) return text;
    return {};
}

struct Ranked {
    RecordKey record;
    Judgement judgement;
};

SearchHit hitOf(const SearchIndex& index, const Portfolio& portfolio, const SearchQuery& query, const Ranked& ranked, qsizetype& ofFiles)
{
    const auto& [record, judgement] = ranked;
    const void* row = portfolio.table(record.entity).find(record.id);
    const SearchFields& fields = searchFieldsOf(record.entity);
    SearchHit hit{
        record, leadsTo(portfolio, record), judgement.field, judgement.inFile, {}, {}, {}, placeOf(portfolio, record), judgement.score};
    const QString number = fields.number ? textOf(fields.number->get(row)) : QString();
    const QString title = portfolio.titleOf(record.entity, record.id);
    if (title != number) hit.number = marked(number, query);
    hit.title = marked(title, query);
    if (judgement.inFile) {
        const auto text = ofFiles > 0 ? index.keptText(fileTextKeyOf(portfolio, record)) : Result<std::optional<KeptText>>(std::nullopt);
        if (text && *text) {
            ofFiles -= (*text)->text.size();
            hit.snippet = excerpt((*text)->text, query);
        }
    } else if (judgement.field && judgement.field != fields.number && judgement.field != fields.title) {
        hit.snippet = excerpt(textOf(judgement.field->get(row)), query);
    } else {
        hit.snippet = excerpt(moreOf(record, row), query);
    }
    return hit;
}

} // namespace

Result<SearchAnswer> searchRecords(
    const SearchIndex& index, const Portfolio& portfolio, const SearchQuery& query, const SearchLimits& limits)
{
    SearchAnswer answer;
    if (query.isEmpty()) return answer;
    const int wanted = std::max(fewest, 2 * limits.hits);
    SearchIndex::Bounds bounds{wanted, 2 * wanted, {}, {}};
    if (!query.project.isEmpty()) {
        const Scope scope = scopeOf(portfolio, query.project);
        if (!scope.known) return answer;
        if (scope.nodes.size() <= mostPlaces)
            for (const qint64 node : scope.nodes) bounds.places << NodeId{node};
        // The index knows where they belonged when they were put in.
        bounds.accepts = [&portfolio, scope](const RecordKey& record) { return scope.nodes.contains(placeOf(portfolio, record).value); };
        bounds.most = mostLookedAt;
    }
    auto found = index.find(query, SearchIndex::Where::Anywhere, bounds);
    if (!found) return found.error();
    std::vector<RecordKey> candidates = std::move(*found);
    const bool more = int(candidates.size()) >= wanted;
    if (more) { // of so many, those whose titles hold the words are better than whatever comes first
        const auto titled = index.find(query, SearchIndex::Where::Title, bounds);
        if (!titled) return titled.error();
        std::ranges::copy(*titled, std::back_inserter(candidates));
    }
    std::ranges::sort(candidates);
    candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());

    std::vector<Ranked> ranked;
    for (const RecordKey& record : candidates)
        if (auto judgement = judge(portfolio, record, query)) ranked.push_back({record, *judgement});
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        if (a.judgement.score != b.judgement.score) return a.judgement.score > b.judgement.score;
        return std::pair(searchOrder(a.record.entity), a.record) < std::pair(searchOrder(b.record.entity), b.record);
    });
    answer.found = int(ranked.size());
    answer.more = more;
    if (int(ranked.size()) > limits.hits) ranked.resize(std::size_t(limits.hits));
    qsizetype ofFiles = mostOfFiles;
    for (const Ranked& each : ranked) answer.hits.push_back(hitOf(index, portfolio, query, each, ofFiles));

    if (limits.count) {
        bounds.limit = mostCounted;
        bounds.most = std::max(bounds.most, mostCounted);
        auto all = index.find(query, SearchIndex::Where::Anywhere, bounds);
        if (!all) return all.error();
        std::vector<int> counts(entityCount);
        for (const RecordKey& record : *all) ++counts[record.entity.index];
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i]) answer.kinds.emplace_back(Entity{quint8(i)}, counts[i]);
        std::ranges::stable_sort(answer.kinds, std::greater(), &std::pair<Entity, int>::second);
        answer.more = int(all->size()) == mostCounted;
        answer.found = int(all->size());
    }
    return answer;
}

Result<std::vector<SkippedFile>> skippedFiles(const SearchIndex& index, const Portfolio& portfolio)
{
    const auto unreadable = index.unreadable();
    if (!unreadable) return unreadable.error();
    std::vector<SkippedFile> out;
    if (unreadable->isEmpty()) return out;
    for (const RecordKey& record : recordsWithFile(portfolio)) {
        const auto it = unreadable->constFind(fileTextKeyOf(portfolio, record));
        if (it == unreadable->cend()) continue;
        const QString name = fileNameOf(portfolio, record);
        out.push_back({record, name, {Errc::Format, readingReason(it->reason), {name}}});
    }
    std::ranges::sort(out, {}, [](const SkippedFile& f) {
        return std::tuple(QLatin1StringView(f.why.reason) == QLatin1StringView("reading.unknown-kind"), f.name.toCaseFolded(), f.record);
    });
    return out;
}

} // namespace gantry
