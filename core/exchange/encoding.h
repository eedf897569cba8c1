#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <QStringDecoder>
#include <array>
#include <optional>
#include <string_view>

namespace gantry {

/// What the bytes 0x80 to 0xFF of a one-byte encoding stand for; U+FFFD: nothing.
using UpperHalf = std::array<char16_t, 128>;

/// A text file whose structure may be read byte by byte: UTF-8, or one byte a character with ASCII below. No byte-order mark.
struct TextBytes {
    QByteArray bytes;
    QString encoding; // for people: "UTF-8", "windows-1252"; of a converted file the one that it was in
    const UpperHalf* upper = nullptr; // absent: UTF-8
    qint64 undecodable = 0; // characters lost in converting the whole file
};

/// Finds out how the bytes of a file are to be read: a byte-order mark decides, then what was `asked` for, then UTF-8 where they are valid
/// UTF-8, else windows-1252. UTF-16 and encodings of several bytes are converted to UTF-8.
/// Asked for may be windows-1250, -1251, -1252, -1256 (also "cp1251", "1251"), and whatever else this Qt knows.
/// Errors: Format ("import.encoding": the name that is unknown).
Result<TextBytes> textBytes(QByteArray bytes, const QString& asked = {});

/// What reads the bytes of an XML file as text: a byte-order mark decides, then the encoding that the file declares, then UTF-8.
QStringDecoder xmlDecoder(QByteArrayView bytes);

/// Text of a piece of a file of `textBytes`. Bytes that stand for nothing become U+FFFD and are counted in `undecodable`.
QString decodedText(std::string_view piece, const UpperHalf* upper, qint64& undecodable);

/// Text as XML 1.0 can hold it, in UTF-8: no control characters but tab and line feed, no halves of characters. Not escaped.
QByteArray xmlText(QStringView text);
/// Text as bytes of windows-1252; nothing where it holds a character that this lacks.
std::optional<QByteArray> windows1252(QStringView text);

} // namespace gantry
