#pragma once
#include "core/exchange/import.h"

namespace gantry {

/// Where a project of a source belongs.
struct ProjectMatch {
    NodeId project{}; // none: it is new here
    QString matchedBy; // "guid", "short_name", "name_and_date"
    const char* note = nullptr; // why a likely project was not taken, for the report
};

/// Finds the project that an earlier version of the source became: by GUID, else one of P6 (in either of its formats) by its short name,
/// an MSPDI by name and creation date. Where more than one could be it, or the GUID is one's and the name is not, `decide` is asked.
/// `taken`: those that another project of the same source has found already.
ProjectMatch matchProject(
    const Portfolio& portfolio, SourceFormat format, const ParsedProject& source, const ImportOptions& options, const QSet<NodeId>& taken);

} // namespace gantry
