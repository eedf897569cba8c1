#pragma once
#include "ui/shell/workspace.h"

class QMenu;

namespace gantry {

/// A day since which people ask what changed.
struct SinceDay {
    QString key; // for settings
    QString text; // "A week ago"
    QDate day;
};
/// Today, Monday, a week ago, a month ago.
QList<SinceDay> sinceDays(QDate today);
/// A menu of these days for a page that marks changes; `chosen` is told the day, an invalid one for no marks at all.
QMenu* sinceMenu(Session& session, QWidget* parent, std::function<void(QDate)> chosen);

} // namespace gantry
