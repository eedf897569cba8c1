#pragma once
// A few names of every sort with values that a test sets: what an expression speaks of.
#include "core/expression/expression.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

#include <cmath>

namespace gantry::expression::test {

struct Entry {
    QString name;
    Kind kind;
    Type type;
    Value value;
    QStringList words{};
    std::vector<std::pair<QString, int>> also{};
};

inline qint64 julian(const char* iso) { return QDate::fromString(QLatin1String(iso), Qt::ISODate).toJulianDay(); }

class Ledger final : public Names, public Source {
public:
    std::vector<Entry> entries{
        {QStringLiteral("budget"), Kind::Money, {Sort::Money, QStringLiteral("EUR")}, qint64(100'000)},
        {QStringLiteral("spent"), Kind::Money, {Sort::Money, QStringLiteral("EUR")}, qint64(33'333)},
        {QStringLiteral("dollars"), Kind::Money, {Sort::Money, QStringLiteral("USD")}, qint64(5)},
        {QStringLiteral("yen"), Kind::Money, {Sort::Money, QStringLiteral("JPY"), 0}, qint64(70)},
        {QStringLiteral("count"), Kind::Int, {Sort::Number}, qint64(7)},
        {QStringLiteral("done"), Kind::Percent, {Sort::Percent}, 85 * e8},
        {QStringLiteral("work"), Kind::Work, {Sort::Hours}, qint64(40 * 3600)},
        {QStringLiteral("slip"), Kind::Int, {Sort::Days}, qint64(-3)},
        {QStringLiteral("due"), Kind::Date, {Sort::Date}, julian("2026-11-29")},
        {QStringLiteral("started"), Kind::DateTime, {Sort::Time}, atDay(QDate(2026, 11, 2), 9 * 3600).seconds},
        {QStringLiteral("owner"), Kind::Text, {Sort::Text}, QStringLiteral("Ann Lee"), {}, {{QStringLiteral("owner.number"), 11}}},
        {QStringLiteral("owner.number"), Kind::Text, {Sort::Text}, QStringLiteral("P-0001")},
        {QStringLiteral("status"), Kind::Enum, {Sort::Text}, QStringLiteral("on_hold"),
            {QStringLiteral("active"), QStringLiteral("on_hold")}},
        {QStringLiteral("active"), Kind::Bool, {Sort::Bool}, qint64(1)},
        {QStringLiteral("nothing"), Kind::Int, {Sort::Number}, {}},
        {QStringLiteral("huge"), Kind::Money, {Sort::Money, QStringLiteral("EUR")}, std::numeric_limits<qint64>::max() - 1},
        {QStringLiteral("blank"), Kind::Text, {Sort::Text}, {}},
        {QStringLiteral("Fixed cost"), Kind::Money, {Sort::Money, QStringLiteral("EUR")}, qint64(250)},
        {QStringLiteral("rate"), Kind::Rate, {Sort::Rate, QStringLiteral("EUR")}, 80 * e8},
        {QStringLiteral("measured"), Kind::Real, {Sort::Number}, 0.1},
    };

    std::optional<Named> find(const QString& name) override
    {
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (sameName(entries[i].name, name)) return Named{int(i), entries[i].kind, entries[i].type, entries[i].words, entries[i].also};
        return std::nullopt;
    }
    QStringList all() const override
    {
        QStringList out;
        for (const Entry& entry : entries) out << entry.name;
        return out;
    }
    Value value(int id) const override { return entries[std::size_t(id)].value; }
    QDate today() const override { return QDate(2026, 12, 24); }
    QDate statusDate() const override { return QDate(2026, 11, 30); }
    WorkTime dayLength() const override { return hours(8); }

    /// What it comes to in words: "12 EUR", "yes", "n/a: ...", or the sentence why it cannot be read.
    QString answer(const QString& text)
    {
        const auto read = Expression::read(text, *this);
        if (!read) return sentence(read.error());
        const Answer a = Evaluation(*read).of(*this);
        if (a.isAbsent()) return sentence(a.why());
        const auto decimal = [](double n) { return QString::number(n, 'g', 12); };
        switch (a.type.sort) {
        case Sort::Bool: return a.isTrue() ? QStringLiteral("yes") : QStringLiteral("no");
        case Sort::Number: return decimal(a.number.real());
        case Sort::Percent: return decimal(a.number.real() * 100) + u'%';
        case Sort::Money:
        case Sort::Rate:
            return decimal(a.number.real() / (a.type.sort == Sort::Money ? std::pow(10, a.type.decimals) : 1)) + u' ' + a.type.currency;
        case Sort::Days: return decimal(a.number.real()) + u'd';
        case Sort::Hours: return decimal(a.number.real() / 3600) + u'h';
        case Sort::Date: return QDate::fromJulianDay(a.number.over).toString(Qt::ISODate);
        case Sort::Time: return isoText(DateTime{a.number.over});
        case Sort::Text: break;
        }
        return a.text;
    }
    QString answer(const char* text) { return answer(QString::fromUtf8(text)); }
};

} // namespace gantry::expression::test
