#include "ui/pages/cash_flow/cash_flows.h"

namespace gantry {
namespace {

/// Records that the cash flow of any project may stand on, beside its cost sheet.
bool reachesAll(Entity entity)
{
    static const std::array all{entityOf<Node>(), entityOf<Currency>(), entityOf<ExchangeRate>(), entityOf<Period>(),
        entityOf<CostOptions>(), entityOf<ScheduleOptions>(), entityOf<Calendar>(), entityOf<CalendarWeek>(), entityOf<CalendarException>(),
        entityOf<FundingSource>(), entityOf<FundingAllocation>()};
    return std::ranges::count(all, entity) > 0;
}

/// The project of months and curves that came, went or changed.
template <class E> NodeId projectOf(const Portfolio& portfolio, const Change& change)
{
    if (const E* row = portfolio.find<E>(change.id)) return row->project;
    for (const Cell& cell : change.cells)
        if (cell.field == fieldIndex<&E::project>()) return NodeId{intOf(cell.before)};
    return {};
}

} // namespace

CashFlows::CashFlows(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_session(workspace.session())
{
    connect(&m_session, &Session::changed, this, &CashFlows::follow);
    connect(&m_session, &Session::derived, this, &CashFlows::drop);
    connect(&m_session, &Session::costsChanged, this, &CashFlows::drop);
}

void CashFlows::follow(const ChangeSet& set)
{
    QList<NodeId> touched;
    for (const Change& change : set.changes) {
        if (reachesAll(change.entity)) return dropAll();
        const bool curve = change.entity == entityOf<Phasing>();
        if (!curve && change.entity != entityOf<PhasedAmount>()) continue;
        const Portfolio& portfolio = m_session.portfolio();
        const NodeId project = curve ? projectOf<Phasing>(portfolio, change) : projectOf<PhasedAmount>(portfolio, change);
        if (!touched.contains(project)) touched << project;
    }
    drop(touched);
}

void CashFlows::drop(const QList<NodeId>& projects)
{
    if (projects.isEmpty()) return;
    for (NodeId project : projects) m_held.remove(project);
    Q_EMIT changed();
}

void CashFlows::dropAll()
{
    m_held.clear();
    m_basis.reset();
    m_rates.reset();
    Q_EMIT changed();
}

const CashFlowBasis& CashFlows::basis()
{
    if (!m_basis) {
        m_rates = std::make_unique<ExchangeRates>(m_session.portfolio());
        m_basis = std::make_unique<CashFlowBasis>(
            m_session.portfolio(), *m_rates, [this](NodeId project) { return m_session.schedule(project); }, m_session.today());
    }
    return *m_basis;
}

std::shared_ptr<const CashFlow> CashFlows::flow(NodeId project)
{
    auto& held = m_held[project];
    if (!held) held = std::make_shared<const CashFlow>(cashFlowOf(basis(), *m_session.costs(project)));
    return held;
}

std::vector<std::shared_ptr<const CashFlow>> CashFlows::flows(const std::vector<NodeId>& projects)
{
    constexpr std::ptrdiff_t many = 16; // plans to compute, from which on it is worth a second thread
    if (std::ranges::count_if(projects, [this](NodeId p) { return !m_held.contains(p); }) >= many) m_session.prepare(projects);
    std::vector<std::shared_ptr<const CashFlow>> out;
    out.reserve(projects.size());
    for (NodeId project : projects) out.push_back(flow(project));
    return out;
}

} // namespace gantry
