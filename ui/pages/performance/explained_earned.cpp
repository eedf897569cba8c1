#include "ui/pages/performance/explained_earned.h"

#include "core/kpi/closed_values.h"
#include "core/model/currencies.h"
#include "core/session/closed_history.h"
#include "core/text/cost_text.h"
#include "core/text/earned_text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("ExplainedEarned", text); }

std::vector<EarnedPart> partsOf(const Session& session, const EarnedTable& table, const EarnedTableRow& row, EarnedMeasure measure)
{
    const Portfolio& portfolio = session.portfolio();
    if (!row.record.id) return {}; // what belongs to no record has no parts
    if (table.project) return earnedParts(portfolio, session.earnedInput(table.project), row.place, measure);
    std::vector<std::shared_ptr<const EarnedValue>> values;
    for (NodeId project : portfolio.projectsUnder(NodeId{row.record.id}))
        if (auto value = session.earnedValue(project)) values.push_back(std::move(value));
    return earnedParts(values, ExchangeRates(portfolio), measure);
}

/// What the last close froze of the figure of a project, and how far it has come since.
std::optional<ExplainedLine> sinceLastClose(
    const Session& session, NodeId project, EarnedMeasure measure, const Value& now, const QString& currency, int digits)
{
    const auto history = session.closedHistory(project);
    const Measure* named = measureCalled(wordOf(measure));
    if (history->empty() || !named) return std::nullopt;
    const Value then = closedMeasure(history->back().values, project, *named, currency);
    if (isAbsent(then) || then.index() != now.index()) return std::nullopt;
    const auto text = [&](const Value& value, const Value& less) {
        if (const auto* real = std::get_if<double>(&value)) return QLocale().toString(*real - std::get<double>(less), 'f', 2);
        const qint64 difference = std::get<qint64>(value) - std::get<qint64>(less);
        if (named->kind == Kind::Money) return amountText({difference}, digits);
        return QLocale().toString(double(difference) / e8, 'f', 1) + QStringLiteral(" %");
    };
    const Value nothing = std::holds_alternative<double>(then) ? Value(0.0) : Value(qint64(0));
    return ExplainedLine{word(QT_TR_NOOP("Since the close of %1")).arg(history->back().period),
        word(QT_TR_NOOP("from %1")).arg(text(then, nothing)), text(now, then)};
}

} // namespace

std::optional<ExplainedFigure> explainedEarned(
    const Session& session, NodeId scope, RecordKey record, const QString& title, EarnedMeasure measure)
{
    const EarnedTable table = earnedTableOf(session, scope);
    const auto row =
        std::ranges::find_if(table.rows, [&](const EarnedTableRow& r) { return r.record == record && (record.id || r.title == title); });
    if (row == table.rows.end() || !row->known) return std::nullopt;
    const Portfolio& portfolio = session.portfolio();
    const int digits = minorDigitsOf(portfolio, table.totals.currency);
    const auto textOf = [&](EarnedMeasure m) { return earnedText(row->sums, m, row->method, digits); };

    ExplainedFigure out;
    out.title = word(QT_TR_NOOP("%1 of %2")).arg(earnedWords(measure, row->method).name, row->title);
    out.unit = kindOf(measure) == Kind::Money ? table.totals.currency : QString();
    out.figure = {earnedWords(measure, row->method).name, earnedRuleText(row->sums, measure, row->method, digits), textOf(measure), {}, {}};
    const auto addParts = [&](ExplainedLine& line, EarnedMeasure sum) {
        for (const EarnedPart& part : partsOf(session, table, *row, sum)) {
            const QString of = earnedPartTitle(portfolio, part), why = earnedPartText(part, digits);
            line.below.push_back(
                {of.isEmpty() ? why : of, of.isEmpty() ? QString() : why, amountText(part.amount, digits), part.record, {}});
        }
    };
    addParts(out.figure, measure);
    for (const EarnedMeasure term : termsOf(measure, row->method)) {
        ExplainedLine line{earnedWords(term, row->method).name, earnedRuleText(row->sums, term, row->method, digits), textOf(term), {}, {}};
        addParts(line, term);
        out.figure.below.push_back(std::move(line));
    }
    if (table.project && record == RecordKey{entityOf<Node>(), table.project.value})
        out.since = sinceLastClose(session, table.project, measure, figure(row->sums, measure, row->method), table.totals.currency, digits);
    if (const QString why = absenceText(row->sums, measure, row->method); !why.isEmpty()) out.rules << why;
    out.rules << word(QT_TR_NOOP("As of %1")).arg(dateText(table.totals.asOf));
    out.rules << word(QT_TR_NOOP("EAC = %1")).arg(estimateText(row->method));
    if (table.value) out.rules << word(QT_TR_NOOP("AC from %1")).arg(enumText(wordOf(table.value->options.actualCostFrom)).toLower());
    return out;
}

} // namespace gantry
