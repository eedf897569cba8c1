#pragma once
#include "core/base/clock.h"
#include "ui/gantt/gantt_source.h"

namespace gantry {

/// A column of the table that stands beside printed bars.
struct PrintColumn {
    QString key{}; ///< "computed.finish", as in settings and on the command line
    QString title{};
    Qt::Alignment alignment = Qt::AlignLeft;
    bool shown = true; ///< before a person chose otherwise
};

enum class PrintInk { Plain, Secondary, Quiet, Watch, Bad };
struct PrintCell {
    QString text{};
    PrintInk ink = PrintInk::Plain;
};

struct PrintRow {
    int level = 0; ///< 0: at the margin
    bool summary = false; ///< strong
    bool project = false; ///< a project's own row, tinted
    bool inactive = false; ///< the name is struck through
    enum class Fold { None, Open, Closed } fold = Fold::None; ///< Closed: rows below it are not on the paper
};

/// What stands at head and foot of every sheet.
struct PrintHeading {
    QString title{}; ///< of the plan: its project, or what several have in common
    QString above{}; ///< portfolio and programme that it belongs to
    std::optional<QDate> statusDate{};
    QString by{}; ///< who prints
    Instant at{}; ///< when, and how people read that
    QString moment{};
};

/// What is printed of a plan: rows with their cells and bars, none of it stored twice. The plan's page makes it; whoever prints knows
/// nothing of projects and tasks.
class PrintedPlan {
public:
    virtual ~PrintedPlan() = default;
    /// All that there are; the first is the row's number, the second its task, which carries level and fold.
    virtual const std::vector<PrintColumn>& columns() const = 0;
    static constexpr int taskColumn = 1;
    /// How deep the outline goes, at least 1.
    virtual int levels() const = 0;
    /// Rows down to an outline level, 1 the topmost; none: those that are unfolded in the window, else all.
    virtual void setLevel(std::optional<int> level) = 0;
    virtual const GanttSource& bars() const = 0;
    /// False: a table alone, as wide as the sheet (see PrintedTable).
    virtual bool hasBars() const { return true; }
    virtual PrintRow row(int row) const = 0;
    virtual PrintCell cell(int row, int column) const = 0;
    virtual PrintHeading heading() const = 0;
};

} // namespace gantry
