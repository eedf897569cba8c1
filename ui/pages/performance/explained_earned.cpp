#include "ui/pages/performance/explained_earned.h"

#include "core/model/currencies.h"
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
    if (const QString why = absenceText(row->sums, measure, row->method); !why.isEmpty()) out.rules << why;
    out.rules << word(QT_TR_NOOP("As of %1")).arg(dateText(table.totals.asOf));
    out.rules << word(QT_TR_NOOP("EAC = %1")).arg(estimateText(row->method));
    if (table.value) out.rules << word(QT_TR_NOOP("AC from %1")).arg(enumText(wordOf(table.value->options.actualCostFrom)).toLower());
    return out;
}

} // namespace gantry
