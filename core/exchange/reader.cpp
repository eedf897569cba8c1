#include "core/exchange/mspdi/reader.h"

#include "core/exchange/pmxml/reader.h"
#include "core/exchange/xer/reader.h"

#include <QFile>
#include <QFileInfo>

namespace gantry {
namespace {
constexpr qint64 largest = 1'000'000'000; // bytes; a tree of the source takes several times as much memory
}

Result<ParsedSource> readSource(const QString& path, const ReadOptions& options, const Progress& progress)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return Error{Errc::Io, "file.unreadable", {path, file.errorString()}};
    if (file.size() > largest)
        return Error{Errc::Format, "import.too-large", {QFileInfo(path).fileName(), QString::number(file.size() >> 20)}};
    QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError) return Error{Errc::Io, "file.unreadable", {path, file.errorString()}};
    return readSource(std::move(bytes), QFileInfo(path).fileName(), options, progress);
}

Result<ParsedSource> readSource(QByteArray bytes, const QString& fileName, const ReadOptions& options, const Progress& progress)
{
    switch (recognise(bytes)) {
    case SourceKind::Mspdi: return readMspdi(std::move(bytes), fileName, options, progress);
    case SourceKind::Xer: return readXer(std::move(bytes), fileName, options, progress);
    case SourceKind::Pmxml: return readPmxml(std::move(bytes), fileName, options, progress);
    case SourceKind::Mpp: return Error{Errc::Format, "import.mpp", {fileName}};
    case SourceKind::Other: break;
    }
    return Error{Errc::Format, "import.not-a-schedule", {fileName}};
}

} // namespace gantry
