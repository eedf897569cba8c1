#include "ui/models/custom_value_index.h"

namespace gantry {

CustomValueIndex& CustomValueIndex::of(Session& session)
{
    auto* index = session.findChild<CustomValueIndex*>(QString(), Qt::FindDirectChildrenOnly);
    return index ? *index : *new CustomValueIndex(session);
}

CustomValueIndex::CustomValueIndex(Session& session)
    : QObject(&session)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &CustomValueIndex::follow);
}

qint64 CustomValueIndex::find(CustomFieldId field, qint64 record) const
{
    if (!m_built) {
        m_values.clear();
        m_session.portfolio().all<CustomValue>().forEach([this](const CustomValue& v) {
            m_values.insert({v.field.value, v.record.value}, v.id.value);
        });
        m_built = true;
    }
    return m_values.value({field.value, record});
}

void CustomValueIndex::follow(const ChangeSet& set)
{
    for (const Change& change : set.changes) {
        if (!m_built || change.entity != entityOf<CustomValue>()) continue;
        // A removed value no longer says whose it was, and one that changed hands leaves its old place behind: both are rare.
        const CustomValue* value = m_session.portfolio().find<CustomValue>(change.id);
        if (change.op == Change::Insert && value)
            add(*value);
        else if (change.op == Change::Remove || change.cells.size() > 2)
            m_built = false;
    }
}

} // namespace gantry
