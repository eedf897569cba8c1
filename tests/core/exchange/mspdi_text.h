#pragma once
#include "core/exchange/mspdi/reader.h"
#include "tests/core/exchange/parsed_support.h"

namespace gantry::mspdi_text {

/// A whole file around what a test is about.
inline QByteArray file(const QByteArray& tasks, const QByteArray& rest = {}, const QByteArray& project = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">"
           "<Name>plan.xml</Name><StartDate>2026-03-02T08:00:00</StartDate>"
        + project + "<Tasks>" + tasks + "</Tasks>" + rest + "</Project>";
}
/// A task on the first level unless `more` says otherwise.
inline QByteArray task(int uid, const char* name, const QByteArray& more = {})
{
    const QByteArray n = QByteArray::number(uid);
    return "<Task><UID>" + n + "</UID><ID>" + n + "</ID><Name>" + name + "</Name>"
        + (more.contains("<OutlineLevel>") ? QByteArray() : QByteArray("<OutlineLevel>1</OutlineLevel>")) + more + "</Task>";
}

ParsedSource read(const QByteArray& bytes); // a test fails where it cannot be read
const Task& named(const ParsedSource& source, const char* name);
DateTime at(const char* text);
/// Of a kind of record: "3 seen, 2 taken, 1 blank-row".
QString tally(const ParsedSource& source, const char* word);
using test::noted;

} // namespace gantry::mspdi_text
