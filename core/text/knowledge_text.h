#pragma once
#include "core/governance/lessons.h"

namespace gantry {

/// Why a lesson is offered: "Same phase, same form of contract, similar words, used 4 times".
QString fitText(const LessonFit& fit);

} // namespace gantry
