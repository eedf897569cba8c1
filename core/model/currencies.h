#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// Code of the currency that a node's amounts are in: its own, else that of what it lies under; empty where nobody names one.
QString currencyOf(const Portfolio& portfolio, NodeId node);
/// The same for a contract, which may have its own.
QString currencyOf(const Portfolio& portfolio, const Contract& contract);
/// The currency that the amounts of a record are in: of its contract, else of its project, else of the portfolio.
QString currencyOf(const Portfolio& portfolio, RecordKey record);
/// How many decimal digits the minor unit of a currency has: as its record says, else 2.
int minorDigitsOf(const Portfolio& portfolio, const QString& currency);

/// The contract that a record is of, itself or through a variation or claim; none where it is of no contract.
ContractId contractOf(const Portfolio& portfolio, RecordKey record);

} // namespace gantry
