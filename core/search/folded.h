#pragma once
#include <QStringView>
#include <functional>

namespace gantry {

/// One word of a text as search compares it, and where it stands in the text.
struct FoldedWord {
    QStringView folded; // without case and diacritics; only valid while it is being looked at
    qsizetype start = 0, end = 0;
};
/// Walks along the words of a text as the index splits them: runs of letters and figures. False from `see` ends the walk.
void eachWord(QStringView text, const std::function<bool(const FoldedWord&)>& see);
/// The words of a text, folded.
QStringList foldedWords(QStringView text);

} // namespace gantry
