#pragma once
#include "app/cli/command.h"
#include "core/session/closed_history.h"

namespace gantry::cli {

/// What a record was called, by its id.
using TitleOf = std::function<QString(qint64)>;
/// A figure once and later with the records that explain the difference, as `close --compare` and `costs` tell it.
QJsonObject figureJson(const FigureDifference& figure, const TitleOf& titleOf);
/// The same for people: a line, then one a record below it. `when`: "Since the close of 2026-03".
void printFigure(const FigureDifference& figure, const TitleOf& titleOf, const QString& when, int digits, const QLocale& locale);

} // namespace gantry::cli
