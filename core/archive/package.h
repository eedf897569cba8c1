#pragma once
#include "core/base/result.h"

#include <QStringList>
#include <QXmlStreamReader>
#include <array>
#include <functional>
#include <memory>
#include <stop_token>

struct zip;
struct zip_file;

namespace gantry {

/// What may be wrong with an archive of XML parts. OldFormat: a container of programs before 2007; Stopped: somebody asked for it.
enum class PackageFault { OldFormat, Encrypted, Damaged, TooLarge, Bomb, PartMissing, Doctype, TooDeep, Stopped };
inline constexpr std::size_t packageFaults = std::size_t(PackageFault::Stopped) + 1;

/// How much is taken of an archive, and what its faults are called by whoever reads it.
struct PackageRules {
    qint64 mostBytes; // packed
    qint64 mostUnpacked; // of all parts together
    qint64 tightest; // bytes that come out of one, once a part is larger than a few megabytes; 0: as many as may be
    int deepest; // elements within elements
    std::array<const char*, packageFaults> reasons; // of Errors, in the order of PackageFault
};

/// The archive that an office document is. Nothing in it is ever written to disk, and no size that it claims is believed.
class Package {
public:
    /// `rules` have to live as long as the package. `stop`: ends what is being read of it. Errors: Format, by the reasons of `rules`.
    static Result<std::unique_ptr<Package>> open(const QByteArray& bytes, const PackageRules& rules, std::stop_token stop = {});
    ~Package();
    bool holds(const QString& part) const;
    /// Names of the parts that `pattern` matches whole, in the order of the figures in them: slide2 before slide10.
    QStringList parts(const QString& pattern) const;

private:
    friend class PartReader;
    explicit Package(const PackageRules& rules)
        : m_rules(rules)
    {
    }
    const PackageRules& m_rules;
    QByteArray m_bytes;
    zip* m_zip = nullptr;
    qint64 m_unpacked = 0; // of all parts so far
    std::stop_token m_stop;
};

/// Pulls the XML of one part through, a piece at a time. `next` goes to the next token and is false at the end and where something is
/// wrong: look at `error` then, which names the part.
class PartReader {
public:
    /// `tick`: called after each piece with the share of the part that is read, 0 to 100; false stops.
    PartReader(Package& package, const QString& part, std::function<bool(int percent)> tick = {});
    ~PartReader();
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
    bool fail(PackageFault fault);
    Package& m_package;
    QString m_part;
    zip_file* m_file = nullptr;
    qint64 m_packed = 0, m_size = 0, m_unpacked = 0;
    int m_depth = 0;
    std::function<bool(int)> m_tick;
    QXmlStreamReader m_xml;
    std::optional<Error> m_error;
};

} // namespace gantry
