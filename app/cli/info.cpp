#include "app/cli/commands.h"
#include "core/store/header.h"
#include "core/text/text.h"

#include <QJsonArray>

namespace gantry::cli {
namespace {

QJsonValue timeJson(const std::optional<DateTime>& t) { return t ? QJsonValue(isoText(*t)) : QJsonValue(); }

QJsonObject projectJson(const Session& session, const Node& node)
{
    const auto schedule = session.schedule(node.id);
    return {{QStringLiteral("id"), QString::number(node.id.value)}, {QStringLiteral("code"), node.code},
        {QStringLiteral("name"), node.name}, {QStringLiteral("status_date"), timeJson(session.portfolio().optionsOf(node.id).statusDate)},
        {QStringLiteral("health"), wordOf(node.health)}, {QStringLiteral("start"), timeJson(schedule->start)},
        {QStringLiteral("finish"), timeJson(schedule->finish)}, {QStringLiteral("complete"), decimalText(schedule->complete.e8, 8)},
        {QStringLiteral("tasks"), qint64(schedule->tasks.size())}, {QStringLiteral("problems"), qint64(schedule->problems.size())}};
}

void printPeople(const Call& call, const Session& session, const QJsonObject& facts)
{
    const Node* root = session.portfolio().root();
    print(QStringLiteral("%1: %2, schema %3, journal up to entry %4")
              .arg(call.file(), root ? root->name : QString())
              .arg(facts.value(u"schema").toInt())
              .arg(session.sequence()));
    const QJsonObject counts = facts.value(u"counts").toObject();
    for (const EntityInfo& info : allEntities())
        if (const qint64 n = counts.value(info.keyText()).toInteger())
            print(QStringLiteral("  %1 %2").arg(info.pluralText().leftJustified(22), call.locale.toString(n)));
    for (const QJsonValue& each : facts.value(u"projects").toArray()) {
        const QJsonObject p = each.toObject();
        const auto day = [&](const char* key) {
            const auto at = parseDateTime(p.value(QLatin1String(key)).toString());
            return at ? dateText(dateOf(*at), call.locale) : QStringLiteral("–");
        };
        print(QStringLiteral("  %1 %2  %3 to %4, status %5, %6")
                  .arg(p.value(u"code").toString().leftJustified(8), p.value(u"name").toString(), day("start"), day("finish"),
                      day("status_date"), enumText(p.value(u"health").toString())));
    }
    if (const int n = facts.value(u"findings").toInt()) print(QStringLiteral("  %1 findings").arg(n));
    if (const auto& why = session.readOnlyReason(); why && why->code == Errc::Version) say(sentence(*why));
}

int run(const Call& call)
{
    const auto version = versionInHeader(call.file());
    if (!version) return fail(version.error());
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    QJsonObject counts, health;
    for (const EntityInfo& info : allEntities()) counts.insert(info.keyText(), qint64(portfolio.table(info.entity).size()));
    std::array<int, keysOf<Health>.size()> byHealth{};
    QJsonArray projects;
    std::optional<DateTime> oldest, newest;
    for (NodeId id : portfolio.root() ? portfolio.projectsUnder(portfolio.root()->id) : std::vector<NodeId>()) {
        const Node& node = *portfolio.find(id);
        ++byHealth[std::size_t(node.health)];
        projects.append(projectJson(session, node));
        const auto status = portfolio.optionsOf(id).statusDate;
        if (!status) continue;
        oldest = oldest ? std::min(*oldest, *status) : *status;
        newest = newest ? std::max(*newest, *status) : *status;
    }
    for (std::size_t i = 0; i < byHealth.size(); ++i) health.insert(wordOf(Health(i)), byHealth[i]);
    const QJsonObject facts{{QStringLiteral("file"), call.file()}, {QStringLiteral("schema"), *version},
        {QStringLiteral("name"), portfolio.root() ? portfolio.root()->name : QString()}, {QStringLiteral("sequence"), session.sequence()},
        {QStringLiteral("counts"), counts}, {QStringLiteral("health"), health}, {QStringLiteral("status_date_oldest"), timeJson(oldest)},
        {QStringLiteral("status_date_newest"), timeJson(newest)}, {QStringLiteral("projects"), projects},
        {QStringLiteral("findings"), qint64(session.findings().size())}};
    if (call.json)
        print(facts);
    else
        printPeople(call, session, facts);
    return Done;
}

} // namespace

const Command& infoCommand()
{
    static const Command command{"info", "FILE", "counts, status dates, schema version and health", 1, 1, {}, run};
    return command;
}

} // namespace gantry::cli
