#include "core/exchange/xlsx/part.h"

#include "core/exchange/table/table.h"

#include <zip.h>

namespace gantry::xlsx {
namespace {

constexpr qint64 mostUnpacked = mostTableBytes;
constexpr qsizetype pieceSize = 64 * 1024;
constexpr int mostPiecesAToken = 64; // 4 MB; the longest text of a cell is 32,767 characters
constexpr int deepest = 100;

Error wrong(const char* reason) { return {Errc::Format, reason, {}}; }

/// Both are in a container of their own (MS-CFB); an encrypted workbook is a stream of this name in it.
Error notAnArchive(const QByteArray& bytes)
{
    static const QString stream = QStringLiteral("EncryptedPackage");
    const QByteArray name(reinterpret_cast<const char*>(stream.utf16()), stream.size() * 2);
    return wrong(bytes.contains(name) ? "xlsx.encrypted" : "xlsx.old-format");
}

} // namespace

Result<std::unique_ptr<Package>> Package::open(const QByteArray& bytes)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) return notAnArchive(bytes);
    if (bytes.size() > mostTableBytes) return wrong("xlsx.too-large");
    std::unique_ptr<Package> out(new Package);
    out->m_bytes = bytes; // shared; the archive reads from it as long as it is open
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t* source = zip_source_buffer_create(out->m_bytes.constData(), zip_uint64_t(bytes.size()), 0, &fault);
    out->m_zip = source ? zip_open_from_source(source, ZIP_RDONLY, &fault) : nullptr;
    if (source && !out->m_zip) zip_source_free(source);
    zip_error_fini(&fault);
    if (!out->m_zip) return wrong("xlsx.damaged");
    return out;
}

Package::~Package()
{
    if (m_zip) zip_discard(m_zip);
}

bool Package::holds(const QString& part) const { return zip_name_locate(m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE) >= 0; }

PartReader::PartReader(Package& package, const QString& part, std::function<bool(int percent)> tick)
    : m_package(package)
    , m_part(part)
    , m_tick(std::move(tick))
{
    const zip_int64_t at = zip_name_locate(package.m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE);
    zip_stat_t stat;
    if (at < 0 || zip_stat_index(package.m_zip, zip_uint64_t(at), 0, &stat) != 0) {
        fail("xlsx.part-missing");
    } else if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
        fail("xlsx.encrypted");
    } else {
        m_size = qint64(std::min<zip_uint64_t>(stat.size, zip_uint64_t(mostUnpacked) + 1));
        m_file = zip_fopen_index(package.m_zip, zip_uint64_t(at), 0);
        if (!m_file) fail("xlsx.damaged");
    }
}

PartReader::~PartReader()
{
    if (m_file) zip_fclose(m_file);
}

bool PartReader::fail(const char* reason)
{
    if (!m_error) m_error = Error{Errc::Format, reason, {m_part}};
    return false;
}

/// What the archive says of sizes is not believed: what comes out is counted.
bool PartReader::feed()
{
    QByteArray piece(pieceSize, Qt::Uninitialized);
    const zip_int64_t n = zip_fread(m_file, piece.data(), zip_uint64_t(piece.size()));
    if (n <= 0) return fail("xlsx.damaged"); // asked for more, so the XML is not at its end
    m_read += n;
    m_package.m_unpacked += n;
    if (m_package.m_unpacked > mostUnpacked) return fail("xlsx.too-large");
    if (m_tick && !m_tick(int(std::min<qint64>(100, 100 * m_read / std::max<qint64>(1, m_size))))) {
        m_error = Error{Errc::Cancelled, "import.cancelled", {}};
        return false;
    }
    piece.truncate(n);
    m_xml.addData(piece);
    return true;
}

bool PartReader::next()
{
    for (int pieces = 0; !m_error; ++pieces) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::Invalid) {
            if (m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError) return fail("xlsx.damaged");
            if (pieces == mostPiecesAToken) return fail("xlsx.too-large");
            if (!feed()) return false;
            continue;
        }
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference) return fail("xlsx.doctype");
        if (token == QXmlStreamReader::StartElement && ++m_depth > deepest) return fail("xlsx.too-deep");
        if (token == QXmlStreamReader::EndElement) --m_depth;
        return token != QXmlStreamReader::EndDocument;
    }
    return false;
}

QStringView PartReader::attribute(QStringView name) const
{
    for (const QXmlStreamAttribute& a : m_xml.attributes())
        if (a.name() == name) return a.value();
    return {};
}

} // namespace gantry::xlsx
