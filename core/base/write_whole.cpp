#include "core/base/write_whole.h"

#include <QFileInfo>
#include <QSaveFile>

namespace gantry {

Result<void> writeWhole(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Errc::Io, "file.cannot-write", {QFileInfo(path).fileName()}};
    return {};
}

} // namespace gantry
