// A register of 100,000 records: what a person waits for until it is painted.
#include "tests/bench/window.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"

#include <QFile>

namespace gantry::bench {
namespace {

constexpr int people = 200;

/// So many risks over the projects, from a seed: owners, status, dates and money of every kind.
ChangeSet risksOf(int projects, int risks)
{
    std::mt19937 random(11);
    IdSource ids(1);
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    const Node root{
        .id = ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("All"), .currency = QStringLiteral("AUD")};
    build.insert(root);
    std::vector<NodeId> nodes;
    for (int p = 0; p < projects; ++p) {
        const Node project{.id = ids.next<NodeId>(),
            .parent = root.id,
            .name = QStringLiteral("Project %1").arg(p),
            .currency = p % 10 == 0 ? QStringLiteral("EUR") : QString()};
        build.insert(project);
        nodes.push_back(project.id);
    }
    std::vector<PersonId> owners;
    for (int i = 0; i < people; ++i) {
        const Person person{.id = ids.next<PersonId>(), .name = QStringLiteral("Person %1").arg(i)};
        build.insert(person);
        owners.push_back(person.id);
    }
    static const char* const causes[] = {"Ground", "Weather", "Design", "Supply", "Approval", "Interface", "Labour", "Price"};
    for (int i = 0; i < risks; ++i) {
        Risk risk{.id = ids.next<RiskId>(),
            .number = QStringLiteral("RSK-%1").arg(i + 1, 6, 10, QLatin1Char('0')),
            .project = nodes[random() % nodes.size()],
            .title =
                QStringLiteral("%1 differs from what was assumed, case %2").arg(QLatin1String(causes[random() % 8])).arg(random() % 5000)};
        risk.kind = random() % 8 ? RiskKind::Threat : RiskKind::Opportunity;
        risk.category = QLatin1String(causes[random() % 8]);
        risk.status = RiskStatus(random() % 4);
        risk.owner = random() % 20 ? owners[random() % owners.size()] : PersonId{};
        risk.amount = Money{qint64(random() % 90'000'000)};
        risk.likelihoodBefore = 1 + qint64(random() % 5);
        risk.review = QDate(2026, 1, 1).addDays(qint64(random() % 700));
        build.insert(risk);
    }
    return build.take();
}

void rows(Run& run)
{
    const int projects = run.isTiny() ? 3 : 200, risks = run.isTiny() ? 300 : 100'000;
    const QString size = QStringLiteral("%1 rows").arg(risks);
    const QString path = run.path(QStringLiteral("risks.gantry"));
    QFile::remove(path);
    Shown shown(orEnd(Session::create(path, {QStringLiteral("bench"), QStringLiteral("bench")}, risksOf(projects, risks))));
    const auto add = [&](const char* part, std::vector<double> times) {
        run.add({QStringLiteral("register-rows.") + QLatin1String(part), size, QStringLiteral("ms"), std::move(times)});
    };
    std::vector<double> opened;
    for (int i = 0; i < 5; ++i) {
        shown.page.reset();
        const RegisterGroup& group = **std::ranges::find_if(
            registerGroups(), [](const RegisterGroup* g) { return std::ranges::count(g->entities, entityOf<Risk>()) > 0; });
        auto& page = shown.show<RegisterPage>(group);
        page.openPart(QStringLiteral("risk_treatment"));
        settle();
        opened.push_back(milliseconds([&] { page.openPart(QStringLiteral("risk")), settle(); }));
    }
    add("open", std::move(opened));
    RegisterSheet& sheet = static_cast<RegisterPage&>(*shown.page).sheet();
    if (sheet.entity() != entityOf<Risk>()) end(QStringLiteral("The register of risks of the benchmark does not open."));
    RecordTableModel& model = sheet.model();
    const auto column = [&](const char* key) { return model.columnOf(QString::fromLatin1(key)); };
    const auto each = [&](const char* part, auto work) {
        std::vector<double> times;
        for (int i = 0; i < 10; ++i) times.push_back(milliseconds([&] { work(i), settle(); }));
        add(part, std::move(times));
    };
    each("filter-text", [&](int i) { model.setFilter(column("title"), i % 2 ? QString() : QStringLiteral("weather")); });
    each("filter-expression",
        [&](int i) { model.setExpression(i % 2 ? QString() : QStringLiteral("status = \"active\" and likelihood_before > 3")); });
    each("sort-text", [&](int i) { model.setSort({{column("title"), i % 2 ? Qt::DescendingOrder : Qt::AscendingOrder}}); });
    each("sort-money", [&](int i) { model.setSort({{column("amount_minor"), i % 2 ? Qt::DescendingOrder : Qt::AscendingOrder}}); });
    model.setSort({});
    settle();
    each("group", [&](int i) { sheet.view().setGroups(i % 2 ? std::vector<int>{} : std::vector<int>{column("project_id")}); });
    each("group-3-levels", [&](int i) {
        sheet.view().setGroups(i % 2 ? std::vector<int>{} : std::vector<int>{column("status"), column("project_id"), column("owner_id")});
    });
    sheet.view().setGroups({column("project_id"), column("status")});
    settle();
    each("group-fold", [&](int i) { model.setAllOpen(i % 2); });
    each("grouped-filter", [&](int i) { model.setFilter(column("title"), i % 2 ? QString() : QStringLiteral("weather")); });
}

} // namespace

const Benchmark registerRowsBenchmark{
    "register-rows", "a register of 100,000 risks until it is painted: open, filter, sort, group with subtotals", rows};

} // namespace gantry::bench
