#pragma once
#include "core/exchange/table/mapping.h"
#include "core/exchange/table/name_index.h"
#include "core/text/text.h"

namespace gantry {

/// One column of a table on its way into a field, with what its cells together say of how they are written.
struct MappedColumn {
    TableColumn column{}; // place -1: a constant
    int field = -1; // -1: left out
    bool canonical = false; // the heading is the key of the field, so the cells are as `export --format csv` writes them
    std::optional<TypedDuration> unit{}; // of durations: of what "Duration (h)" is one
    FigureMarks marks{};
    DateReading dates{};
    bool currencies = false; // amounts of several currencies stand in it
};

/// What the row of a cell says of how it is to be read.
struct RowContext {
    qint64 project = 0;
    WorkUnits units{};
    QString currency{}; // of its amounts; empty: none is told
    int moneyDigits = 2; // of that currency
};

/// Makes values of cells.
class CellReader {
public:
    CellReader(const Portfolio& portfolio, NameIndex& names, const QLocale& locale, bool round)
        : m_portfolio(portfolio)
        , m_names(names)
        , m_locale(locale)
        , m_round(round)
    {
    }
    /// An empty cell is an absent value. Errors: Invalid, with the field and what stands there.
    Result<Value> read(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const;

private:
    Result<Value> typed(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const;
    Result<Value> figure(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const;
    Result<Value> amount(const Field& field, const QString& text, const QString& decimal, const RowContext& row) const;
    Result<Value> day(const MappedColumn& column, const Field& field, const TableCell& cell) const;
    Result<Value> work(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const;

    const Portfolio& m_portfolio;
    NameIndex& m_names;
    QLocale m_locale;
    bool m_round;
};

/// Looks through the cells of a column for how its figures and dates are written.
void findWriting(MappedColumn& column, const Field& field, const SourceTable& table, qint64 headingRow, const TableMapping& mapping,
    const QLocale& locale);

} // namespace gantry
