#pragma once
#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

namespace gantry {

/// What a PDF says of itself.
struct PdfInfo {
    QString title{}, author{};
    Instant at{};
};

/// The same document with title, author and date as given. Qt writes no author and takes the date from the machine's clock; here neither is
/// left to chance, so that equal sheets are equal bytes. Bytes in which no document information is found come back as they are.
/// Source: ISO 32000-1, 7.5.6 (incremental updates) and 14.3.3 (document information dictionary).
QByteArray withInfo(QByteArray pdf, const PdfInfo& info);

} // namespace gantry
