#pragma once
#include "core/base/result.h"

#include <QString>
#include <stop_token>

namespace gantry {

/// Characters that are read of one file at most.
inline constexpr qsizetype mostTextOfFile = qsizetype(1) << 20;

/// What a file says, as plain text: txt, md, csv, html, docx, xlsx, pptx, odt (ods, odp), and PDF where the program for it is installed.
/// Text past mostTextOfFile is left out. The kind is told by the name; the content has to be of it.
/// Nothing is executed, fetched or written; sizes, depth, time and what comes out of an archive are bounded.
/// Errors, each with the name as the first argument: Invalid ("reading.unknown-kind"), Format ("reading.damaged", "reading.encrypted",
/// "reading.bomb" and others), NotFound ("reading.no-pdf-program"), Cancelled.
Result<QString> fileText(const QByteArray& bytes, const QString& name, const std::stop_token& stop = {});
/// The reason of such an Error that was kept as text.
const char* readingReason(const QString& reason);

} // namespace gantry
