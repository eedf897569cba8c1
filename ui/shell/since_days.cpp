#include "ui/shell/since_days.h"

#include <QCoreApplication>
#include <QMenu>

namespace gantry {
namespace {
QString word(const char* text) { return QCoreApplication::translate("SinceDays", text); }
} // namespace

QList<SinceDay> sinceDays(QDate today)
{
    return {{QStringLiteral("today"), word("Today"), today},
        {QStringLiteral("monday"), word("Monday"), today.addDays(1 - today.dayOfWeek())},
        {QStringLiteral("week"), word("A week ago"), today.addDays(-7)},
        {QStringLiteral("month"), word("A month ago"), today.addMonths(-1)}};
}

QMenu* sinceMenu(Session& session, QWidget* parent, std::function<void(QDate)> chosen)
{
    auto* menu = new QMenu(parent);
    const auto days = sinceDays(session.today());
    for (qsizetype i = 0; i < days.size(); ++i) // the day is told when it is chosen: a window may stay open over night
        QObject::connect(menu->addAction(days[i].text), &QAction::triggered, parent,
            [&session, i, chosen] { chosen(sinceDays(session.today())[i].day); });
    menu->addSeparator();
    QObject::connect(menu->addAction(word("Do not mark changes")), &QAction::triggered, parent, [chosen] { chosen({}); });
    return menu;
}

} // namespace gantry
