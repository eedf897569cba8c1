#include "core/cost/cash_flow.h"

#include "core/model/cost_rules.h"

namespace gantry {
namespace {

using M = CostMeasure;

constexpr Amount nothing{};

/// What is told of a row in the portfolio's currency until its months are known.
struct Abroad {
    Amount toCome{}, paid{}, undated{}, budget{}, budgetAbroad{};
    std::vector<std::pair<Month, Amount>> paidIn{};
};

struct Hand {
    std::size_t row;
    Month month;
    Money amount;
};

class Builder {
public:
    Builder(const CashFlowBasis& basis, const CostSheet& sheet)
        : m_basis(basis)
        , m_portfolio(basis.portfolio())
        , m_sheet(sheet)
    {
        m_flow.project = sheet.project;
        m_flow.currency = sheet.currency;
        m_flow.portfolioCurrency = sheet.portfolioCurrency;
        m_flow.by = sheet.options.cashFlowBy;
        m_flow.firstOpen = basis.firstOpen(sheet.project);
        m_foreign = sheet.currency != sheet.portfolioCurrency;
    }

    CashFlow build()
    {
        for (const CostRow& row : m_flow.by == CashFlowBy::Accounts ? m_sheet.accounts : m_sheet.contracts)
            if (row.record.id) place(row.record);
        for (const Contribution& part : m_sheet.parts) take(part);
        if (m_flow.by == CashFlowBy::Accounts) addBudgets();
        m_counting = m_flow.rows.size();
        readPhasings();
        readAmounts();
        for (std::size_t i = 0; i < m_counting; ++i) spread(i);
        std::vector<CashRow> kept;
        for (std::size_t i = 0; i < m_flow.rows.size(); ++i) {
            CashRow& row = m_flow.rows[i];
            if (row.toCome == nothing && row.paid == nothing && row.months.empty()) continue;
            if (m_foreign) m_flow.inPortfolio += abroad(i);
            m_flow.total += row;
            kept.push_back(std::move(row));
        }
        m_flow.rows = std::move(kept);
        m_flow.total.record = {entityOf<Node>(), m_sheet.project.value};
        if (!m_foreign) m_flow.inPortfolio = m_flow.total;
        m_flow.inPortfolio.record = m_flow.total.record;
        return std::move(m_flow);
    }

private:
    std::size_t place(RecordKey record)
    {
        const auto at = m_places.constFind(record.id);
        if (at != m_places.cend()) return *at;
        m_places.insert(record.id, m_flow.rows.size());
        m_flow.rows.emplace_back().record = record;
        m_abroad.emplace_back();
        return m_flow.rows.size() - 1;
    }
    std::size_t placeOf(const Contribution& part)
    {
        const RecordKey object = cashObjectOf(part, m_flow.by, m_sheet.project);
        // An account of another project, or one that is gone, is none of the sheet's.
        if (object.entity == entityOf<CostAccount>() && !m_places.contains(object.id))
            return place({entityOf<Node>(), m_sheet.project.value});
        return place(object);
    }

    void take(const Contribution& part)
    {
        const bool paid = isPaidPart(part), forecast = isForecastPart(part);
        const bool budget = m_flow.by == CashFlowBy::Accounts && (part.measure == M::OriginalBudget || part.measure == M::Adjustments);
        if (!paid && !forecast && !budget) return;
        m_foreign |= part.amount != part.inPortfolio;
        const std::size_t at = placeOf(part);
        CashRow& row = m_flow.rows[at];
        Abroad& other = m_abroad[at];
        if (budget) {
            other.budget += part.amount;
            other.budgetAbroad += part.inPortfolio;
        }
        if (forecast) {
            row.toCome += part.amount;
            other.toCome += part.inPortfolio;
        }
        if (!paid) return;
        row.toCome -= part.amount;
        other.toCome -= part.inPortfolio;
        row.paid += part.amount;
        other.paid += part.inPortfolio;
        if (const auto month = monthOf(part.day)) {
            row.months[*month].paid += part.amount;
            other.paidIn.emplace_back(*month, part.inPortfolio);
        } else {
            row.undated += part.amount;
            other.undated += part.inPortfolio;
        }
    }

    void addBudgets()
    {
        for (std::size_t i = 0; i < m_flow.rows.size(); ++i) {
            CashRow& row = m_flow.rows[i];
            Abroad& other = m_abroad[i];
            const Amount rest = other.budget - row.toCome - row.paid;
            if (rest && rest.minor <= 0) continue;
            row.budgetRest = rest;
            row.toCome += rest;
            other.toCome += other.budgetAbroad - other.toCome - other.paid;
        }
    }

    void readPhasings()
    {
        m_tasks.resize(m_flow.rows.size());
        std::vector<const Phasing*> found(m_flow.rows.size());
        m_portfolio.all<Phasing>().forEachIn(m_sheet.project, [&](const Phasing& p) {
            const auto at = m_places.constFind(p.record.value);
            if (at == m_places.cend()) return;
            const Phasing*& held = found[*at]; // the oldest is the one that counts
            if (!held || p.id < held->id) held = &p;
        });
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!found[i]) continue;
            CashRow& row = m_flow.rows[i];
            row.curve = found[i]->curve;
            row.chosen = true;
            row.from = found[i]->from;
            row.to = found[i]->to;
            m_tasks[i] = found[i]->task;
        }
    }

    /// Amounts by hand count where the object still costs anything; baselines and targets make a row of their own.
    void readAmounts()
    {
        const bool byAccounts = m_flow.by == CashFlowBy::Accounts;
        m_portfolio.all<PhasedAmount>().forEachIn(m_sheet.project, [&](const PhasedAmount& p) {
            const auto month = monthOf(p.month);
            if (!month) return;
            if (p.kind == PhasedKind::Forecast) {
                const auto at = m_places.constFind(p.record.value);
                if (at != m_places.cend() && *at < m_counting)
                    m_hand.push_back({*at, *month, p.amount});
                else if ((p.entity == infoOf<CostAccount>().keyText()) != byAccounts)
                    ++m_flow.idle;
                return;
            }
            const auto entity = entityByKey(p.entity);
            if (!entity) return;
            CashMonth& cell = m_flow.rows[place({*entity, p.record.value})].months[*month];
            (p.kind == PhasedKind::Baseline ? cell.baseline : cell.target) += Amount{p.amount.minor};
        });
        std::ranges::stable_sort(m_hand, {}, [](const Hand& h) { return std::pair(h.row, h.month); });
    }

    void spread(std::size_t at)
    {
        CashRow& row = m_flow.rows[at];
        if (row.curve == SpreadCurve::Hand) {
            spreadByHand(at);
            return;
        }
        const WorkCalendar* calendar = findDates(at);
        row.remainder = row.toCome;
        if (!row.toCome || row.toCome.minor == 0 || !row.from || !row.to) return;
        const MonthlyWeights over = spreadOver(row.curve, *row.from, *row.to, calendar, m_flow.firstOpen);
        const auto parts = allocated(row.toCome.minor, over.weights);
        row.months.cover(over.first, over.first + (int(parts.size()) - 1));
        for (std::size_t i = 0; i < parts.size(); ++i) row.months[over.first + int(i)].toCome = Amount{parts[i]};
        row.remainder = {};
    }

    void spreadByHand(std::size_t at)
    {
        CashRow& row = m_flow.rows[at];
        row.remainder = row.toCome;
        const auto mine = std::ranges::equal_range(m_hand, at, {}, &Hand::row);
        for (auto it = mine.begin(); it != mine.end();) {
            const Month month = it->month;
            Amount wanted;
            for (; it != mine.end() && it->month == month; ++it) wanted += Amount{it->amount.minor};
            if (month < m_flow.firstOpen) continue;
            CashMonth& cell = row.months[month];
            Amount rest = wanted - cell.paid;
            // What is paid beyond the amount set has used it up; a credit that is set is used up by a larger credit.
            if (rest && (wanted.minor < 0 ? rest.minor > 0 : rest.minor < 0)) rest = {};
            cell.toCome = rest;
            row.remainder -= rest;
        }
    }

    /// Between which dates a row spreads, and by which calendar its working time counts.
    const WorkCalendar* findDates(std::size_t at)
    {
        CashRow& row = m_flow.rows[at];
        const auto fill = [&](std::optional<QDate> from, std::optional<QDate> to) {
            if (!row.from) row.from = from;
            if (!row.to) row.to = to;
            return row.from && row.to;
        };
        const Task* task = m_portfolio.find(m_tasks[at]);
        if (task && task->project != m_sheet.project) task = nullptr; // another plan's dates would change unseen
        const WorkCalendar* calendar = nullptr;
        if (row.curve == SpreadCurve::Schedule) calendar = task ? m_basis.calendars().of(*task) : m_basis.calendars().of(m_sheet.project);
        if (fill({}, {})) return calendar;
        const auto day = [](const std::optional<DateTime>& t) { return t ? std::optional(dateOf(*t)) : std::nullopt; };
        if (task) {
            const auto plan = m_basis.schedule(task->project);
            if (const TaskDates* dates = plan ? plan->find(task->id) : nullptr; dates && fill(day(dates->start), day(dates->finish)))
                return calendar;
        }
        if (row.record.entity == entityOf<Contract>())
            if (const Contract* c = m_portfolio.find<Contract>(row.record.id); c && fill(c->start, c->practicalCompletion)) return calendar;
        if (!m_plan) m_plan = m_basis.schedule(m_sheet.project);
        if (m_plan) fill(day(m_plan->start), day(m_plan->finish));
        return calendar;
    }

    /// The row in the portfolio's currency: what is paid by the rates of its days, what is to come in the proportions of its own months.
    CashRow abroad(std::size_t at) const
    {
        const CashRow& row = m_flow.rows[at];
        const Abroad& other = m_abroad[at];
        CashRow out;
        out.toCome = out.remainder = other.toCome;
        out.paid = other.paid;
        out.undated = other.undated;
        for (const auto& [month, amount] : other.paidIn) out.months[month].paid += amount;
        const QDate day = reportingDay(m_portfolio, m_sheet.project);
        const auto convert = [&](Amount a) { return m_basis.rates().converted(a, m_flow.currency, m_flow.portfolioCurrency, day); };
        if (row.months.empty()) return out;
        out.months.cover(row.months.first(), row.months.last());
        Amount sofar, given;
        for (Month m = row.months.first(); m <= row.months.last(); m = m + 1) {
            const CashMonth& own = row.months.at(m);
            CashMonth& cell = out.months[m];
            cell.baseline = convert(own.baseline);
            cell.target = convert(own.target);
            if (own.toCome == nothing) continue;
            sofar += own.toCome;
            // The running share, so that what is rounded adds up; all of it in one currency where there is nothing to take shares of.
            const Amount upTo = !row.toCome ? row.toCome
                : row.toCome.minor == 0     ? given + convert(own.toCome)
                : !sofar || !other.toCome   ? sofar + other.toCome
                                            : share(other.toCome, sofar.minor, row.toCome.minor);
            cell.toCome = upTo - given;
            given = upTo;
        }
        out.remainder = other.toCome - given;
        return out;
    }
    static Amount share(Amount total, qint64 part, qint64 whole)
    {
        return whole < 0 ? scaled(total, -part, -whole) : scaled(total, part, whole);
    }

    const CashFlowBasis& m_basis;
    const Portfolio& m_portfolio;
    const CostSheet& m_sheet;
    CashFlow m_flow;
    QHash<qint64, std::size_t> m_places; // ids are unique over all records
    std::vector<Abroad> m_abroad;
    std::vector<TaskId> m_tasks;
    std::vector<Hand> m_hand;
    std::size_t m_counting = 0; // rows that cost anything; after them those of baselines and targets alone
    std::shared_ptr<const ProjectSchedule> m_plan;
    bool m_foreign = false;
};

} // namespace

CashMonth& CashMonth::operator+=(const CashMonth& other)
{
    baseline += other.baseline;
    target += other.target;
    paid += other.paid;
    toCome += other.toCome;
    return *this;
}

const CashMonth& CashSeries::at(Month month) const
{
    static const CashMonth none;
    return m_months.empty() || month < m_first || month > last() ? none : m_months[std::size_t(month - m_first)];
}

CashMonth& CashSeries::operator[](Month month)
{
    cover(month, month);
    return m_months[std::size_t(month - m_first)];
}

void CashSeries::cover(Month from, Month to)
{
    if (m_months.empty()) m_first = from;
    if (from < m_first) {
        m_months.insert(m_months.begin(), std::size_t(m_first - from), CashMonth());
        m_first = from;
    }
    if (m_months.empty() || to > last()) m_months.resize(std::size_t(to - m_first + 1));
}

CashSeries& CashSeries::operator+=(const CashSeries& other)
{
    if (other.empty()) return *this;
    cover(other.first(), other.last());
    for (std::size_t i = 0; i < other.m_months.size(); ++i) m_months[std::size_t(other.m_first - m_first) + i] += other.m_months[i];
    return *this;
}

CashMonth CashSeries::sum() const
{
    CashMonth out;
    for (const CashMonth& month : m_months) out += month;
    return out;
}

CashRow& CashRow::operator+=(const CashRow& other)
{
    toCome += other.toCome;
    remainder += other.remainder;
    budgetRest += other.budgetRest;
    paid += other.paid;
    undated += other.undated;
    months += other.months;
    return *this;
}

const CashRow* CashFlow::find(RecordKey record) const
{
    const auto at = std::ranges::find(rows, record, &CashRow::record);
    return at == rows.end() ? nullptr : &*at;
}

CashFlowBasis::CashFlowBasis(const Portfolio& portfolio, const ExchangeRates& rates, ScheduleOf schedule, QDate today)
    : m_portfolio(portfolio)
    , m_rates(rates)
    , m_schedule(std::move(schedule))
    , m_today(today)
    , m_calendars(portfolio)
{
    portfolio.all<Period>().forEach([&](const Period& p) {
        const auto end = p.status == PeriodStatus::Closed ? monthOf(p.end) : std::nullopt;
        if (end && p.start && (!m_lastClosed || *end > *m_lastClosed)) m_lastClosed = end;
    });
}

Month CashFlowBasis::firstOpen(NodeId project) const
{
    if (m_lastClosed) return *m_lastClosed + 1;
    const auto status = m_portfolio.optionsOf(project).statusDate;
    return monthOf(status ? std::optional(dateOf(*status)) : std::nullopt).value_or(Month::of(m_today));
}

bool isPaidPart(const Contribution& part)
{
    // A direct cost is paid with its entry in the books; while it is only accrued it is still to come.
    return part.measure == M::Paid || (part.measure == M::DirectCost && part.record.entity != entityOf<CostAccrual>());
}

bool isForecastPart(const Contribution& part)
{
    return part.measure == M::Contract || part.measure == M::Variations || part.measure == M::Uncommitted || part.measure == M::DirectCost;
}

RecordKey cashObjectOf(const Contribution& part, CashFlowBy by, NodeId project)
{
    if (by == CashFlowBy::Accounts && part.account) return {entityOf<CostAccount>(), part.account.value};
    if (by == CashFlowBy::Objects && part.contract) return {entityOf<Contract>(), part.contract.value};
    if (by == CashFlowBy::Objects && part.record.entity == entityOf<ForecastItem>()) return part.record;
    return {entityOf<Node>(), project.value};
}

CashFlow cashFlowOf(const CashFlowBasis& basis, const CostSheet& sheet) { return Builder(basis, sheet).build(); }

CashRow rolledUp(std::span<const std::shared_ptr<const CashFlow>> flows)
{
    CashRow sum;
    for (const auto& flow : flows) sum += flow->inPortfolio;
    return sum;
}

} // namespace gantry
