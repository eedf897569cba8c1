#include "ui/models/closed_rows.h"

namespace gantry {

ClosedRows::ClosedRows(Session& session)
    : QObject(&session)
    , m_session(session)
{
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        if (std::ranges::count(set.changes, entityOf<Snapshot>(), &Change::entity)) m_read = false;
    });
}

ClosedRows& ClosedRows::of(Session& session)
{
    auto* found = session.findChild<ClosedRows*>(QString(), Qt::FindDirectChildrenOnly);
    return found ? *found : *new ClosedRows(session);
}

bool ClosedRows::read()
{
    if (std::exchange(m_read, true)) return m_figures != nullptr;
    m_figures = m_session.lastClosed();
    m_rows.clear();
    if (!m_figures) return false;
    for (const ClosedProject& project : m_figures->projects) {
        m_rows.insert(project.total.record.id, {&project, &project.total});
        for (const auto* rows : {&project.accounts, &project.contracts})
            for (const ClosedRow& row : *rows)
                if (row.record.id) m_rows.insert(row.record.id, {&project, &row});
    }
    return true;
}

std::optional<Amount> ClosedRows::amount(RecordKey record, CostMeasure measure, const QString& currency)
{
    if (!read()) return std::nullopt;
    const auto found = m_rows.constFind(record.id);
    if (found == m_rows.cend() || found->row->record != record) return Amount{};
    return found->project->currency == currency ? found->row->at(measure).own : Amount{0, Amount::NoRate};
}

std::optional<Amount> ClosedRows::under(NodeId node, CostMeasure measure)
{
    if (!read()) return std::nullopt;
    const Node* root = m_session.portfolio().root();
    if (!root || root->currency != m_figures->currency) return Amount{0, Amount::NoRate};
    Amount sum;
    for (const NodeId project : m_session.portfolio().projectsUnder(node))
        if (const auto found = m_rows.constFind(project.value); found != m_rows.cend()) sum += found->row->at(measure).inPortfolio;
    return sum;
}

} // namespace gantry
