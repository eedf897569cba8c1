#pragma once
#include "ui/models/record_table_model.h"

namespace gantry {

/// Columns that stand for a record where there is no room for all of them: on a card, on a day of a calendar. -1: it has none such.
struct RecordFace {
    int number = -1, title = -1, owner = -1, due = -1;
    int health = -1; // good, watch, bad
    int rating = -1; // a score, severity or urgency
    int status = -1; // open, done ...
};
RecordFace faceOf(const RecordTableModel& model);

/// Columns whose words a register can be laid out by, the record's status (or decision) first; none where it has no status.
std::vector<int> boardColumns(const RecordTableModel& model);
/// Columns that put a record on a day, the one that people wait for (due, needed, planned) first.
std::vector<int> dayColumns(const RecordTableModel& model);

/// Whether a record is over and done with, by its status or by the day that it ended on: it is then never late.
bool isOver(const RecordTableModel& model, const RecordFace& face, qint64 record);
/// Due before today and not over.
bool isOverdue(const RecordTableModel& model, const RecordFace& face, qint64 record);

/// Writes a cell of a record that need not be in sight, as typing into it would. Errors: as CellSource::commit; NotFound.
Result<void> writeCell(const RecordTableModel& model, qint64 record, int column, const Value& value);
/// What a cell of a record reads; empty for no column.
QString faceText(const RecordTableModel& model, qint64 record, int column);
/// All that the face tells, a line each, in plain words: for a tip and for who listens instead of looking.
QString faceTip(const RecordTableModel& model, const RecordFace& face, qint64 record);

} // namespace gantry
