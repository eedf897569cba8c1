#pragma once
#include "core/base/result.h"

#include <QString>
#include <stop_token>

namespace gantry::reading {

/// The program that reads PDFs, found beside this one or named by GANTRY_PDF_TEXT; empty where it is not installed.
QString pdfProgram();
/// What a PDF says, page by page. Another program reads it, with limits of time, memory and output, so that one which crashes its reader
/// does no harm here. Errors: NotFound ("reading.no-pdf-program"), Format ("reading.*"), Cancelled.
Result<QString> pdfText(const QByteArray& bytes, qsizetype most, const std::stop_token& stop);

} // namespace gantry::reading
