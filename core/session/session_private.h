#pragma once
#include "core/session/closed_history.h"
#include "core/session/figure_source.h"
#include "core/session/session.h"
#include "core/session/settle.h"
#include "core/session/undo_history.h"
#include "core/store/portfolio_file.h"

#include <QTimer>
#include <thread>

namespace gantry {

/// What a worker found out of a ChangeSet and of the portfolio that holds it, so that the window need not wait for it.
struct Prepared {
    Reach reach;
    DerivedPlans plans;
    SnapshotDates dates;
};

struct Session::Private {
    Portfolio portfolio;
    Identity identity;
    std::unique_ptr<PortfolioFile> file;
    IdSource ids;
    qint64 sequence = 0;
    std::optional<Error> cannotFollow; // a reader that lost the thread of the journal
    mutable std::optional<UndoHistory> history;
    QTimer poll;

    bool busy = false;
    std::thread worker, disposal;
    std::jthread verifier, computer, finder;
    bool computing = false;
    int asideFrom = 0; // tasks; 0: nothing is done aside
    bool finding = false;
    std::vector<ChangeSet> meanwhile; // what was done while the finder was at work
    std::stop_source stop;

    mutable SnapshotDates snapshotDates;
    mutable DerivedPlans plans;
    mutable DerivedCosts costs;
    mutable std::vector<std::pair<QString, std::shared_ptr<const ClosedFigures>>> closes; // by the hash of their content, latest last
    mutable ClosedHistory closedHistory;
    mutable DerivedEarned earned;
    mutable DerivedMeasures measured;

    JournalEntry head(Source source, qint64 reverses = 0);
    const UndoHistory& undoHistory() const;
    /// Why an undo did not go, in terms of what was done meanwhile.
    Error inTheWay(const Error& error, const UndoHistory::Step& step) const;
    Result<QByteArray> contentOf(SnapshotId snapshot, ContentCheck check) const;
    FigureSource figures() const;
    Result<std::shared_ptr<const ClosedFigures>> closedFigures(SnapshotId close) const;
    std::shared_ptr<const ClosedFigures> lastClosed() const;
    /// Those of the projects of which something is not at hand.
    std::vector<NodeId> missing(const std::vector<NodeId>& projects, Aside what) const;
};

} // namespace gantry
