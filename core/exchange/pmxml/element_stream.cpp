#include "core/exchange/pmxml/element_stream.h"

#include "core/exchange/encoding.h"
#include "core/exchange/p6/cells.h"

namespace gantry::pmxml {
namespace {

constexpr int maxDepth = 64; // the deepest element of the format is the seventh
constexpr qint64 mostElements = 40'000'000;
constexpr qsizetype portion = 1 << 20;

} // namespace

QByteArray FlatElement::cell(const char* name) const
{
    for (const auto& [called, text] : values)
        if (called == name) return p6::lineCell(text);
    return {};
}

ElementStream::ElementStream(const QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress)
    : m_bytes(bytes)
    , m_decoder(xmlDecoder(bytes))
    , m_fileName(fileName)
    , m_report(report)
    , m_progress(progress)
{
    m_xml.setNamespaceProcessing(false);
    report.encoding = QString::fromLatin1(m_decoder.name());
}

bool ElementStream::next()
{
    while (!m_refused) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > maxDepth) refuse("import.too-deep");
            if (++m_elements > mostElements) refuse("import.too-many");
            if (m_elements % 4096 == 0) lookUp();
            return !m_refused;
        case QXmlStreamReader::EndElement: --m_depth; return true;
        case QXmlStreamReader::Characters:
            if (m_gathers) m_text += m_xml.text();
            break;
        case QXmlStreamReader::EntityReference: return damaged();
        case QXmlStreamReader::DTD: refuse("import.doctype"); break;
        case QXmlStreamReader::EndDocument: return false;
        case QXmlStreamReader::Invalid:
            if (m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError || !feed()) return damaged();
            break;
        default: break;
        }
    }
    return false;
}

QByteArray ElementStream::localName() const
{
    const auto name = m_xml.qualifiedName();
    return name.sliced(name.indexOf(u':') + 1).toUtf8();
}

QString ElementStream::text()
{
    m_text.clear();
    m_gathers = true;
    skip();
    m_gathers = false;
    return std::exchange(m_text, {});
}

void ElementStream::skip()
{
    for (int inner = 0; next();)
        if (isStart())
            ++inner;
        else if (inner-- == 0)
            return;
}

quint32 ElementStream::line() const { return quint32(std::min<qint64>(m_xml.lineNumber(), std::numeric_limits<quint32>::max())); }

bool ElementStream::feed()
{
    if (m_at >= m_bytes.size()) return false;
    const QByteArrayView piece = QByteArrayView(m_bytes).sliced(m_at, std::min(portion, m_bytes.size() - m_at));
    m_at += piece.size();
    m_xml.addData(QString(m_decoder(piece)));
    return true;
}

void ElementStream::lookUp()
{
    if (m_progress.stop.stop_requested()) m_refused = Error{Errc::Cancelled, "import.cancelled", {}};
    m_progress.report(m_fileName, int(50 * m_at / std::max<qsizetype>(1, m_bytes.size())));
}

void ElementStream::refuse(const char* reason)
{
    if (!m_refused) m_refused = Error{Errc::Format, reason, {m_fileName}};
}

bool ElementStream::damaged()
{
    const QString what = m_xml.hasError() ? m_xml.errorString() : QStringLiteral("&%1;").arg(m_xml.name());
    if (!m_refused) m_refused = Error{Errc::Format, "import.damaged", {m_fileName, QString::number(m_xml.lineNumber()), what}};
    return false;
}

FlatElement ElementStream::flat()
{
    FlatElement out{.line = line()};
    while (next() && isStart()) {
        const QByteArray name = localName();
        out.values.emplace_back(name, text());
    }
    return out;
}

std::optional<Error> ElementStream::finish()
{
    while (next()) { }
    if (m_decoder.hasError()) note("decoding", m_report.encoding);
    return m_refused;
}

} // namespace gantry::pmxml
