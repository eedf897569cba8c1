#pragma once
#include "app/cli/command.h"
#include "core/session/closed_history.h"

namespace gantry::cli {

/// A figure once and later with the records that explain the difference, as `close --compare` and `costs` tell it.
QJsonObject figureJson(const FigureDifference& figure, const ClosedFigures& before, const ClosedFigures& after);
/// The same for people: a line, then one a record below it. `when`: "Since the close of 2026-03".
void printFigure(const FigureDifference& figure, const ClosedFigures& before, const ClosedFigures& after, const QString& when, int digits,
    const QLocale& locale);

} // namespace gantry::cli
