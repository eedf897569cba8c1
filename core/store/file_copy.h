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

/// A copy of a portfolio for working at leisure: as it is between two commits, a cut-off commit rolled back. Making it holds no lock on the
/// file while the bytes are copied, so a writer is not kept waiting.
class FileCopy {
public:
    enum class Schema { AsIs, Today };
    static Result<std::unique_ptr<FileCopy>> of(const QString& path, Schema schema = Schema::Today);
    const Database& database() const { return *m_db; }
    ~FileCopy();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_db;
};

} // namespace gantry
