#pragma once
#include "core/session/session.h"

namespace gantry {

/// Sums of the cost sheets of all projects below a node, in the currency of the portfolio, kept until money or the tree changes.
class RolledCosts final : public QObject {
    Q_OBJECT
public:
    /// The one of a session, made when first asked for; it goes with the session.
    static RolledCosts& of(Session& session);
    const CostFigures& under(NodeId node);

private:
    explicit RolledCosts(Session& session);
    Session& m_session;
    QHash<NodeId, CostFigures> m_known;
};

} // namespace gantry
