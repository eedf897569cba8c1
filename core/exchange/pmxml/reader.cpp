#include "core/exchange/pmxml/reader.h"

#include "core/exchange/p6/reader.h"
#include "core/exchange/pmxml/transcriber.h"

namespace gantry {
namespace {

constexpr qsizetype largest = 1'000'000'000;
constexpr const char* mapping = "pmxml 2"; // another number makes the same file be read anew

} // namespace

Result<ParsedSource> readPmxml(QByteArray bytes, const QString& fileName, const ReadOptions&, const Progress& progress)
{
    if (bytes.size() > largest) return Error{Errc::Format, "import.too-large", {fileName, QString::number(bytes.size() >> 20)}};
    ParsedSource out;
    out.format = SourceFormat::Pmxml;
    out.fileName = fileName;
    out.contentHash = p6::contentHash(mapping, bytes);
    out.report.format = QStringLiteral("Primavera P6 XML");
    auto tables = pmxml::tablesOf(bytes, fileName, out.report, progress);
    if (!tables) return tables.error();
    bytes.clear(); // all that counts is in the tables
    const TextBytes text{{}, out.report.encoding};
    return p6::readTables(std::move(*tables), text, std::move(out), progress);
}

} // namespace gantry
