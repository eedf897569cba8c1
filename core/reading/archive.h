#pragma once
#include "core/base/result.h"

#include <QXmlStreamReader>
#include <memory>
#include <stop_token>

struct zip;
struct zip_file;

namespace gantry::reading {

/// An office document: an archive of XML parts. Nothing in it is ever written to disk, and no size that it claims is believed.
class Archive {
public:
    /// `stop`: ends what is being read, as "work.cancelled". Errors: Format ("reading.encrypted", "reading.old-format", "reading.damaged").
    static Result<std::unique_ptr<Archive>> open(const QByteArray& bytes, std::stop_token stop = {});
    ~Archive();
    bool holds(const QString& part) const;
    /// Names of the parts that `pattern` matches whole, in the order of the figures in them: slide2 before slide10.
    QStringList parts(const QString& pattern) const;

private:
    friend class Part;
    Archive() = default;
    QByteArray m_bytes;
    zip* m_zip = nullptr;
    qint64 m_unpacked = 0; // of all parts so far
    std::stop_token m_stop;
};

/// Pulls the XML of one part through, a piece at a time. `next` is false at the end and where something is wrong: look at `error` then.
class Part {
public:
    Part(Archive& archive, const QString& name);
    ~Part();
    bool next();
    /// Unpacks the rest without reading it, so that what is not needed of a part is held to the same bounds.
    void skipRest();
    bool starts(QStringView name) const { return m_xml.isStartElement() && m_xml.name() == name; }
    bool ends(QStringView name) const { return m_xml.isEndElement() && m_xml.name() == name; }
    bool isText() const { return m_xml.isCharacters(); }
    QStringView text() const { return m_xml.text(); }
    QStringView attribute(QStringView name) const;
    const std::optional<Error>& error() const { return m_error; }

private:
    QByteArray piece();
    bool fail(const char* reason);
    Archive& m_archive;
    zip_file* m_file = nullptr;
    qint64 m_packed = 0, m_unpacked = 0;
    int m_depth = 0;
    QXmlStreamReader m_xml;
    std::optional<Error> m_error;
};

} // namespace gantry::reading
