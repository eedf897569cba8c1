#include "core/exchange/mspdi/xml.h"

namespace gantry::mspdi {
namespace {

struct Bytes : pugi::xml_writer {
    explicit Bytes(QByteArray& bytes)
        : bytes(bytes)
    {
    }
    void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), qsizetype(size)); }
    QByteArray& bytes;
};

bool isClean(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0xD800; });
}

} // namespace

QByteArray xmlText(QStringView text)
{
    if (isClean(text)) return text.toUtf8();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n') out += u'\n';
        } else if (c.unicode() >= 0xFFFE || c.isSurrogate()) {
            out += QChar(QChar::ReplacementCharacter);
        } else if (c == u'\t' || c == u'\n' || c.unicode() >= 0x20) {
            out += c;
        }
    }
    return out.toUtf8();
}

QByteArray lineXml(QStringView text)
{
    if (isClean(text)) return text.toUtf8();
    QByteArray out = xmlText(text);
    std::ranges::replace_if(
        out, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return out;
}

QByteArray durationXml(WorkTime time)
{
    const qint64 s = time.seconds;
    return "PT" + QByteArray::number(s / 3600) + 'H' + QByteArray::number(s / 60 % 60) + 'M' + QByteArray::number(s % 60) + 'S';
}

XmlFile::XmlFile()
    : m_bytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
{
}

void XmlFile::open(const char* name)
{
    m_bytes += '<';
    m_bytes += name;
    m_bytes += ">\n";
}

void XmlFile::close(const char* name)
{
    const QByteArrayView whole(name);
    m_bytes += "</";
    m_bytes += whole.first(whole.contains(' ') ? whole.indexOf(' ') : whole.size());
    m_bytes += ">\n";
}

void XmlFile::print()
{
    Bytes to(m_bytes);
    for (const pugi::xml_node& element : m_document) {
        element.print(to, "", pugi::format_raw, pugi::encoding_utf8);
        m_bytes += '\n';
    }
}

} // namespace gantry::mspdi
