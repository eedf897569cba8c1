#pragma once
#include "core/model/portfolio.h"
#include "tests/support/strings.h"

namespace gantry::test {

/// Rows put into tables the way a loading store does.
struct Rows {
    Portfolio portfolio;
    template <class E> void add(E row)
    {
        TableBase& table = portfolio.edit(entityOf<E>());
        const qint64 id = row.id.value;
        *static_cast<E*>(table.insert(id)) = std::move(row);
        table.regroup(id, 0);
    }
};

inline std::optional<DateTime> at(const char* text) { return parseDateTime(QString::fromLatin1(text)); }

} // namespace gantry::test
