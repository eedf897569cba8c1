#include "app/cli/program.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSettings>
#include <QSysInfo>
#include <QUuid>

namespace gantry::cli {
namespace {

constexpr Option common[] = {
    {"json", nullptr, "Write what a program can read to standard output."},
    {"now", "TIME", "Take this for the present (UTC), such as 2026-03-02T08:00."},
    {"author", "NAME", "Who does it, for the journal."},
    {"locale", "L", "How numbers and dates are written for people, such as en_GB."},
};

/// A device keeps its id in the user's settings; undo walks what was done on this device.
QString device()
{
    QSettings settings;
    const QString key = QStringLiteral("identity/device");
    if (const QString known = settings.value(key).toString(); !known.isEmpty()) return known;
    const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
    settings.setValue(key, fresh);
    settings.sync();
    if (settings.status() == QSettings::NoError) return fresh;
    // Where no settings can be kept, the machine still has to know its own steps again.
    return QString::fromLatin1(QCryptographicHash::hash(QSysInfo::machineUniqueId(), QCryptographicHash::Sha256).toHex().left(32));
}

QString usage(const Command& command)
{
    QString text = QStringLiteral("gantry-cli %1 %2").arg(QLatin1String(command.name), QLatin1String(command.arguments));
    const auto add = [&](const Option& o) {
        const QString name = QStringLiteral("--") + QLatin1String(o.name) + (o.value ? u' ' + QLatin1String(o.value) : QString());
        text += QStringLiteral("\n  %1  %2").arg(name.leftJustified(18), QLatin1String(o.text));
    };
    for (const Option& o : command.options) add(o);
    for (const Option& o : common) add(o);
    return text;
}

QString usage(Commands commands)
{
    QString text = QStringLiteral("gantry-cli COMMAND ... — portfolio planning and control. gantry-cli COMMAND --help tells more.");
    for (const auto command : commands) {
        const Command& c = command();
        text += QStringLiteral("\n  %1  %2").arg(QString::fromLatin1(c.name).leftJustified(9), QLatin1String(c.summary));
    }
    return text;
}

int run(const Command& command, const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto add = [&](const Option& o) {
        QCommandLineOption option(QString::fromLatin1(o.name), QString::fromUtf8(o.text));
        if (o.value) option.setValueName(QString::fromLatin1(o.value));
        parser.addOption(option);
    };
    for (const Option& o : command.options) add(o);
    for (const Option& o : common) add(o);
    parser.addHelpOption();
    if (!parser.parse(arguments)) return wrongUsage(parser.errorText() + u'\n' + usage(command));
    if (parser.isSet(QStringLiteral("help"))) {
        print(usage(command));
        return Done;
    }
    Call call{parser.positionalArguments(), parser, parser.isSet(QStringLiteral("json")), {}, QLocale::c()};
    if (call.arguments.size() < command.least || call.arguments.size() > command.most) return wrongUsage(usage(command));
    call.identity.author = call.has("author") ? call.value("author") : QStringLiteral("gantry-cli");
    call.identity.device = device();
    if (call.has("now")) {
        const auto now = instantOf(call.value("now"));
        if (!now) return wrongUsage(QStringLiteral("--now wants a time such as 2026-03-02T08:00."));
        call.identity.clock = fixedClock(*now);
    }
    if (call.has("locale")) call.locale = QLocale(call.value("locale"));
    QLocale::setDefault(call.locale);
    return command.run(call);
}

} // namespace

int runProgram(Commands commands)
{
    QCoreApplication::setApplicationName(QStringLiteral("Gantry"));
    QCoreApplication::setOrganizationName(QStringLiteral("Gantry"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GANTRY_VERSION));
    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name == u"--version") {
        print(QStringLiteral("gantry-cli ") + QCoreApplication::applicationVersion());
        return Done;
    }
    if (name == u"--help" || name == u"-h") {
        print(usage(commands));
        return Done;
    }
    const auto known = std::ranges::find_if(commands, [&](const auto command) { return name == QLatin1String(command().name); });
    if (known == commands.end()) return wrongUsage(usage(commands));
    arguments.removeAt(1);
    int status = run((*known)(), arguments);
    if (!out().flush() && status == Done) {
        say(QStringLiteral("Standard output could not be written to its end."));
        status = Failed;
    }
    return status;
}

} // namespace gantry::cli
