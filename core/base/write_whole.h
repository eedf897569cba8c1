#pragma once
#include "core/base/result.h"

#include <QByteArray>

namespace gantry {

/// Bytes as a file that appears whole or not at all; what had its name is replaced. Errors: Io (file.cannot-write, with the file's name).
Result<void> writeWhole(const QByteArray& bytes, const QString& path);

} // namespace gantry
