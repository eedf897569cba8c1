#include "core/exchange/table/mapping.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <array>
#include <span>

namespace gantry {
namespace {

constexpr std::size_t rowsSearched = 20;
constexpr std::array<const char*, 4> orderWords{"found", "day-first", "month-first", "year-first"};

Error badMember(const QString& member, const QString& expected) { return {Errc::Format, "map.bad-member", {member, expected}}; }

Result<QMap<QString, QString>> textsOf(const QString& member, const QJsonValue& value)
{
    if (!value.isObject()) return badMember(member, QStringLiteral("an object of names and texts"));
    QMap<QString, QString> out;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isString() && !it->isNull()) return badMember(member + u'.' + it.key(), QStringLiteral("a text or null"));
        out.insert(it.key(), it->toString());
    }
    return out;
}

Result<void> take(TableMapping& out, const QString& member, const QJsonValue& value)
{
    if (member == u"columns" || member == u"constants") {
        auto texts = textsOf(member, value);
        if (!texts) return texts.error();
        (member == u"columns" ? out.columns : out.constants) = std::move(*texts);
    } else if (member == u"entity" || member == u"sheet") {
        if (!value.isString()) return badMember(member, QStringLiteral("a text"));
        (member == u"entity" ? out.entity : out.sheet) = value.toString();
    } else if (member == u"heading_row") {
        out.headingRow = value.toInteger(0);
        if (out.headingRow < 1) return badMember(member, QStringLiteral("the number of a row, from 1"));
    } else if (member == u"keys") {
        if (!value.isArray()) return badMember(member, QStringLiteral("a list of field keys"));
        out.keys.emplace();
        for (const QJsonValue& key : value.toArray()) *out.keys << key.toString();
    } else if (member == u"dates") {
        const auto word = std::ranges::find_if(orderWords, [&](const char* w) { return value.toString() == QLatin1StringView(w); });
        if (word == orderWords.end()) return badMember(member, QStringLiteral("day-first, month-first, year-first or found"));
        out.dates = DateOrder(word - orderWords.begin());
    } else if (member == u"decimal") {
        if (value.toString() != u"." && value.toString() != u",") return badMember(member, QStringLiteral("\".\" or \",\""));
        out.decimal = value.toString().front();
    } else if (member == u"round") {
        if (!value.isBool()) return badMember(member, QStringLiteral("true or false"));
        out.round = value.toBool();
    } else if (member != u"format") {
        return Error{Errc::Format, "map.unknown-member", {member}};
    }
    return {};
}

QString headingText(const TableCell& cell) { return cell.text.simplified(); }

/// "Duration", "h" of "Duration (h)", "Duration [h]"; the unit is empty where none is in brackets.
std::pair<QString, QString> bracketed(const QString& heading)
{
    static const QRegularExpression tail(QStringLiteral(R"(^(.*\S)\s*[(\[]([^()\[\]]*)[)\]]$)"));
    const auto m = tail.match(heading);
    return m.hasMatch() ? std::pair(m.captured(1), m.captured(2).trimmed()) : std::pair(heading, QString());
}

int byLabel(const EntityInfo& info, const QString& name)
{
    const auto it =
        std::ranges::find_if(info.fields, [&](const Field& f) { return f.labelText().compare(name, Qt::CaseInsensitive) == 0; });
    return it == info.fields.end() ? -1 : int(it - info.fields.begin());
}

} // namespace

Result<TableMapping> readMapping(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (!document.isObject()) return Error{Errc::Format, "map.not-json", {QString::number(fault.offset), fault.errorString()}};
    TableMapping out;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        if (auto taken = take(out, it.key(), *it); !taken) return taken.error();
    return out;
}

QByteArray writeMapping(const TableMapping& mapping)
{
    const auto texts = [](const QMap<QString, QString>& map) {
        QJsonObject out;
        for (auto it = map.begin(); it != map.end(); ++it) out.insert(it.key(), it->isEmpty() ? QJsonValue() : QJsonValue(*it));
        return out;
    };
    QJsonObject out{{QStringLiteral("format"), 1}, {QStringLiteral("columns"), texts(mapping.columns)},
        {QStringLiteral("constants"), texts(mapping.constants)}};
    if (!mapping.entity.isEmpty()) out.insert(QStringLiteral("entity"), mapping.entity);
    if (!mapping.sheet.isEmpty()) out.insert(QStringLiteral("sheet"), mapping.sheet);
    if (mapping.headingRow > 0) out.insert(QStringLiteral("heading_row"), mapping.headingRow);
    if (mapping.keys) out.insert(QStringLiteral("keys"), QJsonArray::fromStringList(*mapping.keys));
    if (mapping.dates != DateOrder::Found) out.insert(QStringLiteral("dates"), QString::fromLatin1(orderWords[std::size_t(mapping.dates)]));
    if (!mapping.decimal.isNull()) out.insert(QStringLiteral("decimal"), QString(mapping.decimal));
    if (mapping.round) out.insert(QStringLiteral("round"), true);
    return QJsonDocument(out).toJson();
}

std::vector<TableColumn> columnsOf(const SourceTable& table, qint64 headingRow)
{
    const auto heading = std::ranges::find(table.rows, headingRow, &TableRow::number);
    if (heading == table.rows.end()) return {};
    QSet<int> places;
    QHash<QString, int> often;
    for (const TableCell& cell : heading->cells)
        if (const QString name = headingText(cell); !name.isEmpty()) places.insert(cell.column), ++often[name];
    const bool workbook = table.format == u"xlsx"; // in a text file a cell without a heading is one too many
    for (auto row = heading + 1; workbook && row != table.rows.end(); ++row)
        for (const TableCell& cell : row->cells) places.insert(cell.column);
    std::vector<int> sorted(places.begin(), places.end());
    std::ranges::sort(sorted);
    QSet<QString> given;
    std::vector<TableColumn> out;
    for (int place : sorted) {
        const QString name = headingText(heading->at(place));
        TableColumn column{place, name, !name.isEmpty()};
        if (name.isEmpty())
            column.name = QStringLiteral("Column %1").arg(columnLetters(place));
        else if (often[name] > 1 && given.contains(name))
            column.name = QStringLiteral("%1 [%2]").arg(name, columnLetters(place));
        given.insert(column.name);
        out.push_back(std::move(column));
    }
    return out;
}

qint64 headingRowOf(const SourceTable& table, const EntityInfo& info, const TableMapping& mapping)
{
    if (mapping.headingRow > 0) return mapping.headingRow;
    qint64 best = 0, most = 0;
    qsizetype widest = 0;
    const auto first = std::span(table.rows).first(std::min(table.rows.size(), rowsSearched));
    const auto texts = [](const TableRow& row) { return std::ranges::count(row.cells, TableCell::Text, &TableCell::what); };
    for (const TableRow& row : first) {
        const auto count = std::ranges::count_if(row.cells, [&](const TableCell& cell) {
            const QString name = headingText(cell);
            return fieldMeant(info, name) >= 0 || !mapping.columns.value(name).isEmpty();
        });
        if (count > most) best = row.number, most = count;
        widest = std::max<qsizetype>(widest, texts(row));
    }
    if (best > 0) return best;
    // No name is known: a title above the headings has fewer cells than they have.
    const auto wide = std::ranges::find_if(first, [&](const TableRow& row) { return 2 * texts(row) > widest; });
    return wide != first.end() ? wide->number : first.empty() ? 0 : first.front().number;
}

QString unitMeant(const QString& heading)
{
    if (const QString unit = bracketed(heading).second; !unit.isEmpty()) return unit;
    return heading.section(u' ', -1).toLower();
}

int fieldMeant(const EntityInfo& info, const QString& heading)
{
    if (heading.isEmpty()) return -1;
    if (const int i = info.indexOf(heading); i >= 0) return i;
    if (const int i = byLabel(info, heading); i >= 0) return i;
    if (const auto [name, unit] = bracketed(heading); !unit.isEmpty()) // "Duration (h)"; "Name (key)" where two fields share a label
        return info.indexOf(unit) >= 0 ? info.indexOf(unit) : byLabel(info, name);
    static const QSet<QString> units{QStringLiteral("h"), QStringLiteral("d"), QStringLiteral("w"), QStringLiteral("hours"),
        QStringLiteral("days"), QStringLiteral("weeks"), QStringLiteral("months"), QStringLiteral("min")};
    if (!units.contains(heading.section(u' ', -1).toLower())) return -1;
    const int i = byLabel(info, heading.section(u' ', 0, -2));
    return i >= 0 && info.fields[std::size_t(i)].kind == Kind::Work ? i : -1;
}

QStringList usualKeys(const EntityInfo& info, const QStringList& fieldKeys)
{
    const QString project = QStringLiteral("project_id");
    if (fieldKeys.contains(QStringLiteral("id"))) return {QStringLiteral("id")};
    if (const Field* number = info.numberField(); number && fieldKeys.contains(number->keyText())) return {number->keyText()};
    if (fieldKeys.contains(QStringLiteral("code"))) {
        if (!info.find(project)) return {QStringLiteral("code")};
        if (fieldKeys.contains(project)) return {project, QStringLiteral("code")};
    }
    const auto title = std::ranges::find_if(info.fields, [](const Field& f) { return f.is(Title); });
    if (info.groupField < 0 && !info.find(project) && title != info.fields.end() && fieldKeys.contains(title->keyText()))
        return {title->keyText()};
    return {};
}

} // namespace gantry
