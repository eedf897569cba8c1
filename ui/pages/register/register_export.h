#pragma once
#include "core/exchange/table/out_table.h"
#include "ui/tables/table_view.h"

#include <QObject>
#include <QPointer>
#include <thread>

namespace gantry {

/// A register on its way into a file, whole or not at all: the rows and columns as they are shown, or all records in scope with all fields,
/// which an import takes back. A workbook where the name ends in .xlsx, else CSV. What is shown is read in short slices, the file is made
/// in a worker; it waits for that when it ends.
class RegisterExport final : public QObject {
    Q_OBJECT
public:
    enum class Rows { AsShown, All };
    /// What the filters of a file dialog say.
    static QString fileFilter();

    explicit RegisterExport(QObject* parent = nullptr);
    ~RegisterExport() override;
    /// One at a time.
    void start(const TableView& view, const QString& path, Rows rows);
    void cancel() { m_stop.request_stop(); }
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void progressed(int percent);
    void finished(const QString& path, qsizetype rows);
    void failed(const gantry::Error& error); // cancelled too

private:
    void gather();
    void write(std::function<Result<QByteArray>(const Progress&)> make, qsizetype rows);
    void fail(const Error& error);

    QPointer<RecordTableModel> m_model;
    QString m_path;
    OutTable m_table;
    std::vector<int> m_columns;
    std::vector<qint64> m_ids;
    std::shared_ptr<std::vector<std::vector<TableCell>>> m_cells;
    std::unique_ptr<OutCells> m_names;
    Instant m_now{};
    std::stop_source m_stop;
    std::thread m_worker;
    bool m_busy = false;
};

} // namespace gantry
