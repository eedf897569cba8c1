#include "core/exchange/import.h"

#include "app/cli/commands.h"
#include "app/cli/import_table.h"
#include "core/edit/records.h"
#include "core/exchange/read_table.h"
#include "core/text/text.h"

#include <QFileInfo>
#include <QJsonArray>
#include <csignal>

namespace gantry::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;
constexpr std::size_t differencesShown = 40;

/// Ctrl+C cancels what is under way; nothing of it stays in the file.
Progress interruptible()
{
    std::signal(SIGINT, [](int) { interrupted = 1; });
    auto stop = std::make_shared<std::stop_source>();
    Progress progress;
    progress.stop = stop->get_token();
    progress.report = [stop](const QString&, int) {
        if (interrupted) stop->request_stop();
    };
    return progress;
}

/// One source after another; each is one ChangeSet.
class Importer {
public:
    Importer(const Call& call, Session& session)
        : m_call(call)
        , m_session(session)
        , m_dryRun(call.has("dry-run"))
        , m_progress(interruptible())
        , m_trial(session.portfolio())
    {
        m_options.programme = call.value("programme");
        m_options.asNew = call.has("as-new");
        m_options.now = call.identity.clock();
        m_options.author = call.identity.author;
        m_read.encoding = call.value("encoding");
    }

    /// The report of one source, as `--json` tells it. Errors: those of reading, planning and writing.
    Result<QJsonObject> schedule(const QString& path)
    {
        auto source = readSource(path, m_read, m_progress);
        if (!source) return source.error();
        ImportReport report;
        const auto build = [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            const auto snapshots = [&](SnapshotId id) { return content(portfolio, id); };
            return planImport(portfolio, ids, std::move(*source), m_options, report, snapshots, progress);
        };
        if (auto done = write(build); !done) return done.error();
        QJsonObject json = tell(report);
        if (!m_dryRun) json.insert(QStringLiteral("differences"), tellDifferences(report));
        return json;
    }

    Result<QJsonObject> table(const QString& path, const TableOrder& order)
    {
        const auto source = readTable(path, order.mapping.sheet, m_progress);
        if (!source) return source.error();
        TableImport read;
        const auto build = [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) -> Result<ChangeSet> {
            auto plan = planTable(*source, order.mapping, portfolio, ids, order.entity, m_call.locale, progress);
            if (!plan) return plan.error();
            read = std::move(*plan);
            giveNumbers(portfolio, read.set);
            return std::move(read.set);
        };
        if (auto done = write(build); !done) return done.error();
        QJsonObject report = tell(tableReport(path, *source, order.entity, read));
        if (!m_call.json)
            for (const TableRefusal& refusal : read.refused) say(placeText(refusal));
        addTable(report, *source, order.entity, read);
        return report;
    }

    bool tookAnything() const { return m_taken > 0; }

private:
    /// A dry run takes the same steps in memory, so that each source meets what those before it would have left.
    Result<void> write(const Session::Build& build)
    {
        if (!m_dryRun) {
            const auto done = m_session.applyBulkNow(build, Source::Import, m_progress);
            return done ? Result<void>() : done.error();
        }
        auto set = build(m_trial, m_session.ids(), m_progress);
        if (!set) return set.error();
        if (auto done = applyToMemory(m_trial, *set); !done) return done;
        std::ranges::move(set->contents, std::back_inserter(m_contents));
        return {};
    }

    Result<Frozen> content(const Portfolio& portfolio, SnapshotId id) const
    {
        const auto made = std::ranges::find(m_contents, id, &SnapshotContent::snapshot);
        if (made != m_contents.end()) return decodeFrozen(made->cbor);
        return portfolio.find(id) ? m_session.frozen(id) : Error{Errc::NotFound, "snapshot.no-content", {}};
    }

    QJsonObject tell(const ImportReport& report)
    {
        m_taken += report.taken();
        if (!m_call.json) out().write(reportText(report).toUtf8());
        return reportJson(report);
    }

    /// Where the dates computed here are not those of the file, and why.
    QJsonArray tellDifferences(const ImportReport& report)
    {
        QJsonArray all;
        for (const ImportedProject& project : report.projects) {
            const auto found = m_session.sourceDifferences(project.node);
            if (!m_call.json && !found.empty())
                print(QStringLiteral("  %1: %2 tasks have other dates than in the file").arg(project.name).arg(found.size()));
            const std::size_t told = m_call.json ? found.size() : std::min(found.size(), differencesShown);
            for (std::size_t i = 0; i < told; ++i) {
                const SourceDifference& d = found[i];
                const QString text = gantry::sentence(d, m_session.portfolio(), m_call.locale);
                if (!m_call.json) {
                    print(QStringLiteral("    ") + text);
                    continue;
                }
                all.append(differenceJson(d, project.node, m_session.portfolio(), m_call.locale));
            }
            if (told < found.size()) print(QStringLiteral("    ... and %1 more").arg(found.size() - told));
        }
        return all;
    }

    const Call& m_call;
    Session& m_session;
    bool m_dryRun;
    Progress m_progress;
    ImportOptions m_options;
    ReadOptions m_read;
    Portfolio m_trial;
    std::vector<SnapshotContent> m_contents;
    qint64 m_taken = 0;
};

int run(const Call& call)
{
    std::optional<TableOrder> order;
    if (call.has("entity") || call.has("map")) {
        auto told = tableOrder(call);
        if (!told) return fail(told.error());
        order = std::move(*told);
    }
    auto session = call.open(call.has("dry-run") ? OpenMode::ReadOnly : OpenMode::Write);
    if (!session) return fail(session.error());
    if (const auto& why = (*session)->readOnlyReason(); why && !call.has("dry-run")) return fail(*why);
    Importer importer(call, **session);
    QJsonArray sources;
    for (const QString& path : call.arguments.mid(1)) {
        const QString name = QFileInfo(path).fileName();
        const auto report = order ? importer.table(path, *order) : importer.schedule(path);
        if (report) {
            sources.append(*report);
            continue;
        }
        const QString said = sentence(report.error());
        say(said.contains(name) ? said : QStringLiteral("%1: %2").arg(name, said));
        sources.append(QJsonObject{{QStringLiteral("file"), name}, {QStringLiteral("error"), said},
            {QStringLiteral("reason"), QString::fromLatin1(report.error().reason)}});
        if (report.error().code == Errc::Cancelled) break;
    }
    if (call.json)
        print(QJsonObject{{QStringLiteral("sources"), sources}, {QStringLiteral("dry_run"), call.has("dry-run")},
            {QStringLiteral("sequence"), (*session)->sequence()}});
    else if (call.has("dry-run"))
        say(QStringLiteral("Nothing was written: this was a dry run."));
    return importer.tookAnything() ? Done : Failed;
}

} // namespace

const Command& importCommand()
{
    static const Command command{"import",
        "FILE SOURCE... [--programme NAME] [--as-new] [--encoding NAME] [--entity E] [--map MAP.json] [--sheet NAME] [--dry-run]",
        "takes in schedules of other programs, or a table of records", 2, 1'000'000,
        {{"programme", "NAME", "Put new projects under this programme, made where it is missing."},
            {"as-new", nullptr, "Always make a new project, also where the source is known."},
            {"encoding", "NAME", "Of an XER whose text comes out wrong, such as windows-1251."},
            {"entity", "E", "The sources are tables (CSV or XLSX) with records of this kind."},
            {"map", "MAP.json", "Which column of the table is which field, and how it is written; README tells more."},
            {"sheet", "NAME", "Of a workbook; the first that is shown where it is not given."},
            {"dry-run", nullptr, "Tell what would happen and write nothing."}},
        run};
    return command;
}

} // namespace gantry::cli
