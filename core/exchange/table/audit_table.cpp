#include "core/exchange/table/audit_table.h"

#include <QDateTime>

namespace gantry {
namespace {

TableCell words(int column, const QString& text) { return {column, text.isEmpty() ? TableCell::Empty : TableCell::Text, false, text}; }

} // namespace

OutTable auditTable(std::vector<AuditEntryRows> entries)
{
    OutTable out{QStringLiteral("Audit trail"),
        {{QStringLiteral("Entry")}, {QStringLiteral("Time (UTC)"), OutLook::Moment}, {QStringLiteral("Who")}, {QStringLiteral("What")},
            {QStringLiteral("Project")}, {QStringLiteral("Record")}, {QStringLiteral("Field")}, {QStringLiteral("Before")},
            {QStringLiteral("After")}},
        0, {}};
    std::vector<std::pair<std::size_t, std::size_t>> places; // entry, row; past its rows: how many are left
    for (std::size_t e = 0; e < entries.size(); ++e) {
        for (std::size_t r = 0; r < entries[e].rows.size(); ++r) places.emplace_back(e, r);
        if (entries[e].left > 0 || entries[e].rows.empty()) places.emplace_back(e, entries[e].rows.size());
    }
    out.rows = qsizetype(places.size());
    out.row = [entries = std::move(entries), places = std::move(places)](qsizetype at) {
        const auto& [e, r] = places[std::size_t(at)];
        const AuditEntryRows& entry = entries[e];
        const QString time = QDateTime::fromMSecsSinceEpoch(entry.at.ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
        std::vector<TableCell> line{{0, TableCell::Number, false, QString::number(entry.sequence)}, {1, TableCell::Time, false, time},
            words(2, entry.who), words(3, entry.what)};
        if (r < entry.rows.size()) {
            const AuditRow& row = entry.rows[r];
            const QString* cells[] = {&row.project, &row.record, &row.field, &row.before, &row.after};
            for (int c = 0; c < 5; ++c) line.push_back(words(4 + c, *cells[c]));
        } else if (entry.left > 0) {
            line.push_back(words(5, QStringLiteral("%1 more changes").arg(entry.left)));
        }
        return line;
    };
    return out;
}

} // namespace gantry
