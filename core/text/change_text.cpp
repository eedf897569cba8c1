#include "core/text/change_text.h"

#include "core/base/clock.h"
#include "core/model/owner.h"

#include <QDateTime>

namespace gantry {
namespace {

const QString nothing = QStringLiteral("–");

/// What a field of the changed record holds on one side of the change, or still holds where the change leaves it alone.
Value side(const Portfolio& portfolio, const Change& change, const Field& field, bool after)
{
    const int index = int(&field - infoOf(change.entity).fields.data());
    for (const Cell& cell : change.cells)
        if (cell.field == index) return after ? cell.after : cell.before;
    return change.op == Change::Update ? portfolio.cell(change.entity, change.id, field) : Value();
}

} // namespace

QString timeText(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).time().toString(QStringLiteral("HH:mm")); }
QString momentText(Instant at, const QLocale& locale) { return dateText(localDay(at), locale) + u' ' + timeText(at); }

QString cellText(const Portfolio& portfolio, RecordKey record, int field, const Value& value)
{
    const Field& of = infoOf(record.entity).fields[std::size_t(field)];
    const QString text = displayText(portfolio, of, value, workUnitsOf(portfolio, record, of));
    return text.isEmpty() ? nothing : text;
}

std::optional<CustomChange> customChange(const Portfolio& portfolio, const Change& change)
{
    if (change.entity != entityOf<CustomValue>()) return std::nullopt;
    const bool gone = change.op == Change::Remove;
    const auto said = [&](const Field& field) { return side(portfolio, change, field, !gone); };
    const CustomField* custom = portfolio.find(CustomFieldId{intOf(said(fieldFor<&CustomValue::field>()))});
    const auto entity = entityByKey(textOf(said(fieldFor<&CustomValue::entity>())));
    const qint64 record = intOf(said(fieldFor<&CustomValue::record>()));
    if (!custom || !entity || !portfolio.table(*entity).contains(record)) return std::nullopt;

    CustomChange out{{*entity, record}, custom->name, {}, {}, {}, {}};
    const Field format = formatOf(*custom);
    const WorkUnits units = workUnitsOf(portfolio, projectOf(portfolio, out.record));
    const auto value = [&](bool after) -> Value {
        if (after ? gone : change.op == Change::Insert) return {};
        const Value choice = side(portfolio, change, fieldFor<&CustomValue::choice>(), after);
        if (!isAbsent(choice)) return choice;
        const auto read = parseCanonical(format, textOf(side(portfolio, change, fieldFor<&CustomValue::text>(), after)));
        return read ? *read : Value();
    };
    const auto text = [&](const Value& v) {
        const QString shown = displayText(portfolio, format, v, units);
        return shown.isEmpty() ? nothing : shown;
    };
    out.before = value(false);
    out.after = value(true);
    out.beforeText = text(out.before);
    out.afterText = text(out.after);
    return out;
}

} // namespace gantry
