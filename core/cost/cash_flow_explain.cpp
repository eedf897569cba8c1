#include "core/cost/cash_flow_explain.h"

namespace gantry {
namespace {

class Explainer {
public:
    Explainer(const CashFlowBasis& basis, const CostSheet& sheet, const CashFlow& flow, const CashRow& row, std::optional<Month> month)
        : m_portfolio(basis.portfolio())
        , m_sheet(sheet)
        , m_flow(flow)
        , m_row(row)
        , m_month(month)
    {
    }

    void add(CashFigure figure, int sign)
    {
        switch (figure) {
        case CashFigure::ToCome: toCome(sign); break;
        case CashFigure::Remainder:
            toCome(sign);
            put("cash.assigned", m_row.record, m_row.months.sum().toCome, -sign);
            break;
        case CashFigure::Forecast:
            paid(sign);
            spread(sign);
            break;
        case CashFigure::Paid: paid(sign); break;
        case CashFigure::Baseline: byHand(PhasedKind::Baseline, "cash.baseline", sign); break;
        case CashFigure::Target: byHand(PhasedKind::Target, "cash.target", sign); break;
        case CashFigure::Variance:
            add(CashFigure::Baseline, sign);
            add(CashFigure::Forecast, -sign);
            break;
        }
    }
    std::vector<CashPart> take() { return std::move(m_parts); }

private:
    void put(const char* rule, RecordKey record, Amount amount, int sign)
    {
        if (amount && amount.minor == 0) return;
        m_parts.push_back({rule, record, m_row.record, sign > 0 ? amount : Amount{} - amount});
    }
    bool isMine(const Contribution& part) const
    {
        const RecordKey object = cashObjectOf(part, m_flow.by, m_sheet.project);
        if (object == m_row.record) return true;
        // What is on no account of the project goes with the project itself.
        return m_row.record.entity == entityOf<Node>() && object.entity == entityOf<CostAccount>()
            && !m_sheet.accountAt.contains(object.id);
    }
    void toCome(int sign)
    {
        for (const Contribution& part : m_sheet.parts) {
            if (!isMine(part)) continue;
            if (isForecastPart(part)) put(part.rule, part.record, part.amount, sign);
            if (isPaidPart(part)) put(part.rule, part.record, part.amount, -sign);
        }
        put("cash.budget-rest", m_row.record, m_row.budgetRest, sign);
    }
    void paid(int sign)
    {
        for (const Contribution& part : m_sheet.parts)
            if (isMine(part) && isPaidPart(part) && (m_month ? monthOf(part.day) == m_month : true))
                put(part.rule, part.record, part.amount, sign);
    }
    /// What of the forecast is not paid: its amounts by hand, else the share of the curve.
    void spread(int sign)
    {
        static constexpr const char* rules[] = {
            "cash.by-schedule", "cash.by-flat", "cash.by-front", "cash.by-back", "cash.by-bell", "cash.by-hand"};
        const Amount share = m_month ? m_row.months.at(*m_month).toCome : m_row.months.sum().toCome;
        RecordKey record = m_row.record;
        if (m_row.curve == SpreadCurve::Hand && m_month)
            m_portfolio.all<PhasedAmount>().forEachIn(m_sheet.project, [&](const PhasedAmount& p) {
                if (p.record.value == m_row.record.id && p.kind == PhasedKind::Forecast && monthOf(p.month) == m_month)
                    record = {entityOf<PhasedAmount>(), p.id.value};
            });
        put(rules[std::size_t(m_row.curve)], record, share, sign);
    }
    void byHand(PhasedKind kind, const char* rule, int sign)
    {
        m_portfolio.all<PhasedAmount>().forEachIn(m_sheet.project, [&](const PhasedAmount& p) {
            const auto month = monthOf(p.month);
            if (p.record.value == m_row.record.id && p.kind == kind && month && (!m_month || month == m_month))
                put(rule, {entityOf<PhasedAmount>(), p.id.value}, Amount{p.amount.minor}, sign);
        });
    }

    const Portfolio& m_portfolio;
    const CostSheet& m_sheet;
    const CashFlow& m_flow;
    const CashRow& m_row;
    std::optional<Month> m_month;
    std::vector<CashPart> m_parts;
};

} // namespace

CashExplanation explained(const CashFlowBasis& basis, const CostSheet& sheet, const CashFlow& flow, std::optional<RecordKey> object,
    CashFigure figure, std::optional<Month> month)
{
    CashExplanation out{figure, {}, {}};
    for (const CashRow& row : flow.rows) {
        if (object && row.record != *object) continue;
        Explainer explainer(basis, sheet, flow, row, month);
        explainer.add(figure, 1);
        for (CashPart& part : explainer.take()) {
            out.amount += part.amount;
            out.parts.push_back(part);
        }
    }
    return out;
}

} // namespace gantry
