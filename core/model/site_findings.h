#pragma once
#include "core/model/findings.h"

namespace gantry {

/// What is wrong with training (a certificate that ends before it begins, a level beyond 0 to 5, a course passed without a certificate that
/// has to be renewed) and with the diary of a site (two days of one date, hours that no day has). Reads the days of a project once.
class SiteFindings {
public:
    explicit SiteFindings(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// Appends to `out`.
    void on(std::vector<Finding>& out, const RecordKey& key);
    /// Whether there are such rules about records of an entity.
    static bool looksAt(Entity entity);

private:
    const Portfolio& m_portfolio;
    QHash<NodeId, QHash<QDate, int>> m_days; // how many of each date
};

} // namespace gantry
