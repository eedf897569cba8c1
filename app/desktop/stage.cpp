#include "app/desktop/stage.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QTextStream>

namespace gantry {

int fail(const QString& sentence, int status)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return status;
}

namespace {

const QCommandLineParser& themed(const QCommandLineParser& arguments)
{
    const QString theme = arguments.value(QStringLiteral("theme"));
    applyScheme(theme == u"dark" ? Scheme::Dark : theme == u"high-contrast" ? Scheme::HighContrast : Scheme::Light);
    if (const double points = arguments.value(QStringLiteral("font-size")).toDouble(); points >= 6 && points <= 32) {
        QFont font = QApplication::font();
        font.setPointSizeF(points);
        QApplication::setFont(font);
    }
    return arguments;
}

} // namespace

Stage::Stage(const QCommandLineParser& arguments, const QString& who)
    : m_arguments(themed(arguments)) // before there is a window
    , m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_identity{who, who}
    , m_window(m_settings, m_identity)
{
    m_settings.setValue(QStringLiteral("search/folder"), m_folder.filePath(QStringLiteral("search")));
    m_settings.setValue(QStringLiteral("search/atOnce"), false); // nothing goes on beside what is measured or shown
}

std::optional<QSize> Stage::size(const QCommandLineParser& arguments)
{
    const QStringList sides = arguments.value(QStringLiteral("size")).split(u'x');
    if (sides.size() != 2 || sides[0].toInt() < 200 || sides[1].toInt() < 200) return std::nullopt;
    return QSize(sides[0].toInt(), sides[1].toInt());
}

Result<void> Stage::copyFile()
{
    const QString file = m_arguments.positionalArguments().front();
    m_copy = m_folder.filePath(QFileInfo(file).fileName());
    QFile original(file);
    if (!original.copy(m_copy)) return Error{Errc::Io, "file.unreadable", {file, original.errorString()}};
    QFile::setPermissions(m_copy, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Result<void> Stage::openFile()
{
    auto session = Session::open(m_copy, m_identity);
    if (!session) return session.error();
    m_window.setSession(std::move(*session));
    const QString code = m_arguments.value(QStringLiteral("project"));
    if (code.isEmpty()) return {};
    NodeId project;
    m_window.workspace()->portfolio().all<Node>().forEach([&](const Node& node) {
        if (node.code == code) project = node.id;
    });
    if (!project) return Error{Errc::NotFound, "project.unknown-code", {code}};
    m_window.workspace()->setScope(project);
    return {};
}

} // namespace gantry
