#include "core/archive/package.h"

#include <QRegularExpression>
#include <zip.h>

namespace gantry {
namespace {

constexpr qint64 bombFrom = qint64(4) << 20; // smaller parts may be packed as tightly as they like
constexpr qsizetype pieceSize = 64 * 1024;
constexpr int mostPiecesAToken = 64; // 4 MB; the longest text of a cell is 32,767 characters
constexpr zip_int64_t mostParts = 20'000;

Error errorOf(const PackageRules& rules, PackageFault fault, const QStringList& args = {})
{
    return {fault == PackageFault::Stopped ? Errc::Cancelled : Errc::Format, rules.reasons[std::size_t(fault)], args};
}

bool isBomb(const PackageRules& rules, qint64 packed, qint64 unpacked)
{
    return rules.tightest > 0 && unpacked > bombFrom && unpacked / rules.tightest > std::max<qint64>(1, packed);
}

/// Both are in a container of their own (MS-CFB); an encrypted document is a stream of this name in it.
PackageFault notAnArchive(const QByteArray& bytes)
{
    static const QString stream = QStringLiteral("EncryptedPackage");
    const QByteArray name(reinterpret_cast<const char*>(stream.utf16()), stream.size() * 2);
    return bytes.contains(name) ? PackageFault::Encrypted : PackageFault::OldFormat;
}

} // namespace

Result<std::unique_ptr<Package>> Package::open(const QByteArray& bytes, const PackageRules& rules, std::stop_token stop)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) return errorOf(rules, notAnArchive(bytes));
    if (bytes.size() > rules.mostBytes) return errorOf(rules, PackageFault::TooLarge);
    std::unique_ptr<Package> out(new Package(rules));
    out->m_bytes = bytes; // shared; the archive reads from it as long as it is open
    out->m_stop = std::move(stop);
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t* source = zip_source_buffer_create(out->m_bytes.constData(), zip_uint64_t(bytes.size()), 0, &fault);
    out->m_zip = source ? zip_open_from_source(source, ZIP_RDONLY, &fault) : nullptr;
    if (source && !out->m_zip) zip_source_free(source);
    zip_error_fini(&fault);
    if (!out->m_zip || zip_get_num_entries(out->m_zip, 0) > mostParts) return errorOf(rules, PackageFault::Damaged);
    return out;
}

Package::~Package()
{
    if (m_zip) zip_discard(m_zip);
}

bool Package::holds(const QString& part) const { return zip_name_locate(m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE) >= 0; }

QStringList Package::parts(const QString& pattern) const
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

PartReader::PartReader(Package& package, const QString& part, std::function<bool(int percent)> tick)
    : m_package(package)
    , m_part(part)
    , m_tick(std::move(tick))
{
    const zip_int64_t at = zip_name_locate(package.m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE);
    zip_stat_t stat;
    if (at < 0 || zip_stat_index(package.m_zip, zip_uint64_t(at), 0, &stat) != 0) {
        fail(PackageFault::PartMissing);
    } else if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
        fail(PackageFault::Encrypted);
    } else {
        // It can hold no more than the archive does, whatever is said of it.
        m_packed = std::min<qint64>(package.m_bytes.size(), qint64(std::min<zip_uint64_t>(stat.comp_size, zip_uint64_t(1) << 40)));
        m_size = qint64(std::min<zip_uint64_t>(stat.size, zip_uint64_t(1) << 60));
        if (isBomb(package.m_rules, m_packed, m_size)) {
            fail(PackageFault::Bomb);
            return;
        }
        m_file = zip_fopen_index(package.m_zip, zip_uint64_t(at), 0);
        if (!m_file) fail(PackageFault::Damaged);
    }
}

PartReader::~PartReader()
{
    if (m_file) zip_fclose(m_file);
}

bool PartReader::fail(PackageFault fault)
{
    if (!m_error) m_error = errorOf(m_package.m_rules, fault, {m_part});
    return false;
}

/// Empty at the end, and where something is wrong. What the archive says of sizes is not believed: what comes out is counted.
QByteArray PartReader::piece()
{
    QByteArray out(pieceSize, Qt::Uninitialized);
    const zip_int64_t n = zip_fread(m_file, out.data(), zip_uint64_t(out.size()));
    out.truncate(std::max<zip_int64_t>(0, n));
    if (n < 0) fail(PackageFault::Damaged);
    m_unpacked += out.size();
    m_package.m_unpacked += out.size();
    if (isBomb(m_package.m_rules, m_packed, m_unpacked)) fail(PackageFault::Bomb);
    if (m_package.m_unpacked > m_package.m_rules.mostUnpacked) fail(PackageFault::TooLarge);
    const int percent = int(std::min<qint64>(100, 100 * (m_unpacked / 1024) / std::max<qint64>(1, m_size / 1024)));
    if (m_package.m_stop.stop_requested() || (m_tick && !m_tick(percent))) fail(PackageFault::Stopped);
    return m_error ? QByteArray() : out;
}

void PartReader::skipRest()
{
    while (!m_error && !piece().isEmpty()) { }
}

bool PartReader::next()
{
    for (int pieces = 0; !m_error; ++pieces) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::Invalid) {
            if (m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError) return fail(PackageFault::Damaged);
            if (pieces == mostPiecesAToken) return fail(PackageFault::TooLarge);
            const QByteArray more = piece();
            if (m_error) return false;
            if (more.isEmpty()) return fail(PackageFault::Damaged); // the XML is not at its end
            m_xml.addData(more);
            continue;
        }
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference) return fail(PackageFault::Doctype);
        if (token == QXmlStreamReader::StartElement && ++m_depth > m_package.m_rules.deepest) return fail(PackageFault::TooDeep);
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

} // namespace gantry
