#include "core/governance/training.h"

#include "core/model/authority.h"

#include <algorithm>

namespace gantry {
namespace {

constexpr std::size_t deepestTree = 1000; // a file may have more; nobody has

int inRange(qint64 level) { return int(std::clamp<qint64>(level, 0, highestCompetencyLevel)); }

bool isPlanned(const TrainingRecord& r)
{
    return r.status == TrainingStatus::Planned || r.status == TrainingStatus::Booked || r.status == TrainingStatus::Attended;
}

template <class E> void collectByTitle(const Portfolio& portfolio, auto keep, auto key, std::vector<Id<E>>& out)
{
    std::vector<std::pair<QString, Id<E>>> named;
    portfolio.all<E>().forEach([&](const E& row) {
        if (keep(row)) named.emplace_back(key(row).toCaseFolded(), row.id);
    });
    std::ranges::sort(named);
    for (const auto& [name, id] : named) out.push_back(id);
}

} // namespace

bool TrainingGap::operator==(const TrainingGap& other) const
{
    return person == other.person && role == other.role && mandatory == other.mandatory && competency == other.competency
        && level == other.level && target == other.target && course == other.course && planned == other.planned
        && certificate.state == other.certificate.state && certificate.record == other.certificate.record;
}

TrainingStanding::TrainingStanding(const Portfolio& portfolio, QDate day)
    : m_portfolio(portfolio)
    , m_day(day)
{
    collectByTitle<Person>(
        m_portfolio, [](const Person& p) { return p.active; }, [](const Person& p) { return p.name; }, m_people);
    read();
}

TrainingStanding::TrainingStanding(const Portfolio& portfolio, QDate day, const std::vector<PersonId>& people)
    : m_portfolio(portfolio)
    , m_day(day)
{
    for (const PersonId id : people)
        if (const Person* person = m_portfolio.find(id); person && person->active) m_people.push_back(id);
    read();
}

void TrainingStanding::read()
{
    collectByTitle<Competency>(
        m_portfolio, [](const Competency&) { return true; }, [](const Competency& c) { return c.code.isEmpty() ? c.title : c.code; },
        m_competencies);
    for (std::size_t i = 0; i < m_people.size(); ++i) m_personPlace.insert(m_people[i], int(i));
    for (std::size_t i = 0; i < m_competencies.size(); ++i) m_competencyPlace.insert(m_competencies[i], int(i));
    m_cells.resize(m_people.size() * m_competencies.size());
    m_roles.resize(m_people.size());
    readRoles();
    readAssessments();
    readCourses();
    readRecords();
}

const TrainingStanding::Cell* TrainingStanding::cell(PersonId person, CompetencyId competency) const
{
    const int row = m_personPlace.value(person, -1), column = m_competencyPlace.value(competency, -1);
    return row < 0 || column < 0 ? nullptr : &m_cells[std::size_t(row) * m_competencies.size() + std::size_t(column)];
}

TrainingStanding::Cell* TrainingStanding::cell(int row, CompetencyId competency)
{
    const int column = m_competencyPlace.value(competency, -1);
    return column < 0 ? nullptr : &m_cells[std::size_t(row) * m_competencies.size() + std::size_t(column)];
}

template <class E> void TrainingStanding::eachOf(auto&& look) const
{
    for (std::size_t row = 0; row < m_people.size(); ++row)
        m_portfolio.all<E>().forEachIn(m_people[row], [&](const E& record) { look(record, int(row)); });
}

void TrainingStanding::readRoles()
{
    m_portfolio.all<RoleRequirement>().forEach([&](const RoleRequirement& r) { m_asked[std::size_t(r.role)].push_back(&r); });
    eachOf<RoleAssignment>([&](const RoleAssignment& a, int row) {
        if ((a.from && *a.from > m_day) || (a.to && *a.to < m_day)) return;
        m_roles[std::size_t(row)].push_back({a.role, a.scope});
        std::vector<int>& holders = m_holders[std::size_t(a.role)];
        if (holders.empty() || holders.back() != row) holders.push_back(row);
        for (const RoleRequirement* asked : m_asked[std::size_t(a.role)]) {
            Cell* at = asked->phase.isEmpty() ? cell(row, asked->competency) : nullptr;
            if (!at) continue;
            const int wanted = inRange(asked->level);
            if (asked->mandatory) at->target.must = std::max(at->target.must, wanted);
            if (wanted > at->target.level) at->target.level = wanted, at->target.role = a.role;
        }
    });
}

void TrainingStanding::readAssessments()
{
    eachOf<CompetencyAssessment>([&](const CompetencyAssessment& a, int row) {
        Cell* at = cell(row, a.competency);
        if (!at || (a.on && *a.on > m_day)) return;
        const LevelSource source = a.kind == AssessmentKind::Self ? LevelSource::Self : LevelSource::Assessed;
        // One without a day is older than any other; of one day the younger record counts.
        const auto rank = [](LevelSource s, const std::optional<QDate>& on, qint64 id) { return std::tuple(s, on, id); };
        if (rank(source, a.on, a.id.value) > rank(at->level.source, at->level.since, at->level.evidence.id))
            at->level = {inRange(a.level), source, {entityOf<CompetencyAssessment>(), a.id.value}, a.on};
    });
}

void TrainingStanding::readCourses()
{
    m_portfolio.all<CourseCompetency>().forEach(
        [&](const CourseCompetency& c) { m_gives[c.course].emplace_back(c.competency, inRange(c.level)); });
    std::vector<const Course*> offered;
    m_portfolio.all<Course>().forEach([&](const Course& c) {
        if (c.active) offered.push_back(&c);
    });
    static constexpr qint64 unknown = std::numeric_limits<qint64>::max(); // what nobody knows the price of comes last
    std::ranges::sort(offered, {},
        [](const Course* c) { return std::tuple(c->cost ? c->cost->minor : unknown, c->hours ? c->hours->e8 : unknown, c->code, c->id); });
    m_closing.resize(m_competencies.size());
    for (const Course* c : offered)
        for (const auto& [competency, level] : m_gives.value(c->id))
            if (const int column = m_competencyPlace.value(competency, -1); column >= 0)
                for (int reached = 0; reached <= level; ++reached)
                    if (CourseId& closing = m_closing[std::size_t(column)][std::size_t(reached)]; !closing) closing = c->id;
}

void TrainingStanding::readRecords()
{
    eachOf<TrainingRecord>([&](const TrainingRecord& r, int row) {
        if (isPlanned(r)) m_planned[r.person].push_back(r.id);
        const std::optional<QDate> since = r.issued ? r.issued : r.attended;
        if (r.status != TrainingStatus::Passed || (since && *since > m_day)) return;
        const bool ended = r.expires && *r.expires < m_day;
        const CertificateState state = ended                             ? CertificateState::Expired
            : r.expires && *r.expires <= m_day.addDays(certificateAhead) ? CertificateState::Expiring
                                                                         : CertificateState::Valid;
        const auto lasts = [](const HeldCertificate& c) {
            return std::tuple(c.state != CertificateState::Missing, c.record && !c.expires, c.expires, c.record);
        };
        HeldCertificate& held = m_held[{r.person.value, r.course.value}];
        const HeldCertificate mine{state, r.id, r.expires};
        if (lasts(mine) > lasts(held)) held = mine;
        if (ended) return;
        for (const auto& [competency, level] : m_gives.value(r.course))
            if (Cell* at = cell(row, competency); at && level > at->level.level)
                at->level = {level, LevelSource::Course, {entityOf<TrainingRecord>(), r.id.value}, since};
    });
}

CompetencyLevel TrainingStanding::level(PersonId person, CompetencyId competency) const
{
    const Cell* at = cell(person, competency);
    return at ? at->level : CompetencyLevel{};
}

CompetencyTarget TrainingStanding::target(PersonId person, CompetencyId competency) const
{
    const Cell* at = cell(person, competency);
    return at ? at->target : CompetencyTarget{};
}

HeldCertificate TrainingStanding::certificate(PersonId person, CourseId course) const { return m_held.value({person.value, course.value}); }

bool TrainingStanding::holds(PersonId person, std::optional<GovernanceRole> role, NodeId where) const
{
    const int row = m_personPlace.value(person, -1);
    return row >= 0 && std::ranges::any_of(m_roles[std::size_t(row)], [&](const Role& r) {
        return (!role || r.role == *role)
            && (!where || !r.scope || liesWithin(m_portfolio, where, r.scope) || liesWithin(m_portfolio, r.scope, where));
    });
}

std::vector<PersonId> TrainingStanding::actingAs(GovernanceRole role, NodeId node) const
{
    std::vector<NodeId> above{NodeId{}}; // and the node itself; none stands for the whole portfolio
    for (const Node* at = m_portfolio.find(node); at && above.size() < deepestTree; at = m_portfolio.find(at->parent))
        above.push_back(at->id);
    std::vector<PersonId> out;
    for (const int row : m_holders[std::size_t(role)])
        if (std::ranges::any_of(
                m_roles[std::size_t(row)], [&](const Role& r) { return r.role == role && std::ranges::count(above, r.scope) > 0; }))
            out.push_back(m_people[std::size_t(row)]);
    return out;
}

std::vector<CompetencyId> TrainingStanding::askedOf(PersonId person) const
{
    std::vector<CompetencyId> out;
    const int row = m_personPlace.value(person, -1);
    for (std::size_t c = 0; row >= 0 && c < m_competencies.size(); ++c)
        if (m_cells[std::size_t(row) * m_competencies.size() + c].target.level > 0) out.push_back(m_competencies[c]);
    return out;
}

int TrainingStanding::lapsedOf(PersonId person) const
{
    int out = 0;
    if (m_personPlace.contains(person))
        m_portfolio.all<TrainingRecord>().forEachIn(person, [&](const TrainingRecord& r) {
            const HeldCertificate held = r.status == TrainingStatus::Passed ? certificate(person, r.course) : HeldCertificate{};
            out += held.record == r.id && held.state == CertificateState::Expired;
        });
    return out;
}

TrainingRecordId TrainingStanding::plannedFor(PersonId person, CompetencyId competency, int level) const
{
    const auto it = m_planned.constFind(person);
    if (it == m_planned.cend()) return {};
    for (const TrainingRecordId id : *it) {
        const auto gives = m_gives.constFind(m_portfolio.find(id)->course);
        if (gives == m_gives.cend()) continue;
        for (const auto& [given, reached] : *gives)
            if (given == competency && reached >= level) return id;
    }
    return {};
}

CourseId TrainingStanding::courseFor(CompetencyId competency, int level) const
{
    const int column = m_competencyPlace.value(competency, -1);
    return column < 0 ? CourseId{} : m_closing[std::size_t(column)][std::size_t(level)];
}

void TrainingStanding::addMissing(std::vector<TrainingGap>& out, PersonId person, const RoleRequirement& asked) const
{
    TrainingGap gap{.person = person, .role = asked.role, .mandatory = asked.mandatory};
    if (asked.competency) {
        TrainingGap lacks = gap;
        lacks.competency = asked.competency;
        lacks.level = level(person, asked.competency).level, lacks.target = inRange(asked.level);
        if (lacks.missing() > 0) {
            lacks.planned = plannedFor(person, asked.competency, lacks.target);
            lacks.course = lacks.planned ? m_portfolio.find(lacks.planned)->course : courseFor(asked.competency, lacks.target);
            out.push_back(lacks);
        }
    }
    if (!asked.course) return;
    gap.course = asked.course, gap.certificate = certificate(person, asked.course);
    if (gap.certificate.state >= CertificateState::Expiring) return;
    for (const TrainingRecordId id : m_planned.value(person))
        if (m_portfolio.find(id)->course == asked.course) gap.planned = id;
    out.push_back(gap);
}

namespace {

void sortGaps(std::vector<TrainingGap>& gaps)
{
    std::ranges::stable_sort(gaps, {}, [](const TrainingGap& g) { return std::tuple(!g.mandatory, -g.missing()); });
}

/// Of several requirements for one thing the one that asks most stays.
void joinGaps(std::vector<TrainingGap>& gaps)
{
    std::vector<TrainingGap> out;
    for (const TrainingGap& gap : gaps) {
        const auto same = std::ranges::find_if(
            out, [&](const TrainingGap& g) { return g.competency == gap.competency && (gap.competency || g.course == gap.course); });
        if (same == out.end()) {
            out.push_back(gap);
            continue;
        }
        const bool mandatory = same->mandatory || gap.mandatory;
        if (gap.target > same->target) *same = gap;
        same->mandatory = mandatory;
    }
    gaps = std::move(out);
}

} // namespace

std::vector<TrainingGap> TrainingStanding::gapsOf(PersonId person) const
{
    std::vector<TrainingGap> out;
    const int row = m_personPlace.value(person, -1);
    if (row < 0) return out;
    quint32 seen = 0; // roles: held at several places they ask once
    for (const Role& held : m_roles[std::size_t(row)]) {
        if (seen & (1U << int(held.role))) continue;
        seen |= 1U << int(held.role);
        for (const RoleRequirement* asked : m_asked[std::size_t(held.role)])
            if (asked->phase.isEmpty()) addMissing(out, person, *asked);
    }
    joinGaps(out);
    sortGaps(out);
    return out;
}

std::vector<TrainingGap> TrainingStanding::mandatoryGaps(PersonId person, GovernanceRole role, const QString& phase) const
{
    std::vector<TrainingGap> out;
    for (const RoleRequirement* asked : m_asked[std::size_t(role)]) {
        const bool ofPhase = asked->phase.isEmpty() || asked->phase.trimmed().compare(phase.trimmed(), Qt::CaseInsensitive) == 0;
        if (asked->mandatory && ofPhase) addMissing(out, person, *asked);
    }
    joinGaps(out);
    sortGaps(out);
    return out;
}

TrainingStanding::Count TrainingStanding::countOf(PersonId person) const
{
    Count out;
    const int row = m_personPlace.value(person, -1);
    if (row < 0) return out;
    QSet<qint64> courses;
    for (std::size_t c = 0; c < m_competencies.size(); ++c) {
        const Cell& at = m_cells[std::size_t(row) * m_competencies.size() + c];
        if (at.target.level <= 0) continue;
        ++out.required;
        out.met += at.level.level >= at.target.level;
    }
    for (const Role& held : m_roles[std::size_t(row)])
        for (const RoleRequirement* asked : m_asked[std::size_t(held.role)]) {
            const RoleRequirement& r = *asked;
            if (!r.course || !r.phase.isEmpty() || courses.contains(r.course.value)) continue;
            courses.insert(r.course.value);
            ++out.required;
            out.met += certificate(person, r.course).state >= CertificateState::Expiring;
        }
    return out;
}

std::vector<PersonId> peopleOf(const TrainingStanding& standing, const TrainingChoice& choice)
{
    const Portfolio& portfolio = standing.portfolio();
    const Node* root = portfolio.root();
    const NodeId where = root && choice.where == root->id ? NodeId{} : choice.where;
    std::vector<PersonId> out;
    for (const PersonId person : standing.people()) {
        if (choice.organisation && portfolio.find(person)->organisation != choice.organisation) continue;
        if ((where || choice.role) && !standing.holds(person, choice.role, where)) continue;
        out.push_back(person);
    }
    return out;
}

std::vector<TrainingGap> trainingGaps(const TrainingStanding& standing, std::span<const PersonId> people)
{
    std::vector<TrainingGap> out;
    for (const PersonId person : people) std::ranges::move(standing.gapsOf(person), std::back_inserter(out));
    sortGaps(out);
    return out;
}

const std::vector<TrainingGap>& GateChairs::missing(PersonId person, const QString& phase)
{
    const std::pair key(person.value, phase.trimmed().toCaseFolded());
    auto known = m_missing.constFind(key);
    if (known == m_missing.cend()) known = m_missing.insert(key, m_standing.mandatoryGaps(person, GovernanceRole::GateChair, phase));
    return *known;
}

std::vector<GateChairing> GateChairs::of(const Gate& gate)
{
    std::vector<GateChairing> out;
    for (const PersonId person : m_standing.actingAs(GovernanceRole::GateChair, gate.project))
        out.push_back({person, person == gate.chair, true, missing(person, gate.phase)});
    const bool there = std::ranges::find(out, gate.chair, &GateChairing::person) != out.end();
    if (gate.chair && !there && std::ranges::count(m_standing.people(), gate.chair) > 0)
        out.push_back({gate.chair, true, false, missing(gate.chair, gate.phase)});
    std::ranges::stable_sort(out, {}, [](const GateChairing& c) { return !c.may(); });
    return out;
}

std::vector<GateChairing> chairsOf(const TrainingStanding& standing, const Gate& gate) { return GateChairs(standing).of(gate); }

std::vector<TrainingReminder> trainingReminders(const TrainingStanding& standing, std::span<const PersonId> people, int ahead)
{
    const Portfolio& portfolio = standing.portfolio();
    std::vector<TrainingReminder> out;
    for (const PersonId person : people) {
        std::vector<TrainingReminder> mine;
        portfolio.all<TrainingRecord>().forEachIn(person, [&](const TrainingRecord& r) {
            const RecordKey key{entityOf<TrainingRecord>(), r.id.value};
            if (r.status == TrainingStatus::Booked) mine.push_back({ReminderKind::CourseBooked, person, key, r.planned, {}});
            if (r.status != TrainingStatus::Passed || !r.expires || *r.expires > standing.day().addDays(ahead)) return;
            if (standing.certificate(person, r.course).record != r.id) return; // a longer one follows
            const bool lapsed = *r.expires < standing.day();
            mine.push_back({lapsed ? ReminderKind::CertificateLapsed : ReminderKind::CertificateExpires, person, key, r.expires, {}});
        });
        for (const TrainingGap& gap : standing.gapsOf(person))
            if (gap.mandatory && gap.certificate.state != CertificateState::Expired) // that it lapsed is told already
                mine.push_back({ReminderKind::MandatoryUnmet, person, {entityOf<Person>(), person.value}, gap.certificate.expires, gap});
        for (const CompetencyId competency : standing.askedOf(person)) {
            const CompetencyLevel level = standing.level(person, competency);
            const bool assessed = level.source == LevelSource::Self || level.source == LevelSource::Assessed;
            if (assessed && (!level.since || level.since->daysTo(standing.day()) > assessmentAge))
                mine.push_back({ReminderKind::AssessmentOld, person, level.evidence, level.since, {}});
        }
        std::ranges::stable_sort(mine, {}, [](const TrainingReminder& r) { return std::pair(r.kind, r.due); });
        std::ranges::move(mine, std::back_inserter(out));
    }
    return out;
}

} // namespace gantry
