// Training of 2,000 people in 100 competencies, from records to what a page shows.
#include "core/governance/training.h"

#include "tests/bench/run.h"

#include <random>

namespace gantry::bench {
namespace {

Portfolio people(int count, int competencies)
{
    std::mt19937 random(7);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    IdSource ids(1);
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    const Node root{.id = ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("All")};
    build.insert(root);
    std::vector<NodeId> projects;
    std::vector<CompetencyId> elements;
    std::vector<CourseId> courses;
    for (int i = 0; i < count / 10; ++i) {
        projects.push_back(ids.next<NodeId>());
        build.insert(Node{.id = projects.back(), .parent = root.id, .name = QStringLiteral("Project %1").arg(i)});
        for (int g = 0; g < 6; ++g)
            build.insert(Gate{.id = ids.next<GateId>(), .project = projects.back(), .title = QStringLiteral("Gate %1").arg(g)});
    }
    for (int i = 0; i < competencies; ++i) {
        elements.push_back(ids.next<CompetencyId>());
        build.insert(
            Competency{.id = elements.back(), .code = QStringLiteral("C-%1").arg(i), .title = QStringLiteral("Element %1").arg(i)});
        for (std::size_t role = 0; role < keysOf<GovernanceRole>.size(); ++role)
            if (below(3) == 0)
                build.insert(RoleRequirement{.id = ids.next<RoleRequirementId>(),
                    .role = GovernanceRole(role),
                    .competency = elements.back(),
                    .level = 1 + below(5),
                    .mandatory = below(2) > 0});
    }
    for (int i = 0; i < 60; ++i) {
        courses.push_back(ids.next<CourseId>());
        build.insert(
            Course{.id = courses.back(), .title = QStringLiteral("Course %1").arg(i), .cost = Money{below(90'000)}, .validity = 24});
        for (int c = 0; c < 3; ++c)
            build.insert(CourseCompetency{.id = ids.next<CourseCompetencyId>(),
                .course = courses.back(),
                .competency = elements[std::size_t(below(competencies))],
                .level = 1 + below(5)});
    }
    const QDate today(2026, 3, 2);
    for (int i = 0; i < count; ++i) {
        const PersonId person = ids.next<PersonId>();
        build.insert(Person{.id = person, .name = QStringLiteral("Person %1").arg(i)});
        for (int r = 0; r < 2; ++r)
            build.insert(RoleAssignment{.id = ids.next<RoleAssignmentId>(),
                .person = person,
                .role = GovernanceRole(below(int(keysOf<GovernanceRole>.size()))),
                .scope = below(10) ? projects[std::size_t(below(int(projects.size())))] : root.id});
        for (int a = 0; a < competencies; ++a)
            build.insert(CompetencyAssessment{.id = ids.next<CompetencyAssessmentId>(),
                .person = person,
                .competency = elements[std::size_t(a)],
                .level = below(6),
                .kind = AssessmentKind(below(2)),
                .on = today.addDays(-below(800))});
        for (int k = 0; k < 8; ++k)
            build.insert(TrainingRecord{.id = ids.next<TrainingRecordId>(),
                .person = person,
                .course = courses[std::size_t(below(int(courses.size())))],
                .status = TrainingStatus(below(6)),
                .issued = today.addDays(-below(900)),
                .expires = today.addDays(below(700) - 300)});
    }
    Portfolio out;
    ChangeSet set = build.take();
    orEnd(applyToMemory(out, set));
    return out;
}

void training(Run& run)
{
    const int count = run.isTiny() ? 20 : 2000, competencies = run.isTiny() ? 10 : 100;
    const Portfolio portfolio = people(count, competencies);
    const QString size = QStringLiteral("%1 x %2").arg(count).arg(competencies);
    const auto add = [&](const char* part, std::vector<double> times) {
        run.add({QStringLiteral("training.") + QLatin1String(part), size, QStringLiteral("ms"), std::move(times)});
    };
    const QDate today(2026, 3, 2);
    add("standing", timed(5, [&] { (void)TrainingStanding(portfolio, today); }));
    const TrainingStanding standing(portfolio, today);
    add("gaps", timed(5, [&] { (void)trainingGaps(standing, standing.people()); }));
    add("reminders", timed(5, [&] { (void)trainingReminders(standing, standing.people()); }));
    add("gates", timed(5, [&] {
        GateChairs chairs(standing);
        portfolio.all<Gate>().forEach([&](const Gate& gate) { (void)chairs.of(gate); });
    }));
    const std::vector<PersonId> one{standing.people().front()};
    add("one", timed(5, [&] { (void)TrainingStanding(portfolio, today, one).gapsOf(one.front()); }));
}

} // namespace

constinit const Benchmark trainingBenchmark{
    "training", "how people stand in training, what they lack, whom to remind, who may run which gate", training};

} // namespace gantry::bench
