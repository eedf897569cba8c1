#pragma once
#include "core/session/audit_trail.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>
#include <thread>

namespace gantry {

/// The journal, newest first, with a row that heads each day, seen through a filter. Reads as far as somebody scrolls, and looks for what
/// fits a little at a time, so that the window stays awake however long the journal is.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, AuthorColumn, WhatColumn, RecordsColumn, KindColumn, ColumnCount };
    explicit HistoryModel(Session& session, QObject* parent = nullptr);
    ~HistoryModel() override;

    void setFilter(AuditFilter filter);
    const AuditFilter& filter() const { return m_trail.filter(); }
    /// Only what this author did; empty: everybody.
    void setAuthor(const QString& author);
    /// Only entries whose label holds all these words.
    void setWords(const QString& words);
    /// Authors met so far.
    QStringList authors() const;
    /// The entry of a row, or null for the head of a day.
    const HistoryEntry* entryAt(const QModelIndex& index) const;
    bool wasUndone(const HistoryEntry& entry) const { return m_undone.contains(entry.sequence); }
    /// What an entry did, as far as it fits the filter; `left`: how many of its changes do not, or are too many to be told.
    Result<std::vector<ChangeGroup>> changesOf(const HistoryEntry& entry, int* left) { return m_trail.changesOf(entry, left); }

    /// Reads on until the entry is there and tells its row by `sought`; without a row where the filter hides it.
    void seek(qint64 sequence);
    /// How many entries were looked at, how many fit, and whether it looks on.
    std::size_t looked() const { return m_checked; }
    std::size_t fitting() const { return m_fitting; }
    bool isLooking() const { return m_next.isActive() || m_reader.joinable(); }
    bool isComplete() const { return m_atEnd && m_checked == m_entries.size(); }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override { return !parent.isValid() && !isComplete(); }
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void authorsChanged();
    void progressed();
    void sought(const QModelIndex& row);

private:
    struct Row {
        QDate day;
        int entry = -1; // place in m_entries; -1: head of the day
    };
    void reset();
    void follow();
    void arrange();
    void work();
    void readPage();
    void readAside(qint64 sequence);
    std::vector<Row> check(std::size_t most, qint64 until);
    void answerSeek();
    void noteReversals(const std::vector<HistoryEntry>& page, bool newer);
    bool passes(const HistoryEntry& entry) { return m_trail.fitsHead(entry, whatOf(entry)) && m_trail.fits(entry); }
    QString whatOf(const HistoryEntry& entry) const;

    Session& m_session;
    AuditTrail m_trail;
    std::vector<HistoryEntry> m_entries; // newest first
    std::vector<Row> m_rows;
    std::vector<std::pair<qint64, qint64>> m_reversals; // who reversed whom, newest first
    QSet<qint64> m_undone;
    QSet<qint64> m_undos; // entries that took something back
    QSet<QString> m_authors;
    std::size_t m_checked = 0; // so many entries were held against the filter
    std::size_t m_fitting = 0, m_wanted = 0; // rows of entries that there are, and that somebody waits for
    qint64 m_sought = 0;
    bool m_atEnd = false;
    QTimer m_next;
    bool m_working = false;
    std::thread m_reader; // of one large entry
};

} // namespace gantry
