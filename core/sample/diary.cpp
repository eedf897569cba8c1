#include "core/base/rank.h"
#include "core/sample/governance.h"
#include "core/sample/pictures.h"

namespace gantry::sample {
namespace {

constexpr int weeks = 3, openDays = 2;

struct Line {
    DiaryEntryKind kind;
    const char *what, *company;
    int count, hours; // of each
    double quantity = 0;
    const char* unit = "";
};
using K = DiaryEntryKind;
constexpr Line buildingCrews[] = {
    {K::Workforce, "Carpenters", "Harrow & Pike Construction", 8, 8},
    {K::Workforce, "Steel fixers", "Harrow & Pike Construction", 5, 8},
    {K::Workforce, "Labourers", "Harrow & Pike Construction", 6, 8},
    {K::Workforce, "Electricians", "Merrow Process Plant", 3, 8},
    {K::Plant, "Tower crane", "Harrow & Pike Construction", 1, 8},
    {K::Plant, "Telehandler", "Harrow & Pike Construction", 2, 6},
};
constexpr Line civilCrews[] = {
    {K::Workforce, "Pipe layers", "Dunning Civil Works", 6, 9},
    {K::Workforce, "Machine drivers", "Dunning Civil Works", 4, 9},
    {K::Workforce, "Traffic marshals", "Dunning Civil Works", 3, 10},
    {K::Plant, "Excavator 21 t", "Dunning Civil Works", 2, 8},
    {K::Plant, "Trench box", "Dunning Civil Works", 3, 9},
    {K::Plant, "Compactor", "Dunning Civil Works", 2, 5},
};
constexpr Line buildingDeliveries[] = {
    {K::Delivery, "Ready-mixed concrete C32/40", "Orrin Vale Concrete", 0, 0, 24, "m3"},
    {K::Delivery, "Reinforcement, bundles 41 to 48", "Merrow Process Plant", 0, 0, 6.4, "t"},
    {K::Delivery, "Plywood for formwork", "Castle Timber", 0, 0, 90, "m2"},
};
constexpr Line civilDeliveries[] = {
    {K::Delivery, "Ductile iron pipe DN 400", "Vale of Orrin Water", 0, 0, 12, "pcs"},
    {K::Delivery, "Pea gravel", "Quarry Lane Aggregates", 0, 0, 38, "t"},
    {K::Delivery, "Chamber rings", "Orrin Vale Concrete", 0, 0, 6, "pcs"},
};
constexpr Line buildingDone[] = {
    {K::Quantity, "Slab poured", "", 0, 0, 22, "m3"},
    {K::Quantity, "Wall formwork set", "", 0, 0, 64, "m2"},
};
constexpr Line civilDone[] = {
    {K::Quantity, "Trench dug", "", 0, 0, 31, "m"},
    {K::Quantity, "Pipe laid and jointed", "", 0, 0, 26, "m"},
};
constexpr Line others[] = {
    {K::Safety, "Toolbox talk: lifting and slinging", "All crews", 0, 0},
    {K::Inspection, "Joints inspected before backfill, no remark", "Ashby Lund Engineers", 0, 0},
    {K::Visitor, "Ward councillor with the project manager", "Caldmere Borough Council", 2, 0},
    {K::Note, "Residents were told of Saturday’s road closure by letter", "", 0, 0},
    {K::Inspection, "Scaffold tag renewed", "Harrow & Pike Construction", 0, 0},
    {K::Safety, "Near miss: hose under pressure came loose, nobody hurt; clips ordered", "", 0, 0},
};

class Diary {
public:
    explicit Diary(Registers& registers)
        : m_r(registers)
    {
    }
    void add()
    {
        int kept = 0;
        for (const Scheme& s : m_r.schemes())
            if (s.node->phase == u"Construct" && s.row(u"e1").start < m_r.today().addDays(-7 * weeks) && kept < 2) keep(s, kept++);
    }

private:
    void keep(const Scheme& s, int place)
    {
        const bool building = s.built->plan == Template::Building;
        std::vector<QDate> days;
        for (QDate day = m_r.today().addDays(1 - 7 * weeks); day <= m_r.today(); day = day.addDays(1))
            if (day.dayOfWeek() <= 5) days.push_back(day);
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (place == 1 && i == 7) continue; // nobody wrote that day
            day(s, building, days[i], int(i), i + openDays >= days.size());
        }
    }

    void day(const Scheme& s, bool building, QDate date, int nth, bool open)
    {
        const int lot = m_r.below(10);
        const bool wet = lot < 3;
        DiaryDay row{.project = s.id(),
            .day = date,
            .status = open ? DiaryStatus::Open : DiaryStatus::Completed,
            .weather = wet ? (lot == 0 ? Weather::Storm : Weather::Rain)
                : lot < 6  ? Weather::Cloudy
                : lot < 8  ? Weather::Showers
                           : Weather::Sunny,
            .lowest = 6 + m_r.below(4),
            .highest = 11 + m_r.below(6),
            .author = m_r.person(who::site)};
        if (wet) row.rain = Quantity{(4 + m_r.below(14)) * e8}, row.wind = QStringLiteral("Fresh, south-west");
        if (!open) row.completedBy = m_r.nameOf(m_r.person(who::site)), row.completed = Registers::at(date, 17);
        m_day = m_r.put(row);
        if (nth % 3 == 2)
            for (int i = 0; i < 2; ++i)
                m_r.attach({entityOf<DiaryDay>(), m_day.value}, s.id(),
                    QStringLiteral("%1_%2_%3.png").arg(s.code(), date.toString(u"yyyyMMdd")).arg(i + 1), sitePicture(building, nth + i),
                    date, m_r.person(who::site));
        m_task = taskOn(s, date);
        m_contract = {};
        m_r.books().all<Contract>().forEachIn(s.id(), [&](const Contract& c) {
            if (!m_contract) m_contract = c.id;
        });
        m_next = 0;
        m_ranks = evenRanks(16);
        for (const Line& line : building ? std::span<const Line>(buildingCrews) : std::span<const Line>(civilCrews)) put(line, wet);
        const auto& deliveries = building ? buildingDeliveries : civilDeliveries;
        if (nth % 2 == 0) put(deliveries[std::size_t(nth / 2) % std::size(deliveries)], false);
        for (const Line& line : building ? std::span<const Line>(buildingDone) : std::span<const Line>(civilDone)) put(line, wet);
        if (wet)
            note(K::Delay, lot == 0 ? "Crane stopped: wind over 14 m/s" : "Trench under water until 10 o’clock", "",
                Quantity{(lot == 0 ? 12 : 8) * e8});
        if (date.dayOfWeek() == 1) put(others[0], false);
        if (nth % 3 == 1) put(others[std::size_t(1 + m_r.below(int(std::size(others)) - 1))], false);
    }

    static TaskId taskOn(const Scheme& s, QDate date)
    {
        for (const PlannedRow& row : s.built->rows)
            if (!row.milestone && row.key[0] >= u'e' && row.key[0] != u'h' && row.key[0] != u'p' && row.start <= date && date <= row.finish)
                return row.task;
        return {};
    }

    DiaryEntry made(K kind, const char* what, const char* company)
    {
        return {.day = m_day,
            .rank = m_ranks[std::size_t(std::min(m_next++, int(m_ranks.size()) - 1))],
            .kind = kind,
            .title = QString::fromUtf8(what),
            .organisation = QString::fromUtf8(company)};
    }
    void note(K kind, const char* what, const char* company, Quantity lost)
    {
        DiaryEntry e = made(kind, what, company);
        e.lost = lost, e.task = m_task, e.contract = m_contract;
        m_r.put(e);
    }
    /// On a wet day less is done, and some stay at home.
    void put(const Line& line, bool wet)
    {
        DiaryEntry e = made(line.kind, line.what, line.company);
        if (line.count) e.count = std::max(1, line.count - (wet ? 1 : 0) - m_r.below(2));
        if (line.hours) e.hours = Quantity{(line.hours - (wet ? 2 : 0)) * e8};
        if (line.quantity > 0) {
            const double share = wet ? 0.6 : 0.9 + 0.02 * m_r.below(12);
            const bool pieces = line.unit == std::string_view("pcs");
            e.quantity = pieces ? Quantity{qint64(line.quantity) * e8} : Quantity{qint64(line.quantity * share * 10) * (e8 / 10)};
            e.unit = QString::fromLatin1(line.unit);
        }
        if (line.kind == K::Quantity || line.kind == K::Workforce) e.task = m_task;
        m_r.put(e);
    }

    Registers& m_r;
    DiaryDayId m_day{};
    TaskId m_task{};
    ContractId m_contract{};
    std::vector<QString> m_ranks;
    int m_next = 0;
};

} // namespace

void addDiary(Registers& registers) { Diary(registers).add(); }

} // namespace gantry::sample
