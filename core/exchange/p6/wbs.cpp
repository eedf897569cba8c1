#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {
namespace {

constexpr Reading::Token<NodeStatus> projectStatuses[] = {{"WS_Whatif", NodeStatus::Proposed}, {"WS_Planned", NodeStatus::Approved},
    {"WS_Open", NodeStatus::Active}, {"WS_Closed", NodeStatus::Completed}};

} // namespace

void readWbs(Reading& r)
{
    struct Parent {
        int project, task;
        Key key;
        quint32 line;
    };
    std::vector<Parent> parents;
    r.wbs.reserve(r.rowsOf("PROJWBS"));
    for (SourceProject& p : r.projects) p.parsed.tasks.reserve(r.roomFor("PROJWBS") + r.roomFor("TASK"));
    r.each("PROJWBS", "wbs_name", [&](const Section& s) -> ReadRow {
        const int id = s.column("wbs_id"), project = s.column("proj_id"), parent = s.column("parent_wbs_id"),
                  root = s.column("proj_node_flag"), code = s.column("wbs_short_name"), name = s.column("wbs_name"),
                  seq = s.column("seq_num"), guid = s.column("guid"), status = s.column("status_code");
        return [=, &r, &parents](const Cells& row) -> Outcome {
            const Key key = trimmed(row[id]);
            const auto at = r.projectPlaces.find(trimmed(row[project]));
            if (at == r.projectPlaces.end()) return "unknown-project";
            if (key.empty()) return "no-id";
            SourceProject& p = r.projects[std::size_t(at->second)];
            const bool isRoot = isYes(row[root]);
            if (p.role == SourceProject::Role::Plan || p.role == SourceProject::Role::Baseline)
                if (isRoot && p.parsed.node.name.isEmpty()) p.parsed.node.name = r.line(row[name]);
            if (p.role != SourceProject::Role::Plan) return r.refusal(p.key);
            r.wbsKnown = true;
            if (!r.wbs.emplace(key, TaskPlace{at->second, isRoot ? -1 : int(p.parsed.tasks.size()), -1}).second) return "duplicate-id";
            if (isRoot) {
                p.parsed.node.status = r.choice<NodeStatus>(row, status, projectStatuses, NodeStatus::Active);
                return taken;
            }
            Task t;
            t.id = r.next<TaskId>(), t.project = p.parsed.node.id, t.kind = TaskKind::Wbs;
            t.sourceId = QStringLiteral("wbs:") + r.line(key), t.sourceGuid = r.line(row[guid]);
            t.code = r.line(row[code]), t.name = r.line(row[name]);
            if (t.name.isEmpty()) {
                t.name = t.code.isEmpty() ? QStringLiteral("WBS ") + r.line(key) : t.code;
                r.note("unnamed", row);
            }
            parents.push_back({at->second, int(p.parsed.tasks.size()), trimmed(row[parent]), row.line});
            p.parsed.tasks.push_back(std::move(t));
            p.order.push_back(std::max<qint64>(0, integerOf(row[seq]).value_or(0)));
            return taken;
        };
    });
    for (const Parent& element : parents) { // children may stand before their parents
        const auto above = r.wbs.find(element.key);
        const bool here = above != r.wbs.end() && above->second.project == element.project;
        std::vector<Task>& tasks = r.projects[std::size_t(element.project)].parsed.tasks;
        if (here && above->second.task >= 0)
            tasks[std::size_t(element.task)].parent = tasks[std::size_t(above->second.task)].id;
        else if (!here && !element.key.empty())
            r.note("parent-missing", QStringLiteral("%1 line %2").arg(r.wordOf("PROJWBS")).arg(element.line));
    }
}

} // namespace gantry::p6
