#include "ui/pages/history/history_model.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/pages/journal/ledger_view.h"

#include <QDeadlineTimer>
#include <QScopedValueRollback>

namespace gantry {
namespace {

constexpr int pageSize = 500;
constexpr std::size_t enoughEntries = 50; // of one fetch, where a filter lets few through
constexpr std::size_t mostAtOnce = 5000; // rows that come in together
constexpr int sliceMs = 40;

} // namespace

HistoryModel::HistoryModel(Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_trail(session)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &HistoryModel::work);
    connect(&session, &Session::historyChanged, this, &HistoryModel::follow);
    fetchMore({});
}

HistoryModel::~HistoryModel()
{
    if (m_reader.joinable()) m_reader.join();
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

void HistoryModel::setFilter(AuditFilter filter)
{
    if (filter == m_trail.filter()) return;
    m_trail.setFilter(std::move(filter));
    arrange();
}

void HistoryModel::setAuthor(const QString& author)
{
    AuditFilter filter = m_trail.filter();
    filter.author = author;
    setFilter(std::move(filter));
}

void HistoryModel::setWords(const QString& words)
{
    AuditFilter filter = m_trail.filter();
    filter.words = words.split(u' ', Qt::SkipEmptyParts);
    setFilter(std::move(filter));
}

/// Holds all entries that were read against the filter anew.
void HistoryModel::arrange()
{
    {
        const QScopedValueRollback<bool> working(m_working, true);
        beginResetModel();
        m_rows.clear();
        m_checked = m_fitting = 0;
        endResetModel();
    }
    fetchMore({});
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (parent.isValid()) return;
    m_wanted = m_fitting + enoughEntries;
    work();
}

void HistoryModel::seek(qint64 sequence)
{
    m_sought = sequence;
    work();
}

void HistoryModel::readPage()
{
    const qint64 from = m_entries.empty() ? m_session.sequence() + 1 : m_entries.back().sequence;
    std::vector<HistoryEntry> page = m_session.historyBefore(from, pageSize);
    m_atEnd = page.size() < pageSize;
    for (const HistoryEntry& entry : page) m_authors.insert(entry.author);
    noteReversals(page, false);
    m_entries.insert(m_entries.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
}

/// The next entries that fit, with heads of days, at most so many; stops before a large entry that has to be read aside, and at an instant
/// of the steady clock.
std::vector<HistoryModel::Row> HistoryModel::check(std::size_t most, qint64 until)
{
    std::vector<Row> rows;
    QDate day = m_rows.empty() ? QDate() : m_rows.back().day;
    for (; m_checked < m_entries.size() && rows.size() < most; ++m_checked) {
        if (m_checked % 64 == 63 && QDeadlineTimer::current().deadline() > until) break;
        const HistoryEntry& entry = m_entries[m_checked];
        if (m_trail.wantsLarge(entry) && m_trail.fitsHead(entry, whatOf(entry))) {
            readAside(entry.sequence);
            if (m_reader.joinable()) break;
        }
        if (!passes(entry)) continue;
        ++m_fitting;
        const QDate of = localDay(entry.at);
        if (of != day) rows.push_back({day = of, -1});
        rows.push_back({of, int(m_checked)});
    }
    return rows;
}

/// A little of what is wanted; the rest when the window has done what is due.
void HistoryModel::work()
{
    if (m_reader.joinable() || m_working) return; // it goes on once that is read; who hears of new rows may ask for more of them
    const QScopedValueRollback<bool> working(m_working, true);
    const auto authors = m_authors.size();
    const qint64 until = QDeadlineTimer::current().deadline() + sliceMs;
    const bool deep = m_trail.filter().isDeep(); // else what was read is shown at once: nothing more has to be read for it
    const auto enough = [&] { return isComplete() || (m_fitting >= m_wanted && !m_sought && (deep || m_checked == m_entries.size())); };
    while (!enough() && !m_reader.joinable() && QDeadlineTimer::current().deadline() < until) {
        if (m_checked == m_entries.size()) readPage();
        const auto rows = check(deep ? enoughEntries : mostAtOnce, until);
        if (!rows.empty()) {
            beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
            m_rows.insert(m_rows.end(), rows.begin(), rows.end());
            endInsertRows();
        }
        answerSeek();
    }
    if (!enough() && !m_reader.joinable()) m_next.start();
    if (m_authors.size() != authors) Q_EMIT authorsChanged();
    Q_EMIT progressed();
}

/// A connection of its own reads what took thousands of records; the window goes on meanwhile.
void HistoryModel::readAside(qint64 sequence)
{
    auto read = m_session.changesAside(sequence);
    if (!read) return m_trail.learn(sequence, {});
    m_reader = std::thread([this, sequence, read = std::move(read)] {
        auto changes = std::make_shared<Result<std::vector<Change>>>(read());
        QMetaObject::invokeMethod(
            this,
            [this, sequence, changes] {
                m_reader.join();
                m_trail.learn(sequence, *changes ? **changes : std::vector<Change>());
                work();
            },
            Qt::QueuedConnection);
    });
}

void HistoryModel::answerSeek()
{
    if (!m_sought || m_entries.empty()) return;
    const bool passed = isComplete() || (m_checked > 0 && m_entries[m_checked - 1].sequence <= m_sought);
    if (!passed) return;
    const qint64 sequence = std::exchange(m_sought, 0);
    for (int row = 0; row < rowCount(); ++row)
        if (const HistoryEntry* entry = entryAt(index(row, 0)); entry && entry->sequence == sequence) return Q_EMIT sought(index(row, 0));
    Q_EMIT sought({});
}

void HistoryModel::follow()
{
    const qint64 newest = m_entries.empty() ? 0 : m_entries.front().sequence;
    std::vector<HistoryEntry> fresh = m_session.history(newest, pageSize);
    if (fresh.empty()) return;
    if (int(fresh.size()) == pageSize) return reset(); // more came than one look shows
    const auto authors = m_authors.size();
    const std::size_t count = fresh.size();
    for (const HistoryEntry& entry : fresh) m_authors.insert(entry.author);
    noteReversals(fresh, true);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    for (Row& row : m_rows)
        if (row.entry >= 0) row.entry += int(count);
    m_checked += count;
    const QDate day = localDay(m_entries[count - 1].at);
    const bool oneDay = localDay(m_entries.front().at) == day && !m_rows.empty() && m_rows.front().day == day;
    const bool large = std::any_of(
        m_entries.begin(), m_entries.begin() + std::ptrdiff_t(count), [&](const HistoryEntry& entry) { return m_trail.wantsLarge(entry); });
    if (oneDay && !large) {
        std::vector<Row> rows;
        for (std::size_t i = 0; i < count; ++i)
            if (passes(m_entries[i])) rows.push_back({day, int(i)});
        m_fitting += rows.size();
        if (!rows.empty()) {
            const QScopedValueRollback<bool> working(m_working, true);
            beginInsertRows({}, 1, int(rows.size()));
            m_rows.insert(m_rows.begin() + 1, rows.begin(), rows.end());
            endInsertRows();
        }
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        Q_EMIT progressed();
    } else {
        arrange();
    }
    if (m_authors.size() != authors) Q_EMIT authorsChanged();
}

void HistoryModel::reset()
{
    {
        const QScopedValueRollback<bool> working(m_working, true);
        beginResetModel();
        m_entries.clear();
        m_rows.clear();
        m_reversals.clear();
        m_checked = m_fitting = 0;
        m_atEnd = false;
        endResetModel();
    }
    fetchMore({});
}

/// An entry was undone where a later one that still holds took it back; the newest decides first.
void HistoryModel::noteReversals(const std::vector<HistoryEntry>& page, bool newer)
{
    std::vector<std::pair<qint64, qint64>> found;
    for (const HistoryEntry& entry : page)
        if (entry.reverses) found.push_back({entry.sequence, entry.reverses});
    if (found.empty()) return;
    m_reversals.insert(newer ? m_reversals.begin() : m_reversals.end(), found.begin(), found.end());
    m_undone.clear();
    for (const auto& [by, whom] : m_reversals)
        if (!m_undone.contains(by)) m_undone.insert(whom);
    m_undos.clear();
    for (auto reversal = m_reversals.rbegin(); reversal != m_reversals.rend(); ++reversal)
        if (!m_undos.contains(reversal->second)) m_undos.insert(reversal->first);
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
