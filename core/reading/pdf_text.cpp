#include "core/reading/pdf_text.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace gantry::reading {
namespace {

constexpr int mostSeconds = 20;
constexpr qint64 mostMemory = qint64(1) << 30;

enum Exit { Read = 0, CannotRead = 2, Encrypted = 3 }; // of gantry-pdf-text

} // namespace

QString pdfProgram()
{
    const QString named = qEnvironmentVariable("GANTRY_PDF_TEXT");
    if (!named.isEmpty()) return QFileInfo(named).isExecutable() ? named : QString();
    const QString here = QCoreApplication::applicationDirPath();
#ifdef Q_OS_WIN
    const QString name = QStringLiteral("gantry-pdf-text.exe");
#else
    const QString name = QStringLiteral("gantry-pdf-text");
#endif
    for (const QString& folder : {here, here + QStringLiteral("/../pdf"), here + QStringLiteral("/../cli")}) // installed; as built
        if (const QString path = folder + u'/' + name; QFileInfo(path).isExecutable()) return path;
    return {};
}

Result<QString> pdfText(const QByteArray& bytes, qsizetype most, const std::stop_token& stop)
{
    const QString program = pdfProgram();
    if (program.isEmpty()) return Error{Errc::NotFound, "reading.no-pdf-program", {}};
    QProcess process;
    process.setProgram(program);
    process.setArguments({QString::number(most)});
    process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] {
        const rlimit time{rlim_t(mostSeconds), rlim_t(mostSeconds)}, memory{rlim_t(mostMemory), rlim_t(mostMemory)}, none{0, 0};
        setrlimit(RLIMIT_CPU, &time);
        setrlimit(RLIMIT_AS, &memory);
        setrlimit(RLIMIT_CORE, &none);
    });
#endif
    process.start();
    if (!process.waitForStarted()) return Error{Errc::NotFound, "reading.no-pdf-program", {}};
    process.write(bytes);
    process.closeWriteChannel();
    const QDeadlineTimer deadline(mostSeconds * 1000);
    QByteArray out;
    const auto end = [&](Error error) {
        process.kill();
        process.waitForFinished();
        return error;
    };
    while (process.state() != QProcess::NotRunning) {
        if (stop.stop_requested()) return end({Errc::Cancelled, "work.cancelled", {}});
        if (deadline.hasExpired()) return end({Errc::Format, "reading.takes-too-long", {}});
        process.waitForFinished(50);
        out += process.readAllStandardOutput();
        if (out.size() > 4 * most) return end({Errc::Format, "reading.too-large", {}});
    }
    out += process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit) return Error{Errc::Format, "reading.damaged", {}};
    if (process.exitCode() == Encrypted) return Error{Errc::Format, "reading.encrypted", {}};
    if (process.exitCode() != Read) return Error{Errc::Format, "reading.damaged", {}};
    const QString text = QString::fromUtf8(out).left(most).trimmed();
    if (text.isEmpty()) return Error{Errc::Format, "reading.no-text", {}};
    return text;
}

} // namespace gantry::reading
