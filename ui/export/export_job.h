#pragma once
#include "core/exchange/export.h"
#include "core/session/session.h"

#include <QObject>
#include <thread>

namespace gantry {

/// A project on its way into a file for another planner: made by a worker, and in place whole or not at all. Waits for the worker when it
/// ends; who gave the progress may stop that.
class ExportJob final : public QObject {
    Q_OBJECT
public:
    /// What the file filters of the dialog say, and which format a chosen one stands for.
    static QString fileFilter();
    static SourceFormat formatOf(const QString& path, const QString& filter);
    static QString suffixOf(SourceFormat format);

    explicit ExportJob(QObject* parent = nullptr);
    ~ExportJob() override;
    /// One at a time. The project is written as it stands now. `progress` must be good for as long as this object lives.
    void start(const Session& session, NodeId project, SourceFormat format, const QString& path, Progress progress);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void finished(const gantry::ExportReport& report);
    void failed(const gantry::Error& error); // cancelled too

private:
    std::thread m_worker;
    bool m_busy = false;
};

} // namespace gantry
