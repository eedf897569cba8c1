#pragma once
#include "core/model/value.h"

namespace gantry {

/// Writes deterministic CBOR (RFC 8949, 4.2.1): shortest heads, definite lengths, so equal content gives equal bytes.
class CborWriter {
public:
    void integer(qint64 v);
    void text(QStringView v);
    void bytes(const QByteArray& v);
    void array(std::size_t items);
    void map(std::size_t pairs);
    /// Absent as null, a double in 64 bits.
    void value(const Value& v);
    qsizetype size() const { return m_out.size(); }
    QByteArray take() { return std::move(m_out); }

private:
    void head(quint8 major, quint64 n);
    QByteArray m_out;
};

/// Reads what CborWriter writes, from a source that may be damaged or hostile: after the first thing that does not fit,
/// `ok` is false and everything read is empty. It never reads past the end and never allocates more than the source is long.
class CborReader {
public:
    explicit CborReader(const QByteArray& source);
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_end; }
    qint64 integer();
    QString text();
    QByteArray bytes();
    std::size_t array() { return count(4); }
    std::size_t map() { return count(5); }
    Value value();
    /// Passes over one item of any kind, nested ones to a bounded depth.
    void skip(int depth = 16);

private:
    struct Head {
        quint8 major = 0, info = 0;
        quint64 n = 0;
    };
    Head head();
    std::size_t count(quint8 major);
    const char* run(quint64 length);
    bool fail();
    QByteArray m_source;
    const char *m_at, *m_end;
    bool m_ok = true;
};

} // namespace gantry
