#include "app/cli/audit_options.h"

namespace gantry::cli {

Result<AuditFilter> auditFilter(const Call& call, const Portfolio& portfolio, QString& wrong)
{
    AuditFilter out;
    out.author = call.value("by");
    out.words = call.value("words").split(u' ', Qt::SkipEmptyParts);
    const auto day = [&](const char* option) -> std::optional<QDate> {
        if (!call.has(option)) return std::nullopt;
        const QDate date = QDate::fromString(call.value(option), Qt::ISODate);
        if (!date.isValid()) wrong = QStringLiteral("--%1 wants a day such as 2026-03-02.").arg(QLatin1String(option));
        return date;
    };
    out.from = day("from");
    out.to = day("to");
    if (wrong.isEmpty() && out.from && out.to && *out.to < *out.from) wrong = QStringLiteral("--to lies before --from.");
    if (call.has("entity")) {
        const auto entity = entityNamed(call.value("entity"));
        if (!entity) return entity.error();
        out.entity = *entity;
    }
    if (call.has("field")) {
        out.field = call.value("field");
        if (!out.entity)
            wrong = QStringLiteral("--field wants --entity beside it: the kind of record that has the field.");
        else if (const EntityInfo& info = infoOf(*out.entity); !info.find(out.field)) {
            QStringList keys;
            for (const Field& field : info.fields) keys << field.keyText();
            wrong = QStringLiteral("%1 has no field %2. It has: %3.").arg(info.labelText(), out.field, keys.join(QStringLiteral(", ")));
        }
    }
    if (call.has("project")) {
        const auto node = nodeCalled(portfolio, call.value("project"));
        if (!node) return node.error();
        if (!portfolio.root() || *node != portfolio.root()->id) out.node = *node; // of the portfolio: everything
    }
    return out;
}

} // namespace gantry::cli
