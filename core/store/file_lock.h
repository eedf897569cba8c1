#pragma once
#include "core/base/result.h"

#include <QLockFile>
#include <QString>
#include <memory>

namespace gantry {

/// Who may write a portfolio: a lock file beside it, with host, user and process of its holder. That of a dead process is taken over.
class FileLock {
public:
    /// Errors: Locked (names the holder), Io (no file can be made beside the portfolio).
    static Result<std::unique_ptr<FileLock>> take(const QString& portfolioPath);
    /// A dead process had left its lock: what it wrote wants to be looked at first.
    bool tookOver() const { return m_tookOver; }

private:
    explicit FileLock(const QString& lockPath)
        : m_file(lockPath)
    {
    }
    QLockFile m_file;
    bool m_tookOver = false;
};

/// "p.gantry" -> "p.gantry.lock".
QString lockPathOf(const QString& portfolioPath);

} // namespace gantry
