#pragma once
#include "core/store/journal_entry.h"

#include <optional>

namespace gantry {

/// What one author on one device can undo and redo, read from the heads of the journal: ids and labels, never contents.
/// An entry that reverses another moves it to the other side; a new one of theirs ends what could be redone; a border ends both.
class UndoHistory {
public:
    struct Step {
        qint64 sequence = 0;
        qint64 id = 0;
        QString label;
        int changes = 0;
    };
    UndoHistory(QString author, QString device)
        : m_author(std::move(author))
        , m_device(std::move(device))
    {
    }

    /// Entries in the order in which they were written; those of others are passed over, except for borders.
    void add(const JournalEntry& entry);
    std::optional<Step> undoStep() const { return top(m_done); }
    std::optional<Step> redoStep() const { return top(m_undone); }
    const QString& author() const { return m_author; }

    /// What Ctrl+Z does not cross: the birth of the file, a merge, a migration, a period closed or reopened, an issued report, an approval,
    /// a day of a site diary that was completed or opened again, a compaction.
    static bool isBorder(const JournalEntry& entry);

private:
    static std::optional<Step> top(const std::vector<Step>& steps)
    {
        return steps.empty() ? std::nullopt : std::optional<Step>(steps.back());
    }
    QString m_author, m_device;
    std::vector<Step> m_done, m_undone;
};

} // namespace gantry
