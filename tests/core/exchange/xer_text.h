#pragma once
#include "core/exchange/xer/reader.h"

#include <initializer_list>

namespace gantry::test {

/// An XER file in the making. Values of a row stand between " | ": readable, and calendars may hold bars.
class XerText {
public:
    XerText() = default;
    /// A file with currency, project P (id 100, calendar 1: Monday to Friday 08-12 and 13-17, data date 2 March 2026) and its WBS root 200.
    static XerText project();
    /// A file with something in every table that is read: plans P and Q, a baseline of P, a project that is only mentioned, an EPS node.
    static XerText everything();
    XerText& table(const char* name, const char* columns, std::initializer_list<const char*> rows = {});
    QByteArray bytes() const { return m_bytes + "%E\r\n"; }
    QByteArray unended() const { return m_bytes; }

private:
    QByteArray m_bytes = "ERMHDR\t19.12\t2026-03-02\tProject\tada\tAda\tdemo\tProject Management\tEUR\r\n";
};

inline constexpr const char* fiveByEight =
    "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
    "(0||3()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||4()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
    "(0||5()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||6()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
    "(0||7()())))(0||Exceptions()())))";

/// What was read; fails the test where it was refused.
ParsedSource read(const QByteArray& bytes, const ReadOptions& options = {});
inline ParsedSource read(const XerText& text, const ReadOptions& options = {}) { return read(text.bytes(), options); }

} // namespace gantry::test
