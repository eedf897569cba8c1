#pragma once
#include "ui/models/column.h"

namespace gantry {

struct ColumnPlace {
    QString key;
    int width = 120;
    bool shown = true;
    bool operator==(const ColumnPlace&) const = default;
};

/// Which columns a person sees, from left to right, how wide, and how many of those shown stay while the others scroll.
/// Columns go by key, so that what is remembered survives columns that come and go.
struct ColumnLayout {
    std::vector<ColumnPlace> places; // every column, hidden ones too
    int frozen = 1; // of those shown

    /// As the columns propose it; number and title stay.
    static ColumnLayout standard(const std::vector<Column>& columns);
    /// What `state` remembers, for the columns that there are now: one that came since stands last, hidden unless it is shown from the
    /// start.
    static ColumnLayout restored(const QStringList& state, const std::vector<Column>& columns);
    QStringList state() const;
    bool operator==(const ColumnLayout&) const = default;
};

} // namespace gantry
