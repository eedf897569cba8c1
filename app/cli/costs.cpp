#include "app/cli/cash_flow.h"
#include "app/cli/commands.h"
#include "app/cli/earned.h"
#include "app/cli/export_table.h"
#include "app/cli/figure_moves.h"
#include "core/cost/explain.h"
#include "core/exchange/table/money_tables.h"
#include "core/model/closes.h"
#include "core/model/currencies.h"
#include "core/text/cost_text.h"

namespace gantry::cli {
namespace {

QJsonObject rowJson(const Portfolio& portfolio, const CostRow& row)
{
    QJsonObject out, inPortfolio;
    if (row.record.id) {
        out.insert(QStringLiteral("entity"), infoOf(row.record.entity).keyText());
        out.insert(QStringLiteral("id"), QString::number(row.record.id));
        out.insert(QStringLiteral("title"), portfolio.titleOf(row.record.entity, row.record.id));
    }
    if (const auto* account = portfolio.find<CostAccount>(row.record.id); account && row.record.entity == entityOf<CostAccount>()) {
        out.insert(QStringLiteral("code"), account->code);
        out.insert(QStringLiteral("depth"), row.depth);
    }
    for (std::size_t m = 0; m < costMeasures; ++m) {
        out.insert(wordOf(CostMeasure(m)), amountJson(figure(row.figures, CostMeasure(m))));
        inPortfolio.insert(wordOf(CostMeasure(m)), amountJson(figure(row.inPortfolio, CostMeasure(m))));
    }
    out.insert(QStringLiteral("in_portfolio_currency"), inPortfolio);
    return out;
}

QJsonObject explanationJson(const Portfolio& portfolio, const Explanation& why)
{
    QJsonArray terms, parts;
    for (const Explanation& term : why.terms) terms.append(explanationJson(portfolio, term));
    for (const Contribution& part : why.parts)
        parts.append(QJsonObject{{QStringLiteral("entity"), infoOf(part.record.entity).keyText()},
            {QStringLiteral("id"), QString::number(part.record.id)},
            {QStringLiteral("title"), portfolio.titleOf(part.record.entity, part.record.id)}, {QStringLiteral("rule"), countsAs(part)},
            {QStringLiteral("amount"), amountJson(part.amount)}, {QStringLiteral("in_portfolio_currency"), amountJson(part.inPortfolio)}});
    return {{QStringLiteral("figure"), wordOf(why.measure)}, {QStringLiteral("sign"), why.sign},
        {QStringLiteral("rule"), ruleText(why.measure)}, {QStringLiteral("amount"), amountJson(why.amount)},
        {QStringLiteral("in_portfolio_currency"), amountJson(why.inPortfolio)}, {QStringLiteral("terms"), terms},
        {QStringLiteral("records"), parts}};
}

TitleOf titlesOf(const FigureMove& move)
{
    return [&move](qint64 id) { return move.titles.value(id); };
}

class Table {
public:
    Table(const Call& call, const Portfolio& portfolio)
        : m_call(call)
        , m_portfolio(portfolio)
    {
    }

    void print(const CostSheet& sheet)
    {
        const Node& node = *m_portfolio.find(sheet.project);
        m_digits = minorDigitsOf(m_portfolio, sheet.currency);
        cli::print(QStringLiteral("%1%2").arg(
            withCode(node.code, node.name), sheet.currency.isEmpty() ? QString() : QStringLiteral(", ") + sheet.currency));
        QString heading = QString().leftJustified(titleWidth);
        for (CostMeasure m : shown) heading += measureText(m).right(amountWidth - 1).rightJustified(amountWidth);
        cli::print(heading);
        for (const CostRow& row : sheet.accounts) line(nameOf(row), row);
        line(QStringLiteral("Total"), sheet.total);
    }

    void print(const Explanation& why, int depth = 0)
    {
        const QString pad(2 * depth, u' ');
        const QString sign = why.sign < 0 ? QStringLiteral("− ") : depth ? QStringLiteral("+ ") : QString();
        cli::print(pad + sign + measureText(why.measure) + QStringLiteral(": ") + amountText(why.amount, m_digits, m_call.locale)
            + QStringLiteral("  (") + ruleText(why.measure) + u')');
        for (const Explanation& term : why.terms) print(term, depth + 1);
        for (const Contribution& part : why.parts)
            cli::print(pad + QStringLiteral("  ") + amountText(part.amount, m_digits, m_call.locale).rightJustified(amountWidth)
                + QStringLiteral("  ") + m_portfolio.titleOf(part.record.entity, part.record.id) + QStringLiteral(": ") + countsAs(part));
    }
    void setCurrency(const QString& currency) { m_digits = minorDigitsOf(m_portfolio, currency); }
    void print(const FigureMove& move, const QString& when) const { printFigure(move.move, titlesOf(move), when, m_digits, m_call.locale); }

private:
    static constexpr CostMeasure shown[] = {CostMeasure::Budget, CostMeasure::CurrentContract, CostMeasure::Uncommitted,
        CostMeasure::ForecastFinalCost, CostMeasure::Variance, CostMeasure::Paid, CostMeasure::ToGo};
    static constexpr int titleWidth = 36, amountWidth = 20;
    QString nameOf(const CostRow& row) const
    {
        const CostAccount* account = m_portfolio.find<CostAccount>(row.record.id);
        return QString(2 * row.depth, u' ') + (account ? withCode(account->code, account->title) : QStringLiteral("(no account)"));
    }
    void line(const QString& name, const CostRow& row)
    {
        QString text = name.left(titleWidth - 1).leftJustified(titleWidth);
        for (CostMeasure m : shown) text += amountText(figure(row.figures, m), m_digits, m_call.locale).rightJustified(amountWidth);
        cli::print(text);
    }
    const Call& m_call;
    const Portfolio& m_portfolio;
    int m_digits = 2;
};

/// How a figure of each project moved from close to close and since.
int history(const Call& call, const Session& session, const std::vector<NodeId>& projects, CostMeasure measure)
{
    const Portfolio& portfolio = session.portfolio();
    QJsonArray list;
    for (NodeId project : projects) {
        const RecordKey row{entityOf<Node>(), project.value};
        auto moves = closedMoves(session, project, row, measure);
        if (!moves) return fail(moves.error());
        moves->push_back(openMove(session, project, row, measure));
        const Node& node = *portfolio.find(project);
        const QString currency = session.costs(project)->currency;
        QJsonArray steps;
        if (!call.json) print(QStringLiteral("%1, %2 %3").arg(withCode(node.code, node.name), measureText(measure), currency).trimmed());
        for (const FigureMove& move : *moves) {
            QJsonObject step = figureJson(move.move, titlesOf(move));
            step.insert(QStringLiteral("close"), move.period.isEmpty() ? QJsonValue() : QJsonValue(move.period));
            steps.append(step);
            if (!call.json)
                printFigure(move.move, titlesOf(move), move.period.isEmpty() ? QStringLiteral("Now") : move.period,
                    minorDigitsOf(portfolio, currency), call.locale);
        }
        list.append(QJsonObject{{QStringLiteral("id"), QString::number(project.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("currency"), currency}, {QStringLiteral("moves"), steps}});
    }
    if (call.json) print(QJsonObject{{QStringLiteral("projects"), list}});
    return Done;
}

int run(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    if (call.has("export") && (call.has("earned") || call.has("explain") || call.has("history")))
        return wrongUsage(QStringLiteral(
            "--export writes the cost sheet, or with --cash-flow the cash flow; it goes with none of --earned, --explain and --history."));
    if (call.has("earned")) return earnedValues(call, session, *projects, call.value("explain"));
    if (call.has("cash-flow")) return cashFlow(call, session, *projects);
    if (call.has("export")) {
        std::vector<std::shared_ptr<const CostSheet>> sheets;
        for (NodeId project : *projects) sheets.push_back(session.costs(project));
        return exportTable(call, costTable(portfolio, std::move(sheets)));
    }
    std::optional<CostMeasure> explain;
    for (const char* option : {"explain", "history"}) {
        if (!call.has(option)) continue;
        const auto measure = Codec<CostMeasure>::decode(call.value(option));
        QStringList known;
        for (std::size_t m = 0; m < costMeasures; ++m) known << wordOf(CostMeasure(m));
        if (!measure) return fail({Errc::NotFound, "cost.unknown-figure", {call.value(option), known.join(QStringLiteral(", "))}});
        if (QLatin1String(option) == QLatin1String("history")) return history(call, session, *projects, *measure);
        explain = measure;
    }
    const Snapshot* last = lastClose(portfolio);
    Table table(call, portfolio);
    QJsonArray list;
    std::vector<std::shared_ptr<const CostSheet>> sheets;
    for (NodeId project : *projects) {
        const auto& sheet = sheets.emplace_back(session.costs(project));
        if (sheet->accounts.empty() && sheet->contracts.empty() && sheet->parts.empty() && !call.has("project")) continue;
        const Node& node = *portfolio.find(project);
        QJsonObject out{{QStringLiteral("id"), QString::number(project.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("currency"), sheet->currency}};
        table.setCurrency(sheet->currency);
        if (explain) {
            const Explanation why = explained(*sheet, sheet->total.record, *explain);
            const auto since = last ? std::optional(openMove(session, project, sheet->total.record, *explain)) : std::nullopt;
            if (!call.json) {
                print(withCode(node.code, node.name));
                table.print(why);
                if (since) table.print(*since, QStringLiteral("Since the close of %1").arg(last->name));
                for (const QString& rule : houseRules(sheet->options, *explain)) print(rule);
                continue;
            }
            out.insert(QStringLiteral("explanation"), explanationJson(portfolio, why));
            if (since) {
                QJsonObject moved = figureJson(since->move, titlesOf(*since));
                moved.insert(QStringLiteral("close"), last->name);
                out.insert(QStringLiteral("since_last_close"), moved);
            }
            out.insert(QStringLiteral("house_rules"), QJsonArray::fromStringList(houseRules(sheet->options, *explain)));
        } else if (call.json) {
            QJsonArray accounts, contracts;
            for (const CostRow& row : sheet->accounts) accounts.append(rowJson(portfolio, row));
            for (const CostRow& row : sheet->contracts) contracts.append(rowJson(portfolio, row));
            out.insert(QStringLiteral("accounts"), accounts);
            out.insert(QStringLiteral("contracts"), contracts);
            out.insert(QStringLiteral("total"), rowJson(portfolio, sheet->total));
        } else
            table.print(*sheet);
        list.append(out);
    }
    if (!call.json) return Done;
    CostRow sum;
    sum.inPortfolio = rolledUp(sheets);
    sum.figures = sum.inPortfolio;
    const Node* root = portfolio.root();
    QJsonObject total = rowJson(portfolio, sum);
    total.remove(QStringLiteral("in_portfolio_currency"));
    print(QJsonObject{{QStringLiteral("projects"), list}, {QStringLiteral("currency"), root ? root->currency : QString()},
        {QStringLiteral("total"), total}});
    return Done;
}

} // namespace

const Command& costsCommand()
{
    static const Command command{"costs",
        "FILE [--project CODE] [--earned | --cash-flow] [--explain FIGURE | --history FIGURE | --export OUT]",
        "cost sheet of each project: budget, contracts, variations, forecast final cost, payments; or its earned value, or cash flow", 1, 1,
        {{"project", "CODE", "Only this project, or the projects of this programme."},
            {"earned", nullptr, "Earned value against the baseline in use, as of the status date, instead of the cost sheet."},
            {"cash-flow", nullptr, "What was paid and is to come by month, and the funding of it."},
            {"explain", "FIGURE",
                "What makes up a figure, such as forecast_final_cost, record by record, and what moved it since the last close."},
            {"history", "FIGURE", "How a figure moved from close to close, record by record; of contingency its draw-down log."},
            {"export", "OUT", "Writes the cost sheet, or the cash flow, as a workbook (.xlsx) or as CSV."}},
        run};
    return command;
}

} // namespace gantry::cli
