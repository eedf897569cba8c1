#include "ui/models/row_condition.h"

namespace gantry {
namespace {

constexpr int firstColumn = 1'000'000; // ids below are those of the entity's fields

class ColumnNames final : public expression::RecordFields {
public:
    ColumnNames(Entity entity, const std::vector<Column>& columns)
        : RecordFields(entity)
        , m_columns(columns)
    {
    }
    std::optional<expression::Named> find(const QString& name) override
    {
        if (auto field = RecordFields::find(name)) return field;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Column& column = m_columns[i];
            if (column.edits || (!expression::sameName(column.title, name) && !expression::sameName(column.key, name))) continue;
            const auto type = expression::typeOf(column.kind);
            if (!type) return std::nullopt;
            return expression::Named{firstColumn + int(i), column.kind == Kind::Id ? Kind::Text : column.kind, *type};
        }
        return std::nullopt;
    }
    QStringList all() const override
    {
        QStringList out = RecordFields::all();
        for (const Column& column : m_columns)
            if (!column.edits) out << column.title;
        return out;
    }

private:
    const std::vector<Column>& m_columns;
};

} // namespace

struct RowCondition::Parts final : expression::Source {
    Parts(const Portfolio& all, Entity entity, const std::vector<Column>& shown, const QString& typed, QDate today)
        : portfolio(all)
        , columns(shown)
        , names(entity, shown)
        , fields(all, names, today)
        , text(typed)
    {
    }
    Value value(int id) const override
    {
        if (id < firstColumn) return fields.value(id);
        const Column& column = columns[std::size_t(id - firstColumn)];
        Value held = column.value(record);
        return column.kind == Kind::Id && !isAbsent(held) ? Value(displayText(portfolio, column.format, held)) : held;
    }
    QDate today() const override { return fields.today(); }
    QDate statusDate() const override { return fields.statusDate(); }
    WorkTime dayLength() const override { return fields.dayLength(); }

    const Portfolio& portfolio;
    const std::vector<Column>& columns;
    ColumnNames names;
    expression::RecordSource fields;
    const QString text;
    qint64 record = 0;
    std::optional<expression::Evaluation> evaluation{};
};

RowCondition::RowCondition(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
RowCondition::RowCondition(RowCondition&&) noexcept = default;
RowCondition& RowCondition::operator=(RowCondition&&) noexcept = default;
RowCondition::~RowCondition() = default;

Result<RowCondition> RowCondition::read(
    const Portfolio& portfolio, Entity entity, const std::vector<Column>& columns, const QString& text, QDate today)
{
    auto parts = std::make_unique<Parts>(portfolio, entity, columns, text, today);
    auto condition = expression::Expression::readCondition(text, parts->names);
    if (!condition) return condition.error();
    parts->evaluation.emplace(std::move(*condition));
    return RowCondition(std::move(parts));
}

bool RowCondition::holds(qint64 record)
{
    m_parts->record = record;
    m_parts->fields.setRecord(record);
    return m_parts->evaluation->holds(*m_parts);
}

const QString& RowCondition::text() const { return m_parts->text; }

} // namespace gantry
