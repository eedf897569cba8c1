#pragma once
#include "ui/models/cell_source.h"
#include "ui/models/row_groups.h"

namespace gantry {

/// What records come to in one column.
struct Subtotal {
    enum class Answer { Nothing, Sum, SeveralUnits, TooLarge };
    Answer answer = Answer::Nothing; // Nothing: none of them holds a figure
    Value sum{};
    qint64 record = 0; // one of them: how the sum reads
    QStringList units{}; // several currencies, or lengths of a day: such figures are not added up
};

/// Sums of the columns of a table, over its groups and over all its records. Each column is read once, whatever the number of groups, when
/// a sum of it is first asked for, and kept until it is forgotten. Of figures that hold those of the records below (a cost account's) only
/// the uppermost of a group count.
class RowSums {
public:
    /// Borrows the source; `above`: the field of the record that a record lies in, or null.
    RowSums(const CellSource& source, Entity entity, const Field* above);
    void forget() { m_sums.clear(); }

    /// `group`: of `groups`, -1 for all records. `records` are those of `groups` where these are in use.
    const Subtotal& of(int column, const std::vector<qint64>& records, const RowGroups& groups, int group);

private:
    struct Figures;
    std::vector<Subtotal> sumsOf(const Column& column, const std::vector<qint64>& records, const RowGroups& groups) const;
    QString unitOf(const Column& column, qint64 record) const;

    const CellSource& m_source;
    const Entity m_entity;
    const Field* m_above;
    QHash<int, std::vector<Subtotal>> m_sums; // by column: of all records, then of each group
};

} // namespace gantry
