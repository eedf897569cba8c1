#include "core/exchange/encoding.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

struct Read {
    QString text, encoding;
    qint64 lost = 0;
};
Read read(const QByteArray& bytes, const QString& asked = {})
{
    const auto found = textBytes(bytes, asked);
    if (!found) return {QString::fromLatin1(found.error().reason), {}, -1};
    qint64 lost = found->undecodable;
    const QString text = decodedText({found->bytes.constData(), std::size_t(found->bytes.size())}, found->upper, lost);
    return {text, found->encoding, lost};
}

} // namespace

TEST_CASE("the encoding of a file is found out: ASCII, UTF-8, else windows-1252", "[exchange]")
{
    CHECK(read("Plan").encoding == QStringLiteral("ASCII"));
    CHECK(read("Plan").text == QStringLiteral("Plan"));
    CHECK(read("M\xC3\xBCller").text == QStringLiteral("Müller"));
    CHECK(read("M\xC3\xBCller").encoding == QStringLiteral("UTF-8"));
    const Read western = read("M\xFCller \x80 5 \x96 \x93x\x94");
    CHECK(western.text == QStringLiteral("Müller € 5 – “x”"));
    CHECK(western.encoding == QStringLiteral("windows-1252"));
    CHECK(western.lost == 0);
}

TEST_CASE("a byte-order mark decides, whatever was asked for", "[exchange]")
{
    CHECK(read("\xEF\xBB\xBFM\xC3\xBCller", QStringLiteral("windows-1251")).text == QStringLiteral("Müller"));
    CHECK(read(QByteArray("\xFF\xFE\x1F\x04\x3B\x04", 6)).text == QStringLiteral("Пл"));
    CHECK(read(QByteArray("\xFE\xFF\x04\x1F\x04\x3B", 6)).text == QStringLiteral("Пл"));
    CHECK(read(QByteArray("\xFF\xFE\x1F\x04\x3B\x04", 6)).encoding == QStringLiteral("UTF-16LE"));
    CHECK(read(QByteArray("E\0R\0M\0", 6)).text == QStringLiteral("ERM"));
}

TEST_CASE("who knows better names the encoding", "[exchange]")
{
    for (const char* name : {"windows-1251", "cp1251", "CP-1251", "1251", "Windows_1251"}) {
        const Read cyrillic = read("\xCF\xEB\xE0\xED", QString::fromLatin1(name));
        CHECK(cyrillic.text == QStringLiteral("План"));
        CHECK(cyrillic.encoding == QStringLiteral("windows-1251"));
    }
    CHECK(read("\xCE\xD8\xC9", QStringLiteral("windows-1256")).text == QStringLiteral("خطة"));
    CHECK(read("P\xF8\xEDli\x9A", QStringLiteral("windows-1250")).text == QStringLiteral("Příliš"));
    CHECK(read("M\xC3\xBC", QStringLiteral("windows-1252")).text == QStringLiteral("MÃ¼"));
    CHECK(read("M\xC3\xBC", QStringLiteral("UTF-8")).text == QStringLiteral("Mü"));
    CHECK(read("x", QStringLiteral("klingon")).text == QStringLiteral("import.encoding"));
}

TEST_CASE("bytes that stand for nothing are counted and replaced", "[exchange]")
{
    CHECK(read("\xFC\x81\x8D").lost == 2);
    CHECK(read("\xFC\x81\x8D").text == QStringLiteral("ü\uFFFD\uFFFD"));
    CHECK(read("\xEF\xBB\xBF\xFC!").lost == 1);
    CHECK(read("a\xFC!", QStringLiteral("UTF-8")).lost == 1);
}
