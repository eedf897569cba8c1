#pragma once
// A register on a file of its own with actions in it, for the views beside the table.
#include "core/edit/nodes.h"
#include "tests/ui/print/recording.h"
#include "tests/ui/tables/bench.h"
#include "ui/shell/theme.h"

namespace gantry::test {

inline const QString hostile = QStringLiteral("<img src=x onerror=alert(1)><b>x</b>");

/// Today is 2 March 2026. Three actions of Ada and Bo: one late, one under way, one done.
struct BoardBench : Bench {
    NodeId project = addProject(*session, QStringLiteral("Quay"));
    PersonId ada = add(Person{.name = QStringLiteral("Ada")}), bo = add(Person{.name = QStringLiteral("Bo")});
    ActionId late = addAction("Call the harbour master", ActionStatus::Open, QDate(2026, 2, 20), ada);
    ActionId under = addAction("Order piles", ActionStatus::InProgress, QDate(2026, 3, 9), bo);
    ActionId done = addAction("Survey", ActionStatus::Done, QDate(2026, 2, 10), ada);

    explicit BoardBench(Scheme scheme = Scheme::Light)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(builtInTheme(scheme));
        model = std::make_unique<RecordTableModel>(*workspace, entityOf<Action>());
    }
    ActionId addAction(const QString& title, ActionStatus status, std::optional<QDate> due = {}, PersonId owner = {})
    {
        const auto number = QStringLiteral("ACT-%1").arg(portfolio().all<Action>().size() + 1, 4, 10, QChar(u'0'));
        return add(Action{.number = number, .project = project, .title = title, .owner = owner, .due = due, .status = status});
    }
    ActionId addAction(const char* title, ActionStatus status, std::optional<QDate> due = {}, PersonId owner = {})
    {
        return addAction(QString::fromLatin1(title), status, due, owner);
    }
    const Action& action(ActionId id) const
    {
        const Action* found = portfolio().find(id);
        REQUIRE(found);
        return *found;
    }
    void show(QWidget& widget, QSize size = {1100, 600})
    {
        widget.resize(size);
        widget.show();
        widget.activateWindow();
        widget.setFocus();
        QCoreApplication::processEvents();
    }
    /// What is written on a widget, whatever it looks like.
    static Words read(QWidget& widget)
    {
        Recording paper(widget.size());
        QPainter painter(&paper);
        widget.render(&painter);
        painter.end();
        return paper.words();
    }
    template <class View> void listen(View& view)
    {
        QObject::connect(&view, &View::refused, &view, [this](const QString& why) { notices << why; });
    }
};

} // namespace gantry::test
