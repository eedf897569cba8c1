#pragma once
#include "core/change/changeset.h"
#include "core/cost/cost_sheet.h"

#include <QSet>

namespace gantry {

/// Cost sheets of projects, each kept until an edit touches what it was computed from. Not the place where anything is computed; that is
/// core/cost.
class DerivedCosts {
public:
    /// Null where there is no such project.
    std::shared_ptr<const CostSheet> sheet(const Portfolio& portfolio, NodeId project);
    const ExchangeRates& rates(const Portfolio& portfolio)
    {
        if (!m_rates) m_rates.emplace(portfolio);
        return *m_rates;
    }
    void adopt(const DerivedCosts& other);
    /// Drops what a ChangeSet makes out of date; `portfolio` already holds it. Answers with the projects whose sheets were dropped.
    QList<NodeId> drop(const Portfolio& portfolio, const ChangeSet& set);

private:
    QHash<NodeId, std::shared_ptr<const CostSheet>> m_sheets;
    std::optional<ExchangeRates> m_rates;
};

} // namespace gantry
