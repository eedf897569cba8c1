#include "tests/ui/tables/bench.h"
#include "ui/shell/controls/text_label.h"
#include "ui/tables/removal_dialog.h"

#include <QPushButton>
#include <QTimer>

using namespace gantry;
using namespace gantry::test;

namespace {

const QString hostile = QStringLiteral("<img src=x onerror=alert(1)><b>x</b>");

/// Cost accounts in each other, a risk with treatments and the issue that it became.
struct Desk : Bench {
    NodeId project = addProject(*session, QStringLiteral("Quay"));
    RiskId risk = add(Risk{.project = project, .title = QStringLiteral("Soft ground")});
    QString said; // by the question, line by line

    Desk()
    {
        for (const char* title : {"Bore", "Grout", "Test", "Insure"}) add(RiskTreatment{.risk = risk, .title = QLatin1StringView(title)});
        add(Issue{.project = project, .title = hostile, .risk = risk});
    }
    /// What the question says when the current record is deleted; then a button is pressed, null for Cancel.
    void remove(const char* button)
    {
        said.clear();
        QTimer::singleShot(0, [this, button] {
            auto* dialog = qobject_cast<RemovalDialog*>(QApplication::activeModalWidget());
            if (!dialog) return;
            QStringList lines;
            for (auto* label : dialog->findChildren<TextLabel*>()) {
                lines << label->text();
                CHECK(label->textFormat() == Qt::PlainText);
            }
            said = lines.join(u'|');
            auto* press = button ? dialog->findChild<QPushButton*>(QLatin1StringView(button)) : nullptr;
            CHECK(bool(press) == bool(button));
            press ? press->click() : dialog->reject();
        });
        actions->remove->trigger();
    }
};

} // namespace

TEST_CASE("before a record goes that others point at, the person is told which and asked", "[removal]")
{
    Desk desk;
    desk.show<Risk>();
    desk.at(0, "title");
    desk.remove(nullptr);
    CHECK(desk.said.startsWith(QStringLiteral("Other records point at “Soft ground”.|Deleted with it|4 risk treatments: ")));
    CHECK(desk.said.contains(QStringLiteral(" and 1 more|Stay, and lose the reference|1 issue, in From risk: ") + hostile));
    CHECK(desk.portfolio().all<Risk>().size() == 1); // Cancel

    desk.remove("all");
    CHECK(desk.portfolio().all<Risk>().size() == 0);
    CHECK(desk.portfolio().all<RiskTreatment>().size() == 0);
    CHECK(desk.portfolio().all<Issue>().size() == 1);
    REQUIRE(desk.session->undo()); // one step
    CHECK(desk.portfolio().all<RiskTreatment>().size() == 4);
    CHECK(desk.portfolio().all<Issue>().row(0).risk == desk.risk);
}

TEST_CASE("what lies below a deleted record can be kept", "[removal]")
{
    Desk desk;
    const auto top = desk.add(CostAccount{.project = desk.project, .code = QStringLiteral("1"), .title = QStringLiteral("Works")});
    const auto below =
        desk.add(CostAccount{.project = desk.project, .parent = top, .code = QStringLiteral("1.1"), .title = QStringLiteral("Piles")});
    desk.show<CostAccount>();
    REQUIRE(desk.view->setCurrent(top.value));
    desk.remove("keep");
    CHECK_FALSE(desk.portfolio().find(top));
    REQUIRE(desk.portfolio().find(below));
    CHECK_FALSE(desk.portfolio().find(below)->parent);
}

TEST_CASE("a record that nothing points at goes without a question", "[removal]")
{
    Desk desk;
    desk.show<Issue>();
    desk.at(0, "title");
    desk.remove("all");
    CHECK(desk.said.isEmpty());
    CHECK(desk.portfolio().all<Issue>().size() == 0);
    CHECK(desk.notices.back() == QStringLiteral("Deleted “%1”.").arg(hostile));
}
