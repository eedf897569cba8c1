#pragma once

class QStyle;

namespace gantry {

struct Theme;

/// The standard controls in the look of `theme`, over Fusion. `theme` outlives the style.
/// Dynamic property "look" of a button: "primary" (filled), "outlined", "bare" (a panel only under the mouse), "danger".
QStyle* createLookStyle(const Theme& theme);

} // namespace gantry
