// From the file to a portfolio in memory, and to the pages of the window.
#include "tests/bench/window.h"

#include <QFileInfo>

namespace gantry::bench {
namespace {

void open(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name), file = run.copyOf(size);
        forgetPeak();
        std::vector<double> times;
        for (int i = 0; i < 5; ++i) {
            std::unique_ptr<Session> session;
            times.push_back(milliseconds([&] { session = run.open(file); }));
        }
        run.add({QStringLiteral("open"), name, QStringLiteral("ms"), std::move(times), peakMb()});
        run.add({QStringLiteral("file"), name, QStringLiteral("MB"), {double(QFileInfo(file).size()) / 1e6}});
    }
}

/// The first time that each page is shown; `open` is the whole way from the file, with the page that a new window begins with.
void window(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name), file = run.copyOf(size);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        forgetPeak();
        MainWindow window(settings, {QStringLiteral("bench"), QStringLiteral("bench")});
        window.resize(1440, 900);
        window.show();
        settle();
        const double opened = milliseconds([&] {
            if (!window.openFile(file)) end(QStringLiteral("%1 cannot be opened.").arg(file));
            settle();
        });
        run.add({QStringLiteral("window.open"), name, QStringLiteral("ms"), {opened}});
        for (const char* page : {"portfolio", "plan", "register.task", "changes", "history"}) {
            const double shown = milliseconds([&] {
                if (!window.openPage(QLatin1String(page))) end(QStringLiteral("There is no page %1.").arg(QLatin1String(page)));
                settle();
            });
            run.add({QStringLiteral("window.page.%1").arg(QLatin1String(page)), name, QStringLiteral("ms"), {shown}, peakMb()});
        }
    }
}

} // namespace

constinit const Benchmark openBenchmark{"open", "a file into memory; its size on disk", open};
constinit const Benchmark windowBenchmark{"window", "a file into the window, and the first sight of each page", window};

} // namespace gantry::bench
