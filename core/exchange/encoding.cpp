#include "core/exchange/encoding.h"

#include <QStringDecoder>
#include <algorithm>
#include <cstring>

namespace gantry {
namespace {

// Carried here, since a Qt without ICU knows none of them. Source: the mapping tables of the Unicode consortium, VENDORS/MICSFT/WINDOWS.
// clang-format off
constexpr UpperHalf windows1250 = {
    0x20AC, 0xFFFD, 0x201A, 0xFFFD, 0x201E, 0x2026, 0x2020, 0x2021, 0xFFFD, 0x2030, 0x0160, 0x2039, 0x015A, 0x0164, 0x017D, 0x0179,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x0161, 0x203A, 0x015B, 0x0165, 0x017E, 0x017A,
    0x00A0, 0x02C7, 0x02D8, 0x0141, 0x00A4, 0x0104, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x015E, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x017B,
    0x00B0, 0x00B1, 0x02DB, 0x0142, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x0105, 0x015F, 0x00BB, 0x013D, 0x02DD, 0x013E, 0x017C,
    0x0154, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0139, 0x0106, 0x00C7, 0x010C, 0x00C9, 0x0118, 0x00CB, 0x011A, 0x00CD, 0x00CE, 0x010E,
    0x0110, 0x0143, 0x0147, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x00D7, 0x0158, 0x016E, 0x00DA, 0x0170, 0x00DC, 0x00DD, 0x0162, 0x00DF,
    0x0155, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x013A, 0x0107, 0x00E7, 0x010D, 0x00E9, 0x0119, 0x00EB, 0x011B, 0x00ED, 0x00EE, 0x010F,
    0x0111, 0x0144, 0x0148, 0x00F3, 0x00F4, 0x0151, 0x00F6, 0x00F7, 0x0159, 0x016F, 0x00FA, 0x0171, 0x00FC, 0x00FD, 0x0163, 0x02D9};
constexpr UpperHalf windows1251 = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F,
    0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F,
    0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407,
    0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
    0x0410, 0x0411, 0x0412, 0x0413, 0x0414, 0x0415, 0x0416, 0x0417, 0x0418, 0x0419, 0x041A, 0x041B, 0x041C, 0x041D, 0x041E, 0x041F,
    0x0420, 0x0421, 0x0422, 0x0423, 0x0424, 0x0425, 0x0426, 0x0427, 0x0428, 0x0429, 0x042A, 0x042B, 0x042C, 0x042D, 0x042E, 0x042F,
    0x0430, 0x0431, 0x0432, 0x0433, 0x0434, 0x0435, 0x0436, 0x0437, 0x0438, 0x0439, 0x043A, 0x043B, 0x043C, 0x043D, 0x043E, 0x043F,
    0x0440, 0x0441, 0x0442, 0x0443, 0x0444, 0x0445, 0x0446, 0x0447, 0x0448, 0x0449, 0x044A, 0x044B, 0x044C, 0x044D, 0x044E, 0x044F};
constexpr UpperHalf western = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x00BF,
    0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF,
    0x00D0, 0x00D1, 0x00D2, 0x00D3, 0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF,
    0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF,
    0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7, 0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF};
constexpr UpperHalf windows1256 = {
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686, 0x0698, 0x0688,
    0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA,
    0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F,
    0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F,
    0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
    0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
    0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2};
// clang-format on

struct Named {
    QLatin1String digits;
    QLatin1String name;
    const UpperHalf* upper;
};
const Named oneByte[] = {
    {QLatin1String("1250"), QLatin1String("windows-1250"), &windows1250},
    {QLatin1String("1251"), QLatin1String("windows-1251"), &windows1251},
    {QLatin1String("1252"), QLatin1String("windows-1252"), &western},
    {QLatin1String("1256"), QLatin1String("windows-1256"), &windows1256},
};

const Named* findOneByte(const QString& asked)
{
    QString name = asked.trimmed().toLower();
    for (const QLatin1String prefix : {QLatin1String("windows"), QLatin1String("cp")})
        if (name.startsWith(prefix)) name.remove(0, prefix.size());
    while (name.startsWith(u'-') || name.startsWith(u'_')) name.remove(0, 1);
    const auto it = std::ranges::find_if(oneByte, [&](const Named& n) { return name == n.digits; });
    return it == std::end(oneByte) ? nullptr : it;
}

bool isAscii(QByteArrayView bytes)
{
    constexpr quint64 high = 0x8080'8080'8080'8080;
    qsizetype at = 0;
    for (quint64 eight; at + 8 <= bytes.size(); at += 8) {
        std::memcpy(&eight, bytes.data() + at, 8);
        if (eight & high) return false;
    }
    return std::ranges::all_of(bytes.sliced(at), [](char c) { return static_cast<signed char>(c) >= 0; });
}

TextBytes converted(QByteArrayView bytes, QStringDecoder decoder, const QString& name)
{
    const QString text = decoder.decode(bytes);
    return {text.toUtf8(), name, nullptr, text.count(QChar::ReplacementCharacter)};
}

/// The encoding that the XML declaration names; empty where it is UTF-8 or says nothing.
QByteArray declaredEncoding(QByteArrayView bytes)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 200)).toByteArray();
    if (!head.startsWith("<?xml")) return {};
    const QByteArray declaration = head.left(head.indexOf("?>"));
    const qsizetype at = declaration.indexOf("encoding=");
    if (at < 0 || at + 10 >= declaration.size()) return {};
    const QByteArray rest = declaration.mid(at + 10);
    const QByteArray name = rest.left(rest.indexOf(declaration[at + 9])).toLower();
    // Text that says UTF-16 and can be read up to here is not.
    return name.startsWith("utf") || name == "us-ascii" ? QByteArray() : name;
}

bool isClean(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0xD800; });
}

} // namespace

Result<TextBytes> textBytes(QByteArray bytes, const QString& asked)
{
    if (bytes.startsWith("\xEF\xBB\xBF")) return TextBytes{bytes.remove(0, 3), QStringLiteral("UTF-8")};
    // Without a mark: schedules start with a Latin letter, so one of its two bytes is zero.
    const bool little = bytes.startsWith("\xFF\xFE") || bytes.startsWith(QByteArrayView("E\0", 2));
    if (little || bytes.startsWith("\xFE\xFF") || bytes.startsWith(QByteArrayView("\0E", 2))) {
        const auto encoding = little ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE;
        return converted(bytes, QStringDecoder(encoding), little ? QStringLiteral("UTF-16LE") : QStringLiteral("UTF-16BE"));
    }
    if (!asked.trimmed().isEmpty()) {
        if (const Named* named = findOneByte(asked)) return TextBytes{std::move(bytes), named->name, named->upper};
        QStringDecoder decoder(asked.trimmed().toLatin1().constData());
        if (!decoder.isValid()) return Error{Errc::Format, "import.encoding", {asked}};
        const QString name = QString::fromLatin1(decoder.name());
        return converted(bytes, std::move(decoder), name);
    }
    if (isAscii(bytes)) return TextBytes{std::move(bytes), QStringLiteral("ASCII")};
    if (QByteArrayView(bytes).isValidUtf8()) return TextBytes{std::move(bytes), QStringLiteral("UTF-8")};
    return TextBytes{std::move(bytes), QStringLiteral("windows-1252"), &western};
}

QString decodedText(std::string_view piece, const UpperHalf* upper, qint64& undecodable)
{
    if (!upper) {
        const QString text = QString::fromUtf8(piece.data(), qsizetype(piece.size()));
        if (text.contains(QChar::ReplacementCharacter) && piece.find("\xEF\xBF\xBD") == piece.npos)
            undecodable += text.count(QChar::ReplacementCharacter);
        return text;
    }
    QString text(qsizetype(piece.size()), Qt::Uninitialized);
    char16_t* out = reinterpret_cast<char16_t*>(text.data());
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        *out = byte < 0x80 ? char16_t(byte) : (*upper)[byte - 0x80u];
        undecodable += *out++ == 0xFFFD;
    }
    return text;
}

std::optional<QByteArray> windows1252(QStringView text)
{
    QByteArray out(text.size(), Qt::Uninitialized);
    char* at = out.data();
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u < 0x80) {
            *at++ = char(u);
        } else if (u >= 0xA0 && u <= 0xFF) {
            *at++ = char(u);
        } else {
            const auto it = std::ranges::find(western.begin(), western.begin() + 0x20, u);
            if (it == western.begin() + 0x20 || u == 0xFFFD) return std::nullopt;
            *at++ = char(0x80 + (it - western.begin()));
        }
    }
    return out;
}

QStringDecoder xmlDecoder(QByteArrayView bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes, u'<')) return QStringDecoder(*marked);
    const QByteArray name = declaredEncoding(bytes);
    if (name.isEmpty()) return QStringDecoder(QStringConverter::Utf8);
    QStringDecoder decoder(name.constData());
    return decoder.isValid() ? std::move(decoder) : QStringDecoder(QStringConverter::Latin1);
}

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

} // namespace gantry
