#include "core/search/ranking.h"

#include "core/search/folded.h"
#include "core/search/record_text.h"

#include <array>
#include <bit>

namespace gantry {
namespace {

constexpr qsizetype furthest = 1'000'000; // characters of a text that are looked through
constexpr std::size_t mostPlaces = 2000;

/// Where a term stands in a text.
struct Place {
    std::size_t term = 0;
    qsizetype start = 0, end = 0;
    bool whole = false; // the last word is the one that was typed, not only its beginning
};

bool same(const std::u16string& word, const QString& other) { return QStringView(word.data(), qsizetype(word.size())) == other; }

/// Every place of the terms in `text`, in order of their ends.
template <class F> void eachPlace(QStringView text, const std::vector<SearchTerm>& terms, F&& see)
{
    constexpr std::size_t kept = 16; // no term has more words
    struct Kept {
        std::u16string folded;
        qsizetype start = 0;
    };
    std::array<Kept, kept> last; // the words before
    std::size_t count = 0;
    eachWord(text.left(furthest), [&](const FoldedWord& word) {
        Kept& now = last[count++ % kept];
        now.folded.assign(word.folded.utf16(), std::size_t(word.folded.size()));
        now.start = word.start;
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const SearchTerm& term = terms[t];
            const auto words = std::size_t(term.folded.size());
            const bool whole = word.folded == term.folded.back();
            if (words > count || !(whole || (term.prefix && word.folded.startsWith(term.folded.back())))) continue;
            bool all = true;
            for (std::size_t w = 0; all && w + 1 < words; ++w)
                all = same(last[(count - words + w) % kept].folded, term.folded[qsizetype(w)]);
            if (all && !see(Place{t, last[(count - words) % kept].start, word.end, whole})) return false;
        }
        return true;
    });
}

std::vector<Place> placesIn(QStringView text, const std::vector<SearchTerm>& terms)
{
    std::vector<Place> out;
    eachPlace(text, terms, [&](const Place& place) {
        out.push_back(place);
        return out.size() < mostPlaces;
    });
    return out;
}

/// Enough of them to tell how well a text answers: past some of every term no more are counted, so that long texts cost little.
std::vector<Place> placesToCount(QStringView text, const std::vector<SearchTerm>& terms)
{
    constexpr std::size_t enough = 24;
    std::vector<Place> out;
    quint32 found = 0;
    const quint32 all = (1u << terms.size()) - 1;
    eachPlace(text, terms, [&](const Place& place) {
        out.push_back(place);
        found |= 1u << place.term;
        return out.size() < mostPlaces && !(found == all && out.size() >= enough);
    });
    return out;
}

struct Weight {
    double most; // what any number of places comes to at most
    double half; // places that make half of it
};
Weight weightOf(const Field& field, const SearchFields& fields)
{
    if (&field == fields.number) return {60, 0.2};
    if (&field == fields.title) return {40, 0.4};
    return {10, 1.2};
}
constexpr double inFileOnly = 3;
constexpr double wholeNumber = 1000, wholeWord = 1.25, atTheBeginning = 8, oneAfterAnother = 15;

double lengthFactor(qsizetype length, bool title)
{
    const double usual = title ? 40 : 300;
    return 1 / (0.75 + 0.25 * std::min(8.0, double(length) / usual));
}

bool isMarked(const std::vector<std::pair<qsizetype, qsizetype>>& marks, const Place& place)
{
    return std::ranges::any_of(marks, [&](const auto& m) { return place.start < m.first + m.second && m.first < place.end; });
}

/// The stretch of `length` characters that holds most different terms, and of those the first.
qsizetype bestStart(const std::vector<Place>& places, qsizetype length)
{
    std::size_t best = 0, from = 0;
    qsizetype start = places.front().start;
    for (std::size_t to = 0; to < places.size(); ++to) {
        while (places[to].end - places[from].start > length && from < to) ++from;
        quint32 terms = 0;
        for (std::size_t i = from; i <= to; ++i) terms |= 1u << places[i].term;
        const auto different = std::size_t(std::popcount(terms));
        if (different > best) best = different, start = places[from].start;
    }
    return start;
}

} // namespace

MarkedText marked(const QString& text, const SearchQuery& query)
{
    MarkedText out{text, {}};
    for (const Place& place : placesIn(text, query.wanted))
        if (!isMarked(out.marks, place)) out.marks.emplace_back(place.start, place.end - place.start);
    std::ranges::sort(out.marks);
    return out;
}

MarkedText excerpt(QStringView text, const SearchQuery& query, qsizetype length)
{
    const std::vector<Place> places = placesIn(text, query.wanted);
    qsizetype start = 0;
    if (!places.empty()) {
        const qsizetype found = bestStart(places, length * 2 / 3);
        start = std::max<qsizetype>(0, found - length / 4);
        if (start > 0) // from the beginning of a word on
            while (start < found && !text[start - 1].isSpace()) ++start;
    }
    qsizetype end = std::min(text.size(), start + length);
    if (end < text.size())
        while (end > start + length / 2 && !text[end].isSpace()) --end;
    const QString line = text.sliced(start, end - start).toString().simplified();
    return marked((start > 0 ? QStringLiteral("… ") : QString()) + line + (end < text.size() ? QStringLiteral(" …") : QString()), query);
}

bool holds(QStringView text, const SearchQuery& query)
{
    std::vector<bool> found(query.wanted.size());
    eachPlace(text, query.wanted, [&](const Place& place) {
        found[place.term] = true;
        return std::ranges::count(found, false) > 0;
    });
    bool unwanted = false;
    eachPlace(text, query.unwanted, [&](const Place&) { return !(unwanted = true); });
    return !unwanted && std::ranges::count(found, false) == 0;
}

std::optional<Judgement> judge(const Portfolio& portfolio, RecordKey record, const SearchQuery& query)
{
    const void* row = portfolio.table(record.entity).find(record.id);
    if (!row) return std::nullopt;
    const SearchFields& fields = searchFieldsOf(record.entity);
    Judgement out;
    std::vector<double> terms(query.wanted.size(), 0.0);
    double best = 0;
    for (const TextPart& part : textOf(record.entity, row)) {
        const std::vector<Place> places = placesToCount(part.text, query.wanted);
        if (places.empty()) continue;
        std::vector<double> counts(terms.size(), 0.0);
        for (const Place& place : places) counts[place.term] += place.whole ? wholeWord : 1;
        const Weight weight = weightOf(*part.field, fields);
        const bool title = part.field == fields.title;
        double sum = 0;
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const double says = weight.most * counts[t] / (counts[t] + weight.half) * lengthFactor(part.text.size(), title);
            terms[t] += says;
            sum += says;
        }
        if (title && places.front().start == 0) out.score += atTheBeginning;
        if (title && query.wanted.size() > 1) {
            SearchTerm together;
            for (const SearchTerm& term : query.wanted) together.folded += term.folded;
            together.prefix = query.wanted.back().prefix;
            if (together.folded.size() <= 16 && !placesIn(part.text, {together}).empty()) out.score += oneAfterAnother;
        }
        if (part.field == fields.number) {
            QStringList typed;
            for (const SearchTerm& term : query.wanted) typed += term.folded;
            if (foldedWords(part.text) == typed) out.score += wholeNumber;
        }
        if (sum > best) best = sum, out.field = part.field;
    }
    const bool file = !fileHashOf(portfolio, record).isEmpty();
    for (const double said : terms) {
        if (said == 0) {
            if (!file) return std::nullopt;
            out.inFile = true;
        }
        out.score += said == 0 ? inFileOnly : said;
    }
    if (out.inFile) out.field = nullptr;
    return out;
}

} // namespace gantry
