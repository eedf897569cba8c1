#pragma once
#include "core/exchange/bytes.h"

#include <span>
#include <vector>

namespace gantry::p6 {

// Cells as the format has them: no tab, line break or other control character in any of them.

/// Text on one line, at most `most` characters where that is not 0.
QByteArray lineCell(QStringView text, qsizetype most = 0);
/// Text of several lines: P6 writes 0x7F for each of CR and LF.
QByteArray blockCell(QStringView text);
inline QByteArray numberCell(qint64 n) { return QByteArray::number(n); }
inline QByteArray flagCell(bool yes) { return yes ? "Y" : "N"; }
inline QByteArray timeCell(const std::optional<DateTime>& t) { return t ? timeBytes(*t, ' ', false) : QByteArray(); }
inline QByteArray decimalCell(qint64 value, int decimals) { return decimalText(value, decimals).toLatin1(); }
inline QByteArray moneyCell(Money m) { return decimalCell(m.minor, 2); }
/// Working seconds as hours; what is longer than P6's columns (eleven digits of hours) ends there.
QByteArray hoursCell(qint64 seconds);
inline QByteArray hoursCell(const std::optional<qint64>& seconds) { return seconds ? hoursCell(*seconds) : QByteArray(); }

/// A column of a table, with what stands in it: the same in every row, or what a function makes of the row.
template <class Row> struct Column {
    const char* name;
    const char* always = nullptr;
    QByteArray (*value)(const Row&) = nullptr;
    constexpr Column(const char* name, const char* always)
        : name(name)
        , always(always)
    {
    }
    constexpr Column(const char* name, QByteArray (*value)(const Row&))
        : name(name)
        , value(value)
    {
    }
};

/// "%T", "%F" and a "%R" for each row; a table without rows is not written.
template <class Row, std::size_t N>
void writeTable(QByteArray& out, const char* name, const Column<Row> (&columns)[N], const std::vector<Row>& rows)
{
    if (rows.empty()) return;
    out += "%T\t";
    out += name;
    out += "\r\n%F";
    for (const Column<Row>& c : columns) out += '\t', out += c.name;
    out += "\r\n";
    for (const Row& row : rows) {
        out += "%R";
        for (const Column<Row>& c : columns) {
            out += '\t';
            if (c.value)
                out += c.value(row);
            else
                out += c.always;
        }
        out += "\r\n";
    }
}

} // namespace gantry::p6
