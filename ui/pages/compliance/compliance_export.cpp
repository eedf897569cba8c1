#include "ui/pages/compliance/compliance_export.h"

#include "core/text/compliance_text.h"
#include "core/text/text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("ComplianceExport", text); }

} // namespace

OutTable complianceTable(const Portfolio& portfolio, std::vector<ProjectCompliance> projects, QDate today)
{
    // Finished cells: what makes the file works on another thread.
    auto rows = std::make_shared<std::vector<std::vector<TableCell>>>();
    for (const ProjectCompliance& p : projects) {
        const Node& node = *portfolio.find(p.project);
        for (const ComplianceLine& line : p.lines) {
            QStringList why{reasonText(line), waiverText(portfolio, line, today)};
            why.removeAll(QString());
            std::vector<TableCell> cells;
            int column = 0;
            const auto add = [&](const QString& text, TableCell::What what = TableCell::Text) {
                cells.push_back({column++, text.isEmpty() ? TableCell::Empty : what, false, text});
            };
            add(node.code);
            add(node.name);
            add(portfolio.titleOf(entityOf<Methodology>(), p.methodology.value));
            add(portfolio.titleOf(entityOf<MethodologyPhase>(), p.phases[std::size_t(line.phase)].value));
            add(line.asked->code);
            add(line.asked->title);
            add(enumText(wordOf(line.asked->kind)));
            add(enumText(wordOf(line.asked->obligation)));
            add(QString::number(line.asked->weight), TableCell::Number);
            add(stateText(line.state));
            add(line.overdue ? word("yes") : QString());
            add(line.due ? line.due->toString(Qt::ISODate) : QString(), TableCell::Time);
            add(why.join(QStringLiteral("; ")));
            add(recordText(portfolio, line));
            rows->push_back(std::move(cells));
        }
    }
    OutTable out{word("Compliance"), {}, qsizetype(rows->size()), {}};
    for (const char* title : {"Code", "Project", "Methodology", "Phase", "Requirement", "Title", "Kind", "Obligation", "Weight", "State",
             "Overdue", "Due", "Why", "Shown by"})
        out.columns.push_back({word(title), QLatin1StringView(title) == QLatin1StringView("Due") ? OutLook::Day : OutLook::Plain});
    out.row = [rows](qsizetype at) { return (*rows)[std::size_t(at)]; };
    return out;
}

} // namespace gantry
