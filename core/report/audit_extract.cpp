#include "core/report/parts.h"

namespace gantry {

using namespace report;

ReportDocument auditExtractDocument(const ReportInput& input, const AuditRows& audit)
{
    const Node *root = input.portfolio.root(), *at = audit.project ? input.portfolio.find(audit.project) : root;
    ReportDocument out{headOf(input, QStringLiteral("Audit extract"), at ? at->name : QString(), audit.project), {}};
    out.landscape = true;
    ReportFacts facts{{{QStringLiteral("What is told"), audit.filter.isEmpty() ? QStringLiteral("Every change") : audit.filter},
        {QStringLiteral("Entries"), input.locale.toString(qlonglong(audit.entries.size()))}}};
    out.sections.push_back({{}, {facts}});
    if (audit.left > 0)
        out.sections.back().blocks.push_back(
            ReportProse{QStringLiteral("%1 older entries fit as well and are not in this extract. Narrow the filter, or export the table.")
                            .arg(input.locale.toString(audit.left)),
                true});
    ReportTable table{{},
        {{QStringLiteral("Record"), ReportAlign::Left, 3}, {QStringLiteral("Project"), ReportAlign::Left, 1.6},
            {QStringLiteral("Field"), ReportAlign::Left, 1.6}, {QStringLiteral("Before"), ReportAlign::Left, 2.4},
            {QStringLiteral("After"), ReportAlign::Left, 2.4}},
        {}, QStringLiteral("No change fits.")};
    for (const AuditEntryRows& entry : audit.entries) {
        table.rows.push_back(
            {{{QStringLiteral("%1 · %2 · %3 · %4").arg(input.locale.toString(entry.sequence), entry.when, entry.who, entry.what)}},
                ReportRow::Group});
        QString record;
        for (const AuditRow& row : entry.rows) {
            const bool again = row.record == record; // one name for all cells of a record, as in the window
            record = row.record;
            table.rows.push_back(
                {{{again ? QString() : row.record}, {again ? QString() : row.project}, {row.field}, {row.before}, {row.after}}});
        }
        if (entry.left > 0)
            table.rows.push_back({{{QStringLiteral("and %1 more changes").arg(input.locale.toString(entry.left))}, {}, {}, {}, {}}});
    }
    addTable(out, QStringLiteral("Changes"), std::move(table));
    return out;
}

} // namespace gantry
