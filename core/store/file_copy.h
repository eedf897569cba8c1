#pragma once
#include "core/store/database.h"
#include "core/store/header.h"
#include "core/store/journal_entry.h"

#include <QTemporaryDir>

namespace gantry {

/// A commit that was cut off left its undo beside the file, unless a writer is just at it.
bool hasHotJournal(const QString& path);
/// Brings an open file of schema `from` to today's, in one transaction; `head` signs the entry in the journal, where there is to be one.
Result<void> bringToToday(const Database& db, int from, const std::optional<JournalEntry>& head);

/// A copy of a portfolio for reading at leisure: made under the file's lock, a cut-off commit rolled back, an older schema migrated.
class FileCopy {
public:
    static Result<std::unique_ptr<FileCopy>> of(const QString& path);
    const Database& database() const { return *m_db; }
    ~FileCopy();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_db;
};

} // namespace gantry
