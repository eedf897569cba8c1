#pragma once
#include <QString>
#include <vector>

namespace gantry {

/// The words of a text that say what it is about, each once, sorted: in lower case without accents, without what every text holds ("the",
/// "and"), without the endings of English grammar, so that "drains", "drained" and "draining" are one word. What is shorter than three
/// characters is left out.
std::vector<QString> tellingWords(const QString& text);

/// A word of a list as it is compared, without case, accents and signs: "AS 4000" is "as_4000".
QString plainWord(const QString& text);
/// The words of a list parted by semicolons, compared like that; empty ones are left out.
std::vector<QString> plainWords(const QString& list);

} // namespace gantry
