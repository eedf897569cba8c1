#include "core/exchange/methodology/rows.h"

#include "core/exchange/json/record_json.h"

#include <QJsonArray>

namespace gantry {
namespace {

constexpr qsizetype textAtMost = 10'000, pageAtMost = 200'000; // characters
constexpr qint64 centuryOfWork = 100LL * 366 * 8 * 3600; // seconds, eight hours a day

/// Figures that mean nothing beyond these; nullopt: any may stand there.
std::optional<std::pair<qint64, qint64>> limitsOf(const EntityInfo& info, const Field& field)
{
    if (field.kind == Kind::Work) return std::pair(info.entity == entityOf<MethodologyLink>() ? -centuryOfWork : 0, centuryOfWork);
    if (field.kind != Kind::Int) return std::nullopt;
    if (info.entity == entityOf<MethodologyRisk>()) return std::pair<qint64, qint64>(1, 10); // steps of a risk matrix
    if (info.entity == entityOf<Methodology>()) return std::pair<qint64, qint64>(1, 1'000'000);
    return std::pair<qint64, qint64>(0, 100'000);
}

/// Whether a requirement names something that this program knows.
bool isKnownSubject(const MethodologyRequirement& r)
{
    const auto among = [&](const auto& words) {
        return std::ranges::any_of(words, [&](std::string_view w) { return r.subject == QLatin1String(w.data(), qsizetype(w.size())); });
    };
    switch (r.kind) {
    case RequirementKind::Approval:
    case RequirementKind::Register: return bool(entityByKey(r.subject));
    case RequirementKind::Review: return among(keysOf<ReviewKind>);
    case RequirementKind::Role: return among(keysOf<GovernanceRole>);
    default: return true;
    }
}

} // namespace

bool isOfFile(const Field& field)
{
    static constexpr std::array<std::string_view, 6> kept{"id", "number", "methodology_id", "rank", "owner_id", "previous_id"};
    return !std::ranges::count(kept, field.key);
}

void RowReader::each(
    const EntityInfo& info, const QJsonObject& file, qsizetype most, const std::function<void(const QJsonValue&, const QString&)>& take)
{
    const QJsonValue rows = file.value(info.keyText());
    if (!rows.isUndefined() && !rows.isArray()) note("not-rows", info.keyText());
    const QJsonArray array = rows.toArray();
    for (qsizetype i = 0; i < std::min(most, array.size()); ++i) {
        const QString place = QStringLiteral("%1 %2").arg(info.keyText()).arg(i + 1);
        if (array[i].isObject())
            take(array[i], place);
        else
            tally(info).skip("unreadable", place);
    }
    if (array.size() > most) tally(info).skip("too-many", QStringLiteral("%1 %2").arg(info.keyText()).arg(most + 1), array.size() - most);
}

bool RowReader::takeOnce(const EntityInfo& info, QSet<QString>& taken, const QString& key, const char* reason, const QString& place)
{
    if (key.isEmpty()) return true;
    if (taken.contains(key)) {
        tally(info).skip(reason, QStringLiteral("%1, %2").arg(place, key));
        return false;
    }
    taken.insert(key);
    return true;
}

bool RowReader::cells(
    const EntityInfo& info, const QJsonObject& json, const QString& place, void* row, QString& local, QHash<quint16, QString>& named)
{
    const auto refuse = [&](const char* reason, const QString& key) {
        tally(info).skip(reason, QStringLiteral("%1, %2").arg(place, key));
        return false;
    };
    for (auto it = json.begin(); it != json.end(); ++it) {
        const int index = info.indexOf(it.key());
        const auto text = [&] { return it->isString() ? it->toString() : it->isDouble() ? QString::number(it->toInteger()) : QString(); };
        if (index == 0 && info.entity != entityOf<Methodology>()) {
            local = text();
            continue;
        }
        if (index < 0 || !isOfFile(info.fields[std::size_t(index)])) {
            note("unknown-column", QStringLiteral("%1, %2").arg(place, it.key().left(100)));
            continue;
        }
        const Field& field = info.fields[std::size_t(index)];
        if (field.kind == Kind::Id) {
            if (const QString name = text(); !name.isEmpty()) named.insert(quint16(index), name);
            continue;
        }
        auto value = readCell(field, *it);
        if (!value) return refuse("unreadable", it.key());
        if (textOf(*value).size() > (field.key == "text" ? pageAtMost : textAtMost)) return refuse("too-long", it.key());
        if (const auto limits = limitsOf(info, field);
            limits && !isAbsent(*value) && (intOf(*value) < limits->first || intOf(*value) > limits->second)) {
            note("figure-out-of-range", QStringLiteral("%1, %2").arg(place, it.key()));
            continue;
        }
        if (namesEntity(field) && !isAbsent(*value) && !entityByKey(textOf(*value))) {
            note("unknown-word", QStringLiteral("%1, %2").arg(place, it.key()));
            continue;
        }
        if (isAbsent(*value) && !field.nullable) continue; // as a new record has it
        if (!field.set(row, *value)) return refuse("unreadable", it.key());
    }
    for (const Field& field : info.fields)
        if (field.is(Title) && textOf(field.get(row)).trimmed().isEmpty()) return refuse("no-title", field.keyText());
    if (info.entity == entityOf<MethodologyRequirement>() && !isKnownSubject(*static_cast<const MethodologyRequirement*>(row)))
        return refuse("unknown-word", QStringLiteral("subject"));
    return true;
}

} // namespace gantry
