#include "core/sample/governance.h"
#include "core/sample/risk_pool.h"

namespace gantry::sample {
namespace {

/// What went wrong in the project, as its health comment says: by the task that it hit.
struct Trouble {
    const char *project, *task;
};
constexpr Trouble troubles[] = {{"TWT", "s1"}, {"OWS", "e3"}, {"HBS", "b10"}, {"SSP", "p6"}, {"CCL", "e3"}, {"BLC", "f4"}};

constexpr int averaged = 2; // the programme whose matrix has four steps

/// A step of five as one of four.
int narrowed(int step) { return (4 * step + 2) / 5; }

void setSteps(Risk& risk, RiskSteps before, RiskSteps after, bool four)
{
    if (four)
        for (RiskSteps* steps : {&before, &after})
            for (int& step : *steps) step = narrowed(step);
    const auto step = [](int n) { return n ? std::optional<qint64>(n) : std::nullopt; };
    risk.likelihoodBefore = step(before[0]), risk.costBefore = step(before[1]), risk.timeBefore = step(before[2]);
    risk.qualityBefore = step(before[3]), risk.safetyBefore = step(before[4]), risk.reputationBefore = step(before[5]);
    risk.likelihoodAfter = step(after[0]), risk.costAfter = step(after[1]), risk.timeAfter = step(after[2]);
    risk.qualityAfter = step(after[3]), risk.safetyAfter = step(after[4]), risk.reputationAfter = step(after[5]);
    risk.key = after[0] * std::ranges::max(std::span(after).subspan(1)) >= (four ? 9 : 12);
    constexpr int ofFive[] = {5, 5, 15, 30, 50, 75}, ofFour[] = {10, 10, 30, 50, 75};
    risk.chance = percent(four ? ofFour[after[0]] : ofFive[after[0]]);
}

void addMatrices(Registers& r)
{
    r.put(RiskMatrix{.title = QStringLiteral("Caldmere, five by five"),
        .scope = r.books().root()->id,
        .likelihoods = QStringLiteral("Rare\nUnlikely\nPossible\nLikely\nAlmost certain"),
        .impacts = QStringLiteral("Negligible\nMinor\nModerate\nMajor\nSevere")});
    r.put(RiskMatrix{.title = QStringLiteral("Highways, four by four"),
        .scope = r.programmes()[averaged]->id,
        .likelihoods = QStringLiteral("Unlikely\nPossible\nLikely\nVery likely"),
        .impacts = QStringLiteral("Low\nMedium\nHigh\nVery high"),
        .scoring = RiskScoring::Average,
        .moderate = 3,
        .high = 6,
        .extreme = 9});
}

/// The risks of one project.
class Workshop {
public:
    Workshop(Registers& registers, Authority& authority, Written& written, const Scheme& scheme)
        : m_r(registers)
        , m_authority(authority)
        , m_written(written)
        , m_scheme(scheme)
        , m_four(registers.programmes()[averaged]->id == scheme.programme)
    {
        for (const Trouble& trouble : troubles)
            if (scheme.code() == QLatin1String(trouble.project)) m_trouble = QString::fromLatin1(trouble.task);
    }

    void hold()
    {
        const auto pool = riskPool(m_scheme.built->plan);
        std::vector<int> picked = m_r.drawn(8 + m_r.below(3), int(pool.size()));
        const auto hit = std::ranges::find_if(pool, [&](const RiskSketch& s) { return m_trouble == QLatin1String(s.task); });
        if (const int place = int(hit - pool.begin()); hit != pool.end() && !std::ranges::count(picked, place)) picked.back() = place;
        std::ranges::sort(picked);
        for (const int place : picked) add(pool[std::size_t(place)], hit == pool.begin() + place);
        for (const int place : m_r.drawn(3 + m_r.below(2), int(commonRisks().size()))) add(commonRisks()[std::size_t(place)], false);
    }

private:
    void add(const RiskSketch& sketch, bool trouble)
    {
        const QDate today = m_r.today();
        const PlannedRow& row = m_scheme.row(QString::fromLatin1(sketch.task));
        const bool always = row.key == u"b0"; // over the whole project
        const bool realised = trouble && row.start < today.addDays(-10);
        const bool over = !always && row.finish < today;
        const bool far = !always && row.start > today.addDays(200);
        Risk risk{.project = m_scheme.id(),
            .title = Registers::words(sketch.title, m_scheme),
            .kind = sketch.kind,
            .category = Registers::words(sketch.category),
            .secondary = Registers::words(sketch.secondary),
            .status = realised         ? RiskStatus::Realised
                : over                 ? RiskStatus::Retired
                : far && !m_r.below(3) ? RiskStatus::Draft
                                       : RiskStatus::Active,
            .owner = m_r.person(sketch.owner, m_scheme),
            .cause = Registers::words(sketch.cause, m_scheme),
            .event = Registers::words(sketch.event, m_scheme),
            .effect = Registers::words(sketch.effect, m_scheme),
            .response = sketch.response,
            .trigger = Registers::words(sketch.trigger, m_scheme),
            .fallback = Registers::words(sketch.fallback, m_scheme),
            .identifiedBy = m_r.person(m_r.below(2) ? who::risk : who::designer)};
        setSteps(risk, sketch.before, sketch.after, m_four);
        const QDate first = m_scheme.start().addDays(-20), last = std::min(always ? today : row.start, today).addDays(-12);
        risk.identified = Registers::workday(risk.status == RiskStatus::Draft
                ? today.addDays(-4 - m_r.below(20))
                : first.addDays(m_r.below(int(first.daysTo(std::max(last, first))) / 2 + 1)));
        if (sketch.before[1]) {
            risk.amount = m_scheme.share(sketch.amount);
            risk.account = m_scheme.accounts.value(QString::fromLatin1(sketch.account));
        }
        if (!always) risk.proximity = row.start;
        if (risk.status == RiskStatus::Active) {
            risk.review = Registers::workday(today.addDays(m_r.below(64) - 34));
            if (!m_weighted && risk.kind == RiskKind::Threat && sketch.amount >= 8 && m_scheme.node->health != Health::Good)
                risk.factor = percent(25), m_weighted = true;
        }
        const RiskId id = m_r.put(risk);
        const RecordKey key{entityOf<Risk>(), id.value};
        m_written.risks.push_back({m_scheme.id(), key, risk.title, *risk.identified, risk.owner, risk.status == RiskStatus::Active});
        if (realised) m_written.realised.push_back({m_scheme.id(), key, risk.event, row.start.addDays(5), risk.owner});
        for (const char* words : {sketch.treatment, sketch.second})
            if (*words) treat(risk, id, words, sketch.amount, words == sketch.treatment);
        impacts(risk, id, row, sketch.days);
    }

    void treat(const Risk& risk, RiskId id, const char* words, int amount, bool first)
    {
        const QDate today = m_r.today(),
                    due = Registers::workday(risk.identified->addDays(first ? 30 + m_r.below(60) : 60 + m_r.below(120)));
        RiskTreatment row{.risk = id, .title = Registers::words(words, m_scheme), .owner = risk.owner, .due = due};
        if (amount > 2) row.cost = Money{m_scheme.share(amount).minor / 1'000'000 * 100'000};
        const bool past = risk.status == RiskStatus::Retired || risk.status == RiskStatus::Realised;
        const int lot = m_r.below(20);
        if (risk.status == RiskStatus::Draft)
            row.due = today.addDays(20 + m_r.below(40));
        else if ((past || lot < 13) && due <= today)
            row.status = TreatmentStatus::Done, row.done = Registers::workday(std::max(*risk.identified, due.addDays(-m_r.below(12))));
        else if (past)
            row.status = TreatmentStatus::Cancelled;
        else if (due > today || lot < 17)
            row.status = TreatmentStatus::InProgress;
        if (row.done && *row.done > today) row.done = today;
        if (row.status == TreatmentStatus::Done)
            row.effect = risk.status == RiskStatus::Realised ? (first ? Effectiveness::PartlyEffective : Effectiveness::Ineffective)
                : lot < 9                                    ? Effectiveness::Effective
                : lot < 12                                   ? Effectiveness::PartlyEffective
                                                             : Effectiveness::Unknown;
        const RiskTreatmentId treatment = m_r.put(row);
        if (!row.cost || row.cost->minor < 2'000'000 || row.status == TreatmentStatus::Cancelled) return;
        const bool waits = row.status == TreatmentStatus::Planned;
        const QDate decided = std::min(today, risk.identified->addDays(14));
        m_authority.put({.scheme = m_scheme,
            .record = {entityOf<RiskTreatment>(), treatment.value},
            .title = row.title,
            .kind = Approvable::RiskTreatment,
            .amount = row.cost,
            .by = m_r.person(who::risk),
            .requested = waits ? today.addDays(-4 - m_r.below(14)) : decided.addDays(-5),
            .status = waits ? ApprovalStatus::Waiting : ApprovalStatus::Approved,
            .decided = waits ? QDate() : decided});
    }

    void impacts(const Risk& risk, RiskId id, const PlannedRow& row, int days)
    {
        const bool good = risk.kind == RiskKind::Opportunity;
        if (days > 0 && !row.milestone)
            m_r.put(RiskImpact{.risk = id,
                .title = (good ? QStringLiteral("Gain on %1") : QStringLiteral("Delay of %1")).arg(row.name),
                .task = row.task,
                .leastDays = days / 2,
                .likelyDays = days,
                .mostDays = 2 * days});
        if (risk.amount && risk.account)
            m_r.put(RiskImpact{.risk = id,
                .title = good ? QStringLiteral("Saving") : QStringLiteral("Extra cost"),
                .account = risk.account,
                .least = Money{risk.amount->minor / 100 * 40},
                .likely = risk.amount,
                .most = Money{risk.amount->minor / 100 * 180}});
    }

    Registers& m_r;
    Authority& m_authority;
    Written& m_written;
    const Scheme& m_scheme;
    const bool m_four;
    bool m_weighted = false; // one risk of it counts in the forecast
    QString m_trouble;
};

void addSharedRisks(Registers& r, Written& written)
{
    const auto programmes = r.programmes();
    for (const SharedRisk& sketch : sharedRisks()) {
        const Node* node = sketch.programme < 0 ? r.books().root() : programmes[std::size_t(sketch.programme)];
        Risk risk{.project = node->id,
            .title = Registers::words(sketch.title),
            .category = Registers::words(sketch.category),
            .status = RiskStatus::Active,
            .owner = node->manager,
            .cause = Registers::words(sketch.cause),
            .event = Registers::words(sketch.event),
            .effect = Registers::words(sketch.effect),
            .response = sketch.response,
            .identified = Registers::workday(r.today().addDays(-500 + r.below(420))),
            .identifiedBy = r.person(who::risk),
            .review = Registers::workday(r.today().addDays(r.below(60) - 25))};
        setSteps(risk, sketch.before, sketch.after, sketch.programme == averaged);
        const RiskId id = r.put(risk);
        written.risks.push_back({node->id, {entityOf<Risk>(), id.value}, risk.title, *risk.identified, risk.owner, true});
        r.put(RiskTreatment{.risk = id,
            .title = Registers::words(sketch.treatment),
            .owner = node->manager,
            .due = Registers::workday(r.today().addDays(r.below(80) - 20)),
            .status = TreatmentStatus::InProgress});
    }
}

} // namespace

void addRisks(Registers& registers, Authority& authority, Written& written)
{
    addMatrices(registers);
    for (const Scheme& scheme : registers.schemes()) Workshop(registers, authority, written, scheme).hold();
    addSharedRisks(registers, written);
}

} // namespace gantry::sample
