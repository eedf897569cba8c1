#pragma once
#include <QStringView>

namespace gantry {

/// The sentence of one reason; %1 to %9 are its arguments, %T the tasks that a schedule problem names.
struct SentenceOf {
    const char* reason;
    const char* text;
};
bool hasSentence(QStringView reason);

} // namespace gantry
