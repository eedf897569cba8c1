#pragma once
#include <QString>
#include <functional>
#include <stop_token>

namespace gantry {

/// What long work tells whoever waits for it; both called on the worker's thread.
struct Progress {
    std::function<void(const QString& what, int percent)> report = [](const QString&, int) {};
    std::stop_token stop{};
};

} // namespace gantry
