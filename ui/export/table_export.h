#pragma once
#include "core/base/progress.h"
#include "core/exchange/table/out_table.h"

#include <QObject>
#include <functional>
#include <stop_token>
#include <thread>

class QWidget;

namespace gantry {

/// A table on its way into a file, in place whole or not at all: a workbook where the name ends in .xlsx, else CSV. Made by a worker, for
/// which it waits when it ends.
class TableExport final : public QObject {
    Q_OBJECT
public:
    using Make = std::function<Result<QByteArray>(const Progress&)>;
    /// Asks for the name of the file; without a suffix it gets that of the filter chosen. Empty: the person thought better of it.
    static QString askWhere(QWidget* parent, const QString& name);
    static bool isWorkbook(const QString& path) { return path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive); }

    explicit TableExport(QObject* parent = nullptr);
    ~TableExport() override;
    /// One at a time. `rows` is what `finished` tells; `make` runs on the worker.
    void start(Make make, const QString& path, qsizetype rows);
    void start(OutTable table, const QString& path, Instant now);
    void cancel() { m_stop.request_stop(); }
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void progressed(int percent);
    void finished(const QString& path, qsizetype rows);
    void failed(const gantry::Error& error); // cancelled too

private:
    std::stop_source m_stop;
    std::thread m_worker;
    bool m_busy = false;
};

} // namespace gantry
