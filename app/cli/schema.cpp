#include "app/cli/commands.h"
#include "core/store/header.h"

#include <QJsonArray>

namespace gantry::cli {
namespace {

QString latin(std::string_view text) { return QString::fromLatin1(text.data(), qsizetype(text.size())); }

QString kindText(Kind kind)
{
    static constexpr const char* words[] = {"bool", "int", "id", "date", "date_time", "instant", "work_seconds", "money_minor", "rate",
        "quantity", "percent", "real", "text", "enum", "shifts", "bytes"};
    return QString::fromLatin1(words[std::size_t(kind)]);
}

/// The rules of a field, as words.
QStringList rulesOf(const EntityInfo& info, const Field& field)
{
    QStringList rules;
    if (&field == &info.fields[0]) rules << QStringLiteral("unique");
    if (field.is(Required)) rules << QStringLiteral("required");
    if (!field.nullable && !field.is(Required)) rules << QStringLiteral("never_empty");
    if (field.is(ReadOnly)) rules << QStringLiteral("read_only");
    if (field.is(Number)) rules << QStringLiteral("unique_number");
    if (field.is(Internal)) rules << QStringLiteral("internal");
    if (field.is(Title)) rules << QStringLiteral("title");
    return rules;
}

QJsonObject fieldJson(const EntityInfo& info, const Field& field)
{
    QJsonObject json{{QStringLiteral("key"), field.keyText()}, {QStringLiteral("label"), field.labelText()},
        {QStringLiteral("kind"), kindText(field.kind)}, {QStringLiteral("rules"), QJsonArray::fromStringList(rulesOf(info, field))}};
    if (*field.unit) json.insert(QStringLiteral("unit"), QString::fromUtf8(field.unit));
    if (!field.target.empty() && &field != &info.fields[0]) json.insert(QStringLiteral("target"), latin(field.target));
    QJsonArray words;
    for (const auto& word : field.words) words.append(latin(word));
    if (!words.isEmpty()) json.insert(QStringLiteral("words"), words);
    return json;
}

int run(const Call& call)
{
    const auto version = versionInHeader(call.file());
    if (!version) return fail(version.error());
    QJsonArray entities;
    for (const EntityInfo& info : allEntities()) {
        QJsonArray fields;
        if (!call.json) print(QStringLiteral("%1 (%2)").arg(info.keyText(), info.pluralText()));
        for (const Field& field : info.fields) {
            const QJsonObject json = fieldJson(info, field);
            fields.append(json);
            if (call.json) continue;
            QStringList notes = rulesOf(info, field);
            if (json.contains(QLatin1String("target"))) notes << QStringLiteral("refers to ") + latin(field.target);
            for (const auto& word : field.words) notes << latin(word);
            print(QStringLiteral("  %1 %2 %3  %4")
                      .arg(field.keyText().leftJustified(28), kindText(field.kind).leftJustified(13), field.labelText(),
                          notes.join(QStringLiteral(", "))));
        }
        QJsonObject entity{{QStringLiteral("key"), info.keyText()}, {QStringLiteral("label"), info.labelText()},
            {QStringLiteral("plural"), info.pluralText()}, {QStringLiteral("fields"), fields}};
        if (!info.words.numberPrefix.empty()) entity.insert(QStringLiteral("number_prefix"), latin(info.words.numberPrefix));
        entities.append(entity);
    }
    if (call.json) print(QJsonObject{{QStringLiteral("schema"), *version}, {QStringLiteral("entities"), entities}});
    return Done;
}

} // namespace

const Command& schemaCommand()
{
    static const Command command{"schema", "FILE", "entities, fields, kinds and rules", 1, 1, {}, run};
    return command;
}

} // namespace gantry::cli
