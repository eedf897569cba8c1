#include "ui/tables/cell_actions.h"

#include "core/text/text.h"
#include "ui/shell/key_map.h"
#include "ui/tables/refused_cells_dialog.h"

#include <QClipboard>

namespace gantry {
namespace {

constexpr std::size_t cellsInClipboard = 1'000'000;

QString counted(Entity entity, int count)
{
    const EntityInfo& info = infoOf(entity);
    return count == 1 ? QObject::tr("1 %1").arg(info.labelText().toLower())
                      : QObject::tr("%1 %2").arg(QLocale().toString(count), info.pluralText().toLower());
}

QString told(const BlockChange& change, Entity entity)
{
    QString out = change.added > 0 ? QObject::tr("Pasted %1 cells and added %2.").arg(change.cells).arg(counted(entity, change.added))
                                   : QObject::tr("Pasted %1 cells.").arg(change.cells);
    if (change.skipped > 0) out += u' ' + QObject::tr("Cells that the program works out were passed over.");
    if (!change.refused.empty()) out += u' ' + QObject::tr("%1 were left out.").arg(change.refused.size());
    return out;
}

/// Where the first row of a text is titles of columns that are shown: those columns. Then each cell goes under its title.
std::vector<int> titled(const CellGrid& grid, const std::vector<int>& shown, const std::vector<QStringList>& texts)
{
    std::vector<int> out;
    if (texts.size() < 2) return out;
    for (const QString& title : texts.front()) {
        const auto it = std::ranges::find_if(shown, [&](int column) {
            return grid.headerOf(column).compare(title.trimmed(), Qt::CaseInsensitive) == 0 && std::ranges::count(out, column) == 0;
        });
        if (it == shown.end()) return {};
        out.push_back(*it);
    }
    return out;
}

std::size_t widthOf(const std::vector<QStringList>& texts)
{
    return texts.empty() ? 0 : std::size_t(std::ranges::max(texts, {}, &QStringList::size).size());
}

} // namespace

CellActions::CellActions(Workspace& workspace, CellSheet& sheet, QWidget& owner, const QByteArray& room)
    : QObject(&owner)
    , m_workspace(workspace)
    , m_sheet(sheet)
    , m_owner(owner)
{
    copy = make("copy", room + "/copy", &CellActions::copyCells);
    copyTitled = make("copy", room + "/copy-titled", &CellActions::copyWithTitles);
    cut = make("cut", room + "/cut", &CellActions::cutCells);
    paste = make("paste", room + "/paste", &CellActions::pasteCells);
    fillDown = make("move-down", room + "/fill", &CellActions::fillCells);
    clear = make("close", room + "/clear", &CellActions::clearCells);
}

QAction* CellActions::make(const char* iconName, const QByteArray& key, void (CellActions::*run)())
{
    QAction* action = keyMap().action(iconName, key.constData(), this);
    m_owner.addAction(action);
    connect(action, &QAction::triggered, this, [this, run] {
        if (m_sheet.finishEditing()) (this->*run)();
    });
    return action;
}

void CellActions::refresh(bool writable, bool any, bool places)
{
    for (QAction* action : {copy, copyTitled}) action->setEnabled(any);
    for (QAction* action : {cut, fillDown, clear}) action->setEnabled(writable && any);
    paste->setEnabled(writable && places);
}

void CellActions::toClipboard(bool titles)
{
    // Rows of one set of columns join to one table; other shapes have no place in a spreadsheet, so the first part of them is copied.
    CellBlock whole;
    for (const CellBlock& block : m_sheet.selectedBlocks()) {
        if (!whole.empty() && block.columns != whole.columns) continue;
        whole.columns = block.columns;
        whole.records.insert(whole.records.end(), block.records.begin(), block.records.end());
    }
    if (whole.empty()) return;
    if (whole.cells() > cellsInClipboard) {
        m_workspace.notify({Notice::Tone::Watch,
            tr("%1 cells are too many for the clipboard. Export the table as CSV instead.")
                .arg(QLocale().toString(qulonglong(whole.cells())))});
        return;
    }
    QApplication::clipboard()->setText(blockText(*m_sheet.grid(), whole, titles));
}

void CellActions::cutCells()
{
    copyCells();
    clearCells();
}

std::vector<CellBlock> CellActions::targetsOf(CellGrid& grid, std::vector<QStringList>& texts) const
{
    const std::vector<int> shown = m_sheet.shownColumns();
    const auto blocks = m_sheet.selectedBlocks();
    std::vector<int> columns = titled(grid, shown, texts);
    if (!columns.empty()) texts.erase(texts.begin());
    const std::size_t width = widthOf(texts), height = texts.size();
    if (columns.empty()) {
        const bool fits = !blocks.empty() && std::ranges::all_of(blocks, [&](const CellBlock& block) {
            return block.records.size() % height == 0 && block.columns.size() % width == 0;
        });
        if (fits && (blocks.size() == 1 || (height == 1 && width == 1))) return blocks;
        const auto first = blocks.empty() ? shown.begin() : std::ranges::find(shown, blocks.front().columns.front());
        if (std::size_t(shown.end() - first) < width) {
            m_workspace.report({Errc::Invalid, "paste.too-wide",
                {QString::number(width), QString::number(shown.end() - first), first == shown.end() ? QString() : grid.headerOf(*first)}});
            return {};
        }
        columns.assign(first, first + std::ptrdiff_t(width));
    }
    const std::vector<qint64> rows = m_sheet.shownRows();
    CellBlock target{{}, std::move(columns)};
    const auto at = blocks.empty() ? rows.end() : std::ranges::find(rows, blocks.front().records.front());
    target.records.assign(at, at + std::min(rows.end() - at, std::ptrdiff_t(height)));
    const std::size_t beyond = height - target.records.size();
    if (beyond > 0 && !grid.takesNew()) {
        m_workspace.report({Errc::Invalid, "paste.too-long", {infoOf(grid.entity()).pluralText(), QString::number(beyond)}});
        return {};
    }
    target.records.resize(height, 0);
    return {target};
}

void CellActions::pasteCells()
{
    auto texts = readBlock(QApplication::clipboard()->text());
    if (texts.empty() || widthOf(texts) == 0) return;
    const auto grid = m_sheet.grid();
    const auto targets = targetsOf(*grid, texts);
    if (targets.empty()) return;
    take(pasteBlock(*grid, targets, texts), tr("Paste"), {{}, targets.front().columns});
}

void CellActions::fillCells()
{
    const auto blocks = m_sheet.selectedBlocks();
    if (blocks.empty()) return;
    CellBlock block = blocks.front();
    if (block.records.size() == 1) { // one row takes what is above it
        const auto rows = m_sheet.shownRows();
        const auto at = std::ranges::find(rows, block.records.front());
        if (at == rows.begin() || at == rows.end()) return;
        block.records.insert(block.records.begin(), *(at - 1));
    }
    const auto grid = m_sheet.grid();
    take(gantry::fillDown(*grid, block), tr("Fill"));
}

void CellActions::fillInto(const CellBlock& from, const CellBlock& to, const CellBlock& selectAfter)
{
    const auto grid = m_sheet.grid();
    take(pasteBlock(*grid, {to}, readBlock(blockText(*grid, from))), tr("Fill"), selectAfter);
}

void CellActions::clearCells()
{
    if (m_sheet.removeWholeRows()) return;
    const auto grid = m_sheet.grid();
    take(gantry::clearCells(*grid, m_sheet.selectedBlocks()), tr("Clear"));
}

/// Nothing is half-written: where cells are refused they are shown before any other is, and the person decides.
void CellActions::take(Result<BlockChange> change, const QString& verb, const CellBlock& selectAfter)
{
    if (!change) return m_workspace.report(change.error());
    const bool tell = verb == tr("Paste");
    if (change->refused.empty()) return write(std::move(*change), selectAfter, tell);
    if (change->nothing() && change->refused.size() == 1) {
        const CellRefusal& only = change->refused.front();
        return m_workspace.report({Errc::Invalid, "paste.refused",
            {QString::number(only.line + 1), only.record.isEmpty() ? tr("new") : only.record,
                only.column.isEmpty() ? infoOf(m_sheet.grid()->entity()).labelText() : only.column, only.why}});
    }
    auto* dialog = new RefusedCellsDialog(*change, verb, m_owner.window());
    const auto held = std::make_shared<BlockChange>(std::move(*change));
    connect(dialog, &QDialog::accepted, this, [this, held, selectAfter, tell] { write(std::move(*held), selectAfter, tell); });
    dialog->open();
}

void CellActions::write(BlockChange change, const CellBlock& selectAfter, bool tell)
{
    const Entity entity = m_sheet.grid()->entity();
    const QString done = told(change, entity);
    CellBlock touched{change.records, selectAfter.columns};
    if (!selectAfter.records.empty()) touched.records = selectAfter.records;
    if (!m_workspace.apply(std::move(change.set))) return;
    if (tell) m_workspace.notify({Notice::Tone::Info, done, tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
    // What came in is what is selected, as after every paste.
    if (!selectAfter.records.empty() || change.added > 0) m_sheet.selectBlock(touched);
}

} // namespace gantry
