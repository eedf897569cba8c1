#pragma once
#include "core/exchange/table/table.h"
#include "core/text/text.h"

#include <functional>

namespace gantry {

/// How the figures of a column are shown; text and truth values need no look.
enum class OutLook : quint8 { Plain, Amount, Share, Day, Moment, Clock };
OutLook lookOf(const Field& field);

struct OutColumn {
    QString title;
    OutLook look = OutLook::Plain;
};
/// A table on its way into a file: a heading row, then `rows` rows of at most so many cells as there are columns. Both writers of tables
/// take it, so one that a page, a report or a register makes goes out as a workbook and as text alike.
struct OutTable {
    QString name; // of the sheet
    std::vector<OutColumn> columns;
    qsizetype rows = 0;
    std::function<std::vector<TableCell>(qsizetype row)> row;
};

/// Makes cells that a reader of tables understands in the same way: amounts in whole units, durations in hours, percentages as such,
/// references by a name that is theirs alone.
class OutCells {
public:
    explicit OutCells(const Portfolio& portfolio);
    ~OutCells();
    /// An empty cell where there is no value. What has more digits than a spreadsheet keeps becomes text. `moneyDigits`: how many the
    /// currency of the record has.
    TableCell cell(int column, const Field& field, const Value& value, int moneyDigits = 2);

private:
    struct Private;
    std::unique_ptr<Private> d;
};
/// An amount in whole units, with the decimals of its currency.
TableCell amountCell(int column, qint64 minor, int digits);
/// "Duration (h)": the label of a field with the unit that its cells are in.
QString outTitle(const Field& field);

/// Records of one entity with the fields that people see, the id first: what an import takes back. The portfolio is shared, not copied.
OutTable registerTable(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids);

} // namespace gantry
