#include "app/cli/report_options.h"

#include "app/cli/audit_options.h"

namespace gantry::cli {

Command reportCommandRunBy(int (*run)(const Call&))
{
    std::vector<Option> options{
        {"kind", "KIND", "What to report on: plan, charter, status, gate, risks, pack, compliance, diary or audit."},
        {"format", "pdf|html", "How it is written; a plan as pdf alone."},
        {"project", "CODE", "Only this project, or the projects of this programme."},
        {"record", "NUMBER", "The charter, status report or gate with this number; else the latest one, or the next gate."},
        {"out", "PATH", "The file to write; one there is replaced."},
        {"paper", "A4|A3|A2|A1", "Size of the sheets; A3 where it is not given."},
        {"landscape", nullptr, "Sheets lie on their long side, as they do anyway."},
        {"portrait", nullptr, "Sheets stand on their short side."},
        {"pages-wide", "N", "Stretch the time over so many pages side by side; 1 where it is not given."},
        {"mm-per-day", "MM", "Instead: so much paper a day, on as many pages as that takes."},
        {"pages-high", "N", "Shrink or grow text and bars until the rows fit on so many pages below each other."},
        {"percent", "P", "Size of text and bars, 40 to 200; where it is not given, as suits the paper."},
        {"from", "DATE", "First day, such as 2026-03-02; else where the plan, or the journal, begins; of a diary its last day."},
        {"to", "DATE", "Last day; else where it ends."},
        {"columns", "KEYS", "Columns of the table, by key and parted by commas, such as number,task.name,computed.finish."},
        {"level", "N", "Rows down to this level of the outline; all where it is not given."},
        {"title", "TEXT", "What stands at the head instead of the project."}, {"no-legend", nullptr, "Leave the legend out."},
        {"table-once", nullptr, "The table on the leftmost pages alone."},
        {"entity", "E", "Of an audit: only what touched records of this kind."}};
    options.insert(options.end(), std::begin(auditOptions), std::end(auditOptions));
    return {"report", "FILE --kind KIND --format pdf|html [--project CODE] [--record NUMBER] --out PATH",
        "a plan on paper, or a document: charter, status report, gate pack, risk register, steering pack, compliance, site diary, audit "
        "extract",
        1, 1, std::move(options), run};
}

} // namespace gantry::cli
