#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// The head of one ChangeSet in the journal; what it did lies apart.
struct JournalEntry {
    qint64 sequence = 0;
    qint64 id = 0;
    QString device, author;
    Instant at;
    qint64 lamport = 0;
    QString action, label;
    qint64 reverses = 0; // id of the ChangeSet that this one undoes, or 0
    qint64 reversesSequence = 0; // its sequence; not stored
    bool bulk = false;
    Source source = Source::Person;
    int changes = 0; // records touched
    QByteArray hash; // SHA-256 over its content and the hash before it
};

} // namespace gantry
