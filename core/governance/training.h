#pragma once
#include "core/model/invariants.h"

namespace gantry {

inline constexpr int highestCompetencyLevel = 5;
/// A certificate that ends within so many days is told ahead; an assessment that is older than so many is to be repeated.
inline constexpr int certificateAhead = 90, assessmentAge = 365;

/// Where a level comes from.
enum class LevelSource : quint8 { None, Self, Assessed, Course };
struct CompetencyLevel {
    int level = 0; // 0 to 5; what a file holds beyond that counts as the nearest
    LevelSource source = LevelSource::None;
    RecordKey evidence{}; // the assessment, or the training record
    std::optional<QDate> since{};
    bool operator==(const CompetencyLevel&) const = default;
};
/// What the roles of somebody ask of a competency.
struct CompetencyTarget {
    int level = 0; // the highest, and by which role; 0: nothing is asked
    GovernanceRole role{};
    int must = 0; // so much of it they cannot do without
    bool operator==(const CompetencyTarget&) const = default;
};

enum class CertificateState : quint8 { Missing, Expired, Expiring, Valid };
/// The best that somebody holds of a course: of several certificates the one that lasts longest. One without an end lasts for ever.
struct HeldCertificate {
    CertificateState state = CertificateState::Missing;
    TrainingRecordId record{};
    std::optional<QDate> expires{};
};

/// What somebody lacks of what is asked: levels of a competency, or a certificate.
struct TrainingGap {
    PersonId person{};
    GovernanceRole role{};
    bool mandatory = false;
    CompetencyId competency{}; // none: the certificate of `course`
    int level = 0, target = 0;
    CourseId course{}; // whose certificate it is; of a level the course that would close it, none where no course does
    HeldCertificate certificate{};
    TrainingRecordId planned{}; // planned, booked or attended already, and would close it
    int missing() const { return target - level; }
    bool operator==(const TrainingGap&) const;
};

/// How everybody stands in training on one day. Level: what another assessed last, else what they said of themselves last; a course that
/// was passed gives at least its levels while its certificate is valid. Target: the highest of the requirements of all roles that a person
/// holds on that day, anywhere; those for the gates of a phase count there alone. Rows are active people by name, columns competencies by
/// code. Made once, as long as one look at each record; it keeps no reference to what changes.
class TrainingStanding {
public:
    TrainingStanding(const Portfolio& portfolio, QDate day);
    /// Of these people alone, where they are active.
    TrainingStanding(const Portfolio& portfolio, QDate day, const std::vector<PersonId>& people);

    QDate day() const { return m_day; }
    const std::vector<PersonId>& people() const { return m_people; }
    const std::vector<CompetencyId>& competencies() const { return m_competencies; }
    /// Of people who are not active, and of what is not there: nothing.
    CompetencyLevel level(PersonId person, CompetencyId competency) const;
    CompetencyTarget target(PersonId person, CompetencyId competency) const;
    HeldCertificate certificate(PersonId person, CourseId course) const;
    /// Whether a person holds a role on that day, at this node or above or below it; none: anywhere.
    bool holds(PersonId person, std::optional<GovernanceRole> role, NodeId where) const;
    /// Who acts in a role for a node on that day: a role of a programme holds for its projects. In the order of `people`.
    std::vector<PersonId> actingAs(GovernanceRole role, NodeId node) const;

    /// Everything that a person lacks of what their roles ask, mandatory first, the widest first.
    std::vector<TrainingGap> gapsOf(PersonId person) const;
    /// What a person lacks of all that must be had to act in a role; `phase`: also of what is asked for its gates.
    std::vector<TrainingGap> mandatoryGaps(PersonId person, GovernanceRole role, const QString& phase = {}) const;
    /// Competencies that the roles of a person ask, in the order of `competencies`.
    std::vector<CompetencyId> askedOf(PersonId person) const;
    /// How many of the certificates of a person have run out, and none that lasts longer follows.
    int lapsedOf(PersonId person) const;
    /// How many requirements the roles of a person come to, and how many of them are met.
    struct Count {
        qint64 required = 0, met = 0;
    };
    Count countOf(PersonId person) const;

    const Portfolio& portfolio() const { return m_portfolio; }

private:
    struct Role {
        GovernanceRole role;
        NodeId scope;
    };
    struct Cell {
        CompetencyLevel level;
        CompetencyTarget target;
    };
    using Pair = std::pair<qint64, qint64>; // person and course
    const Cell* cell(PersonId person, CompetencyId competency) const;
    Cell* cell(int row, CompetencyId competency);
    void read();
    /// Records of E that are of the people.
    template <class E> void eachOf(auto&& look) const; // with the place of the person
    void readRoles();
    void readAssessments();
    void readCourses();
    void readRecords();
    void addMissing(std::vector<TrainingGap>& out, PersonId person, const RoleRequirement& asked) const;
    TrainingRecordId plannedFor(PersonId person, CompetencyId competency, int level) const;
    CourseId courseFor(CompetencyId competency, int level) const;

    const Portfolio m_portfolio; // a copy shares its tables
    QDate m_day;
    std::vector<PersonId> m_people;
    std::vector<CompetencyId> m_competencies;
    QHash<PersonId, int> m_personPlace;
    QHash<CompetencyId, int> m_competencyPlace;
    std::vector<Cell> m_cells; // people x competencies
    std::vector<std::vector<Role>> m_roles; // of each person
    std::array<std::vector<const RoleRequirement*>, keysOf<GovernanceRole>.size()> m_asked; // by role
    std::array<std::vector<int>, keysOf<GovernanceRole>.size()> m_holders; // by role: places of people, rising
    std::vector<std::array<CourseId, highestCompetencyLevel + 1>> m_closing; // by competency and level: the cheapest course that reaches it
    QHash<CourseId, std::vector<std::pair<CompetencyId, int>>> m_gives;
    QHash<Pair, HeldCertificate> m_held;
    QHash<PersonId, std::vector<TrainingRecordId>> m_planned;
};

/// Those of `standing` who hold a role at a node, above or below it; of the whole portfolio everybody. The choices narrow it down.
struct TrainingChoice {
    NodeId where{};
    std::optional<GovernanceRole> role{};
    OrganisationId organisation{};
};
std::vector<PersonId> peopleOf(const TrainingStanding& standing, const TrainingChoice& choice);
/// What these people lack, mandatory first, then the widest, then by name.
std::vector<TrainingGap> trainingGaps(const TrainingStanding& standing, std::span<const PersonId> people);

/// Somebody who may be asked to chair a gate, and what they lack for it.
struct GateChairing {
    PersonId person{};
    bool named = false; // the gate names them as its chair
    bool holdsRole = true; // false: named, and nobody made them a chair of gates there
    std::vector<TrainingGap> missing{};
    bool may() const { return holdsRole && missing.empty(); }
};
/// Everybody active who may be asked to chair gates; each is looked at once for all gates of a phase.
class GateChairs {
public:
    explicit GateChairs(const TrainingStanding& standing)
        : m_standing(standing)
    {
    }
    /// See chairsOf.
    std::vector<GateChairing> of(const Gate& gate);

private:
    const std::vector<TrainingGap>& missing(PersonId person, const QString& phase);
    const TrainingStanding& m_standing;
    QHash<std::pair<qint64, QString>, std::vector<TrainingGap>> m_missing;
};
/// Everybody active who acts as chair of gates for a gate's project on the day of `standing`, and whom the gate names; those who may first,
/// then by name. Asked is what must be had for that role, and for gates of the gate's phase.
std::vector<GateChairing> chairsOf(const TrainingStanding& standing, const Gate& gate);

enum class ReminderKind : quint8 { CertificateLapsed, CertificateExpires, MandatoryUnmet, AssessmentOld, CourseBooked };
struct TrainingReminder {
    ReminderKind kind{};
    PersonId person{};
    RecordKey record; // the training record, the assessment, or the person
    std::optional<QDate> due{}; // when it ends, takes place, or was last done
    TrainingGap gap{}; // of what is not met
};
/// What these people are to be reminded of: certificates that have lapsed or end within `ahead` days and that no longer one follows,
/// mandatory requirements that are not met, assessments older than a year of what is asked of them, courses that are booked. By person, in
/// the order of `people`, and in this order for each.
std::vector<TrainingReminder> trainingReminders(
    const TrainingStanding& standing, std::span<const PersonId> people, int ahead = certificateAhead);

} // namespace gantry
