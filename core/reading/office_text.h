#pragma once
#include "core/base/result.h"

#include <QString>
#include <stop_token>

namespace gantry::reading {

/// Text of at most so many characters; what comes after is left out.
class BoundedText {
public:
    explicit BoundedText(qsizetype most)
        : m_most(most)
    {
    }
    void add(QStringView text);
    void add(QChar c) { add(QStringView(&c, 1)); }
    /// Ends a line; several ends make one.
    void endLine();
    bool isFull() const { return m_text.size() >= m_most; }
    QString take() { return std::move(m_text).trimmed(); }

private:
    qsizetype m_most;
    QString m_text;
};

enum class OfficeKind { Word, Workbook, Slides, OpenDocument };
/// What an office document says, line by line: paragraphs, rows of cells parted by tabs, slides with their notes.
/// Errors: Format ("reading.*"), Cancelled.
Result<QString> officeText(const QByteArray& bytes, OfficeKind kind, qsizetype most, const std::stop_token& stop);

} // namespace gantry::reading
