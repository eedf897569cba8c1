#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct ActionSketch {
    const char* title;
    char owner;
};
constexpr ActionSketch ofMeetings[] = {
    {"Show the recovery plan for {project} with two options", 'm'},
    {"Write to the client about the opening of {project}", 's'},
    {"Price the night shift for {project}", 'c'},
    {"Bring the list of open claims of {project}", 'c'},
    {"Walk the site at {place} with the ward councillors", 'm'},
    {"Check the bond of the contractor of {project}", 'c'},
    {"Send the new dates of {project} to the bus firm", 'p'},
    {"Move the float of {project} into the plan", 'm'},
    {"Ask the designer for the missing drawings of {project}", 'm'},
    {"Explain the rise of the forecast of {project}", 'c'},
    {"Agree photographs of {place} for the web page", 'a'},
    {"Compare the rates of {project} with the framework", 'c'},
    {"Put the draw on contingency of {project} to the sponsor", 'm'},
    {"Count deliveries at {place} for two weeks", 'i'},
    {"Bring the safety figures of {place} since the start", 'i'},
    {"Draft the letter to residents of {place}", 'm'},
    {"Name a deputy for the manager of {project}", 'p'},
    {"Ask the highway authority for the road space of {project}", 'p'},
    {"Check the insurances of the consultants of {project}", 'a'},
    {"Take the risks of {project} through the new matrix", 'r'},
    {"Show what {project} needs from other projects", 'm'},
    {"Bring the measure of the last claim of {project}", 'c'},
    {"Set a date for the gate of {project}", 'a'},
    {"Compare the plan of {project} with the contractor's", 'm'},
    {"Tell the press office when {project} opens", 'p'},
    {"Ask the funder to confirm the share of {project} in writing", 'o'},
    {"Review the roles of {project} after the change of staff", 'o'},
    {"Show the carbon sheet of {project}", 'd'},
    {"Bring three prices for the hoarding at {place}", 'c'},
    {"Settle the access to {place} with the owner", 'm'},
    {"Test the hotline for {place}", 'a'},
    {"Write up the lesson of the first stage of {project}", 'm'},
};
constexpr const char* ofIssues[] = {
    "Propose a way out", "Agree the cost with the contractor", "Tell those affected", "Show the effect on the dates"};
constexpr const char* ofRisks[] = {
    "Report how the treatment works", "Look again at likelihood and impacts", "Bring prices for the fallback", "Ask the insurer"};
constexpr const char* ofReviews[] = {"Answer the findings", "Report which recommendations are done"};
constexpr const char* ofGates[] = {"Send the decision to all concerned", "Bring the missing evidence"};

class Actions {
public:
    explicit Actions(Registers& registers)
        : m_r(registers)
    {
    }

    void put(NodeId project, const QString& title, PersonId owner, const Written::Of& source, QDate raised, Urgency urgency)
    {
        const QDate today = m_r.today();
        Action row{.project = project,
            .title = title,
            .owner = owner,
            .due = Registers::workday(raised.addDays(urgency == Urgency::High ? 7 + m_r.below(8) : 14 + m_r.below(32))),
            .urgency = urgency,
            .entity = infoOf(source.record.entity).keyText(),
            .record = {source.record.id}};
        const int lot = m_r.below(20);
        if (*row.due < today.addDays(-60))
            row.status = lot ? ActionStatus::Done : ActionStatus::Cancelled;
        else if (*row.due < today)
            row.status = lot < 11 ? ActionStatus::Done : lot < 16 ? ActionStatus::Open : ActionStatus::InProgress;
        else
            row.status = lot < 3 ? ActionStatus::Done : lot < 12 ? ActionStatus::InProgress : ActionStatus::Open;
        if (row.status == ActionStatus::Done)
            row.done = std::clamp(Registers::workday(row.due->addDays(m_r.below(14) - 11)), std::min(raised, today), today);
        m_r.put(row);
    }

private:
    Registers& m_r;
};

} // namespace

void addActions(Registers& r, const Written& written)
{
    Actions actions(r);
    int n = 0;
    for (const Written::Of& meeting : written.meetings) {
        std::vector<const Scheme*> meant;
        for (const Scheme& s : r.schemes())
            if (s.start() < meeting.day
                && (s.id() == meeting.project || s.programme == meeting.project || meeting.project == r.books().root()->id))
                meant.push_back(&s);
        if (meant.empty()) continue;
        for (int i = 1 + r.below(2); i > 0; --i, ++n) {
            const Scheme& s = *meant[std::size_t(r.below(int(meant.size())))];
            const ActionSketch& sketch = ofMeetings[(n * 7) % int(std::size(ofMeetings))]; // each in its turn, so none comes twice in a row
            actions.put(s.id(), Registers::words(sketch.title, s), r.person(sketch.owner, s), meeting, meeting.day,
                r.below(4) ? Urgency::Normal : Urgency::Low);
        }
    }
    const auto from = [&](const std::vector<Written::Of>& list, std::span<const char* const> pool, int each, Urgency urgency) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].open || i % std::size_t(each) == 0) {
                if (list[i].day > r.today()) continue;
                const QString what = Registers::words(pool[std::size_t(r.below(int(pool.size())))]);
                // What is still open was taken up again lately.
                const QDate raised = list[i].open ? std::max(list[i].day, r.today().addDays(-10 - r.below(40))) : list[i].day;
                actions.put(list[i].project, QStringLiteral("%1: %2").arg(what, list[i].title), list[i].owner, list[i], raised, urgency);
            }
    };
    from(written.issues, ofIssues, 4, Urgency::High);
    from(written.reviews, ofReviews, 2, Urgency::Normal);
    from(written.gates, ofGates, 4, Urgency::Normal);
    std::vector<Written::Of> risks;
    for (std::size_t i = 0; i < written.risks.size(); i += 4) risks.push_back(written.risks[i]);
    from(risks, ofRisks, 2, Urgency::Normal);
}

} // namespace gantry::sample
