#pragma once
#include "core/cost/contributions.h"

namespace gantry {

/// A row of figures in both currencies.
struct CostRow {
    RecordKey record{}; // an account, a contract, a project; none: what is assigned to no account
    int depth = 0; // of an account in its tree
    CostFigures figures{}, inPortfolio{}; // of an account: with all accounts below it
    CostFigures own{}; // of an account: without them
};

/// The money of one project: what stands on its accounts and contracts, and its sum. Pure: of the records alone.
/// Amounts `figures` are minor units of `currency`, `inPortfolio` of `portfolioCurrency`.
struct CostSheet {
    NodeId project{};
    QString currency, portfolioCurrency;
    CostOptions options{}; // the house rules that hold
    std::vector<CostRow> accounts; // in the order of the tree; last, where there is any, what has no account
    std::vector<CostRow> contracts; // by arrival
    CostRow total{};
    std::vector<Contribution> parts;
    QHash<qint64, int> accountAt, contractAt; // places in these by id
    /// The row of an account, a contract or the project itself; null where it has none.
    const CostRow* find(RecordKey record) const;
};

CostSheet costSheetOf(const Portfolio& portfolio, NodeId project, const ExchangeRates& rates);
/// The same with the rates of the portfolio.
CostSheet costSheetOf(const Portfolio& portfolio, NodeId project);

/// Sum of several projects in the currency of the portfolio; NoRate where one of them has no rate.
CostFigures rolledUp(std::span<const std::shared_ptr<const CostSheet>> sheets);

} // namespace gantry
