#include "app/cli/commands.h"
#include "core/edit/methodology_apply.h"
#include "core/edit/methodology_start.h"
#include "core/exchange/methodology/reader.h"
#include "core/exchange/methodology/shipped.h"
#include "core/exchange/methodology/writer.h"
#include "core/governance/methodologies.h"
#include "core/model/persons.h"
#include "core/text/text.h"

#include <QFileInfo>

namespace gantry::cli {
namespace {

constexpr qint64 readAtMost = 16 * 1024 * 1024 + 1; // a byte more than is taken, so that the reader says so

QJsonObject methodologyJson(const Portfolio& portfolio, const Methodology& m)
{
    const MethodologyParts parts = methodologyParts(portfolio, m.id);
    return {{QStringLiteral("id"), QString::number(m.id.value)}, {QStringLiteral("number"), m.number}, {QStringLiteral("code"), m.code},
        {QStringLiteral("title"), m.title}, {QStringLiteral("version"), m.version}, {QStringLiteral("status"), wordOf(m.status)},
        {QStringLiteral("phases"), qint64(parts.phases.size())}, {QStringLiteral("tasks"), qint64(parts.tasks.size())},
        {QStringLiteral("requirements"), qint64(parts.requirements.size())}, {QStringLiteral("risks"), qint64(parts.risks.size())},
        {QStringLiteral("projects"), qint64(projectsRunBy(portfolio, m.id).size())}};
}

/// "CW" is the latest version of that code, where `published` the latest that is published; "CW@2" its second.
Result<MethodologyId> methodologyCalled(const Portfolio& portfolio, const QString& name, bool published)
{
    const QString code = name.section(u'@', 0, 0);
    const qint64 version = name.contains(u'@') ? name.section(u'@', 1).toLongLong() : 0;
    const Methodology* found = nullptr;
    portfolio.all<Methodology>().forEach([&](const Methodology& m) {
        if (m.code.compare(code, Qt::CaseInsensitive) != 0 || (version && m.version != version)) return;
        if (!version && published && m.status != MethodologyStatus::Published) return;
        if (!found || found->version < m.version) found = &m;
    });
    if (found) return found->id;
    return Error{Errc::NotFound, "methodology.unknown", {name}};
}

Result<std::optional<QDate>> dayOf(const Call& call, const char* option)
{
    if (!call.has(option)) return std::optional<QDate>();
    const QDate day = QDate::fromString(call.value(option), Qt::ISODate);
    if (!day.isValid()) return Error{Errc::Invalid, "methodology.bad-day", {call.value(option)}};
    return std::optional(day);
}

Result<PersonId> personOf(const Call& call, const Portfolio& portfolio, const char* option)
{
    const PersonId person = call.has(option) ? personIdCalled(portfolio, call.value(option)) : PersonId{};
    if (call.has(option) && !person) return Error{Errc::NotFound, "person.unknown", {call.value(option)}};
    return person;
}

int list(const Call& call, const Session& session)
{
    const Portfolio& portfolio = session.portfolio();
    std::vector<const Methodology*> all;
    portfolio.all<Methodology>().forEach([&](const Methodology& m) { all.push_back(&m); });
    std::ranges::sort(all, {}, [](const Methodology* m) { return std::tuple(m->code, m->version, m->id); });
    QJsonArray rows;
    for (const Methodology* m : all) {
        const QJsonObject row = methodologyJson(portfolio, *m);
        rows.append(row);
        if (!call.json)
            print(QStringLiteral("%1 %2  %3 %4 %5 phases, %6 requirements, %7 tasks, %8 risks, %9 projects")
                      .arg(m->code.leftJustified(10))
                      .arg(m->version, 3)
                      .arg(wordOf(m->status).leftJustified(10), m->title.left(30).leftJustified(30))
                      .arg(row.value(u"phases").toInteger())
                      .arg(row.value(u"requirements").toInteger())
                      .arg(row.value(u"tasks").toInteger())
                      .arg(row.value(u"risks").toInteger())
                      .arg(row.value(u"projects").toInteger()));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("methodologies"), rows}});
    if (all.empty() && !call.json)
        say(QStringLiteral("There are no methodologies. `methodology FILE import --shipped` brings those of Gantry."));
    return Done;
}

int exportOne(const Call& call, const Session& session)
{
    if (call.arguments.size() != 3 || !call.has("out")) return wrongUsage(QStringLiteral("methodology export needs a code and --out."));
    const auto id = methodologyCalled(session.portfolio(), call.arguments[2], false);
    if (!id) return fail(id.error());
    const auto written = writeWhere(call.value("out"), [&] { return writeMethodology(session.portfolio(), *id); });
    if (!written) return fail(written.error());
    if (call.json && call.value("out") != u"-") print(methodologyJson(session.portfolio(), *session.portfolio().find(*id)));
    return Done;
}

/// Reads files, each as one ChangeSet; a dry run takes the same steps in memory.
int importAll(const Call& call, Session& session)
{
    if (call.arguments.size() < 3 && !call.has("shipped"))
        return wrongUsage(QStringLiteral("methodology import needs a file, or --shipped."));
    std::vector<std::pair<QString, QByteArray>> sources;
    if (call.has("shipped"))
        for (const QByteArray& file : shippedMethodologies()) sources.emplace_back(QStringLiteral("shipped"), file);
    bool refused = false;
    for (const QString& path : call.arguments.mid(2)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            sources.emplace_back(QFileInfo(path).fileName(), file.read(readAtMost));
            continue;
        }
        refused = true;
        fail({Errc::Io, "methodology.cannot-read", {path, file.errorString()}});
    }
    Portfolio trial = session.portfolio();
    QJsonArray told;
    qint64 taken = 0;
    for (const auto& [name, bytes] : sources) {
        auto read = planMethodology(call.has("dry-run") ? trial : session.portfolio(), session.ids(), bytes, name);
        Result<void> done;
        if (!read)
            done = read.error();
        else if (call.has("dry-run"))
            done = applyToMemory(trial, read->set);
        else if (const auto applied = session.apply(read->set, Source::Import); !applied)
            done = applied.error();
        if (!done) {
            refused = true;
            fail(done.error());
            told.append(QJsonObject{{QStringLiteral("file"), name}, {QStringLiteral("error"), sentence(done.error())},
                {QStringLiteral("reason"), QString::fromLatin1(done.error().reason)}});
            continue;
        }
        taken += read->report.taken();
        static constexpr const char* words[] = {"new", "new_version", "known"};
        QJsonObject json = reportJson(read->report);
        json.insert(QStringLiteral("what"), QString::fromLatin1(words[read->what]));
        json.insert(QStringLiteral("code"), read->code);
        json.insert(QStringLiteral("title"), read->title);
        json.insert(QStringLiteral("version"), read->version);
        told.append(json);
        if (call.json) continue;
        static constexpr const char* said[] = {"new", "a new version", "known already"};
        print(QStringLiteral("%1, version %2: %3").arg(read->title).arg(read->version).arg(QString::fromLatin1(said[read->what])));
        out().write(reportText(read->report).toUtf8());
    }
    if (call.json) print(QJsonObject{{QStringLiteral("sources"), told}, {QStringLiteral("dry_run"), call.has("dry-run")}});
    return taken > 0 && !(refused && taken == 0) ? Done : Failed;
}

int start(const Call& call, Session& session)
{
    if (call.arguments.size() != 3 || !call.has("name")) return wrongUsage(QStringLiteral("methodology start needs a code and --name."));
    const Portfolio& portfolio = session.portfolio();
    const auto id = methodologyCalled(portfolio, call.arguments[2], true);
    if (!id) return fail(id.error());
    const auto under =
        call.has("under") ? nodeCalled(portfolio, call.value("under")) : Result<NodeId>(portfolio.root() ? portfolio.root()->id : NodeId{});
    if (!under) return fail(under.error());
    const auto first = dayOf(call, "start"), last = dayOf(call, "finish");
    if (!first || !last) return fail((first ? last : first).error());
    const auto manager = personOf(call, portfolio, "manager"), sponsor = personOf(call, portfolio, "sponsor");
    if (!manager || !sponsor) return fail((manager ? sponsor : manager).error());
    auto made = startProject(portfolio, session.ids(),
        {.methodology = *id,
            .under = *under,
            .name = call.value("name"),
            .code = call.value("code"),
            .type = call.value("type"),
            .manager = *manager,
            .sponsor = *sponsor,
            .start = *first,
            .finish = *last,
            .today = session.today()});
    if (!made) return fail(made.error());
    if (!call.has("dry-run"))
        if (const auto done = session.apply(std::move(made->set)); !done) return fail(done.error());
    QJsonArray gates;
    for (const auto& gate : made->gates)
        gates.append(QJsonObject{{QStringLiteral("title"), gate.title}, {QStringLiteral("phase"), gate.phase},
            {QStringLiteral("planned"), dayJson(gate.planned)}});
    if (call.json) {
        print(QJsonObject{{QStringLiteral("id"), QString::number(made->project.value)}, {QStringLiteral("start"), dayJson(made->start)},
            {QStringLiteral("finish"), dayJson(made->finish)}, {QStringLiteral("tasks"), qint64(made->tasks)},
            {QStringLiteral("links"), qint64(made->links)}, {QStringLiteral("criteria"), qint64(made->criteria)},
            {QStringLiteral("checklist_items"), qint64(made->checklistItems)}, {QStringLiteral("documents"), qint64(made->documents)},
            {QStringLiteral("risks"), qint64(made->risks)}, {QStringLiteral("gates"), gates},
            {QStringLiteral("dry_run"), call.has("dry-run")}});
    } else {
        print(QStringLiteral("%1: %2 to %3, %4 tasks, %5 criteria, %6 checklist items, %7 planned documents, %8 risks")
                  .arg(call.value("name"), dateText(made->start, call.locale),
                      made->finish ? dateText(*made->finish, call.locale) : QString())
                  .arg(made->tasks)
                  .arg(made->criteria)
                  .arg(made->checklistItems)
                  .arg(made->documents)
                  .arg(made->risks));
        for (const auto& gate : made->gates)
            print(QStringLiteral("  %1 %2").arg(
                (gate.planned ? dateText(*gate.planned, call.locale) : QString()).rightJustified(12), gate.title));
        if (call.has("dry-run")) say(QStringLiteral("Nothing was written: this was a dry run."));
    }
    return Done;
}

int apply(const Call& call, Session& session)
{
    if (call.arguments.size() != 3 || !call.has("project"))
        return wrongUsage(QStringLiteral("methodology apply needs a code and --project."));
    const Portfolio& portfolio = session.portfolio();
    const auto id = methodologyCalled(portfolio, call.arguments[2], true);
    if (!id) return fail(id.error());
    const auto project = nodeCalled(portfolio, call.value("project"));
    if (!project) return fail(project.error());
    auto applied =
        applyVersion(portfolio, session.ids(), *project, *id, {!call.has("without-tasks"), !call.has("without-risks")}, session.today());
    if (!applied) return fail(applied.error());
    static constexpr const char* words[] = {"added", "reworded", "own_wording", "withdrawn", "kept", "stays_away"};
    QJsonArray lines;
    for (const AppliedPart& part : applied->lines) {
        const QString word = QString::fromLatin1(words[std::size_t(part.effect)]);
        lines.append(QJsonObject{{QStringLiteral("effect"), word}, {QStringLiteral("part"), infoOf(part.part).keyText()},
            {QStringLiteral("code"), part.code}, {QStringLiteral("title"), part.title}, {QStringLiteral("was"), part.was},
            {QStringLiteral("answer_kept"), part.answered}});
        if (!call.json)
            print(QStringLiteral("%1 %2 %3%4")
                      .arg(word.leftJustified(12), part.code.leftJustified(10), part.title,
                          part.answered ? QStringLiteral(" (the answer is kept)") : QString()));
    }
    const std::size_t links = applied->links, kept = applied->answersKept();
    if (!call.has("dry-run"))
        if (const auto done = session.apply(std::move(applied->set)); !done) return fail(done.error());
    if (call.json)
        print(QJsonObject{{QStringLiteral("lines"), lines}, {QStringLiteral("links_added"), qint64(links)},
            {QStringLiteral("answers_kept"), qint64(kept)}, {QStringLiteral("dry_run"), call.has("dry-run")}});
    else if (call.has("dry-run"))
        say(QStringLiteral("Nothing was written: this was a dry run."));
    return Done;
}

int run(const Call& call)
{
    const QString verb = call.arguments.value(1, QStringLiteral("list"));
    const bool writes = verb == u"import" || verb == u"start" || verb == u"apply";
    if (!writes && verb != u"list" && verb != u"export") return wrongUsage(QStringLiteral("methodology knows no “%1”.").arg(verb));
    auto opened = call.open(writes && !call.has("dry-run") ? OpenMode::Write : OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    if (verb == u"list") return list(call, session);
    if (verb == u"export") return exportOne(call, session);
    if (verb == u"import") return importAll(call, session);
    return verb == u"start" ? start(call, session) : apply(call, session);
}

} // namespace

const Command& methodologyCommand()
{
    static const Command command{"methodology",
        "FILE [list | export CODE --out PATH | import SOURCE... | start CODE --name NAME | apply CODE --project CODE]; CODE@2 names a "
        "version",
        "methodologies: list, exchange as files, start a project from one, bring a project to a version", 1, 1'000'000,
        {{"out", "PATH", "With export: the file to write; - for standard output."},
            {"shipped", nullptr, "With import: those that come with Gantry."}, {"name", "NAME", "With start: what the project is called."},
            {"code", "CODE", "With start: the project's code."},
            {"under", "CODE", "With start: the programme that it lies under; the portfolio where it is not given."},
            {"type", "TEXT", "With start: what kind of project it is."}, {"manager", "NAME", "With start: who manages it."},
            {"sponsor", "NAME", "With start: who sponsors it."}, {"start", "DAY", "With start: the day it begins, as YYYY-MM-DD."},
            {"finish", "DAY", "With start: the day it is to be finished by, instead."}, {"project", "CODE", "With apply: which project."},
            {"without-tasks", nullptr, "With apply: leave the plan alone."},
            {"without-risks", nullptr, "With apply: add no starter risks."},
            {"dry-run", nullptr, "Tell what would happen and write nothing."}},
        run};
    return command;
}

} // namespace gantry::cli
