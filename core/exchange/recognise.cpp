#include "core/exchange/import.h"

#include <QStringDecoder>

namespace gantry {
namespace {

constexpr qsizetype headLength = 64 * 1024; // a comment may stand before the root

/// The beginning as 8-bit text, whatever Unicode encoding it is in; its end may be cut within a character.
QByteArray headOf(QByteArrayView bytes)
{
    const QByteArrayView head = bytes.first(std::min(bytes.size(), headLength));
    const auto encoding = QStringConverter::encodingForData(head, u'<');
    const bool wide = encoding && *encoding != QStringConverter::Utf8;
    if (wide) return QString(QStringDecoder(*encoding)(head)).toUtf8();
    if (head.size() >= 4 && head[0] == 'E' && head[1] == 0) return QString(QStringDecoder(QStringConverter::Utf16LE)(head)).toUtf8();
    if (head.size() >= 4 && head[0] == 0 && head[1] == 'E') return QString(QStringDecoder(QStringConverter::Utf16BE)(head)).toUtf8();
    return head.startsWith("\xEF\xBB\xBF") ? head.sliced(3).toByteArray() : head.toByteArray();
}

/// The root element's start tag without its angle brackets; empty where there is none.
QByteArrayView rootTag(QByteArrayView head)
{
    const auto after = [&](qsizetype from, const char* mark) {
        const qsizetype at = head.indexOf(mark, from);
        return at < 0 ? head.size() : at + qsizetype(qstrlen(mark));
    };
    qsizetype at = 0;
    while (at < head.size()) {
        if (head[at] == ' ' || head[at] == '\t' || head[at] == '\r' || head[at] == '\n') {
            ++at;
            continue;
        }
        const QByteArrayView rest = head.sliced(at);
        if (!rest.startsWith('<')) return {};
        if (rest.startsWith("<?"))
            at = after(at, "?>");
        else if (rest.startsWith("<!--"))
            at = after(at, "-->");
        else if (rest.startsWith("<!")) // a document type; who reads the file refuses it
            at = after(at, rest.contains('[') && rest.indexOf('[') < rest.indexOf('>') ? "]>" : ">");
        else
            return rest.sliced(
                1, std::max<qsizetype>(0, std::min(rest.indexOf('>') < 0 ? rest.size() : rest.indexOf('>'), rest.size()) - 1));
    }
    return {};
}

} // namespace

SourceKind recognise(QByteArrayView bytes)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return SourceKind::Mpp;
    const QByteArray head = headOf(bytes);
    if (head.startsWith("ERMHDR")) return SourceKind::Xer;
    const QByteArrayView tag = rootTag(head);
    qsizetype nameEnd = 0;
    while (nameEnd < tag.size() && !strchr(" \t\r\n/", tag[nameEnd])) ++nameEnd;
    const QByteArrayView name = tag.first(nameEnd);
    const QByteArrayView local = name.sliced(name.indexOf(':') + 1);
    if (local == "APIBusinessObjects") return SourceKind::Pmxml;
    // Build files of other programs have a root of that name too, in a namespace of their own.
    if (local == "Project" && !tag.contains("developer/msbuild")) return SourceKind::Mspdi;
    return SourceKind::Other;
}

} // namespace gantry
