#include "app/desktop/bench_ui.h"
#include "app/desktop/picture.h"
#include "ui/shell/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_dialog.h"

#include <QApplication>
#include <QUuid>

using namespace gantry;

namespace {

/// A device keeps its id in the user's settings; undo walks what was done on this device.
Identity identityFrom(QSettings& settings)
{
    const QString key = QStringLiteral("identity/device");
    if (!settings.contains(key)) settings.setValue(key, QUuid::createUuid().toString(QUuid::WithoutBraces));
    return {settings.value(QStringLiteral("identity/author")).toString(), settings.value(key).toString()};
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

} // namespace

int main(int argc, char** argv)
{
    // The scale and the platform have to be known before the application is made.
    bool picture = false, bench = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        picture |= argument.startsWith("--screenshot");
        bench |= argument.startsWith("--bench-ui");
        if (argument == "--scale" && i + 1 < argc) qputenv("QT_SCALE_FACTOR", argv[i + 1]);
        if (argument.startsWith("--scale=")) qputenv("QT_SCALE_FACTOR", argument.mid(8));
    }
    if ((picture || (bench && !hasDisplay())) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Gantry"));
    QApplication::setOrganizationName(QStringLiteral("Gantry"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    if (picture || bench) QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); // the same on every machine
    applyApplicationFont();

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral("Portfolio planning and control"));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("portfolio to open"), QStringLiteral("[FILE]"));
    arguments.addOptions({
        {QStringLiteral("screenshot"), QStringLiteral("Write a picture of a page and leave."), QStringLiteral("OUT.png")},
        {QStringLiteral("bench-ui"),
            QStringLiteral(
                "Do what a script says on a copy of FILE, tell how long each event took until it was painted, and leave. Lines: page "
                "NAME, key F2, type 5d, click ROW COLUMN, scroll STEPS, repeat TIMES ... end."),
            QStringLiteral("SCRIPT")},
        {QStringLiteral("json"), QStringLiteral("Write the times so that a program can read them.")},
        {QStringLiteral("page"), QStringLiteral("Page of the picture (list names them), or the one to begin with."),
            QStringLiteral("PAGE")},
        {QStringLiteral("project"), QStringLiteral("Code of the project to show."), QStringLiteral("CODE")},
        {QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"), QStringLiteral("1440x900")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or high-contrast."), QStringLiteral("THEME"), QStringLiteral("light")},
        {QStringLiteral("font-size"), QStringLiteral("Points of the picture's text, else as the system has it."), QStringLiteral("POINTS")},
        {QStringLiteral("scale"), QStringLiteral("Device pixels a pixel."), QStringLiteral("FACTOR")},
    });
    arguments.process(application);
    if (arguments.isSet(QStringLiteral("screenshot"))) return takePicture(arguments);
    if (arguments.isSet(QStringLiteral("bench-ui"))) return benchUi(arguments);

    QSettings settings;
    applyScheme(schemeOf(settings));
    Identity identity = identityFrom(settings);
    if (identity.author.isEmpty()) {
        identity.author = askForName(nullptr, qEnvironmentVariable("USER"));
        settings.setValue(QStringLiteral("identity/author"), identity.author);
    }
    MainWindow window(settings, identity);
    window.show();
    if (!arguments.positionalArguments().isEmpty() && window.openFile(arguments.positionalArguments().front())
        && arguments.isSet(QStringLiteral("page")))
        window.openPage(arguments.value(QStringLiteral("page")));
    return application.exec();
}
