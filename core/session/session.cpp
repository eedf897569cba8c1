#include "core/session/session.h"

#include "core/kpi/score.h"
#include "core/session/session_private.h"
#include "core/store/verify.h"
#include "core/text/text.h"

#include <QFileInfo>

namespace gantry {
namespace {
constexpr int followMs = 500;
}

Session::Session()
    : d(std::make_unique<Private>())
{
}

Session::~Session()
{
    d->verifier = {};
    d->computer = {};
    d->finder = {};
    d->stop.request_stop();
    if (d->worker.joinable()) d->worker.join();
    if (d->disposal.joinable()) d->disposal.join();
}

JournalEntry Session::Private::head(Source source, qint64 reverses)
{
    JournalEntry head;
    head.id = ids.next();
    head.device = identity.device;
    head.author = identity.author;
    head.at = identity.clock();
    head.source = source;
    head.reverses = reverses;
    return head;
}

Result<std::unique_ptr<Session>> Session::create(const QString& path, Identity identity, const QString& name)
{
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    build.insert(
        Node{.id = IdSource().next<NodeId>(), .kind = NodeKind::Portfolio, .name = name.isEmpty() ? QStringLiteral("Portfolio") : name});
    return create(path, std::move(identity), build.take());
}

Result<std::unique_ptr<Session>> Session::create(const QString& path, Identity identity, ChangeSet first)
{
    Private born;
    born.identity = identity;
    if (auto settled = settle(born.portfolio, first, Source::Import); !settled) return settled.error();
    first.label = changeLabel(born.portfolio, first);
    if (auto made = PortfolioFile::create(path, first, born.head(Source::Person)); !made) return made.error();
    return open(path, std::move(identity));
}

Result<std::unique_ptr<Session>> Session::open(const QString& path, Identity identity, OpenMode mode)
{
    std::unique_ptr<Session> session(new Session);
    Private& d = *session->d;
    d.identity = std::move(identity);
    auto file = mode == OpenMode::ReadOnly ? PortfolioFile::openToRead(path) : PortfolioFile::openToWrite(path, d.head(Source::Person));
    if (!file && mode == OpenMode::WriteOrRead && file.error().code == Errc::Locked) file = PortfolioFile::openToRead(path, file.error());
    if (!file) return file.error();
    d.file = std::move(*file);
    auto loaded = d.file->load();
    if (!loaded) return loaded.error();
    d.portfolio = std::move(loaded->portfolio);
    d.sequence = loaded->sequence;
    if (d.file->readOnlyReason()) {
        connect(&d.poll, &QTimer::timeout, session.get(), &Session::follow);
        d.poll.start(followMs);
    }
    return session;
}

const Portfolio& Session::portfolio() const { return d->portfolio; }
const Identity& Session::identity() const { return d->identity; }
QString Session::path() const { return d->file->path(); }
bool Session::isReadOnly() const { return d->file->readOnlyReason().has_value(); }
const std::optional<Error>& Session::readOnlyReason() const { return d->cannotFollow ? d->cannotFollow : d->file->readOnlyReason(); }
QDate Session::today() const { return localDay(d->identity.clock()); }
IdSource& Session::ids() { return d->ids; }
bool Session::isBusy() const { return d->busy; }
qint64 Session::sequence() const { return d->sequence; }
std::vector<Finding> Session::findings() const
{
    auto out = gantry::findings(d->portfolio);
    for (Finding& finding : kpiFindings(d->portfolio, {})) out.push_back(std::move(finding));
    const QDate now = today();
    d->portfolio.all<DiaryDay>().forEach([&](const DiaryDay& day) {
        if (day.day <= now) return;
        const RecordKey key{entityOf<DiaryDay>(), day.id.value};
        out.push_back({"diary.day-ahead", key,
            {infoOf<DiaryDay>().labelText(), d->portfolio.titleOf(key.entity, key.id), day.day.toString(Qt::ISODate)}, false});
    });
    return out;
}

Result<void> Session::backup(const QString& path) const
{
    return d->busy ? Result<void>(Error{Errc::Conflict, "session.busy", {}}) : d->file->backup(path);
}

void Session::verify(std::function<void(const Result<void>&)> done)
{
    const auto& why = d->file->readOnlyReason();
    if (d->verifier.joinable() || (why && why->code == Errc::Version)) return; // what a newer version wrote is not ours to judge
    auto look = [this, file = d->file->path(), portfolio = d->portfolio, sequence = d->sequence, done = std::move(done)](
                    const std::stop_token& stop) mutable {
        auto report = verifyBeside(file, portfolio, sequence, stop);
        portfolio = {}; // else every later edit would copy what it touches
        Result<void> found = report ? Result<void>() : report.error();
        if (report && !report->problems.empty())
            found = Error{Errc::Format, "file.changed-outside",
                {QFileInfo(file).fileName(), sentence(report->problems.front()), QString::number(report->problems.size())}};
        QMetaObject::invokeMethod(
            this, [found = std::move(found), done = std::move(done)] { done(found); }, Qt::QueuedConnection);
    };
    d->verifier = std::jthread(std::move(look));
}

void Session::setAuthor(const QString& author)
{
    d->identity.author = author;
    d->history.reset();
    Q_EMIT stateChanged();
    Q_EMIT historyChanged();
}

Result<qint64> Session::apply(ChangeSet set, Source source) { return commit(std::move(set), source, 0); }

Result<qint64> Session::commit(ChangeSet set, Source source, qint64 reverses)
{
    if (d->busy) return Error{Errc::Conflict, "session.busy", {}};
    if (const auto& why = d->file->readOnlyReason()) return *why;
    if (set.empty()) return d->sequence;
    if (auto settled = settle(d->portfolio, set, source); !settled) return settled.error();
    if (set.empty()) return d->sequence;
    set.label = changeLabel(d->portfolio, set);
    auto entry = d->file->write(d->head(source, reverses), set);
    if (!entry) {
        ChangeSet back = inverse(set);
        (void)applyToMemory(d->portfolio, back, false);
        return entry.error();
    }
    d->sequence = entry->sequence;
    if (d->history) d->history->add(*entry);
    announce(set, source);
    return d->sequence;
}

void Session::announce(const ChangeSet& set, Source source, const Prepared* prepared)
{
    d->snapshotDates.drop(d->portfolio, set);
    const QList<NodeId> projects = d->plans.drop(d->portfolio, prepared ? prepared->reach : reachOf(d->portfolio, set));
    if (prepared) {
        d->plans.adopt(projects, prepared->plans);
        d->snapshotDates.adopt(prepared->dates);
    }
    d->earned.drop(d->portfolio, set, projects);
    const QList<NodeId> money = d->costs.drop(d->portfolio, set);
    d->measured.drop(d->portfolio, set, projects + money);
    if (d->finding) d->meanwhile.push_back(set);
    startComputing();
    Q_EMIT changed(set, source);
    if (!projects.isEmpty()) Q_EMIT derived(projects);
    if (!money.isEmpty()) Q_EMIT costsChanged(money);
    Q_EMIT historyChanged();
}

void Session::follow()
{
    const auto last = d->file->lastSequence();
    if (!last || *last <= d->sequence) return; // a commit under way is looked at next time
    auto fresh = d->file->entriesAfter(d->sequence, 1000);
    if (!fresh || !d->file->refresh()) return;
    for (auto entry = fresh->rbegin(); entry != fresh->rend(); ++entry) {
        auto changes = d->file->changesOf(*entry);
        if (!changes && changes.error().code == Errc::Locked) return;
        ChangeSet set{entry->action, changes ? std::move(*changes) : std::vector<Change>(), entry->label, {}};
        const bool follows = changes && entry->sequence == d->sequence + 1 && applyToMemory(d->portfolio, set);
        if (!follows) {
            d->cannotFollow = Error{Errc::Conflict, "file.cannot-follow", {d->file->path()}};
            d->poll.stop();
            Q_EMIT stateChanged();
            return;
        }
        d->sequence = entry->sequence;
        announce(set, entry->source);
    }
}

} // namespace gantry
