#pragma once
// Reads as much of a PDF as tells whether it is sound: the cross-reference table, the number and size of pages, what it says of itself.
#include <QByteArray>
#include <QRegularExpression>
#include <QSizeF>
#include <QString>
#include <catch2/catch.hpp>

namespace gantry::test {

class PdfReading {
public:
    explicit PdfReading(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        REQUIRE(m_bytes.startsWith("%PDF-"));
        REQUIRE(m_bytes.trimmed().endsWith("%%EOF"));
    }
    const QByteArray& bytes() const { return m_bytes; }
    int pages() const { return int(m_bytes.count("/Type /Page\n")); }
    /// Of the first page, in points.
    QSizeF pageSize() const
    {
        static const QRegularExpression box(QStringLiteral(R"(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\])"));
        const auto match = box.match(QString::fromLatin1(m_bytes));
        return {match.captured(1).toDouble(), match.captured(2).toDouble()};
    }
    QString info(const char* key) const
    {
        const QByteArray start = QByteArray("/") + key + " <FEFF";
        const auto at = m_bytes.indexOf(start);
        if (at < 0) return {};
        const QByteArray hex = QByteArray::fromHex(m_bytes.mid(at + start.size(), m_bytes.indexOf('>', at) - at - start.size()));
        QString out;
        for (qsizetype i = 0; i + 1 < hex.size(); i += 2) out += QChar(ushort(uchar(hex[i]) << 8 | uchar(hex[i + 1])));
        return out;
    }
    /// Each entry of the table leads to the object of its number.
    bool everyReferenceHolds() const
    {
        const auto word = m_bytes.lastIndexOf("startxref\n");
        const qint64 table = m_bytes.mid(word + 10, m_bytes.indexOf('\n', word + 10) - word - 10).toLongLong();
        const QList<QByteArray> lines = m_bytes.mid(table, word - table).split('\n');
        if (lines.size() < 3 || lines[0] != "xref") return false;
        const int count = lines[1].split(' ')[1].toInt();
        for (int i = 1; i < count; ++i) {
            const qint64 at = lines[1 + 1 + i].left(10).toLongLong();
            if (!m_bytes.mid(at).startsWith(QByteArray::number(i) + " 0 obj")) return false;
        }
        return count > 1;
    }

private:
    QByteArray m_bytes;
};

} // namespace gantry::test
