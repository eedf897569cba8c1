#pragma once
#include "ui/models/column.h"

#include <QModelIndex>

namespace gantry {

/// What cells of our tables answer beyond Qt's own roles.
enum CellRole {
    ValueRole = Qt::UserRole + 1, // typed Value; what sorting, totals and export use
    ComputedRole, // bool: nobody types here
    InvalidRole, // QString: the sentence why it is wrong or doubtful; empty where all is well
    ChangedRole, // QString: what it was before the day that changes are shown since; null where it did not change
    RecordRole, // qint64 id
    GroupRole, // bool: a row that sums up others (a summary, a programme)
    LockedRole, // bool: may not be edited, although others of this column may
    EditableRole, // bool
    DepthRole, // int: how many others the row lies in; null where no row does, and in columns that are not indented
    FoldRole, // bool: rows lie below it, and are shown; null where none do
    ContextRole, // bool: shown only because a row below it passes the filter
};

/// What a table model tells delegate, clipboard and keyboard, so that they serve every table: the flat registers and the trees alike.
class CellSource {
public:
    virtual ~CellSource() = default;
    virtual const Portfolio& portfolio() const = 0;
    virtual const Column& columnAt(int column) const = 0;
    virtual RecordKey recordAt(const QModelIndex& index) const = 0;
    virtual Session& session() const = 0;

    /// Reads what a person typed into a cell, day words included. Errors: Invalid, for the sentence beside the editor.
    virtual Result<Value> parse(const QModelIndex& index, const QString& text) const;
    /// The change that puts a value into a cell; built on `portfolio`, which may be ahead of what is on screen.
    virtual Result<ChangeSet> change(const Portfolio& portfolio, RecordKey record, int column, const Value& value) const;
    /// A new record with cells typed already (column, value).
    virtual Result<ChangeSet> add(const Portfolio& portfolio, const std::vector<std::pair<int, Value>>& cells) const = 0;
    /// Applies a change of one cell. The error goes to whoever asked, to be shown where the person looks.
    Result<void> commit(const QModelIndex& index, const Value& value) const;

    WorkUnits unitsOf(RecordKey record, const Column& column) const { return gantry::unitsOf(portfolio(), record, column); }
    QString textOf(RecordKey record, const Column& column, const Value& value) const
    {
        return displayText(portfolio(), column.format, value, unitsOf(record, column));
    }

    /// The source behind a model, or null.
    static CellSource* of(QAbstractItemModel* model);
    static const CellSource* of(const QAbstractItemModel* model);
};

} // namespace gantry
