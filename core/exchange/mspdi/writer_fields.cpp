#include "core/exchange/mspdi/field_ids.h"
#include "core/exchange/mspdi/writing.h"

namespace gantry::mspdi {
namespace {

constexpr qsizetype longestText = 255; // characters of a text field of MS Project

/// The number that a field came with, where it stands for records and values of the same kind.
qint64 keptNumber(const CustomField& f)
{
    bool ok = false;
    const qint64 number = f.sourceId.toLongLong(&ok);
    if (!ok || number <= 0) return 0;
    if (const auto own = knownField(number)) return own->entity == f.entity && own->kind == f.kind ? number : 0;
    return entityOfField(number) == f.entity ? number : 0;
}

int typeNumber(CustomKind kind)
{
    switch (kind) {
    case CustomKind::Cost: return 0;
    case CustomKind::Date: return 1;
    case CustomKind::Duration: return 2;
    case CustomKind::Flag: return 4;
    case CustomKind::Number: return 5;
    case CustomKind::Text:
    case CustomKind::Code: break;
    }
    return 7;
}

QByteArray tableGuid(const WrittenField& f) { return guidXml({}, f.rows->field->id.value, "table"); }

/// A value in the format's writing; empty where the text is none of its kind.
QByteArray valueXml(CustomKind kind, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const std::string_view bytes(utf8.constData(), std::size_t(utf8.size()));
    switch (kind) {
    case CustomKind::Cost:
    case CustomKind::Duration: {
        const auto n = integerOf(bytes);
        if (!n) return {};
        return kind == CustomKind::Cost ? QByteArray::number(*n) : *n < 0 ? '-' + durationXml({-*n}) : durationXml({*n});
    }
    case CustomKind::Date: {
        const auto t = dateTimeOf(bytes);
        return t ? timeBytes(*t) : QByteArray();
    }
    case CustomKind::Flag: return isYes(bytes) ? "1" : "0";
    case CustomKind::Number: return utf8;
    case CustomKind::Text:
    case CustomKind::Code: break;
    }
    return xmlText(QStringView(text).left(longestText));
}

/// "North.Phase 2": a code written out.
QString pathOf(const FieldRows& rows, CustomChoiceId choice)
{
    QStringList parts;
    for (std::size_t depth = 0; choice && depth < rows.choices.size(); ++depth) {
        const auto it = std::ranges::find(rows.choices, choice, &CustomChoice::id);
        if (it == rows.choices.end()) break;
        parts.prepend((*it)->code.isEmpty() ? (*it)->name : (*it)->code);
        choice = (*it)->parent;
    }
    return parts.join(u'.');
}

} // namespace

void numberFields(Writing& w)
{
    QSet<qint64> taken;
    for (const FieldRows& rows : w.rows.fields)
        if (const qint64 number = keptNumber(*rows.field); number && !taken.contains(number)) {
            taken.insert(number);
            w.fields.insert(rows.field->id, {&rows, number, {}, rows.field->kind, {}});
        }
    for (const FieldRows& rows : w.rows.fields) {
        const CustomField& f = *rows.field;
        if (w.fields.contains(f.id)) continue;
        for (const CustomKind kind : {f.kind, CustomKind::Text}) { // text holds anything, where the others are used up
            const auto own = ownFields(f.entity, kind);
            const auto free = std::ranges::find_if(own, [&](qint64 number) { return !taken.contains(number); });
            if (free == own.end()) continue;
            taken.insert(*free);
            w.fields.insert(f.id, {&rows, *free, {}, kind, {}});
            break;
        }
        if (!w.fields.contains(f.id)) {
            const bool otherRecords = ownFields(f.entity, CustomKind::Text).empty();
            w.leaveOut(f.id.value, otherRecords ? "export.no-place" : "export.fields-used-up");
            for (const CustomChoice* c : rows.choices) w.leaveOut(c->id.value, "export.with-its-field");
        }
    }
    for (WrittenField& f : w.fields) {
        if (const auto own = knownField(f.number)) f.ownName = own->name;
        w.name(f.rows->field->id.value, QString::number(f.number));
        Numbering numbers;
        for (const CustomChoice* c : f.rows->choices) numbers.keep(c->id.value, c->sourceId);
        for (const CustomChoice* c : f.rows->choices) {
            const qint64 number = numbers.of(c->id.value);
            f.choices.insert(c->id, number);
            w.name(c->id.value, QString::number(number));
        }
    }
}

void writeFieldDefinitions(Writing& w)
{
    QMap<qint64, const WrittenField*> sorted;
    for (const WrittenField& f : w.fields) sorted.insert(f.number, &f);
    w.out.open("OutlineCodes");
    for (const WrittenField* f : sorted) {
        if (f->rows->choices.empty()) continue;
        w.out.record("OutlineCode", [&](Xml& x) {
            x.raw("Guid", tableGuid(*f));
            x.number("FieldID", f->number);
            Xml values = x.child("Values");
            for (const CustomChoice* c : f->rows->choices) {
                Xml v = values.child("Value");
                v.number("ValueID", f->choices.value(c->id));
                v.raw("FieldGUID", guidXml({}, c->id.value));
                v.number("Type", 21);
                v.flag("IsCollapsed", false);
                v.number("ParentValueID", f->choices.value(c->parent, 0));
                v.line("Value", c->code);
                if (c->name != c->code) v.line("Description", c->name);
            }
            x.flag("Enterprise", false);
            x.flag("LeafOnly", false), x.flag("AllLevelsRequired", false), x.flag("OnlyTableValuesAllowed", false);
            x.flag("ShowIndent", true);
        });
    }
    w.out.close("OutlineCodes");
    w.out.open("ExtendedAttributes");
    for (const WrittenField* f : sorted) {
        const CustomField& field = *f->rows->field;
        w.out.record("ExtendedAttribute", [&](Xml& x) {
            x.number("FieldID", f->number);
            x.line("FieldName", f->ownName.isEmpty() ? field.name : f->ownName);
            if (f->ownName.isEmpty()) x.number("CFType", typeNumber(f->kind));
            x.raw("Guid", guidXml({}, field.id.value));
            if (!f->ownName.isEmpty() && field.name != f->ownName) x.line("Alias", field.name);
            if (!f->rows->choices.empty()) x.raw("Ltuid", tableGuid(*f));
        });
    }
    w.out.close("ExtendedAttributes");
}

void writeAttributes(Writing& w, Xml& to, qint64 record)
{
    for (const CustomValue* v : w.rows.valuesOf(record)) {
        const auto f = w.fields.constFind(v->field);
        if (f == w.fields.cend()) {
            w.leaveOut(v->id.value, "export.with-its-field");
            continue;
        }
        if (f->kind == CustomKind::Code) continue;
        const QString text = v->choice ? pathOf(*f->rows, v->choice) : v->text;
        // A field that had to become text holds what people would have read in it.
        const QByteArray value = f->kind == f->rows->field->kind ? valueXml(f->kind, text) : xmlText(QStringView(text).left(longestText));
        if (value.isEmpty()) {
            w.leaveOut(v->id.value, "export.not-of-its-kind");
            continue;
        }
        Xml attribute = to.child("ExtendedAttribute");
        attribute.number("FieldID", f->number);
        attribute.raw("Value", value);
        if (f->kind == CustomKind::Duration) attribute.number("DurationFormat", 7);
    }
}

void writeOutlineCodes(Writing& w, Xml& to, qint64 record)
{
    for (const CustomValue* v : w.rows.valuesOf(record)) {
        const auto f = w.fields.constFind(v->field);
        if (f == w.fields.cend() || f->kind != CustomKind::Code) continue;
        if (!f->choices.contains(v->choice)) {
            w.leaveOut(v->id.value, "export.not-of-its-kind");
            continue;
        }
        Xml code = to.child("OutlineCode");
        code.number("FieldID", f->number);
        code.number("ValueID", f->choices.value(v->choice));
        code.raw("ValueGUID", guidXml({}, v->choice.value));
    }
}

} // namespace gantry::mspdi
