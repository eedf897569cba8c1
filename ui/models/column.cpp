#include "ui/models/column.h"

#include "core/model/currencies.h"
#include "core/text/worktimes.h"
#include "ui/models/custom_value_index.h"
#include "ui/models/governance_columns.h"
#include "ui/models/knowledge_columns.h"
#include "ui/models/money_columns.h"
#include "ui/models/risk_columns.h"

namespace gantry {
namespace {

int widthOf(const Field& field)
{
    if (field.is(Title)) return 280;
    if (field.is(Multiline)) return 240;
    switch (field.kind) {
    case Kind::Bool: return 84;
    case Kind::Int: return 88;
    case Kind::Date: return 112;
    case Kind::DateTime:
    case Kind::Instant: return 144;
    case Kind::Work:
    case Kind::Percent:
    case Kind::Quantity: return 96;
    case Kind::Money:
    case Kind::Rate:
    case Kind::Real: return 112;
    case Kind::Id: return 176;
    case Kind::Enum: return 136;
    case Kind::Shifts: return 176;
    case Kind::Text:
    case Kind::Bytes: break;
    }
    return field.is(Number) || field.key == "code" ? 104 : 152;
}

Qt::Alignment alignmentOf(const Field& field)
{
    switch (field.kind) {
    case Kind::Bool: return Qt::AlignHCenter;
    case Kind::Text:
    case Kind::Enum:
    case Kind::Id:
    case Kind::Shifts:
    case Kind::Bytes: return Qt::AlignLeft;
    default: return Qt::AlignRight;
    }
}

constexpr int fieldsThatFit = 10; // with room left for text of several lines

/// The few columns that a planner starts with where an entity has far more than fit; every other entity shows all it has.
bool shownAtFirst(const EntityInfo& info, const Field& field)
{
    if (field.is(Internal) || &field == info.fields.data()) return false;
    if (field.is(Multiline) && int(info.fields.size()) > fieldsThatFit) return false;
    if (info.words.key == "task") {
        static constexpr auto keys = std::to_array<std::string_view>({"project_id", "code", "name", "kind", "duration_seconds",
            "percent_complete", "constraint_type", "constraint_date", "deadline", "owner_id"});
        return std::ranges::find(keys, field.key) != keys.end();
    }
    return true;
}

Column column(const Field& format, const QString& key, const QString& title)
{
    Column c;
    c.key = key;
    c.title = title;
    c.kind = format.kind;
    c.format = format;
    c.width = widthOf(format);
    c.alignment = alignmentOf(format);
    return c;
}

std::optional<Value> dateValue(const std::optional<DateTime>& t) { return t ? std::optional<Value>(Value(t->seconds)) : std::nullopt; }

void addTaskDates(std::vector<Column>& columns, const Session& session)
{
    const auto add = [&](const char* key, const char* title, Kind kind, bool shown, auto of, const char* tip) {
        Column c = computedColumn(
            QStringLiteral("computed.") + QLatin1String(key), QString::fromUtf8(title), kind,
            [&session, of](qint64 id) {
                const TaskDates* dates = session.dates(TaskId{id});
                return dates ? of(*dates) : Value();
            },
            QString::fromUtf8(tip));
        c.shown = shown;
        columns.push_back(std::move(c));
    };
    const auto date = [](std::optional<DateTime> TaskDates::*member) {
        return [member](const TaskDates& d) { return dateValue(d.*member).value_or(Value()); };
    };
    const auto slack = [](std::optional<qint64> TaskDates::*member) {
        return [member](const TaskDates& d) { return d.*member ? Value(*(d.*member)) : Value(); };
    };
    add("start", "Start", Kind::DateTime, true, date(&TaskDates::start), "Computed from links, calendars and progress");
    add("finish", "Finish", Kind::DateTime, true, date(&TaskDates::finish), "Computed from links, calendars and progress");
    add("total_float", "Total float", Kind::Work, true, slack(&TaskDates::totalFloat), "How long it may slip before the project does");
    add("free_float", "Free float", Kind::Work, false, slack(&TaskDates::freeFloat), "How long it may slip before the next task does");
    add("early_start", "Early start", Kind::DateTime, false, date(&TaskDates::earlyStart), "");
    add("early_finish", "Early finish", Kind::DateTime, false, date(&TaskDates::earlyFinish), "");
    add("late_start", "Late start", Kind::DateTime, false, date(&TaskDates::lateStart), "");
    add("late_finish", "Late finish", Kind::DateTime, false, date(&TaskDates::lateFinish), "");
    add(
        "critical", "Critical", Kind::Bool, true, [](const TaskDates& d) { return Value(qint64(d.critical)); },
        "On the path that decides the finish");
}

} // namespace

bool Column::summable() const
{
    if (!adds || (edits && edits->is(Number))) return false;
    switch (kind) {
    case Kind::Int:
    case Kind::Work:
    case Kind::Money:
    case Kind::Quantity:
    case Kind::Percent:
    case Kind::Real: return true;
    default: return false;
    }
}

bool Column::addsUp() const
{
    if (!summable() || kind == Kind::Percent) return false;
    if (custom || kind == Kind::Money) return true;
    if (kind == Kind::Work) return edits && !isTimeOfDay(*edits);
    return std::string_view(format.unit) == "days";
}

bool Column::isHealth() const { return format.words.data() == keysOf<Health>.data(); }

WorkUnits unitsOf(const Portfolio& portfolio, RecordKey record, const Column& column)
{
    if (!column.measure) return workUnitsOf(portfolio, record, column.edits ? *column.edits : column.format);
    const Node* root = portfolio.root();
    const NodeId project = record.entity == entityOf<Node>() ? NodeId{} : projectOf(portfolio, record);
    WorkUnits units;
    units.moneyDigits = minorDigitsOf(portfolio, project ? currencyOf(portfolio, project) : root ? root->currency : QString());
    return units;
}

Column fieldColumn(const Portfolio& portfolio, Entity entity, const Field& field)
{
    Column c = column(field, field.keyText(), field.labelText());
    c.edits = &field;
    const TableBase* table = &portfolio.table(entity);
    c.value = [table, get = field.get](qint64 id) {
        const void* row = table->find(id);
        return row ? get(row) : Value();
    };
    c.shown = shownAtFirst(infoOf(entity), field);
    if (!c.isHealth()) return c;
    c.width = 128;
    return c;
}

Column computedColumn(const QString& key, const QString& title, Kind kind, std::function<Value(qint64)> value, const QString& tip)
{
    Field format{};
    format.key = "";
    format.label = "";
    format.unit = "";
    format.kind = kind;
    format.nullable = true;
    Column c = column(format, key, title);
    c.value = std::move(value);
    c.tip = tip;
    return c;
}

Column customColumn(Session& session, const CustomField& custom)
{
    const Portfolio& portfolio = session.portfolio();
    Column c = computedColumn(QStringLiteral("custom.%1").arg(custom.id.value), custom.name, formatOf(custom).kind, {}, custom.description);
    c.custom = custom.id;
    c.shown = false;
    c.format = formatOf(custom);
    c.value = [&portfolio, &index = CustomValueIndex::of(session), id = custom.id, format = c.format](qint64 record) -> Value {
        const CustomValue* held = portfolio.find<CustomValue>(index.find(id, record));
        if (!held) return {};
        if (held->choice) return held->choice.value;
        const auto value = parseCanonical(format, held->text);
        return value ? *value : Value();
    };
    return c;
}

const CustomValue* customValueOf(const Portfolio& portfolio, CustomFieldId field, RecordKey record)
{
    const CustomValue* found = nullptr;
    portfolio.all<CustomValue>().forEachIn(projectOf(portfolio, record), [&](const CustomValue& v) {
        if (v.field == field && v.record.value == record.id) found = &v;
    });
    return found;
}

Result<ChangeSet> setCustomValue(const Portfolio& portfolio, IdSource& ids, const Column& column, RecordKey record, const Value& value)
{
    const CustomField* field = portfolio.find(column.custom);
    if (!field)
        return Error{Errc::NotFound, "change.record-gone", {infoOf<CustomField>().labelText(), QString::number(column.custom.value), {}}};
    ChangeBuilder build(
        QStringLiteral("custom_value.set"), QObject::tr("Set %1 of %2").arg(field->name, portfolio.titleOf(record.entity, record.id)));
    const CustomValue* held = customValueOf(portfolio, column.custom, record);
    if (isAbsent(value)) {
        if (held) build.remove(portfolio, entityOf<CustomValue>(), held->id.value);
        return build.take();
    }
    const bool code = field->kind == CustomKind::Code;
    const QString text = code ? QString() : canonicalText(column.format, value);
    const CustomChoiceId choice{code ? intOf(value) : 0};
    if (held) {
        build.update<&CustomValue::text>(portfolio, held->id.value, text).update<&CustomValue::choice>(portfolio, held->id.value, choice);
        return build.take();
    }
    build.insert(CustomValue{.id = ids.next<CustomValueId>(),
        .project = projectOf(portfolio, record),
        .field = field->id,
        .entity = infoOf(record.entity).keyText(),
        .record = {record.id},
        .text = text,
        .choice = choice});
    return build.take();
}

std::vector<Column> columnsOf(Session& session, Entity entity, NodeId project)
{
    const Portfolio& portfolio = session.portfolio();
    const EntityInfo& info = infoOf(entity);
    std::vector<Column> columns;
    const auto add = [&](auto wanted) {
        for (const Field& field : info.fields)
            if (wanted(field)) columns.push_back(fieldColumn(portfolio, entity, field));
    };
    const auto leads = [](const Field& f) { return f.is(Number) || f.is(Title); };
    add([&](const Field& f) { return f.is(Number); });
    add([&](const Field& f) { return f.is(Title) && !f.is(Number); });
    add([&](const Field& f) { return !leads(f) && !f.is(Internal) && f.kind != Kind::Bytes && &f != info.fields.data(); });
    if (entity == entityOf<Task>()) addTaskDates(columns, session);
    addMoneyColumns(columns, session, entity);
    addGovernanceColumns(columns, session, entity);
    addKnowledgeColumns(columns, session, entity);
    addRiskColumns(columns, session, entity);
    add([&](const Field& f) { return !leads(f) && f.is(Internal) && f.kind != Kind::Bytes; });
    std::vector<const CustomField*> customs;
    portfolio.all<CustomField>().forEach([&](const CustomField& f) {
        if (f.entity == info.keyText() && (!f.project || f.project == project)) customs.push_back(&f);
    });
    std::ranges::sort(customs, {}, [](const CustomField* f) { return std::pair(f->name, f->id); });
    for (const CustomField* f : customs) columns.push_back(customColumn(session, *f));
    return columns;
}

} // namespace gantry
