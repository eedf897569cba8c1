#pragma once
#include "core/cost/cash_flow_explain.h"
#include "core/cost/funding.h"

#include <QLocale>

namespace gantry {

/// "Mar 2026".
QString monthText(Month month, const QLocale& locale = QLocale());
/// What an object of a cash flow is called: number or code, and title.
struct CashName {
    QString code, title;
};
CashName cashNameOf(const Portfolio& portfolio, const CashFlow& flow, RecordKey object);
/// "Flat", "By schedule", "By hand".
QString curveText(SpreadCurve curve);
/// How a row spreads, in a sentence: "Spread evenly from 2 Mar 2026 to 30 Nov 2026."
QString spreadSentence(const CashRow& row, const QLocale& locale = QLocale());
/// "To come", "Unassigned" ...
QString cashFigureText(CashFigure figure);
/// How the figure is worked out, in a sentence or two.
QString cashRule(CashFigure figure, const CashFlow& flow, std::optional<Month> month);
/// Why a part counts: the sentence of its rule.
QString cashPartText(const CashPart& part);

} // namespace gantry
