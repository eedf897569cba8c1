#include "core/change/cbor.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace gantry {
namespace {
enum Major : quint8 { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Map = 5, Simple = 7 };
constexpr quint8 nullInfo = 22, doubleInfo = 27;
} // namespace

void CborWriter::head(quint8 major, quint64 n)
{
    const char top = char(major << 5);
    if (n < 24) {
        m_out.append(char(top | char(n)));
        return;
    }
    const int width = n <= 0xff ? 0 : n <= 0xffff ? 1 : n <= 0xffffffff ? 2 : 3;
    m_out.append(char(top | char(24 + width)));
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8) m_out.append(char(n >> shift));
}

void CborWriter::integer(qint64 v) { v >= 0 ? head(Unsigned, quint64(v)) : head(Negative, quint64(-(v + 1))); }

void CborWriter::text(QStringView v)
{
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    if (std::ranges::all_of(v, isAscii)) { // nearly all: an import writes millions, which need no array of their own
        head(Text, quint64(v.size()));
        const qsizetype at = m_out.size();
        m_out.resize(at + v.size());
        std::ranges::transform(v, m_out.data() + at, [](QChar c) { return char(c.unicode()); });
        return;
    }
    const QByteArray utf8 = v.toUtf8();
    head(Text, quint64(utf8.size()));
    m_out.append(utf8);
}

void CborWriter::bytes(const QByteArray& v)
{
    head(Bytes, quint64(v.size()));
    m_out.append(v);
}

void CborWriter::array(std::size_t items) { head(Array, items); }
void CborWriter::map(std::size_t pairs) { head(Map, pairs); }

void CborWriter::value(const Value& v)
{
    if (const auto* n = std::get_if<qint64>(&v)) return integer(*n);
    if (const auto* s = std::get_if<QString>(&v)) return text(*s);
    if (const auto* b = std::get_if<QByteArray>(&v)) return bytes(*b);
    if (const auto* d = std::get_if<double>(&v)) {
        const auto bits = std::bit_cast<quint64>(*d);
        m_out.append(char(Simple << 5 | doubleInfo));
        for (int shift = 56; shift >= 0; shift -= 8) m_out.append(char(bits >> shift));
        return;
    }
    m_out.append(char(Simple << 5 | nullInfo));
}

CborReader::CborReader(const QByteArray& source)
    : m_source(source)
    , m_at(m_source.constData())
    , m_end(m_at + m_source.size())
{
}

bool CborReader::fail()
{
    m_ok = false;
    m_at = m_end;
    return false;
}

const char* CborReader::run(quint64 length)
{
    if (length > quint64(m_end - m_at)) {
        fail();
        return nullptr;
    }
    const char* from = m_at;
    m_at += length;
    return from;
}

CborReader::Head CborReader::head()
{
    const char* first = run(1);
    if (!first) return {};
    Head h{quint8(quint8(*first) >> 5), quint8(quint8(*first) & 31), 0};
    if (h.info < 24) {
        h.n = h.info;
    } else if (h.info <= 27) {
        const int width = 1 << (h.info - 24);
        const char* p = run(quint64(width));
        for (int i = 0; p && i < width; ++i) h.n = h.n << 8 | quint8(p[i]);
    } else {
        fail();
    }
    return h;
}

std::size_t CborReader::count(quint8 major)
{
    const Head h = head();
    if (!m_ok || h.major != major || h.n > quint64(m_end - m_at)) return fail(); // every item takes a byte at least
    return std::size_t(h.n);
}

Value CborReader::value()
{
    const Head h = head();
    if (!m_ok) return {};
    if (h.major <= Negative && h.n <= quint64(std::numeric_limits<qint64>::max()))
        return h.major == Unsigned ? qint64(h.n) : -qint64(h.n) - 1;
    if (h.major == Text || h.major == Bytes) {
        const char* p = run(h.n);
        if (!p) return {};
        if (h.major == Text) return QString::fromUtf8(p, qsizetype(h.n));
        return QByteArray(p, qsizetype(h.n));
    }
    if (h.major == Simple && h.info == nullInfo) return {};
    if (h.major == Simple && h.info == doubleInfo) return std::bit_cast<double>(h.n);
    fail();
    return {};
}

qint64 CborReader::integer()
{
    const Value v = value();
    if (const auto* n = std::get_if<qint64>(&v)) return *n;
    return fail();
}

QString CborReader::text()
{
    const Value v = value();
    if (const auto* s = std::get_if<QString>(&v)) return *s;
    fail();
    return {};
}

QByteArray CborReader::bytes()
{
    const Value v = value();
    if (const auto* b = std::get_if<QByteArray>(&v)) return *b;
    fail();
    return {};
}

void CborReader::skip(int depth)
{
    if (depth == 0) {
        fail();
        return;
    }
    const char* start = m_at;
    const Head h = head();
    if (!m_ok) return;
    if (h.major == Array || h.major == Map) {
        if (h.n > quint64(m_end - m_at)) {
            fail();
            return;
        }
        for (quint64 i = 0; m_ok && i < h.n * (h.major == Map ? 2 : 1); ++i) skip(depth - 1);
        return;
    }
    m_at = start;
    value();
}

} // namespace gantry
