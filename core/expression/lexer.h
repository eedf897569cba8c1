#pragma once
#include "core/base/result.h"
#include "core/expression/number.h"

#include <vector>

namespace gantry::expression {

struct Token {
    enum class Kind : quint8 { End, Number, Percent, Days, Hours, Date, Text, Word, Bracketed, Sign };
    Kind kind = Kind::End;
    QString text{}; // a text without its quotes, a name without its brackets, else as it was written
    int column = 0; // from 1
    int end = 0; // behind its last character, from 0
    Number number{}; // of figures, and the Julian day of a date

    bool isSign(QStringView sign) const { return kind == Kind::Sign && text == sign; }
    bool isWord(QStringView word) const { return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0; }
};

/// The words and signs of an expression, with an End behind them.
/// Errors: Invalid (column, what stands there).
Result<std::vector<Token>> tokensOf(const QString& text);

/// Letters, digits, underscores and dots, not beginning with a digit: a name that needs no brackets.
bool isPlainName(QStringView text);

} // namespace gantry::expression
