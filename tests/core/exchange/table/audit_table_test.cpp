#include "core/exchange/csv/csv.h"
#include "core/exchange/table/audit_table.h"
#include "tests/support/strings.h"

using namespace gantry;

TEST_CASE("the audit trail is a table with a row a changed cell, and no text of it is a formula", "[audit]")
{
    const Instant at = *parseInstant(u"2026-03-02T08:00:00.000Z");
    const QByteArray csv = writeCsv(auditTable(
        {{12, at, QStringLiteral("2 Mar"), QStringLiteral("Ada"), QStringLiteral("=cmd()"),
             {{QStringLiteral("Task  Piles"), QStringLiteral("Name"), QStringLiteral("+1"), QStringLiteral("a,b"), QStringLiteral("QW")}},
             0},
            {11, at, {}, QStringLiteral("Bo"), QStringLiteral("Import"), {}, 5000}}));
    CHECK(csv.contains("Entry,Time (UTC),Who,What,Project,Record,Field,Before,After\r\n"));
    CHECK(csv.contains("12,2026-03-02T08:00:00,Ada,'=cmd(),QW,Task  Piles,Name,'+1,\"a,b\"\r\n"));
    CHECK(csv.contains("11,2026-03-02T08:00:00,Bo,Import,,5000 more changes,,,\r\n"));
}
