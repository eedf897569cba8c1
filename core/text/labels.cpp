#include "core/text/text.h"

#include <algorithm>

namespace gantry {
namespace {

/// What a record is called, though the change may just have removed it.
QString titleIn(const Portfolio& portfolio, const Change& change)
{
    if (portfolio.table(change.entity).contains(change.id)) return portfolio.titleOf(change.entity, change.id);
    const EntityInfo& info = infoOf(change.entity);
    for (const Cell& cell : change.cells) {
        if (!info.fields[cell.field].is(Title)) continue;
        const QString title = textOf(isAbsent(cell.after) ? cell.before : cell.after);
        if (!title.isEmpty()) return title;
    }
    return info.labelText().toLower();
}

QString verb(Change::Op op)
{
    return op == Change::Insert ? QStringLiteral("Add") : op == Change::Remove ? QStringLiteral("Remove") : QStringLiteral("Change");
}

QString counted(const EntityInfo& info, qsizetype count)
{
    return count == 1 ? info.labelText().toLower() : QStringLiteral("%1 %2").arg(count).arg(info.pluralText().toLower());
}

QString ofOne(const Portfolio& portfolio, const Change& change)
{
    const EntityInfo& info = infoOf(change.entity);
    const QString title = titleIn(portfolio, change);
    if (change.op == Change::Update && change.cells.size() == 1)
        return QStringLiteral("Change %1 of %2").arg(info.fields[change.cells.front().field].labelText().toLower(), title);
    if (change.op == Change::Update) return QStringLiteral("Change %1").arg(title);
    return QStringLiteral("%1 %2 %3").arg(verb(change.op), info.labelText().toLower(), title);
}

} // namespace

Field formatOf(const CustomField& custom)
{
    static constexpr Kind kinds[] = {Kind::Text, Kind::Real, Kind::DateTime, Kind::Money, Kind::Work, Kind::Bool, Kind::Id};
    Field format{};
    format.key = "";
    format.label = format.unit = "";
    format.kind = kinds[std::size_t(custom.kind)];
    format.nullable = true;
    if (custom.kind == CustomKind::Code) format.target = targetOf<CustomChoiceId>;
    return format;
}

QString changeLabel(const Portfolio& portfolio, const ChangeSet& set)
{
    if (!set.label.isEmpty()) return set.label;
    if (set.changes.empty()) return QStringLiteral("Nothing changed");
    const Change& first = set.changes.front();
    if (set.changes.size() == 1) return ofOne(portfolio, first);
    const auto alike = [&](const Change& c) { return c.entity == first.entity && c.op == first.op; };
    if (std::ranges::all_of(set.changes, alike))
        return QStringLiteral("%1 %2").arg(verb(first.op), counted(infoOf(first.entity), qsizetype(set.changes.size())));
    return QStringLiteral("Change %1 records").arg(set.changes.size());
}

} // namespace gantry
