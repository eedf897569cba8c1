#pragma once
#include <QString>
#include <optional>
#include <vector>

namespace gantry::mspdi {

/// The rows above the one under way: a file gives levels, not parents. A level may be left out on the way down.
class Outline {
public:
    /// The place of the row that one of this level lies under; nothing at the top.
    std::optional<std::size_t> enter(qint64 level)
    {
        while (!m_open.empty() && m_open.back().level >= level) m_open.pop_back();
        return m_open.empty() ? std::nullopt : std::optional(m_open.back().row);
    }
    /// Opens a row there; returns its outline number, "1.2.3".
    QString open(qint64 level, std::size_t row)
    {
        const QString own = QString::number(++(m_open.empty() ? m_tops : m_open.back().children));
        m_open.push_back({level, row, m_open.empty() ? own : m_open.back().number + u'.' + own, 0});
        return m_open.back().number;
    }

private:
    struct Above {
        qint64 level;
        std::size_t row;
        QString number;
        int children;
    };
    std::vector<Above> m_open;
    int m_tops = 0;
};

} // namespace gantry::mspdi
