#include "ui/tables/block_writer.h"

#include "core/exchange/csv/csv_text.h"
#include "core/session/settle.h"

namespace gantry {
namespace {

void note(BlockChange& change, qint64 id)
{
    if (change.records.empty() || change.records.back() != id) change.records.push_back(id);
}

bool noneTaken(const CellGrid& grid, const std::vector<CellBlock>& blocks)
{
    return std::ranges::all_of(blocks, [&](const CellBlock& block) {
        return std::ranges::all_of(block.records,
            [&](qint64 row) { return std::ranges::none_of(block.columns, [&](int column) { return grid.takes(row, column); }); });
    });
}

/// "Paste into tasks", with the words of what the rows are.
QString labelled(const QString& pattern, const CellGrid& grid) { return pattern.arg(infoOf(grid.entity()).pluralText().toLower()); }

/// The cells of blocks in which somebody may type, with the text that `textAt` gives them; nullopt passes a cell over.
std::vector<BlockWriter::Row> rowsOf(const CellGrid& grid, BlockWriter& writer, const std::vector<CellBlock>& blocks,
    const std::function<std::optional<QString>(const CellBlock& block, std::size_t row, std::size_t column)>& textAt)
{
    std::vector<BlockWriter::Row> out;
    for (const CellBlock& block : blocks)
        for (std::size_t r = 0; r < block.records.size(); ++r) {
            BlockWriter::Row& row = out.emplace_back(r, block.records[r]);
            for (std::size_t c = 0; c < block.columns.size(); ++c) {
                auto text = textAt(block, r, c);
                if (!text) continue;
                if (grid.takes(row.id, block.columns[c]))
                    row.cells.push_back({block.columns[c], std::move(*text)});
                else
                    writer.skip();
            }
            std::ranges::stable_sort(row.cells, {}, [&](const TypedCell& cell) { return grid.turnOf(cell.column); });
        }
    return out;
}

} // namespace

BlockWriter::BlockWriter(CellGrid& grid, const char* action, const QString& label, Write write)
    : m_grid(grid)
    , m_write(std::move(write))
    , m_action(infoOf(grid.entity()).keyText() + QLatin1String(action))
    , m_label(labelled(label, grid))
{
}

BlockChange BlockWriter::write(const std::vector<Row>& rows)
{
    Draft draft{{m_grid.portfolio(), m_action, m_label}};
    writeAll(draft, rows);
    draft.change.set = draft.composer.take();
    draft.change.skipped = m_skipped;
    return std::move(draft.change);
}

void BlockWriter::writeAll(Draft& draft, std::span<const Row> rows) const
{
    if (rows.empty()) return;
    Draft attempt = draft;
    for (const Row& row : rows) type(attempt, row);
    if (holds(attempt)) {
        draft = std::move(attempt);
    } else if (rows.size() == 1) {
        writeCells(draft, rows.front());
    } else {
        writeAll(draft, rows.first(rows.size() / 2));
        writeAll(draft, rows.subspan(rows.size() / 2));
    }
}

void BlockWriter::type(Draft& draft, const Row& row) const
{
    qint64 id = row.id;
    std::vector<TypedCell> cells = row.cells;
    if (!id && !add(draft, row, id, cells)) return;
    for (const TypedCell& cell : cells) put(draft, row, id, cell);
}

/// The rules refuse the row: cell by cell to find which of them it is.
void BlockWriter::writeCells(Draft& draft, const Row& row) const
{
    qint64 id = row.id;
    std::vector<TypedCell> cells = row.cells;
    if (!id) {
        Draft attempt = draft;
        if (!add(attempt, row, id, cells)) {
            draft = std::move(attempt); // it lists why
            return;
        }
        if (const auto fits = holds(attempt); !fits) return refuse(draft, row, {-1, {}}, fits.error());
        draft = std::move(attempt);
    }
    for (const TypedCell& cell : cells) {
        Draft attempt = draft;
        put(attempt, row, id, cell);
        if (const auto fits = holds(attempt); !fits)
            refuse(draft, row, cell, fits.error());
        else
            draft = std::move(attempt);
    }
}

bool BlockWriter::add(Draft& draft, const Row& row, qint64& id, std::vector<TypedCell>& cells) const
{
    const bool blank = std::ranges::all_of(cells, [](const TypedCell& cell) { return cell.text.trimmed().isEmpty(); });
    if (blank) return false;
    NewRow made = m_grid.added({draft.composer.portfolio(), draft.added}, cells);
    if (const auto done = draft.composer.add(std::move(made.set)); !done) {
        const auto culprit = std::ranges::find(cells, made.culprit, &TypedCell::column);
        refuse(draft, row, culprit == cells.end() ? TypedCell{-1, {}} : *culprit, done.error());
        return false;
    }
    id = made.id;
    ++draft.change.added;
    draft.added.push_back(id);
    note(draft.change, id);
    std::erase_if(cells, [&](const TypedCell& cell) { return cell.text.isEmpty() || made.settled.contains(cell.column); });
    return true;
}

bool BlockWriter::put(Draft& draft, const Row& row, qint64 id, const TypedCell& cell) const
{
    auto set = m_write({draft.composer.portfolio(), draft.added}, id, cell);
    if (set && set->empty()) return true;
    if (const auto done = draft.composer.add(std::move(set)); !done) {
        refuse(draft, row, cell, done.error());
        return false;
    }
    ++draft.change.cells;
    note(draft.change, id);
    return true;
}

Result<void> BlockWriter::holds(const Draft& draft) const
{
    Portfolio portfolio = m_grid.portfolio();
    ChangeSet set = draft.composer.made();
    return settle(portfolio, set, Source::Person);
}

void BlockWriter::refuse(Draft& draft, const Row& row, const TypedCell& cell, const Error& why) const
{
    draft.change.refused.push_back({row.line, row.id ? m_grid.titleOf(row.id) : QString(),
        cell.column < 0 ? QString() : m_grid.headerOf(cell.column), cell.text, sentence(why)});
}

Result<BlockChange> pasteBlock(CellGrid& grid, const std::vector<CellBlock>& targets, const std::vector<QStringList>& texts)
{
    if (texts.empty() || noneTaken(grid, targets)) return Error{Errc::Invalid, "paste.no-columns", {}};
    BlockWriter writer(grid, ".paste", QObject::tr("Paste into %1"),
        [&](const TypedOn& on, qint64 row, const TypedCell& cell) { return grid.typed(on, row, cell.column, cell.text); });
    const std::size_t width = std::size_t(std::ranges::max(texts, {}, &QStringList::size).size());
    return writer.write(rowsOf(grid, writer, targets, [&](const CellBlock& block, std::size_t row, std::size_t column) {
        const QStringList& cells = texts[row % texts.size()];
        const auto from = qsizetype(column % width);
        if (from >= cells.size()) return std::optional<QString>(); // a ragged row says nothing of its last cells
        return std::optional(grid.holdsWords(block.columns[column]) ? csv::unguarded(cells[from]) : cells[from]);
    }));
}

Result<BlockChange> fillDown(CellGrid& grid, const CellBlock& block)
{
    if (noneTaken(grid, {block})) return Error{Errc::Invalid, "paste.no-columns", {}};
    const qint64 first = block.records.front();
    BlockWriter writer(grid, ".fill", QObject::tr("Fill down in %1"),
        [&](const TypedOn& on, qint64 row, const TypedCell& cell) { return grid.filled(on, row, cell.column, first); });
    return writer.write(rowsOf(grid, writer, {block}, [&](const CellBlock&, std::size_t row, std::size_t column) {
        return row == 0 ? std::optional<QString>() : std::optional(grid.copied(first, block.columns[column]));
    }));
}

Result<BlockChange> clearCells(CellGrid& grid, const std::vector<CellBlock>& blocks)
{
    if (noneTaken(grid, blocks)) return Error{Errc::Invalid, "paste.no-columns", {}};
    BlockWriter writer(grid, ".clear", QObject::tr("Clear cells of %1"),
        [&](const TypedOn& on, qint64 row, const TypedCell& cell) { return grid.cleared(on, row, cell.column); });
    return writer.write(rowsOf(grid, writer, blocks, [](const CellBlock&, std::size_t, std::size_t) { return std::optional(QString()); }));
}

} // namespace gantry
