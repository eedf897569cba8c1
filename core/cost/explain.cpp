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
        m_known = QSet<qint64>(sheet.accountAt.keyBegin(), sheet.accountAt.keyEnd());
        const auto first = sheet.accountAt.constFind(row.id);
        if (first == sheet.accountAt.cend()) return;
        const auto at = [&](int i) -> const CostRow& { return sheet.accounts[std::size_t(i)]; };
        for (int i = *first; i < int(sheet.accounts.size()) && (i == *first || at(i).depth > at(*first).depth); ++i)
            m_accounts.insert(at(i).record.id);
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
