#include "core/reading/office_text.h"

#include "core/archive/package.h"

namespace gantry::reading {

void BoundedText::add(QStringView text)
{
    if (!isFull()) m_text += text.left(m_most - m_text.size());
}

void BoundedText::endLine()
{
    if (!m_text.isEmpty() && !m_text.endsWith(u'\n')) add(u'\n');
}

namespace {

// XML that people write unpacks to ten or twenty bytes out of one.
constexpr PackageRules rules{.mostBytes = qint64(256) << 20,
    .mostUnpacked = qint64(256) << 20,
    .tightest = 150,
    .deepest = 256,
    .reasons = {"reading.old-format", "reading.encrypted", "reading.damaged", "reading.too-large", "reading.bomb", "reading.damaged",
        "reading.doctype", "reading.too-deep", "work.cancelled"}};
constexpr qsizetype mostShared = qsizetype(16) << 20; // characters of the texts that cells of a workbook share

using Read = Result<void>;

/// To its end or its error; the rest of a part that is too long is unpacked all the same, within the same bounds.
template <class See> Read through(Package& archive, const QString& name, const BoundedText& text, See see)
{
    PartReader part(archive, name);
    while (!text.isFull() && part.next()) see(part);
    if (text.isFull()) part.skipRest();
    if (part.error()) return *part.error();
    return {};
}

Read readWord(Package& archive, BoundedText& text)
{
    if (!archive.holds(QStringLiteral("word/document.xml"))) return Error{Errc::Format, "reading.not-its-kind", {}};
    QStringList parts{QStringLiteral("word/document.xml")};
    parts += archive.parts(QStringLiteral("word/(footnotes|endnotes|comments|header\\d*|footer\\d*)\\.xml"));
    for (const QString& name : parts) {
        bool inText = false;
        auto done = through(archive, name, text, [&](const PartReader& part) {
            if (part.starts(u"t"))
                inText = true;
            else if (part.ends(u"t"))
                inText = false;
            else if (part.isText() && inText)
                text.add(part.text());
            else if (part.ends(u"p") || part.starts(u"br") || part.starts(u"cr"))
                text.endLine();
            else if (part.starts(u"tab"))
                text.add(u'\t');
        });
        if (!done) return done;
    }
    return {};
}

Read readSlides(Package& archive, BoundedText& text)
{
    if (!archive.holds(QStringLiteral("ppt/presentation.xml"))) return Error{Errc::Format, "reading.not-its-kind", {}};
    for (const QString& name : archive.parts(QStringLiteral("ppt/slides/slide\\d+\\.xml"))
            + archive.parts(QStringLiteral("ppt/notesSlides/notesSlide\\d+\\.xml"))) {
        bool inText = false;
        auto done = through(archive, name, text, [&](const PartReader& part) {
            if (part.starts(u"t"))
                inText = true;
            else if (part.ends(u"t"))
                inText = false;
            else if (part.isText() && inText)
                text.add(part.text());
            else if (part.ends(u"p") || part.starts(u"br"))
                text.endLine();
        });
        if (!done) return done;
    }
    return {};
}

Result<QStringList> sharedTexts(Package& archive)
{
    QStringList out;
    const QString name = QStringLiteral("xl/sharedStrings.xml");
    if (!archive.holds(name)) return out;
    PartReader part(archive, name);
    QString text;
    qsizetype all = 0;
    bool inText = false, spoken = false; // a reading aid for Japanese repeats the text
    while (part.next()) {
        if (part.starts(u"si"))
            text.clear();
        else if (part.starts(u"rPh"))
            spoken = true;
        else if (part.ends(u"rPh"))
            spoken = false;
        else if (part.starts(u"t"))
            inText = !spoken;
        else if (part.ends(u"t"))
            inText = false;
        else if (part.isText() && inText)
            text += part.text();
        else if (part.ends(u"si")) {
            if ((all += text.size() + 16) > mostShared) return Error{Errc::Format, "reading.too-large", {}};
            out << text;
        }
    }
    if (part.error()) return *part.error();
    return out;
}

Read readWorkbook(Package& archive, BoundedText& text)
{
    if (!archive.holds(QStringLiteral("xl/workbook.xml"))) return Error{Errc::Format, "reading.not-its-kind", {}};
    const auto shared = sharedTexts(archive);
    if (!shared) return shared.error();
    for (const QString& name : archive.parts(QStringLiteral("xl/worksheets/sheet\\d+\\.xml"))) {
        QString value;
        bool inValue = false, isShared = false, first = true;
        auto done = through(archive, name, text, [&](const PartReader& part) {
            if (part.starts(u"row")) {
                first = true;
            } else if (part.starts(u"c")) {
                isShared = part.attribute(u"t") == u"s";
                value.clear();
            } else if (part.starts(u"v") || part.starts(u"t")) {
                inValue = true;
            } else if (part.ends(u"v") || part.ends(u"t")) {
                inValue = false;
            } else if (part.isText() && inValue) {
                value += part.text();
            } else if (part.ends(u"c")) {
                if (isShared) value = shared->value(value.toInt()); // one that is not there is empty
                if (value.isEmpty()) return;
                if (!first) text.add(u'\t');
                text.add(value);
                first = false;
            } else if (part.ends(u"row")) {
                text.endLine();
            }
        });
        if (!done) return done;
    }
    return {};
}

/// Says in its list of parts whether they are encrypted; they look like any other bytes.
Result<bool> isEncrypted(Package& archive)
{
    const QString list = QStringLiteral("META-INF/manifest.xml");
    if (!archive.holds(list)) return false;
    PartReader part(archive, list);
    while (part.next())
        if (part.starts(u"encryption-data")) return true;
    // Some programs declare a document type here, and a list that cannot be read says nothing.
    return false;
}

Read readOpenDocument(Package& archive, BoundedText& text)
{
    const QString name = QStringLiteral("content.xml");
    if (!archive.holds(name)) return Error{Errc::Format, "reading.not-its-kind", {}};
    const auto encrypted = isEncrypted(archive);
    if (!encrypted) return encrypted.error();
    if (*encrypted) return Error{Errc::Format, "reading.encrypted", {}};
    int body = 0, dropped = 0;
    return through(archive, name, text, [&](const PartReader& part) {
        if (part.starts(u"body"))
            ++body;
        else if (part.ends(u"body"))
            --body;
        else if (part.starts(u"tracked-changes"))
            ++dropped;
        else if (part.ends(u"tracked-changes"))
            --dropped;
        else if (body == 0 || dropped > 0)
            return;
        else if (part.isText())
            text.add(part.text());
        else if (part.ends(u"p") || part.ends(u"h") || part.starts(u"line-break") || part.ends(u"table-row"))
            text.endLine();
        else if (part.starts(u"tab"))
            text.add(u'\t');
        else if (part.starts(u"s"))
            text.add(u' ');
    });
}

} // namespace

Result<QString> officeText(const QByteArray& bytes, OfficeKind kind, qsizetype most, const std::stop_token& stop)
{
    if (bytes.isEmpty()) return Error{Errc::Format, "reading.damaged", {}}; // libzip takes nothing for an empty archive
    auto archive = Package::open(bytes, rules, stop);
    if (!archive) return archive.error();
    BoundedText text(most);
    static constexpr Read (*readers[])(Package&, BoundedText&) = {readWord, readWorkbook, readSlides, readOpenDocument};
    auto done = readers[int(kind)](**archive, text);
    return done ? Result<QString>(text.take()) : Result<QString>(done.error());
}

} // namespace gantry::reading
