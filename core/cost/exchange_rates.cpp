#include "core/cost/exchange_rates.h"

namespace gantry {

ExchangeRates::ExchangeRates(const Portfolio& portfolio)
{
    if (const Node* root = portfolio.root()) m_own = root->currency;
    portfolio.all<Currency>().forEach([&](const Currency& c) {
        Line& line = m_lines[c.code];
        line.digits = int(std::clamp<qint64>(c.minorDigits, 0, 4));
        portfolio.all<ExchangeRate>().forEachIn(c.id, [&](const ExchangeRate& r) {
            if (r.rate.e8 > 0) line.rates.push_back({r.validFrom.value_or(QDate(1900, 1, 1)), r.rate.e8});
        });
        std::ranges::stable_sort(line.rates, {}, &Dated::from);
    });
}

int ExchangeRates::digits(const QString& currency) const
{
    const auto it = m_lines.constFind(currency);
    return it == m_lines.cend() ? 2 : it->digits;
}

qint64 ExchangeRates::rate(const QString& currency, QDate day) const
{
    if (currency == m_own) return e8;
    const auto it = m_lines.constFind(currency);
    if (it == m_lines.cend() || it->rates.empty()) return 0;
    const auto after = std::ranges::upper_bound(it->rates, day, {}, &Dated::from);
    return after == it->rates.begin() ? it->rates.front().e8 : std::prev(after)->e8;
}

Amount ExchangeRates::converted(Amount amount, const QString& from, const QString& to, QDate day) const
{
    if (!amount || from == to || from.isEmpty() || to.isEmpty()) return amount;
    const qint64 have = rate(from, day), want = rate(to, day);
    if (!have || !want) return {0, Amount::NoRate};
    const int shift = digits(to) - digits(from);
    qint64 by = have, per = want;
    qint64& scale = shift < 0 ? per : by;
    if (__builtin_mul_overflow(scale, powerOfTen(std::abs(shift)), &scale)) return {0, Amount::TooLarge};
    return scaled(amount, by, per);
}

} // namespace gantry
