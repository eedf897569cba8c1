#include "core/cost/cash_flow.h"
#include "tests/bench/window.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"

#include <QFile>

namespace gantry::bench {
namespace {

constexpr int recordsAProject = 100, accountsAProject = 30;

/// A hundred cost records in each of `projects`: a third accounts, the rest contracts with lines, variations, claims and a ledger.
ChangeSet moneyOf(int projects)
{
    std::mt19937 random(5);
    IdSource ids(1);
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    const auto amount = [&] { return Money{qint64(random() % 90'000'000)}; };
    const Node root{
        .id = ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("All"), .currency = QStringLiteral("AUD")};
    build.insert(root);
    const Currency euro{.id = ids.next<CurrencyId>(), .code = QStringLiteral("EUR")};
    build.insert(euro);
    build.insert(ExchangeRate{.id = ids.next<ExchangeRateId>(), .currency = euro.id, .rate = {160'000'000}});
    for (int p = 0; p < projects; ++p) {
        const Node project{.id = ids.next<NodeId>(), .parent = root.id, .name = QStringLiteral("P%1").arg(p)};
        build.insert(project);
        std::vector<CostAccountId> accounts;
        for (int i = 0; i < accountsAProject; ++i) {
            const CostAccount account{.id = ids.next<CostAccountId>(),
                .project = project.id,
                .parent = i < 6 ? CostAccountId{} : accounts[std::size_t(i % 6)],
                .title = QStringLiteral("A%1").arg(i),
                .originalBudget = amount()};
            build.insert(account);
            accounts.push_back(account.id);
        }
        const auto account = [&] { return accounts[random() % accounts.size()]; };
        for (int c = 0; c < 3; ++c) {
            const Contract contract{.id = ids.next<ContractId>(),
                .project = project.id,
                .title = QStringLiteral("C%1").arg(c),
                .status = ContractStatus::Approved,
                .currency = c == 2 ? QStringLiteral("EUR") : QString(),
                .start = QDate(2026, 1 + c, 1),
                .practicalCompletion = QDate(2027, 6 + c, 30)};
            build.insert(contract);
            std::vector<ContractLineId> lines;
            for (int l = 0; l < 5; ++l) {
                const ContractLine line{.id = ids.next<ContractLineId>(),
                    .contract = contract.id,
                    .title = QStringLiteral("L"),
                    .account = account(),
                    .amount = amount()};
                build.insert(line);
                lines.push_back(line.id);
            }
            for (int v = 0; v < 2; ++v) {
                const Variation variation{
                    .id = ids.next<VariationId>(), .contract = contract.id, .title = QStringLiteral("V"), .status = VariationStatus(v + 2)};
                build.insert(variation);
                build.insert(VariationLine{.id = ids.next<VariationLineId>(),
                    .variation = variation.id,
                    .title = QStringLiteral("V"),
                    .contractLine = lines[0],
                    .requested = amount()});
            }
            for (int k = 0; k < 2; ++k) {
                const Claim claim{.id = ids.next<ClaimId>(),
                    .contract = contract.id,
                    .title = QStringLiteral("K"),
                    .status = ClaimStatus::Paid,
                    .paymentMonth = QDate(2026, 1 + k, 1)};
                build.insert(claim);
                for (int l = 0; l < 3; ++l) {
                    const Money paid{amount().minor / 50};
                    build.insert(ClaimLine{.id = ids.next<ClaimLineId>(),
                        .claim = claim.id,
                        .contractLine = lines[std::size_t(l)],
                        .claimed = paid,
                        .approved = paid});
                }
            }
        }
        for (int i = 0; i < recordsAProject - accountsAProject - 3 * 18; ++i)
            build.insert(LedgerEntry{.id = ids.next<LedgerEntryId>(),
                .project = project.id,
                .date = QDate(2026, 3, 1),
                .account = account(),
                .amount = amount()});
    }
    return build.take();
}

std::unique_ptr<Session> withMoney(const Run& run, int projects)
{
    const QString path = run.path(QStringLiteral("money.gantry"));
    QFile::remove(path);
    return orEnd(Session::create(path, {QStringLiteral("bench"), QStringLiteral("bench")}, moneyOf(projects)));
}

void costs(Run& run)
{
    const int projects = run.isTiny() ? 5 : 1000;
    const QString size = QStringLiteral("%1 projects, %2 records").arg(projects).arg(projects * recordsAProject);
    const auto session = withMoney(run, projects);
    const Portfolio& portfolio = session->portfolio();
    const std::vector<NodeId> all = portfolio.projectsUnder(portfolio.root()->id);
    run.add({QStringLiteral("costs.scratch"), size, QStringLiteral("ms"), timed(10, [&] {
                 const ExchangeRates rates(portfolio);
                 CostFigures sum{};
                 for (NodeId project : all) add(sum, costSheetOf(portfolio, project, rates).total.inPortfolio);
                 if (!figure(sum, CostMeasure::ForecastFinalCost)) end(QStringLiteral("The amounts of the benchmark do not add up."));
             })});
    for (NodeId project : all) (void)session->costs(project);
    const ExchangeRates rates(portfolio);
    const auto flowsOf = [&](const CashFlowBasis& basis, std::span<const NodeId> projects) {
        std::vector<std::shared_ptr<const CashFlow>> flows;
        for (NodeId each : projects) flows.push_back(std::make_shared<const CashFlow>(cashFlowOf(basis, *session->costs(each))));
        if (!rolledUp(flows).toCome) end(QStringLiteral("The cash flows of the benchmark do not add up."));
    };
    const auto basis = [&] {
        return CashFlowBasis(
            portfolio, rates, [&](NodeId id) { return session->schedule(id); }, session->today());
    };
    for (NodeId project : all) (void)session->schedule(project);
    run.add({QStringLiteral("cash flows from their sheets"), size, QStringLiteral("ms"), timed(10, [&] { flowsOf(basis(), all); })});
    run.add({QStringLiteral("cash flow of a project"), size, QStringLiteral("ms"),
        timed(30, [&] { flowsOf(basis(), std::span(all).first(1)); })});
    std::vector<double> values;
    qint64 amount = 1;
    const LedgerEntry& entry = portfolio.all<LedgerEntry>().row(0);
    const NodeId project = entry.project;
    for (int i = 0; i < 30; ++i) {
        ChangeBuilder build(QStringLiteral("bench.edit"));
        build.update<&LedgerEntry::amount>(portfolio, entry.id.value, {++amount});
        orEnd(session->apply(build.take()));
        values.push_back(milliseconds([&] { (void)session->costs(project); }));
    }
    run.add({QStringLiteral("costs.edit"), size, QStringLiteral("ms"), std::move(values)});
}

/// The cost sheet of the Money page: frames, and an edit until it is painted.
void money(Run& run)
{
    const int projects = run.isTiny() ? 5 : 667;
    const QString size = QStringLiteral("%1 rows").arg(projects * accountsAProject);
    Shown shown(withMoney(run, projects));
    const auto add = [&](const char* part, std::vector<double> times) {
        run.add({QStringLiteral("money.") + QLatin1String(part), size, QStringLiteral("ms"), std::move(times)});
    };
    add("open", timed(1, [&] { (void)shown.show<RegisterPage>(moneyRegisters()); }));
    RegisterPage& page = static_cast<RegisterPage&>(*shown.page);
    TableView& view = page.sheet().view();
    QScrollBar& bar = *view.verticalScrollBar();
    add("scroll", scrolled(bar, 3 * 28, settle));
    add("table", timed(frames, [&] { view.viewport()->repaint(); }));
    const auto edited = [&](const char* part) {
        std::vector<double> times;
        qint64 amount = 1;
        for (int i = 0; i < frames; ++i) {
            const auto& accounts = shown.session->portfolio().all<CostAccount>();
            const CostAccountId account = accounts.row(accounts.size() / 2 + std::size_t(i % 5)).id;
            page.sheet().reveal(account.value);
            settle();
            ChangeBuilder build(QStringLiteral("bench.edit"));
            build.update<&CostAccount::originalBudget>(shown.session->portfolio(), account.value, {++amount});
            times.push_back(milliseconds([&] {
                (void)orEnd(shown.session->apply(build.take()));
                settle();
            }));
        }
        add(part, std::move(times));
    };
    edited("edit");
    page.sheet().model().sort(page.sheet().model().columnCount() - 1, Qt::AscendingOrder);
    settle();
    edited("edit-sorted");
}

} // namespace

const Benchmark costsBenchmark{"costs", "cost sheets and cash flows of 1,000 projects with 100,000 records, and of one project", costs};
const Benchmark moneyBenchmark{"money", "the Money page with 20,000 accounts: frames while scrolling, an edit until it is painted", money};

} // namespace gantry::bench
