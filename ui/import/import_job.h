#pragma once
#include "core/exchange/import.h"
#include "core/session/session.h"

#include <QObject>
#include <thread>

namespace gantry {

/// Schedule files on their way into the open portfolio: read, planned, written, each step in a worker that can be cancelled.
/// What the steps found stays here for whoever shows it.
class ImportJob final : public QObject {
    Q_OBJECT
public:
    ImportJob(Session& session, QStringList files, QObject* parent = nullptr);
    ~ImportJob() override;

    /// A file and what reading it gave.
    struct Read {
        QString path;
        std::shared_ptr<const ParsedSource> source; // null: see `error`
        std::optional<Error> error;
    };
    /// A project that could be more than one here; until the person answers it will be new.
    struct Question {
        QString name;
        const char* why;
        std::vector<NodeId> candidates;
        std::optional<NodeId> answer{};
    };

    void read(const QString& encoding = {});
    void plan(const ImportOptions& options);
    /// Writes what the last plan said. Only after `planned`.
    void run(const ImportOptions& options);
    void cancel() { m_stop.request_stop(); }
    bool busy() const { return m_busy; }

    const std::vector<Read>& sources() const { return m_read; }
    const std::vector<ImportReport>& reports() const { return m_reports; }
    std::vector<Question>& questions() { return m_questions; }
    bool somethingToDo() const { return m_changes > 0; }

Q_SIGNALS:
    void progressed(const QString& what, int percent);
    void readDone();
    void planned();
    void failed(const gantry::Error& error); // cancelled too
    void finished();

private:
    Progress progress();
    void start(std::function<void()> work);
    using Sources = std::vector<std::shared_ptr<const ParsedSource>>;
    Sources parsed() const;
    SnapshotReader basesFor(const ImportOptions& options) const;
    ImportOptions answering(ImportOptions options, std::vector<Question>* asked) const;

    Session& m_session;
    QStringList m_files;
    std::vector<Read> m_read;
    std::vector<ImportReport> m_reports;
    std::vector<Question> m_questions;
    qsizetype m_changes = 0;
    std::stop_source m_stop;
    std::thread m_worker;
    bool m_busy = false;
};

} // namespace gantry
