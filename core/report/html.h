#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace gantry {

/// A report as one HTML file that needs nothing beside it: no script, no address is fetched, charts are SVG in the page, and whatever
/// people typed is text. Equal documents give equal bytes. It prints on A4 with the header of each table on every page.
QByteArray reportHtml(const ReportDocument& document);

/// The same into a file that appears whole or not at all. Errors: Io (file.cannot-write).
Result<void> writeReportHtml(const ReportDocument& document, const QString& path);

} // namespace gantry
