#pragma once
// A window on a portfolio of two projects that are governed: people, periods, gates, delegations. Today is Wednesday 4 March 2026.
#include "core/edit/approvals.h"
#include "tests/ui/desk.h"
#include "ui/inspector/inspector.h"

#include <QMenu>
#include <QPushButton>

namespace gantry::test {

struct GovernedDesk : Desk {
    NodeId depot, ferry;
    PersonId ada, ines;
    PeriodId february;

    GovernedDesk()
    {
        depot = addProject("Depot", "DP");
        ferry = addProject("Ferry", "FE");
        ada = add(Person{.number = QStringLiteral("PER-0001"), .name = QStringLiteral("Ada"), .email = QStringLiteral("ada@example.org")});
        ines = add(Person{.number = QStringLiteral("PER-0002"), .name = QStringLiteral("Ines Brandt")});
        set<&Node::manager>(depot.value, ada);
        set<&Node::manager>(ferry.value, ines);
        set<&Node::currency>(portfolio().root()->id.value, QStringLiteral("EUR"));
        february = add(
            Period{.name = QStringLiteral("2026-02"), .start = QDate(2026, 2, 1), .end = QDate(2026, 2, 28), .cutOff = QDate(2026, 2, 25)});
    }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        row.id.value = session().ids().next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        apply(build.take(), Source::Import);
        return row.id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        apply(build.take(), Source::Import);
    }
    template <class P> P& open(const char* page)
    {
        window.openPage(QLatin1StringView(page));
        QCoreApplication::processEvents();
        return find<P>();
    }
    static void type(QWidget& field, const QString& text) { QTest::keyClicks(&field, text); }
    /// The action of a menu, by its text.
    static QAction* action(QMenu& menu, const QString& text)
    {
        Q_EMIT menu.aboutToShow();
        for (QAction* each : menu.actions())
            if (each->text() == text) return each;
        return nullptr;
    }
    template <class D> D& dialog()
    {
        QCoreApplication::processEvents();
        D* found = nullptr;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(each); d && d->isVisible()) found = d;
        REQUIRE(found);
        return *found;
    }
};

} // namespace gantry::test
