#pragma once
#include <QStringList>
#include <optional>
#include <vector>

namespace gantry::csv {

/// A cell between quotation marks where it needs them.
QString quotedCell(const QString& cell);
/// Text that a spreadsheet would take for a formula gets an apostrophe before it, and one that begins with an apostrophe another one, so
/// that every text comes back as it was.
QString guarded(const QString& text);
QString unguarded(const QString& text);

/// A table for a spreadsheet, row by row: UTF-8 with a byte order mark (without it Excel takes the text for the machine's code page),
/// commas, CRLF, quotation marks where they are needed. Text that people wrote is to be guarded.
class TableWriter {
public:
    void add(const QStringList& cells);
    QByteArray take() { return std::move(m_out); }

private:
    QByteArray m_out{"\xef\xbb\xbf"};
};

/// Takes comma-separated text apart, row by row (RFC 4180; a line may end in LF, CRLF or CR).
class Rows {
public:
    /// The separator is the one of comma, semicolon and tab that stands most often in the first line.
    explicit Rows(QString text);
    /// The cells of the next row that holds something; nullopt at the end, or where a quotation mark is never closed.
    std::optional<std::vector<QString>> next();
    /// Line on which the last row began, from 1.
    qint64 line() const { return m_rowLine; }
    bool unclosedQuote() const { return m_unclosed; }

private:
    std::vector<QString> row();
    QString cell();
    QString m_text;
    QChar m_separator = u',';
    qsizetype m_at = 0;
    qint64 m_line = 1, m_rowLine = 1;
    bool m_unclosed = false;
};

} // namespace gantry::csv
