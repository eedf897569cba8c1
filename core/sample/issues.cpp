#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct IssueSketch {
    const char* task; // it came up while this was done
    const char *title, *impact, *resolution;
    IssueKind kind;
    Severity severity;
    char owner;
};
using enum IssueKind;
using enum Severity;

constexpr IssueSketch building[] = {
    {"b2", "Survey shows a drain below the new wall", "Foundations clash with a drain of 300 mm.", "Drain moved by 4 m in the design.",
        Problem, Medium, 'd'},
    {"b6", "Planning officer asks for a transport note", "Determination waits for it.", "Note by the traffic engineer handed in.", Problem,
        Low, 'm'},
    {"b8", "Structural grid does not fit the room sheets", "Eleven rooms are 20 cm too narrow.", "Grid changed to 7.5 m on two axes.",
        Problem, High, 'd'},
    {"p3", "One of four tenderers withdraws", "Fewer prices to compare.", "Tender period kept; three valid tenders came in.", Problem,
        Medium, 'c'},
    {"e3", "Party wall agreement is missing", "Demolition along the boundary stops.", "Award signed by both surveyors.", Problem, High,
        'm'},
    {"s2", "Concrete cubes below strength in two caps", "Two pile caps may have to be broken out.",
        "Cores taken: strength reached at 56 days.", OffSpecification, High, 'k'},
    {"f1", "Bolts of the wrong grade delivered", "Erection of one bay stands still.", "Bolts exchanged, connections checked.",
        OffSpecification, Medium, 'k'},
    {"f4", "Windows measured from an old drawing", "Twelve windows do not fit.", "Maker replaces them at his cost.", OffSpecification,
        Medium, 'k'},
    {"v1", "Ducts clash with beams in the corridor", "Ceiling would come 15 cm lower.",
        "Two beams with openings, agreed with the engineer.", Problem, Medium, 'd'},
    {"v3", "Client wants a second accessible toilet", "Partition plan of the ground floor changes.", "Taken up as a change request.",
        RequestForChange, Low, 's'},
};
constexpr IssueSketch pipeline[] = {
    {"b2", "Levels of two surveys differ by 80 mm", "Gradient of the pipe is uncertain.",
        "Benchmark measured again, first survey was wrong.", Problem, Medium, 'd'},
    {"b6", "Newt pond found outside the survey area", "Assessment has to be widened.", "Line moved 15 m away from the pond.", Problem,
        Medium, 'd'},
    {"b9", "Owner of the paddock has died", "Agreement waits for the estate.", "Executor has signed.", Problem, Medium, 'm'},
    {"p3", "Tenderers ask for a longer price base", "Prices expire before the board meets.", "Validity extended by sixty days.", Problem,
        Low, 'c'},
    {"e3", "Gas main lies in the trench line", "Laying past chamber 7 stops.", "Main lowered by its owner over a weekend.", Problem, High,
        'm'},
    {"s2", "Trench sides slip after rain", "Crew works at half speed.", "Boxes instead of sheets, side slopes cut back.", Problem, High,
        'i'},
    {"s3", "Chamber rings with cracks", "Six rings rejected.", "Replaced by the supplier in a week.", OffSpecification, Low, 'k'},
    {"t2", "Boring head has drifted by 90 mm", "Gradient at the far pit is at its limit.", "Steered back over 12 m; designer accepts.",
        OffSpecification, High, 'd'},
    {"t3", "Residents want access at night", "Plates have to be laid every evening.", "Plates and a marshal until the end of the section.",
        RequestForChange, Medium, 'i'},
    {"o2", "Reinforcement drawings came late", "Outfall crew waits four days.", "Drawings issued; designer pays for waiting.", Problem,
        Medium, 'd'},
};
constexpr IssueSketch street[] = {
    {"b1", "Counts were made in a school holiday", "The model understates the morning peak.", "Counted again in two weeks of term.",
        Problem, Medium, 'd'},
    {"b4", "Consultation site was down for a weekend", "Residents ask for a longer consultation.", "Extended by ten days.", Problem, Low,
        'm'},
    {"b10", "Traders object to the loading ban", "Traffic orders go to an inspector.", "Two bays added; order confirmed with conditions.",
        Problem, High, 'p'},
    {"b8", "Drainage outfall is full", "Gullies cannot be connected as drawn.", "Rain gardens take the first 15 mm.", Problem, High, 'd'},
    {"p6", "Quarry delivers half the stone", "Kerb crew runs out in three weeks.", "Second quarry approved for straight kerbs.", Problem,
        High, 'c'},
    {"e3", "Telecoms company misses its slot", "Excavation on the north side waits.", "Crew brought in from another county.", Problem,
        Medium, 'm'},
    {"n1", "Cellar opened below the footway", "Excavation stopped over 20 m.", "Slab designed and cast over the cellar.", Problem, High,
        'd'},
    {"n3", "Kerbs laid 30 mm too high at a shop", "Rain runs to the door.", "Relaid over 14 m.", OffSpecification, Low, 'k'},
    {"n5", "Tactile paving in the wrong colour", "Four crossings fail the audit.", "Slabs replaced by the supplier.", OffSpecification,
        Medium, 'k'},
    {"q3", "Signal poles stand in the sight line", "Drivers cannot see people waiting.", "Two poles moved by a metre.", Problem, Medium,
        'd'},
    {"t1", "Market traders want a later start", "South side would begin two weeks later.", "Start kept, stalls moved to the north side.",
        RequestForChange, Medium, 'p'},
};

std::span<const IssueSketch> poolOf(Template plan)
{
    if (plan == Template::Building) return building;
    if (plan == Template::Pipeline) return pipeline;
    return street;
}

/// How an issue stands that came up some time ago.
void settle(Registers& r, Issue& issue, const Scheme& s, const char* resolution)
{
    const QDate today = r.today();
    const qint64 age = issue.raised->daysTo(today);
    issue.due = Registers::workday(issue.raised->addDays(issue.severity == High ? 21 : 35));
    if (age > 75 || (age > 40 && r.below(3))) {
        issue.status = IssueStatus::Closed;
        issue.resolution = Registers::words(resolution, s);
        issue.closed = Registers::workday(issue.raised->addDays(12 + r.below(26)));
        issue.closed = std::min(*issue.closed, today);
    } else if (age > 40) {
        issue.status = IssueStatus::Resolved;
        issue.resolution = Registers::words(resolution, s);
    } else if (issue.severity == High && s.node->health != Health::Good) {
        issue.status = IssueStatus::Escalated;
        issue.escalatedTo = s.node->sponsor;
        issue.escalated = std::min(today, Registers::workday(issue.raised->addDays(5)));
    } else
        issue.status = r.below(2) ? IssueStatus::InProgress : IssueStatus::Open;
}

} // namespace

void addIssues(Registers& r, Written& written)
{
    const auto put = [&](const Scheme& s, const Issue& issue) {
        const bool open = issue.status != IssueStatus::Closed && issue.status != IssueStatus::Resolved;
        const IssueId id = r.put(issue);
        written.issues.push_back({s.id(), {entityOf<Issue>(), id.value}, issue.title, *issue.raised, issue.owner, open});
    };
    for (const Scheme& s : r.schemes()) {
        for (const IssueSketch& sketch : poolOf(s.built->plan)) {
            const PlannedRow& row = s.row(QString::fromLatin1(sketch.task));
            const int length = std::max(1, int(row.start.daysTo(std::min(row.finish, r.today()))));
            if (row.start > r.today().addDays(-3) || !r.below(6)) continue;
            Issue issue{.project = s.id(),
                .title = Registers::words(sketch.title, s),
                .kind = sketch.kind,
                .severity = sketch.severity,
                .priority = sketch.severity == High ? 2
                    : sketch.severity == Medium     ? 3
                                                    : 4,
                .raisedBy = r.person("mkdi"[r.below(4)], s),
                .raised = std::min(r.today(), Registers::workday(row.start.addDays(r.below(length)))),
                .owner = r.person(sketch.owner, s),
                .impact = Registers::words(sketch.impact, s)};
            settle(r, issue, s, sketch.resolution);
            put(s, issue);
        }
        for (const Written::Of& risk : written.realised) {
            if (risk.project != s.id()) continue;
            Issue issue{.project = s.id(),
                .title = risk.title.endsWith(u'.') ? risk.title.chopped(1) : risk.title,
                .status = IssueStatus::Escalated,
                .severity = Critical,
                .priority = 1,
                .raisedBy = s.node->manager,
                .raised = Registers::workday(std::min(risk.day, r.today().addDays(-7))),
                .owner = risk.owner,
                .due = Registers::workday(r.today().addDays(r.below(50) - 20)),
                .impact = s.node->healthComment,
                .escalatedTo = s.node->sponsor,
                .risk = {risk.record.id}};
            issue.escalated = Registers::workday(std::min(issue.raised->addDays(6), r.today().addDays(-3)));
            put(s, issue);
        }
    }
}

} // namespace gantry::sample
