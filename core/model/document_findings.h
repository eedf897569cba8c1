#pragma once
#include "core/model/findings.h"

namespace gantry {

/// What is wrong with controlled documents: a number and revision that stand twice in a project, a chain of revisions that comes back to
/// itself or that goes on twice, a published document that nothing can be read of. What it looks up it keeps, so that many records cost one
/// pass over the register.
class DocumentFindings {
public:
    explicit DocumentFindings(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// Appends to `out`; nothing for records of another kind.
    void on(std::vector<Finding>& out, const RecordKey& key);

private:
    void read();

    const Portfolio& m_portfolio;
    bool m_read = false;
    QHash<QString, int> m_places; // documents by project, number and revision
    QHash<DocumentId, int> m_successors;
};

} // namespace gantry
