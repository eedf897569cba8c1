#pragma once
#include "ui/export/table_export.h"
#include "ui/tables/table_view.h"

#include <QPointer>

namespace gantry {

/// A register on its way into a file (see TableExport): the rows and columns as they are shown, or all records in scope with all fields,
/// which an import takes back. What is shown is read in short slices, before the file is made.
class RegisterExport final : public QObject {
    Q_OBJECT
public:
    enum class Rows { AsShown, All };
    explicit RegisterExport(QObject* parent = nullptr);
    /// One at a time.
    void start(const TableView& view, const QString& path, Rows rows);
    void cancel();
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void progressed(int percent);
    void finished(const QString& path, qsizetype rows);
    void failed(const gantry::Error& error); // cancelled too

private:
    void gather();

    TableExport m_out;
    QPointer<RecordTableModel> m_model;
    QString m_path;
    OutTable m_table;
    std::vector<int> m_columns;
    std::vector<qint64> m_ids;
    std::shared_ptr<std::vector<std::vector<TableCell>>> m_cells;
    std::unique_ptr<OutCells> m_names;
    Instant m_now{};
    bool m_busy = false, m_cancelled = false;
};

} // namespace gantry
