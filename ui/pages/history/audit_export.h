#pragma once
#include "core/session/report_input.h"
#include "ui/export/table_export.h"

#include <QPointer>
#include <QTimer>

namespace gantry {

/// The audit trail as it is filtered, on its way into a file: a table (CSV, XLSX) or a document (PDF, HTML), by the ending of its name. The
/// journal is read in short slices on the window's thread; files are made by a worker, a PDF in slices.
class AuditExport final : public QObject {
    Q_OBJECT
public:
    explicit AuditExport(Session& session, QObject* parent = nullptr);
    ~AuditExport() override;
    /// One at a time.
    void start(const AuditFilter& filter, const QString& path);
    void cancel();
    bool busy() const { return m_busy; }
    /// So many entries a document takes; what is older it only counts. A table takes all.
    static constexpr qsizetype mostInDocument = 5000;

Q_SIGNALS:
    void progressed(int percent);
    void finished(const QString& path, qsizetype entries);
    void failed(const gantry::Error& error); // cancelled too

private:
    void gather();
    void write();
    void end(const Result<void>& done);

    Session& m_session;
    TableExport m_table;
    std::unique_ptr<AuditWalk> m_walk;
    AuditRows m_rows;
    QString m_path;
    QTimer m_next;
    qsizetype m_count = 0;
    bool m_busy = false, m_document = false;
};

} // namespace gantry
