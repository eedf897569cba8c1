#include "core/exchange/xer/reader.h"

#include "core/exchange/bytes.h"
#include "core/exchange/p6/reader.h"

#include <future>

namespace gantry {
namespace {

constexpr qsizetype largest = 1'000'000'000;
constexpr const char* mapping = "xer 2"; // another number makes the same file be read anew
constexpr std::string_view expectedTables[] = {"CALENDAR", "SCHEDOPTIONS", "PROJWBS", "TASK", "TASKPRED", "RSRC", "TASKRSRC"};

void addNotes(const p6::Tables& tables, ImportReport& report)
{
    for (const std::string_view table : expectedTables)
        if (!tables.rowsOf(table)) report.notes[QStringLiteral("table-missing")].add(textFrom(table));
    if (!tables.ended) report.notes[QStringLiteral("truncated-file")].add({});
    if (tables.strayLines)
        report.records[QStringLiteral("?")].skip("unreadable", QStringLiteral("line %1").arg(tables.firstStray), tables.strayLines);
}

} // namespace

Result<ParsedSource> readXer(QByteArray bytes, const QString& fileName, const ReadOptions& options, const Progress& progress)
{
    if (bytes.size() > largest) return Error{Errc::Format, "import.too-large", {fileName, QString::number(bytes.size() >> 20)}};
    ParsedSource out;
    out.format = SourceFormat::Xer;
    out.fileName = fileName;
    auto hash = std::async(std::launch::async, p6::contentHash, mapping, bytes); // meanwhile: it takes as long as all that splits the text
    auto text = textBytes(std::move(bytes), options.encoding);
    if (!text) return text.error();
    auto tables = p6::tablesIn({text->bytes.constData(), std::size_t(text->bytes.size())});
    if (!tables) return Error{tables.error().code, tables.error().reason, {fileName}};
    const auto& header = tables->header;
    if (header.size() > 8) tables->currency = header[8];
    out.report.format = QStringLiteral("Primavera P6 XER");
    if (header.size() > 1) out.report.format += u' ' + textFrom(header[1]);
    addNotes(*tables, out.report);
    auto source = p6::readTables(std::move(*tables), *text, std::move(out), progress);
    if (source) source->contentHash = hash.get();
    return source;
}

} // namespace gantry
