// Plans of other programs: from the file of theirs into ours, and once more with nothing new.
#include "core/exchange/import.h"

#include "tests/bench/application.h"
#include "tests/bench/window.h"
#include "ui/import/import_job.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>

namespace gantry::bench {
namespace {

struct Plan {
    QString format, path;
};

/// One plan as MSPDI and as XER, written by a script outside the repository; none, which is told, where the script is not at hand.
std::vector<Plan> plans(Run& run, const char* name)
{
    const QString tools = qEnvironmentVariable("GANTRY_TOOLS");
    if (tools.isEmpty()) {
        run.skip(QLatin1String(name), QStringLiteral("GANTRY_TOOLS does not name the folder of gen_network.py"));
        return {};
    }
    const QString size = run.isTiny() ? QStringLiteral("60") : QStringLiteral("50000"), base = run.path(QStringLiteral("plan-") + size);
    const std::vector<Plan> made{
        {QStringLiteral("mspdi"), base + QStringLiteral(".xml")}, {QStringLiteral("xer"), base + QStringLiteral(".xer")}};
    if (std::ranges::all_of(made, [](const Plan& plan) { return QFileInfo::exists(plan.path); })) return made;
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.start(QStringLiteral("python3"),
        {tools + QStringLiteral("/gen_network.py"), QStringLiteral("--tasks"), size, QStringLiteral("--out"), base,
            QStringLiteral("--formats"), QStringLiteral("mspdi,xer")});
    if (!script.waitForFinished(-1) || script.exitStatus() != QProcess::NormalExit || script.exitCode() != 0)
        end(QStringLiteral("gen_network.py failed: %1").arg(QString::fromUtf8(script.readAll())));
    return made;
}

QString sizeOf(const Plan& plan) { return QStringLiteral("%1 MB").arg(double(QFileInfo(plan.path).size()) / 1e6, 0, 'f', 1); }

std::unique_ptr<Session> emptyFile(const Run& run)
{
    const QString path = run.path(QStringLiteral("import.gantry"));
    QFile::remove(path);
    return orEnd(Session::create(path, {QStringLiteral("bench"), QStringLiteral("bench")}));
}

struct Times {
    std::vector<double> read, plan, whole;
};

/// `whole` from the source to the commit; of it the reading, and what is compared and made before anything is written.
void take(Session& session, const QString& path, Times& times)
{
    double plan = 0;
    times.whole.push_back(milliseconds([&] {
        std::optional<ParsedSource> source;
        times.read.push_back(milliseconds([&] { source = orEnd(readSource(path)); }));
        ImportReport report;
        const auto snapshots = [&](SnapshotId id) { return session.frozen(id); };
        const auto build = [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            std::optional<Result<ChangeSet>> set;
            plan = milliseconds([&] { set = planImport(portfolio, ids, std::move(*source), {}, report, snapshots, progress); });
            return std::move(*set);
        };
        (void)orEnd(session.applyBulkNow(build, Source::Import));
    }));
    times.plan.push_back(plan);
}

void import(Run& run)
{
    for (const Plan& plan : plans(run, "import")) {
        Times first, second;
        double file = 0;
        const auto start = [] { forgetPeak(); };
        std::optional<double> peak, peakAgain;
        for (int i = 0; i < 3; ++i) {
            const auto session = emptyFile(run);
            start();
            take(*session, plan.path, first);
            peak = std::max(peak, peakMb());
            start();
            take(*session, plan.path, second);
            peakAgain = std::max(peakAgain, peakMb());
            file = double(QFileInfo(session->path()).size()) / 1e6;
        }
        const auto add = [&](const char* what, std::vector<double> values, std::optional<double> peakMb = {}, const char* unit = "ms") {
            run.add({QStringLiteral("import.%1.%2").arg(plan.format, QLatin1String(what)), sizeOf(plan), QLatin1String(unit),
                std::move(values), peakMb});
        };
        add("first", first.whole, peak), add("first.read", first.read), add("first.plan", first.plan);
        add("second", second.whole, peakAgain), add("second.read", second.read), add("second.plan", second.plan);
        add("file", {file}, {}, "MB");
    }
}

/// How long the window stands still at most while its import runs in a worker.
void importWindow(Run& run)
{
    for (const Plan& plan : plans(run, "import-window")) {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        MainWindow window(settings, {QStringLiteral("bench"), QStringLiteral("bench")});
        window.setSession(emptyFile(run));
        window.openPage(QStringLiteral("plan"));
        window.show();
        settle();
        ImportJob job(window.workspace()->session(), {plan.path});
        QEventLoop loop;
        QObject::connect(&job, &ImportJob::failed, &loop, [](const Error& error) { end(error); });
        QObject::connect(&job, &ImportJob::readDone, &loop, [&] { job.plan({}); });
        QObject::connect(&job, &ImportJob::planned, &loop, [&] { job.run({}); });
        QObject::connect(&job, &ImportJob::finished, &loop, [&] { loop.quit(); });
        auto& application = static_cast<Application&>(*qApp);
        (void)application.takeLongestHandler();
        job.read();
        loop.exec();
        settle();
        run.add({QStringLiteral("import-window.%1.longest-handler").arg(plan.format), sizeOf(plan), QStringLiteral("ms"),
            {application.takeLongestHandler()}});
    }
}

} // namespace

constinit const Benchmark importBenchmark{"import", "a plan of 50,000 tasks from MSPDI and XER into a new file, and again", import};
constinit const Benchmark importWindowBenchmark{"import-window", "the longest that the window stands still meanwhile", importWindow};

} // namespace gantry::bench
