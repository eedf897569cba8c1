#include "core/exchange/table/table.h"

#include <algorithm>

namespace gantry {

const TableCell& TableRow::at(int column) const
{
    static const TableCell none;
    const auto it = std::ranges::lower_bound(cells, column, {}, &TableCell::column);
    return it == cells.end() || it->column != column ? none : *it;
}

QString columnLetters(int column)
{
    QString out;
    for (int n = column + 1; n > 0; n = (n - 1) / 26) out.prepend(QChar(u'A' + (n - 1) % 26));
    return out;
}

} // namespace gantry
