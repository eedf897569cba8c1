#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// What bringing a project to a version of a methodology does with one part.
enum class VersionEffect {
    Added, // the project gets it
    Reworded, // the version words it otherwise, and the project's record follows
    OwnWording, // the version words it otherwise, and the project's own words stay
    Withdrawn, // no longer asked, and nobody had answered: the record goes
    Kept, // no longer asked; what the project answered or has stays
    StaysAway, // the project removed it on purpose; it does not come back
};
struct AppliedPart {
    VersionEffect effect = VersionEffect::Added;
    Entity part{}; // kind of part
    QString code, title;
    QString was{}; // the title before, where that changed
    RecordKey record{}; // of the project; id 0 where it is gone
    bool answered = false; // the record holds an answer, which stays as it is
};

/// What may be left for later: parts that a running project mostly has of its own.
struct VersionChoice {
    bool tasks = true;
    bool risks = true;
};

/// What applying comes to. Nothing is written, so this is the preview as well.
struct AppliedVersion {
    ChangeSet set;
    std::vector<AppliedPart> lines; // in the order of the methodology, then what it no longer asks
    std::size_t links = 0; // that the plan gets
    std::size_t count(VersionEffect effect) const;
    std::size_t answersKept() const; // of records that are reworded or no longer asked for
};

/// Brings a project to a version of its methodology, or attaches one to a project that has none: adds what it lacks, follows changed words
/// where the project had not found its own, leaves every answer as it is, and does not bring back what the project removed. Records are
/// found by the use that says where they came from, never by guess. Dates of what has started stay.
/// Errors: NotFound; Invalid: "methodology.not-published", "methodology.not-a-project".
Result<AppliedVersion> applyVersion(
    const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyId methodology, const VersionChoice& choice, QDate today);

} // namespace gantry
