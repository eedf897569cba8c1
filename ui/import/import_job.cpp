#include "ui/import/import_job.h"

namespace gantry {

ImportJob::ImportJob(Session& session, QStringList files, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_files(std::move(files))
{
}

ImportJob::~ImportJob()
{
    m_stop.request_stop();
    if (m_worker.joinable()) m_worker.join();
}

Progress ImportJob::progress()
{
    m_stop = std::stop_source();
    Progress progress;
    progress.stop = m_stop.get_token();
    progress.report = [this](const QString& what, int percent) {
        QMetaObject::invokeMethod(
            this, [this, what, percent] { Q_EMIT progressed(what, percent); }, Qt::QueuedConnection);
    };
    return progress;
}

/// `work` leaves its results in what it captured; it ends by queueing their delivery to this thread.
void ImportJob::start(std::function<void()> work)
{
    if (m_worker.joinable()) m_worker.join();
    m_busy = true;
    m_worker = std::thread(std::move(work));
}

void ImportJob::read(const QString& encoding)
{
    start([this, files = m_files, encoding, progress = progress()] {
        std::vector<Read> out;
        for (qsizetype i = 0; i < files.size() && !progress.stop.stop_requested(); ++i) {
            Progress part = progress;
            part.report = [&](const QString& what, int percent) { progress.report(what, int((100 * i + percent) / files.size())); };
            auto source = readSource(files[i], ReadOptions{encoding}, part);
            Read& read = out.emplace_back(Read{files[i], {}, {}});
            if (source)
                read.source = std::make_shared<const ParsedSource>(std::move(*source));
            else
                read.error = source.error();
        }
        const bool cancelled = progress.stop.stop_requested();
        QMetaObject::invokeMethod(
            this,
            [this, out = std::move(out), cancelled]() mutable {
                m_busy = false;
                m_read = std::move(out);
                if (cancelled)
                    Q_EMIT failed({Errc::Cancelled, "import.cancelled", {}});
                else
                    Q_EMIT readDone();
            },
            Qt::QueuedConnection);
    });
}

ImportJob::Sources ImportJob::parsed() const
{
    Sources out;
    for (const Read& read : m_read)
        if (read.source) out.push_back(read.source);
    return out;
}

namespace {
/// For a plan to use up. Made by the worker: of a large file it takes as long as the window may wait.
std::vector<ParsedSource> copiesOf(const std::vector<std::shared_ptr<const ParsedSource>>& sources)
{
    std::vector<ParsedSource> out;
    for (const auto& source : sources) out.push_back(*source);
    return out;
}
} // namespace

/// Questions that the person answered get their answer; the others are noted in `asked` and mean a new project.
ImportOptions ImportJob::answering(ImportOptions options, std::vector<Question>* asked) const
{
    options.decide = [known = m_questions, asked](const MatchQuestion& question) -> std::optional<NodeId> {
        for (const Question& q : known)
            if (q.name == question.source.node.name && q.candidates == question.candidates) {
                if (asked) asked->push_back(q);
                return q.answer;
            }
        if (asked) asked->push_back({question.source.node.name, question.why, question.candidates, {}});
        return std::nullopt;
    };
    return options;
}

/// The snapshots that a plan will ask for, read here: the file belongs to this thread and the plan is made on another.
SnapshotReader ImportJob::basesFor(const ImportOptions& options) const
{
    auto bases = std::make_shared<QHash<qint64, Frozen>>();
    for (const Read& read : m_read)
        if (read.source)
            for (SnapshotId id : snapshotsNeeded(m_session.portfolio(), *read.source, options))
                if (!bases->contains(id.value))
                    if (auto frozen = m_session.frozen(id)) bases->insert(id.value, std::move(*frozen));
    return [bases](SnapshotId id) -> Result<Frozen> {
        const auto it = bases->constFind(id.value);
        return it == bases->cend() ? Result<Frozen>(Error{Errc::NotFound, "snapshot.no-content", {}}) : *it;
    };
}

void ImportJob::plan(const ImportOptions& options)
{
    const Portfolio portfolio = m_session.portfolio();
    start([this, portfolio, sources = parsed(), bases = basesFor(options), options, progress = progress()]() mutable {
        auto asked = std::make_shared<std::vector<Question>>();
        auto reports = std::make_shared<std::vector<ImportReport>>();
        IdSource ids;
        const auto set = planImports(portfolio, ids, copiesOf(sources), answering(options, asked.get()), *reports, bases, progress);
        const qsizetype changes = set ? qsizetype(set->changes.size()) : 0;
        const std::optional<Error> error = set ? std::nullopt : std::optional(set.error());
        QMetaObject::invokeMethod(
            this,
            [this, asked, reports, changes, error] {
                m_busy = false;
                m_questions = std::move(*asked);
                m_reports = std::move(*reports);
                m_changes = changes;
                if (error)
                    Q_EMIT failed(*error);
                else
                    Q_EMIT planned();
            },
            Qt::QueuedConnection);
    });
}

void ImportJob::run(const ImportOptions& options)
{
    m_busy = true;
    auto reports = std::make_shared<std::vector<ImportReport>>();
    const auto build = [sources = parsed(), bases = basesFor(options), options = answering(options, nullptr), reports](
                           const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
        return planImports(portfolio, ids, copiesOf(sources), options, *reports, bases, progress);
    };
    m_session.applyBulk(build, Source::Import, progress(), [this, reports](Result<qint64> done) {
        m_busy = false;
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        m_reports = std::move(*reports);
        Q_EMIT finished();
    });
}

} // namespace gantry
