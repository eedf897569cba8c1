#pragma once
#include "core/expression/answer.h"
#include "core/expression/names.h"

namespace gantry::expression {

struct Compiled;

/// A name that an expression uses. One that nobody wrote is another text of a record that one did write.
struct UsedName {
    QString text;
    int id = 0;
    Kind kind = Kind::Text;
    Type type{};
    bool written = true;
};

/// A formula or a condition, read once: its syntax, kinds and units are right. Immutable, cheap to copy, shared between threads.
///
///   numbers 12 0.5, percentages 85%, days 5d, hours 40h, dates 2026-11-29, texts 'x' or "x" (the sign doubled inside), true, false
///   names fixed_cost, owner.number, [Fixed cost];   + - * /   = <> < <= > >=   and or not
///   x in (a, b)   t contains u   t starts with u   x is empty   x is not empty   (also: not in, not contains)
///   if(condition, a, b)  min(a, ...)  max(a, ...)  abs(x)  round(x, places)  days(from, to)  coalesce(a, ...)  today()  status_date
///
/// Figures of different units meet only where that means something: money and days cannot be added, money / money is a ratio, money *
/// number is money, rounded half away from zero at the minor unit each time. A bare number beside money, days or a rate is one of those
/// (money in its main unit); beside hours or a percentage it needs its sign, except 0. Days beside hours are working days. Texts are
/// compared without regard to case, a list's words by its words. Division by nothing and empty values come to no value, which goes through
/// whatever is made of it; `and` and `or` answer where the other side decides alone, coalesce and `is empty` ask for it. What does not fit
/// is an error that nothing hides, never a wrong figure.
class Expression {
public:
    static constexpr int longest = 10'000, deepest = 100, largest = 1'000; // characters, nesting, parts

    /// Errors: Invalid, with the column (from 1) as first argument, and what is wrong there.
    static Result<Expression> read(const QString& text, Names& names);
    /// The same, refusing what is not yes or no.
    static Result<Expression> readCondition(const QString& text, Names& names);

    const Type& type() const;
    /// Each once, in the order in which they are first used.
    const std::vector<UsedName>& names() const;
    bool usesToday() const;
    bool usesStatusDate() const;
    /// The same expression written in one way; read again, it is equal.
    QString text() const;
    bool operator==(const Expression& other) const;

private:
    friend class Evaluation;
    explicit Expression(std::shared_ptr<const Compiled> compiled)
        : m_compiled(std::move(compiled))
    {
    }
    std::shared_ptr<const Compiled> m_compiled;
};

/// What an expression comes to, record by record. Takes time in proportion to its size, and no memory once it is made; one a thread.
class Evaluation {
public:
    explicit Evaluation(Expression expression);
    Answer of(const Source& source);
    /// The condition holds; false where it comes to no value.
    bool holds(const Source& source);
    /// Each name that was written, with its value for this record.
    std::vector<std::pair<UsedName, Answer>> inputs(const Source& source) const;
    const Expression& expression() const { return m_expression; }

private:
    struct Slot {
        Number number{};
        QString text{};
        Absence absence = Absence::None;
        quint16 from = 0; // the instruction that lost the value
    };
    void run(const Source& source);
    Slot load(const Source& source, int name, std::size_t at) const;
    Expression m_expression;
    std::vector<Slot> m_stack;
};

} // namespace gantry::expression
