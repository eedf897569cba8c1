#pragma once
#include "core/model/invariants.h"
#include "core/sample/cast.h"
#include "core/sample/project.h"

#include <random>

namespace gantry::sample {

/// Places of people in the cast who act for the whole portfolio.
namespace who {
inline constexpr int office = 0, commercial = 10, contractor = 13, designer = 14, analyst = 15, assistant = 16, risk = 17, chief = 18,
                     finance = 19, assurance = 20, site = 21;
}

/// What the registers say of one project: its node, its plan, its money.
struct Scheme {
    const Node* node = nullptr;
    const BuiltProject* built = nullptr;
    Money budget{}; // original, of all accounts
    QHash<QString, CostAccountId> accounts; // by code
    PersonId programmeManager{};
    NodeId programme{};

    NodeId id() const { return node->id; }
    const QString& code() const { return node->code; }
    /// The row of the plan with this key of its template.
    const PlannedRow& row(QStringView key) const;
    QDate start() const { return built->rows.front().start; }
    /// So many thousandths of the budget, in whole thousands.
    Money share(int perMille) const { return {budget.minor / 100'000 * perMille / 1000 * 100'000}; }
};

/// The registers while they are written: who is there, which day it is, and the ChangeSet that takes the records.
class Registers {
public:
    Registers(ChangeSet& set, const Portfolio& books, const Cast& cast, const std::vector<BuiltProject>& projects, IdSource& ids,
        QDate today, unsigned seed);

    /// Gives a record its id and the next number of its register.
    template <class E> auto put(E row) -> decltype(row.id)
    {
        row.id = m_ids.next<decltype(row.id)>();
        if constexpr (requires { row.number; }) row.number = nextNumber(entityOf<E>());
        m_set.changes.push_back(insertOf(entityOf<E>(), row.id.value, &row));
        return row.id;
    }

    /// The same of one that has its number: a later revision of a document.
    template <class E> auto putNumbered(E row) -> decltype(row.id)
    {
        row.id = m_ids.next<decltype(row.id)>();
        m_set.changes.push_back(insertOf(entityOf<E>(), row.id.value, &row));
        return row.id;
    }
    /// The number that was given last in a register.
    QString lastNumber(Entity entity) const { return numberText(entity, m_numbers.value(entity.index)); }
    /// A file as a snapshot, for a record to name.
    SnapshotId keep(NodeId project, const QString& name, const QByteArray& bytes, QDate day, PersonId by);
    /// Keeps a file on a record that was put.
    void attach(RecordKey record, NodeId project, const QString& name, const QByteArray& bytes, QDate day, PersonId by);

    const Portfolio& books() const { return m_books; }
    QDate today() const { return m_today; }
    /// No day of the registers lies before it.
    QDate begin() const { return m_today.addYears(-2); }
    const std::vector<Scheme>& schemes() const { return m_schemes; }
    const Scheme* scheme(QStringView code) const;
    std::vector<const Node*> programmes() const { return m_books.childrenOf(m_books.root()->id); }
    PersonId person(int place) const { return m_cast.people[std::size_t(place)]; }
    QString nameOf(PersonId person) const { return m_books.find(person)->name; }
    /// Whoever a letter of the pools stands for: m manager, p programme manager, s sponsor, c commercial lead, d design lead, k contractor,
    /// i site manager, r risk manager, a analyst, o head of the office.
    PersonId person(char letter, const Scheme& scheme) const;

    int below(int n) { return int(m_random() % unsigned(n)); }
    /// `count` different ones of 0 to n - 1, in no order.
    std::vector<int> drawn(int count, int n);
    /// Words of a pool, with {place} and {project} in them filled in.
    static QString words(const char* text, const Scheme& scheme);
    static QString words(const char* text) { return QString::fromUtf8(text); }
    /// The same day, or the next working day where it is none.
    static QDate workday(QDate day) { return day.addDays(day.dayOfWeek() > 5 ? 8 - day.dayOfWeek() : 0); }
    static Instant at(QDate day, int hour) { return {atDay(day, hour * 3600).seconds * 1000}; }
    static QString monthName(QDate day) { return QLocale(QLocale::English).toString(day, QStringLiteral("MMMM yyyy")); }

private:
    QString nextNumber(Entity entity) { return numberText(entity, ++m_numbers[entity.index]); }
    static QString numberText(Entity entity, int n);

    ChangeSet& m_set;
    const Portfolio& m_books;
    const Cast& m_cast;
    IdSource& m_ids;
    const QDate m_today;
    std::mt19937 m_random;
    std::vector<Scheme> m_schemes;
    QHash<int, int> m_numbers; // by entity
};

/// What was said of a record later on, or what another record has to name: the registers refer to each other by these.
struct Written {
    struct Of {
        NodeId project;
        RecordKey record;
        QString title;
        QDate day; // on which it came up
        PersonId owner;
        bool open = false;
    };
    std::vector<Of> gates, risks, realised, issues, changes, reviews, decisions, reports, meetings;
};

} // namespace gantry::sample
