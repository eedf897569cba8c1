#pragma once
#include "tests/bench/run.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <random>

namespace gantry::bench {

/// Until nothing is left that is due now: what was posted, timers of no time, paints.
inline void settle()
{
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
}

inline constexpr int frames = 100;

/// A page as large as in a window of 1440x900.
struct Shown {
    explicit Shown(std::unique_ptr<Session> on)
        : session(std::move(on))
        , settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , workspace(*session, settings)
    {
    }
    template <class P, class... More> P& show(const More&... more)
    {
        auto made = std::make_unique<P>(workspace, more...);
        P& shown = *made;
        page = std::move(made);
        page->resize(1240, 800);
        page->show();
        settle();
        return shown;
    }
    std::unique_ptr<Session> session;
    QTemporaryDir folder;
    QSettings settings;
    Workspace workspace;
    std::unique_ptr<Page> page;
};

/// Steps of three rows, as a wheel makes them, and jumps as far as the bar reaches, as a person drags it.
template <class F> std::vector<double> scrolled(QScrollBar& bar, int step, F&& paint)
{
    std::mt19937 random(3);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const bool jump = i % 2;
        const int to = jump ? int(random() % unsigned(bar.maximum() + 1)) : bar.value() + step;
        times.push_back(milliseconds([&] {
            bar.setValue(to);
            paint();
        }));
    }
    return times;
}

} // namespace gantry::bench
