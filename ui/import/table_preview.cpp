#include "ui/import/table_preview.h"

#include "core/text/text.h"
#include "ui/shell/theme.h"

namespace gantry {
namespace {

constexpr int longestCell = 200; // characters; the tooltip has no more either

bool rightAligned(Kind kind)
{
    return kind == Kind::Int || kind == Kind::Work || kind == Kind::Money || kind == Kind::Rate || kind == Kind::Quantity
        || kind == Kind::Percent || kind == Kind::Real || kind == Kind::Date || kind == Kind::DateTime;
}

} // namespace

TablePreview::TablePreview(const Portfolio& portfolio, QObject* parent)
    : QAbstractTableModel(parent)
    , m_portfolio(portfolio)
{
}

QString TablePreview::wordOf(TableLine::What what)
{
    switch (what) {
    case TableLine::Added: return tr("New");
    case TableLine::Changed: return tr("Changed");
    case TableLine::Unchanged: return tr("Unchanged");
    case TableLine::Refused: return tr("Refused");
    }
    return {};
}

void TablePreview::show(Entity entity, std::shared_ptr<const SourceTable> table, std::shared_ptr<const TableImport> plan)
{
    beginResetModel();
    m_entity = entity;
    m_table = std::move(table);
    m_plan = std::move(plan);
    m_fields.clear();
    if (m_plan)
        for (const MappedColumn& column : m_plan->columns)
            if (column.field > 0) m_fields.push_back(&column);
    arrange();
    endResetModel();
}

void TablePreview::setKind(Kind kind)
{
    beginResetModel();
    m_kind = kind;
    arrange();
    endResetModel();
}

void TablePreview::arrange()
{
    m_lines.clear();
    for (std::size_t i = 0; m_plan && i < m_plan->lines.size(); ++i)
        if (!m_kind || m_plan->lines[i].what == *m_kind) m_lines.push_back(quint32(i));
}

qint64 TablePreview::count(Kind kind) const
{
    if (!m_plan) return 0;
    if (!kind) return m_plan->rows;
    return std::ranges::count_if(m_plan->lines, [&](const TableLine& line) { return line.what == *kind; });
}

QString TablePreview::refusals() const
{
    QStringList lines;
    for (const TableRefusal& refusal : m_plan ? m_plan->refused : std::vector<TableRefusal>())
        lines << tr("Row %1: %2").arg(QLocale().toString(refusal.row), sentence(refusal.error));
    return lines.join(u'\n');
}

int TablePreview::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Fields + int(m_fields.size()); }

const Field& TablePreview::fieldAt(int section) const
{
    return infoOf(m_entity).fields[std::size_t(m_fields[std::size_t(section - Fields)]->field)];
}

QString TablePreview::cellText(const TableLine& line, const MappedColumn& column) const
{
    const EntityInfo& info = infoOf(m_entity);
    const Field& field = info.fields[std::size_t(column.field)];
    if (line.what == TableLine::Refused) {
        const auto row = std::ranges::lower_bound(m_table->rows, line.row, {}, &TableRow::number);
        return column.column.place < 0 || row == m_table->rows.end() ? column.column.name : row->at(column.column.place).text;
    }
    const auto shown = [&](const Value& value) {
        const bool known = field.kind != gantry::Kind::Id || isAbsent(value) || !targetEntity(field)
            || m_portfolio.table(*targetEntity(field)).contains(intOf(value));
        // A record that comes with the same table has no name here yet.
        return known ? displayText(m_portfolio, field, value, workUnitsOf(m_portfolio, {m_entity, line.record}, field))
                     : tr("a new record");
    };
    const void* record = m_portfolio.table(m_entity).find(line.record);
    const Value before = record ? field.get(record) : Value();
    if (line.what == TableLine::Unchanged) return shown(before);
    const Change& change = m_plan->set.changes[line.at];
    const auto cell = std::ranges::find(change.cells, quint16(column.field), &Cell::field);
    if (line.what == TableLine::Added)
        return shown(cell == change.cells.end() ? defaultsOf(m_entity)[std::size_t(column.field)] : cell->after);
    if (cell == change.cells.end()) return shown(before);
    const QString was = shown(before), is = shown(cell->after);
    return tr("%1 → %2").arg(was.isEmpty() ? QStringLiteral("–") : was, is.isEmpty() ? QStringLiteral("–") : is);
}

QVariant TablePreview::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_plan || std::size_t(index.row()) >= m_lines.size()) return {};
    const TableLine& line = m_plan->lines[m_lines[std::size_t(index.row())]];
    const int section = index.column();
    const TableRefusal* refusal = line.what == TableLine::Refused ? &m_plan->refused[line.at] : nullptr;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        if (section == RowNumber) return QLocale().toString(line.row);
        if (section == What) return wordOf(line.what);
        if (section == Reason) return refusal ? sentence(refusal->error) : QString();
        const bool written = line.what == TableLine::Added || line.what == TableLine::Changed;
        if (written && line.at >= m_plan->set.changes.size()) return {}; // once it is in, the portfolio tells
        return cellText(line, *m_fields[std::size_t(section - Fields)]).left(longestCell);
    }
    if (role == Qt::ForegroundRole) {
        const bool wrong = refusal && section >= Fields && m_fields[std::size_t(section - Fields)]->column.name == refusal->column;
        if (wrong || (refusal && section <= Reason && section != RowNumber)) return currentTheme()["status.bad"_token];
        if (line.what == TableLine::Unchanged) return currentTheme()["text.tertiary"_token];
        if (section == RowNumber) return currentTheme()["text.secondary"_token];
    }
    if (role == Qt::FontRole && line.what == TableLine::Changed && section >= Fields && line.at < m_plan->set.changes.size()) {
        const auto& cells = m_plan->set.changes[line.at].cells;
        const auto field = quint16(m_fields[std::size_t(section - Fields)]->field);
        if (std::ranges::find(cells, field, &Cell::field) == cells.end()) return {};
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == RowNumber || (section >= Fields && rightAligned(fieldAt(section).kind));
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

QVariant TablePreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    const bool right = section == RowNumber || (section >= Fields && rightAligned(fieldAt(section).kind));
    if (role == Qt::TextAlignmentRole) return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == RowNumber) return tr("Row");
    if (section == What) return tr("What happens");
    if (section == Reason) return tr("Why not");
    return fieldAt(section).labelText();
}

} // namespace gantry
