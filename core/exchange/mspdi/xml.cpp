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

} // namespace

QByteArray lineXml(QStringView text)
{
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
