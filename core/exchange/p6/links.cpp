#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {

void readLinks(Reading& r)
{
    std::unordered_set<Key> known;
    known.reserve(r.rowsOf("TASKPRED"));
    for (SourceProject& p : r.projects) p.parsed.links.reserve(r.roomFor("TASKPRED"));
    r.each("TASKPRED", "task_pred_id", [&](const Section& s) -> ReadRow {
        const int id = s.column("task_pred_id"), successor = s.column("task_id"), predecessor = s.column("pred_task_id"),
                  type = s.column("pred_type"), lag = s.column("lag_hr_cnt"), project = s.column("proj_id");
        return [=, &r, &known](const Cells& row) -> Outcome {
            static constexpr Reading::Token<LinkType> types[] = {{"PR_FS", LinkType::FinishToStart}, {"PR_SS", LinkType::StartToStart},
                {"PR_FF", LinkType::FinishToFinish}, {"PR_SF", LinkType::StartToFinish}};
            const auto to = r.tasks.find(trimmed(row[successor])), from = r.tasks.find(trimmed(row[predecessor]));
            if (to == r.tasks.end() || from == r.tasks.end()) return r.absent(row[project], "link-end-missing");
            if (to->second.task < 0 || from->second.task < 0) return "of-baseline-project";
            if (to == from) return "link-to-itself";
            const Key key = trimmed(row[id]);
            if (!key.empty() && !known.insert(key).second) return "duplicate-id";
            SourceProject& p = r.projects[std::size_t(to->second.project)];
            const SourceProject& other = r.projects[std::size_t(from->second.project)];
            if (&p != &other) r.note("links-across-projects", row);
            Link link;
            link.id = r.next<LinkId>(), link.project = p.parsed.node.id, link.sourceId = r.line(key);
            link.predecessor = other.parsed.tasks[std::size_t(from->second.task)].id;
            link.successor = p.parsed.tasks[std::size_t(to->second.task)].id;
            link.type = r.choice<LinkType>(row, type, types, LinkType::FinishToStart);
            link.lag = r.hours(row, lag).value_or(WorkTime{});
            p.parsed.links.push_back(std::move(link));
            return taken;
        };
    });
}

} // namespace gantry::p6
