#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// Ties two records of any kind, with a note if there is one. Errors: NotFound (either is not there), Invalid (to itself; the two are tied
/// already, in whichever direction).
Result<ChangeSet> relate(const Portfolio& portfolio, IdSource& ids, RecordKey record, RecordKey other, const QString& note = {});

/// A tie as one of its two records sees it.
struct Related {
    RelationId relation{};
    RecordKey other{};
    QString note{};
};
/// The records that one is tied with, by what they are called; ties to records of a kind that is not known are left out.
std::vector<Related> relationsOf(const Portfolio& portfolio, RecordKey record);

} // namespace gantry
