#pragma once
#include "core/model/invariants.h"

#include <QHash>
#include <array>
#include <map>
#include <unordered_map>

namespace gantry {

/// Where lessons are offered: what is known of a gate, a risk, a contract or a project that a lesson may fit.
struct LessonContext {
    RecordKey record{};
    NodeId project{};
    QString type{}; ///< of the project
    QStringList forms{}, phases{}; ///< of a gate the phase that it ends and the one that it opens
    QString category{};
    QString text{}; ///< whose words are compared
};
/// Whether lessons are offered at records of this kind.
bool takesLessons(Entity entity);
/// Of a record that takes lessons and exists; of another one an empty context.
LessonContext lessonContextOf(const Portfolio& portfolio, RecordKey record);

/// What speaks for a lesson somewhere, in points.
struct LessonFit {
    int type = 0, form = 0, phase = 0, category = 0, words = 0; ///< named and equal: 20, 15, 25, 15; words: 0 to 30
    bool typeNamed = false, formNamed = false, phaseNamed = false; ///< it says so itself; else it counts for all, which gives less
    int standing = 0; ///< accepted, embedded or published 15, reviewed 8, new 0
    int usefulness = 0; ///< what became of it so far: -15 to 15
    int uses = 0; ///< times that it was used so far
    int points() const { return type + form + phase + category + words + standing + usefulness; }
    bool operator==(const LessonFit&) const = default;
};
struct LessonOffer {
    RecordKey knowledge; ///< a lesson or a best practice
    LessonFit fit;
    bool operator==(const LessonOffer&) const = default;
};

/// How often a lesson or best practice was used, and how often it was of no use.
struct KnowledgeTally {
    int used = 0, notUseful = 0;
    bool operator==(const KnowledgeTally&) const = default;
};
/// By lesson or best practice.
std::map<RecordKey, KnowledgeTally> knowledgeTallies(const Portfolio& portfolio);

/// Gates that were held at a node and below it, and how often a lesson or best practice was used at them.
struct LessonsReused {
    int gates = 0, used = 0;
};
LessonsReused lessonsReused(const Portfolio& portfolio, NodeId node);

/// Lessons and best practices, read so that those which fit are found without looking at every text: 10,000 lessons answer in
/// milliseconds. The order of records has no say.
///
/// Points of a lesson in a context:
///   type      20 where its list of project types names the project's; 8 where it names none, or the project has no type
///   form      15 where its list of contract forms names one of those at hand; 6 likewise
///   phase     25 where its list of phases (where that is empty: the phase it was learnt in) names one at hand; 8 likewise; else 0
///   category  15 where both have the same one
///   words     60 x the weight of the words that both hold / the root of (weight of the words here x weight of those there), at most 30;
///             a word weighs 1 + the whole part of log2(all lessons / those that hold it)
///   standing  accepted, embedded, published 15; reviewed 8; new 0
///   use       15 x (times used - times not useful) / (both + 2), rounded towards nothing
/// A lesson that names other types of project or other contract forms does not apply and is left out; so is one for which nothing speaks
/// but that it counts for all (no named type, form or phase, no category, words below 6), what is archived, retired or a draft, what the
/// record brought about itself (a Relation ties them), and what was answered there already. Ties stand in the order of ids.
///
/// Example: "Bore more holes before piling in soft ground" for bridges, NEC4, Design; accepted, used 3 times and once of no use. At the
/// design gate of a bridge with an NEC4 contract that speaks of "piles in soft ground", as the only lesson: 20 + 15 + 25 + 0
/// + min(30, 60 x 3 / sqrt(3 x 5) = 46) + 15 + 15 x 2 / 6 = 110.
class LessonIndex {
public:
    /// Brings it up to the portfolio: a text that stayed as it was is not read again.
    void update(const Portfolio& portfolio);
    /// The best first, at most so many.
    std::vector<LessonOffer> offers(const LessonContext& context, std::size_t most) const;
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        RecordKey key{};
        std::array<QString, 6> texts{}; ///< as its words were taken from them
        QString types{}, forms{}, phases{};
        std::vector<QString> typeWords{}, formWords{}, phaseWords{};
        QString category{}, categoryWord{};
        std::vector<quint32> words{};
        int standing = -1; ///< below 0: not to be offered
        KnowledgeTally tally{};
        int weight = 0; ///< of its words
    };
    template <class E> void take(const E& row, std::array<QString, 6> texts, const QString& phases, int standing);
    void readWords(Entry& entry);
    void weigh();
    int weightOf(quint32 word) const;

    std::vector<Entry> m_entries; ///< by key
    struct ByView {
        using is_transparent = void;
        std::size_t operator()(QStringView word) const { return qHash(word); }
    };
    static constexpr quint32 tellsNothing = ~0u;
    std::unordered_map<QString, quint32, ByView, std::equal_to<>> m_seen; ///< words as they are written: the number of what they come to
    QHash<QString, quint32> m_words; ///< by what they come to
    std::vector<std::vector<quint32>> m_holders; ///< entries by word
    std::vector<std::pair<RecordKey, RecordKey>> m_settled; ///< record and lesson, sorted: answered there, or come from there
    std::vector<Entry> m_next; ///< while it is brought up
    bool m_changed = false;
};

} // namespace gantry
