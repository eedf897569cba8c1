#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

#include <QHash>

namespace gantry {

/// One cell of a record as it was and is, or the record as a whole that came or went.
struct ChangeLine {
    RecordKey record;
    QString title; // "Task  Piling"; told on the first line of a record, empty on the others
    QString field, before, after;
    QString by; // who changed the record last, and when
    Change::Op op = Change::Update;
    bool exists = true; // there is such a record now, so a click can lead there
    int place = -1; // of the field in its entity's; -1: the record as a whole, or a custom field
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

/// What was known of a record when it went.
struct GoneRecord {
    NodeId project{};
    QString title{};
};

/// Whose the changes of one ChangeSet are. Of records that are gone, what the removal said: in this set, or in a later one (`gone`).
class RecordsOfChanges {
public:
    RecordsOfChanges(const Portfolio& portfolio, const std::vector<Change>& changes, const QHash<qint64, GoneRecord>* gone = nullptr);
    /// The record that a change is of: a custom value is part of the record that has it.
    RecordKey recordOf(const Change& change) const;
    NodeId projectOf(RecordKey record) const;
    QString titleOf(RecordKey record) const;
    bool exists(RecordKey record) const;
    bool isRemoved(qint64 id) const { return m_removed.contains(id); }

private:
    const Portfolio& m_portfolio;
    const QHash<qint64, GoneRecord>* m_gone;
    QHash<qint64, const Change*> m_removed;
};

/// Changes as people read them, by project in the order of the tree and record by record; values of custom fields as fields of their
/// record. `by` holds who changed which record, `gone` what is known of records that went later.
std::vector<ChangeGroup> groupChanges(const Portfolio& portfolio, const std::vector<Change>& changes, Telling telling,
    const QHash<qint64, QString>& by = {}, const QHash<qint64, GoneRecord>* gone = nullptr);

/// Groups as text with tabs between columns, for a mail or a spreadsheet.
QString changesText(const std::vector<ChangeGroup>& groups);

} // namespace gantry
