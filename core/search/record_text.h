#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// Which fields of an entity search reads: what people see of it as text.
struct SearchFields {
    const Field* number = nullptr; // the register's number, else a code
    const Field* title = nullptr;
    std::vector<const Field*> others;
    bool none() const { return !number && !title && others.empty(); }
};
/// Kept for good. Entities that only the program reads, and those without text, have none.
const SearchFields& searchFieldsOf(Entity entity);

/// One field of a record, with what it says.
struct TextPart {
    const Field* field = nullptr;
    QString text;
};
/// What a record says, field by field: number first, then title; empty ones are left out.
std::vector<TextPart> textOf(Entity entity, const void* row);
/// The project that a record belongs to, or the programme or portfolio; none where it stands for all.
NodeId placeOf(const Portfolio& portfolio, RecordKey record);
/// Hash of the content of the file that a record keeps (a document, an attachment); empty where it keeps none.
QString fileHashOf(const Portfolio& portfolio, RecordKey record);
/// By what its text is kept: the hash and the suffix of its name, which says how to read it; empty where it keeps none.
QString fileTextKeyOf(const Portfolio& portfolio, RecordKey record);
/// What that file is called.
QString fileNameOf(const Portfolio& portfolio, RecordKey record);
/// Records that keep a file.
std::vector<RecordKey> recordsWithFile(const Portfolio& portfolio);
/// Where a person is led who looks for a record: it, or what it is part of (the record that a file is attached to).
RecordKey leadsTo(const Portfolio& portfolio, RecordKey record);

/// The order in which kinds of records are looked through where there are more hits than anybody reads: what a portfolio consists of first,
/// texts on something else last. 0 to 7.
int searchOrder(Entity entity);

} // namespace gantry
