#pragma once
#include <QtGlobal>
#include <algorithm>

namespace gantry {

/// Rows of one height to pixels and back; y counts from the top of the viewport after scrolling by `offset`.
struct RowGeometry {
    int rowHeight = 24;
    int rowCount = 0;
    qint64 offset = 0; ///< pixels scrolled away above

    double top(int row) const { return double(qint64(row) * rowHeight - offset); }
    /// -1 above the first row; may be past the last one.
    int row(double y) const
    {
        const double row = (y + double(offset)) / rowHeight;
        return row < 0 ? -1 : int(std::min(row, 2e9));
    }
    /// First row that reaches into [top, bottom); past the last where there is none.
    int first(double top) const { return std::clamp(row(top), 0, rowCount); }
    /// Last row that reaches into [top, bottom); -1 where there is none.
    int last(double bottom) const { return std::min(row(bottom - 0.001), rowCount - 1); }
};

} // namespace gantry
