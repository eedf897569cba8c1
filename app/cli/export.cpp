#include "app/cli/commands.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/json/record_json.h"
#include "core/model/selection.h"

namespace gantry::cli {
namespace {

int run(const Call& call)
{
    const QString format = call.value("format"), path = call.value("out");
    if (format != u"csv" && format != u"json") return wrongUsage(QStringLiteral("Say --format csv or --format json."));
    if (path.isEmpty()) return wrongUsage(QStringLiteral("Say where the file goes: --out PATH."));
    const bool csv = format == u"csv";
    std::vector<Entity> entities;
    if (call.has("entity")) {
        const auto entity = entityNamed(call.value("entity"));
        if (!entity) return fail(entity.error());
        entities = {*entity};
    } else if (csv) { // a table holds one kind of record
        entities = {entityOf<Task>()};
    } else {
        for (const EntityInfo& info : allEntities()) entities.push_back(info.entity);
    }
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    const Portfolio& portfolio = (*session)->portfolio();
    std::optional<std::vector<NodeId>> projects;
    if (call.has("project")) {
        auto found = projectsOf(portfolio, call.value("project"));
        if (!found) return fail(found.error());
        projects = std::move(*found);
    }
    qint64 records = 0;
    const auto written = writeFile(path, [&](QIODevice& file) {
        if (!csv) file.write(entities.size() == 1 ? "{\"format\":1," : "{\"format\":1,\"entities\":[");
        for (std::size_t i = 0; i < entities.size(); ++i) {
            const auto ids = recordIds(portfolio, entities[i], projects ? &*projects : nullptr);
            records += qint64(ids.size());
            if (csv) {
                file.write(writeCsv(portfolio, entities[i], ids));
                continue;
            }
            if (entities.size() > 1) file.write(i ? ",\n{" : "\n{");
            writeRows(file, portfolio, entities[i], ids);
            if (entities.size() > 1) file.write("}");
        }
        if (!csv) file.write(entities.size() == 1 ? "}\n" : "\n]}\n");
    });
    if (!written) return fail(written.error());
    if (call.json)
        print(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("records"), records}});
    else
        say(QStringLiteral("%1 holds %2 records.").arg(path, call.locale.toString(records)));
    return Done;
}

} // namespace

const Command& exportCommand()
{
    static const Command command{"export", "FILE --format csv|json [--entity E] [--project CODE] --out PATH",
        "records as a table or as JSON", 1, 1,
        {{"format", "csv|json", "csv: one kind of record, tasks where --entity is not given; json: all kinds."},
            {"entity", "E", "Which kind of record; the command schema lists them."},
            {"project", "CODE", "Only what belongs to this project, or to the projects of this programme."},
            {"out", "PATH", "The file to write; one there is replaced."}},
        run};
    return command;
}

} // namespace gantry::cli
