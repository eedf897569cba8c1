#pragma once
#include "core/base/result.h"
#include "core/expression/number.h"
#include "core/expression/type.h"

namespace gantry::expression {

/// Why there is no value. It goes through whatever is made of it.
enum class Absence : quint8 { None, Empty, NoDivisor, Overflow };

/// What an expression comes to for one record, or why it comes to nothing.
struct Answer {
    Type type{};
    Absence absence = Absence::None;
    int column = 0; // where the value got lost, counted from 1
    QString name{}; // that was empty
    Number number{}; // of all but Text: minor units, days, seconds, Julian days, seconds since 1970, 0 or 1
    QString text{};

    bool isAbsent() const { return absence != Absence::None; }
    bool isTrue() const { return !isAbsent() && type.sort == Sort::Bool && number.over != 0; }
    /// As the model keeps values of kindOf(type): rounded half away from zero where that is whole. Absent where there is none.
    Value value() const;
    /// Why there is none, as data of a sentence.
    Error why() const;
};

/// A value of the model as an Answer; an absent text is an empty one.
Answer answerOf(const Value& value, Kind kind, const Type& type);

} // namespace gantry::expression
