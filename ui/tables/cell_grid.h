#pragma once
#include "core/change/changeset.h"
#include "core/text/text.h"

#include <memory>

namespace gantry {

/// Cells of a table as a rectangle: rows by id from the top down, columns from left to right as they are shown. A row of 0 is a new one.
struct CellBlock {
    std::vector<qint64> records;
    std::vector<int> columns;
    bool empty() const { return records.empty() || columns.empty(); }
    std::size_t cells() const { return records.size() * columns.size(); }
};

/// What typed text is read against: the state that the cells before it have made, and the rows that they added, in order.
struct TypedOn {
    const Portfolio& portfolio;
    const std::vector<qint64>& added;
};

struct TypedCell {
    int column = 0;
    QString text{};
};

/// A new row as typed cells make it.
struct NewRow {
    Result<ChangeSet> set;
    qint64 id = 0;
    QSet<int> settled{}; // columns whose text is in `set`, or is to be passed over
    int culprit = -1; // the column that the error of `set` is about; -1: the row as a whole
};

/// What one cell adds to the totals of a selection. Only figures of one kind and one unit are added up.
struct CellFigure {
    Kind kind = Kind::Int;
    Value value{};
    QString unit{}; // of money its currency, of work the length of its day
};

/// What copy, paste, fill, clear and totals need to know of a table: its cells as text, and what typing into them means. Registers, plans
/// and grids of figures answer it alike; rows go by ids that stay while columns are sorted and filtered. Made for one gesture, so it may
/// remember what it looked up.
class CellGrid {
public:
    virtual ~CellGrid() = default;
    virtual const Portfolio& portfolio() const = 0;
    /// What its rows are: "task". Names the action in the journal ("task.paste").
    virtual Entity entity() const = 0;
    /// What people call its rows: "cost accounts".
    virtual QString rowsCalled() const { return infoOf(entity()).pluralText().toLower(); }
    virtual QString titleOf(qint64 row) const { return portfolio().titleOf(entity(), row); }
    virtual QString headerOf(int column) const = 0;
    /// How many rows there are to choose from, for "3 of 12 tasks".
    virtual int total() const = 0;

    /// Whether a person may type there; row 0: into a new row.
    virtual bool takes(qint64 row, int column) const = 0;
    /// Rows are added by hand here.
    virtual bool takesNew() const = 0;
    /// Words of people, which no spreadsheet may take for a formula.
    virtual bool holdsWords(int column) const = 0;
    /// The cell as a spreadsheet takes it, and as `typed` reads it back.
    virtual QString copied(qint64 row, int column) = 0;
    /// The change that typed text makes of a cell; empty where it says nothing new. Errors: Invalid, for the list of refusals.
    virtual Result<ChangeSet> typed(const TypedOn& on, qint64 row, int column, const QString& text) = 0;
    virtual Result<ChangeSet> cleared(const TypedOn& on, qint64 row, int column) = 0;
    /// The same as another row has.
    virtual Result<ChangeSet> filled(const TypedOn& on, qint64 row, int column, qint64 from)
    {
        return typed(on, row, column, copied(from, column));
    }
    virtual NewRow added(const TypedOn& on, const std::vector<TypedCell>& cells) = 0;
    /// Cells of one row are typed in rising order of this: some say how others read.
    virtual int turnOf(int) const { return 0; }

    virtual std::optional<CellFigure> figure(qint64 row, int column) = 0;
    virtual QString figureText(qint64 row, int column, const Value& value) const = 0;
};

/// The view of such a table: which cells are meant.
class CellSheet {
public:
    virtual ~CellSheet() = default;
    virtual std::unique_ptr<CellGrid> grid() const = 0;
    /// From the top down; hidden columns are left out.
    virtual std::vector<CellBlock> selectedBlocks() const = 0;
    virtual std::vector<qint64> shownRows() const = 0;
    virtual std::vector<int> shownColumns() const = 0;
    /// Selects from the first to the last of these rows.
    virtual void selectBlock(const CellBlock& block) = 0;
    /// Where whole rows are selected, clearing them means removing them; true where that was done.
    virtual bool removeWholeRows() { return false; }
    /// Takes what is being typed; false where it is refused and therefore stays open.
    virtual bool finishEditing() = 0;
};

} // namespace gantry
