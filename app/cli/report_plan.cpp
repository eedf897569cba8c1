#include "app/cli/report_plan.h"

#include "ui/pages/plan/plan_on_paper.h"
#include "ui/print/plan_pdf.h"

namespace gantry::cli {
namespace {

/// A whole number of an option within its bounds; where it is not, the sentence for people.
std::optional<int> number(const Call& call, const char* option, int least, int most, QString& wrong)
{
    bool isNumber = false;
    const int value = call.value(option).toInt(&isNumber);
    if (isNumber && value >= least && value <= most) return value;
    wrong = QStringLiteral("--%1 wants a whole number from %2 to %3.").arg(QLatin1String(option)).arg(least).arg(most);
    return std::nullopt;
}

std::optional<QDate> day(const Call& call, const char* option, QString& wrong)
{
    const QDate date = QDate::fromString(call.value(option), Qt::ISODate);
    if (date.isValid()) return date;
    wrong = QStringLiteral("--%1 wants a day such as 2026-03-02.").arg(QLatin1String(option));
    return std::nullopt;
}

/// What the options say of the paper; `wrong` is what they say that cannot be.
PrintChoices choicesOf(const Call& call, QString& wrong)
{
    PrintChoices out;
    if (call.has("paper")) {
        if (const auto paper = paperNamed(call.value("paper")))
            out.paper = *paper;
        else
            wrong = QStringLiteral("--paper is A4, A3, A2 or A1.");
    }
    if (call.has("portrait") && call.has("landscape")) wrong = QStringLiteral("Say --portrait or --landscape, not both.");
    out.landscape = !call.has("portrait");
    if (call.has("pages-wide")) out.pagesWide = number(call, "pages-wide", 1, PrintChoices::mostPages, wrong).value_or(1);
    if (call.has("pages-high")) out.pagesHigh = number(call, "pages-high", 1, PrintChoices::mostPages, wrong).value_or(0);
    if (call.has("percent")) out.percent = number(call, "percent", PrintChoices::leastPercent, PrintChoices::mostPercent, wrong);
    if (call.has("pages-high") && call.has("percent"))
        wrong = QStringLiteral("--pages-high finds the size itself. Leave --percent out, or it.");
    if (call.has("mm-per-day")) {
        out.mmPerDay = call.value("mm-per-day").toDouble();
        if (!(out.mmPerDay >= 0.01 && out.mmPerDay <= 500)) wrong = QStringLiteral("--mm-per-day wants millimetres from 0.01 to 500.");
        if (call.has("pages-wide")) wrong = QStringLiteral("Say --pages-wide or --mm-per-day, not both.");
    }
    if (call.has("from")) out.from = day(call, "from", wrong);
    if (call.has("to")) out.to = day(call, "to", wrong);
    if (call.has("level")) out.level = number(call, "level", 1, 1'000'000, wrong);
    if (call.has("columns")) {
        for (const QString& key : call.value("columns").split(u',', Qt::SkipEmptyParts)) out.columns << key.trimmed();
        if (out.columns.isEmpty()) wrong = QStringLiteral("--columns wants at least one key, such as task.name.");
    }
    out.title = call.value("title");
    out.legend = !call.has("no-legend");
    out.tableOnEveryPage = !call.has("table-once");
    return out;
}

} // namespace

int reportPlan(const Call& call)
{
    if (call.value("kind") != u"plan")
        return wrongUsage(QStringLiteral("Say what to report on: --kind plan, charter, status, gate, risks or audit."));
    if (call.value("format") != u"pdf") return wrongUsage(QStringLiteral("A plan is written as PDF: --format pdf."));
    const QString path = call.value("out");
    if (path.isEmpty()) return wrongUsage(QStringLiteral("Say where the file goes: --out PATH."));
    QString wrong;
    const PrintChoices choices = choicesOf(call, wrong);
    if (!wrong.isEmpty()) return wrongUsage(wrong);

    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    NodeId scope = portfolio.root() ? portfolio.root()->id : NodeId{};
    if (call.has("project")) {
        const auto node = nodeCalled(portfolio, call.value("project"));
        if (!node) return fail(node.error());
        scope = *node;
    }
    const auto projects = portfolio.projectsUnder(scope);
    session.prepare(projects);
    const PlanData data(session, [&](NodeId project) { return session.schedule(project); });
    PlanOnPaper plan(data, projects, scope, call.has("author") ? call.identity.author : QString());
    plan.setLevel(choices.level);
    const auto print = PlanPrint::make(plan, choices);
    if (!print) return fail(print.error());
    if (const auto written = writePdf(*print, path); !written) return fail(written.error());
    const PrintLayout& layout = print->layout();
    if (call.json)
        gantry::cli::print(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("pages"), print->sheets()},
            {QStringLiteral("across"), layout.across}, {QStringLiteral("down"), layout.down},
            {QStringLiteral("rows"), plan.bars().rowCount()}, {QStringLiteral("percent"), layout.percent}});
    else
        say(QStringLiteral("%1 holds %2 of paper %3: %4 across, %5 down.")
                .arg(path,
                    print->sheets() == 1 ? QStringLiteral("1 page") : QStringLiteral("%1 pages").arg(call.locale.toString(print->sheets())),
                    nameOf(choices.paper), call.locale.toString(layout.across), call.locale.toString(layout.down)));
    return Done;
}

} // namespace gantry::cli
