#include "ui/tables/record_grid.h"

#include "core/model/currencies.h"
#include "core/text/worktimes.h"
#include "ui/models/change_composer.h"
#include "ui/models/typed_date.h"

namespace gantry {
namespace {

QString localNumber(qint64 value, int decimals, const QLocale& locale = QLocale())
{
    return decimalText(value, decimals).replace(u'.', locale.decimalPoint());
}

/// Six decimals of an hour or a day give every second back.
QString durationNumber(const Field& field, qint64 seconds, const WorkUnits& units)
{
    const qint64 day = units.elapsed ? secondsPerDay : units.day.seconds > 0 ? units.day.seconds : WorkUnits().day.seconds;
    const auto millionths = mulDiv(seconds, 1'000'000, workUnitOf(field) == DurationUnit::Hours ? 3600 : day);
    const QString number = millionths ? localNumber(*millionths, 6) : QString();
    return units.elapsed ? number + QStringLiteral(" ed") : number;
}

bool isReference(const Column& column) { return column.kind == Kind::Id && !column.custom; }

} // namespace

bool RecordGrid::holdsWords(int column) const
{
    const Kind kind = m_model.columnAt(column).kind;
    return kind == Kind::Text || kind == Kind::Id;
}

QString RecordGrid::copied(qint64 row, int of)
{
    const Column& column = m_model.columnAt(of);
    const Value value = column.value(row);
    if (isAbsent(value)) return {};
    const qint64 n = intOf(value);
    const Field& format = column.format;
    switch (column.kind) {
    case Kind::Id: return nameOf(format, n);
    case Kind::DateTime: {
        const QString text = isoText(DateTime{n}).replace(u'T', u' ');
        return text.endsWith(QLatin1String(":00")) ? text.chopped(3) : text;
    }
    case Kind::Work:
        if (isTimeOfDay(format)) return m_model.textOf(keyOf(row), column, value);
        return durationNumber(format, n, m_model.unitsOf(keyOf(row), column));
    case Kind::Money: return localNumber(n, m_model.unitsOf(keyOf(row), column).moneyDigits);
    case Kind::Rate:
    case Kind::Quantity: return localNumber(n, 8);
    case Kind::Percent: return localNumber(n, 8) + u'%';
    case Kind::Real: return canonicalText(format, value).replace(u'.', QLocale().decimalPoint());
    case Kind::Enum: return m_model.textOf(keyOf(row), column, value);
    default: return canonicalText(format, value);
    }
}

QString RecordGrid::nameOf(const Field& format, qint64 id)
{
    QString& name = m_known[id];
    if (!name.isEmpty()) return name;
    if (const auto target = targetEntity(format)) return name = m_names.nameOf(*target, id);
    for (const EntityInfo& info : allEntities())
        if (portfolio().table(info.entity).contains(id)) return name = m_names.nameOf(info.entity, id);
    return name = QString::number(id);
}

Result<Value> RecordGrid::read(const Portfolio& portfolio, qint64 row, const Column& column, const QString& text, NodeId project)
{
    const RecordKey record = keyOf(row);
    const auto target = column.kind == Kind::Id ? targetEntity(column.format) : std::nullopt;
    if (!target || text.trimmed().isEmpty()) return parseTyped(portfolio, column, record, text, m_model.session().today());
    QList<qint64> ids = m_names.called(*target, text, project);
    if (column.custom)
        ids.removeIf([&](qint64 id) {
            const CustomChoice* choice = portfolio.find<CustomChoice>(id);
            return !choice || choice->field != column.custom;
        });
    if (ids.size() == 1) return Value(ids.front());
    if (ids.isEmpty())
        return Error{Errc::Invalid, "value.unknown-record", {column.title, text.trimmed(), infoOf(*target).labelText().toLower()}};
    return Error{Errc::Invalid, "value.ambiguous-record", {column.title, text.trimmed(), QString::number(ids.size())}};
}

Result<ChangeSet> RecordGrid::typed(const TypedOn& on, qint64 row, int column, const QString& text)
{
    const auto value = read(on.portfolio, row, m_model.columnAt(column), text, projectOf(on.portfolio, keyOf(row)));
    if (!value) return value.error();
    return m_model.change(on.portfolio, keyOf(row), column, *value);
}

Result<ChangeSet> RecordGrid::cleared(const TypedOn& on, qint64 row, int column)
{
    const Column& c = m_model.columnAt(column);
    if (!c.format.nullable) return Error{Errc::Invalid, "value.empty", {c.title}};
    return m_model.change(on.portfolio, keyOf(row), column, {});
}

Result<ChangeSet> RecordGrid::filled(const TypedOn& on, qint64 row, int column, qint64 from)
{
    return m_model.change(on.portfolio, keyOf(row), column, m_model.columnAt(column).value(from));
}

/// Its own cell says it, else the window does.
NodeId RecordGrid::projectOfNew(const Portfolio& portfolio, const std::vector<TypedCell>& cells)
{
    for (const TypedCell& cell : cells) {
        const Column& column = m_model.columnAt(cell.column);
        if (!column.edits || column.edits->key != "project_id" || cell.text.isEmpty()) continue;
        const auto named = read(portfolio, 0, column, cell.text, {});
        return named ? NodeId{intOf(*named)} : NodeId{};
    }
    return m_model.projectInScope();
}

NewRow RecordGrid::added(const TypedOn& on, const std::vector<TypedCell>& cells)
{
    NewRow out{ChangeSet{}};
    std::vector<std::pair<int, Value>> references;
    const NodeId project = projectOfNew(on.portfolio, cells);
    for (const TypedCell& cell : cells) {
        const Column& column = m_model.columnAt(cell.column);
        if (column.edits && column.edits->is(Number)) {
            const QString number = cell.text.trimmed();
            const bool taken = !m_names.called(m_model.entity(), number, {}).isEmpty() || std::ranges::any_of(on.added, [&](qint64 id) {
                return textOf(on.portfolio.cell(m_model.entity(), id, *column.edits)) == number;
            });
            if (taken) out.settled.insert(cell.column);
        }
        if (!isReference(column) || cell.text.isEmpty()) continue;
        const auto value = read(on.portfolio, 0, column, cell.text, project);
        if (!value) {
            out.set = value.error();
            out.culprit = cell.column;
            return out;
        }
        references.emplace_back(cell.column, *value);
        out.settled.insert(cell.column);
    }
    const auto& shown = m_model.shownIds();
    const qint64 last = !on.added.empty() ? on.added.back() : shown.empty() ? 0 : shown.back();
    for (auto& [column, value] : m_model.placeBehind(on.portfolio, last))
        if (std::ranges::count(references, column, &std::pair<int, Value>::first) == 0) references.emplace_back(column, std::move(value));
    out.set = m_model.add(on.portfolio, references);
    if (out.set) out.id = insertedIn(*out.set, m_model.entity());
    return out;
}

const QString& RecordGrid::currencyOf(qint64 row)
{
    const auto known = m_currencies.constFind(row);
    if (known != m_currencies.cend()) return *known;
    return *m_currencies.insert(row, gantry::currencyOf(portfolio(), keyOf(row)));
}

std::optional<CellFigure> RecordGrid::figure(qint64 row, int of)
{
    const Column& column = m_model.columnAt(of);
    const bool day = column.kind == Kind::Date || column.kind == Kind::DateTime;
    if (!column.summable() && !day) return std::nullopt;
    CellFigure out{column.kind, column.value(row), {}};
    if (isAbsent(out.value)) return std::nullopt;
    if (column.kind == Kind::Money) out.unit = currencyOf(row);
    if (column.kind == Kind::Work) {
        const WorkUnits units = m_model.unitsOf(keyOf(row), column);
        out.unit = QString::number(units.day.seconds) + (units.elapsed ? u'e' : u'w');
    }
    return out;
}

QString RecordGrid::figureText(qint64 row, int column, const Value& value) const
{
    return m_model.textOf(keyOf(row), m_model.columnAt(column), value);
}

} // namespace gantry
