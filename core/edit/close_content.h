#pragma once
#include "core/base/result.h"
#include "core/cost/closed_figures.h"

namespace gantry {

/// What a close holds: which period, by whom, which close it follows, and the figures of the whole portfolio.
struct CloseContent {
    PeriodId period{};
    QString name; // of the period, then
    QDate start, end;
    QString author;
    Instant at;
    QString previousHash; // of the content of the close before; empty for the first
    ClosedFigures figures;
};

/// Canonical CBOR, as of any snapshot: equal content gives equal bytes, measures, entities and rules by their keys.
QByteArray encodeClose(const CloseContent& content);
/// Errors: Format, with what was wrong; Version, where a later program wrote it. Measures and entities that are unknown here are left out.
Result<CloseContent> decodeClose(const QByteArray& cbor);
/// The same without the cost sheets of the projects, which are most of it; the sums of the portfolio are there.
Result<CloseContent> decodeCloseValues(const QByteArray& cbor);

} // namespace gantry
