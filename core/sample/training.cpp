#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct CompetencySketch {
    const char *code, *title, *area, *what;
};
constexpr CompetencySketch competencies[] = {
    {"PER-1", "Strategy", "Perspective", "Ties the project to what the organisation wants to become."},
    {"PER-2", "Governance and structures", "Perspective", "Knows who decides what, and makes the decision happen in time."},
    {"PER-3", "Rules and standards", "Perspective", "Works within law, safety rules and the standards of the trade."},
    {"PER-4", "Power and interest", "Perspective", "Sees who gains and who loses, and speaks with both."},
    {"PEO-1", "Leadership", "People", "Gives direction, and is followed when it gets hard."},
    {"PEO-2", "Teamwork", "People", "Builds a team out of people who work for different firms."},
    {"PEO-3", "Negotiation", "People", "Reaches agreements that hold."},
    {"PEO-4", "Conflict and crisis", "People", "Stays useful when things go wrong."},
    {"PRA-1", "Requirements and objectives", "Practice", "Says what is wanted so that it can be checked."},
    {"PRA-2", "Time", "Practice", "Makes schedules with logic, keeps them true, and reads floats."},
    {"PRA-3", "Finance", "Practice", "Budgets, forecasts, earned value, cash."},
    {"PRA-4", "Procurement", "Practice", "Chooses the form of contract and runs it by its rules."},
    {"PRA-5", "Plan and control", "Practice", "Knows how the project stands, and acts on it."},
    {"PRA-6", "Risk and opportunity", "Practice", "Finds, weighs and treats what may happen."},
    {"PRA-7", "Quality", "Practice", "Plans inspections, and accepts what meets them."},
    {"PRA-8", "Stakeholders", "Practice", "Finds who is concerned, and keeps them with the project."},
};
constexpr const char* levelWords = "0 None\n1 Knows the words\n2 Has done it with help\n3 Does it alone\n4 Does it where it is hard\n"
                                   "5 Teaches it and sets the rules";

struct CourseSketch {
    const char *code, *title, *provider;
    CourseMode mode;
    int hours, pounds, months; // 0 months: without an end
    std::vector<std::pair<const char*, int>> gives;
};
const std::vector<CourseSketch>& courses()
{
    using enum CourseMode;
    static const std::vector<CourseSketch> list{
        {"C-01", "Chairing gate reviews", "Programme office", Classroom, 8, 480, 18, {{"PER-2", 4}, {"PRA-5", 3}}},
        {"C-02", "Site safety for managers", "Vale Safety College", Classroom, 16, 620, 24, {{"PER-3", 3}}},
        {"C-03", "First aid at work", "Vale Safety College", Classroom, 8, 190, 12, {}},
        {"C-04", "Risk workshops and registers", "Programme office", Classroom, 8, 350, 0, {{"PRA-6", 4}}},
        {"C-05", "Schedule logic and baselines", "Programme office", Online, 12, 280, 0, {{"PRA-2", 4}, {"PRA-5", 3}}},
        {"C-06", "Earned value in practice", "Caldmere Business School", Classroom, 16, 740, 0, {{"PRA-3", 3}, {"PRA-5", 4}}},
        {"C-07", "Procurement rules of public clients", "Caldmere Business School", Online, 6, 210, 24, {{"PRA-4", 4}}},
        {"C-08", "Leading people through change", "Caldmere Business School", Classroom, 24, 1250, 0, {{"PEO-1", 4}, {"PEO-2", 3}}},
        {"C-09", "Negotiating claims", "Ashby Lund Engineers", Classroom, 8, 430, 0, {{"PEO-3", 4}}},
        {"C-10", "The sponsor’s day", "Programme office", OnTheJob, 4, 0, 18, {{"PER-1", 3}, {"PER-2", 3}}},
    };
    return list;
}

struct RequirementSketch {
    GovernanceRole role;
    const char *competency, *course;
    int level;
    bool mandatory;
    const char* phase;
};
using R = GovernanceRole;
constexpr RequirementSketch requirements[] = {
    {R::GateChair, "PER-2", "C-01", 4, true, ""},
    {R::GateChair, "PRA-8", "", 3, false, ""},
    {R::GateChair, "PRA-4", "C-07", 3, true, "Procure"},
    {R::ProjectManager, "PRA-2", "", 4, true, ""},
    {R::ProjectManager, "PRA-5", "", 4, true, ""},
    {R::ProjectManager, "PRA-6", "", 3, true, ""},
    {R::ProjectManager, "PRA-3", "", 3, false, ""},
    {R::ProjectManager, "PEO-1", "", 3, false, ""},
    {R::ProjectManager, "PRA-8", "", 3, false, ""},
    {R::Sponsor, "PER-1", "", 3, true, ""},
    {R::Sponsor, "PER-2", "C-10", 3, true, ""},
    {R::PmoAnalyst, "PRA-5", "", 4, true, ""},
    {R::PmoAnalyst, "PRA-2", "", 3, false, ""},
    {R::PmoAnalyst, "PRA-3", "", 3, false, ""},
    {R::PmoAnalyst, "PER-3", "", 3, false, ""},
    {R::Reviewer, "PRA-7", "", 3, true, ""},
    {R::Reviewer, "PER-3", "", 3, false, ""},
    {R::CostManager, "PRA-3", "", 4, true, ""},
    {R::CostManager, "PRA-4", "C-07", 3, true, ""},
    {R::CostManager, "PEO-3", "", 4, false, ""},
    {R::RiskManager, "PRA-6", "C-04", 4, true, ""},
    {R::SiteManager, "PRA-7", "", 3, true, ""},
    {R::SiteManager, "PER-3", "C-02", 3, true, ""},
    {R::SiteManager, "", "C-03", 0, true, ""},
    {R::SiteManager, "PEO-2", "", 3, false, ""},
    {R::BoardMember, "PER-1", "", 3, false, ""},
    {R::BoardMember, "PER-2", "", 2, false, ""},
};

class Training {
public:
    explicit Training(Registers& registers)
        : m_r(registers)
    {
    }

    void add()
    {
        addDeputies();
        for (const CompetencySketch& c : competencies)
            m_competencies.insert(QString::fromLatin1(c.code),
                m_r.put(Competency{.code = QString::fromLatin1(c.code),
                    .title = QString::fromUtf8(c.title),
                    .framework = QStringLiteral("Own framework, elements after IPMA ICB 4"),
                    .area = QString::fromLatin1(c.area),
                    .levels = QString::fromLatin1(levelWords),
                    .description = QString::fromUtf8(c.what)}));
        for (const CourseSketch& c : courses()) {
            const CourseId id = m_r.put(Course{.code = QString::fromLatin1(c.code),
                .title = QString::fromUtf8(c.title),
                .provider = QString::fromUtf8(c.provider),
                .mode = c.mode,
                .hours = Quantity{c.hours * e8},
                .cost = Money{c.pounds * 100},
                .validity = c.months ? std::optional<qint64>(c.months) : std::nullopt});
            m_courses.insert(QString::fromLatin1(c.code), id);
            for (const auto& [competency, level] : c.gives)
                m_r.put(
                    CourseCompetency{.course = id, .competency = m_competencies.value(QString::fromLatin1(competency)), .level = level});
        }
        for (const RequirementSketch& r : requirements)
            m_r.put(RoleRequirement{.role = r.role,
                .competency = m_competencies.value(QString::fromLatin1(r.competency)),
                .level = r.level,
                .course = m_courses.value(QString::fromLatin1(r.course)),
                .phase = QString::fromLatin1(r.phase),
                .mandatory = r.mandatory});
        addRecords();
        addAssessments();
    }

private:
    /// Chairs of gates beside the one who holds most of them.
    void addDeputies()
    {
        const NodeId whole = m_r.books().root()->id;
        m_r.put(RoleAssignment{.person = m_r.person(who::finance),
            .role = R::GateChair,
            .scope = whole,
            .from = m_r.begin(),
            .title = QStringLiteral("Deputy chair of gate reviews")});
        for (const Node* programme : m_r.programmes())
            if (programme->code == u"STT")
                m_r.put(RoleAssignment{.person = programme->manager,
                    .role = R::GateChair,
                    .scope = programme->id,
                    .from = m_r.begin().addYears(1),
                    .title = QStringLiteral("Chair of gates of streets and transit")});
    }

    /// `ends`: days from today on which the certificate ends, where it ends.
    void passed(int person, const char* course, int ends)
    {
        const auto sketch = std::ranges::find_if(courses(), [&](const CourseSketch& c) { return std::string_view(c.code) == course; });
        const QDate expires = m_r.today().addDays(ends);
        const QDate issued = sketch->months ? expires.addMonths(-sketch->months) : m_r.today().addDays(ends - 400);
        m_r.put(TrainingRecord{.person = m_r.person(person),
            .course = m_courses.value(QString::fromLatin1(course)),
            .status = TrainingStatus::Passed,
            .planned = issued.addDays(-1),
            .attended = issued.addDays(-1),
            .score = Percent{(70 + m_r.below(28)) * e8},
            .title = QStringLiteral("%1/%2").arg(QLatin1String(course)).arg(1200 + m_r.below(700)),
            .issued = issued,
            .expires = sketch->months ? std::optional(expires) : std::nullopt});
    }
    /// `in`: days from today on which it takes place; 0: nobody knows.
    void planned(int person, const char* course, TrainingStatus status, int in)
    {
        m_r.put(TrainingRecord{.person = m_r.person(person),
            .course = m_courses.value(QString::fromLatin1(course)),
            .status = status,
            .planned = in ? std::optional(Registers::workday(m_r.today().addDays(in))) : std::nullopt});
    }

    void addRecords()
    {
        passed(who::assurance, "C-01", 410);
        passed(who::assurance, "C-07", 260);
        passed(who::finance, "C-01", -38); // lapsed, and nobody noticed
        passed(who::finance, "C-07", 120);
        passed(who::office, "C-10", 500);
        passed(11, "C-10", 62);
        passed(12, "C-10", -110);
        planned(12, "C-10", TrainingStatus::Booked, 19);
        passed(who::commercial, "C-07", 27);
        passed(who::commercial, "C-09", 0);
        passed(who::risk, "C-04", 0);
        passed(who::site, "C-02", 33);
        passed(who::site, "C-03", -21);
        planned(who::site, "C-03", TrainingStatus::Booked, 12);
        for (const int manager : {4, 5, 7}) passed(manager, "C-05", -30 * manager);
        for (const int manager : {4, 6, 8}) passed(manager, "C-06", -20 * manager);
        planned(6, "C-05", TrainingStatus::Booked, 26);
        planned(9, "C-06", TrainingStatus::Planned, 0);
        planned(3, "C-01", TrainingStatus::Planned, 54);
        passed(who::analyst, "C-06", -210);
        planned(who::assistant, "C-06", TrainingStatus::Booked, 40);
        planned(8, "C-08", TrainingStatus::Attended, -6);
    }

    void assessed(PersonId person, const char* competency, int level, int daysAgo, bool self)
    {
        const PersonId by = self ? person : person == m_r.person(who::office) ? m_r.person(who::chief) : m_r.person(who::office);
        m_r.put(CompetencyAssessment{.person = person,
            .competency = m_competencies.value(QString::fromLatin1(competency)),
            .level = level,
            .kind = self ? AssessmentKind::Self : AssessmentKind::Assessed,
            .assessor = by,
            .on = Registers::workday(m_r.today().addDays(-daysAgo)),
            .evidence = self ? QString() : QStringLiteral("Yearly talk; work of the last twelve months.")});
    }

    /// Who is new in a role, and who has outgrown it, by chance: the same chance each time.
    void addAssessments()
    {
        struct Holder {
            GovernanceRole role;
            std::vector<int> people;
        };
        const Holder holders[] = {{R::ProjectManager, {4, 5, 6, 7, 8, 9}}, {R::Sponsor, {11, 12, who::office}},
            {R::PmoAnalyst, {who::office, who::analyst, who::assistant}}, {R::Reviewer, {who::designer, who::commercial}},
            {R::CostManager, {who::commercial}}, {R::RiskManager, {who::risk}}, {R::SiteManager, {who::site}},
            {R::BoardMember, {who::chief, who::finance}}};
        for (const Holder& holder : holders)
            for (const RequirementSketch& r : requirements) {
                if (r.role != holder.role || !*r.competency) continue;
                for (const int person : holder.people) {
                    const int lot = m_r.below(10);
                    const int level = std::clamp(r.level + (lot < 3 ? -1 : lot < 8 ? 0 : 1), 1, 5);
                    if (lot == 5) assessed(m_r.person(person), r.competency, std::min(5, level + 1), 90, true);
                    assessed(m_r.person(person), r.competency, level, lot == 9 ? 410 + m_r.below(90) : 40 + m_r.below(280), lot == 6);
                }
            }
        assessed(m_r.person(who::assurance), "PER-2", 5, 150, false);
        assessed(m_r.person(who::assurance), "PRA-8", 4, 150, false);
        assessed(m_r.person(who::assurance), "PRA-4", 4, 150, false);
        assessed(m_r.person(who::finance), "PER-2", 4, 95, false);
        assessed(m_r.person(who::finance), "PRA-8", 2, 95, false);
        assessed(m_r.person(3), "PER-2", 3, 60, false);
        assessed(m_r.person(3), "PRA-8", 3, 60, false);
    }

    Registers& m_r;
    QHash<QString, CompetencyId> m_competencies;
    QHash<QString, CourseId> m_courses;
};

} // namespace

void addTraining(Registers& registers) { Training(registers).add(); }

} // namespace gantry::sample
