#include "core/reading/file_text.h"

#include "core/exchange/encoding.h"
#include "core/exchange/html.h"
#include "core/reading/office_text.h"
#include "core/reading/pdf_text.h"

#include <QFileInfo>

namespace gantry {
namespace {

constexpr const char* reasons[] = {"reading.unknown-kind", "reading.not-text", "reading.damaged", "reading.encrypted", "reading.old-format",
    "reading.not-its-kind", "reading.bomb", "reading.too-large", "reading.too-deep", "reading.doctype", "reading.no-pdf-program",
    "reading.takes-too-long", "reading.no-text", "reading.no-content"};

/// Signs that no text holds show that somebody only calls it one.
Result<QString> plainText(const QByteArray& bytes)
{
    auto read = textBytes(bytes.left(4 * mostTextOfFile));
    if (!read) return read.error();
    if (read->bytes.contains('\0')) return Error{Errc::Format, "reading.not-text", {}};
    qint64 undecodable = 0;
    return decodedText({read->bytes.constData(), std::size_t(read->bytes.size())}, read->upper, undecodable).left(mostTextOfFile);
}

Result<QString> htmlText(const QByteArray& bytes)
{
    auto source = plainText(bytes);
    if (!source) return source;
    return markdownFrom(QStringLiteral("<p>") + *source).markdown.left(mostTextOfFile); // a page, also where it begins with words
}

Result<QString> readAs(const QByteArray& bytes, const QString& suffix, const std::stop_token& stop)
{
    using reading::OfficeKind;
    static const QStringList plain = QStringLiteral("txt md markdown csv tsv text log json xml yaml yml ini").split(u' ');
    static const QStringList pages = QStringLiteral("html htm xhtml").split(u' ');
    static const QStringList open = QStringLiteral("odt ott ods odp").split(u' ');
    if (plain.contains(suffix)) return plainText(bytes);
    if (pages.contains(suffix)) return htmlText(bytes);
    const auto office = [&](OfficeKind kind) { return reading::officeText(bytes, kind, mostTextOfFile, stop); };
    if (suffix == u"docx" || suffix == u"docm" || suffix == u"dotx") return office(OfficeKind::Word);
    if (suffix == u"xlsx" || suffix == u"xlsm") return office(OfficeKind::Workbook);
    if (suffix == u"pptx" || suffix == u"pptm") return office(OfficeKind::Slides);
    if (open.contains(suffix)) return office(OfficeKind::OpenDocument);
    if (suffix == u"pdf") return reading::pdfText(bytes, mostTextOfFile, stop);
    if (suffix == u"doc" || suffix == u"xls" || suffix == u"ppt") return Error{Errc::Format, "reading.old-format", {}};
    return Error{Errc::Invalid, "reading.unknown-kind", {}};
}

} // namespace

Result<QString> fileText(const QByteArray& bytes, const QString& name, const std::stop_token& stop)
{
    auto text = readAs(bytes, QFileInfo(name).suffix().toLower(), stop);
    if (!text) return Error{text.error().code, text.error().reason, {name}};
    return text;
}

const char* readingReason(const QString& reason)
{
    for (const char* each : reasons)
        if (reason == QLatin1StringView(each)) return each;
    return "reading.damaged";
}

} // namespace gantry
