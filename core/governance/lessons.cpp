#include "core/governance/lessons.h"

#include "core/governance/gates.h"
#include "core/governance/lesson_words.h"
#include "core/model/authority.h"

#include <bit>
#include <cmath>

namespace gantry {
namespace {

constexpr int ofType = 20, ofForm = 15, ofPhase = 25, ofCategory = 15, mostOfWords = 30, timesWords = 60, leastOfWords = 6;
constexpr int anyType = 8, anyForm = 6, anyPhase = 8;
constexpr int accepted = 15, reviewed = 8, mostOfUse = 15;

int standingOf(LessonStatus status)
{
    switch (status) {
    case LessonStatus::New: return 0;
    case LessonStatus::Reviewed: return reviewed;
    case LessonStatus::Accepted:
    case LessonStatus::Embedded: return accepted;
    case LessonStatus::Archived: break;
    }
    return -1;
}

int standingOf(PracticeStatus status) { return status == PracticeStatus::Published ? accepted : -1; }

bool isKnowledge(Entity entity) { return entity == entityOf<Lesson>() || entity == entityOf<BestPractice>(); }

/// What two lists of plain words have to do with each other.
enum class Match { Named, Open, Other };
Match matchOf(const std::vector<QString>& wanted, const std::vector<QString>& here)
{
    if (wanted.empty() || here.empty()) return Match::Open;
    const auto isHere = [&](const QString& word) { return std::ranges::find(here, word) != here.end(); };
    return std::ranges::any_of(wanted, isHere) ? Match::Named : Match::Other;
}

std::vector<QString> plainWords(const QStringList& list)
{
    std::vector<QString> out;
    for (const QString& each : list)
        if (QString word = plainWord(each); !word.isEmpty()) out.push_back(std::move(word));
    return out;
}

} // namespace

bool takesLessons(Entity entity)
{
    return entity == entityOf<Gate>() || entity == entityOf<Risk>() || entity == entityOf<Contract>() || entity == entityOf<Node>();
}

LessonContext lessonContextOf(const Portfolio& portfolio, RecordKey record)
{
    LessonContext out;
    if (!takesLessons(record.entity) || !portfolio.table(record.entity).contains(record.id)) return out;
    out.record = record;
    QStringList said;
    const auto of = [&](NodeId project) {
        out.project = project;
        const Node* node = portfolio.find(project);
        if (!node) return;
        out.type = node->type;
        if (!node->phase.isEmpty()) out.phases << node->phase;
        portfolio.all<Contract>().forEachIn(project, [&](const Contract& c) {
            if (c.form != ContractForm::Other) out.forms << wordOf(c.form);
        });
    };
    if (const Gate* gate = record.entity == entityOf<Gate>() ? portfolio.find<Gate>(record.id) : nullptr) {
        of(gate->project);
        if (!gate->phase.isEmpty()) out.phases = QStringList{gate->phase, gate->opens};
        said << gate->title << gate->description;
        portfolio.all<GateCriterion>().forEachIn(gate->id, [&](const GateCriterion& c) { said << c.title; });
    } else if (const Risk* risk = record.entity == entityOf<Risk>() ? portfolio.find<Risk>(record.id) : nullptr) {
        of(risk->project);
        out.category = risk->category;
        said << risk->title << risk->category << risk->secondary << risk->cause << risk->event << risk->effect;
    } else if (const Contract* contract = record.entity == entityOf<Contract>() ? portfolio.find<Contract>(record.id) : nullptr) {
        of(contract->project);
        out.forms.clear();
        if (contract->form != ContractForm::Other) out.forms << wordOf(contract->form);
        said << contract->title << contract->insurances << contract->description;
    } else if (const Node* node = portfolio.find<Node>(record.id)) {
        of(node->id);
        said << node->name << node->description;
    }
    out.forms.sort();
    out.forms.removeDuplicates();
    out.text = said.join(u'\n');
    return out;
}

std::map<RecordKey, KnowledgeTally> knowledgeTallies(const Portfolio& portfolio)
{
    std::map<RecordKey, KnowledgeTally> out;
    portfolio.all<KnowledgeUse>().forEach([&](const KnowledgeUse& use) {
        const auto entity = entityByKey(use.knowledgeEntity);
        if (!entity || !isKnowledge(*entity)) return;
        KnowledgeTally& tally = out[{*entity, use.knowledge.value}];
        ++(use.verdict == KnowledgeVerdict::Used ? tally.used : tally.notUseful);
    });
    return out;
}

LessonsReused lessonsReused(const Portfolio& portfolio, NodeId node)
{
    LessonsReused out;
    const auto counts = [&](const Gate& gate) { return isHeld(gate) && liesWithin(portfolio, gate.project, node); };
    portfolio.all<Gate>().forEach([&](const Gate& gate) { out.gates += counts(gate); });
    const QString key = infoOf<Gate>().keyText();
    portfolio.all<KnowledgeUse>().forEach([&](const KnowledgeUse& use) {
        if (use.verdict != KnowledgeVerdict::Used || use.entity != key) return;
        const Gate* gate = portfolio.find<Gate>(use.record.value);
        out.used += gate && counts(*gate);
    });
    return out;
}

template <class E> void LessonIndex::take(const E& row, std::array<QString, 6> texts, const QString& phases, int standing)
{
    const RecordKey key{entityOf<E>(), row.id.value};
    const auto known = std::ranges::lower_bound(m_entries, key, {}, &Entry::key);
    const bool same = known != m_entries.end() && known->key == key;
    Entry entry = same ? std::move(*known) : Entry{.key = key};
    if (!same || entry.texts != texts) { // mostly they are the same bytes
        entry.texts = std::move(texts);
        readWords(entry);
        m_changed = true;
    }
    const auto list = [](QString& held, std::vector<QString>& words, const QString& now) {
        if (held == now) return;
        held = now;
        words = gantry::plainWords(now);
    };
    list(entry.types, entry.typeWords, row.projectTypes);
    list(entry.forms, entry.formWords, row.contractForms);
    list(entry.phases, entry.phaseWords, phases);
    if (entry.category != row.category) entry.category = row.category, entry.categoryWord = plainWord(row.category);
    entry.standing = standing;
    m_next.push_back(std::move(entry));
}

void LessonIndex::readWords(Entry& entry)
{
    entry.words.clear();
    for (const QString& text : entry.texts)
        eachWordOf(plainLetters(text), [&](QStringView word) {
            auto seen = m_seen.find(word);
            if (seen == m_seen.end()) {
                const QString stem = stemOf(word);
                auto known = m_words.constFind(stem);
                if (!stem.isEmpty() && known == m_words.cend()) known = m_words.insert(stem, quint32(m_words.size()));
                seen = m_seen.emplace(word.toString(), stem.isEmpty() ? tellsNothing : *known).first;
            }
            if (seen->second != tellsNothing) entry.words.push_back(seen->second);
        });
    std::ranges::sort(entry.words);
    entry.words.erase(std::ranges::unique(entry.words).begin(), entry.words.end());
}

void LessonIndex::update(const Portfolio& portfolio)
{
    const std::size_t before = m_entries.size();
    m_changed = false;
    m_next.clear();
    m_next.reserve(portfolio.all<Lesson>().size() + portfolio.all<BestPractice>().size());
    portfolio.all<Lesson>().forEach([this](const Lesson& l) {
        take(l, {l.title, l.category, l.context, l.cause, l.effect, l.recommendation}, l.phases.trimmed().isEmpty() ? l.phase : l.phases,
            standingOf(l.status));
    });
    portfolio.all<BestPractice>().forEach([this](const BestPractice& p) {
        take(p, {p.title, p.category, p.context, p.recommendation, {}, {}}, p.phases, standingOf(p.status));
    });
    const bool moved = m_changed || m_next.size() != before;
    m_entries = std::move(m_next);
    m_next = {};
    std::ranges::sort(m_entries, {}, &Entry::key);
    if (moved) weigh();
    for (Entry& e : m_entries) e.tally = {};
    for (const auto& [key, tally] : knowledgeTallies(portfolio)) {
        const auto entry = std::ranges::lower_bound(m_entries, key, {}, &Entry::key);
        if (entry != m_entries.end() && entry->key == key) entry->tally = tally;
    }
    m_settled.clear();
    const auto settle = [this](const QString& entity, RecordId record, const QString& knowledgeEntity, RecordId knowledge) {
        const auto at = entityByKey(entity), of = entityByKey(knowledgeEntity);
        if (at && of && isKnowledge(*of)) m_settled.push_back({{*at, record.value}, {*of, knowledge.value}});
    };
    portfolio.all<KnowledgeUse>().forEach([&](const KnowledgeUse& u) { settle(u.entity, u.record, u.knowledgeEntity, u.knowledge); });
    portfolio.all<Relation>().forEach([&](const Relation& r) {
        settle(r.entity, r.record, r.otherEntity, r.other);
        settle(r.otherEntity, r.other, r.entity, r.record);
    });
    std::ranges::sort(m_settled);
}

/// A word weighs the more, the fewer lessons hold it.
int LessonIndex::weightOf(quint32 word) const
{
    const std::size_t all = std::max<std::size_t>(m_entries.size(), 1), holders = std::max<std::size_t>(m_holders[word].size(), 1);
    return std::bit_width(all / holders); // 1 + the whole part of the logarithm
}

void LessonIndex::weigh()
{
    m_holders.assign(std::size_t(m_words.size()), {});
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        for (const quint32 word : m_entries[i].words) m_holders[word].push_back(quint32(i));
    for (Entry& e : m_entries) {
        e.weight = 0;
        for (const quint32 word : e.words) e.weight += weightOf(word);
    }
}

std::vector<LessonOffer> LessonIndex::offers(const LessonContext& context, std::size_t most) const
{
    std::vector<LessonOffer> out;
    if (!context.record.id) return out;
    std::vector<int> shared(m_entries.size(), 0);
    int weight = 0;
    const int unknown = std::bit_width(std::max<std::size_t>(m_entries.size(), 1)); // a word that no lesson holds
    for (const QString& word : tellingWords(context.text)) {
        const auto known = m_words.constFind(word);
        const int each = known == m_words.cend() || m_holders[*known].empty() ? unknown : weightOf(*known);
        weight += each;
        if (known == m_words.cend()) continue;
        for (const quint32 entry : m_holders[*known]) shared[entry] += each;
    }
    const auto types = plainWords(QStringList{context.type}), forms = plainWords(context.forms), phases = plainWords(context.phases);
    const QString category = plainWord(context.category);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& e = m_entries[i];
        if (e.standing < 0 || e.key == context.record) continue;
        const Match type = matchOf(e.typeWords, types), form = matchOf(e.formWords, forms), phase = matchOf(e.phaseWords, phases);
        if (type == Match::Other || form == Match::Other) continue;
        LessonFit fit;
        fit.typeNamed = type == Match::Named, fit.formNamed = form == Match::Named, fit.phaseNamed = phase == Match::Named;
        fit.type = fit.typeNamed ? ofType : anyType;
        fit.form = fit.formNamed ? ofForm : anyForm;
        fit.phase = fit.phaseNamed ? ofPhase : phase == Match::Open ? anyPhase : 0;
        fit.category = !category.isEmpty() && e.categoryWord == category ? ofCategory : 0;
        if (shared[i] > 0)
            fit.words = std::min(mostOfWords, int(timesWords * double(shared[i]) / std::sqrt(double(weight) * double(e.weight))));
        if (!fit.typeNamed && !fit.formNamed && !fit.phaseNamed && !fit.category && fit.words < leastOfWords) continue;
        if (std::ranges::binary_search(m_settled, std::pair(context.record, e.key))) continue;
        fit.standing = e.standing;
        fit.uses = e.tally.used;
        fit.usefulness = mostOfUse * (e.tally.used - e.tally.notUseful) / (e.tally.used + e.tally.notUseful + 2);
        out.push_back({e.key, fit});
    }
    const auto before = [](const LessonOffer& a, const LessonOffer& b) {
        return a.fit.points() != b.fit.points() ? a.fit.points() > b.fit.points() : a.knowledge < b.knowledge;
    };
    const auto end = out.begin() + std::ptrdiff_t(std::min(most, out.size()));
    std::partial_sort(out.begin(), end, out.end(), before);
    out.erase(end, out.end());
    return out;
}

} // namespace gantry
