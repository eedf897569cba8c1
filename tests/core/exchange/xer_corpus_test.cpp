#include "core/schedule/adapter.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QRegularExpression>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Rows of each table, counted without any knowledge of the format but its markers.
QMap<QString, qint64> rowsIn(const QByteArray& bytes)
{
    QMap<QString, qint64> out;
    QString table;
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.startsWith("%T\t")) table = QString::fromLatin1(line.mid(3).trimmed());
        if (line.startsWith("%R\t")) ++out[table];
        if (line.startsWith("%E")) break;
    }
    return out;
}

/// Dates past 2200, which no plan here can hold: one file has some.
qint64 farYears(const QByteArray& bytes)
{
    static const QRegularExpression far(QStringLiteral("\\t(22[1-9]|2[3-9]\\d|[3-9]\\d\\d)\\d-\\d\\d-\\d\\d \\d\\d:"));
    qint64 count = 0;
    for (auto it = far.globalMatch(QString::fromLatin1(bytes)); it.hasNext(); it.next()) ++count;
    return count;
}

} // namespace

TEST_CASE("every XER of the corpus is read, and every row of it is accounted for", "[xer][corpus]")
{
    for (const corpus::File& file : corpus::files(QStringLiteral("xer"))) {
        const QByteArray& bytes = file.bytes;
        const ParsedSource source = read(bytes);
        INFO(file.name.toStdString());
        INFO(reportText(source.report).toStdString());
        CHECK(source.report.balanced());
        QMap<QString, qint64> seen;
        for (auto it = source.report.records.cbegin(); it != source.report.records.cend(); ++it) seen[it.key()] = it->seen;
        CHECK(seen == rowsIn(bytes));
        CHECK(brokenRules(source) == QString());
        CHECK(source.report.notes.value(QStringLiteral("unread-value")).count == farYears(bytes) + bytes.count("\tST_TotalFloat\t"));
        qint64 activities = 0;
        for (const ParsedProject& p : source.projects)
            activities += std::ranges::count_if(p.tasks, [](const Task& t) { return t.kind != TaskKind::Wbs; });
        CHECK(activities == source.report.records.value(QStringLiteral("TASK")).taken);
    }
}

TEST_CASE("activities of the corpus that have not begun get the early dates that P6 gave them", "[xer][corpus]")
{
    qint64 compared = 0, equal = 0;
    for (const corpus::File& file : corpus::files(QStringLiteral("xer"))) {
        const ParsedSource source = read(file.bytes);
        const QHash<TaskId, FrozenTask> given = sourceDatesOf(source);
        const Portfolio portfolio = portfolioOf(source);
        for (const auto& plan : schedule::scheduleAll(portfolio))
            for (std::size_t i = 0; i < plan->tasks.size(); ++i) {
                const auto it = given.constFind(plan->tasks[i]);
                if (it == given.cend() || !it->earlyStart || portfolio.find(plan->tasks[i])->actualStart) continue;
                ++compared;
                equal += plan->dates[i].earlyStart == it->earlyStart;
            }
    }
    if (!compared) return;
    INFO(equal << " of " << compared);
    CHECK(equal > compared * 8 / 10);
}
