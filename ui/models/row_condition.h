#pragma once
#include "core/expression/record_fields.h"
#include "ui/models/column.h"

namespace gantry {

/// An expression that rows of a table must fulfil. It speaks of the fields of the entity and of what they refer to, and of the table's
/// further columns (computed ones, custom fields) by title or key. Borrows portfolio and columns.
class RowCondition {
public:
    /// Errors: Invalid, with the column in the text (see Expression::readCondition).
    static Result<RowCondition> read(
        const Portfolio& portfolio, Entity entity, const std::vector<Column>& columns, const QString& text, QDate today);
    RowCondition(RowCondition&&) noexcept;
    RowCondition& operator=(RowCondition&&) noexcept;
    ~RowCondition();

    bool holds(qint64 record);
    /// As it was typed.
    const QString& text() const;

private:
    struct Parts;
    explicit RowCondition(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace gantry
