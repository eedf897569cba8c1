#pragma once
#include <QString>
#include <vector>

namespace gantry {

/// For each text a figure that orders them as people do: "T-2" before "T-10", upper case beside lower, letters of a language where its
/// readers look for them. Equal figures: texts that differ in case alone. Empty texts get noText.
inline constexpr qint64 noText = std::numeric_limits<qint64>::max();
std::vector<qint64> orderOfTexts(const std::vector<QString>& texts);

} // namespace gantry
