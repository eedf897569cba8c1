#include "tests/core/expression/ledger.h"

using namespace gantry;
using namespace gantry::expression;
using gantry::expression::test::Ledger;

TEST_CASE("an expression comes to what it says", "[expression]")
{
    const auto [text, answer] = GENERATE(table<const char*, const char*>({
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"10 - 4 - 3", "3"},
        {"24 / 4 / 2", "3"},
        {"-2 * -3", "6"},
        {"- - 2", "2"},
        {".5 + 1.25", "1.75"},
        {"0.1 + 0.2 = 0.3", "yes"},
        {"1 / 3 * 3 = 1", "yes"},
        {"measured = 0.1", "yes"},
        {"count", "7"},
        {"[Fixed cost]", "2.5 EUR"},
        {"fixed_cost", "2.5 EUR"},
        {"1 < 2 and 2 <= 2 and 3 > 2 and 2 >= 3 or 1 <> 2", "yes"},
        {"1 != 1", "no"},
        {"not 1 = 2", "yes"},
        {"NOT true OR true", "yes"},
        {"true or true and false", "yes"},
        {"owner contains 'lee'", "yes"},
        {"owner starts with \"ANN\"", "yes"},
        {"owner not contains 'Lee'", "no"},
        {"owner = 'ann lee'", "yes"},
        {"owner = 'P-0001'", "yes"},
        {"owner <> 'P-0001'", "no"},
        {"'p-0001' = owner", "yes"},
        {"owner in ('Bob', 'P-0001')", "yes"},
        {"owner not in ('Bob', 'P-0001')", "no"},
        {"owner = owner.number", "no"},
        {"'it''s' contains \"'s\"", "yes"},
        {"'b' > 'A' and 'a' < 'B'", "yes"},
        {"status = 'On hold'", "yes"},
        {"status in ('active', 'on_hold')", "yes"},
        {"status <> 'active'", "yes"},
        {"active and not false", "yes"},
        {"active = (count = 7)", "yes"},
        {"count in (1, 2, 7)", "yes"},
        {"due in (2026-11-28, 2026-11-29)", "yes"},
        {"nothing is empty and blank is empty and owner is not empty", "yes"},
        {"blank = ''", "yes"},
        {"blank <> 'x'", "yes"},
        {"if(done > 80%, 'well', 'slow')", "well"},
        {"min(3, 1, 2) + max(3, 1, 2)", "4"},
        {"min(due, 2026-01-01)", "2026-01-01"},
        {"abs(slip)", "3d"},
        {"round(2.5) + round(-2.5)", "0"},
        {"round(1.005, 2)", "1.01"},
        {"round(1449, -2)", "1400"},
        {"round(85.456%, 1)", "85.5%"},
        {"round(spent)", "333 EUR"},
        {"round(spent, -1)", "330 EUR"},
        {"round(work * 1.0001, 1)", "40h"},
        {"coalesce(nothing, 5)", "5"},
        {"coalesce(1 / 0, count)", "7"},
        {"today()", "2026-12-24"},
        {"status_date", "2026-11-30"},
        {"status_date() - due", "1d"},
        {"due + 14", "2026-12-13"},
        {"due - 1d", "2026-11-28"},
        {"3 + due", "2026-12-02"},
        {"due + 2.5d", "2026-12-01"},
        {"due - 2.5d", "2026-11-26"},
        {"days(2026-11-01, due)", "28d"},
        {"due - started", "27d"},
        {"started = 2026-11-02", "yes"},
        {"started > 2026-11-02", "no"},
        {"started < started", "no"},
        {"due < today() + 14d and done < 100%", "yes"},
        {"started", "2026-11-02T09:00:00"},
        {"max(started, due)", "2026-11-29"},
    }));
    CAPTURE(text);
    CHECK(Ledger().answer(text) == QString::fromUtf8(answer));
}

TEST_CASE("what has no value goes through whatever is made of it, with its reason", "[expression]")
{
    const auto [text, answer] = GENERATE(table<const char*, const char*>({
        {"nothing + 1", "n/a: nothing has no value."},
        {"1 + 2 * nothing - 4", "n/a: nothing has no value."},
        {"budget / (count - 7)", "n/a: what stands behind the “/” in column 8 is nothing, and nothing can be divided by that."},
        {"budget / 0 + budget", "n/a: what stands behind the “/” in column 8 is nothing, and nothing can be divided by that."},
        {"count / 0", "n/a: what stands behind the “/” in column 7 is nothing, and nothing can be divided by that."},
        {"nothing > 1", "n/a: nothing has no value."},
        {"not nothing > 1", "n/a: nothing has no value."},
        {"nothing > 1 or count = 7", "yes"},
        {"count = 7 or nothing > 1", "yes"},
        {"nothing > 1 and count = 8", "no"},
        {"nothing > 1 and count = 7", "n/a: nothing has no value."},
        {"min(count, nothing)", "n/a: nothing has no value."},
        {"nothing in (1, 2)", "n/a: nothing has no value."},
        {"count in (nothing, 7)", "yes"},
        {"count in (nothing, 8)", "n/a: nothing has no value."},
        {"if(nothing > 1, 2, 3)", "n/a: nothing has no value."},
        {"if(true, 2, nothing)", "2"},
        {"1 / nothing is empty", "yes"},
        {"abs(-nothing)", "n/a: nothing has no value."},
        {"round(nothing, 2)", "n/a: nothing has no value."},
        {"huge + huge", "The figure in column 6 is too large to be counted exactly. Use smaller amounts."},
        {"huge * 2", "The figure in column 6 is too large to be counted exactly. Use smaller amounts."},
        {"2 * huge - huge", "The figure in column 3 is too large to be counted exactly. Use smaller amounts."},
        {"coalesce(huge + huge, budget)", "The figure in column 15 is too large to be counted exactly. Use smaller amounts."},
        {"huge + huge is empty", "The figure in column 6 is too large to be counted exactly. Use smaller amounts."},
        {"nothing + huge / huge * 9000000000000000000 * 9",
            "The figure in column 45 is too large to be counted exactly. Use smaller amounts."},
        {"min(count * 9000000000000000000, nothing)", "The figure in column 11 is too large to be counted exactly. Use smaller amounts."},
        {"due + 9000000", "The figure in column 5 is too large to be counted exactly. Use smaller amounts."},
    }));
    CAPTURE(text);
    CHECK(Ledger().answer(text) == QString::fromUtf8(answer));
}

TEST_CASE("what cannot be read is refused with a sentence that names the place", "[expression]")
{
    const auto [text, answer] = GENERATE(table<const char*, const char*>({
        {"", "Write a condition or formula, such as [Percent complete] < 50%."},
        {"  ", "Write a condition or formula, such as [Percent complete] < 50%."},
        {"1 +", "Column 4: the expression ends where a value is wanted."},
        {"1 + * 2", "Column 5: a value is wanted here, not “*”."},
        {"(1 + 2", "Column 7: the expression ends where “)” is wanted."},
        {"1 2", "Column 3: an operator such as + or “and” is wanted here, not “2”."},
        {"1 ; 2", "Column 3: “;” has no meaning in an expression. Take it away, or write it inside quotes."},
        {"'open", "Column 1: the text that begins here does not end. Close it with the quote that it begins with."},
        {"count = [open", "Column 9: the name that begins here does not end. Close it with “]”."},
        {"1.2.3", "Column 1: “1.2” is no figure. Write it with a point and at most 18 digits, such as 1250.50."},
        {"99999999999999999999",
            "Column 1: “99999999999999999999” is no figure. Write it with a point and at most 18 digits, such as 1250.50."},
        {"2026-02-30", "Column 1: there is no day 2026-02-30 in the years 1900 to 2200. Write year, month, day, as 2026-11-29."},
        {"5w", "Column 2: “w” is no unit. Figures take % for a percentage, d for days and h for hours."},
        {"1 < count < 9", "Column 11: comparisons do not chain. Write each of them and join them by “and”."},
        {"nonsense > 1", "Column 1: nothing here is called “nonsense”. Texts stand in quotes, names with spaces in [brackets]."},
        {"1 < buget", "Column 5: nothing here is called “buget”. Do you mean budget?"},
        {"Fixed > 1", "Column 1: nothing here is called “Fixed”. Do you mean [Fixed cost]?"},
        {"sqrt(2)", "Column 1: there is no function “sqrt”. There are: if, min, max, coalesce, abs, round, days, today, status_date."},
        {"if(true, 1)", "Column 1: if takes a condition and two values."},
        {"min()", "Column 1: min takes at least one value."},
        {"today(1)", "Column 1: today takes no value."},
        {"round(1, count)", "Column 1: count cannot be a number of places here. Write a whole number from -12 to 8."},
        {"round(budget, 3)", "Column 1: 3 cannot be a number of places here. Write a whole number from -12 to 2."},
        {"count in 7", "Column 10: “(” with the values to look among is wanted here, not “7”."},
        {"count in ()", "Column 11: a value is wanted here, not “)”."},
        {"count in (1, 2", "Column 15: the expression ends where “,” or “)” is wanted."},
        {"count is 7", "Column 10: “empty” or “not empty” is wanted here, not “7”."},
        {"owner starts 'A'", "Column 14: “with” is wanted here, not “A”."},
        {"and", "Column 1: a value is wanted here, not “and”."},
    }));
    CAPTURE(text);
    CHECK(Ledger().answer(text) == QString::fromUtf8(answer));
}

TEST_CASE("an expression tells which names it uses, and what each was", "[expression]")
{
    Ledger ledger;
    const auto read = Expression::read(QStringLiteral("spent / Budget > done or spent > [Fixed cost] or owner = 'P-0001'"), ledger);
    REQUIRE(read);
    QStringList written, silent;
    for (const UsedName& name : read->names()) (name.written ? written : silent) << name.text;
    CHECK(written.join(u' ') == QStringLiteral("spent Budget done Fixed cost owner"));
    CHECK(silent.join(u' ') == QStringLiteral("owner.number")); // an edit of it changes the answer all the same
    QStringList inputs;
    for (const auto& [name, answer] : Evaluation(*read).inputs(ledger)) inputs << name.text + u'=' + QString::number(answer.number.over);
    CHECK(inputs.join(u' ') == QStringLiteral("spent=33333 Budget=100000 done=8500000000 Fixed cost=250 owner=0"));
    CHECK_FALSE(read->usesToday());
    CHECK(Expression::read(QStringLiteral("today() > due"), ledger)->usesToday());
    CHECK(Expression::read(QStringLiteral("status_date > due"), ledger)->usesStatusDate());
}

TEST_CASE("an expression is written in one way, with the parentheses that it needs", "[expression]")
{
    const auto [text, written] = GENERATE(table<const char*, const char*>({
        {"(1+2)*3", "(1 + 2) * 3"},
        {"((1*2))+3", "1 * 2 + 3"},
        {"1-(2-3)", "1 - (2 - 3)"},
        {"1-2-3", "1 - 2 - 3"},
        {"-(1+2)", "-(1 + 2)"},
        {"NOT(true AND false)", "not (true and false)"},
        {"(not true) = false", "(not true) = false"},
        {"count NOT IN(1,2)", "not count in (1, 2)"},
        {"owner STARTS  WITH \"it's\"", "owner starts with 'it''s'"},
        {"[Fixed cost]>[budget]", "[Fixed cost] > budget"},
        {"IF( active , 85 % , 5D/1d )", "if(active, 85%, 5d / 1d)"},
        {"(count+1) IS  NOT   EMPTY", "count + 1 is not empty"},
        {"today( )", "today()"},
    }));
    Ledger ledger;
    const auto read = Expression::read(QString::fromUtf8(text), ledger);
    CAPTURE(text, ledger.answer(text));
    REQUIRE(read);
    CHECK(read->text() == QString::fromUtf8(written));
    CHECK(*Expression::read(read->text(), ledger) == *read);
}
