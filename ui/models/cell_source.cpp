#include "ui/models/cell_source.h"

#include "core/edit/records.h"
#include "core/session/session.h"
#include "ui/models/typed_date.h"

namespace gantry {

Result<Value> CellSource::parse(const QModelIndex& index, const QString& text) const
{
    return parseTyped(portfolio(), columnAt(index.column()), recordAt(index), text, session().today());
}

Result<ChangeSet> CellSource::change(const Portfolio& portfolio, RecordKey record, int column, const Value& value) const
{
    const Column& c = columnAt(column);
    if (c.custom) return setCustomValue(portfolio, session().ids(), c, record, value);
    if (!c.edits)
        return Error{
            Errc::Invalid, "field.read-only", {infoOf(record.entity).labelText(), portfolio.titleOf(record.entity, record.id), c.title}};
    return setCell(portfolio, record, *c.edits, value);
}

Result<void> CellSource::commit(const QModelIndex& index, const Value& value) const
{
    if (columnAt(index.column()).value(recordAt(index).id) == value) return {};
    auto set = change(portfolio(), recordAt(index), index.column(), value);
    if (!set) return set.error();
    auto done = session().apply(std::move(*set));
    if (!done) return done.error();
    return {};
}

CellSource* CellSource::of(QAbstractItemModel* model) { return dynamic_cast<CellSource*>(model); }
const CellSource* CellSource::of(const QAbstractItemModel* model) { return dynamic_cast<const CellSource*>(model); }

} // namespace gantry
