#include "core/exchange/export.h"

#include "app/cli/commands.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/json/record_json.h"
#include "core/exchange/xlsx/xlsx.h"
#include "core/model/selection.h"

#include <QFileInfo>

namespace gantry::cli {
namespace {

/// The one project that a schedule is written of.
Result<NodeId> projectOf(const Call& call, const Portfolio& portfolio)
{
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return projects.error();
    if (projects->size() == 1) return projects->front();
    if (projects->empty()) return Error{Errc::NotFound, "export.no-project", {}};
    return Error{Errc::Invalid, "export.one-project", {QString::number(projects->size())}};
}

/// The formats of other planning programs.
std::optional<SourceFormat> scheduleFormat(QStringView word)
{
    if (word == u"mspdi") return SourceFormat::Mspdi;
    if (word == u"xer") return SourceFormat::Xer;
    return word == u"pmxml" ? std::optional(SourceFormat::Pmxml) : std::nullopt;
}

/// A schedule for another planning program.
int writeSchedule(const Call& call, SourceFormat format)
{
    const QString path = call.value("out");
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    const Session& open = **session;
    const auto project = projectOf(call, open.portfolio());
    if (!project) return fail(project.error());
    ExportRequest request =
        exportRequest(open.portfolio(), *project, open.schedule(*project), [&](SnapshotId id) { return open.frozen(id); });
    request.now = call.identity.clock();
    request.author = call.identity.author;
    const auto file = exportProject(request, format, QFileInfo(path).fileName());
    if (!file) return fail(file.error());
    const auto written = writeFile(path, [&](QIODevice& device) { device.write(file->bytes); });
    if (!written) return fail(written.error());
    if (call.json)
        print(reportJson(file->report));
    else
        out().write(reportText(file->report).toUtf8());
    return Done;
}

int run(const Call& call)
{
    const QString format = call.value("format"), path = call.value("out");
    const bool table = format == u"xlsx" || format == u"csv";
    const auto schedule = scheduleFormat(format);
    if (!table && !schedule && format != u"json")
        return wrongUsage(
            QStringLiteral("Say --format mspdi, --format xer, --format pmxml, --format csv, --format xlsx or --format json."));
    if (path.isEmpty()) return wrongUsage(QStringLiteral("Say where the file goes: --out PATH."));
    if (schedule) {
        if (call.has("entity"))
            return wrongUsage(QStringLiteral("--entity goes with the formats csv, xlsx and json; a schedule is whole."));
        return writeSchedule(call, *schedule);
    }
    std::vector<Entity> entities;
    if (call.has("entity")) {
        const auto entity = entityNamed(call.value("entity"));
        if (!entity) return fail(entity.error());
        entities = {*entity};
    } else if (table) { // a table holds one kind of record
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
    const auto chosen = [&](Entity entity) {
        auto ids = recordIds(portfolio, entity, projects ? &*projects : nullptr);
        records += qint64(ids.size());
        return ids;
    };
    Result<void> written;
    if (table) {
        auto ids = chosen(entities.front());
        auto bytes = format == u"csv" ? Result<QByteArray>(writeCsv(portfolio, entities.front(), ids))
                                      : writeXlsx({registerTable(portfolio, entities.front(), std::move(ids))}, call.identity.clock());
        if (!bytes) return fail(bytes.error());
        written = writeFile(path, [&](QIODevice& file) { file.write(*bytes); });
    } else {
        written = writeFile(path, [&](QIODevice& file) {
            const bool one = entities.size() == 1;
            file.write(one ? "{\"format\":1," : "{\"format\":1,\"entities\":[");
            for (std::size_t i = 0; i < entities.size(); ++i) {
                if (!one) file.write(i ? ",\n{" : "\n{");
                writeRows(file, portfolio, entities[i], chosen(entities[i]));
                if (!one) file.write("}");
            }
            file.write(one ? "}\n" : "\n]}\n");
        });
    }
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
    static const Command command{"export", "FILE --format mspdi|xer|pmxml|csv|xlsx|json [--entity E] [--project CODE] --out PATH",
        "a project for Microsoft Project or Primavera P6, or records as a table or as JSON", 1, 1,
        {{"format", "mspdi|xer|pmxml|csv|xlsx|json",
             "mspdi: XML of Microsoft Project; xer, pmxml: text and XML of Primavera P6; csv, xlsx: one kind of record, tasks where "
             "--entity is not given: csv for programs, with keys and all fields, xlsx for people, with labels; json: all kinds."},
            {"entity", "E", "Which kind of record (csv, xlsx, json); the command schema lists them."},
            {"project", "CODE",
                "The project (mspdi, xer, pmxml: needed where there are several); of records those of it, or of this programme."},
            {"out", "PATH", "The file to write; one there is replaced."}},
        run};
    return command;
}

} // namespace gantry::cli
