#include "ui/models/governance_columns.h"

#include "core/governance/dependencies.h"
#include "core/session/session.h"
#include "core/text/governance_text.h"

#include <cmath>

namespace gantry {
namespace {

Value day(const std::optional<QDate>& date) { return Codec<std::optional<QDate>>::encode(date); }

/// Computed columns over rows of E; `of` gets the row and the computed dates of tasks.
template <class E> class Adder {
public:
    Adder(std::vector<Column>& columns, Session& session)
        : m_columns(columns)
        , m_session(session)
    {
    }
    void add(const char* key, const QString& title, Kind kind, const QString& tip, std::function<Value(const E&, const DatesOf&)> of)
    {
        Column c = computedColumn(
            QStringLiteral("computed.") + QLatin1String(key), title, kind,
            [&session = m_session, of = std::move(of)](qint64 id) {
                const E* row = session.portfolio().find<E>(id);
                return row ? of(*row, [&session](TaskId task) { return session.dates(task); }) : Value();
            },
            tip);
        m_columns.push_back(std::move(c));
    }

private:
    std::vector<Column>& m_columns;
    Session& m_session;
};

void addGates(std::vector<Column>& columns, Session& session)
{
    Adder<Gate> gates(columns, session);
    gates.add("gate_state", QObject::tr("State"), Kind::Text, QObject::tr("Held, overdue, due within two weeks, or planned"),
        [&session](const Gate& g, const DatesOf& dates) { return Value(stateText(stateOf(g, dates, session.today()))); });
    gates.add("expected", QObject::tr("Expected"), Kind::Date,
        QObject::tr("When it was held, else when its milestone finishes, else the forecast"),
        [](const Gate& g, const DatesOf& dates) { return day(expectedDay(g, dates)); });
    gates.add("slip", QObject::tr("Days late"), Kind::Int, QObject::tr("From the planned day to the expected one"),
        [](const Gate& g, const DatesOf& dates) {
            const auto slip = slipOf(g, dates);
            return slip ? Value(*slip) : Value();
        });
    gates.add("gate_score", QObject::tr("Score"), Kind::Percent, QObject::tr("Scores of its criteria by their weights"),
        [&session](const Gate& g, const DatesOf&) {
            const auto score = scoreOf(session.portfolio(), g.id).score;
            return score ? Value(qint64(std::llround(*score * 100)) * e8) : Value();
        });
    gates.add("open_conditions", QObject::tr("Open conditions"), Kind::Int, {},
        [&session](const Gate& g, const DatesOf&) { return Value(qint64(openConditions(session.portfolio(), g.id))); });
}

void addDependencies(std::vector<Column>& columns, Session& session)
{
    Adder<ProjectDependency> rows(columns, session);
    using D = ProjectDependency;
    rows.add("given", QObject::tr("Given on"), Kind::Date, QObject::tr("Finish of the task that gives it, else as promised"),
        [](const D& d, const DatesOf& dates) { return day(daysOf(d, dates).given); });
    rows.add("needed", QObject::tr("Needed on"), Kind::Date, QObject::tr("Start of the task that needs it, else as agreed"),
        [](const D& d, const DatesOf& dates) { return day(daysOf(d, dates).needed); });
    rows.add("dependency_slack", QObject::tr("Days to spare"), Kind::Int, QObject::tr("Below 0 where it comes too late"),
        [](const D& d, const DatesOf& dates) {
            const auto slack = daysOf(d, dates).slack();
            return slack ? Value(*slack) : Value();
        });
}

} // namespace

void addGovernanceColumns(std::vector<Column>& columns, Session& session, Entity entity)
{
    if (entity == entityOf<Gate>()) addGates(columns, session);
    if (entity == entityOf<ProjectDependency>()) addDependencies(columns, session);
}

} // namespace gantry
