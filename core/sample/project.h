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
    QString author;
    const Portfolio& shared; // holds the cast
};

/// Its id. Node, options, plan, assignments, baseline and progress of one project.
NodeId buildProject(
    ChangeBuilder& build, IdSource& ids, const Cast& cast, const ProjectSketch& sketch, const Setting& setting, std::mt19937& random);

} // namespace gantry::sample
