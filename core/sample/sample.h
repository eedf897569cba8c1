#pragma once
#include "core/change/changeset.h"

namespace gantry {

struct SampleOptions {
    quint32 seed = 1;
    QDate statusDate{2026, 10, 30}; // a Friday; the projects' starts keep their distance from it
};

/// The last Friday up to `today`, when everybody reported: the status date of a sample made on that day.
QDate sampleStatusDate(QDate today);

/// A believable capital-works portfolio of our own making, every name and figure invented: twelve projects in three programmes with plans,
/// people, baselines, progress up to the status date, money, and two years of governance and risk, some of them late. Brings its own root,
/// so it is the first ChangeSet of a new file (Session::create). The same options give the same ChangeSet, ids included.
ChangeSet samplePortfolio(const SampleOptions& options = {});

} // namespace gantry
