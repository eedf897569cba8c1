#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {
namespace {

/// A predecessor that the file does not hold, in a project that it names by its id alone or holds the mere mention of.
WaitingEnd outsideTask(Reading& r, Key project, Key task)
{
    WaitingEnd out;
    out.projectId = r.line(project), out.taskId = r.line(task);
    if (const auto it = r.projectPlaces.find(trimmed(project)); it != r.projectPlaces.end()) {
        const ParsedProject& mentioned = r.projects[std::size_t(it->second)].parsed;
        out.projectGuid = mentioned.guid, out.projectName = mentioned.matchName;
    }
    return out;
}

} // namespace

void readLinks(Reading& r)
{
    std::unordered_set<Key> known;
    known.reserve(r.rowsOf("TASKPRED"));
    for (SourceProject& p : r.projects) p.parsed.links.reserve(r.roomFor("TASKPRED"));
    r.each("TASKPRED", "task_pred_id", [&](const Section& s) -> ReadRow {
        const int id = s.column("task_pred_id"), successor = s.column("task_id"), predecessor = s.column("pred_task_id"),
                  type = s.column("pred_type"), lag = s.column("lag_hr_cnt"), project = s.column("proj_id"),
                  otherProject = s.column("pred_proj_id");
        return [=, &r, &known](const Cells& row) -> Outcome {
            static constexpr Reading::Token<LinkType> types[] = {{"PR_FS", LinkType::FinishToStart}, {"PR_SS", LinkType::StartToStart},
                {"PR_FF", LinkType::FinishToFinish}, {"PR_SF", LinkType::StartToFinish}};
            const auto to = r.tasks.find(trimmed(row[successor])), from = r.tasks.find(trimmed(row[predecessor]));
            const bool outside = from == r.tasks.end() && !Reading::isBlank(row[predecessor]) && !Reading::isBlank(row[otherProject])
                && trimmed(row[otherProject]) != trimmed(row[project]);
            if (to == r.tasks.end() || (from == r.tasks.end() && !outside)) return r.absent(row[project], "link-end-missing");
            if (to->second.task < 0 || (!outside && from->second.task < 0)) return "of-baseline-project";
            if (to == from) return "link-to-itself";
            const Key key = trimmed(row[id]);
            if (!key.empty() && !known.insert(key).second) return "duplicate-id";
            SourceProject& p = r.projects[std::size_t(to->second.project)];
            Link link;
            link.id = r.next<LinkId>(), link.project = p.parsed.node.id, link.sourceId = r.line(key);
            link.successor = p.parsed.tasks[std::size_t(to->second.task)].id;
            link.type = r.choice<LinkType>(row, type, types, LinkType::FinishToStart);
            link.lag = r.hours(row, lag).value_or(WorkTime{});
            if (outside) {
                ParsedOutside waits{outsideTask(r, row[otherProject], row[predecessor]), "link-end-missing", r.place(row)};
                link.predecessor = r.next<TaskId>();
                waits.end.link = std::move(link);
                p.parsed.outside.push_back(std::move(waits));
                return "link-end-missing";
            }
            const SourceProject& other = r.projects[std::size_t(from->second.project)];
            if (&p != &other) r.note("links-across-projects", row);
            link.predecessor = other.parsed.tasks[std::size_t(from->second.task)].id;
            p.parsed.links.push_back(std::move(link));
            return taken;
        };
    });
}

} // namespace gantry::p6
