#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>

namespace gantry {

/// Gives a dialog the size that it had when it last ended, else `usual`.
inline void keepSize(QDialog& dialog, QSettings& settings, const QString& key, QSize usual)
{
    dialog.resize(settings.value(key, usual).toSize());
    QObject::connect(&dialog, &QDialog::finished, &dialog, [&dialog, &settings, key] { settings.setValue(key, dialog.size()); });
}

/// Brings the one dialog of its kind that a window has open to the front, a new one where there is none; `aim` tells it what to show.
template <class Dialog, class Aim> void showOne(Workspace& workspace, QWidget* window, Aim&& aim)
{
    auto* dialog = window->findChild<Dialog*>(QString(), Qt::FindDirectChildrenOnly);
    if (!dialog) dialog = new Dialog(workspace, window);
    aim(*dialog);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace gantry
