#pragma once
#include "core/exchange/table/table_import.h"
#include "core/session/session.h"

#include <QObject>
#include <thread>

namespace gantry {

/// A table on its way into a register: read, planned as often as its mapping changes, written, each step in a worker that can be cancelled.
/// What the steps found stays here for whoever shows it.
class TableJob final : public QObject {
    Q_OBJECT
public:
    TableJob(Session& session, Entity entity, QString path, QObject* parent = nullptr);
    ~TableJob() override;

    /// Only while nothing else is under way.
    void read(const QString& sheet = {});
    /// A plan that is under way is dropped for this one. Only after `readDone`.
    void plan(const TableMapping& mapping);
    /// Writes what the mapping comes to now, as one step of undo. Only after `planned`.
    void run(const TableMapping& mapping, const QString& label);
    void cancel() { m_stop.request_stop(); }
    bool busy() const { return m_busy; }

    Entity entity() const { return m_entity; }
    const QString& path() const { return m_path; }
    const std::shared_ptr<const SourceTable>& table() const { return m_table; }
    /// The last plan; after `finished` what was written. Its changes are empty then.
    const std::shared_ptr<const TableImport>& outcome() const { return m_outcome; }

Q_SIGNALS:
    void progressed(const QString& what, int percent);
    void readDone();
    void planned();
    void failed(const gantry::Error& error); // cancelled too
    void finished();

private:
    Progress progress();
    template <class T> void start(std::function<Result<T>(const Progress&)> work, std::function<void(Result<T>)> done);

    Session& m_session;
    const Entity m_entity;
    const QString m_path;
    std::shared_ptr<const SourceTable> m_table;
    std::shared_ptr<const TableImport> m_outcome;
    std::optional<TableMapping> m_next; // wanted while another plan was under way
    std::stop_source m_stop;
    std::thread m_worker;
    bool m_busy = false;
};

} // namespace gantry
