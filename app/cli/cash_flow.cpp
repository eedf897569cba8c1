#include "app/cli/cash_flow.h"

#include "app/cli/export_table.h"
#include "core/cost/funding.h"
#include "core/exchange/table/money_tables.h"
#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"

namespace gantry::cli {
namespace {

QString iso(Month month) { return month.first().toString(QStringLiteral("yyyy-MM")); }

QJsonObject rowJson(const CashRow& row, Month firstOpen)
{
    QJsonArray months;
    for (Month m = row.months.first(); !row.months.empty() && m <= row.months.last(); m = m + 1) {
        const CashMonth& cell = row.months.at(m);
        if (cell == CashMonth{}) continue;
        months.append(QJsonObject{{QStringLiteral("month"), iso(m)}, {QStringLiteral("closed"), m < firstOpen},
            {QStringLiteral("baseline"), amountJson(cell.baseline)}, {QStringLiteral("target"), amountJson(cell.target)},
            {QStringLiteral("forecast"), amountJson(cell.forecast())}, {QStringLiteral("paid"), amountJson(cell.paid)},
            {QStringLiteral("to_come"), amountJson(cell.toCome)}});
    }
    return {{QStringLiteral("to_come"), amountJson(row.toCome)}, {QStringLiteral("unassigned"), amountJson(row.remainder)},
        {QStringLiteral("paid"), amountJson(row.paid)}, {QStringLiteral("paid_without_date"), amountJson(row.undated)},
        {QStringLiteral("months"), months}};
}

QJsonObject flowJson(const Portfolio& portfolio, const CashFlow& flow)
{
    const Node& node = *portfolio.find(flow.project);
    QJsonArray objects;
    for (const CashRow& row : flow.rows) {
        QJsonObject out = rowJson(row, flow.firstOpen);
        out.insert(QStringLiteral("entity"), infoOf(row.record.entity).keyText());
        out.insert(QStringLiteral("id"), QString::number(row.record.id));
        out.insert(QStringLiteral("title"), portfolio.titleOf(row.record.entity, row.record.id));
        out.insert(QStringLiteral("curve"), wordOf(row.curve));
        out.insert(QStringLiteral("from"), dayJson(row.from));
        out.insert(QStringLiteral("to"), dayJson(row.to));
        objects.append(out);
    }
    return {{QStringLiteral("id"), QString::number(node.id.value)}, {QStringLiteral("code"), node.code},
        {QStringLiteral("name"), node.name}, {QStringLiteral("currency"), flow.currency}, {QStringLiteral("entered_by"), wordOf(flow.by)},
        {QStringLiteral("amounts_not_counted"), flow.idle}, {QStringLiteral("first_open_month"), iso(flow.firstOpen)},
        {QStringLiteral("objects"), objects}, {QStringLiteral("total"), rowJson(flow.total, flow.firstOpen)}};
}

QJsonObject fundingJson(const Funding& funding)
{
    QJsonArray months, years;
    for (std::size_t i = 0; i < funding.months.size(); ++i) {
        const FundingMonth& m = funding.months[i];
        months.append(QJsonObject{{QStringLiteral("month"), iso(funding.first + int(i))}, {QStringLiteral("need"), amountJson(m.need)},
            {QStringLiteral("need_so_far"), amountJson(m.needSoFar)}, {QStringLiteral("granted"), amountJson(m.granted)},
            {QStringLiteral("lapsed"), amountJson(m.lapsed)}, {QStringLiteral("available_so_far"), amountJson(m.availableSoFar)},
            {QStringLiteral("shortfall"), amountJson(m.shortfall)}});
    }
    for (const FundingYear& y : funding.years)
        years.append(QJsonObject{{QStringLiteral("fiscal_year"), y.year}, {QStringLiteral("need"), amountJson(y.need)},
            {QStringLiteral("granted"), amountJson(y.granted)}, {QStringLiteral("lapsed"), amountJson(y.lapsed)},
            {QStringLiteral("shortfall"), amountJson(y.shortfall)}});
    return {{QStringLiteral("months"), months}, {QStringLiteral("years"), years}};
}

void printPeople(const Call& call, const Portfolio& portfolio, const CashFlow& flow)
{
    const Node& node = *portfolio.find(flow.project);
    const int digits = minorDigitsOf(portfolio, flow.currency);
    const auto text = [&](const Amount& amount) { return amountText(amount, digits, call.locale); };
    print(QStringLiteral("%1%2, open from %3")
              .arg(withCode(node.code, node.name), flow.currency.isEmpty() ? QString() : QStringLiteral(", ") + flow.currency,
                  monthText(flow.firstOpen, call.locale)));
    const auto line = [&](const QString& title, const CashRow& row) {
        print(QStringLiteral("  %1: paid %2, to come %3%4")
                  .arg(title, text(row.paid), text(row.toCome),
                      row.remainder == Amount{} ? QString() : QStringLiteral(", unassigned ") + text(row.remainder)));
    };
    for (const CashRow& row : flow.rows) {
        line(portfolio.titleOf(row.record.entity, row.record.id), row);
        if (row.toCome != Amount{}) print(QStringLiteral("    ") + spreadSentence(row, call.locale));
    }
    line(QStringLiteral("Total"), flow.total);
    const CashSeries& months = flow.total.months;
    if (months.empty()) return;
    print(QStringLiteral("  %1 %2 %3 %4")
              .arg(QStringLiteral("month").leftJustified(10), QStringLiteral("baseline").rightJustified(18),
                  QStringLiteral("paid").rightJustified(18), QStringLiteral("forecast").rightJustified(18)));
    for (Month m = months.first(); m <= months.last(); m = m + 1) {
        const CashMonth& cell = months.at(m);
        print(QStringLiteral("  %1 %2 %3 %4")
                  .arg(monthText(m, call.locale).leftJustified(10), text(cell.baseline).rightJustified(18),
                      text(cell.paid).rightJustified(18), text(cell.forecast()).rightJustified(18)));
    }
}

} // namespace

int cashFlow(const Call& call, const Session& session, const std::vector<NodeId>& projects)
{
    const Portfolio& portfolio = session.portfolio();
    const ExchangeRates rates(portfolio);
    const CashFlowBasis basis(
        portfolio, rates, [&](NodeId project) { return session.schedule(project); }, session.today());
    QJsonArray list;
    std::vector<std::shared_ptr<const CashFlow>> flows;
    for (NodeId project : projects) flows.push_back(std::make_shared<const CashFlow>(cashFlowOf(basis, *session.costs(project))));
    if (call.has("export")) return exportTable(call, cashTable(portfolio, flows));
    for (const auto& flow : flows) {
        if (flow->rows.empty() && !call.has("project")) continue;
        if (call.json)
            list.append(flowJson(portfolio, *flow));
        else
            printPeople(call, portfolio, *flow);
    }
    const CashRow sum = rolledUp(flows);
    const QString& currency = rates.portfolioCurrency();
    const Funding funding = fundingOf(portfolio, rates, projects, sum, currency, fiscalYearsOf(portfolio), reportingDay(portfolio, {}));
    if (call.json) {
        QJsonObject total = rowJson(sum, basis.firstOpen({}));
        total.insert(QStringLiteral("currency"), currency);
        total.insert(QStringLiteral("funding"), fundingJson(funding));
        print(QJsonObject{{QStringLiteral("projects"), list}, {QStringLiteral("total"), total}});
        return Done;
    }
    const int digits = minorDigitsOf(portfolio, currency);
    for (const FundingYear& y : funding.years)
        if (funding.any)
            print(QStringLiteral("Funding %1: need %2, granted %3, wanting at its end %4")
                      .arg(QString::number(y.year), amountText(y.need, digits, call.locale), amountText(y.granted, digits, call.locale),
                          amountText(y.shortfall, digits, call.locale)));
    return Done;
}

} // namespace gantry::cli
