#include "core/sample/sample.h"

#include "core/base/rank.h"
#include "core/kpi/starter_kpis.h"
#include "core/sample/books.h"
#include "core/sample/governance.h"
#include "core/sample/money.h"
#include "core/sample/project.h"

namespace gantry {
namespace {

using namespace sample;

struct ProgrammeSketch {
    const char *code, *name, *description;
    int manager, sponsor;
};
const ProgrammeSketch programmes[] = {
    {"WFR", "Water and flood resilience", "Keep supply safe in dry summers and homes dry in wet winters.", 1, 12},
    {"SCB", "Schools and civic buildings", "Places for a growing borough, warm and cheap to run.", 2, 11},
    {"STT", "Streets and transit", "Safer streets and a bus that keeps its time.", 3, 0},
};

const ProjectSketch projects[] = {
    {"STM", "Saltgate trunk main", "Replace 6 km of trunk main under the Saltgate road.", "Saltgate", Template::Pipeline, 0,
        QDate(2025, 10, 6), 100, 2, false, Health::Good, Trend::Flat, "Section 2 is being laid; pressure tests of section 1 passed.", 4, 2,
        "t3", "Second pipe crew on site; output up by a third."},
    {"OWS", "Orchard Way storm drains", "Separate storm water from the combined sewer in four streets.", "Orchard", Template::Pipeline, 0,
        QDate(2026, 1, 26), 80, 10, true, Health::Watch, Trend::Down, "Two utility crossings took longer than the survey promised.", 5, 2,
        "e3", "An uncharted gas main was found at chamber 7."},
    {"PMB", "Penny Marsh flood bund", "Raise and extend the bund between the mill and the sluice.", "Penny Marsh", Template::Pipeline, 0,
        QDate(2026, 5, 4), 85, 0, false, Health::Good, Trend::Up, "Consents came in time; tenders are being evaluated.", 6, 2, "b9",
        "The last of eleven landowners signed."},
    {"TWT", "Thornwick treatment works", "New filters and a control building at the Thornwick works.", "Thornwick", Template::Building, 0,
        QDate(2025, 5, 12), 105, 27, false, Health::Bad, Trend::Down,
        "Ground was worse than bored; the frame starts months late and there is no float left.", 7, 2, "s1",
        "Obstructions in 14 of 62 piles; redesign of pile group C agreed."},
    {"LPS", "Larkmead primary school", "A two-form entry school for the Larkmead homes.", "Larkmead", Template::Building, 1,
        QDate(2025, 7, 7), 90, 1, true, Health::Good, Trend::Flat, "Weathertight; the opening date holds.", 8, 1, "f6",
        "Roof inspection without remarks."},
    {"CCL", "Castle Cross library", "Refurbish and extend the library of 1931.", "Castle", Template::Building, 1, QDate(2025, 9, 1), 75, 9,
        false, Health::Watch, Trend::Flat, "Asbestos removal used the float of the enabling works.", 9, 0, "e3",
        "Asbestos register was incomplete; removal added twelve days."},
    {"BLC", "Bellmoor leisure centre", "Pool, hall and gym in place of the old baths.", "Bellmoor", Template::Building, 1,
        QDate(2025, 1, 13), 110, 24, false, Health::Bad, Trend::Down,
        "The envelope contractor left the site; a replacement is being negotiated.", 4, 0, "f4",
        "Handover inspection of the unfinished walls is done."},
    {"WHC", "Whitlow health centre", "Surgeries, pharmacy and a minor injuries unit.", "Whitlow", Template::Building, 1, QDate(2026, 6, 1),
        85, 0, false, Health::Good, Trend::Up, "Technical design runs to time; consent is expected soon.", 5, 0, "b8",
        "Infection control review closed with no change."},
    {"WBW", "Westcombe busway, section 2", "Two kilometres of bus lanes and eight stops.", "Westcombe", Template::Street, 2,
        QDate(2025, 4, 7), 115, 3, true, Health::Good, Trend::Flat, "North side open; south side is being drained.", 6, 0, "n5",
        "Stops 1 to 4 are in use."},
    {"HBS", "Hexley bridge approaches", "Rebuild both approaches and strengthen the walls.", "Hexley", Template::Street, 2,
        QDate(2025, 7, 14), 100, 30, false, Health::Bad, Trend::Flat,
        "Traffic orders were challenged; the works now run into the second winter.", 7, 0, "b10",
        "Inspector’s decision received with two conditions."},
    {"SSP", "Saddler Square", "A square without cars, with trees and a market.", "Castle", Template::Street, 2, QDate(2026, 1, 12), 80, 11,
        false, Health::Watch, Trend::Up, "Stone is late from the quarry; the market date still holds.", 8, 0, "b4",
        "1,140 answers to the consultation, 71 % in favour."},
    {"QLC", "Quarry Lane cycle route", "A protected route from the station to the college.", "Orchard", Template::Street, 2,
        QDate(2025, 9, 1), 70, -2, true, Health::Good, Trend::Up, "Open to traffic; records and planting remain.", 9, 0, "h5",
        "First week: 2,300 trips counted."},
};

const QString currency = QStringLiteral("GBP");
QString nodeNumber(int n) { return QStringLiteral("P-%1").arg(n, 4, 10, QLatin1Char('0')); }

} // namespace

QDate sampleStatusDate(QDate today) { return today.addDays(-((today.dayOfWeek() + 2) % 7)); }

ChangeSet samplePortfolio(const SampleOptions& options)
{
    std::mt19937 random(options.seed);
    IdSource ids(1);
    ChangeBuilder build(QStringLiteral("sample.add"), QStringLiteral("Make the sample portfolio"));
    Node root{
        .id = ids.next<NodeId>(), .number = nodeNumber(1), .kind = NodeKind::Portfolio, .name = QStringLiteral("Caldmere capital plan")};
    const Cast cast = buildCast(build, ids, options.statusDate.year());
    root.code = QStringLiteral("CAL");
    root.currency = currency;
    root.manager = cast.people[0];
    ChangeSet shared = build.take();
    const Portfolio common = portfolioOf(shared);

    ChangeBuilder tree({});
    tree.insert(root);
    std::vector<NodeId> under;
    int number = 1;
    const auto programmeRanks = evenRanks(int(std::size(programmes)));
    for (const ProgrammeSketch& sketch : programmes) {
        Node node{.id = ids.next<NodeId>(), .number = nodeNumber(++number), .kind = NodeKind::Programme, .parent = root.id};
        node.rank = programmeRanks[under.size()];
        node.code = QString::fromUtf8(sketch.code), node.name = QString::fromUtf8(sketch.name),
        node.description = QString::fromUtf8(sketch.description);
        node.manager = cast.people[std::size_t(sketch.manager)], node.sponsor = cast.people[std::size_t(sketch.sponsor)];
        node.currency = currency;
        tree.insert(node);
        under.push_back(node.id);
    }
    const auto ranks = evenRanks(int(std::size(projects)));
    const qint64 shiftDays = SampleOptions{}.statusDate.daysTo(options.statusDate);
    int place = 0;
    std::vector<MoneySketch> money;
    std::vector<BuiltProject> built;
    for (ProjectSketch sketch : projects) {
        sketch.start = sketch.start.addDays(shiftDays);
        const std::size_t programme = std::size_t(sketch.programme);
        const PersonId sponsor = cast.people[std::size_t(programmes[programme].sponsor)];
        const Setting setting{under[programme], nodeNumber(++number), ranks[std::size_t(place++)], sponsor,
            atDay(options.statusDate, 17 * 3600), closedStatusDates(options.statusDate), QStringLiteral("Imogen Farrant"), common};
        built.push_back(buildProject(tree, ids, cast, sketch, setting, random));
        money.push_back({built.back().id, sketch.plan, sketch.start, sketch.size, sketch.slip});
    }
    ChangeSet rest = tree.take();
    shared.changes.insert(shared.changes.end(), std::make_move_iterator(rest.changes.begin()), std::make_move_iterator(rest.changes.end()));
    shared.contents = std::move(rest.contents);
    ChangeBuilder kpis({});
    int kpiNumber = 0;
    for (Kpi kpi : starterKpis()) {
        kpi.id = ids.next<KpiId>();
        kpi.number = QStringLiteral("KPI-%1").arg(++kpiNumber, 4, 10, QLatin1Char('0'));
        kpi.owner = cast.people[0];
        kpis.insert(kpi);
    }
    for (Change& change : kpis.take().changes) shared.changes.push_back(std::move(change));
    const Portfolio books =
        keepBooks(shared, buildMoney(ids, cast, money, options.statusDate, options.seed), built, ids, options.statusDate);
    addGovernance(shared, books, cast, built, ids, options.statusDate, options.seed);
    return shared;
}

} // namespace gantry
