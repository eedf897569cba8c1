#include "app/cli/figure_moves.h"

#include "core/text/close_text.h"
#include "core/text/cost_text.h"

namespace gantry::cli {
namespace {

QJsonObject pairJson(const BothAmounts& before, const BothAmounts& after, const BothAmounts& difference)
{
    return {{QStringLiteral("before"), amountJson(before.own)}, {QStringLiteral("after"), amountJson(after.own)},
        {QStringLiteral("difference"), amountJson(difference.own)},
        {QStringLiteral("in_portfolio_currency"),
            QJsonObject{{QStringLiteral("before"), amountJson(before.inPortfolio)},
                {QStringLiteral("after"), amountJson(after.inPortfolio)},
                {QStringLiteral("difference"), amountJson(difference.inPortfolio)}}}};
}

} // namespace

QJsonObject figureJson(const FigureDifference& figure, const TitleOf& titleOf)
{
    QJsonArray records;
    for (const RecordDifference& r : figure.records) {
        QJsonObject json = pairJson(r.before, r.after, r.difference());
        json.insert(QStringLiteral("entity"), infoOf(r.record.entity).keyText());
        json.insert(QStringLiteral("id"), QString::number(r.record.id));
        json.insert(QStringLiteral("title"), titleOf(r.record.id));
        json.insert(QStringLiteral("change"), kindText(r.kind).toLower());
        records.append(json);
    }
    QJsonObject json = pairJson(figure.before, figure.after, figure.difference);
    json.insert(QStringLiteral("figure"), wordOf(figure.measure));
    json.insert(QStringLiteral("records"), records);
    return json;
}

void printFigure(const FigureDifference& figure, const TitleOf& titleOf, const QString& when, int digits, const QLocale& locale)
{
    const auto text = [&](Amount amount) { return amountText(amount, digits, locale); };
    print(QStringLiteral("%1: %2 → %3 (%4)").arg(when, text(figure.before.own), text(figure.after.own), text(figure.difference.own)));
    for (const RecordDifference& r : figure.records)
        print(
            QStringLiteral("  %1  %2, %3")
                .arg(text(r.difference().own).rightJustified(18), recordText(r.record, titleOf(r.record.id)), kindText(r.kind).toLower()));
    if (figure.byRule != BothAmounts{}) print(QStringLiteral("  %1  another formula").arg(text(figure.byRule.own).rightJustified(18)));
}

} // namespace gantry::cli
