#include "ui/window/page_list.h"

#include "ui/pages/cash_flow/cash_flow_page.h"
#include "ui/pages/changes/changes_page.h"
#include "ui/pages/compliance/compliance_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/diary/diary_page.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/pages/handbook/handbook_reader.h"
#include "ui/pages/history/history_page.h"
#include "ui/pages/methodologies/methodologies_page.h"
#include "ui/pages/performance/performance_page.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/portfolio/portfolio_page.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/pages/search/search_page.h"
#include "ui/pages/training/training_page.h"
#include "ui/pages/work/work_page.h"

#include <QCoreApplication>

namespace gantry {

std::vector<PageInfo> pagesFor(const Portfolio&)
{
    const auto word = [](const char* text) { return QCoreApplication::translate("Pages", text); };
    std::vector<PageInfo> pages;
    pages.push_back({QStringLiteral("dashboard"), word("Dashboard"), QStringLiteral("dashboard"), word("Overview"),
        [](Workspace& workspace) -> Page* { return new DashboardPage(workspace); }});
    pages.push_back({QStringLiteral("portfolio"), word("Portfolio"), QStringLiteral("portfolio"), word("Overview"),
        [](Workspace& workspace) -> Page* { return new PortfolioPage(workspace); }});
    pages.push_back({QStringLiteral("work"), word("My work"), QStringLiteral("work"), word("Overview"),
        [](Workspace& workspace) -> Page* { return new WorkPage(workspace); }, true,
        {{QStringLiteral("mine"), word("My work")}, {QStringLiteral("everyone"), word("Everyone's work")}}});
    pages.push_back({QStringLiteral("changes"), word("Changes"), QStringLiteral("changes"), word("Overview"),
        [](Workspace& workspace) -> Page* { return new ChangesPage(workspace); }});
    pages.push_back({QStringLiteral("search"), word("Search"), QStringLiteral("search"), word("Overview"),
        [](Workspace& workspace) -> Page* { return new SearchPage(workspace); }});
    pages.push_back({QStringLiteral("plan"), word("Plan"), QStringLiteral("plan"), word("Deliver"),
        [](Workspace& workspace) -> Page* { return new PlanPage(workspace); }});
    pages.push_back({QStringLiteral("diary"), word("Site diary"), QStringLiteral("sun"), word("Deliver"),
        [](Workspace& workspace) -> Page* { return new DiaryPage(workspace); }, false,
        {{QStringLiteral("day"), word("Day on site")}, {QStringLiteral("week"), word("Week on site")}}});
    const auto addRegisters = [&](const RegisterGroup& group, const char* under = "Control") {
        PageInfo registers{group.key, group.title, group.icon, word(under),
            [&group](Workspace& workspace) -> Page* { return new RegisterPage(workspace, group); }};
        for (const Entity entity : group.entities) registers.parts.push_back({infoOf(entity).keyText(), infoOf(entity).pluralText()});
        pages.push_back(std::move(registers));
    };
    addRegisters(moneyRegisters());
    pages.push_back({QStringLiteral("cash-flow"), word("Cash flow"), QStringLiteral("cash-flow"), word("Control"),
        [](Workspace& workspace) -> Page* { return new CashFlowPage(workspace); }});
    pages.push_back({QStringLiteral("performance"), word("Performance"), QStringLiteral("chart"), word("Control"),
        [](Workspace& workspace) -> Page* { return new PerformancePage(workspace); }, false,
        {{QStringLiteral("earned"), word("Earned value")}, {QStringLiteral("scorecard"), word("Scorecard")}}});
    pages.push_back({QStringLiteral("reports"), word("Status reports"), QStringLiteral("report"), word("Control"),
        [](Workspace& workspace) -> Page* { return new ReportsPage(workspace); }, true});
    pages.push_back({QStringLiteral("gates"), word("Gates"), QStringLiteral("gate"), word("Control"),
        [](Workspace& workspace) -> Page* { return new GatesPage(workspace); }, false,
        {{QStringLiteral("board"), word("Gate board")}, {QStringLiteral("review"), word("Gate review")}}});
    addRegisters(riskRegisters());
    addRegisters(governanceRegisters());
    addRegisters(generalRegisters());
    pages.push_back({QStringLiteral("history"), word("History"), QStringLiteral("history"), word("Control"),
        [](Workspace& workspace) -> Page* { return new HistoryPage(workspace); }});
    pages.push_back({QStringLiteral("methodologies"), word("Methodologies"), QStringLiteral("layers"), word("Standards"),
        [](Workspace& workspace) -> Page* { return new MethodologiesPage(workspace); }, false,
        {{QStringLiteral("phases"), word("Phases of a methodology")},
            {QStringLiteral("requirements"), word("Requirements of a methodology")},
            {QStringLiteral("tasks"), word("Work breakdown of a methodology")}}});
    pages.push_back({QStringLiteral("compliance"), word("Compliance"), QStringLiteral("check"), word("Standards"),
        [](Workspace& workspace) -> Page* { return new CompliancePage(workspace); }});
    addRegisters(standardsRegisters(), "Standards");
    addRegisters(knowledgeRegisters(), "Standards");
    pages.push_back({QStringLiteral("handbook"), word("Handbook"), QStringLiteral("book"), word("Standards"),
        [](Workspace& workspace) -> Page* { return new HandbookReader(workspace); }});
    pages.push_back({QStringLiteral("training"), word("Training"), QStringLiteral("person"), word("Standards"),
        [](Workspace& workspace) -> Page* { return new TrainingPage(workspace); }, false,
        {{QStringLiteral("matrix"), word("Training matrix")}, {QStringLiteral("gaps"), word("Training gaps")},
            {QStringLiteral("gates"), word("Who may run which gate")}, {QStringLiteral("reminders"), word("Training reminders")}}});
    addRegisters(learningRegisters(), "Standards");
    return pages;
}

} // namespace gantry
