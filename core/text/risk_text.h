#pragma once
#include "core/risk/exposure.h"
#include "core/text/text.h"

namespace gantry {

/// "12 threats and 2 opportunities open".
QString openRisksText(qint64 threats, qint64 opportunities, const QLocale& locale = QLocale());
/// "Contingency covers exposure 1.81 times."; why it does not where nothing is exposed or an amount is not known.
QString coverText(const Amount& contingency, const Amount& exposure, const QLocale& locale = QLocale());
/// "Limit 1.20".
QString coverLimitText(const CoverLimits& limits, const QLocale& locale = QLocale());

} // namespace gantry
