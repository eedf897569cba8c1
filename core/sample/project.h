#pragma once
#include "core/sample/cast.h"
#include "core/sample/templates.h"

#include <random>

namespace gantry::sample {

/// One project of the sample: what makes it different from the others that follow the same template.
struct ProjectSketch {
    const char *code, *name, *description, *ward;
    Template plan;
    int programme; // place among the programmes
    QDate start;
    int size; // per cent of the template's durations
    int slip; // per cent by which started work took longer than planned
    bool sixDays; // works Saturdays on site
    Health health;
    Trend trend;
    const char* comment;
    int manager, client; // places in the cast
    const char *noteOn, *note; // key of a row, and what somebody wrote there
};

/// Where a project stands in the tree and what time it is there.
struct Setting {
    NodeId programme;
    QString number, rank;
    PersonId sponsor;
    DateTime statusDate;
    std::vector<DateTime> earlier; // status dates before it
    QString author;
    const Portfolio& shared; // holds the cast
};

/// How far a plan had come at one of the earlier status dates.
struct EarlierProgress {
    std::vector<Task> tasks;
    std::vector<Assignment> assignments;
};
/// A task or milestone as people speak of it: when it was to be, and when it was or will be.
struct PlannedRow {
    QString key, name; // of the template; the name says which group it is of
    TaskId task;
    bool milestone = false;
    QDate plannedStart, plannedFinish, start, finish;
};
struct BuiltProject {
    NodeId id;
    std::vector<EarlierProgress> earlier{}; // one a date of Setting::earlier
    std::vector<PlannedRow> rows{};
    Template plan{};
    QString place{};
};

/// Node, options, plan, assignments, baseline and progress of one project.
BuiltProject buildProject(
    ChangeBuilder& build, IdSource& ids, const Cast& cast, const ProjectSketch& sketch, const Setting& setting, std::mt19937& random);

} // namespace gantry::sample
