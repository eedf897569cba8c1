#include "ui/pages/plan/plan_clipboard.h"

#include "core/edit/tasks.h"
#include "ui/models/change_composer.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString words(const char* text) { return QCoreApplication::translate("PlanClipboard", text); }

/// Rows of cells as spreadsheets write them: a cell with a tab, line break or quote in it stands in quotes.
std::vector<QStringList> cellsOf(const QString& text)
{
    std::vector<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString& cell = rows.back().back();
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
        } else if (c == u'\t') {
            rows.back() << QString();
        } else if (c == u'\n') {
            rows.push_back({QString()});
        } else if (c != u'\r') {
            cell += c;
        }
    }
    if (rows.size() > 1 && rows.back() == QStringList{QString()}) rows.pop_back(); // the last row ends with a line break too
    return rows;
}

bool looksLikeFormula(const QString& text) { return !text.isEmpty() && QStringLiteral("=+-@").contains(text[0]); }

/// One cell after the other, each read against what the ones before it made of the plan.
class Typist {
public:
    Typist(const PlanModel& model, const QString& action, const QString& label)
        : m_model(model)
        , m_composer(model.plan().portfolio(), action, label)
    {
    }
    Result<void> type(TaskId id, int column, QString text)
    {
        const Task* task = m_composer.portfolio().find(id);
        const PlanColumn& of = m_model.planColumns()[std::size_t(column)];
        const bool added = std::ranges::count(m_added, id) > 0;
        if (!task || !of.edit || (!added && !m_model.takes(id, column))) return {};
        if (text.startsWith(u'\'') && looksLikeFormula(text.mid(1))) text.remove(0, 1);
        if (added ? text.isEmpty() : text == of.text(*task)) return {};
        return m_composer.add(of.edit({m_composer.portfolio(), m_added}, *task, text));
    }
    /// A new task below `above`, on its level.
    Result<TaskId> add(NodeId project, TaskId above, const QString& name)
    {
        const Task* sibling = m_composer.portfolio().find(above);
        auto set =
            addTask(m_composer.portfolio(), m_model.plan().session().ids(), project, sibling ? sibling->parent : TaskId{}, above, name);
        if (!set) return set.error();
        const TaskId id{set->changes.back().id};
        if (auto fits = m_composer.add(std::move(set)); !fits) return fits.error();
        m_added.push_back(id);
        return id;
    }
    ChangeSet take() { return m_composer.take(); }

private:
    const PlanModel& m_model;
    ChangeComposer m_composer;
    std::vector<TaskId> m_added;
};

} // namespace

QString copiedText(const PlanTable& table)
{
    QStringList lines;
    for (const auto& row : table.selectedCells()) {
        QStringList cells;
        for (const QModelIndex& index : row) {
            QString text = index.data().toString();
            const bool figure = index.data(PlanModel::ValueRole).userType() == QMetaType::LongLong;
            if (!figure && looksLikeFormula(text)) text.prepend(u'\'');
            if (text.contains(u'\t') || text.contains(u'\n') || text.contains(u'"'))
                text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
            cells << text;
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

Result<ChangeSet> pasted(const PlanTable& table, const QString& text)
{
    const PlanModel& model = table.model();
    const auto cells = cellsOf(text);
    const auto& rows = table.rows();
    const auto selected = table.selectedCells();
    Typist typist(model, QStringLiteral("task.paste"), words("Paste"));
    if (cells.size() == 1 && cells[0].size() == 1 && (selected.size() > 1 || (!selected.empty() && selected[0].size() > 1))) {
        for (const auto& row : selected)
            for (const QModelIndex& cell : row)
                if (auto typed = typist.type(model.taskAt(cell), cell.column(), cells[0][0]); !typed) return typed.error();
        return typist.take();
    }
    const auto columns = table.shownColumns();
    const QModelIndex at = selected.empty() ? table.current() : selected.front().front();
    const int first = at.isValid() ? table.rowOf(at) : int(rows.size());
    const auto left = at.isValid() ? std::ranges::find(columns, at.column()) - columns.begin() : 1;
    TaskId above = rows.empty() ? TaskId{} : model.taskAt(rows.back());
    const NodeId project = rows.empty() ? model.projects().front() : model.projectAt(rows.back());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t row = std::size_t(first) + i;
        TaskId task = row < rows.size() ? model.taskAt(rows[row]) : TaskId{};
        if (row >= rows.size()) {
            const auto name = std::ranges::find(columns, 1) - columns.begin() - left;
            const bool named = name >= 0 && name < cells[i].size() && !cells[i][name].trimmed().isEmpty();
            if (!named && cells[i].join(QString()).trimmed().isEmpty()) continue; // an empty line is no task
            const auto added = typist.add(project, above, named ? cells[i][name].trimmed() : words("New task"));
            if (!added) return added.error();
            above = task = *added;
        }
        for (qsizetype k = 0; k < cells[i].size() && left + k < std::ssize(columns); ++k) // an empty cell takes nothing away
            if (!cells[i][k].trimmed().isEmpty())
                if (auto typed = typist.type(task, columns[std::size_t(left + k)], cells[i][k]); !typed) return typed.error();
    }
    return typist.take();
}

Result<ChangeSet> filledDown(const PlanTable& table)
{
    Typist typist(table.model(), QStringLiteral("task.fill"), words("Fill down"));
    QHash<int, QString> top;
    for (const auto& row : table.selectedCells())
        for (const QModelIndex& cell : row) {
            const int column = cell.column();
            if (!top.contains(column)) {
                if (table.model().taskAt(cell)) top.insert(column, cell.data().toString());
                continue;
            }
            if (auto typed = typist.type(table.model().taskAt(cell), column, top[column]); !typed) return typed.error();
        }
    return typist.take();
}

} // namespace gantry
