#pragma once
// The window on the sample portfolio, for tests that go through it as a person does.
#include "core/sample/sample.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/pages/register/register_page.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QtTest>

namespace gantry::test {

/// The window on the sample of Friday 30 October 2026, on the Monday after it, with somebody at it.
struct SampleWindow {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    std::unique_ptr<MainWindow> window;

    explicit SampleWindow(const char* author)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const Identity identity{
            QString::fromUtf8(author), QStringLiteral("device-1"), fixedClock(*parseInstant(u"2026-11-02T08:30:00.000Z"))};
        REQUIRE(Session::create(folder.path(), identity, samplePortfolio()));
        window = std::make_unique<MainWindow>(settings, identity);
        REQUIRE(window->openFile(folder.path()));
        window->resize(1440, 900);
        window->show();
        QCoreApplication::processEvents();
    }
    Workspace& workspace() { return *window->workspace(); }
    Session& session() { return workspace().session(); }
    const Portfolio& portfolio() { return session().portfolio(); }
    NodeId project(QStringView code)
    {
        NodeId found{};
        portfolio().all<Node>().forEach([&](const Node& n) {
            if (n.code == code) found = n.id;
        });
        REQUIRE(found);
        return found;
    }
    PersonId person(QStringView name)
    {
        PersonId found{};
        portfolio().all<Person>().forEach([&](const Person& p) {
            if (p.name == name) found = p.id;
        });
        REQUIRE(found);
        return found;
    }
    /// Opens a page and answers with the one of this kind that is seen, else with one that is there.
    template <class P> P& open(const char* page)
    {
        REQUIRE(window->openPage(QLatin1StringView(page)));
        QCoreApplication::processEvents();
        P* found = nullptr;
        for (auto* each : window->findChildren<P*>())
            if (!found || (each->isVisible() && !found->isVisible())) found = each;
        REQUIRE(found);
        return *found;
    }
    RegisterSheet& registerOf(const char* page) { return open<RegisterPage>(page).sheet(); }
    void trigger(Page& page, const char* text)
    {
        for (QAction* action : page.pageActions())
            if (action->text() == QLatin1StringView(text)) {
                REQUIRE(action->isEnabled());
                action->trigger();
                QCoreApplication::processEvents();
                return;
            }
        FAIL("no action " << text);
    }
    template <class D> D& dialog()
    {
        QCoreApplication::processEvents();
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(each); d && d->isVisible()) return *d;
        FAIL("no dialog");
        throw 0;
    }
    /// The part of a dialog that is called so for people who do not see it.
    template <class W> static W& in(QWidget& parent, const char* accessible)
    {
        for (W* each : parent.findChildren<W*>())
            if (each->accessibleName() == QLatin1StringView(accessible)) return *each;
        FAIL("no " << accessible);
        throw 0;
    }
};

} // namespace gantry::test
