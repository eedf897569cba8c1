#pragma once
#include "core/session/session.h"

namespace gantry {

/// Which row holds a record's value in a custom field. One a session, built when a custom column is first shown, kept true by `changed`.
class CustomValueIndex final : public QObject {
    Q_OBJECT
public:
    static CustomValueIndex& of(Session& session);
    /// Id of the CustomValue, or 0.
    qint64 find(CustomFieldId field, qint64 record) const;

private:
    explicit CustomValueIndex(Session& session);
    void follow(const ChangeSet& set);
    void add(const CustomValue& value) { m_values.insert({value.field.value, value.record.value}, value.id.value); }

    Session& m_session;
    mutable bool m_built = false;
    mutable QHash<std::pair<qint64, qint64>, qint64> m_values; // (field, record) -> value
};

} // namespace gantry
