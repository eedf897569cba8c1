#pragma once
#include "ui/models/record_table_model.h"
#include "ui/tables/cell_grid.h"
#include "ui/tables/record_names.h"

namespace gantry {

/// A register's cells for copy, paste and totals. Figures are plain (no unit, no grouping, the decimal sign of the locale; durations in the
/// field's unit), days are ISO, references a name that is theirs alone.
class RecordGrid final : public CellGrid {
public:
    explicit RecordGrid(const RecordTableModel& model)
        : m_model(model)
        , m_names(model.portfolio())
    {
    }
    const Portfolio& portfolio() const override { return m_model.portfolio(); }
    Entity entity() const override { return m_model.entity(); }
    QString headerOf(int column) const override { return m_model.columnAt(column).title; }
    int total() const override { return m_model.total(); }
    bool takes(qint64, int column) const override { return m_model.columnAt(column).editable(); }
    bool takesNew() const override { return m_model.takesNew(); }
    bool holdsWords(int column) const override;
    QString copied(qint64 row, int column) override;
    Result<ChangeSet> typed(const TypedOn& on, qint64 row, int column, const QString& text) override;
    Result<ChangeSet> cleared(const TypedOn& on, qint64 row, int column) override;
    /// The very value, which a text may have rounded.
    Result<ChangeSet> filled(const TypedOn& on, qint64 row, int column, qint64 from) override;
    /// References first: they say to which project the row belongs, and with it how its other cells read. A number that is taken is passed
    /// over: the copy of a record gets one of its own. In a tree the row is the next sibling of the last.
    NewRow added(const TypedOn& on, const std::vector<TypedCell>& cells) override;
    /// Durations last: another cell of the row may say how they count.
    int turnOf(int column) const override { return m_model.columnAt(column).kind == Kind::Work; }
    std::optional<CellFigure> figure(qint64 row, int column) override;
    QString figureText(qint64 row, int column, const Value& value) const override;

private:
    RecordKey keyOf(qint64 row) const { return {m_model.entity(), row}; }
    QString nameOf(const Field& format, qint64 id);
    const QString& currencyOf(qint64 row);
    /// `project`: of the row, where names that several records have mean those of it.
    Result<Value> read(const Portfolio& portfolio, qint64 row, const Column& column, const QString& text, NodeId project);
    NodeId projectOfNew(const Portfolio& portfolio, const std::vector<TypedCell>& cells);

    const RecordTableModel& m_model;
    RecordNames m_names;
    QHash<qint64, QString> m_known; // names by id
    QHash<qint64, QString> m_currencies; // by row
};

} // namespace gantry
