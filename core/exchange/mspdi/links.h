#pragma once
#include "core/exchange/mspdi/reading.h"

#include <pugixml.hpp>

namespace gantry::mspdi {

/// A task of another project as the format names it: the path of its file and, after the last backslash, its row there.
WaitingEnd outsideTask(const QString& path);

/// Links of the format stand on their successors and may name a task that comes later, so they are kept until all tasks are there.
class Links {
public:
    explicit Links(Reading& reading)
        : m_reading(reading)
    {
    }
    void keep(TaskId successor, std::string_view successorUid, pugi::xml_node link) { m_kept.push_back({successor, successorUid, link}); }
    void finish();

private:
    struct Kept {
        TaskId successor;
        std::string_view uid;
        pugi::xml_node element;
    };
    void read(const Kept& kept);
    Reading& m_reading;
    std::vector<Kept> m_kept;
    QHash<std::pair<TaskId, TaskId>, int> m_pairs; // how often two tasks are linked
};

} // namespace gantry::mspdi
