#pragma once
#include "core/expression/expression.h"
#include "core/model/portfolio.h"

namespace gantry::expression {

/// The fields of an entity as names: by key or label ("fixed_cost_minor", "fixed_cost", [Fixed cost]). A reference is the title of what it
/// names, and equal to its number and code as well; a dot goes on to that record's own fields (project.code, owner.email).
/// Money and rates are in the currency of the record.
class RecordFields : public Names {
public:
    explicit RecordFields(Entity entity)
        : m_entity(entity)
    {
    }
    std::optional<Named> find(const QString& name) override;
    QStringList all() const override;
    Entity entity() const { return m_entity; }
    /// A value of a record, by Named::id.
    Value value(const Portfolio& portfolio, const void* row, int id) const;

private:
    struct Step {
        const Field* field;
        std::optional<Entity> target; // that the field refers to
        bool operator==(const Step&) const = default;
    };
    using Path = std::vector<Step>; // all but the last refer to the record that the next is a field of
    int idOf(const Path& path);
    const Entity m_entity;
    std::vector<Path> m_paths; // by id
};

/// What a record answers: its fields, the day given for today, the status date and working day of its project.
class RecordSource final : public Source {
public:
    RecordSource(const Portfolio& portfolio, const RecordFields& fields, QDate today)
        : m_portfolio(portfolio)
        , m_fields(fields)
        , m_today(today)
    {
    }
    void setRecord(qint64 id);
    Value value(int id) const override { return m_row ? m_fields.value(m_portfolio, m_row, id) : Value(); }
    QDate today() const override { return m_today; }
    QDate statusDate() const override;
    WorkTime dayLength() const override;

private:
    const ScheduleOptions& options() const;
    const Portfolio& m_portfolio;
    const RecordFields& m_fields;
    const QDate m_today;
    const void* m_row = nullptr;
    qint64 m_id = 0;
};

/// The records that a condition holds for, of those named, in their order.
std::vector<qint64> recordsWhere(
    const Portfolio& portfolio, const Expression& condition, const RecordFields& fields, std::span<const qint64> ids, QDate today);

} // namespace gantry::expression
