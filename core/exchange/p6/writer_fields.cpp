#include "core/exchange/p6/families.h"
#include "core/exchange/p6/writing.h"

#include <QMap>
#include <map>

namespace gantry::p6 {
namespace {

/// A table with columns by name that are only known here.
void writeRows(QByteArray& out, const char* table, std::initializer_list<const char*> columns, const std::vector<QList<QByteArray>>& rows)
{
    if (rows.empty()) return;
    out += "%T\t" + QByteArray(table) + "\r\n%F";
    for (const char* c : columns) out += '\t', out += c;
    out += "\r\n";
    for (const QList<QByteArray>& row : rows) out += "%R\t" + row.join('\t') + "\r\n";
}

QByteArray kindCell(CustomKind kind)
{
    switch (kind) {
    case CustomKind::Number:
    case CustomKind::Duration: return "FT_FLOAT";
    case CustomKind::Cost: return "FT_MONEY";
    case CustomKind::Date: return "FT_START_DATE";
    case CustomKind::Code: return "FT_STATICTYPE";
    case CustomKind::Text:
    case CustomKind::Flag: break;
    }
    return "FT_TEXT";
}

QStringView numberIn(const QString& sourceId, const char* prefix)
{
    const QStringView id(sourceId);
    const QLatin1String lead(prefix);
    return id.startsWith(lead) ? id.sliced(lead.size()) : QStringView();
}

/// The indicators of P6 come as a code of fixed values.
bool isUserField(const CustomField& f) { return f.kind != CustomKind::Code || f.sourceId.startsWith(QStringLiteral("udf:")); }

} // namespace

struct Fields::Private {
    Writing& w;
    struct Type { // of a user field: one for each kind of record that has it
        const CustomField* field;
        const char* table;
        qint64 number;
        bool shared = false; // its row is another field's
    };
    struct Use {
        const CustomValue* value;
        QByteArray record;
    };
    std::vector<Type> types;
    std::map<int, std::vector<const FieldRows*>> codes; // by family
    QHash<CustomFieldId, int> familyOf;
    QHash<qint64, qint64> typeNumbers, choiceNumbers; // of codes
    std::map<int, std::vector<Use>> codeUses;
    std::vector<std::pair<std::size_t, Use>> userUses; // place in types

    explicit Private(Writing& writing)
        : w(writing)
    {
        sortFields();
        numberCodes();
        QHash<CustomFieldId, const CustomField*> byId;
        for (const FieldRows& f : w.rows.fields) byId.insert(f.field->id, f.field);
        const auto take = [&](qint64 record) {
            for (const CustomValue* v : w.rows.valuesOf(record))
                if (const CustomField* field = byId.value(v->field)) takeValue(*field, *v);
        };
        take(w.rows.node.id.value);
        for (const Task* t : w.rows.tree.rows) take(t->id.value);
        for (const Resource* r : w.rows.resources) take(r->id.value);
        for (const Assignment* a : w.rows.assignments) take(a->id.value);
        for (const FieldRows& f : w.rows.fields) { // those that no record has a value in
            if (!isUserField(*f.field) || w.ids.names.contains(f.field->id.value)) continue;
            if (const char* table = usualTable(*f.field))
                typeOf(*f.field, table);
            else
                w.leaveOut(f.field->id.value, "export.no-place");
        }
        nameIndicators();
    }

    static const char* usualTable(const CustomField& f)
    {
        if (f.entity == u"task") return "TASK";
        if (f.entity == u"node") return "PROJECT";
        if (f.entity == u"resource") return "RSRC";
        return f.entity == u"assignment" ? "TASKRSRC" : nullptr;
    }

    bool isOfRoles(const FieldRows& rows) const
    {
        if (rows.field->sourceId.startsWith(QStringLiteral("rolecat:"))) return true;
        bool any = false;
        for (const Resource* r : w.rows.resources)
            for (const CustomValue* v : w.rows.valuesOf(r->id.value)) {
                if (v->field != rows.field->id) continue;
                if (r->kind != ResourceKind::Role) return false;
                any = true;
            }
        return any;
    }

    void sortFields()
    {
        for (const FieldRows& rows : w.rows.fields) {
            if (isUserField(*rows.field)) continue;
            const bool ofRoles = rows.field->entity == u"resource" && isOfRoles(rows);
            const auto it = std::ranges::find_if(
                families, [&](const Family& f) { return rows.field->entity == QLatin1String(f.entity) && f.ofRoles == ofRoles; });
            if (it == std::end(families)) {
                w.leaveOut(rows.field->id.value, "export.no-place");
                continue;
            }
            const int family = int(it - std::begin(families));
            codes[family].push_back(&rows);
            familyOf.insert(rows.field->id, family);
        }
    }

    void numberCodes()
    {
        for (const auto& [family, list] : codes) {
            const char* prefix = families[family].prefix;
            Numbering fieldNumbers, valueNumbers;
            for (const FieldRows* rows : list) {
                fieldNumbers.keep(rows->field->id.value, numberIn(rows->field->sourceId, prefix));
                for (const CustomChoice* c : rows->choices) valueNumbers.keep(c->id.value, numberIn(c->sourceId, prefix));
            }
            const auto give = [&](Numbering& numbers, QHash<qint64, qint64>& to, qint64 record) {
                to.insert(record, numbers.of(record));
                w.name(record, QLatin1String(prefix) + QString::number(to.value(record)));
            };
            for (const FieldRows* rows : list) {
                give(fieldNumbers, typeNumbers, rows->field->id.value);
                for (const CustomChoice* c : rows->choices) give(valueNumbers, choiceNumbers, c->id.value);
            }
        }
    }

    /// The UDFTYPE of a field for records of one table. A field of Gantry may be of activities and of WBS elements alike; P6 has two then.
    std::size_t typeOf(const CustomField& field, const char* table)
    {
        const auto it = std::ranges::find_if(types, [&](const Type& t) { return t.field == &field && QByteArrayView(t.table) == table; });
        if (it != types.end()) return std::size_t(it - types.begin());
        const bool first = !w.ids.names.contains(field.id.value);
        // What the project itself has in a field of WBS elements goes by that field's number.
        const QString ofProject = QStringLiteral(":node");
        const bool onRoot = field.sourceId.endsWith(ofProject);
        const QString own = onRoot ? field.sourceId.chopped(ofProject.size()) : field.sourceId;
        Type type{&field, onRoot ? "PROJWBS" : table, 0};
        bool ok = false;
        const qint64 wanted = first ? numberIn(own, "udf:").toLongLong(&ok) : 0;
        const auto same = std::ranges::find(types, wanted, &Type::number);
        type.shared =
            ok && same != types.end() && QByteArrayView(same->table) == type.table && (onRoot || same->field->sourceId.endsWith(ofProject));
        if (ok && wanted > 0 && wanted <= Numbering::largest && (same == types.end() || type.shared)) {
            type.number = wanted;
        } else {
            const auto free = [this](qint64 n) { return std::ranges::none_of(types, [n](const Type& t) { return t.number == n; }); };
            do ++lastNumber;
            while (!free(lastNumber) || reserved().contains(lastNumber));
            type.number = lastNumber;
        }
        const QString called = QStringLiteral("udf:%1%2").arg(type.number).arg(onRoot ? ofProject : QString());
        if (first)
            w.name(field.id.value, called);
        else
            w.ids.standIns.insert(called, field.id.value);
        types.push_back(type);
        return types.size() - 1;
    }

    /// Numbers that fields bring from their source, so that no new one takes them.
    const QSet<qint64>& reserved()
    {
        if (m_reserved.isEmpty())
            for (const FieldRows& f : w.rows.fields)
                if (const QStringView id = numberIn(f.field->sourceId, "udf:"); !id.isEmpty())
                    m_reserved.insert(id.left(id.contains(u':') ? id.indexOf(u':') : id.size()).toLongLong());
        return m_reserved;
    }

    /// The table of a record that a user field can be of, and what the record is called there.
    std::pair<const char*, QByteArray> recordOf(const CustomField& field, qint64 record) const
    {
        if (record == w.rows.node.id.value) {
            const bool onRoot = field.sourceId.endsWith(QStringLiteral(":node"));
            return {onRoot ? "PROJWBS" : "PROJECT", numberCell(onRoot ? w.plan.rootWbs : w.plan.number)};
        }
        const QString called = w.ids.names.value(record);
        if (const int at = w.rows.tree.places.value(TaskId{record}, -1); at >= 0) {
            const bool element = w.places[std::size_t(at)] == Place::Wbs;
            return {called.isEmpty() ? nullptr : element ? "PROJWBS" : "TASK", called.section(u':', -1).toLatin1()};
        }
        if (const Resource* r = w.rows.portfolio.find(ResourceId{record}))
            return {r->kind == ResourceKind::Role ? "ROLES" : "RSRC", called.section(u':', -1).toLatin1()};
        const Assignment* a = w.rows.portfolio.find(AssignmentId{record});
        const bool written = a && w.placeOf(a->task) == Place::Activity;
        return {written ? "TASKRSRC" : nullptr, written ? numberCell(w.assignments.of(record)) : QByteArray()};
    }

    void takeValue(const CustomField& field, const CustomValue& v)
    {
        const auto [table, record] = recordOf(field, v.record.value);
        if (!table) return w.leaveOut(v.id.value, "export.with-its-record");
        if (isUserField(field)) {
            if (usualTable(field)) userUses.push_back({typeOf(field, table), {&v, record}});
            return;
        }
        const int family = familyOf.value(field.id, -1);
        if (family < 0) return w.leaveOut(v.id.value, "export.with-its-field");
        if (QByteArrayView(table) == "PROJWBS") return w.leaveOut(v.id.value, "export.code-of-summary");
        if ((QByteArrayView(table) == "ROLES") != families[family].ofRoles) return w.leaveOut(v.id.value, "export.no-place");
        if (!choiceNumbers.contains(v.choice.value)) return w.leaveOut(v.id.value, "export.not-of-its-kind");
        codeUses[family].push_back({&v, record});
    }

    /// The choices of an indicator are P6's own and not in the file.
    void nameIndicators()
    {
        for (const FieldRows& rows : w.rows.fields)
            if (isUserField(*rows.field))
                for (const CustomChoice* c : rows.choices) w.name(c->id.value, w.ids.names.value(rows.field->id.value) + u':' + c->code);
    }

    void writeCodes()
    {
        for (const auto& [family, list] : codes) {
            const Family& f = families[family];
            const bool ofTasks = QByteArrayView(f.entity) == "task";
            std::vector<QList<QByteArray>> typeRows, valueRows;
            for (const FieldRows* rows : list) {
                const QByteArray number = numberCell(typeNumbers.value(rows->field->id.value));
                QList<QByteArray> type{number, numberCell(60), numberCell(qint64(typeRows.size()) + 1), lineCell(rows->field->name)};
                if (ofTasks) { // codes of the project alone, so that the codes of others are not touched
                    const bool own = rows->field->project == w.rows.node.id;
                    type << (own ? numberCell(w.plan.number) : QByteArray()) << (own ? "AS_Project" : "AS_Global");
                }
                typeRows.push_back(std::move(type));
                QHash<CustomChoiceId, qint64> counts;
                for (const CustomChoice* c : rows->choices) {
                    const qint64 above = choiceNumbers.value(c->parent.value);
                    QByteArray colour = lineCell(c->colour);
                    if (colour.startsWith('#')) colour.remove(0, 1);
                    valueRows.push_back({numberCell(choiceNumbers.value(c->id.value)), above ? numberCell(above) : QByteArray(), number,
                        lineCell(c->name, longestName), lineCell(c->code, 60), numberCell(++counts[c->parent]), colour});
                }
            }
            if (ofTasks)
                writeRows(w.out, f.types, {f.typeId, f.shortLength, "seq_num", f.typeName, "proj_id", "actv_code_type_scope"}, typeRows);
            else
                writeRows(w.out, f.types, {f.typeId, f.shortLength, "seq_num", f.typeName}, typeRows);
            writeRows(w.out, f.values, {f.valueId, f.parentId, f.typeId, f.valueName, f.shortName, "seq_num", "color"}, valueRows);
        }
    }

    void writeUserTypes()
    {
        std::vector<QList<QByteArray>> rows;
        for (const Type& t : types)
            if (!t.shared)
                rows.push_back({numberCell(t.number), t.table, "user_field_" + numberCell(t.number), lineCell(t.field->name),
                    kindCell(t.field->kind), "N"});
        writeRows(
            w.out, "UDFTYPE", {"udf_type_id", "table_name", "udf_type_name", "udf_type_label", "logical_data_type", "super_flag"}, rows);
    }

    /// Date, number and text: one of them holds the value.
    QList<QByteArray> cells(const CustomField& field, const CustomValue& v) const
    {
        const QByteArray utf8 = v.text.toUtf8();
        const std::string_view text(utf8.constData(), std::size_t(utf8.size()));
        switch (field.kind) {
        case CustomKind::Date: return {timeCell(dateTimeOf(text)), {}, {}};
        case CustomKind::Number: return {{}, lineCell(v.text), {}};
        case CustomKind::Cost: {
            const auto minor = integerOf(text);
            return {{}, minor ? moneyCell({*minor}) : QByteArray(), {}};
        }
        case CustomKind::Duration: return {{}, hoursCell(integerOf(text)), {}};
        case CustomKind::Code: {
            const CustomChoice* c = w.rows.portfolio.find<CustomChoice>(v.choice.value);
            return {{}, {}, c ? lineCell(c->code) : QByteArray()};
        }
        case CustomKind::Text:
        case CustomKind::Flag: break;
        }
        return {{}, {}, lineCell(v.text)};
    }

    qint64 lastNumber = 0;
    QSet<qint64> m_reserved;
};

Fields::Fields(Writing& w)
    : d(std::make_unique<Private>(w))
{
}
Fields::~Fields() = default;

void Fields::writeDefinitions()
{
    d->writeUserTypes();
    d->writeCodes();
}

void Fields::writeUses()
{
    const QByteArray project = numberCell(d->w.plan.number);
    for (const auto& [family, uses] : d->codeUses) {
        const Family& f = families[family];
        const bool ofProject = QByteArrayView(f.recordId) == "proj_id"; // the record says it already
        std::vector<QList<QByteArray>> rows;
        for (const Private::Use& use : uses) {
            QList<QByteArray> row{use.record, numberCell(d->typeNumbers.value(use.value->field.value)),
                numberCell(d->choiceNumbers.value(use.value->choice.value))};
            if (!ofProject) row << project;
            rows.push_back(std::move(row));
        }
        if (ofProject)
            writeRows(d->w.out, f.uses, {f.recordId, f.typeId, f.valueId}, rows);
        else
            writeRows(d->w.out, f.uses, {f.recordId, f.typeId, f.valueId, "proj_id"}, rows);
    }
    std::vector<QList<QByteArray>> rows;
    for (const auto& [place, use] : d->userUses) {
        const Private::Type& type = d->types[place];
        QList<QByteArray> row{numberCell(type.number), use.record, project};
        rows.push_back(row + d->cells(*type.field, *use.value));
    }
    writeRows(d->w.out, "UDFVALUE", {"udf_type_id", "fk_id", "proj_id", "udf_date", "udf_number", "udf_text"}, rows);
}

} // namespace gantry::p6
