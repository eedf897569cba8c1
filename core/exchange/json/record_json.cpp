#include "core/exchange/json/record_json.h"

#include "core/model/selection.h"
#include "core/text/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gantry {
namespace {

constexpr qsizetype pieceSize = 1 << 16;

QByteArray keyOf(std::string_view key) { return QByteArray::fromRawData(key.data(), qsizetype(key.size())); }

void appendKey(QByteArray& out, std::string_view key) { out.append('"').append(keyOf(key)).append("\":"); }

void pass(QByteArray& piece, QIODevice& out, qsizetype atLeast)
{
    if (piece.size() < atLeast) return;
    out.write(piece);
    piece.clear();
}

} // namespace

void appendText(QByteArray& out, QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.append('"');
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"': out.append("\\\""); break;
        case '\\': out.append("\\\\"); break;
        case '\n': out.append("\\n"); break;
        case '\r': out.append("\\r"); break;
        case '\t': out.append("\\t"); break;
        default:
            if (quint8(c) < 0x20)
                out.append("\\u00").append(hex[quint8(c) >> 4]).append(hex[c & 15]);
            else
                out.append(c);
        }
    }
    out.append('"');
}

void appendCell(QByteArray& out, const Field& field, const Value& value)
{
    if (isAbsent(value)) {
        out.append("null");
        return;
    }
    switch (field.kind) {
    case Kind::Bool:
    case Kind::Int:
    case Kind::Work:
    case Kind::Real: {
        const QString text = canonicalText(field, value);
        out.append(text.isEmpty() ? QByteArrayLiteral("null") : text.toLatin1());
        break;
    }
    default: appendText(out, canonicalText(field, value));
    }
}

void appendCells(QByteArray& out, const EntityInfo& info, const void* row, AbsentCells absent)
{
    bool first = true;
    for (const Field& field : info.fields) {
        const Value value = field.get(row);
        if (absent == AbsentCells::Left && (isAbsent(value) || &field == &info.fields[0])) continue;
        if (!std::exchange(first, false)) out.append(',');
        appendKey(out, field.key);
        appendCell(out, field, value);
    }
}

Result<Value> readCell(const Field& field, const QJsonValue& json)
{
    switch (json.type()) {
    case QJsonValue::Null: return Value();
    case QJsonValue::Bool: return parseCanonical(field, json.toBool() ? u"true" : u"false");
    case QJsonValue::String: return parseCanonical(field, json.toString());
    case QJsonValue::Double: {
        if (field.kind == Kind::Text) break; // 007 would come back as 7
        const QVariant number = json.toVariant();
        return parseCanonical(field,
            number.typeId() == QMetaType::LongLong ? QString::number(number.toLongLong())
                                                   : QString::number(number.toDouble(), 'f', QLocale::FloatingPointShortest));
    }
    default: break;
    }
    const QByteArray shown = QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    return Error{Errc::Invalid, "line.bad-cell", {field.labelText(), QString::fromUtf8(shown).mid(1).chopped(1)}};
}

void writeRows(QIODevice& out, const Portfolio& portfolio, Entity entity, std::span<const qint64> ids, const MoreMembers& more)
{
    const EntityInfo& info = infoOf(entity);
    QByteArray piece("\"entity\":\"");
    piece.append(keyOf(info.words.key)).append("\",\"rows\":[");
    bool first = true;
    for (qint64 id : ids) {
        piece.append(std::exchange(first, false) ? "\n{" : ",\n{");
        appendCells(piece, info, portfolio.table(entity).find(id));
        if (more) more(piece, id);
        piece.append('}');
        pass(piece, out, pieceSize);
    }
    piece.append(first ? "]" : "\n]");
    pass(piece, out, 0);
}

void writeDump(QIODevice& out, const Portfolio& portfolio)
{
    QByteArray piece;
    for (const EntityInfo& info : allEntities()) {
        for (qint64 id : recordIds(portfolio, info.entity)) {
            piece.append("{\"format\":1,\"entity\":\"").append(keyOf(info.words.key)).append("\",\"id\":\"").append(QByteArray::number(id));
            piece.append("\",\"cells\":{");
            appendCells(piece, info, portfolio.table(info.entity).find(id), AbsentCells::Left);
            piece.append("}}\n");
            pass(piece, out, pieceSize);
        }
    }
    pass(piece, out, 0);
}

} // namespace gantry
