// A new user starts a project from a methodology on the sample portfolio, and sees what it brought.
#include "core/governance/gates.h"
#include "tests/support/sample_window.h"
#include "ui/methodology/start_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/gates/gate_board.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/pages/plan/plan_model.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/portfolio/node_dialog.h"
#include "ui/pages/portfolio/portfolio_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

struct NewUser : SampleWindow {
    NewUser()
        : SampleWindow("Imogen Farrant")
    {
    }
    template <class D> static D* dialog()
    {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(each); d && d->isVisible()) return d;
        return nullptr;
    }
};

} // namespace

TEST_CASE("a new user starts a project from capital works and sees its gates, schedule, checklists and risks", "[flow]")
{
    NewUser user;
    auto& page = user.open<PortfolioPage>("portfolio");

    // Ins on the portfolio asks for a project; from there to a methodology with the mouse.
    QTimer::singleShot(0, [] {
        auto* ask = NewUser::dialog<NodeDialog>();
        REQUIRE(ask);
        QTest::keyClicks(ask->findChild<QLineEdit*>(), QStringLiteral("Fenwick depot"));
        for (auto* button : ask->findChildren<QPushButton*>())
            if (button->text() == u"From a methodology...") QTest::mouseClick(button, Qt::LeftButton);
    });
    for (QAction* action : page.pageActions())
        if (action->objectName() == u"portfolio/add") action->trigger();
    QCoreApplication::processEvents();

    auto* dialog = NewUser::dialog<StartDialog>();
    REQUIRE(dialog);
    CHECK(NewUser::in<QComboBox>(*dialog, "Methodology").currentText() == u"Capital works, version 1");
    CHECK(NewUser::in<QLineEdit>(*dialog, "Name").text() == u"Fenwick depot");
    QTest::keyClicks(&NewUser::in<QLineEdit>(*dialog, "Code"), QStringLiteral("FEN"));
    NewUser::in<QComboBox>(*dialog, "Which day is known").setCurrentIndex(1);
    NewUser::in<QDateEdit>(*dialog, "Day").setDate(QDate(2029, 6, 29)); // a Friday
    QTest::qWait(250); // the preview follows the typing
    CHECK(dialog->refusal().isEmpty());
    REQUIRE(dialog->gates().size() == 6);
    CHECK(dialog->gates().back().planned == QDate(2029, 6, 29));
    CHECK(dialog->preview().table().rows.size() == 6);
    CHECK(dialog->summary().contains(u"14 starter risks"));
    const auto promised = dialog->gates();
    QTest::keyClick(dialog, Qt::Key_Return);
    QCoreApplication::processEvents();

    // The plan of the new project is on screen.
    CHECK(user.window->currentPageKey() == u"plan");
    const NodeId project = user.window->workspace()->project();
    REQUIRE(project);
    const Node& node = *user.portfolio().find(project);
    CHECK((node.name == u"Fenwick depot" && node.code == u"FEN" && node.phase == u"Initiate"));
    const auto plan = user.window->workspace()->session().schedule(project);
    CHECK(plan->tasks.size() == 61);
    CHECK(plan->problems.empty());
    CHECK(dateOf(*plan->finish) == QDate(2029, 6, 29));

    auto& gates = user.open<GatesPage>("gates");
    CHECK(gates.board().gates() == 6);
    gates.openReview(gates.board().current());
    CHECK(gates.review().criteria().model().rowCount() == 5);
    const auto held = gatesOf(user.portfolio(), project, [&](TaskId task) { return user.window->workspace()->session().dates(task); });
    for (std::size_t i = 0; i < held.size(); ++i) CHECK((held[i]->title == promised[i].title && held[i]->planned == promised[i].planned));

    CHECK(user.registerOf("standards.checklist_item").model().rowCount() == 32);
    CHECK(user.registerOf("risks.risk").model().rowCount() == 14);

    // One Ctrl+Z and it was never there.
    REQUIRE(user.window->workspace()->session().undo());
    QCoreApplication::processEvents();
    CHECK(user.portfolio().find(project) == nullptr);
}
