#include "core/governance/handbook.h"

#include "core/report/parts.h"

#include <QRegularExpression>

namespace gantry {

using namespace report;

namespace {

/// On paper a link within the handbook leads nowhere: its words stay.
QString withoutInnerLinks(QString text)
{
    static const QRegularExpression link(QStringLiteral(R"(\[([^\]\n]*)\]\((?:page|record):[^)\n]*\))"));
    return text.replace(link, QStringLiteral("\\1"));
}

} // namespace

ReportDocument handbookDocument(const ReportInput& input, NodeId node)
{
    const Portfolio& portfolio = input.portfolio;
    const Methodology* methodology = portfolio.find(methodologyAt(portfolio, node));
    ReportDocument out{
        headOf(input, QStringLiteral("Handbook"), methodology ? methodology->title : QStringLiteral("How we work"), node), {}};
    for (const HandbookEntry& entry : handbookOf(portfolio, methodology ? methodology->id : MethodologyId{})) {
        ReportSection section{entry.page->title};
        section.newPage = entry.depth == 0 && !out.sections.empty();
        section.blocks.push_back(ReportProse{withoutInnerLinks(entry.page->text)});
        out.sections.push_back(std::move(section));
    }
    if (out.sections.empty()) out.sections.push_back({{}, {ReportProse{QStringLiteral("The handbook has no pages yet."), true}}});
    return out;
}

} // namespace gantry
