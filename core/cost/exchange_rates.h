#pragma once
#include "core/cost/amount.h"
#include "core/model/portfolio.h"

namespace gantry {

/// The dated rates of a portfolio, made ready for asking. A rate says what a unit of a currency is worth in the portfolio's; between two
/// others the way goes through it.
class ExchangeRates {
public:
    explicit ExchangeRates(const Portfolio& portfolio);
    /// An amount of `from` in minor units of `to`, by the rates in force on `day` (the last one from that day or before; before the first
    /// of all, the first). The same currency, or an empty code on either side, is not converted. NoRate where one is missing.
    Amount converted(Amount amount, const QString& from, const QString& to, QDate day) const;
    const QString& portfolioCurrency() const { return m_own; }

private:
    struct Dated {
        QDate from;
        qint64 e8 = 0;
    };
    struct Line {
        int digits = 2;
        std::vector<Dated> rates{}; // by day
    };
    /// Portfolio currency for a unit, 1e-8; 0 where there is none.
    qint64 rate(const QString& currency, QDate day) const;
    int digits(const QString& currency) const;
    QString m_own;
    QHash<QString, Line> m_lines;
};

} // namespace gantry
