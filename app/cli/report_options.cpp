#include "app/cli/report_options.h"

namespace gantry::cli {

Command reportCommandRunBy(int (*run)(const Call&))
{
    return {"report", "FILE --kind plan --format pdf [--project CODE] --out PATH", "a plan on paper: its Gantt beside its table, as PDF", 1,
        1,
        {{"kind", "plan", "What to report on: plan."}, {"format", "pdf", "How it is written: pdf."},
            {"project", "CODE", "Only this project, or the projects of this programme."},
            {"out", "PATH", "The file to write; one there is replaced."},
            {"paper", "A4|A3|A2|A1", "Size of the sheets; A3 where it is not given."},
            {"landscape", nullptr, "Sheets lie on their long side, as they do anyway."},
            {"portrait", nullptr, "Sheets stand on their short side."},
            {"pages-wide", "N", "Stretch the time over so many pages side by side; 1 where it is not given."},
            {"mm-per-day", "MM", "Instead: so much paper a day, on as many pages as that takes."},
            {"pages-high", "N", "Shrink or grow text and bars until the rows fit on so many pages below each other."},
            {"percent", "P", "Size of text and bars, 40 to 200; where it is not given, as suits the paper."},
            {"from", "DATE", "First day, such as 2026-03-02; else where the plan begins."},
            {"to", "DATE", "Last day; else where the plan ends."},
            {"columns", "KEYS", "Columns of the table, by key and parted by commas, such as number,task.name,computed.finish."},
            {"level", "N", "Rows down to this level of the outline; all where it is not given."},
            {"title", "TEXT", "What stands at the head instead of the project."}, {"no-legend", nullptr, "Leave the legend out."},
            {"table-once", nullptr, "The table on the leftmost pages alone."}},
        run};
}

} // namespace gantry::cli
