#include "app/cli/commands.h"
#include "core/session/kept_index.h"
#include "core/session/search_records.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

constexpr int usualHits = 20, mostHits = 1000;

QJsonObject recordJson(RecordKey record)
{
    return {{QStringLiteral("entity"), infoOf(record.entity).keyText()}, {QStringLiteral("id"), QString::number(record.id)}};
}

QString placeOf(const Portfolio& portfolio, NodeId node)
{
    const Node* row = portfolio.find(node);
    return row ? row->code.isEmpty() ? row->name : row->code : QString();
}

QJsonArray marksJson(const MarkedText& text)
{
    QJsonArray marks;
    for (const auto& [start, length] : text.marks) marks.append(QJsonArray{qint64(start), qint64(length)});
    return marks;
}

QJsonObject hitJson(const Portfolio& portfolio, const SearchHit& hit)
{
    QJsonObject out = recordJson(hit.record);
    out.insert(QStringLiteral("number"), hit.number.text);
    out.insert(QStringLiteral("title"), hit.title.text);
    out.insert(QStringLiteral("project"), placeOf(portfolio, hit.project));
    out.insert(QStringLiteral("field"), hit.field ? QJsonValue(hit.field->keyText()) : QJsonValue());
    out.insert(QStringLiteral("in_file"), hit.inFile);
    out.insert(QStringLiteral("snippet"), hit.snippet.text);
    out.insert(QStringLiteral("marks"), marksJson(hit.snippet));
    if (hit.leadsTo != hit.record) out.insert(QStringLiteral("on"), recordJson(hit.leadsTo));
    return out;
}

void printHit(const Portfolio& portfolio, const SearchHit& hit)
{
    QStringList head{infoOf(hit.record.entity).labelText()};
    if (!hit.number.text.isEmpty()) head << hit.number.text;
    head << hit.title.text;
    if (const QString place = placeOf(portfolio, hit.project); !place.isEmpty()) head << QStringLiteral("(%1)").arg(place);
    print(head.join(u' '));
    if (!hit.snippet.text.isEmpty()) print(QStringLiteral("    ") + hit.snippet.text);
}

int run(const Call& call)
{
    int limit = usualHits;
    if (call.has("limit")) {
        bool ok = false;
        limit = call.value("limit").toInt(&ok);
        if (!ok || limit < 1 || limit > mostHits) return wrongUsage(QStringLiteral("--limit wants a number from 1 to %1.").arg(mostHits));
    }
    QString words = call.arguments.mid(1).join(u' ');
    if (call.has("kind")) {
        const auto entity = entityNamed(call.value("kind"));
        if (!entity) return fail(entity.error());
        words += QStringLiteral(" entity:") + infoOf(*entity).keyText();
    }
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    if (call.has("project")) {
        if (const auto node = nodeCalled(portfolio, call.value("project")); !node) return fail(node.error());
        words += QStringLiteral(" project:\"%1\"").arg(call.value("project"));
    }
    const QString folder = call.has("index") ? call.value("index") : searchFolder();
    const auto kept = KeptIndex::open(folder, session.searchSource());
    if (!kept) return fail(kept.error());
    const auto answer = searchRecords((*kept)->index(), portfolio, readQuery(words), {.hits = limit, .count = true});
    if (!answer) return fail(answer.error());
    const auto skipped =
        call.has("skipped") ? skippedFiles((*kept)->index(), portfolio) : Result<std::vector<SkippedFile>>(std::vector<SkippedFile>());
    if (!skipped) return fail(skipped.error());
    if (call.json) {
        QJsonArray hits, files;
        for (const SearchHit& hit : answer->hits) hits.append(hitJson(portfolio, hit));
        for (const SkippedFile& file : *skipped) {
            QJsonObject out = recordJson(file.record);
            out.insert(QStringLiteral("name"), file.name);
            out.insert(QStringLiteral("reason"), QLatin1StringView(file.why.reason));
            out.insert(QStringLiteral("why"), sentence(file.why));
            files.append(out);
        }
        QJsonObject out{{QStringLiteral("found"), answer->found}, {QStringLiteral("more"), answer->more}, {QStringLiteral("hits"), hits}};
        if (call.has("skipped")) out.insert(QStringLiteral("skipped"), files);
        print(out);
        return Done;
    }
    for (const SearchHit& hit : answer->hits) printHit(portfolio, hit);
    if (answer->hits.empty()) say(QStringLiteral("Nothing holds all of these words. The last may be the beginning of one."));
    if (answer->found > int(answer->hits.size()))
        say(QStringLiteral("The best %1 of %2%3; --limit shows more.")
                .arg(answer->hits.size())
                .arg(answer->found)
                .arg(answer->more ? QStringLiteral(" or more") : QString()));
    for (const SkippedFile& file : *skipped) print(sentence(file.why));
    return Done;
}

} // namespace

const Command& searchCommand()
{
    static const Command command{"search", "FILE WORDS... [--kind ENTITY] [--project CODE] [--limit N] [--skipped]",
        "records, notes and files that hold all of the words", 2, 64,
        {{"kind", "ENTITY", "Records of this kind alone."}, {"project", "CODE", "Of this project or programme."},
            {"limit", "N", "Show so many at most; 20 where it is not given."},
            {"skipped", nullptr, "Also list the files whose text could not be read, and why."},
            {"index", "FOLDER", "Where indexes for searching lie; that of the window where it is not given."}},
        run};
    return command;
}

} // namespace gantry::cli
