#include "app/cli/earned.h"

#include "core/earned/earned_explain.h"
#include "core/model/currencies.h"
#include "core/text/earned_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

using M = EarnedMeasure;

QJsonValue numberJson(const std::optional<double>& number) { return number ? QJsonValue(*number) : QJsonValue(); }

/// Amounts in minor units as text, indices as numbers, percentages as numbers of per cent; null: n/a.
QJsonObject sumsJson(const EarnedSums& sums, EstimateMethod method)
{
    QJsonObject out;
    for (std::size_t i = 0; i < earnedMeasures; ++i) {
        const M measure = M(i);
        const auto share = ratio(sums, measure, method);
        const double scale = kindOf(measure) == Kind::Percent ? 100 : 1;
        out.insert(wordOf(measure),
            kindOf(measure) == Kind::Money ? amountJson(money(sums, measure, method))
                : share                    ? QJsonValue(*share * scale)
                                           : QJsonValue());
    }
    return out;
}

QJsonValue scheduleJson(const EarnedTotals& totals)
{
    if (!totals.schedule) return {};
    const EarnedSchedule& s = *totals.schedule;
    return QJsonObject{{QStringLiteral("es_days"), s.earned}, {QStringLiteral("at_days"), s.actual}, {QStringLiteral("pd_days"), s.planned},
        {QStringLiteral("sv_t_days"), s.variance}, {QStringLiteral("spi_t"), numberJson(s.index)},
        {QStringLiteral("ieac_t_days"), numberJson(s.forecast)}, {QStringLiteral("tspi"), numberJson(s.toComplete)},
        {QStringLiteral("forecast_finish"), dayJson(totals.forecastFinish)}};
}

/// Cumulative, and what falls between a point and the one before it.
QJsonArray seriesJson(const std::vector<EarnedPoint>& series)
{
    QJsonArray out;
    const auto since = [](const std::optional<Amount>& now, const std::optional<Amount>& before) {
        return now && before ? amountJson(*now - *before) : QJsonValue();
    };
    EarnedPoint before{{}, {}, Amount{}, Amount{}, {}};
    for (const EarnedPoint& point : series) {
        out.append(QJsonObject{{QStringLiteral("day"), point.day.toString(Qt::ISODate)}, {QStringLiteral("pv"), amountJson(point.planned)},
            {QStringLiteral("ev"), amountJson(point.earned)}, {QStringLiteral("ac"), amountJson(point.actual)},
            {QStringLiteral("eac"), amountJson(point.forecast)}, {QStringLiteral("pv_in_period"), since(point.planned, before.planned)},
            {QStringLiteral("ev_in_period"), since(point.earned, before.earned)},
            {QStringLiteral("ac_in_period"), since(point.actual, before.actual)}});
        before = point;
    }
    return out;
}

void insertTotals(QJsonObject& into, const EarnedTotals& totals)
{
    into.insert(QStringLiteral("currency"), totals.currency);
    into.insert(QStringLiteral("as_of"), totals.asOf.isValid() ? QJsonValue(totals.asOf.toString(Qt::ISODate)) : QJsonValue());
    into.insert(QStringLiteral("estimate_method"), gantry::wordOf(totals.method));
    into.insert(QStringLiteral("figures"), totals.projects ? QJsonValue(sumsJson(totals.sums, totals.method)) : QJsonValue());
    into.insert(QStringLiteral("earned_schedule"), scheduleJson(totals));
    into.insert(QStringLiteral("series"), seriesJson(totals.series));
}

QJsonArray tasksJson(const Portfolio& portfolio, const EarnedValue& value)
{
    QJsonArray out;
    for (const EarnedRow& row : value.rows) {
        const Task* task = portfolio.find(row.task);
        if (!task) continue;
        out.append(QJsonObject{{QStringLiteral("id"), QString::number(row.task.value)}, {QStringLiteral("code"), task->code},
            {QStringLiteral("name"), task->name}, {QStringLiteral("level"), row.level},
            {QStringLiteral("technique"), gantry::wordOf(row.technique)},
            {QStringLiteral("figures"), sumsJson(row.sums, value.totals.method)}});
    }
    return out;
}

QJsonObject explanationJson(const Session& session, const EarnedValue& value, M measure, int digits, const QLocale& locale)
{
    const Portfolio& portfolio = session.portfolio();
    const EarnedTotals& totals = value.totals;
    QJsonObject out{{QStringLiteral("figure"), wordOf(measure)}, {QStringLiteral("name"), earnedWords(measure, totals.method).name},
        {QStringLiteral("rule"), earnedRuleText(totals.sums, measure, totals.method, digits, locale)}};
    QJsonObject terms;
    std::vector<M> sums = termsOf(measure, totals.method);
    if (sums.empty()) sums = {measure};
    for (M term : sums) {
        QJsonArray parts;
        for (const EarnedPart& part : earnedParts(portfolio, session.earnedInput(value.project), -1, term))
            parts.append(
                QJsonObject{{QStringLiteral("entity"), part.record.id ? QJsonValue(infoOf(part.record.entity).keyText()) : QJsonValue()},
                    {QStringLiteral("id"), part.record.id ? QJsonValue(QString::number(part.record.id)) : QJsonValue()},
                    {QStringLiteral("title"), earnedPartTitle(portfolio, part)}, {QStringLiteral("amount"), amountJson(part.amount)},
                    {QStringLiteral("why"), earnedPartText(part, digits, locale)}});
        if (!parts.isEmpty()) terms.insert(wordOf(term), parts);
    }
    out.insert(QStringLiteral("parts"), terms);
    return out;
}

void printTotals(const EarnedTotals& totals, int digits, const QLocale& locale)
{
    constexpr M lines[][3] = {{M::Budget, M::EstimateAtCompletion, M::VarianceAtCompletion},
        {M::Planned, M::ScheduleVariance, M::ScheduleIndex}, {M::Earned, M::PercentEarned, M::ToCompleteBudget},
        {M::Actual, M::CostVariance, M::CostIndex}};
    for (const auto& line : lines) {
        QString text;
        for (M m : line)
            text += QStringLiteral("  %1 %2").arg(earnedWords(m, totals.method).shortName.leftJustified(10),
                earnedText(totals.sums, m, totals.method, digits, locale).rightJustified(18));
        print(text);
    }
    if (!totals.schedule) return;
    print(QStringLiteral("  SPI(t) %1, SV(t) %2 days, forecast finish %3")
              .arg(totals.schedule->index ? locale.toString(*totals.schedule->index, 'f', 2) : QStringLiteral("n/a"),
                  earnedDaysText(totals.schedule->variance, locale),
                  totals.forecastFinish ? totals.forecastFinish->toString(Qt::ISODate) : QStringLiteral("n/a")));
}

void printExplanation(const QJsonObject& explained)
{
    print(QStringLiteral("  ") + explained.value(u"rule").toString());
    const QJsonObject parts = explained.value(u"parts").toObject();
    for (auto term = parts.begin(); term != parts.end(); ++term) {
        print(QStringLiteral("  ") + term.key());
        for (const QJsonValue& part : term.value().toArray())
            print(QStringLiteral("    %1  %2  %3")
                      .arg(part[u"amount"].toString().rightJustified(16), part[u"title"].toString(), part[u"why"].toString()));
    }
}

} // namespace

int earnedValues(const Call& call, const Session& session, const std::vector<NodeId>& projects, const QString& explain)
{
    const Portfolio& portfolio = session.portfolio();
    const auto measure = Codec<M>::decode(explain);
    if (!explain.isEmpty() && !measure) {
        QStringList known;
        for (std::size_t i = 0; i < earnedMeasures; ++i) known << wordOf(M(i));
        return fail(Error{Errc::NotFound, "earned.unknown-figure", {explain, known.join(QStringLiteral(", "))}});
    }
    QJsonArray list;
    std::vector<std::shared_ptr<const EarnedValue>> values;
    for (NodeId project : projects) {
        const auto value = session.earnedValue(project);
        if (!value) continue;
        values.push_back(value);
        const Node& node = *portfolio.find(project);
        const int digits = minorDigitsOf(portfolio, value->totals.currency);
        QJsonObject out{{QStringLiteral("id"), QString::number(project.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("baseline"), value->totals.projects > 0},
            {QStringLiteral("status_date"), bool(portfolio.optionsOf(project).statusDate)},
            {QStringLiteral("actual_cost_from"), gantry::wordOf(value->options.actualCostFrom)}};
        if (measure && value->totals.projects)
            out.insert(QStringLiteral("explained"), explanationJson(session, *value, *measure, digits, call.locale));
        insertTotals(out, value->totals);
        if (call.json) {
            out.insert(QStringLiteral("tasks"), tasksJson(portfolio, *value));
            list.append(out);
            continue;
        }
        print(withCode(node.code, node.name)
            + (value->totals.projects
                    ? QStringLiteral(", as of %1, %2").arg(value->totals.asOf.toString(Qt::ISODate), value->totals.currency)
                    : QStringLiteral(": no baseline, so nothing was planned")));
        if (value->totals.projects) printTotals(value->totals, digits, call.locale);
        if (out.contains(u"explained")) printExplanation(out.value(u"explained").toObject());
    }
    const EarnedTotals all = rolledUp(portfolio, values, ExchangeRates(portfolio), portfolio.root() ? portfolio.root()->id : NodeId{});
    if (call.json) {
        QJsonObject total{{QStringLiteral("projects"), all.projects}, {QStringLiteral("without_baseline"), all.withoutBaseline}};
        insertTotals(total, all);
        print(QJsonObject{{QStringLiteral("projects"), list}, {QStringLiteral("total"), total}});
    } else if (values.size() > 1) {
        print(QStringLiteral("All, as of %1, %2: %3 projects, %4 more without a baseline")
                  .arg(all.asOf.toString(Qt::ISODate), all.currency)
                  .arg(all.projects)
                  .arg(all.withoutBaseline));
        printTotals(all, minorDigitsOf(portfolio, all.currency), call.locale);
    }
    return Done;
}

} // namespace gantry::cli
