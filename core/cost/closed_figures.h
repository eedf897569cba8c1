#pragma once
#include "core/cost/cost_sheet.h"

namespace gantry {

/// One amount in both currencies.
struct BothAmounts {
    Amount own{}; // in the currency of its project
    Amount inPortfolio{};
    bool operator==(const BothAmounts&) const = default;
    BothAmounts& operator+=(const BothAmounts& other) { return own += other.own, inPortfolio += other.inPortfolio, *this; }
    BothAmounts& operator-=(const BothAmounts& other) { return own -= other.own, inPortfolio -= other.inPortfolio, *this; }
    friend BothAmounts operator-(BothAmounts a, const BothAmounts& b) { return a -= b; }
};

/// Every figure of a row, computed ones too: a close keeps them as they were shown, whatever a later rule would make of its records.
struct ClosedRow {
    RecordKey record{}; // a project, an account, a contract; none: what is assigned to no account
    int depth = 0; // of an account in its tree
    std::array<BothAmounts, costMeasures> figures{};
    const BothAmounts& at(CostMeasure measure) const { return figures[std::size_t(measure)]; }
    bool operator==(const ClosedRow&) const = default;
};

/// The cost sheet of a project as a close keeps it. Parts are as on the sheet but for their rule.
struct ClosedProject {
    NodeId project{};
    QString currency;
    CostOptions options{}; // the house rules that held
    ClosedRow total;
    std::vector<ClosedRow> accounts; // in the order of the tree
    std::vector<ClosedRow> contracts;
    std::vector<Contribution> parts; // by measure, record, account, contract
};

/// A figure that is not of the cost sheet: of earned value, a KPI, health. What it means is said by who froze it (core/kpi/closed_values).
struct ClosedValue {
    RecordKey record{}; // a project, programme or portfolio
    RecordKey of{}; // the record that defines it, as a KPI; none: its name does
    QString name, unit;
    Value value{};
    QString status; // a word; empty where it has none
    bool operator==(const ClosedValue&) const = default;
};

/// The figures of a whole portfolio at one moment, with the records that make them up and what these were called.
struct ClosedFigures {
    QString currency; // of the portfolio
    std::array<Amount, costMeasures> total{}; // of all projects, in it
    std::vector<ClosedProject> projects; // in the order of the tree
    std::vector<ClosedValue> values; // by record, definition, name
    QHash<qint64, QString> titles; // of every record named, by id
    const ClosedProject* find(NodeId project) const;
};

ClosedProject closedProject(const CostSheet& sheet);
/// All projects of a portfolio; without values. Pure.
ClosedFigures closedFigures(const Portfolio& portfolio);
/// What people call a record: a line of a contract, a variation or a claim goes by that and its own title.
QString recordTitle(const Portfolio& portfolio, RecordKey record);

} // namespace gantry
