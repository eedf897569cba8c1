#include "ui/import/table_job.h"

#include "core/edit/records.h"
#include "core/exchange/read_table.h"

#include <QPointer>

namespace gantry {

TableJob::TableJob(Session& session, Entity entity, QString path, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_entity(entity)
    , m_path(std::move(path))
{
}

TableJob::~TableJob()
{
    m_stop.request_stop();
    if (m_worker.joinable()) m_worker.join();
}

Progress TableJob::progress()
{
    m_stop = std::stop_source();
    return {[this](const QString& what, int percent) {
                QMetaObject::invokeMethod(
                    this, [this, what, percent] { Q_EMIT progressed(what, percent); }, Qt::QueuedConnection);
            },
        m_stop.get_token()};
}

/// `work` runs in the worker and touches nothing of this object; `done` is called on this thread.
template <class T> void TableJob::start(std::function<Result<T>(const Progress&)> work, std::function<void(Result<T>)> done)
{
    if (m_worker.joinable()) m_worker.join();
    m_busy = true;
    m_worker = std::thread([this, work = std::move(work), done = std::move(done), progress = progress()] {
        auto outcome = std::make_shared<Result<T>>(work(progress));
        QMetaObject::invokeMethod(
            this,
            [this, outcome, done] {
                m_busy = false;
                done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

void TableJob::read(const QString& sheet)
{
    using Read = std::shared_ptr<const SourceTable>;
    start<Read>(
        [path = m_path, sheet](const Progress& progress) -> Result<Read> {
            auto table = readTable(path, sheet, progress);
            return table ? Result<Read>(std::make_shared<const SourceTable>(std::move(*table))) : table.error();
        },
        [this](Result<Read> read) {
            if (!read) return void(Q_EMIT failed(read.error()));
            m_table = *read;
            Q_EMIT readDone();
        });
}

void TableJob::plan(const TableMapping& mapping)
{
    if (m_busy) {
        m_next = mapping;
        m_stop.request_stop();
        return;
    }
    using Plan = std::shared_ptr<const TableImport>;
    start<Plan>(
        [table = m_table, portfolio = m_session.portfolio(), mapping, entity = m_entity](const Progress& progress) -> Result<Plan> {
            IdSource ids;
            auto plan = planTable(*table, mapping, portfolio, ids, entity, QLocale(), progress);
            return plan ? Result<Plan>(std::make_shared<const TableImport>(std::move(*plan))) : plan.error();
        },
        [this](Result<Plan> plan) {
            if (const auto next = std::exchange(m_next, std::nullopt)) return this->plan(*next);
            if (!plan) return void(Q_EMIT failed(plan.error()));
            m_outcome = *plan;
            Q_EMIT planned();
        });
}

void TableJob::run(const TableMapping& mapping, const QString& label)
{
    m_busy = true;
    auto read = std::make_shared<TableImport>();
    const auto build = [table = m_table, mapping, entity = m_entity, label, read](
                           const Portfolio& portfolio, IdSource& ids, const Progress& progress) -> Result<ChangeSet> {
        auto plan = planTable(*table, mapping, portfolio, ids, entity, QLocale(), progress);
        if (!plan) return plan.error();
        *read = std::move(*plan);
        giveNumbers(portfolio, read->set);
        ChangeSet set = std::exchange(read->set, {});
        set.label = label;
        return set;
    };
    m_session.applyBulk(build, Source::Import, progress(), [this, read, alive = QPointer(this)](Result<qint64> done) {
        if (!alive) return;
        m_busy = false;
        if (!done) return void(Q_EMIT failed(done.error()));
        m_outcome = read;
        Q_EMIT finished();
    });
}

} // namespace gantry
