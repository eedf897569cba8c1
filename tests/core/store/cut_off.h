#pragma once
// What a writer leaves that died in the middle of a commit.
#include "tests/core/store/raw_file.h"

namespace gantry::test {

/// Makes the file and its journal such as they are when the power goes while pages are being written: the file holds half of a change that
/// renames every record, the journal what was there before.
inline void cutOffCommit(const QString& path)
{
    const QString journal = path + QStringLiteral("-journal");
    QByteArray halfWritten, undo;
    {
        RawFile raw(path);
        raw.run(QStringLiteral("PRAGMA journal_mode = TRUNCATE"));
        raw.run(QStringLiteral("PRAGMA cache_size = 1")); // pages go out before the commit
        raw.run(QStringLiteral("PRAGMA cache_spill = 1"));
        raw.run(QStringLiteral("BEGIN IMMEDIATE"));
        raw.run(QStringLiteral("UPDATE task SET name = 'never committed'"));
        raw.run(QStringLiteral("UPDATE node SET name = 'never committed'"));
        raw.run(QStringLiteral("UPDATE meta SET value = 'never committed'"));
        halfWritten = bytesOf(path);
        undo = bytesOf(journal);
        raw.run(QStringLiteral("ROLLBACK"));
    }
    writeBytes(path, halfWritten);
    writeBytes(journal, undo);
    REQUIRE(halfWritten.contains("never committed"));
    REQUIRE(undo.size() > 512);
}

} // namespace gantry::test
