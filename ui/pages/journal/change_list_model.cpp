#include "ui/pages/journal/change_list_model.h"

#include "ui/pages/journal/ledger_view.h"

namespace gantry {

ChangeListModel::ChangeListModel(QObject* parent, const QString& last)
    : QAbstractItemModel(parent)
    , m_last(last)
{
}

void ChangeListModel::setGroups(std::vector<ChangeGroup> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

// A line's index holds the place of its group plus one; a head's holds 0.

QModelIndex ChangeListModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex ChangeListModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() ? createIndex(int(index.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int ChangeListModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return int(m_groups.size());
    if (parent.internalId() || parent.column() > 0) return 0;
    return int(m_groups[std::size_t(parent.row())].lines.size());
}

const ChangeLine* ChangeListModel::lineAt(const QModelIndex& index) const
{
    if (!index.isValid() || !index.internalId()) return nullptr;
    return &m_groups[std::size_t(index.internalId()) - 1].lines[std::size_t(index.row())];
}

RecordKey ChangeListModel::recordAt(const QModelIndex& index) const
{
    if (const ChangeLine* line = lineAt(index)) return line->exists ? line->record : RecordKey{};
    return index.isValid() ? RecordKey{entityOf<Node>(), m_groups[std::size_t(index.row())].project.value} : RecordKey{};
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ChangeLine* line = lineAt(index);
    if (!line) {
        const ChangeGroup& group = m_groups[std::size_t(index.row())];
        switch (role) {
        case Qt::DisplayRole: return index.column() == 0 ? group.title : QString();
        case HeadRole: return true;
        case CountRole: return group.counts();
        default: return {};
        }
    }
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case RecordColumn: return line->title;
        case FieldColumn: return line->field;
        case BeforeColumn: return line->before;
        case AfterColumn: return line->after;
        case ByColumn: return line->by;
        default: return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text();
    case QuietRole: return index.column() == BeforeColumn || index.column() == ByColumn;
    case LeadsRole: return index.column() == RecordColumn && line->exists && !line->title.isEmpty();
    default: return {};
    }
}

QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const std::array titles{tr("Record"), tr("Field"), tr("Before"), tr("After"), m_last};
    return titles[std::size_t(section)];
}

} // namespace gantry
