#include "ui/pages/history/history_model.h"

#include "core/text/text.h"
#include "core/text/change_text.h"
#include "ui/pages/journal/ledger_view.h"

#include <QElapsedTimer>
#include <QTimer>

namespace gantry {
namespace {

constexpr int pageSize = 500;
constexpr int enoughRows = 50; // of one fetch, where a filter lets few through
constexpr int fetchMs = 40;

} // namespace

HistoryModel::HistoryModel(Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(&session, &Session::historyChanged, this, &HistoryModel::follow);
    fetchMore({});
}

const HistoryEntry* HistoryModel::entryAt(const QModelIndex& index) const
{
    if (!index.isValid()) return nullptr;
    const int entry = m_rows[std::size_t(index.row())].entry;
    return entry < 0 ? nullptr : &m_entries[std::size_t(entry)];
}

QStringList HistoryModel::authors() const
{
    QStringList out(m_authors.begin(), m_authors.end());
    out.sort(Qt::CaseInsensitive);
    return out;
}

bool HistoryModel::passes(const HistoryEntry& entry) const
{
    if (!m_author.isEmpty() && entry.author != m_author) return false;
    return std::ranges::all_of(m_words, [&](const QString& word) { return whatOf(entry).contains(word, Qt::CaseInsensitive); });
}

void HistoryModel::setAuthor(const QString& author)
{
    m_author = author;
    arrange();
}

void HistoryModel::setWords(const QString& words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    arrange();
}

std::vector<HistoryModel::Row> HistoryModel::rowsFor(std::size_t first, std::size_t last, QDate day) const
{
    std::vector<Row> rows;
    for (std::size_t i = first; i < last; ++i) {
        if (!passes(m_entries[i])) continue;
        const QDate of = localDay(m_entries[i].at);
        if (of != day) rows.push_back({day = of, -1});
        rows.push_back({of, int(i)});
    }
    return rows;
}

void HistoryModel::arrange()
{
    beginResetModel();
    m_rows = rowsFor(0, m_entries.size(), {});
    endResetModel();
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (parent.isValid()) return;
    QElapsedTimer timer;
    timer.start();
    const auto before = m_authors.size();
    std::size_t inserted = 0;
    while (!m_atEnd && inserted < enoughRows && timer.elapsed() < fetchMs) {
        const qint64 from = m_entries.empty() ? m_session.sequence() + 1 : m_entries.back().sequence;
        std::vector<HistoryEntry> page = m_session.historyBefore(from, pageSize);
        m_atEnd = page.size() < pageSize;
        for (const HistoryEntry& entry : page) m_authors.insert(entry.author);
        const std::size_t first = m_entries.size();
        m_entries.insert(m_entries.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        markUndone();
        const auto rows = rowsFor(first, m_entries.size(), m_rows.empty() ? QDate() : m_rows.back().day);
        if (rows.empty()) continue;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
        inserted += rows.size();
    }
    if (m_authors.size() != before) Q_EMIT authorsChanged();
    // The view asks again when rows appear; where a filter let none through, nobody would.
    if (!m_atEnd && inserted == 0) QTimer::singleShot(0, this, [this] { fetchMore({}); });
}

void HistoryModel::follow()
{
    const qint64 newest = m_entries.empty() ? 0 : m_entries.front().sequence;
    std::vector<HistoryEntry> fresh = m_session.history(newest, pageSize);
    if (fresh.empty()) return;
    if (int(fresh.size()) == pageSize) return reset(); // more came than one look shows
    const auto authors = m_authors.size();
    for (const HistoryEntry& entry : fresh) m_authors.insert(entry.author);
    const int count = int(fresh.size());
    const QDate day = localDay(fresh.back().at);
    const bool oneDay = localDay(fresh.front().at) == day && !m_rows.empty() && m_rows.front().day == day;
    m_entries.insert(m_entries.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    for (Row& row : m_rows)
        if (row.entry >= 0) row.entry += count;
    markUndone();
    if (oneDay) {
        const auto rows = rowsFor(0, std::size_t(count), day);
        if (!rows.empty()) {
            beginInsertRows({}, 1, int(rows.size()));
            m_rows.insert(m_rows.begin() + 1, rows.begin(), rows.end());
            endInsertRows();
        }
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        arrange();
    }
    if (m_authors.size() != authors) Q_EMIT authorsChanged();
}

void HistoryModel::reset()
{
    beginResetModel();
    m_entries.clear();
    m_rows.clear();
    m_atEnd = false;
    endResetModel();
    fetchMore({});
}

/// An entry was undone where a later one that still holds took it back; the newest decides first.
void HistoryModel::markUndone()
{
    m_undone.clear();
    for (const HistoryEntry& entry : m_entries)
        if (entry.reverses && !m_undone.contains(entry.sequence)) m_undone.insert(entry.reverses);
    m_undos.clear();
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
        if (entry->reverses && !m_undos.contains(entry->reverses)) m_undos.insert(entry->sequence);
}

QString HistoryModel::whatOf(const HistoryEntry& entry) const
{
    const QString label = entry.label.isEmpty() ? enumText(entry.action) : entry.label;
    if (!entry.reverses) return label;
    return m_undos.contains(entry.sequence) ? tr("Undo: %1").arg(label) : tr("Redo: %1").arg(label);
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const HistoryEntry* entry = entryAt(index);
    if (!entry) {
        const QDate day = m_rows[std::size_t(index.row())].day;
        if (role == HeadRole) return true;
        if (role != Qt::DisplayRole || index.column() > 0) return {};
        const QString date = QLocale().dayName(day.dayOfWeek()) + u' ' + dateText(day);
        return day == m_session.today() ? tr("Today, %1").arg(date) : date;
    }
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return timeText(entry->at);
        case AuthorColumn: return entry->author;
        case WhatColumn: return whatOf(*entry);
        case RecordsColumn: return QLocale().toString(entry->changes);
        case KindColumn: {
            const std::array words{QString(), tr("Import"), tr("Merge"), QString()};
            return wasUndone(*entry) ? tr("Undone") : words[std::size_t(entry->source)];
        }
        default: return {};
        }
    case Qt::ToolTipRole: return QStringLiteral("%1\n%2, %3").arg(whatOf(*entry), entry->author, momentText(entry->at));
    case Qt::TextAlignmentRole: return int((index.column() == RecordsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StruckRole: return index.column() == WhatColumn && wasUndone(*entry);
    case QuietRole: return index.column() == TimeColumn || wasUndone(*entry);
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == RecordsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const std::array titles{tr("Time"), tr("Who"), tr("What"), tr("Records"), QString()};
    return titles[std::size_t(section)];
}

} // namespace gantry
