#include "tests/bench/application.h"
#include "tests/bench/report.h"

#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>

using namespace gantry::bench;

namespace {

int wrongUsage(const QString& sentence)
{
    QTextStream out(stderr);
    out << sentence << "\nBenchmarks:";
    for (const Benchmark& b : allBenchmarks()) out << "\n  " << QString::fromLatin1(b.name).leftJustified(14) << b.summary;
    out << "\nSizes (10k and 200k unless --size says otherwise):";
    for (const Size& s : allSizes())
        out << "\n  " << QString::fromLatin1(s.name).leftJustified(14) << s.projects << " projects of " << s.tasks << " tasks";
    out << Qt::endl;
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    Application application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Gantry"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); // the same on every machine

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral("Measures Gantry on generated portfolios."));
    arguments.addHelpOption();
    arguments.addPositionalArgument(
        QStringLiteral("NAME"), QStringLiteral("benchmarks to run; all where none is named"), QStringLiteral("[NAME...]"));
    arguments.addOptions({
        {QStringLiteral("json"), QStringLiteral("Write what a program can read.")},
        {QStringLiteral("size"), QStringLiteral("Of the portfolio: tiny, 10k or 200k; may be given more than once."),
            QStringLiteral("SIZE")},
        {QStringLiteral("keep"), QStringLiteral("Folder in which the generated files stay for the next run."), QStringLiteral("DIR")},
    });
    if (!arguments.parse(application.arguments())) return wrongUsage(arguments.errorText());
    if (arguments.isSet(QStringLiteral("help"))) arguments.showHelp();

    QStringList sizeNames = arguments.values(QStringLiteral("size"));
    if (sizeNames.isEmpty()) sizeNames = {QStringLiteral("10k"), QStringLiteral("200k")};
    std::vector<Size> sizes;
    for (const QString& name : sizeNames) {
        const auto found = std::ranges::find_if(allSizes(), [&](const Size& s) { return name == QLatin1String(s.name); });
        if (found == allSizes().end()) return wrongUsage(QStringLiteral("There is no size %1.").arg(name));
        sizes.push_back(*found);
    }
    std::vector<Benchmark> chosen;
    for (const QString& name : arguments.positionalArguments()) {
        const auto found = std::ranges::find_if(allBenchmarks(), [&](const Benchmark& b) { return name == QLatin1String(b.name); });
        if (found == allBenchmarks().end()) return wrongUsage(QStringLiteral("There is no benchmark %1.").arg(name));
        chosen.push_back(*found);
    }
    if (chosen.empty()) chosen.assign(allBenchmarks().begin(), allBenchmarks().end());

    QTemporaryDir vanishing;
    const QString kept = arguments.value(QStringLiteral("keep"));
    if (!kept.isEmpty() && !QDir().mkpath(kept)) end(QStringLiteral("The folder %1 cannot be made.").arg(kept));
    Run run(std::move(sizes), kept.isEmpty() ? vanishing.path() : QDir(kept).absolutePath());
    for (const Benchmark& benchmark : chosen) benchmark.run(run);
    QTextStream out(stdout);
    if (arguments.isSet(QStringLiteral("json")))
        out << reportJson(run);
    else
        out << reportText(run);
    return 0;
}
