#include "core/session/undo_history.h"

#include <algorithm>

namespace gantry {

bool UndoHistory::isBorder(const JournalEntry& entry)
{
    static constexpr QLatin1String borders[] = {QLatin1String("portfolio.new"), QLatin1String("file.migrate"),
        QLatin1String("file.compact"), QLatin1String("period.close"), QLatin1String("period.reopen"), QLatin1String("report.issue"),
        QLatin1String("approval.give"), QLatin1String("diary.complete"), QLatin1String("diary.reopen")};
    if (entry.source == Source::Merge || entry.action.startsWith(QLatin1String("sample."))) return true;
    return std::ranges::find(borders, entry.action) != std::end(borders);
}

void UndoHistory::add(const JournalEntry& entry)
{
    if (isBorder(entry) && entry.reverses == 0) {
        m_done.clear();
        m_undone.clear();
        return;
    }
    if (entry.author != m_author || entry.device != m_device) return;
    const Step step{entry.sequence, entry.id, entry.label, entry.changes};
    if (entry.reverses == 0) {
        m_undone.clear();
        m_done.push_back(step);
        return;
    }
    const auto movedFrom = [&](std::vector<Step>& steps) {
        const auto it = std::ranges::find(steps, entry.reverses, &Step::id);
        if (it == steps.end()) return false;
        steps.erase(it);
        return true;
    };
    if (movedFrom(m_done))
        m_undone.push_back(step);
    else if (movedFrom(m_undone))
        m_done.push_back(step);
}

} // namespace gantry
