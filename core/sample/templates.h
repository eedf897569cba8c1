#pragma once
#include <QString>
#include <array>
#include <vector>

namespace gantry::sample {

/// The plans that the sample's projects are made from, as text: a heading opens a group ("#" one of the project's stages, "##" one within
/// it), any other line is `key | name | days | predecessors | crew`. No days: a milestone. A predecessor is the key with a link type and a
/// lag in days where they are not finish to start and none: "p3ss+5".
enum class Template { Building, Pipeline, Street };

struct TemplateLink {
    QString predecessor, type; // "fs", "ss", "ff", "sf"
    int lagDays = 0;
};
struct TemplateRow {
    int level = 0; // 1: a stage, 2: a group within it, 3: a task or milestone (under the nearest group or stage)
    QString key, name, crew;
    int days = 0;
    std::vector<TemplateLink> links;
    bool isGroup() const { return level < 3; }
};
std::vector<TemplateRow> rowsOf(Template which);

/// The phases of a project's life. A gate ends each; its milestone in the plan has this key.
inline constexpr std::array phases{"Initiate", "Define", "Design", "Procure", "Construct", "Handover"};
std::array<const char*, phases.size()> gateMilestones(Template which);

} // namespace gantry::sample
