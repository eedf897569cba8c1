#include "app/cli/commands.h"
#include "core/text/knowledge_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

constexpr std::size_t usual = 10, most = 1000; // offers

/// A record of a numbered register, by number or id.
template <class E> Result<RecordKey> recordCalled(const Portfolio& portfolio, const QString& name)
{
    RecordKey found{entityOf<E>(), 0};
    portfolio.all<E>().forEach([&](const E& row) {
        const bool fits = row.number.compare(name, Qt::CaseInsensitive) == 0 || QString::number(row.id.value) == name;
        if (fits && (!found.id || row.id.value < found.id)) found.id = row.id.value;
    });
    if (found.id) return found;
    return Error{Errc::NotFound, "record.unknown-number", {infoOf<E>().labelText(), name}};
}

/// What the lessons are asked for.
Result<RecordKey> contextCalled(const Call& call, const Portfolio& portfolio)
{
    if (call.has("gate")) return recordCalled<Gate>(portfolio, call.value("gate"));
    if (call.has("risk")) return recordCalled<Risk>(portfolio, call.value("risk"));
    if (call.has("contract")) return recordCalled<Contract>(portfolio, call.value("contract"));
    const auto node = nodeCalled(portfolio, call.value("project"));
    if (!node) return node.error();
    return RecordKey{entityOf<Node>(), node->value};
}

QString numberOf(const Portfolio& portfolio, RecordKey record)
{
    return textOf(portfolio.cell(record.entity, record.id, *infoOf(record.entity).numberField()));
}

int runLessons(const Call& call)
{
    int asked = 0;
    for (const char* option : {"project", "gate", "risk", "contract"}) asked += call.has(option);
    if (asked != 1) return wrongUsage(QStringLiteral("Say for what lessons are wanted: one of --project, --gate, --risk, --contract."));
    std::size_t limit = usual;
    if (call.has("most")) {
        bool ok = false;
        const int n = call.value("most").toInt(&ok);
        if (!ok || n < 1 || n > int(most)) return wrongUsage(QStringLiteral("--most wants a number from 1 to 1000."));
        limit = std::size_t(n);
    }
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Portfolio& portfolio = (*opened)->portfolio();
    const auto record = contextCalled(call, portfolio);
    if (!record) return fail(record.error());
    LessonIndex index;
    index.update(portfolio);
    const auto offers = index.offers(lessonContextOf(portfolio, *record), limit);
    QJsonArray list;
    for (const LessonOffer& offer : offers) {
        const QString number = numberOf(portfolio, offer.knowledge), title = portfolio.titleOf(offer.knowledge.entity, offer.knowledge.id);
        const Field& advice = *infoOf(offer.knowledge.entity).find(u"recommendation");
        const QString recommendation = textOf(portfolio.cell(offer.knowledge.entity, offer.knowledge.id, advice));
        if (!call.json) {
            print(QStringLiteral("%1 %2 %3").arg(QString::number(offer.fit.points()).rightJustified(4), number.leftJustified(9), title));
            print(QStringLiteral("%1%2").arg(QString(15, u' '), fitText(offer.fit)));
            continue;
        }
        QJsonObject out{{QStringLiteral("entity"), infoOf(offer.knowledge.entity).keyText()},
            {QStringLiteral("id"), QString::number(offer.knowledge.id)}, {QStringLiteral("number"), number},
            {QStringLiteral("title"), title}, {QStringLiteral("recommendation"), recommendation},
            {QStringLiteral("points"), offer.fit.points()}, {QStringLiteral("why"), fitText(offer.fit)},
            {QStringLiteral("used"), offer.fit.uses}};
        list.append(out);
    }
    if (call.json) print(QJsonObject{{QStringLiteral("lessons"), list}});
    if (offers.empty() && !call.json) say(QStringLiteral("No lesson fits."));
    return Done;
}

} // namespace

const Command& lessonsCommand()
{
    static const Command command{"lessons", "FILE --project CODE | --gate NUMBER | --risk NUMBER | --contract NUMBER [--most N]",
        "the lessons and best practices that fit best, and why", 1, 1,
        {{"project", "CODE", "For this project or programme."}, {"gate", "NUMBER", "For this gate."}, {"risk", "NUMBER", "For this risk."},
            {"contract", "NUMBER", "For this contract."}, {"most", "N", "So many at most; 10 where it is not given."}},
        runLessons};
    return command;
}

} // namespace gantry::cli
