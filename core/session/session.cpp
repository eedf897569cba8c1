#include "core/session/session.h"

#include <QSet>

namespace gantry {

struct Session::Private {
    Portfolio portfolio;
    Identity identity;
    QString path;
    IdSource ids;
    qint64 sequence = 0;
    std::vector<ChangeSet> done, undone;
    std::optional<Error> readOnly;
};

namespace {
std::vector<RecordKey> touchedBy(const ChangeSet& set)
{
    std::vector<RecordKey> keys;
    for (const Change& c : set.changes) keys.push_back({c.entity, c.id});
    return keys;
}
} // namespace

Session::Session()
    : d(std::make_unique<Private>())
{
}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::create(const QString& path, Identity identity, const QString& name)
{
    std::unique_ptr<Session> session(new Session);
    session->d->path = path;
    session->d->identity = std::move(identity);
    Node root{
        .id = session->d->ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = name.isEmpty() ? QStringLiteral("Portfolio") : name};
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    build.insert(root);
    if (auto done = session->apply(build.take()); !done) return done.error();
    session->d->done.clear();
    return session;
}

Result<std::unique_ptr<Session>> Session::open(const QString& path, Identity, OpenMode)
{
    return Error{Errc::NotFound, "file.not-found", {path}};
}

const Portfolio& Session::portfolio() const { return d->portfolio; }
const Identity& Session::identity() const { return d->identity; }
void Session::setAuthor(const QString& author)
{
    d->identity.author = author;
    Q_EMIT stateChanged();
}
QString Session::path() const { return d->path; }
bool Session::isReadOnly() const { return d->readOnly.has_value(); }
const std::optional<Error>& Session::readOnlyReason() const { return d->readOnly; }
QDate Session::today() const { return localDay(d->identity.clock()); }
IdSource& Session::ids() { return d->ids; }
bool Session::isBusy() const { return false; }
qint64 Session::sequence() const { return d->sequence; }

Result<qint64> Session::apply(ChangeSet set, Source source)
{
    if (set.empty()) return d->sequence;
    if (auto ok = applyToMemory(d->portfolio, set, source != Source::Person); !ok) return ok.error();
    const auto touched = touchedBy(set);
    if (auto ok = checkInvariants(d->portfolio, touched); !ok) {
        ChangeSet back = inverse(set);
        (void)applyToMemory(d->portfolio, back);
        return ok.error();
    }
    d->done.push_back(set);
    ++d->sequence;
    Q_EMIT changed(set, source);
    Q_EMIT historyChanged();
    return d->sequence;
}

void Session::applyBulk(std::function<Result<ChangeSet>(const Portfolio&, IdSource&, const Progress&)> build, Source source,
    Progress progress, std::function<void(Result<qint64>)> done)
{
    auto set = build(d->portfolio, d->ids, progress);
    done(set ? apply(std::move(*set), source) : Result<qint64>(set.error()));
}

Result<qint64> Session::undo()
{
    if (d->done.empty()) return Error{Errc::NotFound, "undo.nothing", {}};
    ChangeSet back = inverse(d->done.back());
    d->done.pop_back();
    if (auto ok = applyToMemory(d->portfolio, back); !ok) return ok.error();
    d->undone.push_back(inverse(back));
    Q_EMIT changed(back, Source::Undo);
    Q_EMIT historyChanged();
    return ++d->sequence;
}
Result<qint64> Session::redo() { return Error{Errc::NotFound, "undo.nothing", {}}; }
std::optional<QString> Session::undoLabel() const { return d->done.empty() ? std::nullopt : std::optional<QString>(d->done.back().label); }
std::optional<QString> Session::redoLabel() const { return std::nullopt; }
std::vector<HistoryEntry> Session::history(qint64, int) const { return {}; }
std::vector<HistoryEntry> Session::historySince(Instant, int) const { return {}; }
std::vector<HistoryCell> Session::historyOf(Entity, qint64, int) const { return {}; }
std::vector<HistoryCell> Session::changedSince(Instant, int) const { return {}; }
Result<Frozen> Session::frozen(SnapshotId) const { return Error{Errc::NotFound, "snapshot.no-content", {}}; }
std::shared_ptr<const QHash<TaskId, FrozenTask>> Session::baselineDates(NodeId) const { return nullptr; }
std::shared_ptr<const QHash<TaskId, FrozenTask>> Session::sourceDates(NodeId) const { return nullptr; }
std::shared_ptr<const ProjectSchedule> Session::schedule(NodeId) const { return nullptr; }
const TaskDates* Session::dates(TaskId) const { return nullptr; }
double Session::recomputeMilliseconds() const { return 0; }
std::vector<Finding> Session::findings() const { return gantry::findings(d->portfolio); }
Result<void> Session::backup(const QString&) const { return {}; }

} // namespace gantry
