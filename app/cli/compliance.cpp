#include "app/cli/commands.h"
#include "core/text/compliance_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

QJsonValue share(const std::optional<double>& score) { return score ? QJsonValue(*score) : QJsonValue(); }

void addTotals(QJsonObject& out, const ComplianceTotals& t)
{
    out.insert(QStringLiteral("score"), share(t.score()));
    out.insert(QStringLiteral("due"), t.due);
    out.insert(QStringLiteral("met"), t.met);
    out.insert(QStringLiteral("partly"), t.partly);
    out.insert(QStringLiteral("missing"), t.missing);
    out.insert(QStringLiteral("overdue"), t.overdue);
    out.insert(QStringLiteral("waived"), t.waived);
    out.insert(QStringLiteral("must"), t.must);
    out.insert(QStringLiteral("must_met"), t.mustMet);
}

/// The word of a state as it stands in JSON: "partly_met".
QString keyOf(ComplianceState state) { return stateText(state).toLower().replace(u' ', u'_'); }

QJsonObject lineJson(const Portfolio& portfolio, const ProjectCompliance& project, const ComplianceLine& line)
{
    QJsonObject out{{QStringLiteral("code"), line.asked->code}, {QStringLiteral("title"), line.asked->title},
        {QStringLiteral("kind"), wordOf(line.asked->kind)}, {QStringLiteral("obligation"), wordOf(line.asked->obligation)},
        {QStringLiteral("weight"), line.asked->weight}, {QStringLiteral("state"), keyOf(line.state)},
        {QStringLiteral("overdue"), line.overdue}, {QStringLiteral("why"), reasonText(line, QLocale::c())},
        {QStringLiteral("due"), dayJson(line.due)},
        {QStringLiteral("phase"), portfolio.titleOf(entityOf<MethodologyPhase>(), project.phases[std::size_t(line.phase)].value)}};
    if (line.record.id) {
        out.insert(QStringLiteral("record_entity"), infoOf(line.record.entity).keyText());
        out.insert(QStringLiteral("record_id"), QString::number(line.record.id));
    }
    if (line.waiver) out.insert(QStringLiteral("waiver_id"), QString::number(line.waiver.value));
    return out;
}

void printLines(const Call& call, const Portfolio& portfolio, const ProjectCompliance& project, QDate today)
{
    int phase = -1;
    for (const ComplianceLine& line : project.lines) {
        if (line.phase != phase) {
            phase = line.phase;
            print(portfolio.titleOf(entityOf<MethodologyPhase>(), project.phases[std::size_t(phase)].value));
        }
        QStringList why{reasonText(line, call.locale), recordText(portfolio, line), waiverText(portfolio, line, today)};
        why.removeAll(QString());
        print(QStringLiteral("  %1 %2 %3 %4")
                  .arg(stateText(line.state).leftJustified(14), (line.overdue ? QStringLiteral("overdue") : QString()).leftJustified(8),
                      line.asked->title.left(48).leftJustified(48), why.join(QStringLiteral("; ")).trimmed()));
    }
}

int run(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    auto found = complianceOf({portfolio, session.today(), [&](TaskId task) { return session.dates(task); }}, *projects);
    sortWorstFirst(found);
    const ComplianceRollUp all = rollUp(found);
    const bool one = found.size() == 1;
    QJsonArray list;
    for (const ProjectCompliance& p : found) {
        const Node& node = *portfolio.find(p.project);
        const QString code = node.code.isEmpty() ? node.name : node.code;
        if (call.json) {
            QJsonObject out{{QStringLiteral("project"), code}, {QStringLiteral("phase"), node.phase},
                {QStringLiteral("methodology"), portfolio.titleOf(entityOf<Methodology>(), p.methodology.value)},
                {QStringLiteral("next_gate"), dayJson(p.nextGateDay)}};
            if (!p.methodology) out[QStringLiteral("methodology")] = QJsonValue();
            addTotals(out, p.totals);
            QJsonArray lines;
            for (const ComplianceLine& line : p.lines) lines.append(lineJson(portfolio, p, line));
            out.insert(QStringLiteral("requirements"), lines);
            list.append(out);
            continue;
        }
        print(QStringLiteral("%1 %2 %3")
                  .arg(code.leftJustified(8), node.name.left(36).leftJustified(36),
                      p.methodology ? totalsText(p.totals, call.locale) : QStringLiteral("goes by no methodology")));
        if (one) printLines(call, portfolio, p, session.today());
    }
    if (call.json) {
        QJsonObject out;
        addTotals(out, all.totals);
        out[QStringLiteral("score")] = share(all.score);
        out.insert(QStringLiteral("projects"), list);
        print(out);
    } else if (found.size() > 1) {
        print(QStringLiteral("%1 %2 %3").arg(QString(), -8).arg(QStringLiteral("All"), -36).arg(shareText(all.score, call.locale)));
    }
    if (found.empty() && !call.json) say(QStringLiteral("There are no projects here."));
    return Done;
}

} // namespace

const Command& complianceCommand()
{
    static const Command command{"compliance", "FILE [--project CODE]",
        "what the methodology asks of each project against what is there, the lowest first; of one project the whole list", 1, 1,
        {{"project", "CODE", "Of this project or programme."}}, run};
    return command;
}

} // namespace gantry::cli
