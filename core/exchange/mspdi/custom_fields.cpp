#include "core/exchange/mspdi/custom_fields.h"

#include "core/exchange/mspdi/field_ids.h"
#include "core/exchange/mspdi/record.h"

#include <charconv>
#include <cmath>

namespace gantry::mspdi {
namespace {

constexpr Names definitionNames({"FieldID", "FieldName", "Alias", "CFType", "Ltuid", "Formula"}, {"ValueList"});
constexpr Names codeNames({"FieldID", "FieldName", "Alias", "Guid"}, {"Values"});
constexpr Names choiceNames({"ID", "ValueID", "FieldGUID", "ParentValueID", "Value", "Description"}, {});
constexpr Names valueNames({"FieldID", "Value", "ValueID", "ValueGUID"}, {});

constexpr int deepestCode = 64; // levels

QString numberText(std::string_view text)
{
    text = trimmed(text);
    double n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(n)) {
        const auto fixed = decimalOf(text, 8);
        return fixed ? decimalText(*fixed, 8) : QString();
    }
    return QString::number(n, 'g', QLocale::FloatingPointShortest);
}

/// The canonical text of a value of the format; empty where it cannot be read.
QString canonical(CustomKind kind, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    const std::string_view text(utf8.constData(), std::size_t(utf8.size()));
    switch (kind) {
    case CustomKind::Number: return numberText(text);
    case CustomKind::Date: {
        const auto t = dateTimeOf(text);
        return t ? isoText(*t) : QString();
    }
    case CustomKind::Cost: {
        const auto minor = moneyOf(text);
        return minor ? QString::number(minor->minor) : QString();
    }
    case CustomKind::Duration: {
        const auto seconds = text.find('P') == text.npos ? tenthsOf(text) : secondsOf(text);
        return seconds ? QString::number(*seconds) : QString();
    }
    case CustomKind::Flag: return isYes(text) ? QStringLiteral("true") : QStringLiteral("false");
    case CustomKind::Text:
    case CustomKind::Code: break;
    }
    return value;
}

} // namespace

std::size_t CustomFields::Entry::placeOf(CustomChoiceId id) const
{
    return std::size_t(std::ranges::lower_bound(choices, id, {}, &CustomChoice::id) - choices.begin());
}

QString CustomFields::Entry::pathOf(std::size_t place) const
{
    QString path = choices[place].code;
    for (CustomChoiceId up = choices[place].parent; up; up = choices[placeOf(up)].parent) path.prepend(choices[placeOf(up)].code + u'.');
    return path;
}

CustomFields::Entry* CustomFields::entryOf(qint64 fieldId)
{
    if (Entry* known = m_byFieldId.value(fieldId)) return known;
    const auto field = knownField(fieldId);
    const QString entity = field ? field->entity : entityOfField(fieldId);
    if (entity.isEmpty()) return nullptr;
    auto entry = std::make_unique<Entry>();
    entry->row = {.id = m_reading.next<CustomFieldId>(),
        .project = m_reading.project.node.id,
        .name = field ? field->name : QStringLiteral("Field %1").arg(fieldId),
        .entity = entity,
        .kind = field ? field->kind : CustomKind::Text,
        .sourceId = QString::number(fieldId)};
    m_entries.push_back(std::move(entry));
    return m_byFieldId[fieldId] = m_entries.back().get();
}

void CustomFields::readDefinitions(pugi::xml_node project)
{
    eachChild(childOf(project, "ExtendedAttributes"), "ExtendedAttribute", [&](pugi::xml_node e) { readDefinition(e); });
    eachChild(childOf(project, "OutlineCodes"), "OutlineCode", [&](pugi::xml_node e) { readCodeDefinition(e); });
}

void CustomFields::readDefinition(pugi::xml_node element)
{
    Record<definitionNames> d("ExtendedAttributeDefinition", m_reading);
    d.read(element);
    const auto id = d.integer("FieldID");
    Entry* entry = id ? entryOf(*id) : nullptr;
    const char* refused = !entry ? "unreadable" : entry->definitions ? "duplicate-id" : nullptr;
    if (refused) return d.skip(refused);
    ++entry->definitions;
    const QString name = d.text("FieldName").trimmed(), alias = d.text("Alias").trimmed();
    if (!knownField(*id)) {
        static constexpr CustomKind types[] = {CustomKind::Cost, CustomKind::Date, CustomKind::Duration, CustomKind::Date, CustomKind::Flag,
            CustomKind::Number, CustomKind::Date, CustomKind::Text};
        const auto type = d.integer("CFType");
        entry->row.kind = type && *type >= 0 && *type < 8 ? types[*type] : kindByName(name);
        if (!name.isEmpty()) entry->row.name = name;
    }
    if (!alias.isEmpty()) entry->row.name = alias, entry->used = true;
    if (d.has("Formula")) {
        entry->used = true;
        m_reading.note("formula", entry->row.name);
    }
    if (const QString table = guidText(d["Ltuid"]); !table.isEmpty()) m_byTable.insert(table, entry);
    readChoices(*entry, d.part("ValueList"));
}

void CustomFields::readCodeDefinition(pugi::xml_node element)
{
    Record<codeNames> d("OutlineCodeDefinition", m_reading);
    d.read(element);
    const auto id = d.integer("FieldID");
    Entry* entry = id ? entryOf(*id) : m_byTable.value(guidText(d["Guid"]));
    if (!entry) {
        eachChild(
            d.part("Values"), "Value", [&](pugi::xml_node) { m_reading.tally(QStringLiteral("LookupValue")).skip("unreadable", {}); });
        return d.skip("unreadable");
    }
    if (const QString alias = d.text("Alias").trimmed(); !alias.isEmpty() && !entry->used) entry->row.name = alias, entry->used = true;
    readChoices(*entry, d.part("Values"));
    m_reading.tally(QStringLiteral("OutlineCodeDefinition")).take();
}

void CustomFields::readChoices(Entry& entry, pugi::xml_node values)
{
    RecordTally& tally = m_reading.tally(QStringLiteral("LookupValue"));
    std::vector<std::pair<std::size_t, QString>> parents;
    eachChild(values, "Value", [&](pugi::xml_node element) {
        Record<choiceNames> v("LookupValue", m_reading);
        v.read(element);
        const QString id = v.has("ValueID") ? v.text("ValueID").trimmed() : v.text("ID").trimmed();
        CustomChoice choice{.id = m_reading.next<CustomChoiceId>(), .field = entry.row.id};
        choice.code = v.text("Value").trimmed();
        choice.name = v.has("Description") ? v.text("Description").trimmed() : choice.code;
        if (choice.code.isEmpty() && choice.name.isEmpty()) return tally.skip("empty", entry.row.name);
        const std::size_t at = entry.choices.size();
        if (!id.isEmpty() && !entry.byId.contains(id)) { // some writers use an id twice
            entry.byId.insert(id, at);
            choice.sourceId = id;
        }
        if (const QString guid = guidText(v["FieldGUID"]); !guid.isEmpty()) entry.byGuid.insert(guid, at);
        if (!entry.byCode.contains(choice.code)) entry.byCode.insert(choice.code, at);
        if (const QString parent = v.text("ParentValueID").trimmed(); !parent.isEmpty()) parents.emplace_back(at, parent);
        entry.choices.push_back(std::move(choice));
        entry.used = true;
        tally.take();
    });
    for (const auto& [at, parent] : parents) {
        const auto place = entry.byId.constFind(parent);
        if (place == entry.byId.cend()) continue; // 0: at the top
        const CustomChoiceId own = entry.choices[at].id;
        const std::size_t first = *place;
        std::size_t above = first;
        int depth = 0;
        while (entry.choices[above].id != own && entry.choices[above].parent && ++depth < deepestCode)
            above = entry.placeOf(entry.choices[above].parent);
        if (entry.choices[above].id == own || depth >= deepestCode)
            m_reading.note("wbs-loop", entry.row.name + QStringLiteral(": ") + entry.choices[at].code);
        else
            entry.choices[at].parent = entry.choices[first].id;
    }
}

std::optional<CustomFields::Found> CustomFields::found(
    pugi::xml_node element, QStringView entity, const char* word, const RecordValues& owner)
{
    Record<valueNames> v(word, m_reading);
    v.read(element);
    Found out{nullptr, v.text("Value"), v.text("ValueID").trimmed(), guidText(v["ValueGUID"])};
    const auto id = v.integer("FieldID");
    out.entry = id ? entryOf(*id) : nullptr;
    const char* refused = !out.entry                                             ? "unreadable"
        : out.entry->row.entity != entity                                        ? (entity == u"node" ? "project-summary" : "no-place")
        : out.text.isEmpty() && out.valueId.isEmpty() && out.valueGuid.isEmpty() ? "empty"
                                                                                 : nullptr;
    if (!refused) return out;
    m_reading.tally(QString::fromLatin1(word)).skip(refused, owner.place());
    return std::nullopt;
}

CustomChoice* CustomFields::choiceOf(Entry& entry, const Found& what)
{
    for (const auto& [places, key] : {std::pair(&entry.byGuid, &what.valueGuid), std::pair(&entry.byId, &what.valueId)})
        if (const auto at = places->constFind(*key); at != places->cend()) return &entry.choices[*at];
    const QString code = what.text.trimmed();
    if (code.isEmpty()) return nullptr;
    // Written out, by its last part or its whole path; one that is not in the list yet joins it.
    if (const auto at = entry.byCode.constFind(code); at != entry.byCode.cend()) return &entry.choices[*at];
    if (const auto at = entry.byCode.constFind(code.mid(code.lastIndexOf(u'.') + 1)); at != entry.byCode.cend())
        if (entry.pathOf(*at) == code) return &entry.choices[*at];
    entry.byCode.insert(code, entry.choices.size());
    entry.choices.push_back({.id = m_reading.next<CustomChoiceId>(), .field = entry.row.id, .code = code, .name = code});
    return &entry.choices.back();
}

void CustomFields::readAttribute(pugi::xml_node element, QStringView entity, qint64 record, const RecordValues& owner)
{
    if (auto what = found(element, entity, "ExtendedAttribute", owner))
        addValue("ExtendedAttribute", std::move(*what), entity, record, owner);
}

void CustomFields::readCode(pugi::xml_node element, QStringView entity, qint64 record, const RecordValues& owner)
{
    if (auto what = found(element, entity, "OutlineCode", owner)) addValue("OutlineCode", std::move(*what), entity, record, owner);
}

void CustomFields::addValue(const char* word, Found what, QStringView entity, qint64 record, const RecordValues& owner)
{
    Entry& entry = *what.entry;
    RecordTally& tally = m_reading.tally(QString::fromLatin1(word));
    CustomValue value{.field = entry.row.id, .entity = entity.toString(), .record = {record}};
    const bool byList = what.text.isEmpty() || entry.row.kind == CustomKind::Code;
    const CustomChoice* choice = byList ? choiceOf(entry, what) : nullptr;
    if (byList && !choice) return tally.skip("unknown-code", owner.place());
    if (entry.row.kind == CustomKind::Code)
        value.choice = choice->id;
    else
        value.text = canonical(entry.row.kind, choice ? choice->code : what.text);
    if (!value.choice && value.text.isEmpty()) return tally.skip("unreadable", owner.place() + QStringLiteral(", ") + entry.row.name);
    if (m_record != record) m_held.clear();
    m_record = record;
    if (m_held.contains(value.field)) return tally.skip("duplicate-id", owner.place() + QStringLiteral(", ") + entry.row.name);
    m_held.insert(value.field);
    value.id = m_reading.next<CustomValueId>();
    value.project = m_reading.project.node.id;
    m_reading.project.values.push_back(std::move(value));
    entry.used = true;
    tally.take();
}

void CustomFields::finish()
{
    RecordTally& definitions = m_reading.tally(QStringLiteral("ExtendedAttributeDefinition"));
    for (auto& entry : m_entries) {
        if (entry->definitions && entry->used) definitions.take();
        if (entry->definitions && !entry->used) definitions.skip("empty", entry->row.name);
        if (!entry->used) continue;
        m_reading.project.fields.push_back(std::move(entry->row));
        std::ranges::move(entry->choices, std::back_inserter(m_reading.project.choices));
    }
}

} // namespace gantry::mspdi
