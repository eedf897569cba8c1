#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/report.h"

#include <functional>

namespace gantry::mspdi {

// Both read the bytes as they came, and ask before the first of them changes: somebody else may be reading them still.

/// Brings the bytes of an XML file into UTF-8; what encoding they came in.
QString toUtf8(QByteArray& bytes, ImportReport& report, const std::function<void()>& beforeChange);

/// Looks over the bytes before they are parsed, in one pass: refuses a document type, too deep nesting and too many elements, and takes
/// the time-phased data out, which is most of a real file and has no place here. Line breaks stay, so that lines keep their numbers.
/// What was taken out is tallied as TimephasedData.
/// Errors: Format ("import.doctype", "import.too-deep", "import.too-many"), Cancelled; args: the file.
Result<void> prepare(
    QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress, const std::function<void()>& beforeChange);

} // namespace gantry::mspdi
