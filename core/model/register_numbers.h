#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Gives out the numbers of registers: prefix and the highest sequence plus one ("PER-0007"). It looks a register through once, so many
/// new records cost one pass.
class RegisterNumbers {
public:
    explicit RegisterNumbers(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// Empty where the register has no numbers.
    QString next(Entity entity);

private:
    const Portfolio& m_portfolio;
    QHash<int, qint64> m_highest; // by entity
};

} // namespace gantry
