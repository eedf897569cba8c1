#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct StakeholderSketch {
    const char *name, *approach;
    int influence, interest;
    Engagement now, wanted;
    char owner;
    int plans; // of which works: 1 buildings, 2 pipelines, 4 streets
};
using enum Engagement;
constexpr StakeholderSketch stakeholders[] = {
    {"Residents of {place}", "Letter before each stage, open site day in spring.", 2, 5, Neutral, Supportive, 'm', 7},
    {"Ward councillors of {place}", "Monthly call with the sponsor.", 5, 4, Supportive, Leading, 's', 7},
    {"Traders' association", "Weekly letter, one person to ring.", 3, 5, Resistant, Neutral, 'm', 4},
    {"Bus operator", "Diary of closures, agreed six weeks ahead.", 4, 4, Neutral, Supportive, 'p', 6},
    {"Environment officers", "Monthly meeting on consents.", 5, 3, Neutral, Supportive, 'm', 2},
    {"Landowners along the line", "Agent visits each of them before entry.", 4, 5, Resistant, Neutral, 'm', 2},
    {"Planning authority", "Meetings every two weeks until consent.", 5, 3, Neutral, Supportive, 'd', 1},
    {"Future staff and users", "Room sheets signed by them, two mock-ups.", 3, 5, Supportive, Supportive, 'm', 1},
    {"Fire and rescue service", "Walks through each stage.", 4, 2, Neutral, Supportive, 'd', 1},
    {"Highway authority", "Permits asked for a year ahead.", 5, 3, Neutral, Supportive, 'p', 6},
    {"Access group", "Reviews each layout.", 2, 4, Supportive, Leading, 'd', 5},
    {"Local press", "One spokesman, facts on the web page.", 3, 2, Neutral, Neutral, 'p', 7},
    {"Power network operator", "Quarterly meeting of directors.", 4, 1, Unaware, Neutral, 'm', 3},
};

struct AssumptionSketch {
    const char *title, *ifFalse;
    AssumptionKind kind;
    const char* task; // whose start shows it
    bool holds;
};
constexpr auto Constraint = AssumptionKind::Constraint;
constexpr auto Taken = AssumptionKind::Assumption;
constexpr AssumptionSketch assumptions[] = {
    {"The ground at {place} is as the boreholes show", "Foundations or trench are redesigned.", Taken, "e3", false},
    {"Consents come within the statutory time", "Procurement waits.", Taken, "b10", true},
    {"Three firms or more will tender", "The tender is put again.", Taken, "p3", true},
    {"Prices rise by no more than 3 per cent a year", "Contingency is used up.", Taken, "e1", false},
    {"Works at {place} start after the summer holidays", "", Constraint, "e1", true},
    {"The client provides power and water on site", "Generators are hired.", Taken, "e2", true},
    {"Noise is allowed from 8 to 18 h", "", Constraint, "e2", true},
    {"The scheme is paid from three budget years", "", Constraint, "p3", true},
    {"Users name one person who decides", "Changes multiply.", Taken, "b8", true},
};

struct QuestionSketch {
    const char *task, *question, *description, *answer;
    bool costs, delays;
};
constexpr QuestionSketch building[] = {
    {"s1", "Which pile length applies at grid C4?", "Drawing and schedule differ by 2 m.", "The schedule: 14 m.", false, false},
    {"s2", "May cap 12 be poured in two parts?", "The pump reaches half of it.", "Yes, with the joint as sketched.", false, false},
    {"f1", "Connection at axis 7: bolts or weld?", "Not shown.", "Bolts M20, eight of them.", true, false},
    {"f4", "Sill height in the stair: 90 or 110 cm?", "Guard rail needs 110.", "110 cm, windows to be changed.", true, true},
    {"v1", "May the duct pass beam B3?", "Clash on level 1.", "With an opening of 400 by 250.", true, true},
    {"v5", "Where are the data points of room 2.14?", "Sheet is empty.", "As in room 2.12.", false, false},
};
constexpr QuestionSketch pipeline[] = {
    {"s2", "Bedding at the rock outcrop?", "Class is not given.", "Class S, 150 mm.", true, false},
    {"s3", "Cover load of chamber 9?", "It lies in the lane.", "D400.", false, false},
    {"t2", "May the reception pit move by 5 m?", "A tree stands there.", "Yes, to the north.", false, true},
    {"o2", "Colour of the outfall's stone?", "Planning condition 6.", "Grey, sample B.", true, false},
    {"o4", "Height of the kiosk above flood level?", "Drawing shows two.", "600 mm.", false, false},
    {"t3", "Joint at the old main: sleeve or flange?", "The old pipe is oval.", "Sleeve, made to measure.", true, true},
};
constexpr QuestionSketch street[] = {
    {"n1", "Depth of gully 22?", "The outfall is higher than drawn.", "1.1 m, with a trap.", false, false},
    {"n3", "Radius of the kerb at the mill gate?", "Lorries need 12 m.", "12 m, two kerbs more.", true, false},
    {"q1", "Drain behind the wall: where to?", "Not connected in the drawing.", "To gully 31.", true, false},
    {"n5", "Bond of the setts at the crossing?", "Two drawings differ.", "Stretcher bond.", false, false},
    {"q3", "Cable route below the tree?", "Root zone.", "Around it, hand dug.", true, true},
    {"t1", "Reuse of the old gullies?", "Four are sound.", "Yes, two of them.", false, false},
};
std::span<const QuestionSketch> questionsOf(Template plan)
{
    if (plan == Template::Building) return building;
    if (plan == Template::Pipeline) return pipeline;
    return street;
}

struct DependencySketch {
    const char *title, *project, *needs, *giver, *gives, *description;
};
constexpr DependencySketch dependencies[] = {
    {"Treated water for flushing the new main", "STM", "h1", "TWT", "h1", "Flushing takes 2 megalitres of treated water a day."},
    {"Storm drain below the track", "QLC", "n1", "OWS", "s4", "The track is laid once the drain in Quarry Lane is covered."},
    {"Square paved up to the library's door", "CCL", "x2", "SSP", "n5", "One level at the threshold; whoever is later follows the other."},
    {"Bus stop at the school", "LPS", "h6", "WBW", "t5", "Stop 7 serves the school from its first day."},
    {"Pressure for the sprinklers", "WHC", "h1", "STM", "h5", "The health centre is supplied from the new main."},
    {"Access from the bridge", "BLC", "h7", "HBS", "h5", "Coaches reach the centre over the eastern approach."},
    {"Outfall before the bund is closed", "PMB", "o1", "OWS", "o2", "The outfall passes through the bund."},
    {"Detour over the Westcombe road", "HBS", "n4", "WBW", "n5", "The detour needs the north side open."},
    {"Storm connection of the school", "LPS", "x2", "OWS", "t5", "The yard drains into the new storm drain."},
    {"Clay for the bund", "PMB", "s1", "STM", "t5", "6,000 cubic metres, tested and stored at the depot."},
};

void addQuestions(Registers& r, const Scheme& s)
{
    ContractId works;
    r.books().all<Contract>().forEachIn(s.id(), [&](const Contract& c) {
        if (c.form == ContractForm::Nec4) works = c.id;
    });
    const QDate today = r.today();
    for (const QuestionSketch& sketch : questionsOf(s.built->plan)) {
        const PlannedRow& row = s.row(QString::fromLatin1(sketch.task));
        if (row.start > today.addDays(20)) continue;
        const QDate asked = Registers::workday(std::min(row.start.addDays(r.below(14) - 10), today.addDays(-1 - r.below(20))));
        Rfi rfi{.project = s.id(),
            .title = Registers::words(sketch.question, s),
            .contract = works,
            .askedBy = r.person(who::contractor),
            .askedOf = QStringLiteral("Ashby Lund Engineers"),
            .asked = asked,
            .due = Registers::workday(asked.addDays(7)),
            .status = RfiStatus::Open,
            .costs = sketch.costs,
            .delays = sketch.delays,
            .description = Registers::words(sketch.description, s)};
        const QDate answered = Registers::workday(asked.addDays(4 + r.below(12)));
        if (answered <= today && (asked < today.addDays(-40) || r.below(3))) {
            rfi.answer = Registers::words(sketch.answer, s), rfi.answered = answered;
            rfi.status = answered < today.addDays(-30) ? RfiStatus::Closed : RfiStatus::Answered;
        }
        r.put(rfi);
    }
}

void addDependencies(Registers& r)
{
    for (const DependencySketch& sketch : dependencies) {
        const Scheme *needing = r.scheme(QString::fromLatin1(sketch.project)), *giver = r.scheme(QString::fromLatin1(sketch.giver));
        if (!needing || !giver) continue;
        const PlannedRow &needs = needing->row(QString::fromLatin1(sketch.needs)), &gives = giver->row(QString::fromLatin1(sketch.gives));
        const QDate today = r.today();
        r.put(ProjectDependency{.project = needing->id(),
            .title = Registers::words(sketch.title),
            .giver = giver->id(),
            .givingTask = gives.task,
            .needingTask = needs.task,
            .needed = needs.start,
            .promised = gives.finish,
            .status = gives.finish <= today        ? DependencyStatus::Delivered
                : gives.finish > needs.start       ? DependencyStatus::AtRisk
                : needs.start > today.addDays(300) ? DependencyStatus::Proposed
                                                   : DependencyStatus::Agreed,
            .owner = giver->node->manager,
            .description = Registers::words(sketch.description)});
    }
}

} // namespace

void addSurroundings(Registers& r)
{
    for (const Scheme& s : r.schemes()) {
        const int plan = s.built->plan == Template::Building ? 1 : s.built->plan == Template::Pipeline ? 2 : 4;
        for (const StakeholderSketch& sketch : stakeholders)
            if (sketch.plans & plan)
                r.put(Stakeholder{.project = s.id(),
                    .title = Registers::words(sketch.name, s),
                    .influence = sketch.influence,
                    .interest = sketch.interest,
                    .now = sketch.now,
                    .wanted = sketch.wanted,
                    .approach = Registers::words(sketch.approach, s),
                    .owner = r.person(sketch.owner, s)});
        const auto client = r.books().find(s.node->client);
        r.put(Stakeholder{.project = s.id(),
            .title = client->name,
            .person = s.node->sponsor,
            .organisation = client->id,
            .influence = 5,
            .interest = 5,
            .now = Leading,
            .wanted = Leading,
            .approach = QStringLiteral("Sits in the steering group."),
            .owner = s.programmeManager});
        for (const int place : r.drawn(5, int(std::size(assumptions)))) {
            const AssumptionSketch& sketch = assumptions[place];
            const PlannedRow& row = s.row(QString::fromLatin1(sketch.task));
            const bool known = row.start < r.today();
            r.put(Assumption{.project = s.id(),
                .title = Registers::words(sketch.title, s),
                .kind = sketch.kind,
                .status = !known                                     ? AssumptionStatus::Open
                    : sketch.holds || s.node->health == Health::Good ? AssumptionStatus::Confirmed
                                                                     : AssumptionStatus::Disproved,
                .owner = r.person("mdc"[place % 3], s),
                .due = Registers::workday(row.start.addDays(-14)),
                .ifFalse = Registers::words(sketch.ifFalse, s)});
        }
        addQuestions(r, s);
    }
    addDependencies(r);
}

} // namespace gantry::sample
