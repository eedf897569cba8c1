#pragma once
#include "core/session/session.h"

namespace gantry {

/// One cell of a record as it was and is, or the record as a whole that came or went.
struct ChangeLine {
    RecordKey record;
    QString title; // "Task  Piling"; told on the first line of a record, empty on the others
    QString field, before, after;
    QString by; // who changed the record last, and when
    Change::Op op = Change::Update;
    bool exists = true; // there is such a record now, so a click can lead there
};
struct ChangeGroup {
    NodeId project; // none: what belongs to no project
    QString title;
    int added = 0, changed = 0, removed = 0;
    std::vector<ChangeLine> lines;
    QString counts() const; // "3 changed, 1 added"
};

/// How much of each record is told: what people read, or every cell, those of new and removed records and those kept for the machine too.
enum class Telling { Readable, Everything };

/// Changes as people read them, by project in the order of the tree and record by record; values of custom fields as fields of their
/// record. `by` holds who changed which record.
std::vector<ChangeGroup> groupChanges(
    Session& session, const std::vector<Change>& changes, Telling telling, const QHash<qint64, QString>& by = {});

/// Groups as text with tabs between columns, for a mail or a spreadsheet.
QString changesText(const std::vector<ChangeGroup>& groups);

} // namespace gantry
