#include "core/cost/explain.h"

#include <QSet>

namespace gantry {
namespace {

/// Which contributions a row of the sheet holds.
class Holds {
public:
    Holds(const CostSheet& sheet, RecordKey row)
        : m_row(row)
    {
        if (row.entity == entityOf<Contract>() || row.entity == entityOf<Node>()) return;
        m_byAccount = true;
        bool inside = false;
        int depth = 0;
        for (const CostRow& account : sheet.accounts) {
            if (account.record.id) m_known.insert(account.record.id);
            inside = account.record.id == row.id || (inside && account.depth > depth);
            if (account.record.id == row.id) depth = account.depth;
            if (inside) m_accounts.insert(account.record.id);
        }
    }
    bool operator()(const Contribution& part) const
    {
        if (!m_byAccount) return m_row.entity == entityOf<Node>() || part.contract.value == m_row.id;
        return m_row.id ? m_accounts.contains(part.account.value) : !m_known.contains(part.account.value);
    }

private:
    RecordKey m_row;
    bool m_byAccount = false;
    QSet<qint64> m_accounts, m_known;
};

Explanation explain(const CostSheet& sheet, const Holds& holds, CostMeasure measure, int sign)
{
    Explanation out{measure, sign, {}, {}, {}, {}};
    for (const CostTerm& term : termsOf(measure)) {
        const Explanation& part = out.terms.emplace_back(explain(sheet, holds, term.measure, term.sign));
        term.sign > 0 ? out.amount += part.amount : out.amount -= part.amount;
        term.sign > 0 ? out.inPortfolio += part.inPortfolio : out.inPortfolio -= part.inPortfolio;
    }
    if (!isBasic(measure)) return out;
    for (const Contribution& part : sheet.parts) {
        if (part.measure != measure || !holds(part)) continue;
        out.parts.push_back(part);
        out.amount += part.amount;
        out.inPortfolio += part.inPortfolio;
    }
    return out;
}

} // namespace

Explanation explained(const CostSheet& sheet, RecordKey row, CostMeasure measure) { return explain(sheet, Holds(sheet, row), measure, 1); }

} // namespace gantry
