#pragma once
#include "core/session/session.h"

#include <QAbstractTableModel>
#include <QSet>

namespace gantry {

/// The journal, newest first, with a row that heads each day. Reads it a page at a time, as far as somebody scrolls.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, AuthorColumn, WhatColumn, RecordsColumn, KindColumn, ColumnCount };
    explicit HistoryModel(Session& session, QObject* parent = nullptr);

    /// Only what this author did; empty: everybody.
    void setAuthor(const QString& author);
    /// Only entries whose label holds all these words.
    void setWords(const QString& words);
    /// Authors met so far.
    QStringList authors() const;
    /// The entry of a row, or null for the head of a day.
    const HistoryEntry* entryAt(const QModelIndex& index) const;
    bool wasUndone(const HistoryEntry& entry) const { return m_undone.contains(entry.sequence); }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override { return !parent.isValid() && !m_atEnd; }
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void authorsChanged();

private:
    struct Row {
        QDate day;
        int entry = -1; // place in m_entries; -1: head of the day
    };
    void reset();
    void follow();
    void arrange();
    void markUndone();
    bool passes(const HistoryEntry& entry) const;
    std::vector<Row> rowsFor(std::size_t first, std::size_t last, QDate day) const;
    QString whatOf(const HistoryEntry& entry) const;

    Session& m_session;
    std::vector<HistoryEntry> m_entries; // newest first
    std::vector<Row> m_rows;
    QSet<qint64> m_undone;
    QSet<qint64> m_undos; // entries that took something back
    QString m_author;
    QStringList m_words;
    QSet<QString> m_authors;
    bool m_atEnd = false;
};

} // namespace gantry
