#include "core/governance/compliance.h"

#include "core/sample/books.h"
#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct WaiverSketch {
    const char *reason, *comment; // of who asks, of who decides
    WaiverStatus status;
    int asked; // days before today
    int lasts; // days from today until it runs out, below 0 where it has; 0: for good
};
using enum WaiverStatus;

constexpr WaiverSketch waivers[] = {
    {"The framework of the programme covers this; the paper of the programme office says so.", "Agreed. The paper is with the file.",
        Approved, 160, 0},
    {"It is done once for all projects of the programme, and this one follows that paper.", "Agreed for this phase.", Approved, 95, 80},
    {"It is done together with the next phase; nothing of this one hangs on it.", "", Asked, 6, 120},
    {"The records office is closed for its move; this is handed in when it opens again.", "Agreed until the office opens.", Approved, 210,
        -34},
    {"There is no time for it before the gate.", "Time is no reason. Do it, or move the gate.", Refused, 48, 0},
    {"The client keeps this with their own papers and does not want it twice.", "", Asked, 11, 0},
    {"It was meant for another project; this was a slip.", "", Withdrawn, 70, 0},
    {"The project is too small for it; the sponsor looks at it in the monthly meeting instead.", "Agreed.", Approved, 55, 0},
};

class Waivers {
public:
    Waivers(const Portfolio& portfolio, Registers& registers, Authority& authority)
        : m_portfolio(portfolio)
        , m_r(registers)
        , m_authority(authority)
    {
    }
    /// One in each of several projects: of what they have open by now, so the list of each still has something on it.
    void add()
    {
        std::size_t next = 0;
        for (const Scheme& s : m_r.schemes()) {
            if (next == std::size(waivers)) return;
            const ProjectCompliance now = complianceOf({m_portfolio, m_r.today()}, s.id());
            std::vector<const ComplianceLine*> open;
            for (const ComplianceLine& line : now.lines)
                if (line.state == ComplianceState::Missing && line.asked->kind != RequirementKind::Criterion)
                    open.push_back(&line); // those are the gate's to decide
            if (open.size() > 1) put(s, *open[std::size_t(m_r.below(int(open.size())))], waivers[next++]);
        }
    }

private:
    void put(const Scheme& s, const ComplianceLine& line, const WaiverSketch& sketch)
    {
        const QDate asked = Registers::workday(m_r.today().addDays(-sketch.asked)), decided = Registers::workday(asked.addDays(4));
        Waiver row{.project = s.id(),
            .title = line.asked->title,
            .requirement = line.asked->id,
            .code = line.asked->code,
            .status = sketch.status,
            .reason = QString::fromUtf8(sketch.reason),
            .askedBy = s.node->manager,
            .asked = asked,
            .until = sketch.lasts ? std::optional(m_r.today().addDays(sketch.lasts)) : std::nullopt};
        Ask ask{.scheme = s,
            .record = {},
            .title = row.title,
            .kind = Approvable::Waiver,
            .by = row.askedBy,
            .requested = asked,
            .status = sketch.status == Approved ? ApprovalStatus::Approved
                : sketch.status == Refused      ? ApprovalStatus::Rejected
                : sketch.status == Asked        ? ApprovalStatus::Waiting
                                                : ApprovalStatus::Withdrawn,
            .decided = decided,
            .comment = QString::fromUtf8(sketch.comment)};
        if (sketch.status == Approved || sketch.status == Refused) {
            row.approver = m_authority.approver(ask);
            row.decided = Registers::at(decided, 15);
        }
        ask.record = {entityOf<Waiver>(), m_r.put(row).value};
        m_authority.put(ask);
    }

    const Portfolio& m_portfolio;
    Registers& m_r;
    Authority& m_authority;
};

} // namespace

void addWaivers(const ChangeSet& set, Registers& registers, Authority& authority)
{
    const Portfolio sofar = portfolioOf(set);
    Waivers(sofar, registers, authority).add();
}

} // namespace gantry::sample
