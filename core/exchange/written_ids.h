#pragma once
#include "core/base/result.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QUuid>
#include <optional>

namespace gantry {

/// What the records of a project are called in a file: by their ids here, what reading the file will call them, or why they are not in it.
struct WrittenIds {
    QHash<qint64, QString> names;
    QHash<qint64, const char*> leftOut;
    QHash<QString, qint64> standIns; // calendars and fields made for the file, by name: the one here whose part each takes
};

struct ProjectRows;

/// What the writer of any format begins with: the rows of a project, and what becomes of each.
struct ProjectWriting {
    ProjectWriting(const ProjectRows& all, WrittenIds& called)
        : rows(all)
        , ids(called)
    {
    }
    const ProjectRows& rows;
    WrittenIds& ids;
    void name(qint64 record, const QString& sourceId) { ids.names.insert(record, sourceId); }
    void leaveOut(qint64 record, const char* reason) { ids.leftOut.insert(record, reason); }
};

/// Numbers for the records of one kind: each keeps the one that its source gave it, unless that is none, too large or taken.
class Numbering {
public:
    static constexpr qint64 largest = 0x7FFFFFFF; // both programs hold an id in 32 bits
    /// First of every record ...
    void keep(qint64 record, QStringView sourceId, qint64 least = 1);
    /// ... then: the kept number, else one past them all, so that none stands for a record that the source has had.
    qint64 of(qint64 record);
    /// A number for something that has no record here.
    qint64 next();

private:
    QHash<qint64, qint64> m_numbers; // by record
    QSet<qint64> m_taken;
    qint64 m_last = 0;
};

/// The GUID that a record had in its source, else one that is always the same for the same record. Told apart by `kind` where one record
/// becomes several.
QUuid guidOf(const QString& sourceGuid, qint64 record, const char* kind = "");
/// A GUID as it is usually written, or as P6 writes it: its bytes as Windows keeps them, in base 64 without the last two signs.
std::optional<QUuid> guidFrom(const QString& text);
QString base64Of(const QUuid& guid);

} // namespace gantry
