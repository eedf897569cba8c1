#pragma once
#include "core/exchange/pmxml/reader.h"

namespace gantry::pmxml_text {

/// A whole file around what a test is about.
inline QByteArray file(const QByteArray& records)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<APIBusinessObjects xmlns=\"http://xmlns.oracle.com/Primavera/P6/V19.12/API/BusinessObjects\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
        + records + "</APIBusinessObjects>";
}
/// Project 100, P, from 2 March 2026, with what stands in it.
inline QByteArray project(const QByteArray& records, const QByteArray& values = {})
{
    return "<Project><DataDate>2026-03-02T08:00:00</DataDate><Id>P</Id><Name>Plan</Name><ObjectId>100</ObjectId>"
           "<PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate>"
        + values + records + "</Project>";
}
inline QByteArray activity(int id, const char* code, const QByteArray& values = {})
{
    return "<Activity><ObjectId>" + QByteArray::number(id) + "</ObjectId><Id>" + code + "</Id><Name>" + code
        + "</Name><Status>Not Started</Status><PlannedDuration>8</PlannedDuration>" + values + "</Activity>";
}
inline QByteArray calendar(const QByteArray& parts)
{
    return "<Calendar><Name>C</Name><ObjectId>1</ObjectId><IsDefault>1</IsDefault>" + parts + "</Calendar>";
}

/// tests/data/quay-wall.pmxml.xml: a plan of our own with something of everything that is read.
QByteArray quayWall();
ParsedSource read(const QByteArray& bytes); // a test fails where it cannot be read

} // namespace gantry::pmxml_text
