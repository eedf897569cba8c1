#pragma once
#include <QByteArray>
#include <QStringView>
#include <span>
#include <string_view>

namespace gantry::pmxml {

/// How the XML writes a value that P6's tables have in a writing of their own. Task, Wbs, Work, Link: an id of such a record.
enum class As : char { Text, Block, Flag, Time, Percent, Guid, Colour, Word, Task, Wbs, Work, Link };
constexpr bool isId(As as) { return as >= As::Task; }

/// A token of the tables and the word of the XML.
struct Word {
    std::string_view token, word;
};
/// A column of a table as an element.
struct Spelled {
    std::string_view column, element;
    As as = As::Text;
    std::span<const Word> words{};
};
/// A table as the elements that its rows are. The first column is the record's id.
struct Spelling {
    std::string_view table, element;
    std::span<const Spelled> fields;
};
/// Source: Oracle's P6 EPPM Web Services Reference (fields and words of each business object), the XER import/export data map guide (tables
/// and columns), and files that P6 has written.
std::span<const Spelling> spellings();
const Spelling* spellingOf(std::string_view table);

/// The tables that hold what stands in an element of a record: Code (which record has which value of a code) and UDF (values of user
/// fields).
struct Nested {
    std::string_view table; // of the record
    std::string_view uses, record, type, value; // table and columns of its codes
};
std::span<const Nested> nested();
/// Of a project's element, what the tables keep with the element of the WBS that stands for it.
std::span<const Spelled> rootFields();
/// The element of a UDF that holds the value, by the kind of its type.
struct UserValue {
    std::string_view kind;
    Spelled field;
};
std::span<const UserValue> userValues();

/// Between the writing of the XML and that of the tables. What cannot be understood stays as it is.
QByteArray cellOf(const Spelled& field, QStringView text);
QString textOf(const Spelled& field, std::string_view cell);

} // namespace gantry::pmxml
