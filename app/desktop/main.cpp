#include "core/text/text.h"
#include "ui/shell/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_dialog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>
#include <QUuid>

using namespace gantry;

namespace {

int fail(const QString& sentence, int status)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return status;
}

/// A device keeps its id in the user's settings; undo walks what was done on this device.
Identity identityFrom(QSettings& settings)
{
    const QString key = QStringLiteral("identity/device");
    if (!settings.contains(key)) settings.setValue(key, QUuid::createUuid().toString(QUuid::WithoutBraces));
    return {settings.value(QStringLiteral("identity/author")).toString(), settings.value(key).toString()};
}

/// Renders one page of a file into a picture; touches neither the file nor the settings of the user.
int takePicture(const QCommandLineParser& arguments)
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    applyScheme(arguments.value(QStringLiteral("theme")) == u"dark" ? Scheme::Dark : Scheme::Light);
    MainWindow window(settings, {QStringLiteral("screenshot"), QStringLiteral("screenshot")});
    const QStringList size = arguments.value(QStringLiteral("size")).split(u'x');
    if (size.size() != 2 || size[0].toInt() < 200 || size[1].toInt() < 200)
        return fail(QStringLiteral("--size wants WIDTHxHEIGHT, such as 1440x900."), 2);
    window.resize(size[0].toInt(), size[1].toInt());
    const QString page = arguments.value(QStringLiteral("page"));
    if (!arguments.positionalArguments().isEmpty()) {
        // Of a copy, so that the picture shows the file as its owner sees it and the file itself is not touched.
        const QString file = arguments.positionalArguments().front(), copy = folder.filePath(QFileInfo(file).fileName());
        if (!QFile::copy(file, copy)) return fail(QStringLiteral("%1 cannot be read. Check whether it is there.").arg(file), 1);
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        auto session = Session::open(copy, {QStringLiteral("screenshot"), QStringLiteral("screenshot")});
        if (!session) return fail(sentence(session.error()), 1);
        window.setSession(std::move(*session));
    }
    if (page == u"list") {
        QTextStream(stdout) << window.pageKeys().join(u'\n') << Qt::endl;
        return 0;
    }
    if (const QString code = arguments.value(QStringLiteral("project")); !code.isEmpty() && window.workspace()) {
        NodeId project;
        window.workspace()->portfolio().all<Node>().forEach([&](const Node& node) {
            if (node.code == code) project = node.id;
        });
        if (!project) return fail(QStringLiteral("There is no project with the code %1.").arg(code), 1);
        window.workspace()->setScope(project);
    }
    if (!page.isEmpty() && page != u"start" && !window.openPage(page))
        return fail(QStringLiteral("There is no page %1. --page list names them.").arg(page), 2);
    window.show();
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    if (!window.grab().save(arguments.value(QStringLiteral("screenshot"))))
        return fail(QStringLiteral("The picture %1 cannot be written.").arg(arguments.value(QStringLiteral("screenshot"))), 1);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    // The scale and the platform have to be known before the application is made.
    bool picture = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        picture |= argument.startsWith("--screenshot");
        if (argument == "--scale" && i + 1 < argc) qputenv("QT_SCALE_FACTOR", argv[i + 1]);
        if (argument.startsWith("--scale=")) qputenv("QT_SCALE_FACTOR", argument.mid(8));
    }
    if (picture && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Gantry"));
    QApplication::setOrganizationName(QStringLiteral("Gantry"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    if (picture) QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); // the same on every machine
    applyApplicationFont();

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral("Portfolio planning and control"));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("portfolio to open"), QStringLiteral("[FILE]"));
    arguments.addOptions({
        {QStringLiteral("screenshot"), QStringLiteral("Write a picture of a page and leave."), QStringLiteral("OUT.png")},
        {QStringLiteral("page"), QStringLiteral("Page of the picture; list names them."), QStringLiteral("PAGE")},
        {QStringLiteral("project"), QStringLiteral("Code of the project to show."), QStringLiteral("CODE")},
        {QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"), QStringLiteral("1440x900")},
        {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("THEME"), QStringLiteral("light")},
        {QStringLiteral("scale"), QStringLiteral("Device pixels a pixel."), QStringLiteral("FACTOR")},
    });
    arguments.process(application);
    if (arguments.isSet(QStringLiteral("screenshot"))) return takePicture(arguments);

    QSettings settings;
    applyScheme(schemeOf(settings));
    Identity identity = identityFrom(settings);
    if (identity.author.isEmpty()) {
        identity.author = askForName(nullptr, qEnvironmentVariable("USER"));
        settings.setValue(QStringLiteral("identity/author"), identity.author);
    }
    MainWindow window(settings, identity);
    window.show();
    if (!arguments.positionalArguments().isEmpty()) window.openFile(arguments.positionalArguments().front());
    return application.exec();
}
