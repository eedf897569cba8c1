#include "core/exchange/mspdi/rtf.h"

#include <QStringDecoder>
#include <vector>

namespace gantry::mspdi {
namespace {

class Rtf {
public:
    explicit Rtf(const QString& text)
        : m_text(text)
    {
    }

    QString plain()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'{') {
                m_groups.push_back(m_hidden);
            } else if (c == u'}') {
                flush();
                if (m_groups.empty()) break;
                m_hidden = m_groups.back();
                m_groups.pop_back();
                if (m_groups.empty()) break; // the end of the text, whatever follows
            } else if (c == u'\\') {
                control();
            } else if (c != u'\r' && c != u'\n') {
                put(c);
            }
        }
        flush();
        while (m_out.endsWith(u'\n')) m_out.chop(1);
        return m_out;
    }

private:
    void put(QChar c)
    {
        flush();
        if (m_skip > 0)
            --m_skip;
        else if (!m_hidden)
            m_out += c;
    }

    void control()
    {
        if (m_at >= m_text.size()) return;
        const QChar c = m_text[m_at];
        if (c == u'\'') {
            const int byte = m_text.mid(m_at + 1, 2).toInt(nullptr, 16);
            m_at += 3;
            if (m_skip > 0)
                --m_skip;
            else
                m_bytes += char(byte);
            return;
        }
        if (!isLetter(c)) {
            ++m_at;
            if (c == u'*')
                m_hidden = true;
            else if (c == u'\n' || c == u'\r')
                put(u'\n');
            else
                put(c == u'~' ? QChar(u' ') : c);
            return;
        }
        const qsizetype from = m_at;
        while (m_at < m_text.size() && isLetter(m_text[m_at])) ++m_at;
        const QStringView word = QStringView(m_text).sliced(from, m_at - from);
        const qsizetype digits = m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'-') ++m_at;
        while (m_at < m_text.size() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9') ++m_at;
        const int number = QStringView(m_text).sliced(digits, m_at - digits).toInt();
        if (m_at < m_text.size() && m_text[m_at] == u' ') ++m_at;
        obey(word, number);
    }

    void obey(QStringView word, int number)
    {
        if (word == u"par" || word == u"line" || word == u"row") return put(u'\n');
        if (word == u"tab" || word == u"cell") return put(u'\t');
        if (word == u"u") {
            put(QChar(char16_t(number))); // negative numbers stand for the upper half
            m_skip = m_fallback; // what follows is for readers that do not know Unicode
        } else if (word == u"uc") {
            m_fallback = std::clamp(number, 0, 8);
        } else if (word == u"ansicpg") {
            m_codePage = number;
        } else if (word == u"fonttbl" || word == u"colortbl" || word == u"stylesheet" || word == u"info" || word == u"pict") {
            m_hidden = true;
        }
    }

    void flush() // bytes make characters together
    {
        if (m_bytes.isEmpty()) return;
        QStringDecoder decoder(QByteArray("windows-").append(QByteArray::number(m_codePage)).constData());
        if (!decoder.isValid()) decoder = QStringDecoder(QStringConverter::Latin1);
        const QString text = decoder(m_bytes);
        m_bytes.clear();
        if (!m_hidden) m_out += text;
    }

    static bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

    const QString& m_text;
    qsizetype m_at = 0;
    QString m_out;
    QByteArray m_bytes;
    std::vector<bool> m_groups; // of each open group: whether what is around it is hidden
    bool m_hidden = false;
    int m_skip = 0, m_fallback = 1, m_codePage = 1252;
};

} // namespace

QString plainText(const QString& note) { return note.startsWith(QLatin1String("{\\rtf")) ? Rtf(note).plain() : note; }

} // namespace gantry::mspdi
