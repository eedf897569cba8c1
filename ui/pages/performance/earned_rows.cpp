#include "ui/pages/performance/earned_rows.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("EarnedTable", text); }

class TableMaker {
public:
    TableMaker(const Session& session)
        : m_session(session)
        , m_portfolio(session.portfolio())
    {
    }

    EarnedTable make(NodeId scope)
    {
        const Node* node = m_portfolio.find(scope);
        if (!node) return {};
        if (node->kind == NodeKind::Project)
            project(*node);
        else
            nodes(*node);
        return std::move(m_table);
    }

private:
    int add(EarnedTableRow row)
    {
        const int place = int(m_table.rows.size());
        if (row.parent >= 0) m_table.rows[std::size_t(row.parent)].children.push_back(place);
        m_table.rows.push_back(std::move(row));
        return place;
    }
    static EarnedTableRow rowOf(const Node& node, const EarnedTotals& totals, int parent)
    {
        EarnedTableRow row{.record = {entityOf<Node>(), node.id.value}, .title = node.name, .code = node.code, .parent = parent};
        row.sums = totals.sums, row.known = totals.projects > 0, row.method = totals.method;
        row.schedule = totals.schedule, row.forecastFinish = totals.forecastFinish;
        row.projects = totals.projects, row.withoutBaseline = totals.withoutBaseline;
        return row;
    }

    void project(const Node& node)
    {
        const auto value = m_session.earnedValue(node.id);
        if (!value) return;
        m_table.project = node.id;
        m_table.value = value;
        m_table.values = {value};
        m_table.totals = value->totals;
        m_table.hasStatusDate = bool(m_portfolio.optionsOf(node.id).statusDate);
        add(rowOf(node, value->totals, -1));
        for (std::size_t i = 0; i < value->rows.size(); ++i) { // behind the project, so a task stands one place later
            const EarnedRow& r = value->rows[i];
            const Task* task = m_portfolio.find(r.task);
            EarnedTableRow row{.record = {entityOf<Task>(), r.task.value},
                .title = task ? task->name : QString(),
                .code = task ? task->code : QString(),
                .parent = r.parent + 1};
            row.sums = r.sums, row.method = value->totals.method, row.technique = r.technique, row.place = int(i),
            row.known = value->totals.projects > 0;
            if (r.below > 0) row.technique.reset();
            add(std::move(row));
        }
        const auto aside = [&](const EarnedSums& sums, const char* title) {
            if (sums == EarnedSums{}) return;
            EarnedTableRow row{.title = word(title), .parent = 0};
            row.sums = sums, row.method = value->totals.method;
            add(std::move(row));
        };
        aside(value->gone, QT_TR_NOOP("No longer in the plan"));
        aside(value->unassigned, QT_TR_NOOP("Of no task"));
    }

    void nodes(const Node& top)
    {
        const ExchangeRates rates(m_portfolio);
        for (NodeId id : m_portfolio.projectsUnder(top.id)) {
            const auto value = m_session.earnedValue(id);
            if (!value) continue;
            m_table.values.push_back(value);
            m_table.hasStatusDate = m_table.hasStatusDate && (value->totals.projects == 0 || m_portfolio.optionsOf(id).statusDate);
        }
        m_table.totals = rolledUp(m_portfolio, m_table.values, rates, top.id);
        add(rowOf(top, m_table.totals, -1));
        below(top, 0, rates);
    }
    void below(const Node& node, int parent, const ExchangeRates& rates)
    {
        for (const Node* child : m_portfolio.childrenOf(node.id)) {
            if (child->kind == NodeKind::Project) {
                const auto value = m_session.earnedValue(child->id);
                if (!value) continue;
                EarnedTableRow row = rowOf(*child, value->totals, parent);
                row.sums = inPortfolioCurrency(value->totals, rates); // one currency throughout
                add(std::move(row));
                continue;
            }
            std::vector<std::shared_ptr<const EarnedValue>> values;
            for (NodeId id : m_portfolio.projectsUnder(child->id))
                if (auto value = m_session.earnedValue(id)) values.push_back(std::move(value));
            const int place = add(rowOf(*child, rolledUp(m_portfolio, values, rates, child->id), parent));
            below(*child, place, rates);
        }
    }

    const Session& m_session;
    const Portfolio& m_portfolio;
    EarnedTable m_table;
};

} // namespace

EarnedTable earnedTableOf(const Session& session, NodeId scope) { return TableMaker(session).make(scope); }

const std::optional<EarnedSchedule>& scheduleOf(const Session& session, EarnedTable& table, int place)
{
    EarnedTableRow& row = table.rows[std::size_t(place)];
    if (row.asked || row.place < 0 || !row.known) return row.schedule;
    const EarnedInput input = session.earnedInput(table.project);
    if (input.planned) row.schedule = earnedScheduleOf(*table.value, *input.planned, row.place);
    row.asked = true;
    return row.schedule;
}

} // namespace gantry
