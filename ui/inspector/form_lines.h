#pragma once
#include "ui/models/column.h"
#include "ui/shell/theme.h"

namespace gantry {

/// One line of a record's form: a column, and what typing or picking in it means for the record. Made from the entity's field table;
/// nothing is told an entity at a time, except what a task's intentions and computed dates add.
struct FormLine {
    enum Section { Main, Computed, More, Custom, Machine };
    Section section = Main;
    Column column;
    /// The value as people read it; empty std::function: displayText in the units of the record's project.
    std::function<QString(RecordKey, const Value&)> text{};
    /// What was typed, as a change; empty: parseTyped and the value set.
    std::function<Result<ChangeSet>(RecordKey, const QString&)> typed{};
    /// False: this record computes it (a summary's duration); empty: as the column says.
    std::function<bool(RecordKey)> writable{};
    /// What colours the figure, where one is better or worse.
    std::function<std::optional<Status>(RecordKey, const Value&)> status{};
    bool hiddenWhenEmpty = false;
};

/// All lines of an entity's form, in order of their sections. `project`: of the record, for its custom fields.
std::vector<FormLine> formLines(Session& session, Entity entity, NodeId project);

QString textOf(const Session& session, const FormLine& line, RecordKey record);
bool isWritable(const Session& session, const FormLine& line, RecordKey record);
/// The change that a typed text means. Errors: Invalid, for the sentence under the field.
Result<ChangeSet> changeTyped(Session& session, const FormLine& line, RecordKey record, const QString& text);
/// The change that a picked value means.
Result<ChangeSet> changePicked(Session& session, const FormLine& line, RecordKey record, const Value& value);

/// What only a task has: typing that means more than one cell (duration, progress, name, start, finish), and lines for its driver and its
/// differences to baseline and source.
void addTaskMeaning(Session& session, std::vector<FormLine>& lines);

} // namespace gantry
