#pragma once
#include "core/calendar/work_calendars.h"
#include "core/cost/cost_sheet.h"
#include "core/cost/spread.h"
#include "core/model/closed_periods.h"
#include "core/schedule/project_schedule.h"

#include <functional>

namespace gantry {

/// Money of one object in one month.
struct CashMonth {
    Amount baseline{}, target{};
    Amount paid{};
    Amount toCome{}; // beyond what is paid already; nothing in months before the first open one
    /// What the month is expected to cost in all; of a closed month what was paid.
    Amount forecast() const { return paid + toCome; }
    /// As on the cost sheet: below zero where the forecast is above the baseline.
    Amount variance() const { return baseline - forecast(); }
    CashMonth& operator+=(const CashMonth& other);
    bool operator==(const CashMonth&) const = default;
};

/// Months without a gap; nothing outside them.
class CashSeries {
public:
    bool empty() const { return m_months.empty(); }
    Month first() const { return m_first; }
    Month last() const { return m_first + (int(m_months.size()) - 1); }
    const CashMonth& at(Month month) const;
    /// The month to write to; the series grows to hold it.
    CashMonth& operator[](Month month);
    void cover(Month from, Month to);
    CashSeries& operator+=(const CashSeries& other);
    CashMonth sum() const;
    bool operator==(const CashSeries&) const = default;

private:
    Month m_first{};
    std::vector<CashMonth> m_months{};
};

/// One object of a cash flow: a contract, a forecast item, an account; the project stands for what belongs to none of them.
/// toCome = months' toCome + remainder, exactly.
struct CashRow {
    RecordKey record{};
    SpreadCurve curve = SpreadCurve::Schedule;
    bool chosen = false; // the curve, or dates of it, by a person
    std::optional<QDate> from{}, to{}; // between which it spreads; none where nothing says when
    Amount toCome{}; // what is expected beyond what is paid
    Amount remainder{}; // of that, what lies in no month; below zero where months hold more than is to come
    Amount budgetRest{}; // of what is to come, budget that nothing is forecast against yet (accounts alone)
    Amount paid{}; // in all
    Amount undated{}; // of that, what nobody dated
    CashSeries months{};
    CashRow& operator+=(const CashRow& other); // amounts alone
};

/// The money of one project by month. Pure: of its records, its computed dates and the closed periods.
struct CashFlow {
    NodeId project{};
    QString currency{}, portfolioCurrency{};
    CashFlowBy by = CashFlowBy::Objects;
    Month firstOpen{};
    std::vector<CashRow> rows{}; // those with anything in them
    CashRow total{}, inPortfolio{}; // of all rows, in `currency` and in that of the portfolio
    int idle = 0; // amounts by hand that do not count, because entry is by the other kind of object
    const CashRow* find(RecordKey record) const; // the project itself: what belongs to none
};

/// What cash flows ask beside the cost sheet, made ready once for many projects. Borrows; for one thread.
class CashFlowBasis {
public:
    using ScheduleOf = std::function<std::shared_ptr<const ProjectSchedule>(NodeId)>; // asked only where dates are wanted; may answer null
    CashFlowBasis(const Portfolio& portfolio, const ExchangeRates& rates, ScheduleOf schedule, QDate today);
    const Portfolio& portfolio() const { return m_portfolio; }
    const ExchangeRates& rates() const { return m_rates; }
    std::shared_ptr<const ProjectSchedule> schedule(NodeId project) const { return m_schedule ? m_schedule(project) : nullptr; }
    const WorkCalendars& calendars() const { return m_calendars; }
    /// The month after the last closed one; where no period is closed, the month of the project's status date, else of today.
    Month firstOpen(NodeId project) const;

private:
    const Portfolio& m_portfolio;
    const ExchangeRates& m_rates;
    ScheduleOf m_schedule;
    QDate m_today;
    WorkCalendars m_calendars;
    std::optional<Month> m_lastClosed;
};

/// To spread is what is still to come of an object: of a contract its current value less what is paid (not approved yet: what counts as
/// uncommitted), of an open forecast item its likely amount; by accounts all of that on the account, and the budget above it.
///
/// By a curve: from its dates, else those of its task (of the same project), else of the contract, else of the project as computed; always
/// from the first open month on. By hand: an amount is what the month is expected to cost in all, so what is paid in it already is part of
/// it. Closed months hold what was paid and nothing else.
CashFlow cashFlowOf(const CashFlowBasis& basis, const CostSheet& sheet);

/// Several projects in the currency of the portfolio.
CashRow rolledUp(std::span<const std::shared_ptr<const CashFlow>> flows);

/// Whether the measure is part of what an object costs in all, or of what is paid: what a cash flow is made of.
bool isForecastPart(const Contribution& part);
bool isPaidPart(const Contribution& part);
/// The object of a cash flow that a contribution belongs to.
RecordKey cashObjectOf(const Contribution& part, CashFlowBy by, NodeId project);

} // namespace gantry
