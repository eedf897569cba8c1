#pragma once
#include "core/cost/cash_flow.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// The cash flows of projects as they are shown, kept until an edit touches what they are made of.
class CashFlows final : public QObject {
    Q_OBJECT
public:
    explicit CashFlows(Workspace& workspace, QObject* parent = nullptr);
    std::shared_ptr<const CashFlow> flow(NodeId project);
    std::vector<std::shared_ptr<const CashFlow>> flows(const std::vector<NodeId>& projects);
    const CashFlowBasis& basis();

Q_SIGNALS:
    void changed();

private:
    void follow(const ChangeSet& set);
    void drop(const QList<NodeId>& projects);
    void dropAll();

    Session& m_session;
    std::unique_ptr<ExchangeRates> m_rates;
    std::unique_ptr<CashFlowBasis> m_basis;
    QHash<NodeId, std::shared_ptr<const CashFlow>> m_held;
};

} // namespace gantry
