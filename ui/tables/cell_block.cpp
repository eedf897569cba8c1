#include "ui/tables/cell_block.h"

#include "core/exchange/csv/csv_text.h"

namespace gantry {
namespace {

QString quoted(const QString& text)
{
    const bool plain = std::ranges::none_of(text, [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; });
    return plain ? text : u'"' + QString(text).replace(u'"', QLatin1String("\"\"")) + u'"';
}

QString copied(CellGrid& grid, qint64 row, int column)
{
    const QString text = grid.copied(row, column);
    return grid.holdsWords(column) ? csv::guarded(text) : text;
}

} // namespace

QString blockText(CellGrid& grid, const CellBlock& block, bool titles)
{
    QString out;
    const auto line = [&](auto cell) {
        for (std::size_t c = 0; c < block.columns.size(); ++c) {
            if (c) out += u'\t';
            out += quoted(cell(block.columns[c]));
        }
        out += u'\n';
    };
    if (titles) line([&](int column) { return grid.headerOf(column); });
    for (qint64 row : block.records) line([&](int column) { return copied(grid, row, column); });
    return out;
}

QByteArray blockCsv(CellGrid& grid, const CellBlock& block)
{
    csv::TableWriter out;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int column : block.columns) cells << cell(column);
        out.add(cells);
    };
    line([&](int column) { return grid.headerOf(column); });
    for (qint64 row : block.records) line([&](int column) { return copied(grid, row, column); });
    return out.take();
}

std::vector<QStringList> readBlock(const QString& text)
{
    std::vector<QStringList> rows(1);
    QString cell;
    bool quotes = false;
    const auto endCell = [&] {
        rows.back() << cell;
        cell.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quotes) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += c, ++i;
            else
                quotes = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quotes = true;
        } else if (c == u'\t') {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') ++i;
            endCell();
            rows.emplace_back();
        } else {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !rows.back().isEmpty()) endCell();
    if (rows.back().isEmpty()) rows.pop_back(); // the break after the last row
    return rows;
}

} // namespace gantry
