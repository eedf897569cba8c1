#include "core/text/close_text.h"

#include "core/model/currencies.h"
#include "core/text/cost_text.h"

namespace gantry {

QString kindText(RecordDifference::Kind kind)
{
    static constexpr const char* words[] = {"Added", "Removed", "Changed"};
    return QString::fromLatin1(words[kind]);
}

QString titleOf(qint64 id, const ClosedFigures& before, const ClosedFigures& after)
{
    return after.titles.contains(id) ? after.titles.value(id) : before.titles.value(id);
}

QString projectText(const ProjectDifference& difference, const ClosedFigures& before, const ClosedFigures& after)
{
    const QString title = titleOf(difference.project.value, before, after);
    if (!difference.before) return title + QStringLiteral(" (new)");
    return difference.after ? title : title + QStringLiteral(" (gone)");
}

QString recordText(RecordKey record, const ClosedFigures& before, const ClosedFigures& after)
{
    return recordText(record, titleOf(record.id, before, after));
}

QString recordText(RecordKey record, const QString& title)
{
    return QStringLiteral("%1 “%2”").arg(infoOf(record.entity).labelText(), title);
}

std::vector<QStringList> differenceTable(const std::vector<ProjectDifference>& differences, const ClosedFigures& before,
    const ClosedFigures& after, const Portfolio& portfolio, const QLocale& locale)
{
    const QString whole = after.currency.isEmpty() ? QStringLiteral("portfolio") : after.currency;
    std::vector<QStringList> out{{QStringLiteral("Project"), QStringLiteral("Figure"), QStringLiteral("Record"), QStringLiteral("Change"),
        QStringLiteral("Currency"), QStringLiteral("Before"), QStringLiteral("After"), QStringLiteral("Difference"),
        QStringLiteral("Before (%1)").arg(whole), QStringLiteral("After (%1)").arg(whole), QStringLiteral("Difference (%1)").arg(whole)}};
    const int wholeDigits = minorDigitsOf(portfolio, after.currency);
    for (const ProjectDifference& project : differences) {
        const int digits = minorDigitsOf(portfolio, project.currency);
        const QString title = projectText(project, before, after);
        const auto add = [&](const FigureDifference& figure, const QString& record, const QString& kind, const BothAmounts& was,
                             const BothAmounts& is, const BothAmounts& difference) {
            out.push_back({title, measureText(figure.measure), record, kind, project.currency, amountText(was.own, digits, locale),
                amountText(is.own, digits, locale), amountText(difference.own, digits, locale),
                amountText(was.inPortfolio, wholeDigits, locale), amountText(is.inPortfolio, wholeDigits, locale),
                amountText(difference.inPortfolio, wholeDigits, locale)});
        };
        for (const FigureDifference& figure : project.figures) {
            add(figure, {}, {}, figure.before, figure.after, figure.difference);
            for (const RecordDifference& r : figure.records)
                add(figure, recordText(r.record, before, after), kindText(r.kind), r.before, r.after, r.difference());
            if (figure.byRule != BothAmounts{}) add(figure, QStringLiteral("Another formula"), {}, {}, {}, figure.byRule);
        }
    }
    return out;
}

} // namespace gantry
