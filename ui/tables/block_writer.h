#pragma once
#include "ui/models/change_composer.h"
#include "ui/tables/cell_block.h"

namespace gantry {

/// Writes the cells of one gesture row by row, each on what the ones before it made, and lists those that are refused. The rules are asked
/// of the whole first; only where they refuse it are the rows, and then the cells, found that they refuse.
class BlockWriter {
public:
    /// What a cell gets: typed text, nothing, or what another row has.
    using Write = std::function<Result<ChangeSet>(const TypedOn& on, qint64 row, const TypedCell& cell)>;
    struct Row {
        std::size_t line = 0; // of the block
        qint64 id = 0; // 0: a new one
        std::vector<TypedCell> cells{};
    };
    BlockWriter(CellGrid& grid, const char* action, const QString& label, Write write);
    void skip() { ++m_skipped; }
    BlockChange write(const std::vector<Row>& rows);

private:
    /// The gesture as far as it has come; copied before what may be refused, so that it can be taken back.
    struct Draft {
        ChangeComposer composer;
        std::vector<qint64> added{};
        BlockChange change{};
    };
    void type(Draft& draft, const Row& row) const;
    bool add(Draft& draft, const Row& row, qint64& id, std::vector<TypedCell>& cells) const;
    bool put(Draft& draft, const Row& row, qint64 id, const TypedCell& cell) const;
    void writeAll(Draft& draft, std::span<const Row> rows) const;
    void writeCells(Draft& draft, const Row& row) const;
    /// Whether Session::apply would take the draft as it stands.
    Result<void> holds(const Draft& draft) const;
    void refuse(Draft& draft, const Row& row, const TypedCell& cell, const Error& why) const;

    CellGrid& m_grid;
    Write m_write;
    QString m_action, m_label;
    int m_skipped = 0;
};

} // namespace gantry
