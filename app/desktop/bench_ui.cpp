#include "app/desktop/bench_ui.h"

#include "app/desktop/bench_player.h"
#include "app/desktop/quantile.h"
#include "app/desktop/stage.h"
#include "core/text/text.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#ifdef Q_OS_LINUX
#include <time.h>
#include <unistd.h>
#endif

namespace gantry {
namespace {

/// Milliseconds since the process was started; nullopt where the system does not tell.
std::optional<double> sinceStart()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/stat"));
    timespec now{};
    if (!file.open(QIODevice::ReadOnly) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return std::nullopt;
    const QByteArray stat = file.readAll(); // the name of the program, in brackets, may hold spaces
    const double ticks = stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(19).toDouble();
    return 1000 * (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - ticks / double(sysconf(_SC_CLK_TCK)));
#else
    return std::nullopt;
#endif
}

struct Findings {
    std::optional<double> start;
    qint64 edits = 0; // ChangeSets that the script committed
    std::vector<BenchPlayer::Kind> kinds; // the last one: all of them
};

QString textOf(const Findings& found)
{
    const auto rounded = [](double value) { return QString::number(value, 'f', 1).rightJustified(10); };
    QString text;
    if (found.start)
        text += QStringLiteral("%1 ms from the start of the program to the first paint of the open file\n").arg(*found.start, 0, 'f', 0);
    text += QStringLiteral("%1 edits committed\n").arg(found.edits);
    text += QStringLiteral("%1    events    p50 ms    p95 ms    max ms\n").arg(QStringLiteral("line"), -24);
    for (const BenchPlayer::Kind& kind : found.kinds)
        text += QStringLiteral("%1%2%3%4%5\n")
                    .arg(kind.name, -24)
                    .arg(kind.times.size(), 10)
                    .arg(rounded(quantile(kind.times, 0.5)), rounded(quantile(kind.times, 0.95)), rounded(quantile(kind.times, 1)));
    return text;
}

QByteArray jsonOf(const Findings& found)
{
    QJsonArray kinds;
    for (const BenchPlayer::Kind& kind : found.kinds)
        kinds.append(QJsonObject{{QStringLiteral("line"), kind.name}, {QStringLiteral("events"), int(kind.times.size())},
            {QStringLiteral("p50_ms"), quantile(kind.times, 0.5)}, {QStringLiteral("p95_ms"), quantile(kind.times, 0.95)},
            {QStringLiteral("max_ms"), quantile(kind.times, 1)}});
    QJsonObject report{{QStringLiteral("format"), 1}, {QStringLiteral("edits"), found.edits}, {QStringLiteral("results"), kinds}};
    if (found.start) report.insert(QStringLiteral("start_ms"), *found.start);
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

} // namespace

int benchUi(const QCommandLineParser& arguments)
{
    if (arguments.positionalArguments().size() != 1) return fail(QStringLiteral("--bench-ui wants a SCRIPT and a FILE."), 2);
    const auto size = Stage::size(arguments);
    if (!size) return fail(QStringLiteral("--size wants WIDTHxHEIGHT, such as 1440x900."), 2);
    QFile script(arguments.value(QStringLiteral("bench-ui")));
    if (!script.open(QIODevice::ReadOnly))
        return fail(sentence({Errc::Io, "file.cannot-open", {script.fileName(), script.errorString()}}), 1);
    const auto lines = parseScript(QString::fromUtf8(script.readAll()));
    if (!lines) return fail(sentence(lines.error()), 2);

    Stage stage(arguments, QStringLiteral("bench-ui"));
    QElapsedTimer copying;
    copying.start();
    if (const auto copied = stage.copyFile(); !copied) return fail(sentence(copied.error()), 1);
    const double copied = double(copying.nsecsElapsed()) / 1e6;
    MainWindow& window = stage.window();
    window.resize(*size);
    if (arguments.isSet(QStringLiteral("page")))
        stage.settings().setValue(QStringLiteral("window/page"), arguments.value(QStringLiteral("page")));
    window.show();
    if (const auto opened = stage.openFile(); !opened) return fail(sentence(opened.error()), 1);
    BenchPlayer player(window);
    player.settle();
    Findings found;
    if (const auto start = sinceStart()) found.start = *start - copied;

    window.activateWindow();
    player.settle();
    const qint64 before = window.workspace()->session().sequence();
    for (const ScriptLine& line : *lines)
        if (const auto done = player.play(line); !done) return fail(sentence(done.error()), 2);
    found.edits = window.workspace()->session().sequence() - before;
    found.kinds = player.kinds();
    BenchPlayer::Kind all{QStringLiteral("all"), {}};
    for (const BenchPlayer::Kind& kind : found.kinds) all.times.insert(all.times.end(), kind.times.begin(), kind.times.end());
    if (!all.times.empty()) found.kinds.push_back(std::move(all));
    if (arguments.isSet(QStringLiteral("json")))
        QTextStream(stdout) << jsonOf(found);
    else
        QTextStream(stdout) << textOf(found);
    return 0;
}

} // namespace gantry
