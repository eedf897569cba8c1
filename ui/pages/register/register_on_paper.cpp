#include "ui/pages/register/register_on_paper.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/tables/table_view.h"

namespace gantry {

RegisterOnPaper::RegisterOnPaper(const TableView& view, QString where, QString by)
    : m_model(&view.records())
    , m_where(std::move(where))
    , m_by(std::move(by))
{
    const RecordTableModel& model = *m_model;
    const std::vector<int> shown = view.shownColumns();
    const auto first = [&](auto fits) {
        const auto it = std::ranges::find_if(shown, [&](int c) { return fits(model.columnAt(c)); });
        return it == shown.end() ? -1 : *it;
    };
    // The first two are the row's number and what it is called; the others stand as in the window, those not shown behind them.
    const int number = first([](const Column& c) { return c.edits && c.edits->is(Number); });
    m_titleColumn = first([](const Column& c) { return c.edits && c.edits->is(Title); });
    if (m_titleColumn < 0)
        if (const auto it = std::ranges::find_if(shown, [&](int c) { return c != number; }); it != shown.end()) m_titleColumn = *it;
    m_columns = {number, m_titleColumn};
    for (int c : shown)
        if (std::ranges::find(m_columns, c) == m_columns.end()) m_columns.push_back(c);
    const std::size_t seen = m_columns.size();
    for (int c = 0; c < model.columnCount(); ++c)
        if (std::ranges::find(m_columns, c) == m_columns.end()) m_columns.push_back(c);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i] < 0) {
            m_printed.push_back({QStringLiteral("row"), QStringLiteral("#"), Qt::AlignRight, true});
            continue;
        }
        const Column& column = model.columnAt(m_columns[i]);
        m_printed.push_back({column.key, column.title, column.alignment, i < seen});
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        m_all.emplace_back(model.index(row, 0));
        m_levels = std::max(m_levels, 1 + model.index(row, m_titleColumn).data(DepthRole).toInt());
    }
    setLevel(std::nullopt);
}

void RegisterOnPaper::setLevel(std::optional<int> level)
{
    m_rows.clear();
    for (int i = 0; i < int(m_all.size()); ++i)
        if (!level || *level >= m_levels || cellOf(i, m_titleColumn).data(DepthRole).toInt() < *level) m_rows.push_back(i);
}

QVariant RegisterOnPaper::data(int row, int column, int role) const { return cellOf(m_rows[std::size_t(row)], column).data(role); }

/// Invalid, and so empty, where the row is gone meanwhile.
QModelIndex RegisterOnPaper::cellOf(int place, int column) const
{
    const QPersistentModelIndex& at = m_all[std::size_t(place)];
    return m_model ? at.sibling(at.row(), column) : QModelIndex();
}

PrintRow RegisterOnPaper::row(int row) const
{
    PrintRow out;
    out.level = data(row, m_titleColumn, DepthRole).toInt();
    out.summary = data(row, m_titleColumn, GroupRole).toBool();
    out.project = out.summary;
    if (const QVariant open = data(row, m_titleColumn, FoldRole); !open.isNull())
        out.fold = open.toBool() ? PrintRow::Fold::Open : PrintRow::Fold::Closed;
    return out;
}

PrintCell RegisterOnPaper::cell(int row, int column) const
{
    const int of = m_columns[std::size_t(column)];
    if (of < 0) return {QLocale().toString(row + 1), PrintInk::Quiet};
    if (!m_model) return {};
    // A row that sums up others says what they are in the column that is indented, shown or not.
    const bool head = of == m_titleColumn && data(row, of, RecordRole).toLongLong() == 0;
    PrintCell out{data(row, head ? m_model->treeColumn() : of, Qt::DisplayRole).toString().simplified(), PrintInk::Plain};
    if (const Column& c = m_model->columnAt(of); c.kind == Kind::Bool) {
        const QVariant checked = data(row, of, Qt::CheckStateRole);
        if (!checked.isNull()) out.text = checked.toInt() == Qt::Checked ? QObject::tr("Yes") : QObject::tr("No");
    } else if (c.edits && c.edits->is(Number)) {
        out.ink = PrintInk::Quiet;
    }
    return out;
}

PrintHeading RegisterOnPaper::heading() const
{
    PrintHeading out;
    if (!m_model) return out;
    out.title = infoOf(m_model->entity()).pluralText();
    out.above = m_where;
    out.by = m_by;
    out.at = m_model->session().identity().clock();
    out.moment = momentText(out.at);
    return out;
}

} // namespace gantry
