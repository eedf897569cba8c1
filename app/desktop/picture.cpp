#include "app/desktop/picture.h"

#include "app/desktop/stage.h"
#include "core/text/text.h"

#include <QTextStream>

namespace gantry {

int takePicture(const QCommandLineParser& arguments)
{
    const auto size = Stage::size(arguments);
    if (!size) return fail(QStringLiteral("--size wants WIDTHxHEIGHT, such as 1440x900."), 2);
    Stage stage(arguments, QStringLiteral("screenshot"));
    MainWindow& window = stage.window();
    window.resize(*size);
    if (stage.hasFile()) {
        if (const auto copied = stage.copyFile(); !copied) return fail(sentence(copied.error()), 1);
        if (const auto opened = stage.openFile(); !opened) return fail(sentence(opened.error()), 1);
    }
    const QString page = arguments.value(QStringLiteral("page"));
    if (page == u"list") {
        QTextStream(stdout) << window.pageKeys().join(u'\n') << Qt::endl;
        return 0;
    }
    if (!page.isEmpty() && page != u"start" && !window.openPage(page))
        return fail(QStringLiteral("There is no page %1. --page list names them.").arg(page), 2);
    window.show();
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    if (!window.grab().save(arguments.value(QStringLiteral("screenshot"))))
        return fail(QStringLiteral("The picture %1 cannot be written.").arg(arguments.value(QStringLiteral("screenshot"))), 1);
    return 0;
}

} // namespace gantry
