#include "core/text/cash_flow_text.h"

#include "core/text/text.h"

namespace gantry {

QString monthText(Month month, const QLocale& locale) { return locale.toString(month.first(), QStringLiteral("MMM yyyy")); }

CashName cashNameOf(const Portfolio& portfolio, const CashFlow& flow, RecordKey object)
{
    if (object.entity == entityOf<Node>()) // what belongs to none of them
        return {{}, flow.by == CashFlowBy::Accounts ? QStringLiteral("No account") : QStringLiteral("Direct costs")};
    CashName out{{}, portfolio.titleOf(object.entity, object.id)};
    if (object.entity == entityOf<CostAccount>())
        out.code = portfolio.find<CostAccount>(object.id)->code;
    else if (const Field* number = infoOf(object.entity).numberField())
        out.code = gantry::textOf(number->get(portfolio.table(object.entity).find(object.id)));
    return out;
}

QString curveText(SpreadCurve curve)
{
    switch (curve) {
    case SpreadCurve::Schedule: return QStringLiteral("By schedule");
    case SpreadCurve::Flat: return QStringLiteral("Flat");
    case SpreadCurve::Front: return QStringLiteral("Early");
    case SpreadCurve::Back: return QStringLiteral("Late");
    case SpreadCurve::Bell: return QStringLiteral("Bell");
    case SpreadCurve::Hand: return QStringLiteral("By hand");
    }
    return {};
}

QString spreadSentence(const CashRow& row, const QLocale& locale)
{
    if (row.curve == SpreadCurve::Hand) return QStringLiteral("Set month by month by hand.");
    if (!row.from || !row.to)
        return QStringLiteral("Nothing says when: neither the object nor its project has dates. Enter dates, or set months by hand.");
    static constexpr const char* ways[] = {
        "in working time", "evenly", "most of it early (2x − x²)", "most of it late (x²)", "most of it in the middle (3x² − 2x³)"};
    return QStringLiteral("Spread %1 from %2 to %3.")
        .arg(QString::fromUtf8(ways[std::size_t(row.curve)]), dateText(*row.from, locale), dateText(*row.to, locale));
}

QString cashFigureText(CashFigure figure)
{
    switch (figure) {
    case CashFigure::ToCome: return QStringLiteral("To come");
    case CashFigure::Remainder: return QStringLiteral("Unassigned");
    case CashFigure::Forecast: return QStringLiteral("Forecast");
    case CashFigure::Paid: return QStringLiteral("Actual");
    case CashFigure::Baseline: return QStringLiteral("Baseline");
    case CashFigure::Target: return QStringLiteral("Target");
    case CashFigure::Variance: return QStringLiteral("Variance");
    }
    return {};
}

QString cashRule(CashFigure figure, const CashFlow& flow, std::optional<Month> month)
{
    switch (figure) {
    case CashFigure::ToCome:
        return flow.by == CashFlowBy::Accounts
            ? QStringLiteral("Forecast final cost, or the budget where that is higher, less what is paid.")
            : QStringLiteral("Current value of the contract, or likely amount of the forecast item, less what is paid.");
    case CashFigure::Remainder: return QStringLiteral("What is to come, less what lies on months already. It has to come to nothing.");
    case CashFigure::Forecast:
        return month && *month < flow.firstOpen ? QStringLiteral("The month is closed, so it shows what was paid.")
                                                : QStringLiteral("What is paid, and what is still to come.");
    case CashFigure::Paid: return QStringLiteral("Paid claims, without retention and tax, in the month of their payment.");
    case CashFigure::Baseline: return QStringLiteral("The forecast as it stood when the cash flow baseline was set.");
    case CashFigure::Target: return QStringLiteral("Targets that were set by hand.");
    case CashFigure::Variance: return QStringLiteral("Baseline less forecast: below zero where more is expected than was agreed.");
    }
    return {};
}

QString cashPartText(const CashPart& part) { return sentence(Error{Errc::Invalid, part.rule, {}}); }

} // namespace gantry
