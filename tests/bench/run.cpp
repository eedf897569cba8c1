#include "tests/bench/run.h"

#include "core/text/text.h"
#include "tests/bench/portfolio_maker.h"

#include <QFile>
#include <QTextStream>

namespace gantry::bench {

std::span<const Size> allSizes()
{
    static constexpr Size sizes[] = {{"tiny", 3, 20}, {"10k", 50, 200}, {"200k", 1000, 200}};
    return sizes;
}

std::span<const Benchmark> allBenchmarks()
{
    static const Benchmark all[] = {openBenchmark, windowBenchmark, importBenchmark, importWindowBenchmark, scheduleBenchmark,
        projectBenchmark, linkedBenchmark, qualityBenchmark, earnedBenchmark, kpiBenchmark, lessonsBenchmark, expressionBenchmark,
        editBenchmark, projectEditBenchmark, commitBenchmark, undoBenchmark, planBenchmark, registerBenchmark, registerRowsBenchmark,
        costsBenchmark, moneyBenchmark, reportPdfBenchmark, complianceBenchmark, trainingBenchmark, searchBenchmark};
    return all;
}

void end(const QString& sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    std::exit(1);
}
void end(const Error& error) { end(sentence(error)); }

QString Run::portfolio(const Size& size) const
{
    const QString file = path(QLatin1String(size.name) + QStringLiteral(".gantry"));
    if (QFile::exists(file)) return file;
    const QString unfinished = file + QStringLiteral(".unfinished");
    QFile::remove(unfinished);
    orEnd(makePortfolio(unfinished, size));
    if (!QFile::rename(unfinished, file)) end(QStringLiteral("%1 cannot be written.").arg(file));
    return file;
}

QString Run::copyOf(const Size& size) const
{
    const QString file = portfolio(size), copy = path(QStringLiteral("copy.gantry"));
    QFile::remove(copy);
    if (!QFile::copy(file, copy)) end(QStringLiteral("%1 cannot be written.").arg(copy));
    return copy;
}

std::unique_ptr<Session> Run::open(const QString& path) const
{
    return orEnd(Session::open(path, {QStringLiteral("bench"), QStringLiteral("bench")}));
}

void Run::add(Figures figures) { m_figures.push_back(std::move(figures)); }
void Run::skip(const QString& name, const QString& why) { m_skipped.emplace_back(name, why); }

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly)) file.write("5");
}

std::optional<double> peakMb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("VmHWM:")) return line.mid(6).simplified().split(' ').front().toDouble() / 1024; // kB
    return std::nullopt;
}

} // namespace gantry::bench
