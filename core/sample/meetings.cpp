#include "core/base/rank.h"
#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct Point {
    QString title, minutes;
    PersonId presenter;
    const Written::Of* about = nullptr;
};

/// The third Tuesday of a month.
QDate thirdTuesday(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    return first.addDays((9 - first.dayOfWeek()) % 7 + 14);
}

class Meetings {
public:
    Meetings(Registers& registers, Written& written)
        : m_r(registers)
        , m_written(written)
    {
    }

    void steering(const Node& programme)
    {
        std::vector<const Scheme*> schemes;
        QDate first = m_r.today();
        for (const Scheme& s : m_r.schemes())
            if (s.programme == programme.id) schemes.push_back(&s), first = std::min(first, s.start());
        first = std::max(m_r.begin(), first.addDays(-60));
        QDate day = thirdTuesday(first);
        if (day < first) day = thirdTuesday(day.addMonths(1));
        for (int n = 1;; ++n, day = thirdTuesday(day.addMonths(1))) {
            const bool held = day <= m_r.today();
            std::vector<Point> points{
                {n == 1 ? QStringLiteral("Terms of reference") : QStringLiteral("Minutes and actions of the last meeting"),
                    n == 1 ? QStringLiteral("Agreed. The group meets on the third Tuesday of each month.")
                           : QStringLiteral("Agreed. Actions past their day were gone through one by one."),
                    m_r.person(who::analyst)}};
            for (const Scheme* s : schemes) project(points, *s, day);
            points.push_back({QStringLiteral("Risks of the programme"), risksSaid(), m_r.person(who::risk), riskOf(programme.id, day)});
            put({.project = programme.id,
                    .title = QStringLiteral("Steering group %1, %2").arg(programme.code, Registers::monthName(day)),
                    .kind = MeetingKind::Steering,
                    .at = day,
                    .place = m_r.below(4) ? QStringLiteral("Town hall, room 3") : QStringLiteral("By video"),
                    .chair = programme.sponsor,
                    .attendees = attendees({programme.sponsor, programme.manager, m_r.person(who::commercial), m_r.person(who::analyst)})},
                points);
            if (!held) return; // the next one is planned
        }
    }

    void board()
    {
        const Node& root = *m_r.books().root();
        for (int quarter = -7;; ++quarter) {
            const QDate day = thirdTuesday(m_r.today().addMonths(3 * quarter)).addDays(2);
            if (day < m_r.begin()) continue;
            std::vector<Point> points{{QStringLiteral("Report of the programme office"),
                QStringLiteral("Noted. The board thanks for the shorter report."), m_r.person(who::office)}};
            for (const Node* programme : m_r.programmes()) points.push_back({programme->name, programmeSaid(), programme->manager});
            for (const Written::Of& gate : m_written.gates)
                if (gate.day > day && gate.day <= day.addDays(60) && points.size() < 8)
                    points.push_back({QStringLiteral("To come: %1").arg(gate.title),
                        QStringLiteral("The pack goes to members a week ahead."), gate.owner, &gate});
            put({.project = root.id,
                    .title = QStringLiteral("Capital board, %1").arg(Registers::monthName(day)),
                    .kind = MeetingKind::Steering,
                    .at = day,
                    .place = QStringLiteral("Town hall, council chamber"),
                    .chair = m_r.person(who::chief),
                    .attendees =
                        attendees({m_r.person(who::chief), m_r.person(who::finance), m_r.person(who::office), m_r.person(who::assurance)})},
                points);
            if (day > m_r.today()) return;
        }
    }

    void gates()
    {
        const auto held = m_written.gates; // meetings are noted down beside them
        for (const Written::Of& gate : held) {
            if (gate.open && (gate.day < m_r.today() || gate.day > m_r.today().addDays(21))) continue;
            put({.project = gate.project,
                    .title = gate.title,
                    .kind = MeetingKind::Gate,
                    .at = gate.day,
                    .place = QStringLiteral("Town hall, room 3"),
                    .chair = gate.owner,
                    .attendees =
                        attendees({gate.owner, m_r.person(who::designer), m_r.person(who::commercial), m_r.person(who::assistant)})},
                {{QStringLiteral("Pack and answers to the criteria"),
                     QStringLiteral("Reviewers went through their criteria and what shows them."), gate.owner, &gate},
                    {QStringLiteral("Money, plan and risks as they stand"), QStringLiteral("No question was left open."),
                        m_r.person(who::assistant)},
                    {QStringLiteral("Decision and conditions"), QStringLiteral("Recorded at the gate."), gate.owner, &gate}});
        }
    }

    void workshops()
    {
        for (const Scheme& s : m_r.schemes())
            for (QDate day = Registers::workday(s.start().addDays(40)); day <= m_r.today(); day = Registers::workday(day.addDays(270))) {
                std::vector<Point> points;
                for (const Written::Of& risk : m_written.risks)
                    if (risk.project == s.id() && risk.day <= day && points.size() < 4)
                        points.push_back(
                            {risk.title, QStringLiteral("Likelihood and impacts agreed, treatment named."), risk.owner, &risk});
                if (points.empty()) continue;
                put({.project = s.id(),
                        .title = QStringLiteral("Risk workshop, %1").arg(s.code()),
                        .kind = MeetingKind::Risk,
                        .at = day,
                        .place = QStringLiteral("Site office, %1").arg(s.built->place),
                        .chair = m_r.person(who::risk),
                        .attendees = attendees({m_r.person(who::risk), s.node->manager, m_r.person(who::designer)})},
                    points);
            }
    }

private:
    void project(std::vector<Point>& points, const Scheme& s, QDate day)
    {
        if (s.start() > day.addDays(20)) return;
        const Written::Of* last = nullptr;
        for (const Written::Of& report : m_written.reports)
            if (report.project == s.id() && report.day < day.addDays(-10)) last = &report;
        points.push_back(
            {last ? QStringLiteral("%1: status report").arg(s.code()) : QStringLiteral("%1: mandate and charter").arg(s.code()),
                last ? reportSaid()
                     : QStringLiteral("Noted. The project begins on %1.")
                           .arg(QLocale(QLocale::English).toString(s.start(), QStringLiteral("d MMMM"))),
                s.node->manager, last});
        for (const auto* list : {&m_written.decisions, &m_written.changes})
            for (const Written::Of& of : *list)
                if (of.project == s.id() && of.day > day.addDays(-18) && of.day <= day.addDays(10))
                    points.push_back({QStringLiteral("%1: %2").arg(s.code(), of.title),
                        of.open ? QStringLiteral("Heard. The paper is to show the effect on the opening date.")
                                : QStringLiteral("Agreed as proposed."),
                        of.owner, &of});
    }

    QString reportSaid()
    {
        static constexpr const char* words[] = {"Noted.", "Noted. Slip is explained by the ground; no change to the opening.",
            "The group asks for a recovery plan.", "Noted with thanks to the site team.",
            "Money was discussed: the forecast is to be gone through again.", "Noted; photographs were shown.",
            "The sponsor will write to the client."};
        return Registers::words(words[m_r.below(int(std::size(words)))]);
    }
    QString programmeSaid()
    {
        static constexpr const char* words[] = {"Noted.", "The board asks for a paper on the schemes that run late.",
            "Funding of next year was confirmed.", "The order of the schemes stays as it is."};
        return Registers::words(words[m_r.below(int(std::size(words)))]);
    }
    QString risksSaid()
    {
        static constexpr const char* words[] = {"The first three were gone through; treatments are under way.",
            "One was raised to the board.", "Reviews that are past their day are done by the end of the month.",
            "No change since the last meeting."};
        return Registers::words(words[m_r.below(int(std::size(words)))]);
    }
    const Written::Of* riskOf(NodeId node, QDate day) const
    {
        for (const Written::Of& risk : m_written.risks)
            if (risk.project == node && risk.day <= day) return &risk;
        return nullptr;
    }
    QString attendees(std::initializer_list<PersonId> people) const
    {
        QStringList names;
        for (const PersonId person : people)
            if (!names.contains(m_r.nameOf(person))) names << m_r.nameOf(person);
        return names.join(u'\n');
    }

    void put(Meeting meeting, const std::vector<Point>& points)
    {
        const bool held = *meeting.at <= m_r.today();
        meeting.status = !held                      ? MeetingStatus::Planned
            : *meeting.at > m_r.today().addDays(-6) ? MeetingStatus::Held
                                                    : MeetingStatus::Minuted;
        const bool minuted = meeting.status == MeetingStatus::Minuted;
        if (minuted)
            meeting.minutes = QStringLiteral("%1 points, all dealt with. Minutes sent to those present within a week.").arg(points.size());
        const MeetingId id = m_r.put(meeting);
        if (held)
            m_written.meetings.push_back({meeting.project, {entityOf<Meeting>(), id.value}, meeting.title, *meeting.at, meeting.chair});
        const auto ranks = evenRanks(int(points.size()));
        for (std::size_t i = 0; i < points.size(); ++i) {
            AgendaItem item{.meeting = id, .rank = ranks[i], .title = points[i].title, .presenter = points[i].presenter};
            if (points[i].about) item.entity = infoOf(points[i].about->record.entity).keyText(), item.record = {points[i].about->record.id};
            if (minuted) item.minutes = points[i].minutes;
            m_r.put(item);
        }
    }

    Registers& m_r;
    Written& m_written;
};

} // namespace

void addMeetings(Registers& registers, Written& written)
{
    Meetings meetings(registers, written);
    meetings.board();
    for (const Node* programme : registers.programmes()) meetings.steering(*programme);
    meetings.gates();
    meetings.workshops();
}

} // namespace gantry::sample
