#pragma once
#include "core/base/result.h"

#include <QXmlStreamReader>
#include <functional>
#include <memory>

struct zip;
struct zip_file;

namespace gantry::xlsx {

/// The archive that a workbook is. Nothing in it is ever written to disk.
class Package {
public:
    /// Errors: Format ("xlsx.old-format", "xlsx.encrypted", "xlsx.damaged", "xlsx.too-large").
    static Result<std::unique_ptr<Package>> open(const QByteArray& bytes);
    ~Package();
    bool holds(const QString& part) const;

private:
    friend class PartReader;
    Package() = default;
    QByteArray m_bytes;
    zip* m_zip = nullptr;
    qint64 m_unpacked = 0; // of all parts read so far
};

/// Pulls the XML of one part through, a piece at a time, within bounds. `next` goes to the next token and is false at the end and where
/// something is wrong: look at `error` then.
class PartReader {
public:
    /// `tick`: called after each piece with the share of the part that is read, 0 to 100; false stops.
    PartReader(Package& package, const QString& part, std::function<bool(int percent)> tick = {});
    ~PartReader();
    bool next();
    bool starts(QStringView name) const { return m_xml.isStartElement() && m_xml.name() == name; }
    bool ends(QStringView name) const { return m_xml.isEndElement() && m_xml.name() == name; }
    bool isText() const { return m_xml.isCharacters(); }
    QStringView text() const { return m_xml.text(); }
    QStringView attribute(QStringView name) const;
    const std::optional<Error>& error() const { return m_error; }

private:
    bool feed();
    bool fail(const char* reason);
    Package& m_package;
    QString m_part;
    zip_file* m_file = nullptr;
    qint64 m_size = 0, m_read = 0;
    int m_depth = 0;
    std::function<bool(int)> m_tick;
    QXmlStreamReader m_xml;
    std::optional<Error> m_error;
};

} // namespace gantry::xlsx
