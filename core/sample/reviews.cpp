#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct FindingSketch {
    const char *title, *recommendation;
    FindingGrade grade;
    char owner;
};
using enum FindingGrade;

constexpr FindingSketch healthCheck[] = {
    {"The plan has work without a successor", "Link open ends before the next report.", Essential, 'm'},
    {"Actual dates are entered once a month", "Enter them each Friday.", Recommended, 'm'},
    {"Contingency is drawn without a paper", "Put each draw to the sponsor.", Critical, 'm'},
    {"The forecast does not follow the variations", "Review forecast items when a variation is priced.", Essential, 'c'},
    {"Actions of the steering group are not numbered", "Keep them in the register.", Recommended, 'a'},
    {"Decisions stand in mails only", "Record them within a week.", Essential, 'm'},
    {"No deputy for the project manager", "Name one and show him the file.", Recommended, 'p'},
};
constexpr FindingSketch peer[] = {
    {"Two details cannot be built in the order drawn", "Turn the order of waterproofing and kerb.", Essential, 'd'},
    {"Tolerances of frame and facade do not add up", "Agree one table of tolerances.", Critical, 'd'},
    {"Drainage is designed for the old rainfall", "Use the figures with climate allowance.", Critical, 'd'},
    {"Maintenance cannot reach the valves", "Move them to the verge.", Essential, 'd'},
    {"The specification names products that are no longer made", "Check the list of products.", Recommended, 'd'},
    {"Temporary works are nobody's task", "Name a coordinator.", Essential, 'k'},
};
constexpr FindingSketch audit[] = {
    {"Two claims were certified without a measure", "Attach the measure to each certificate.", Critical, 'c'},
    {"Delegated limits were not shown on orders", "Quote the delegation on the order.", Essential, 'c'},
    {"Insurance of a consultant has expired", "Ask for the certificate, stop payment until then.", Critical, 'c'},
    {"Files are kept in three places", "Keep contract papers in one folder.", Recommended, 'a'},
    {"Conflict of interest forms are missing for the tender panel", "Collect them before the next tender.", Essential, 'o'},
    {"Grant conditions are not in the plan", "Enter them as milestones.", Recommended, 'm'},
};
constexpr FindingSketch after[] = {
    {"Traders praised the weekly letter", "Make it a standard of the programme.", Recommended, 'p'},
    {"Records came four weeks after opening", "Ask for them with the last certificate.", Essential, 'k'},
    {"Counting loops were forgotten", "Put counters into the scope of the next route.", Essential, 'm'},
};

struct ReviewSketch {
    ReviewKind kind;
    const char* title;
    int lead;
    const char* team;
    std::span<const FindingSketch> findings;
    int count;
};
const ReviewSketch checkUp{ReviewKind::HealthCheck, "Health check", who::assistant, "Programme office", healthCheck, 4};
const ReviewSketch peerReview{
    ReviewKind::Peer, "Peer review of the design", who::designer, "Ashby Lund Engineers, the borough engineer", peer, 4};
const ReviewSketch auditOf{ReviewKind::Audit, "Audit of contract and claims", who::assurance, "Internal audit", audit, 3};
const ReviewSketch afterwards{
    ReviewKind::PostImplementation, "Review after opening", who::office, "Programme office, two councillors", after, 3};

class Reviews {
public:
    Reviews(Registers& registers, Written& written)
        : m_r(registers)
        , m_written(written)
    {
    }

    void add(const Scheme& s, const ReviewSketch& sketch, QDate day)
    {
        const QDate today = m_r.today();
        day = Registers::workday(day);
        const bool held = day <= today.addDays(-4);
        const int poor = s.node->health == Health::Bad ? 2 : s.node->health == Health::Watch ? 1 : 0;
        Review row{.project = s.id(),
            .title = QStringLiteral("%1, %2").arg(Registers::words(sketch.title), s.code()),
            .kind = sketch.kind,
            .status = !held                 ? ReviewStatus::Planned
                : day > today.addDays(-25)  ? ReviewStatus::Held
                : day > today.addDays(-110) ? ReviewStatus::Reported
                                            : ReviewStatus::Closed,
            .planned = Registers::workday(day.addDays(-m_r.below(12))),
            .lead = m_r.person(sketch.lead),
            .team = Registers::words(sketch.team)};
        const auto picked = m_r.drawn(sketch.count - 1 + m_r.below(2), int(sketch.findings.size()));
        if (held) {
            row.held = day;
            row.rating = 4 - poor + (poor == 0 && m_r.below(3) == 0);
            row.confidence = s.node->health;
            row.summary = QStringLiteral("%1 findings. Delivery confidence follows the date of the next gate.").arg(picked.size());
        }
        const ReviewId id = m_r.put(row);
        if (!held) return;
        m_written.reviews.push_back({s.id(), {entityOf<Review>(), id.value}, row.title, day, row.lead, row.status != ReviewStatus::Closed});
        for (const int place : picked) finding(s, row, id, sketch.findings[std::size_t(place)]);
    }

private:
    void finding(const Scheme& s, const Review& review, ReviewId id, const FindingSketch& sketch)
    {
        ReviewFinding row{.review = id,
            .title = Registers::words(sketch.title, s),
            .grade = sketch.grade,
            .recommendation = Registers::words(sketch.recommendation, s),
            .owner = m_r.person(sketch.owner, s),
            .due = Registers::workday(review.held->addDays(sketch.grade == Critical ? 21
                    : sketch.grade == Essential                                     ? 45
                                                                                    : 75))};
        const int lot = m_r.below(10);
        if (review.status == ReviewStatus::Closed)
            row.status = lot ? FindingStatus::Done : FindingStatus::Rejected;
        else if (review.status == ReviewStatus::Reported)
            row.status = lot < 4 && *row.due < m_r.today() ? FindingStatus::Done : lot < 8 ? FindingStatus::Accepted : FindingStatus::Open;
        if (row.status == FindingStatus::Done || row.status == FindingStatus::Rejected)
            row.closed = std::min(m_r.today(), Registers::workday(row.due->addDays(m_r.below(16) - 10)));
        m_r.put(row);
    }

    Registers& m_r;
    Written& m_written;
};

} // namespace

void addReviews(Registers& r, Written& written)
{
    Reviews reviews(r, written);
    int place = 0;
    for (const Scheme& s : r.schemes()) {
        const QDate today = r.today(), frozen = s.row(s.built->plan == Template::Building ? u"b10" : u"b11").finish;
        reviews.add(s, peerReview, frozen.addDays(-25));
        // A health check each half year, the next one planned.
        for (QDate day = s.start().addDays(120 + 7 * place); day < today.addDays(60); day = day.addDays(182)) reviews.add(s, checkUp, day);
        if (const QDate site = s.row(s.built->plan == Template::Street ? u"n1" : u"e3").start.addDays(70);
            place % 2 == 0 && site < today.addDays(45))
            reviews.add(s, auditOf, site);
        if (s.node->phase == u"Handover") reviews.add(s, afterwards, today.addDays(30));
        ++place;
    }
}

} // namespace gantry::sample
