#include "core/edit/training.h"

#include "app/cli/commands.h"
#include "core/text/text.h"
#include "core/text/training_text.h"

namespace gantry::cli {
namespace {

QString nameOf(const Portfolio& portfolio, PersonId person) { return portfolio.titleOf(entityOf<Person>(), person.value); }

QJsonObject gapJson(const Portfolio& portfolio, const TrainingGap& gap, const QLocale& locale)
{
    QJsonObject out{{QStringLiteral("person"), nameOf(portfolio, gap.person)},
        {QStringLiteral("person_id"), QString::number(gap.person.value)}, {QStringLiteral("role"), wordOf(gap.role)},
        {QStringLiteral("mandatory"), gap.mandatory}, {QStringLiteral("what"), gapText(portfolio, gap, locale)},
        {QStringLiteral("remedy"), remedyText(portfolio, gap, locale)}};
    if (gap.competency) {
        out.insert(QStringLiteral("competency"), portfolio.titleOf(entityOf<Competency>(), gap.competency.value));
        out.insert(QStringLiteral("level"), gap.level);
        out.insert(QStringLiteral("target"), gap.target);
    } else {
        out.insert(QStringLiteral("certificate"), stateText(gap.certificate.state).toLower());
        out.insert(QStringLiteral("expires"), dayJson(gap.certificate.expires));
    }
    if (gap.course) out.insert(QStringLiteral("course"), portfolio.titleOf(entityOf<Course>(), gap.course.value));
    out.insert(QStringLiteral("planned"), bool(gap.planned));
    return out;
}

void tellGaps(const Call& call, const TrainingStanding& standing, const std::vector<PersonId>& people)
{
    const Portfolio& portfolio = standing.portfolio();
    QJsonArray list;
    for (const TrainingGap& gap : trainingGaps(standing, people)) {
        if (call.json)
            list.append(gapJson(portfolio, gap, call.locale));
        else
            print(QStringLiteral("%1 %2 %3 %4")
                      .arg(nameOf(portfolio, gap.person).left(24).leftJustified(24),
                          QString::fromLatin1(gap.mandatory ? "must" : "should").leftJustified(7),
                          gapText(portfolio, gap, call.locale).leftJustified(52), remedyText(portfolio, gap, call.locale)));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("gaps"), list}});
}

void tellGates(const Call& call, const TrainingStanding& standing, const std::vector<NodeId>& projects)
{
    const Portfolio& portfolio = standing.portfolio();
    QJsonArray list;
    GateChairs asked(standing);
    for (const NodeId project : projects)
        portfolio.all<Gate>().forEachIn(project, [&](const Gate& gate) {
            if (isHeld(gate)) return;
            const Node* node = portfolio.find(project);
            QJsonArray people;
            if (!call.json) print(QStringLiteral("%1 %2").arg(node->code.leftJustified(8), gate.title));
            for (const GateChairing& chair : asked.of(gate)) {
                if (!call.json) {
                    print(QStringLiteral("    %1 %2 %3")
                              .arg(chair.may() ? u"+" : u"-", nameOf(portfolio, chair.person).left(24).leftJustified(24),
                                  chairingText(portfolio, chair, call.locale)));
                    continue;
                }
                QJsonArray missing;
                for (const TrainingGap& gap : chair.missing) missing.append(gapJson(portfolio, gap, call.locale));
                people.append(QJsonObject{{QStringLiteral("person"), nameOf(portfolio, chair.person)}, {QStringLiteral("may"), chair.may()},
                    {QStringLiteral("named"), chair.named}, {QStringLiteral("role"), chair.holdsRole},
                    {QStringLiteral("missing"), missing}});
            }
            list.append(QJsonObject{{QStringLiteral("gate"), gate.title}, {QStringLiteral("number"), gate.number},
                {QStringLiteral("project"), node->code}, {QStringLiteral("people"), people}});
        });
    if (call.json) print(QJsonObject{{QStringLiteral("gates"), list}});
}

void tellReminders(const Call& call, const TrainingStanding& standing, const std::vector<PersonId>& people)
{
    const Portfolio& portfolio = standing.portfolio();
    QJsonArray list;
    for (const TrainingReminder& r : trainingReminders(standing, people)) {
        const QString subject = reminderSubject(portfolio, r, call.locale);
        if (call.json)
            list.append(QJsonObject{{QStringLiteral("person"), nameOf(portfolio, r.person)}, {QStringLiteral("why"), reminderText(r.kind)},
                {QStringLiteral("subject"), subject}, {QStringLiteral("due"), dayJson(r.due)}});
        else
            print(QStringLiteral("%1 %2 %3 %4")
                      .arg(nameOf(portfolio, r.person).left(24).leftJustified(24), reminderText(r.kind).leftJustified(20),
                          (r.due ? dateText(*r.due, call.locale) : QString()).rightJustified(12), subject));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("reminders"), list}});
}

void tellPeople(const Call& call, const TrainingStanding& standing, const std::vector<PersonId>& people)
{
    const Portfolio& portfolio = standing.portfolio();
    QJsonArray list;
    for (const PersonId person : people) {
        const TrainingStanding::Count count = standing.countOf(person);
        if (count.required == 0) continue;
        if (call.json)
            list.append(QJsonObject{{QStringLiteral("person"), nameOf(portfolio, person)}, {QStringLiteral("required"), count.required},
                {QStringLiteral("met"), count.met}});
        else
            print(QStringLiteral("%1 %2 of %3 met")
                      .arg(nameOf(portfolio, person).left(24).leftJustified(24))
                      .arg(count.met)
                      .arg(count.required));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("people"), list}});
}

int runTraining(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    NodeId where{};
    if (call.has("project")) {
        const auto named = nodeCalled(portfolio, call.value("project"));
        if (!named) return fail(named.error());
        where = *named;
    }
    const TrainingStanding standing(portfolio, session.today());
    const auto people = peopleOf(standing, {.where = where});
    if (call.has("gates"))
        tellGates(call, standing, *projects);
    else if (call.has("reminders"))
        tellReminders(call, standing, people);
    else if (call.has("gaps"))
        tellGaps(call, standing, people);
    else
        tellPeople(call, standing, people);
    return Done;
}

} // namespace

const Command& trainingCommand()
{
    static const Command command{"training", "FILE [--gaps | --gates | --reminders] [--project CODE]",
        "how people stand in training: what their roles ask and they have, gaps, who may run which gate, what lapses", 1, 1,
        {{"gaps", nullptr, "What people lack, and which course would close it."},
            {"gates", nullptr, "Who may run which gate, and who not and why."},
            {"reminders", nullptr, "Certificates that lapse, old assessments, booked courses."},
            {"project", "CODE", "Of those with a role in this project or programme."}},
        runTraining};
    return command;
}

} // namespace gantry::cli
