#include "core/expression/record_fields.h"

#include "core/model/owner.h"

namespace gantry::expression {
namespace {

constexpr int farthest = 6; // references in one name

const Field* fieldCalled(Entity entity, QStringView name)
{
    for (const Field& field : infoOf(entity).fields)
        if (sameName(field.keyText(), name)) return &field;
    for (const Field& field : infoOf(entity).fields)
        if (sameName(field.labelText(), name)) return &field;
    return nullptr;
}

bool isReference(const Field& field) { return field.kind == Kind::Id && field.key != "id"; }

QString titleOf(const Portfolio& portfolio, std::optional<Entity> entity, qint64 id)
{
    if (entity) return portfolio.titleOf(*entity, id);
    for (const EntityInfo& info : allEntities()) // of any entity; an id is unique over all
        if (portfolio.table(info.entity).contains(id)) return portfolio.titleOf(info.entity, id);
    return {};
}

QStringList wordsOf(const Field& field)
{
    QStringList out;
    for (const auto& word : field.words) out << QString::fromLatin1(word.data(), qsizetype(word.size()));
    return out;
}

} // namespace

std::optional<Named> RecordFields::find(const QString& name)
{
    Path path;
    Entity entity = m_entity;
    for (QStringView rest = name;;) {
        const Field* whole = fieldCalled(entity, rest);
        const qsizetype dot = whole ? -1 : rest.indexOf(u'.');
        const Field* field = whole ? whole : dot > 0 ? fieldCalled(entity, rest.left(dot)) : nullptr;
        if (!field || path.size() >= farthest) return std::nullopt;
        path.push_back({field, targetEntity(*field)});
        if (whole) break;
        if (!path.back().target) return std::nullopt;
        entity = *path.back().target;
        rest = rest.mid(dot + 1);
    }
    const Field& last = *path.back().field;
    const auto type = last.kind == Kind::Id && !isReference(last) ? std::optional(Type{}) : typeOf(last.kind);
    if (!type) return std::nullopt;
    Named named{.id = idOf(path), .kind = isReference(last) ? Kind::Text : last.kind, .type = *type, .words = wordsOf(last)};
    if (const auto target = isReference(last) ? path.back().target : std::nullopt)
        for (const Field& field : infoOf(*target).fields)
            if (field.is(gantry::Number) || field.key == "code") {
                path.push_back({&field, std::nullopt});
                named.also.emplace_back(name + u'.' + field.keyText(), idOf(path));
                path.pop_back();
            }
    return named;
}

QStringList RecordFields::all() const
{
    QStringList out;
    for (const Field& field : infoOf(m_entity).fields)
        if (field.kind != Kind::Bytes) out << field.labelText() << field.keyText();
    return out;
}

int RecordFields::idOf(const Path& path)
{
    const auto known = std::ranges::find(m_paths, path);
    if (known != m_paths.end()) return int(known - m_paths.begin());
    m_paths.push_back(path);
    return int(m_paths.size()) - 1;
}

Value RecordFields::value(const Portfolio& portfolio, const void* row, int id) const
{
    const Path& path = m_paths[std::size_t(id)];
    for (std::size_t i = 0; i + 1 < path.size() && row; ++i) row = portfolio.table(*path[i].target).find(intOf(path[i].field->get(row)));
    if (!row) return {};
    const auto& [field, target] = path.back();
    if (!isReference(*field)) return field->get(row);
    const qint64 named = intOf(field->get(row));
    return named ? Value(titleOf(portfolio, target, named)) : Value();
}

void RecordSource::setRecord(qint64 id)
{
    m_id = id;
    m_row = m_portfolio.table(m_fields.entity()).find(id);
}

const ScheduleOptions& RecordSource::options() const { return m_portfolio.optionsOf(projectOf(m_portfolio, {m_fields.entity(), m_id})); }

QDate RecordSource::statusDate() const
{
    const auto status = options().statusDate;
    return status ? dateOf(*status) : QDate();
}

WorkTime RecordSource::dayLength() const { return options().dayLength; }

std::vector<qint64> recordsWhere(
    const Portfolio& portfolio, const Expression& condition, const RecordFields& fields, std::span<const qint64> ids, QDate today)
{
    Evaluation evaluation(condition);
    RecordSource source(portfolio, fields, today);
    std::vector<qint64> out;
    for (qint64 id : ids) {
        source.setRecord(id);
        if (evaluation.holds(source)) out.push_back(id);
    }
    return out;
}

} // namespace gantry::expression
