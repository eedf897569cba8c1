#include "core/exchange/mspdi/reader.h"

#include "core/exchange/mspdi/custom_fields.h"
#include "core/exchange/mspdi/prepare.h"
#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"
#include "core/exchange/mspdi/rtf.h"

#include <QCryptographicHash>
#include <future>

namespace gantry {
namespace {

constexpr qsizetype largest = qsizetype(1) << 30; // a gigabyte: parsed, it takes six times that
constexpr const char* mapping = "mspdi 2"; // another number makes the same file be read anew

Error refused(const char* reason, const QString& fileName, const QStringList& more = {})
{
    return {Errc::Format, reason, QStringList(fileName) + more};
}

/// Blake2b reads a large file six times as fast as SHA-256 in Qt's implementations.
QString hashOf(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(QByteArrayView(mapping));
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

/// Empties itself as it is parsed: no copy of the text, and no text nodes where an element holds text alone.
constexpr unsigned parseFlags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_embed_pcdata;

Result<void> parse(QByteArray& bytes, pugi::xml_document& document, const QString& fileName)
{
    const pugi::xml_parse_result parsed =
        document.load_buffer_inplace(bytes.data(), std::size_t(bytes.size()), parseFlags, pugi::encoding_utf8);
    if (parsed) return {};
    const qint64 line = 1 + std::count(bytes.cbegin(), bytes.cbegin() + std::min<qsizetype>(parsed.offset, bytes.size()), '\n');
    return refused("import.damaged", fileName, {QString::number(line), QString::fromUtf8(parsed.description())});
}

} // namespace

namespace mspdi {

void addNote(Reading& reading, QStringView entity, qint64 record, const QString& recordSourceId, const QString& text)
{
    if (text.trimmed().isEmpty()) return;
    Note note{.id = reading.next<NoteId>(), .project = reading.project.node.id, .entity = entity.toString(), .record = {record}};
    note.text = plainText(text);
    if (note.text != text) note.original = text;
    if (!recordSourceId.isEmpty()) note.sourceId = note.entity + u' ' + recordSourceId;
    reading.project.notes.push_back(std::move(note));
    reading.tally(QStringLiteral("Notes")).take();
}

} // namespace mspdi

Result<ParsedSource> readMspdi(QByteArray bytes, const QString& fileName, const ReadOptions&, const Progress& progress)
{
    using namespace mspdi;
    ParsedSource out;
    out.format = SourceFormat::Mspdi;
    out.fileName = fileName;
    if (bytes.size() > largest) return refused("import.too-large", fileName, {QString::number(bytes.size() >> 20)});
    // Another thread reads all of it meanwhile, where it lies: a copy of its own would take as long as it saves.
    auto hash = std::async(std::launch::async, [view = QByteArrayView(bytes.data(), bytes.size())] { return hashOf(view); });
    const auto hashed = [&hash] { hash.wait(); };
    out.report.file = fileName;
    out.report.format = QStringLiteral("Microsoft Project XML");
    out.report.encoding = toUtf8(bytes, out.report, hashed);
    progress.report(fileName, 5);
    if (auto ready = prepare(bytes, fileName, out.report, progress, hashed); !ready) return ready.error();
    out.contentHash = hash.get();
    progress.report(fileName, 10);
    pugi::xml_document document;
    if (auto parsed = parse(bytes, document, fileName); !parsed) return parsed.error();
    const pugi::xml_node root = document.document_element();
    if (localName(root) != "Project") return refused("import.not-a-schedule", fileName);
    const pugi::xml_node tasks = childOf(root, "Tasks"), resources = childOf(root, "Resources"), calendars = childOf(root, "Calendars");
    if (!tasks && !resources && !calendars && !childOf(root, "StartDate")) return refused("import.no-project", fileName);

    ParsedProject& project = out.projects.emplace_back();
    Reading reading(project, out.report);
    project.node.id = reading.next<NodeId>();
    readCalendars(reading, calendars);
    readProject(reading, root, fileName);
    out.report.projectNames << project.node.name;
    progress.report(project.node.name, 30);
    CustomFields fields(reading);
    fields.readDefinitions(root);
    readTasks(reading, fields, tasks, progress);
    readResources(reading, fields, resources);
    nameCalendars(reading);
    progress.report(project.node.name, 85);
    readAssignments(reading, fields, childOf(root, "Assignments"), progress);
    readSplits(reading);
    if (progress.stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {fileName}};
    fields.finish();
    out.lastId = reading.lastId;
    for (const QString& word : out.report.records.keys())
        if (!out.report.records[word].seen) out.report.records.remove(word);
    progress.report(project.node.name, 100);
    return out;
}

} // namespace gantry
