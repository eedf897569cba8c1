#pragma once
#include "core/base/result.h"

#include <QKeyCombination>
#include <vector>

namespace gantry {

/// One line of a script of `gantry --bench-ui`: something that a person does.
struct ScriptLine {
    enum What { Page, Key, Type, Click, Scroll };
    int number = 0; // of the line in the script, from 1
    What what = Page;
    QString text{}; // the page, the key as written, what is typed, the column
    QKeyCombination key{};
    int count = 0; // the row to click, the steps to scroll
};

/// What every line says, in order; what stands between `repeat TIMES` and `end` that often. Empty lines and those that begin with # say
/// nothing. Errors: Invalid ("script.unknown-word", "script.unknown-key", "script.not-a-number", "script.repeat-open"), each with the line.
Result<std::vector<ScriptLine>> parseScript(const QString& script);

} // namespace gantry
