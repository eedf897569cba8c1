#include "ui/board/record_face.h"

#include "core/session/session.h"

namespace gantry {
namespace {

/// The first of these keys that is a column, which `fits`.
template <class F> int firstOf(const RecordTableModel& model, std::initializer_list<const char16_t*> keys, F&& fits)
{
    for (const char16_t* key : keys)
        if (const int c = model.columnOf(key); c >= 0 && fits(model.columnAt(c))) return c;
    return -1;
}

template <class F> int firstWhere(const RecordTableModel& model, F&& fits)
{
    for (int c = 0; c < model.columnCount(); ++c)
        if (fits(model.columnAt(c))) return c;
    return -1;
}

bool isWords(const Column& column) { return column.kind == Kind::Enum; }
bool isDay(const Column& column) { return column.kind == Kind::Date; }
bool isPerson(const Column& column) { return column.kind == Kind::Id && targetEntity(column.format) == entityOf<Person>(); }

/// After "approved" a claim waits to be paid and a contract to be executed, which is why those go on.
constexpr auto overWords = std::to_array<std::string_view>({"done", "cancelled", "closed", "resolved", "approved", "rejected", "withdrawn",
    "implemented", "retired", "realised", "confirmed", "disproved", "met", "waived", "answered", "held", "minuted", "reported", "paid",
    "completed", "delivered", "go", "go_with_conditions", "recycle", "kill"});
constexpr std::initializer_list<const char16_t*> endKeys{
    u"done_on", u"closed_on", u"decided_on", u"held_on", u"answered_on", u"paid_on", u"approved_on", u"delivered_on"};

} // namespace

RecordFace faceOf(const RecordTableModel& model)
{
    const auto any = [](const Column&) { return true; };
    RecordFace face;
    face.title = firstWhere(model, [](const Column& c) { return c.edits && c.edits->is(Title); });
    face.number = firstWhere(model, [](const Column& c) { return c.edits && c.edits->is(Number); });
    if (face.number < 0) face.number = firstOf(model, {u"code"}, any);
    if (face.title < 0) face.title = firstOf(model, {u"name", u"text"}, any);
    if (face.title < 0) face.title = 0;
    if (face.number == face.title) face.number = -1;
    face.owner = firstOf(model, {u"owner_id", u"asked_id", u"lead_id", u"chair_id", u"manager_id", u"authority_id"}, isPerson);
    if (face.owner < 0) face.owner = firstWhere(model, isPerson);
    if (const auto days = dayColumns(model); !days.empty()) face.due = days.front();
    face.health = firstWhere(model, [](const Column& c) { return c.isHealth(); });
    face.rating =
        firstOf(model, {u"computed.score_after", u"computed.score", u"score", u"severity", u"urgency", u"grade", u"priority"}, any);
    face.status = firstOf(model, {u"status", u"decision", u"answer"}, isWords);
    return face;
}

std::vector<int> boardColumns(const RecordTableModel& model)
{
    const int status = faceOf(model).status;
    if (status < 0 || !model.columnAt(status).editable()) return {};
    std::vector<int> out{status};
    for (int c = 0; c < model.columnCount(); ++c) {
        const Column& column = model.columnAt(c);
        if (c != status && isWords(column) && column.editable()) out.push_back(c);
    }
    return out;
}

std::vector<int> dayColumns(const RecordTableModel& model)
{
    std::vector<int> out;
    const int first = firstOf(model,
        {u"due_on", u"needed_by", u"planned_on", u"held_on", u"review_on", u"assessed_on", u"adjusted_on", u"status_date", u"valid_to"},
        isDay);
    if (first >= 0) out.push_back(first);
    for (int c = 0; c < model.columnCount(); ++c)
        if (c != first && isDay(model.columnAt(c))) out.push_back(c);
    return out;
}

bool isOver(const RecordTableModel& model, const RecordFace& face, qint64 record)
{
    if (face.status >= 0) {
        const Column& status = model.columnAt(face.status);
        const QByteArray word = textOf(status.value(record)).toLatin1();
        const auto& words = status.format.words;
        const bool goesOn =
            word == "approved" && std::ranges::any_of(words, [](std::string_view w) { return w == "paid" || w == "executed"; });
        if (!goesOn && std::ranges::find(overWords, std::string_view(word.constData(), std::size_t(word.size()))) != overWords.end())
            return true;
    }
    return std::ranges::any_of(endKeys, [&](const char16_t* key) {
        const int c = model.columnOf(key);
        return c >= 0 && c != face.due && isDay(model.columnAt(c)) && !isAbsent(model.columnAt(c).value(record));
    });
}

bool isOverdue(const RecordTableModel& model, const RecordFace& face, qint64 record)
{
    if (face.due < 0) return false;
    const Value day = model.columnAt(face.due).value(record);
    return !isAbsent(day) && intOf(day) < model.session().today().toJulianDay() && !isOver(model, face, record);
}

Result<void> writeCell(const RecordTableModel& model, qint64 record, int column, const Value& value)
{
    const RecordKey key{model.entity(), record};
    if (model.portfolio().table(key.entity).contains(record) && model.columnAt(column).value(record) == value) return {};
    auto set = model.change(model.portfolio(), key, column, value);
    if (!set) return set.error();
    const auto done = model.session().apply(std::move(*set));
    return done ? Result<void>() : Result<void>(done.error());
}

QString faceText(const RecordTableModel& model, qint64 record, int column)
{
    if (column < 0) return {};
    const Column& c = model.columnAt(column);
    return model.textOf({model.entity(), record}, c, c.value(record)).simplified();
}

QString faceTip(const RecordTableModel& model, const RecordFace& face, qint64 record)
{
    const QString number = faceText(model, record, face.number), title = faceText(model, record, face.title);
    QStringList lines{number.isEmpty() ? title : number + u' ' + title};
    for (int column : {face.status, face.health, face.rating, face.owner, face.due}) {
        const QString text = faceText(model, record, column);
        if (text.isEmpty()) continue;
        QString line = QObject::tr("%1: %2").arg(model.columnAt(column).title, text);
        if (column == face.due && isOverdue(model, face, record)) line += QObject::tr(", overdue");
        if (!lines.contains(line)) lines << line;
    }
    return lines.join(u'\n');
}

} // namespace gantry
