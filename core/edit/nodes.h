#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A new programme or project as last child of `parent`. A project comes with schedule options and a standard calendar
/// (Monday to Friday, 08:00-12:00 13:00-17:00) and starts on `start`.
Result<ChangeSet> addNode(
    const Portfolio& portfolio, IdSource& ids, NodeId parent, NodeKind kind, const QString& name, const QString& code, QDate start);
/// Moves a node under another parent, as its last child.
Result<ChangeSet> moveNode(const Portfolio& portfolio, NodeId node, NodeId parent);

} // namespace gantry
