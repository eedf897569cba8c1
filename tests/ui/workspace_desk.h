#pragma once
// What a dialog stands on without a main window: a workspace, a plan of its own, and a window to be asked for from.
#include "tests/support/plan_builder.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QWidget>

namespace gantry::test {

/// Survey, Drawings, Build in a row.
struct WorkspaceDesk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    Workspace workspace{*session, settings};
    PlanBuilder plan{*session};
    QWidget window;
    RecordKey revealed;

    WorkspaceDesk()
    {
        applyTheme(builtInTheme(Scheme::Light));
        plan.inARow({"Survey", "Drawings", "Build"}, 2);
        QObject::connect(&workspace, &Workspace::revealRequested, &workspace, [this](RecordKey record) { revealed = record; });
        window.show();
    }
};

} // namespace gantry::test
