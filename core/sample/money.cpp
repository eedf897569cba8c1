#include "core/sample/money.h"

#include "core/base/rank.h"

#include <cmath>

namespace gantry::sample {
namespace {

constexpr int fiscalYearStart = 4; // April
constexpr qint64 majorUnit = 100;
QDate monthOf(QDate day) { return {day.year(), day.month(), 1}; }
QDate endOf(QDate month) { return month.addMonths(1).addDays(-1); }
int fiscalYearOf(QDate day) { return day.month() >= fiscalYearStart ? day.year() : day.year() - 1; }
QString text(const char* words) { return QString::fromUtf8(words); }

struct Part {
    const char *code, *title;
    int share; // of the budget, per mille
};
struct Breakdown {
    qint64 budget; // of a project of size 100, in major units
    const char *builder, *supply;
    std::array<Part, 4> works;
};
/// By template.
const Breakdown breakdowns[] = {
    {14'600'000, "Main works: pipeline", "Valves and fittings",
        {{{"3.1", "Trench and reinstatement", 290}, {"3.2", "Pipes and joints", 250}, {"3.3", "Chambers and crossings", 120},
            {"3.4", "Testing and connection", 40}}}},
    {21'800'000, "Main works: building", "Plant and equipment",
        {{{"3.1", "Substructure", 150}, {"3.2", "Frame and envelope", 290}, {"3.3", "Services", 180}, {"3.4", "External works", 80}}}},
    {8'900'000, "Main works: street", "Signals and lighting",
        {{{"3.1", "Drainage and utilities", 200}, {"3.2", "Pavement", 280}, {"3.3", "Structures and walls", 140},
            {"3.4", "Planting and furniture", 80}}}},
};
const Breakdown& breakdownOf(Template plan) { return breakdowns[plan == Template::Pipeline ? 0 : plan == Template::Building ? 1 : 2]; }

struct Varied {
    const char* title;
    VariationCategory category;
};
constexpr Varied variedTitles[] = {{"Uncharted service diverted", VariationCategory::LatentCondition},
    {"Rock in lieu of soft ground", VariationCategory::LatentCondition}, {"Night working at the junction", VariationCategory::Authority},
    {"Revised drainage falls", VariationCategory::Design}, {"Accessible crossing added", VariationCategory::Client},
    {"Bench seating left out", VariationCategory::Omission}, {"Lighting columns, provisional sum", VariationCategory::ProvisionalSum},
    {"Temporary access for the school", VariationCategory::Client}, {"Waterproofing detail", VariationCategory::Design},
    {"Contaminated spoil to landfill", VariationCategory::LatentCondition}};

/// Everything is put down under the day on which it became known, and so falls before or after a close.
class Books {
public:
    Books(IdSource& ids, const Cast& cast, QDate statusDate, unsigned seed)
        : m_ids(ids)
        , m_cast(cast)
        , m_status(statusDate)
        , m_random(seed)
        , m_sets(std::size_t(closedMonths) + 1)
    {
        for (ChangeSet& set : m_sets) set.action = QStringLiteral("sample.money");
    }

    std::vector<ChangeSet> take() { return std::move(m_sets); }

    void shared()
    {
        put(Currency{.code = text("GBP"), .name = text("Pound sterling")}, {});
        const CurrencyId euro = put(Currency{.code = text("EUR"), .name = text("Euro")}, {});
        for (int quarter = 0; quarter < 8; ++quarter)
            put(ExchangeRate{.currency = euro,
                    .validFrom = monthOf(m_status).addMonths(3 * (quarter - 7)),
                    .rate = {84'500'000 + (quarter % 3) * 900'000}},
                {});
        const QDate first = monthOf(m_status).addMonths(-closedMonths);
        for (int m = 0; m < closedMonths + 6; ++m) {
            const QDate month = first.addMonths(m);
            put(Period{.name = month.toString(QStringLiteral("yyyy-MM")),
                    .fiscalYear = fiscalYearOf(month),
                    .sequence = (month.month() - fiscalYearStart + 12) % 12 + 1,
                    .start = month,
                    .end = endOf(month),
                    .cutOff = endOf(month).addDays(-4)},
                {});
        }
        put(CostOptions{.directInForecast = true, .fiscalYearStart = fiscalYearStart}, {});
        struct Source {
            const char* name;
            FundingKind kind;
            int funder;
            qint64 total;
        };
        const Source sources[] = {{"Borough capital programme", FundingKind::CapitalExpenditure, 0, 152'000'000},
            {"Flood resilience grant", FundingKind::Grant, 2, 34'000'000},
            {"Developer contributions", FundingKind::DeveloperContribution, 1, 36'000'000}};
        for (const Source& source : sources)
            m_funds.push_back(put(FundingSource{.number = numbered("FND", int(m_funds.size()) + 1),
                                      .name = text(source.name),
                                      .funder = m_cast.organisations[std::size_t(source.funder)],
                                      .kind = source.kind,
                                      .total = {source.total * majorUnit},
                                      .validFrom = QDate(fiscalYearOf(m_status) - 2, fiscalYearStart, 1),
                                      .validTo = QDate(fiscalYearOf(m_status) + 3, fiscalYearStart, 1).addDays(-1)},
                {}));
    }

    void project(const MoneySketch& sketch)
    {
        m_sketch = &sketch;
        const Breakdown& plan = breakdownOf(sketch.plan);
        m_budget = plan.budget * sketch.size / 100 / 1000 * 1000 * majorUnit;
        accounts(plan);
        const QDate design = monthOf(sketch.start), works = design.addMonths(6), done = works.addMonths(8 + 8 * sketch.size / 100);
        Deal designer{text("Design services"), ContractForm::GeneralConsultant, PriceType::LumpSum, 5, design, works.addMonths(6), 40};
        Deal builder{text(plan.builder), ContractForm::Nec4, PriceType::TargetCost, 3 + int(m_random() % 2), works, done, 50};
        Deal supplier{text(plan.supply), ContractForm::PurchaseOrder, PriceType::LumpSum, 7, works.addMonths(3), works.addMonths(9), 0};
        supplier.currency = sketch.plan == Template::Building ? text("EUR") : QString();
        deal(designer, {m_fees}, 930 + below(60));
        deal(builder, m_works, 950 + below(70));
        deal(supplier, {m_equipment}, 900 + below(80));
        forecasts();
        directCosts(design, done);
        funding(design, done);
    }

private:
    struct Deal {
        QString title;
        ContractForm form;
        PriceType price;
        int vendor;
        QDate start, finish;
        int retentionPerMille;
        QString currency{};
    };
    int below(int n) { return int(m_random() % unsigned(n)); }
    static QString numbered(const char* prefix, int n)
    {
        return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(n, 4, 10, QLatin1Char('0'));
    }
    template <class E> auto put(E row, QDate known) -> decltype(row.id)
    {
        row.id = m_ids.next<decltype(row.id)>();
        m_sets[closesBefore(known)].changes.push_back(insertOf(entityOf<E>(), row.id.value, &row));
        return row.id;
    }
    /// What came to be known of a record later than the record itself.
    template <auto M> void correct(qint64 id, const typename Member<decltype(M)>::Type& value, QDate known)
    {
        using E = typename Member<decltype(M)>::Entity;
        const Cell cell{fieldIndex<M>(), {}, Codec<typename Member<decltype(M)>::Type>::encode(value)};
        m_sets[closesBefore(known)].changes.push_back({Change::Update, entityOf<E>(), id, {cell}});
    }
    std::size_t closesBefore(QDate known) const
    {
        std::size_t closes = 0;
        for (int m = closedMonths; known.isValid() && m > 0; --m) closes += known > endOf(monthOf(m_status).addMonths(-m));
        return closes;
    }
    Money share(int perMille) const { return {m_budget / 1000 * perMille}; }

    void accounts(const Breakdown& plan)
    {
        int n = 0;
        const auto ranks = evenRanks(10);
        const auto add = [&](const char* code, const char* title, int perMille, CostAccountId parent = {},
                             CostAccountKind kind = CostAccountKind::Cost) {
            return put(CostAccount{.project = m_sketch->project,
                           .parent = parent,
                           .rank = ranks[std::size_t(n++)],
                           .code = text(code),
                           .title = text(title),
                           .kind = kind,
                           .originalBudget = share(perMille)},
                {});
        };
        m_fees = add("1", "Professional fees", 90);
        m_land = add("2", "Land and enabling", 55);
        const CostAccountId construction = add("3", "Construction", 0);
        m_works.clear();
        for (const Part& part : plan.works) m_works.push_back(add(part.code, part.title, part.share, construction));
        m_shares = plan.works;
        m_equipment = add("4", "Equipment", 50);
        m_client = add("5", "Client costs", 35);
        m_contingency = add("6", "Project contingency", 70, {}, CostAccountKind::ProjectContingency);
    }

    /// What the budget has for one of the accounts that a contract is for.
    Money budgetOf(const std::vector<CostAccountId>& accounts, std::size_t place) const
    {
        return share(accounts.size() > 1 ? m_shares[place].share : accounts[0] == m_fees ? 90 : 50);
    }

    void deal(const Deal& deal, const std::vector<CostAccountId>& accounts, int perMilleOfBudget)
    {
        const bool let = deal.start <= m_status, soon = deal.start.addMonths(-2) <= m_status;
        const QDate known = let || soon ? deal.start.addMonths(-1) : deal.start.addMonths(-3);
        Contract c{.number = numbered("CON", ++m_contracts),
            .project = m_sketch->project,
            .title = deal.title,
            .vendor = m_cast.organisations[std::size_t(deal.vendor)],
            .reference = QStringLiteral("PO %1").arg(41'000 + 7 * m_contracts),
            .status = let ? ContractStatus::Executed
                : soon    ? ContractStatus::Pending
                          : ContractStatus::Draft,
            .form = deal.form,
            .priceType = deal.price,
            .currency = deal.currency,
            .principal = m_cast.organisations[0],
            .paymentDays = 30,
            .retention = {deal.retentionPerMille * e8 / 10},
            .start = deal.start,
            .practicalCompletion = deal.finish};
        if (let) c.awarded = deal.start.addDays(-20);
        if (deal.retentionPerMille) c.retentionCap = percent(5);
        if (deal.form == ContractForm::Nec4) {
            c.security = SecurityKind::Bond, c.securityAmount = share(60), c.securityExpiry = deal.finish.addMonths(12);
            c.liquidatedDamages = {4'500 * majorUnit};
            c.defectsEnd = deal.finish.addMonths(12), c.insuranceExpiry = deal.finish.addMonths(1);
        }
        if (closesBefore(known) > 0) // until then there was nothing but the budget to go by
            for (std::size_t i = 0; i < accounts.size(); ++i) {
                const QString what = accounts.size() > 1 ? text(m_shares[i].title) : deal.title;
                const ForecastItemId estimate = put(ForecastItem{.number = numbered("FCI", ++m_forecasts),
                                                        .project = m_sketch->project,
                                                        .title = what + QStringLiteral(", not let yet"),
                                                        .kind = ForecastKind::Uncommitted,
                                                        .account = accounts[i],
                                                        .amount = budgetOf(accounts, i),
                                                        .likelihood = percent(100)},
                    {});
                correct<&ForecastItem::status>(estimate.value, ForecastStatus::Closed, known);
            }
        const ContractId contract = put(c, known);
        std::vector<ContractLineId> lines;
        std::vector<Money> amounts;
        const auto ranks = evenRanks(int(accounts.size()));
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            const Money amount{budgetOf(accounts, i).minor / 1000 * perMilleOfBudget};
            amounts.push_back(amount);
            lines.push_back(put(ContractLine{.contract = contract,
                                    .rank = ranks[i],
                                    .code = QString::number(i + 1),
                                    .title = accounts.size() > 1 ? text(m_shares[i].title) : deal.title,
                                    .account = accounts[i],
                                    .amount = amount},
                known));
        }
        if (!let) return;
        if (deal.form == ContractForm::Nec4) variations(contract, lines, amounts, deal);
        claims(contract, lines, amounts, deal);
    }

    void variations(ContractId contract, const std::vector<ContractLineId>& lines, const std::vector<Money>& amounts, const Deal& deal)
    {
        const int months = std::max<int>(1, int(deal.start.daysTo(std::min(m_status, deal.finish)) / 30));
        for (int i = 0, n = std::min(2 + m_sketch->slip / 5 + below(3), 9); i < n; ++i) {
            const QDate received = deal.start.addMonths(below(months)).addDays(below(24));
            if (received > m_status) continue;
            const Varied& what = variedTitles[std::size_t(below(int(std::size(variedTitles))))];
            const bool decided = received.addDays(45) <= m_status;
            const int lot = below(10);
            const VariationStatus status = !decided ? (lot < 5 ? VariationStatus::Pending : VariationStatus::Forecast)
                : lot < 6                           ? VariationStatus::Approved
                : lot < 8                           ? VariationStatus::InPrinciple
                                                    : VariationStatus::Rejected;
            const bool approved = status == VariationStatus::Approved;
            const QDate on = received.addDays(20 + below(20)), known = approved ? on : received;
            const std::size_t line = std::size_t(below(int(lines.size())));
            const qint64 amount =
                amounts[line].minor / 1000 * (4 + below(26)) / 100 * 100 * (what.category == VariationCategory::Omission ? -1 : 1);
            Variation v{.number = numbered("VAR", ++m_variations),
                .contract = contract,
                .title = text(what.title),
                .category = what.category,
                .status = status,
                .requestNumber = QStringLiteral("VR %1").arg(i + 1),
                .daysClaimed = below(3) ? 0 : 5 + below(15),
                .received = received,
                .due = received.addDays(28)};
            if (approved) v.approved = on, v.orderNumber = QStringLiteral("VO %1").arg(i + 1), v.daysGranted = v.daysClaimed / 2;
            const VariationId id = put(v, known);
            put(VariationLine{.variation = id,
                    .title = v.title,
                    .contractLine = lines[line],
                    .requested = {amount * 5 / 4},
                    .preliminary = {amount},
                    .approved = {approved ? amount : 0}},
                known);
        }
    }

    /// Work done follows a curve with slow ends; each month's claim is what it grew by.
    void claims(ContractId contract, const std::vector<ContractLineId>& lines, const std::vector<Money>& amounts, const Deal& deal)
    {
        const double months = std::max(1.0, double(deal.start.daysTo(deal.finish)) / 30.4) * (1 + m_sketch->slip / 100.0);
        const auto done = [&](int month) {
            const double x = std::clamp(month / months, 0.0, 1.0);
            return std::llround(1000 * x * x * (3 - 2 * x)); // per mille
        };
        int count = 0;
        for (int m = 1; m <= int(months) + 1; ++m) {
            const QDate month = monthOf(deal.start).addMonths(m - 1), submitted = endOf(month).addDays(3), payment = month.addMonths(1);
            const qint64 grew = done(m) - done(m - 1);
            if (grew <= 0 || submitted > m_status) continue;
            const bool paid = endOf(payment) < monthOf(m_status), certified = paid || submitted.addDays(14) <= m_status;
            const QDate known = paid ? payment.addDays(12) : submitted;
            Money sum{};
            for (const Money& amount : amounts) sum.minor += amount.minor / 1000 * grew;
            Claim c{.number = numbered("CLM", ++m_claims),
                .contract = contract,
                .title = QStringLiteral("Claim %1").arg(++count),
                .status = paid  ? ClaimStatus::Paid
                    : certified ? ClaimStatus::Approved
                                : ClaimStatus::Submitted,
                .invoice = QStringLiteral("INV %1").arg(9'000 + m_claims),
                .periodStart = month,
                .periodEnd = endOf(month),
                .received = submitted,
                .due = submitted.addDays(30),
                .retention = {sum.minor * deal.retentionPerMille / 1000}};
            if (certified) c.assessedOn = submitted.addDays(14), c.paymentMonth = payment;
            if (paid) c.paidOn = payment.addDays(12);
            const ClaimId claim = put(c, known);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const Money amount{amounts[i].minor / 1000 * grew};
                put(ClaimLine{.claim = claim,
                        .contractLine = lines[i],
                        .claimed = amount,
                        .assessed = {certified ? amount.minor : 0},
                        .approved = {certified ? amount.minor : 0}},
                    known);
            }
        }
    }

    void forecasts()
    {
        const auto add = [&](const char* title, ForecastKind kind, CostAccountId account, int perMille, int likelihood, QDate known) {
            return put(ForecastItem{.number = numbered("FCI", ++m_forecasts),
                           .project = m_sketch->project,
                           .title = text(title),
                           .kind = kind,
                           .account = account,
                           .amount = share(perMille),
                           .likelihood = percent(likelihood)},
                known);
        };
        const QDate early = m_sketch->start;
        add("Land and enabling, not let yet", ForecastKind::Uncommitted, m_land, 40 + below(10), 100, early);
        const int left = std::max(10, 60 - 2 * std::max(0, m_sketch->slip));
        const bool transferred = m_sketch->slip > 8;
        const ForecastItemId contingency =
            add("Project contingency left", ForecastKind::ProjectContingency, m_contingency, left + 7 + (transferred ? 15 : 0), 100, early);
        add("Ground worse than bored", ForecastKind::Risk, m_works[0], 12 + below(10), 30 + 10 * below(3), early);
        const QDate late = monthOf(m_status).addMonths(-below(4)).addDays(9); // what moved the forecast lately
        add("Inflation of materials", ForecastKind::Uncommitted, m_works[1], 3 + below(9), 100, late);
        const QDate drawn = std::max(early, monthOf(m_status).addMonths(-2).addDays(14)); // for small things, after the first close
        correct<&ForecastItem::amount>(contingency.value, share(left + (transferred && late > drawn ? 15 : 0)), drawn);
        if (transferred) {
            if (late > drawn) correct<&ForecastItem::amount>(contingency.value, share(left), late);
            add("Prolongation claim expected", ForecastKind::Risk, m_works[1], 2 * m_sketch->slip, 60, late);
            put(BudgetAdjustment{.number = numbered("ADJ", ++m_adjustments),
                    .project = m_sketch->project,
                    .title = text("Contingency to ground works"),
                    .from = m_contingency,
                    .to = m_works[0],
                    .amount = share(15),
                    .status = AdjustmentStatus::Approved,
                    .date = late,
                    .reason = text("Approved by the sponsor after the ground investigation.")},
                late);
        }
    }

    void directCosts(QDate from, QDate to)
    {
        for (QDate month = from; month <= to && endOf(month).addDays(-2) <= m_status; month = month.addMonths(1)) {
            const QDate day = endOf(month).addDays(-2);
            put(LedgerEntry{.project = m_sketch->project,
                    .date = day,
                    .document = QStringLiteral("J%1").arg(70'000 + ++m_journal),
                    .title = text("Client team and surveys"),
                    .account = m_client,
                    .amount = {share(35).minor / 30 * (80 + below(40)) / 100}},
                day);
        }
    }

    void funding(QDate from, QDate to)
    {
        const int first = fiscalYearOf(from), years = fiscalYearOf(to) - first + 1;
        const std::size_t second = m_sketch->plan == Template::Pipeline ? 1 : 2;
        for (int y = 0; y < years; ++y)
            for (const auto& [source, perMille] : {std::pair{m_funds[0], 780}, std::pair{m_funds[second], 220}})
                put(FundingAllocation{.source = source,
                        .project = m_sketch->project,
                        .fiscalYear = first + y,
                        .amount = {m_budget / 1000 * perMille / years / majorUnit * majorUnit}},
                    {});
    }

    IdSource& m_ids;
    const Cast& m_cast;
    const QDate m_status;
    std::mt19937 m_random;
    std::vector<ChangeSet> m_sets;
    std::vector<FundingSourceId> m_funds;
    const MoneySketch* m_sketch = nullptr;
    qint64 m_budget = 0;
    CostAccountId m_fees, m_land, m_equipment, m_client, m_contingency;
    std::vector<CostAccountId> m_works;
    std::array<Part, 4> m_shares{};
    int m_contracts = 0, m_variations = 0, m_claims = 0, m_forecasts = 0, m_adjustments = 0, m_journal = 0;
};

} // namespace

std::vector<ChangeSet> buildMoney(
    IdSource& ids, const Cast& cast, const std::vector<MoneySketch>& projects, QDate statusDate, unsigned seed)
{
    Books books(ids, cast, statusDate, seed);
    books.shared();
    for (const MoneySketch& project : projects) books.project(project);
    return books.take();
}

} // namespace gantry::sample
