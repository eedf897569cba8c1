#pragma once
#include "core/model/ids.h"

#include <algorithm>
#include <compare>
#include <vector>

namespace gantry {

/// Where each task of a list stands in it. Made once for the whole list; the tasks of a plan were mostly born one after another, so a place
/// is mostly found by the id's distance from the first.
class TaskPlaces {
public:
    TaskPlaces() = default;
    /// Of `count` tasks, each named by `id(place)`; of a task that stands there twice the last place counts.
    template <class Id> TaskPlaces(std::size_t count, Id id)
    {
        if (count == 0) return;
        qint64 last = m_first = id(0).value;
        for (std::size_t i = 1; i < count; ++i) m_first = std::min(m_first, id(i).value), last = std::max(last, id(i).value);
        if (quint64(last) - quint64(m_first) < 8 * count + 64) {
            m_near.assign(std::size_t(last - m_first) + 1, -1);
            for (std::size_t i = 0; i < count; ++i) m_near[std::size_t(id(i).value - m_first)] = int(i);
            return;
        }
        m_far.reserve(count);
        for (std::size_t i = 0; i < count; ++i) m_far.push_back({id(i).value, int(i)});
        std::ranges::sort(m_far);
    }
    /// `otherwise` where it is not in the list.
    int value(TaskId task, int otherwise = -1) const
    {
        if (const quint64 distance = quint64(task.value) - quint64(m_first); distance < m_near.size())
            return m_near[distance] >= 0 ? m_near[distance] : otherwise;
        const auto found = std::ranges::upper_bound(m_far, task.value, {}, &Far::id);
        return found != m_far.begin() && std::prev(found)->id == task.value ? std::prev(found)->place : otherwise;
    }
    bool contains(TaskId task) const { return value(task) >= 0; }

private:
    struct Far {
        qint64 id;
        int place;
        auto operator<=>(const Far&) const = default;
    };
    qint64 m_first = 0;
    std::vector<int> m_near; // by distance from the first id; -1: no task of the list
    std::vector<Far> m_far; // by id, where the ids lie too far apart for that
};

} // namespace gantry
