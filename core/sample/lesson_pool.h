#pragma once
#include "core/model/best_practice.h"
#include "core/model/lesson.h"

#include <span>

namespace gantry::sample {

/// A lesson as somebody wrote it down. Lists of words are parted by semicolons, as in the record.
struct LessonSketch {
    const char *project, *title, *phase, *category;
    LessonKind kind;
    LessonStatus status;
    int weeksAgo; // that it was learnt
    const char *source, *context, *cause, *effect, *recommendation;
    const char *types, *forms, *phases;
    const char* embedded = "";
};
std::span<const LessonSketch> lessonPool();

struct PracticeSketch {
    const char *title, *category;
    PracticeStatus status;
    const char *context, *recommendation, *types, *forms, *phases;
    const char* lesson = ""; // title of the lesson that it came of
};
std::span<const PracticeSketch> practicePool();

} // namespace gantry::sample
