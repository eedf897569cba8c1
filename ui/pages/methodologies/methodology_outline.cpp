#include "ui/pages/methodologies/methodology_outline.h"

#include "core/governance/methodologies.h"
#include "core/text/text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("MethodologyOutline", text); }

QString indented(int level, const QString& text) { return QString(level * 2, QChar(0x2003)) + text; }

/// What a requirement speaks of and how much of it: "Risk, at least 5, no older than 60 days".
QString detailOf(const MethodologyRequirement& r)
{
    QStringList out;
    if (!r.list.isEmpty()) out << r.list;
    if (!r.subject.isEmpty()) {
        const auto entity = entityByKey(r.subject);
        out << (entity ? infoOf(*entity).labelText() : r.kind == RequirementKind::Kpi ? r.subject : enumText(r.subject));
    }
    if (r.least) out << tr("at least %1").arg(*r.least);
    if (r.days) out << tr("no older than %1 days").arg(*r.days);
    if (r.weight != 1 && r.kind == RequirementKind::Criterion) out << tr("weight %1").arg(r.weight);
    return out.join(QStringLiteral(", "));
}

class Outline {
public:
    explicit Outline(const Portfolio& portfolio, MethodologyId methodology)
        : m_portfolio(portfolio)
        , m_parts(methodologyParts(portfolio, methodology))
    {
    }

    RecordTable table()
    {
        m_table.columns = {{tr("Title"), Qt::AlignLeft, true}, {tr("Kind")}, {tr("Obligation")}, {tr("More")}};
        for (const MethodologyPhase* phase : m_parts.phases) {
            add(*phase, 0, phase->title, tr("Phase"), {}, {}, Status::Neutral);
            if (!phase->gate.isEmpty())
                add(*phase, 1, phase->gate, tr("Gate"), {}, tr("chaired by: %1").arg(enumText(wordOf(phase->chair)).toLower()));
            for (const MethodologyRequirement* r : m_parts.requirements)
                if (r->phase == phase->id)
                    add(*r, r->kind == RequirementKind::Criterion ? 2 : 1, r->title, enumText(wordOf(r->kind)),
                        enumText(wordOf(r->obligation)), detailOf(*r));
            addTasks(phase->id);
            addRisks(phase->id);
        }
        addTasks({});
        addRisks({});
        return std::move(m_table);
    }

private:
    template <class Part>
    void add(const Part& part, int level, const QString& title, const QString& kind, const QString& obligation, const QString& more,
        std::optional<Status> mark = {})
    {
        m_table.rows.push_back({{entityOf<Part>(), part.id.value},
            {{.text = indented(level, title), .mark = mark}, {.text = kind, .faint = true}, {.text = obligation, .faint = true},
                {.text = more, .faint = true}},
            {}});
    }

    void addTasks(MethodologyPhaseId phase)
    {
        QHash<MethodologyTaskId, int> levels;
        for (const MethodologyTask* task : m_parts.tasks) {
            const int level = levels.value(task->parent, 0) + 1;
            levels.insert(task->id, level);
            if (task->phase != phase) continue;
            const bool milestone = task->kind == TaskKind::StartMilestone || task->kind == TaskKind::FinishMilestone;
            QStringList more;
            if (task->gate) more << tr("the gate");
            if (task->duration && task->duration->seconds) more << durationText(*task->duration, WorkUnits());
            if (task->role) more << enumText(wordOf(*task->role)).toLower();
            if (!task->deliverable.isEmpty()) more << task->deliverable;
            add(*task, level, task->title, milestone ? tr("Milestone") : tr("Task"), {}, more.join(QStringLiteral(", ")));
        }
    }

    void addRisks(MethodologyPhaseId phase)
    {
        for (const MethodologyRisk* risk : m_parts.risks)
            if (risk->phase == phase) add(*risk, 1, risk->title, tr("Starter risk"), {}, risk->category);
    }

    const Portfolio& m_portfolio;
    const MethodologyParts m_parts;
    RecordTable m_table;
};

} // namespace

RecordTable methodologyOutline(const Portfolio& portfolio, MethodologyId methodology) { return Outline(portfolio, methodology).table(); }

} // namespace gantry
