#pragma once
#include "core/cost/compare_figures.h"
#include "core/kpi/closed_values.h"
#include "core/model/closes.h"
#include "core/session/session.h"

namespace gantry {

/// What the close of a period froze of a node.
struct ClosedMoment {
    QString period;
    QDate end;
    std::vector<ClosedValue> values; // in the order of ClosedFigures::values
};

/// The last answer of Session::closedHistory, and what it was an answer to.
struct ClosedHistory {
    NodeId node{};
    QStringList hashes; // of the closes
    std::shared_ptr<const std::vector<ClosedMoment>> moments;
};

/// What a figure of one row of a project came to at a close, and the records that moved it there from the close before.
struct FigureMove {
    QString period; // that was closed; empty: what has moved since the last close
    bool first = false; // there is no close before it: everything is new
    FigureDifference move;
    QHash<qint64, QString> titles; // of the records that moved it
};
/// Close by close, which is as long as reading all of them takes. Errors: those of Session::closedFigures.
Result<std::vector<FigureMove>> closedMoves(const Session& session, NodeId project, RecordKey row, CostMeasure measure);
/// What has moved since the last close.
FigureMove openMove(const Session& session, NodeId project, RecordKey row, CostMeasure measure);

} // namespace gantry
