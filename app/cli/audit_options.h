#pragma once
#include "app/cli/command.h"
#include "core/session/audit_trail.h"

namespace gantry::cli {

/// The options by which the audit trail is narrowed, but for --project and --entity, which have a say of their own in each command.
/// --by, not --author: that one says who is at work, in every command.
inline constexpr Option auditOptions[] = {{"by", "NAME", "Only what this person did."},
    {"field", "KEY", "With --entity: only changes of this field."},
    {"words", "WORDS", "Only entries with all these words in what was done."}};

/// What the options say; `wrong` is the sentence on what they say that cannot be. Errors: Invalid (no such entity), as nodeCalled.
Result<AuditFilter> auditFilter(const Call& call, const Portfolio& portfolio, QString& wrong);

} // namespace gantry::cli
