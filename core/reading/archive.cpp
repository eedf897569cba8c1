#include "core/reading/archive.h"

#include <QRegularExpression>
#include <zip.h>

namespace gantry::reading {
namespace {

constexpr qint64 mostUnpacked = qint64(256) << 20; // of one document
constexpr qint64 bombFrom = qint64(4) << 20; // smaller parts may be packed as tightly as they like
constexpr qint64 tightest = 150; // bytes out of one: XML that people write comes to ten or twenty
constexpr qsizetype pieceSize = 64 * 1024;
constexpr int mostPiecesAToken = 64; // 4 MB
constexpr int deepest = 256;
constexpr zip_int64_t mostParts = 20'000;

Error wrong(const char* reason) { return {Errc::Format, reason, {}}; }

bool isBomb(qint64 packed, qint64 unpacked) { return unpacked > bombFrom && unpacked / tightest > std::max<qint64>(1, packed); }

} // namespace

Result<std::unique_ptr<Archive>> Archive::open(const QByteArray& bytes, std::stop_token stop)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) { // the container of old programs, which holds encrypted documents too
        static const QString stream = QStringLiteral("EncryptedPackage");
        const QByteArray name(reinterpret_cast<const char*>(stream.utf16()), stream.size() * 2);
        return wrong(bytes.contains(name) ? "reading.encrypted" : "reading.old-format");
    }
    if (bytes.isEmpty()) return wrong("reading.damaged"); // libzip takes nothing for an empty archive
    std::unique_ptr<Archive> out(new Archive);
    out->m_bytes = bytes; // shared; the archive reads from it as long as it is open
    out->m_stop = std::move(stop);
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t* source = zip_source_buffer_create(out->m_bytes.constData(), zip_uint64_t(bytes.size()), 0, &fault);
    out->m_zip = source ? zip_open_from_source(source, ZIP_RDONLY, &fault) : nullptr;
    if (source && !out->m_zip) zip_source_free(source);
    zip_error_fini(&fault);
    if (!out->m_zip || zip_get_num_entries(out->m_zip, 0) > mostParts) return wrong("reading.damaged");
    return out;
}

Archive::~Archive()
{
    if (m_zip) zip_discard(m_zip);
}

bool Archive::holds(const QString& part) const { return zip_name_locate(m_zip, part.toUtf8().constData(), 0) >= 0; }

QStringList Archive::parts(const QString& pattern) const
{
    const QRegularExpression wanted(QRegularExpression::anchoredPattern(pattern));
    QStringList out;
    for (zip_int64_t i = 0; i < zip_get_num_entries(m_zip, 0); ++i)
        if (const char* name = zip_get_name(m_zip, zip_uint64_t(i), 0))
            if (const QString part = QString::fromUtf8(name); wanted.match(part).hasMatch()) out << part;
    std::ranges::sort(out, [&](const QString& a, const QString& b) {
        static const QRegularExpression figures(QStringLiteral("\\d+"));
        const auto number = [](const QString& name) { return figures.match(name).captured().toLongLong(); };
        return std::pair(number(a), a) < std::pair(number(b), b);
    });
    out.removeDuplicates();
    return out;
}

Part::Part(Archive& archive, const QString& name)
    : m_archive(archive)
{
    const zip_int64_t at = zip_name_locate(archive.m_zip, name.toUtf8().constData(), 0);
    zip_stat_t stat;
    if (at < 0 || zip_stat_index(archive.m_zip, zip_uint64_t(at), 0, &stat) != 0) {
        fail("reading.damaged");
    } else if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
        fail("reading.encrypted");
    } else {
        // It can hold no more than the archive does, whatever is said of it.
        m_packed = std::min<qint64>(archive.m_bytes.size(), qint64(std::min<zip_uint64_t>(stat.comp_size, zip_uint64_t(1) << 40)));
        if (isBomb(m_packed, qint64(std::min<zip_uint64_t>(stat.size, zip_uint64_t(1) << 60)))) {
            fail("reading.bomb");
            return;
        }
        m_file = zip_fopen_index(archive.m_zip, zip_uint64_t(at), 0);
        if (!m_file) fail("reading.damaged");
    }
}

Part::~Part()
{
    if (m_file) zip_fclose(m_file);
}

bool Part::fail(const char* reason)
{
    if (!m_error) m_error = wrong(reason);
    return false;
}

/// Empty at the end, and where something is wrong.
QByteArray Part::piece()
{
    QByteArray out(pieceSize, Qt::Uninitialized);
    const zip_int64_t n = zip_fread(m_file, out.data(), zip_uint64_t(out.size()));
    out.truncate(std::max<zip_int64_t>(0, n));
    if (n < 0) fail("reading.damaged");
    m_unpacked += out.size();
    m_archive.m_unpacked += out.size();
    if (isBomb(m_packed, m_unpacked)) fail("reading.bomb");
    if (m_archive.m_unpacked > mostUnpacked) fail("reading.too-large");
    if (m_archive.m_stop.stop_requested()) m_error = Error{Errc::Cancelled, "work.cancelled", {}};
    return m_error ? QByteArray() : out;
}

void Part::skipRest()
{
    while (!m_error && !piece().isEmpty()) { }
}

bool Part::next()
{
    for (int pieces = 0; !m_error; ++pieces) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::Invalid) {
            if (m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError) return fail("reading.damaged");
            if (pieces == mostPiecesAToken) return fail("reading.too-large");
            const QByteArray more = piece();
            if (m_error) return false;
            if (more.isEmpty()) return fail("reading.damaged"); // the XML is not at its end
            m_xml.addData(more);
            continue;
        }
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference) return fail("reading.doctype");
        if (token == QXmlStreamReader::StartElement && ++m_depth > deepest) return fail("reading.too-deep");
        if (token == QXmlStreamReader::EndElement) --m_depth;
        return token != QXmlStreamReader::EndDocument;
    }
    return false;
}

QStringView Part::attribute(QStringView name) const
{
    for (const QXmlStreamAttribute& a : m_xml.attributes())
        if (a.name() == name) return a.value();
    return {};
}

} // namespace gantry::reading
