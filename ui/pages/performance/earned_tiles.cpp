#include "ui/pages/performance/earned_tiles.h"

#include "core/kpi/summary.h"
#include "core/text/cost_text.h"
#include "core/text/earned_text.h"
#include "ui/pages/figures/plan_figures.h"

#include <QCoreApplication>
#include <cmath>

namespace gantry {
namespace {

using M = EarnedMeasure;

QString word(const char* text) { return QCoreApplication::translate("EarnedTiles", text); }

/// Short enough for a tile: "12.35" and "m"; the whole amount stands in its tip.
void putAmount(KpiFigure& figure, const std::optional<Amount>& amount, int digits)
{
    if (!amount || !*amount) {
        figure.figure = amount ? amountText(*amount, digits) : QStringLiteral("n/a");
        return;
    }
    const double major = double(amount->minor) / std::pow(10.0, digits), size = std::abs(major);
    const auto scaled = [&](double by, const char* unit) {
        figure.figure = QLocale().toString(major / by, 'f', size / by < 100 ? 2 : 1);
        figure.beside = word(unit);
    };
    if (size >= 1e9)
        scaled(1e9, QT_TR_NOOP("bn"));
    else if (size >= 1e6)
        scaled(1e6, QT_TR_NOOP("m"));
    else if (size >= 1e5)
        scaled(1e3, QT_TR_NOOP("k"));
    else
        figure.figure = QLocale().toString(qRound64(major));
}

void judge(KpiFigure& figure, const std::optional<double>& index)
{
    if (!index) return;
    const Health health = executionHealth(*index);
    figure.status = statusOf(health);
    figure.statusWord = healthWord(health);
}

class Tiles {
public:
    Tiles(const EarnedTotals& totals, int digits)
        : m_totals(totals)
        , m_digits(digits)
    {
    }

    std::vector<EarnedTile> make()
    {
        add(M::Budget,
            m_totals.projects > 1 ? word(QT_TR_NOOP("%1 projects")).arg(m_totals.projects) : word(QT_TR_NOOP("of the baseline")));
        add(M::Planned, share(m_totals.sums.planned));
        add(M::Earned, share(m_totals.sums.earned));
        add(M::Actual, share(m_totals.sums.actual));
        index(M::ScheduleIndex, M::ScheduleVariance);
        index(M::CostIndex, M::CostVariance);
        add(M::EstimateAtCompletion, estimateText(m_totals.method));
        add(M::VarianceAtCompletion, word(QT_TR_NOOP("%1 of BAC")).arg(text(M::VarianceAtCompletionPercent)));
        times();
        return std::move(m_out);
    }

private:
    QString text(M measure) const { return earnedText(m_totals.sums, measure, m_totals.method, m_digits); }
    QString share(const Amount& of) const
    {
        if (!of || !m_totals.sums.budget || m_totals.sums.budget.minor == 0) return {};
        return word(QT_TR_NOOP("%1 % of BAC"))
            .arg(QLocale().toString(100.0 * double(of.minor) / double(m_totals.sums.budget.minor), 'f', 1));
    }
    /// As long as a tile has room for; its tip has the whole name.
    static QString labelOf(M measure, const EarnedWords& words)
    {
        switch (measure) {
        case M::Budget: return word(QT_TR_NOOP("Budget (BAC)"));
        case M::EstimateAtCompletion: return word(QT_TR_NOOP("Estimate (EAC)"));
        case M::VarianceAtCompletion: return word(QT_TR_NOOP("Variance (VAC)"));
        case M::ScheduleIndex:
        case M::CostIndex: return words.shortName;
        default: return QStringLiteral("%1 (%2)").arg(words.name, words.shortName);
        }
    }
    EarnedTile& add(M measure, const QString& line)
    {
        const EarnedWords words = earnedWords(measure, m_totals.method);
        EarnedTile tile{wordOf(measure), measure, {}, {}};
        tile.figure.label = labelOf(measure, words);
        tile.figure.line = line;
        if (kindOf(measure) == Kind::Money)
            putAmount(tile.figure, money(m_totals.sums, measure, m_totals.method), m_digits);
        else
            tile.figure.figure = text(measure);
        const QString why = absenceText(m_totals.sums, measure, m_totals.method);
        tile.tip = words.name + u'\n' + (why.isEmpty() ? earnedRuleText(m_totals.sums, measure, m_totals.method, m_digits) : why);
        return m_out.emplace_back(std::move(tile));
    }
    void index(M measure, M variance)
    {
        EarnedTile& tile = add(measure, earnedWords(variance, m_totals.method).shortName + u' ' + text(variance));
        judge(tile.figure, ratio(m_totals.sums, measure, m_totals.method));
    }
    void times()
    {
        const auto& s = m_totals.schedule;
        EarnedTile index{QStringLiteral("spi_t"), {}, {}, {}};
        index.figure.label = word(QT_TR_NOOP("SPI(t)"));
        index.figure.figure = s && s->index ? QLocale().toString(*s->index, 'f', 2) : QStringLiteral("n/a");
        if (s) {
            index.figure.line = word(QT_TR_NOOP("SV(t) %1 days")).arg(earnedDaysText(s->variance));
            index.tip = word(QT_TR_NOOP("The plan had this value %1 days after its start; %2 days have gone."))
                            .arg(earnedDaysText(s->earned), earnedDaysText(s->actual));
            judge(index.figure, s->index);
        }
        m_out.push_back(std::move(index));
        EarnedTile finish{QStringLiteral("forecast_finish"), {}, {}, {}};
        finish.figure.label = word(QT_TR_NOOP("Forecast finish"));
        const auto day = m_totals.forecastFinish;
        finish.figure.figure = day ? QLocale().toString(*day, QStringLiteral("d MMM")) : QStringLiteral("n/a");
        if (day) finish.figure.beside = QString::number(day->year());
        if (s && m_totals.start) {
            const QDate planned = dateOf({m_totals.start->seconds + qint64(s->planned * double(secondsPerDay))});
            finish.figure.line = word(QT_TR_NOOP("plan %1")).arg(dateText(planned));
            finish.tip = word(QT_TR_NOOP("Start + planned duration / SPI(t)"));
        }
        m_out.push_back(std::move(finish));
    }

    const EarnedTotals& m_totals;
    int m_digits;
    std::vector<EarnedTile> m_out;
};

} // namespace

std::vector<EarnedTile> earnedTiles(const EarnedTotals& totals, int digits) { return Tiles(totals, digits).make(); }

} // namespace gantry
