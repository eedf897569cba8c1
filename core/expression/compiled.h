#pragma once
#include "core/expression/expression.h"

namespace gantry::expression {

/// Steps of a stack machine. `arg` is a place in constants or names, a count of values, or how far below the top a value lies.
enum class Op : quint8 {
    Constant,
    Name,
    Today,
    StatusDate, // arg: which
    DayOf,
    WorkingDays, // a time to its day, days to hours; arg: depth
    Not,
    Negate,
    Abs,
    Round,
    IsEmpty, // arg of Round: the constant to whose multiples it rounds; of IsEmpty: 1 for a text
    And,
    Or,
    If,
    Add,
    Subtract,
    Multiply,
    Divide,
    MoneyTimes,
    NumberTimesMoney,
    MoneyOver, // rounded at the minor unit
    AddDays,
    SubtractDays,
    DaysFrom, // dates
    Compare,
    CompareText, // arg: Relation
    InNumbers,
    InTexts,
    Min,
    Max,
    Coalesce, // arg: count
    Contains,
    StartsWith,
};
enum class Relation : quint8 { Equal, Unequal, Less, AtMost, Greater, AtLeast };

struct Instruction {
    Op op;
    quint16 arg;
    quint16 column; // of the sign or word in the text, from 1
};

/// One part of what was written, after the parts that it is made of.
struct Node {
    enum class Form : quint8 { Leaf, Prefix, Infix, Suffix, List, Call };
    Form form;
    quint16 count; // of its own parts
    QString text; // as it is written: "85%", "[Fixed cost]", "+", "starts with", "is not empty", "in", "round"
    bool operator==(const Node&) const = default;
};

struct Constant {
    Number number{};
    QString text{};
};

struct Compiled {
    Type type{};
    std::vector<Node> tree; // what text() writes
    std::vector<Instruction> code; // what Evaluation runs
    std::vector<Constant> constants;
    std::vector<UsedName> names;
    std::size_t stack = 0; // values that are held at most
};

} // namespace gantry::expression
