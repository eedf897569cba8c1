#pragma once
#include "core/model/ids.h"

#include <QJsonObject>
#include <QMap>

namespace gantry {

/// How often something happened in a file, and where it did first.
struct Occurrences {
    qint64 count = 0;
    QStringList examples; // places: "TASK line 12, task_code A1010"; at most ten
    void add(const QString& place, qint64 times = 1);
};

/// What became of one kind of record of a source: always seen = taken + the sum of skipped.
struct RecordTally {
    qint64 seen = 0, taken = 0;
    qint64 changed = 0; // of the taken ones, how many the portfolio did not hold like that yet
    QMap<QString, Occurrences> skipped; // by reason key
    void take(qint64 times = 1) { seen += times, taken += times; }
    void skip(const char* reason, const QString& place, qint64 times = 1);
    /// A record that was taken while reading turns out to have no place after all.
    void giveUp(const char* reason, const QString& place);
    /// A record that was left out while reading turns out to have a place.
    void takeAfterAll(const char* reason, const QString& place);
};

/// One record that an import adds, changes, moves, removes or leaves alone.
struct ImportedRow {
    enum What { Added, Changed, Moved, Removed, KeptHere, RemovedHere };
    What what = Added;
    QString entity, title; // key of the entity, what the record is called
    qint64 id = 0;
    QStringList fields; // keys of the cells concerned (Changed, KeptHere)
};

/// What happens to one project of the source.
struct ImportedProject {
    enum What { Created, Updated, Unchanged };
    What what = Created;
    QString name, code;
    NodeId node{};
    QString matchedBy; // "guid", "short_name", "name_and_date", "" where it was created
    std::vector<ImportedRow> rows; // of a created project none: everything is added
    qint64 count(ImportedRow::What what) const;
};

/// What an import did with every record of its source.
struct ImportReport {
    QString file, format, encoding;
    QStringList projectNames;
    QMap<QString, RecordTally> records; // by the source's word for the record: "Task", "TASKPRED"
    QMap<QString, Occurrences> notes; // by reason key: what was taken, but not as it stood
    std::vector<ImportedProject> projects;
    qint64 taken() const;
    bool balanced() const; // seen = taken + skipped everywhere
};

/// The sentence for a reason of `skipped` or `notes`.
QString importReasonText(const QString& reason);
/// The report for a terminal or a text view.
QString reportText(const ImportReport& report);
/// The report for `import --json`; counts are numbers, ids decimal strings.
QJsonObject reportJson(const ImportReport& report);

} // namespace gantry
