#pragma once
// What every benchmark is given, and what it answers with.
#include "core/session/session.h"

#include <QElapsedTimer>
#include <span>

namespace gantry::bench {

/// A generated portfolio, by how much is in it.
struct Size {
    const char* name;
    int projects;
    int tasks; // of each project, without the summaries above them
};
std::span<const Size> allSizes();

/// One line of the report: some runs of the same work.
struct Figures {
    QString name;
    QString size;
    QString unit = QStringLiteral("ms");
    std::vector<double> values{};
    std::optional<double> peakMb{}; // resident memory at its highest meanwhile
};

/// One call of gantry-bench: the sizes asked for, the files made for them, and what was measured.
class Run {
public:
    Run(std::vector<Size> sizes, QString folder)
        : m_sizes(std::move(sizes))
        , m_folder(std::move(folder))
    {
    }
    const std::vector<Size>& sizes() const { return m_sizes; }
    /// Asked for nothing but the smallest: what has a size of its own is to be small too.
    bool isTiny() const
    {
        return std::ranges::all_of(m_sizes, [](const Size& s) { return s.projects < 10; });
    }
    QString path(const QString& name) const { return m_folder + u'/' + name; }
    /// The generated portfolio of that size, made when first asked for.
    QString portfolio(const Size& size) const;
    /// A fresh copy of it under another name, to be written to.
    QString copyOf(const Size& size) const;
    std::unique_ptr<Session> open(const QString& path) const;

    void add(Figures figures);
    void skip(const QString& name, const QString& why);
    const std::vector<Figures>& figures() const { return m_figures; }
    const std::vector<std::pair<QString, QString>>& skipped() const { return m_skipped; }

private:
    std::vector<Size> m_sizes;
    QString m_folder;
    std::vector<Figures> m_figures;
    std::vector<std::pair<QString, QString>> m_skipped;
};

struct Benchmark {
    const char* name;
    const char* summary;
    void (*run)(Run&);
};
/// In the order in which they are run; each group of them is a file of this folder.
std::span<const Benchmark> allBenchmarks();
extern const Benchmark openBenchmark, windowBenchmark, importBenchmark, importWindowBenchmark, scheduleBenchmark, projectBenchmark,
    linkedBenchmark, qualityBenchmark, earnedBenchmark, kpiBenchmark, lessonsBenchmark, expressionBenchmark, editBenchmark,
    projectEditBenchmark, commitBenchmark, undoBenchmark, planBenchmark, registerBenchmark, registerRowsBenchmark, costsBenchmark,
    moneyBenchmark, reportPdfBenchmark, complianceBenchmark, trainingBenchmark, searchBenchmark;

/// A benchmark that cannot do its work has nothing to say: the sentence goes to stderr, the program ends with 1.
[[noreturn]] void end(const QString& sentence);
[[noreturn]] void end(const Error& error);
template <class T> T orEnd(Result<T> result)
{
    if (!result) end(result.error());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

template <class F> double milliseconds(F&& work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
}
template <class F> std::vector<double> timed(int runs, F&& work)
{
    std::vector<double> values;
    for (int i = 0; i < runs; ++i) values.push_back(milliseconds(work));
    return values;
}

/// Resident memory at its highest since forgetPeak, in MB; nullopt where the system does not tell.
void forgetPeak();
std::optional<double> peakMb();

} // namespace gantry::bench
