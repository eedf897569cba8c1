#include "ui/pages/gates/gate_pack.h"

#include "core/governance/gates.h"
#include "core/model/currencies.h"
#include "core/model/open_records.h"
#include "core/text/cost_text.h"
#include "core/text/governance_text.h"
#include "ui/pages/figures/plan_figures.h"

namespace gantry {
namespace {

class Pack {
public:
    Pack(const Workspace& workspace, const Gate& gate)
        : m_workspace(workspace)
        , m_portfolio(workspace.portfolio())
        , m_session(workspace.session())
        , m_gate(gate)
    {
        m_table.columns = {{QObject::tr("Pack"), Qt::AlignLeft}, {QObject::tr("What"), Qt::AlignLeft, true},
            {QObject::tr("Day or amount"), Qt::AlignRight}};
    }

    void money()
    {
        const auto sheet = m_session.costs(m_gate.project);
        if (!sheet) return;
        const int digits = minorDigitsOf(m_portfolio, sheet->currency);
        for (const CostMeasure measure : {CostMeasure::Budget, CostMeasure::ForecastFinalCost, CostMeasure::Variance, CostMeasure::Paid}) {
            const Amount amount = figure(sheet->total.figures, measure);
            const bool bad = measure == CostMeasure::Variance && amount && amount.minor < 0;
            add({}, QObject::tr("Money"), measureText(measure), (amountText(amount, digits) + u' ' + sheet->currency).trimmed(),
                bad ? std::optional(Status::Bad) : std::nullopt);
        }
    }
    void dates()
    {
        const auto plan = m_session.schedule(m_gate.project);
        if (!plan || plan->tasks.empty()) return;
        add({}, QObject::tr("Plan"), QObject::tr("Progress"),
            QObject::tr("%1 %").arg(QLocale().toString(double(plan->complete.e8) / e8, 'f', 0)));
        if (plan->finish) add({}, QObject::tr("Plan"), QObject::tr("Finish of the project"), dateText(dateOf(*plan->finish)));
    }
    void open()
    {
        const QDate today = m_session.today();
        m_portfolio.all<Gate>().forEachIn(m_gate.project, [&](const Gate& other) {
            m_portfolio.all<GateCondition>().forEachIn(other.id, [&](const GateCondition& c) {
                if (c.status == ConditionStatus::Open)
                    add({entityOf<GateCondition>(), c.id.value}, QObject::tr("Condition of %1").arg(other.title), c.title, day(c.due),
                        late(c.due));
            });
        });
        rows<Decision>(QObject::tr("Decision wanted"), &Decision::needed, [](const Decision& d) { return isOpen(d); });
        rows<ChangeRequest>(QObject::tr("Change request"), &ChangeRequest::needed,
            [](const ChangeRequest& c) { return c.status == ChangeRequestStatus::Submitted; });
        rows<Issue>(QObject::tr("Issue"), &Issue::due,
            [](const Issue& i) { return i.status == IssueStatus::Escalated || (i.severity == Severity::Critical && isOpen(i)); });
        rows<Risk>(QObject::tr("Key risk"), &Risk::review, [](const Risk& r) { return r.key && r.status == RiskStatus::Active; });
        rows<Action>(QObject::tr("Overdue action"), &Action::due, [&](const Action& a) { return isOverdue(a, today); });
    }
    RecordTable take() { return std::move(m_table); }

private:
    template <class E, class Open> void rows(const QString& kind, std::optional<QDate> E::*when, Open open)
    {
        m_portfolio.all<E>().forEachIn(m_gate.project, [&](const E& row) {
            if (open(row)) add({entityOf<E>(), row.id.value}, kind, row.title, day(row.*when), late(row.*when));
        });
    }
    QString day(const std::optional<QDate>& d) const { return d ? dateText(*d) : QStringLiteral("–"); }
    std::optional<Status> late(const std::optional<QDate>& d) const
    {
        return d && *d < m_session.today() ? std::optional(Status::Bad) : std::nullopt;
    }
    void add(RecordKey record, const QString& kind, const QString& what, const QString& value, std::optional<Status> judged = {})
    {
        RecordRow row{record, {}, {}};
        row.cells = {{.text = kind, .faint = true}, {.text = what}, {.text = value, .judged = judged}};
        row.tip = QStringLiteral("%1: %2, %3").arg(kind, what, value);
        m_table.rows.push_back(std::move(row));
    }

    const Workspace& m_workspace;
    const Portfolio& m_portfolio;
    Session& m_session;
    const Gate& m_gate;
    RecordTable m_table;
};

} // namespace

RecordTable gatePack(const Workspace& workspace, GateId id)
{
    const Gate* gate = workspace.portfolio().find(id);
    if (!gate) return {};
    Pack pack(workspace, *gate);
    pack.money();
    pack.dates();
    pack.open();
    return pack.take();
}

} // namespace gantry
