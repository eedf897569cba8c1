#pragma once
#include "ui/models/column.h"
#include "ui/pages/plan/plan_data.h"
#include "ui/tables/cell_grid.h"

namespace gantry {

/// What a figure says by its colour, beside what it says as text.
enum class Ink { Plain, Quiet, Watch, Bad };

/// A format by kind alone, as nothing stored has it.
inline Field plainFormat(Kind kind)
{
    Field out{};
    out.key = out.label = out.unit = "";
    out.kind = kind;
    return out;
}
inline Field wordsFormat() { return plainFormat(Kind::Text); }

/// One column of the plan table: how it reads, what it sorts by, and what typing into it means. Nothing switches over columns.
struct PlanColumn {
    QString key{}; // for settings: "task.name", "computed.finish"
    QString title{};
    QString tip{}; // what it says, where the title does not
    int width = 100;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool shown = false; // before a person chose otherwise
    bool onSummaries = true; // a summary's own value may be typed as well
    std::function<QString(const Task&)> text{};
    std::function<Value(const Task&)> value{}; // for sorting and export
    std::function<Result<ChangeSet>(const TypedOn&, const Task&, const QString&)> edit{}; // null: computed
    std::function<Ink(const Task&)> ink{}; // null: plain
    std::function<QString(const ProjectSchedule&)> projectText{}; // of a project's own row; null: nothing
    std::function<QStringList()> choices{}; // words to choose from; null: anything may be typed
    std::function<bool(NodeId)> offered{}; // null: in every project
    Field figure = wordsFormat(); // how its values read where they are added up; of Kind::Text: they are not
};

/// The columns of a plan in their first order: number and task are always first. Custom fields of all projects and of `project` last.
std::vector<PlanColumn> planColumns(const PlanData& data, NodeId project);

/// "3FS+2d": as predecessors are typed. A task of another project goes by that project's code and its row there.
QString linkText(const PlanData& data, const Link& link, TaskId shown, NodeId project);
/// Working seconds of the task's calendar from one instant to another; none where either is unknown or nothing ever works.
std::optional<qint64> workingSeconds(
    const PlanData& data, const Task& task, const std::optional<DateTime>& from, const std::optional<DateTime>& to);
/// "+3 d", "-2 d": working time as a difference.
QString signedText(const PlanData& data, const Task& task, qint64 seconds);

} // namespace gantry
