// From the file to a portfolio in memory, and to the pages of the window.
#include "core/edit/kpis.h"
#include "tests/bench/application.h"
#include "tests/bench/window.h"

#include <QEventLoop>
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

/// A page whose figures a worker may find out: until they are there, and how long the window stands still at most.
void found(Run& run, MainWindow& window, QSettings& settings, const char* page, const QString& size)
{
    Session& session = window.workspace()->session();
    const std::vector<NodeId> projects = window.workspace()->projects();
    auto& application = static_cast<Application&>(*qApp);
    const double whole = milliseconds([&] {
        window.openPage(QLatin1String(page));
        settings.sync(); // else it is an event, as long as the disk takes
        (void)application.takeLongestHandler();
        const Aside what = QLatin1String(page).endsWith(u"scorecard") ? Aside::Measures : Aside::EarnedValue;
        while (!session.isAtHand(projects, what)) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        settle();
    });
    run.add({QLatin1String(page), size, QStringLiteral("ms"), {whole}});
    run.add({QLatin1String(page) + QStringLiteral(".longest-handler"), size, QStringLiteral("ms"), {application.takeLongestHandler()}});
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
        for (const char* page : {"portfolio", "plan", "register.task", "money", "cash-flow", "changes", "history"}) {
            const double shown = milliseconds([&] {
                if (!window.openPage(QLatin1String(page))) end(QStringLiteral("There is no page %1.").arg(QLatin1String(page)));
                settle();
            });
            run.add({QStringLiteral("window.page.%1").arg(QLatin1String(page)), name, QStringLiteral("ms"), {shown}, peakMb()});
        }
        Session& session = window.workspace()->session();
        (void)orEnd(session.apply(orEnd(addStarterKpis(session.portfolio(), session.ids()))));
        settle();
        for (const char* page : {"performance.earned", "performance.scorecard"}) found(run, window, settings, page, name);
    }
}

} // namespace

constinit const Benchmark openBenchmark{"open", "a file into memory; its size on disk", open};
constinit const Benchmark windowBenchmark{"window", "a file into the window, and the first sight of each page", window};

} // namespace gantry::bench
