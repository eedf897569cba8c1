#include "core/model/site_findings.h"

namespace gantry {
namespace {

constexpr qint64 mostLevel = 5, hoursOfDay = 24;

class Rules {
public:
    Rules(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key)
        : m_out(out)
        , m_portfolio(portfolio)
        , m_key(key)
    {
    }
    void on(const RoleRequirement& r) { level(r.level); }
    void on(const CompetencyAssessment& a) { level(a.level); }
    void on(const CourseCompetency& c) { level(c.level); }
    void on(const TrainingRecord& r)
    {
        const QString person = m_portfolio.titleOf(entityOf<Person>(), r.person.value);
        if (r.issued && r.expires && *r.expires < *r.issued)
            note("training.expires-first", {person, r.expires->toString(Qt::ISODate), r.issued->toString(Qt::ISODate)});
        const Course* course = m_portfolio.find(r.course);
        if (r.status == TrainingStatus::Passed && !r.issued && course && course->validity)
            note("training.no-certificate", {person, course->title}, false); // the status is typed before the day
    }
    void on(const DiaryEntry& e)
    {
        const bool tooMany = e.hours && e.hours->e8 > hoursOfDay * e8;
        const bool negative = (e.hours && e.hours->e8 < 0) || (e.lost && e.lost->e8 < 0) || (e.count && *e.count < 0);
        if (tooMany || negative) note("diary.hours", {});
    }
    void on(const DiaryDay& d, int ofDate)
    {
        if (ofDate > 1) note("diary.day-twice", {m_portfolio.titleOf(entityOf<Node>(), d.project.value), d.day.toString(Qt::ISODate)});
        if (d.completed && d.completed->ms / 86'400'000 + 2440588 + 1 < d.day.toJulianDay()) // zones lie up to a day apart
            note("diary.completed-ahead", {d.day.toString(Qt::ISODate)});
    }

private:
    void level(qint64 level)
    {
        if (level < 0 || level > mostLevel) note("training.level-out-of-range", {QString::number(level)});
    }
    void note(const char* reason, QStringList more, bool refuses = true)
    {
        m_out.push_back({reason, m_key,
            QStringList{infoOf(m_key.entity).labelText(), m_portfolio.titleOf(m_key.entity, m_key.id)} + std::move(more), refuses});
    }

    std::vector<Finding>& m_out;
    const Portfolio& m_portfolio;
    RecordKey m_key;
};

template <class F> bool withRow(Entity entity, F&& f)
{
    const auto one = [&]<class E>(std::type_identity<E> type) { return entity == entityOf<E>() && (f(type), true); };
    return one(std::type_identity<RoleRequirement>{}) || one(std::type_identity<CompetencyAssessment>{})
        || one(std::type_identity<CourseCompetency>{}) || one(std::type_identity<TrainingRecord>{}) || one(std::type_identity<DiaryEntry>{})
        || one(std::type_identity<DiaryDay>{});
}

} // namespace

bool SiteFindings::looksAt(Entity entity)
{
    return withRow(entity, [](auto) {});
}

void SiteFindings::on(std::vector<Finding>& out, const RecordKey& key)
{
    withRow(key.entity, [&]<class E>(std::type_identity<E>) {
        const E* row = m_portfolio.find<E>(key.id);
        if (!row) return;
        Rules rules(out, m_portfolio, key);
        if constexpr (std::is_same_v<E, DiaryDay>) {
            auto known = m_days.constFind(row->project);
            if (known == m_days.cend()) {
                QHash<QDate, int> counts;
                m_portfolio.all<DiaryDay>().forEachIn(row->project, [&](const DiaryDay& d) { ++counts[d.day]; });
                known = m_days.insert(row->project, counts);
            }
            rules.on(*row, known->value(row->day));
        } else {
            rules.on(*row);
        }
    });
}

} // namespace gantry
