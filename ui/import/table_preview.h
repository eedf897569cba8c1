#pragma once
#include "core/exchange/table/table_import.h"

#include <QAbstractTableModel>

namespace gantry {

/// What a table comes to, row by row: its number, what happens to it and why, then the fields that it goes into, with before and after
/// where a record changes. Rows that are refused show what stands in the table.
class TablePreview final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { RowNumber, What, Reason, Fields };
    /// Which rows are shown: all, or those of one kind.
    using Kind = std::optional<TableLine::What>;

    explicit TablePreview(const Portfolio& portfolio, QObject* parent = nullptr);
    void show(Entity entity, std::shared_ptr<const SourceTable> table, std::shared_ptr<const TableImport> plan);
    void setKind(Kind kind);
    qint64 count(Kind kind) const;
    /// All refused rows, a line each, for the clipboard.
    QString refusals() const;
    static QString wordOf(TableLine::What what);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    const Field& fieldAt(int section) const;
    QString cellText(const TableLine& line, const MappedColumn& column) const;

    const Portfolio& m_portfolio;
    Entity m_entity{};
    std::shared_ptr<const SourceTable> m_table;
    std::shared_ptr<const TableImport> m_plan;
    std::vector<const MappedColumn*> m_fields;
    std::vector<quint32> m_lines; // places among the plan's lines
    Kind m_kind;
};

} // namespace gantry
