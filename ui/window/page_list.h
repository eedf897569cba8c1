#pragma once
#include "ui/shell/page.h"

namespace gantry {

/// The pages of the window in the order of the navigation; a page without data behind it is left out.
std::vector<PageInfo> pagesFor(const Portfolio& portfolio);

} // namespace gantry
