#include "core/exchange/table/days.h"
#include "core/exchange/table/figures.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom), american(QLocale::English, QLocale::UnitedStates),
    german(QLocale::German, QLocale::Germany);

/// What a column of these cells comes to, cell by cell: the decimal, "?" where it may be read both ways, "no" where it is none.
QString figures(const QStringList& cells, const QLocale& locale = QLocale::c(), QChar asked = {})
{
    MarkFinder finder;
    for (const QString& cell : cells) finder.look(cell);
    const FigureMarks marks = finder.marks(locale, asked);
    QStringList out;
    for (const QString& cell : cells) {
        const auto figure = figureIn(cell, marks);
        out << (!figure ? QStringLiteral("no") : figure->ambiguous ? QStringLiteral("?") : figure->decimal);
    }
    return out.join(QStringLiteral(" | ")) + (marks.assumed ? QStringLiteral(" assumed") : QString());
}

QString days(const QStringList& cells, const QLocale& locale = english, DateOrder asked = DateOrder::Found)
{
    OrderFinder finder;
    for (const QString& cell : cells) finder.look(cell);
    const DateReading reading = finder.reading(locale, asked);
    QStringList out;
    for (const QString& cell : cells) {
        const auto day = dayIn(cell, reading, locale);
        out << (!day             ? QStringLiteral("no")
                : day->ambiguous ? QStringLiteral("?")
                                 : day->day.toString(Qt::ISODate) + (day->second ? QStringLiteral("+%1").arg(*day->second) : QString()));
    }
    return out.join(QStringLiteral(" | ")) + (reading.assumed ? QStringLiteral(" assumed") : QString());
}

} // namespace

TEST_CASE("figures are read as people in many countries write them", "[table]")
{
    const auto one = [](const char16_t* text) { return figures({QString::fromUtf16(text)}); };
    CHECK(one(u"1.234,56") == QStringLiteral("1234.56"));
    CHECK(one(u"1,234.56") == QStringLiteral("1234.56"));
    CHECK(one(u"1'234.50") == QStringLiteral("1234.50"));
    CHECK(one(u"1’234’567.50") == QStringLiteral("1234567.50"));
    CHECK(one(u"1\u00a0234,5") == QStringLiteral("1234.5"));
    CHECK(one(u"1\u202f234") == QStringLiteral("1234"));
    CHECK(one(u"12,34,567.00") == QStringLiteral("1234567.00")); // lakhs
    CHECK(one(u"1.234.567") == QStringLiteral("1234567"));
    CHECK(one(u"0,125") == QStringLiteral("0.125"));
    CHECK(one(u"1234.567") == QStringLiteral("1234.567"));
    CHECK(one(u".5") == QStringLiteral("0.5"));
    CHECK(one(u"٣٤") == QStringLiteral("34"));
    CHECK(one(u"  7 ") == QStringLiteral("7"));
}

TEST_CASE("a figure below zero has a minus at either end, or brackets; a dash alone is nothing", "[table]")
{
    const auto one = [](const char16_t* text) { return figures({QString::fromUtf16(text)}); };
    CHECK(one(u"(1,200.00)") == QStringLiteral("-1200.00"));
    CHECK(one(u"-5") == QStringLiteral("-5"));
    CHECK(one(u"−5") == QStringLiteral("-5"));
    CHECK(one(u"1200-") == QStringLiteral("-1200"));
    CHECK(one(u"(0.00)") == QStringLiteral("0.00"));
    CHECK(one(u"-") == QStringLiteral("0"));
    CHECK(one(u"–") == QStringLiteral("0"));
    CHECK(one(u"$ -") == QStringLiteral("0"));
    CHECK(one(u"(-5)") == QStringLiteral("no"));
    CHECK(one(u"--5") == QStringLiteral("no"));
}

TEST_CASE("the sign or code of a currency and the sign of a percentage belong to a figure", "[table]")
{
    const FigureMarks marks;
    CHECK(figureIn(u"$ 1,200", marks)->decimal == QStringLiteral("1200"));
    CHECK(figureIn(u"-$1,200.50", marks)->decimal == QStringLiteral("-1200.50"));
    CHECK(figureIn(u"US$5", marks)->currency == QStringLiteral("US$"));
    CHECK(figureIn(u"EUR 5", marks)->currency == QStringLiteral("EUR"));
    CHECK(figureIn(u"(5.00 CHF)", marks)->decimal == QStringLiteral("-5.00"));
    CHECK(figureIn(u"1.200,00 €", marks)->decimal == QStringLiteral("1200.00"));
    CHECK(figureIn(u"45 %", marks)->percent);
    CHECK(figureIn(u"45 %", marks)->decimal == QStringLiteral("45"));
}

TEST_CASE("what is no figure is none", "[table]")
{
    CHECK(figures({QStringLiteral("lots"), QStringLiteral("12 apples"), QStringLiteral("1.2.3"), QStringLiteral("1,23,4"),
              QStringLiteral("1 2"), QStringLiteral("1.2,3.4"), QStringLiteral("4.6E+18"), QStringLiteral("$"), QStringLiteral("5 XYZ"),
              QStringLiteral("1,2345.00"), QStringLiteral("12:30"), QString()})
        == QStringLiteral("no | no | no | no | no | no | no | no | no | no | no | no"));
}

TEST_CASE("the whole column says which mark parts its decimals", "[table]")
{
    CHECK(figures({QStringLiteral("1.234"), QStringLiteral("2,5")}) == QStringLiteral("1234 | 2.5"));
    CHECK(figures({QStringLiteral("1.234"), QStringLiteral("2.5")}) == QStringLiteral("1.234 | 2.5"));
    CHECK(figures({QStringLiteral("1,234"), QStringLiteral("1,234,567")}) == QStringLiteral("1234 | 1234567"));
    CHECK(figures({QStringLiteral("1.234")}) == QStringLiteral("1.234 assumed"));
    CHECK(figures({QStringLiteral("1,234")}) == QStringLiteral("1234 assumed"));
    CHECK(figures({QStringLiteral("1.234")}, german) == QStringLiteral("1234 assumed"));
    // Both ways in one column: what is certain is read, what is not is not guessed.
    CHECK(figures({QStringLiteral("1.234,56"), QStringLiteral("1,234.56"), QStringLiteral("1.234")})
        == QStringLiteral("1234.56 | 1234.56 | ?"));
    // Somebody decided: what contradicts that is no figure.
    CHECK(figures({QStringLiteral("1.234"), QStringLiteral("1,234.50"), QStringLiteral("2,5")}, QLocale::c(), u',')
        == QStringLiteral("1234 | no | 2.5"));
}

TEST_CASE("the whole column says whether the day or the month comes first", "[table]")
{
    CHECK(days({QStringLiteral("3/4/2026"), QStringLiteral("25/12/2026")}, american) == QStringLiteral("2026-04-03 | 2026-12-25"));
    CHECK(days({QStringLiteral("3/4/2026"), QStringLiteral("12/25/2026")}) == QStringLiteral("2026-03-04 | 2026-12-25"));
    CHECK(days({QStringLiteral("2026/3/4"), QStringLiteral("2026-12-25"), QStringLiteral("20260304")})
        == QStringLiteral("2026-03-04 | 2026-12-25 | 2026-03-04"));
    CHECK(days({QStringLiteral("3.4.26"), QStringLiteral("31.12.99")}) == QStringLiteral("2026-04-03 | 1999-12-31"));
    CHECK(days({QStringLiteral("3/4/2026")}, english) == QStringLiteral("2026-04-03 assumed"));
    CHECK(days({QStringLiteral("3/4/2026")}, american) == QStringLiteral("2026-03-04 assumed"));
    CHECK(days({QStringLiteral("5/5/2026")}, american) == QStringLiteral("2026-05-05"));
    CHECK(days({QStringLiteral("25/12/2026"), QStringLiteral("12/25/2026"), QStringLiteral("3/4/2026")})
        == QStringLiteral("2026-12-25 | 2026-12-25 | ?"));
    CHECK(days({QStringLiteral("3/4/2026"), QStringLiteral("25/12/2026")}, english, DateOrder::MonthFirst)
        == QStringLiteral("2026-03-04 | no"));
    // An ISO date among others decides nothing and is read all the same.
    CHECK(days({QStringLiteral("2026-04-03"), QStringLiteral("3/4/2026"), QStringLiteral("13/4/2026")})
        == QStringLiteral("2026-04-03 | 2026-04-03 | 2026-04-13"));
}

TEST_CASE("dates with names of months and with times are read", "[table]")
{
    CHECK(days({QStringLiteral("2 Mar 2026"), QStringLiteral("March 2, 2026"), QStringLiteral("2-Mar-26"),
              QStringLiteral("Mon 2 March 2026")})
        == QStringLiteral("2026-03-02 | 2026-03-02 | 2026-03-02 | 2026-03-02"));
    CHECK(days({QString::fromUtf16(u"2. März 2026"), QStringLiteral("2 Dez 2026")}, german) == QStringLiteral("2026-03-02 | 2026-12-02"));
    CHECK(days({QStringLiteral("2026-03-02T08:00:00"), QStringLiteral("2/3/2026 8:30 PM"), QStringLiteral("13.3.2026 17:00")})
        == QStringLiteral("2026-03-02+28800 | 2026-03-02+73800 | 2026-03-13+61200"));
    CHECK(days({QStringLiteral("31/2/2026"), QStringLiteral("soon"), QStringLiteral("2 Foo 2026"), QStringLiteral("2026-13-02"),
              QStringLiteral("1/1/1850"), QStringLiteral("2/3/2026 25:00")})
        == QStringLiteral("no | no | no | no | no | no"));
}
