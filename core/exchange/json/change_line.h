#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// One line of `gantry-cli apply`:
/// {"action":"note.add","label":"...","changes":[{"op":"insert|update|remove","entity":"note","id":"5","before":{},"cells":{"text":"..."}}]}
/// Cells hold what record_json.h writes; numbers may stand as JSON numbers or as strings, null is absent. An insert may leave out its id.
/// `before` is held against `portfolio` where it is given. Errors: Invalid ("line.*", "value.*", "edit.read-only"), NotFound and Conflict
/// ("change.*").
Result<ChangeSet> readChangeLine(const QByteArray& line, const Portfolio& portfolio, IdSource& ids);

} // namespace gantry
