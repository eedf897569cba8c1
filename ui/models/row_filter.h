#pragma once
#include "ui/models/column.h"

#include <QStringMatcher>

namespace gantry {

/// What stands in one cell of the filter row, ready to be asked of many rows. Text: contains, any case; commas part alternatives, "!" turns
/// round. Figures and days: `>5`, `<=2w`, `>=2026-11-01`, `5..9`, `today..+14d`, else equal (a day without time: that day).
/// "-" alone: empty cells, "*": cells with something in them.
class RowFilter {
public:
    RowFilter() = default;
    RowFilter(const Portfolio& portfolio, const Column& column, const QString& text, QDate today);
    bool accepts(const Value& value) const;
    /// Text that is no comparison where one is expected: the cell wears the bad frame and everything passes.
    bool readable() const { return m_readable; }

private:
    enum class Need { Words, Empty, Something, Range };
    Need m_need = Need::Words;
    bool contains(const Value& value) const;
    const Portfolio* m_portfolio = nullptr;
    Field m_format{};
    QList<QStringMatcher> m_words;
    mutable QHash<qint64, bool> m_ofId; // many rows refer to few records, and hold few words of an enum
    mutable QHash<QString, bool> m_ofWord;
    bool m_not = false, m_readable = true;
    std::optional<double> m_from, m_to; // closed
    bool m_openFrom = false, m_openTo = false;
};

/// A number for a value that has an order, absent as nullopt.
std::optional<double> orderOf(const Value& value);

} // namespace gantry
