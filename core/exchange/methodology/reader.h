#pragma once
#include "core/change/changeset.h"
#include "core/exchange/report.h"

namespace gantry {

/// What a methodology file comes to in a portfolio. Nothing is written, so this is the dry run as well.
struct MethodologyImport {
    enum What { New, NewVersion, Known };
    What what = New;
    ChangeSet set; // of a known one empty
    MethodologyId methodology{}; // the one that came in, or that holds the same already
    QString title, code;
    qint64 version = 1;
    ImportReport report; // what became of each record of the file, by the entity's key
};

/// Reads what writeMethodology writes, from anybody. What is wrong with a record is reported and the rest is kept: unknown fields and
/// words, references that lead nowhere, codes that stand twice, tasks that lie in themselves, links that close a loop, figures out of
/// range. A version that holds what one of its family holds here already is known; any other comes as a version of its own, under a number
/// of its own where its number is taken here. Errors: Format ("methodology.not-json", "methodology.not-one", "methodology.newer",
/// "methodology.too-big", "methodology.no-title").
Result<MethodologyImport> planMethodology(const Portfolio& portfolio, IdSource& ids, const QByteArray& bytes, const QString& name);

} // namespace gantry
