#include "core/text/risk_text.h"

#include "core/text/cost_text.h"

namespace gantry {

QString openRisksText(qint64 threats, qint64 opportunities, const QLocale& locale)
{
    const auto counted = [&](qint64 count, const char* one, const char* many) {
        return locale.toString(count) + u' ' + QLatin1String(count == 1 ? one : many);
    };
    QStringList out;
    if (threats > 0 || opportunities == 0) out << counted(threats, "threat", "threats");
    if (opportunities > 0) out << counted(opportunities, "opportunity", "opportunities");
    return out.join(QStringLiteral(" and ")) + QStringLiteral(" open");
}

QString coverText(const Amount& contingency, const Amount& exposure, const QLocale& locale)
{
    for (const Amount& amount : {contingency, exposure})
        if (!amount) return whyUnknown(amount);
    const auto times = coverage(contingency, exposure);
    if (!times)
        return exposure.minor == 0
            ? QStringLiteral("Nothing is exposed: no active risk has an amount and a chance.")
            : QStringLiteral("Nothing is exposed: what active opportunities are expected to save is no less than what threats cost.");
    return QStringLiteral("Contingency covers exposure %1 times.").arg(locale.toString(*times, 'f', 2));
}

QString coverLimitText(const CoverLimits& limits, const QLocale& locale)
{
    return QStringLiteral("Limit %1").arg(locale.toString(limits.green, 'f', 2));
}

} // namespace gantry
