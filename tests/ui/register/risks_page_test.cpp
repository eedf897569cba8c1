// The register of risks with its head, on the page itself without a main window.
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/charts/exposure_chart.h"
#include "ui/pages/register/record_actions.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/risks_head.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/tables/cell_edit.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

/// The project "Depot" with three threats, of which two stand at Likely and Major, an opportunity, and a contingency.
struct RiskDesk : WorkspaceDesk {
    RegisterPage page{workspace, riskRegisters()};
    NodeId project = addProject(*session, QStringLiteral("Depot"));
    RiskId buried, lathe, fill, steel;
    QString notice;

    explicit RiskDesk(QSize size = {1240, 840})
    {
        QObject::connect(&workspace, &Workspace::noticed, &page, [this](const Notice& n) { notice = n.sentence; });
        buried = risk({.title = QStringLiteral("Buried services"),
            .key = true,
            .effect = QStringLiteral("Works stop"),
            .likelihoodBefore = 4,
            .costBefore = 4,
            .likelihoodAfter = 3,
            .costAfter = 4,
            .chance = percent(60),
            .amount = Money{1'400'00},
            .review = QDate(2026, 1, 1)});
        lathe = risk({.title = QStringLiteral("Wheel lathe late"), .likelihoodBefore = 4, .timeBefore = 4, .review = QDate(2026, 12, 1)});
        fill = risk({.title = QStringLiteral("Contaminated fill"), .likelihoodBefore = 2, .costBefore = 2});
        steel = risk({.title = QStringLiteral("Cheaper steel"),
            .kind = RiskKind::Opportunity,
            .likelihoodBefore = 4,
            .costBefore = 4,
            .chance = percent(50),
            .amount = Money{400'00}});
        add(ForecastItem{
            .project = project, .title = QStringLiteral("Reserve"), .kind = ForecastKind::ProjectContingency, .amount = Money{1'280'00}});
        page.resize(size);
        page.setVisible(true);
        QCoreApplication::processEvents();
    }
    const Portfolio& portfolio() { return session->portfolio(); }
    void apply(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason);
        if (const auto done = session->apply(std::move(*set)); !done) FAIL(done.error().reason);
        QCoreApplication::processEvents();
    }
    void undo() { REQUIRE(session->undo()); }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        row.id.value = session->ids().next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        apply(build.take());
        return row.id;
    }
    RiskId risk(Risk row, NodeId at = {})
    {
        row.project = at ? at : project;
        row.status = RiskStatus::Active;
        return add(row);
    }
    RisksHead& head() { return *page.findChild<RisksHead*>(); }
    RecordTableModel& model() { return page.sheet().model(); }
    QStringList shown()
    {
        QStringList out;
        for (const qint64 id : model().shownIds()) out << portfolio().titleOf(model().entity(), id);
        return out;
    }
    QString heading()
    {
        QStringList out;
        for (const TextLabel* label : page.findChild<PageHeader*>()->findChildren<TextLabel*>()) out << label->text();
        return out.join(u' ');
    }
    QVariant cell(RiskId risk, const char* column, int role = Qt::DisplayRole)
    {
        const int row = model().rowOf(risk.value), at = model().columnOf(QString::fromLatin1(column));
        REQUIRE(row >= 0);
        REQUIRE(at >= 0);
        return model().index(row, at).data(role);
    }
    void click(RiskStage stage, MatrixPlace place)
    {
        MatrixView& view = head().matrix(stage);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(place).center());
        QCoreApplication::processEvents();
    }
    int count(RiskStage stage, MatrixPlace place) { return head().matrix(stage).counts().at(place.row, place.column).count; }
    void trigger(const char* text)
    {
        for (QAction* action : page.sheet().view().actions())
            if (action->text() == QLatin1StringView(text)) {
                REQUIRE(action->isEnabled());
                action->trigger();
                return QCoreApplication::processEvents();
            }
        FAIL(text);
    }
};

} // namespace

TEST_CASE("the register of risks counts them in its matrix before and after treatment", "[risks]")
{
    RiskDesk d;
    CHECK(d.heading().contains(QStringLiteral("3 threats and 1 opportunity open")));
    CHECK(d.head().matrix(RiskStage::Before).counts().rows.size() == 5);
    CHECK(d.count(RiskStage::Before, {3, 3}) == 2);
    CHECK(d.count(RiskStage::Before, {1, 1}) == 1);
    CHECK(d.count(RiskStage::After, {2, 3}) == 1);
    CHECK(d.head().matrix(RiskStage::After).counts().title.contains(QStringLiteral("2 without a score")));
    CHECK(d.head().matrix(RiskStage::Before).counts().at(3, 3).tip.contains(QStringLiteral("Buried services")));
    d.apply(removeRecords(d.portfolio(), {{entityOf<Risk>(), d.lathe.value}}));
    QCoreApplication::processEvents();
    CHECK(d.count(RiskStage::Before, {3, 3}) == 1);
    d.undo();
    CHECK(d.count(RiskStage::Before, {3, 3}) == 2);
}

TEST_CASE("a cell narrows the register to its risks by a condition that can be read, and letting it go brings all back", "[risks]")
{
    RiskDesk d;
    CHECK(d.shown().size() == 4);
    d.click(RiskStage::Before, {3, 3});
    CHECK(d.shown() == QStringList{QStringLiteral("Buried services"), QStringLiteral("Wheel lathe late")});
    CHECK(d.model().expression() == QStringLiteral("Open and Kind = \"Threat\" and [Likelihood before] = 4 and [Impact before] = 4"));
    CHECK(d.page.sheet().expressionShown());
    d.click(RiskStage::After, {2, 3});
    CHECK(d.shown() == QStringList{QStringLiteral("Buried services")});
    CHECK_FALSE(d.head().matrix(RiskStage::Before).chosen());
    d.click(RiskStage::After, {2, 3});
    CHECK(d.shown().size() == 4);
    CHECK(d.model().expression().isEmpty());
    CHECK_FALSE(d.page.sheet().expressionShown());

    d.page.sheet().setExpression(QStringLiteral("[Key risk]")); // what stood there before comes back
    d.click(RiskStage::Before, {1, 1});
    CHECK(d.shown() == QStringList{QStringLiteral("Contaminated fill")});
    QTest::keyClick(&d.head().matrix(RiskStage::Before), Qt::Key_Escape);
    CHECK(d.model().expression() == QStringLiteral("[Key risk]"));
    CHECK(d.shown() == QStringList{QStringLiteral("Buried services")});

    d.click(RiskStage::Before, {3, 3});
    d.model().clearFilters(); // elsewhere: the cell is not chosen any more
    CHECK_FALSE(d.head().matrix(RiskStage::Before).chosen());
    CHECK(d.shown().size() == 4);
}

TEST_CASE("a matrix is walked with the keyboard, and Enter narrows the register", "[risks]")
{
    RiskDesk d;
    MatrixView& view = d.head().matrix(RiskStage::Before);
    d.page.activateWindow();
    view.setFocus(Qt::TabFocusReason);
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Right, Qt::Key_Return}) QTest::keyClick(&view, key);
    CHECK(d.shown() == QStringList{QStringLiteral("Contaminated fill")});
}

TEST_CASE("opportunities have the matrices and the register to themselves where somebody asks for them", "[risks]")
{
    RiskDesk d;
    d.head().kinds().setCurrent(1);
    QCoreApplication::processEvents();
    CHECK(d.count(RiskStage::Before, {3, 3}) == 1);
    CHECK(d.shown() == QStringList{QStringLiteral("Cheaper steel")});
    d.head().kinds().setCurrent(0);
    CHECK(d.count(RiskStage::Before, {3, 3}) == 2);
    CHECK(d.shown().size() == 3);
}

TEST_CASE("the head says how many times contingency covers exposure, and follows edits", "[risks]")
{
    RiskDesk d;
    CHECK(d.head().sentence() == QStringLiteral("Contingency covers exposure 2.00 times. Limit 1.20")); // 1,280 for 840 - 200
    REQUIRE(d.head().chart().bars().size() == 1);
    CHECK(d.head().chart().bars()[0].open);
    CHECK(*d.head().chart().bars()[0].exposure == Approx(640));
    CHECK(*d.head().chart().bars()[0].contingency == Approx(1'280));
    d.apply(setCell(d.portfolio(), {entityOf<Risk>(), d.steel.value}, fieldFor<&Risk::status>(), QStringLiteral("retired")));
    QCoreApplication::processEvents();
    CHECK(d.head().sentence().startsWith(QStringLiteral("Contingency covers exposure 1.52 times.")));
}

TEST_CASE("in a low window the head is one line until somebody opens it, and that is remembered", "[risks]")
{
    RiskDesk d({1232, 604});
    CHECK_FALSE(d.head().chart().isVisible());
    CHECK(d.head().height() < 60);
    d.head().fold().trigger();
    CHECK(d.head().chart().isVisible());
    CHECK(d.settings.value(QStringLiteral("risks/matrix")).toBool());
}

TEST_CASE("the register tells scores with their rating, expected values, treatments and reviews", "[risks]")
{
    RiskDesk d;
    CHECK(d.cell(d.buried, "computed.score_before").toString() == QStringLiteral("16"));
    CHECK(d.cell(d.buried, "computed.score_before", Qt::AccessibleTextRole).toString() == QStringLiteral("16 Extreme"));
    CHECK(d.cell(d.buried, "computed.score_after", Qt::AccessibleTextRole).toString() == QStringLiteral("12 High"));
    CHECK(d.cell(d.fill, "computed.score_after").toString().isEmpty());
    CHECK(d.cell(d.buried, "title", Qt::AccessibleTextRole).toString() == QStringLiteral("Buried services Key"));
    CHECK(d.cell(d.buried, "computed.expected_value").toString() == QStringLiteral("840.00"));
    CHECK(d.cell(d.steel, "computed.expected_value").toString() == QStringLiteral("-200.00"));
    CHECK(d.cell(d.buried, "computed.days_without_review").toString() == QStringLiteral("60"));
    CHECK(d.cell(d.lathe, "computed.days_without_review").toString().isEmpty());
    const Column& review = d.model().columnAt(d.model().columnOf(u"review_on"));
    CHECK(review.look(d.buried.value).bad);
    CHECK_FALSE(review.look(d.lathe.value).bad);

    CHECK(d.cell(d.buried, "computed.treatments").toString().isEmpty());
    QSignalSpy told(&d.model(), &QAbstractItemModel::dataChanged);
    const RiskTreatmentId survey = d.add(RiskTreatment{.risk = d.buried, .title = QStringLiteral("Survey")});
    CHECK(told.size() > 0);
    CHECK(d.cell(d.buried, "computed.treatments").toString() == QStringLiteral("0 of 1"));
    d.apply(setCell(d.portfolio(), {entityOf<RiskTreatment>(), survey.value}, fieldFor<&RiskTreatment::status>(), QStringLiteral("done")));
    CHECK(d.cell(d.buried, "computed.treatments").toString() == QStringLiteral("1 of 1"));
    d.add(RiskMatrix{.title = QStringLiteral("Calm"), .moderate = 17, .high = 20, .extreme = 25});
    CHECK(d.cell(d.buried, "computed.score_before", Qt::AccessibleTextRole).toString() == QStringLiteral("16 Low"));
}

TEST_CASE("a matrix of one's own gives the head its words", "[risks]")
{
    RiskDesk d;
    d.add(RiskMatrix{.title = QStringLiteral("Four"),
        .likelihoods = QStringLiteral("Never\nSeldom\nOften\nAlways"),
        .impacts = QStringLiteral("Light\nFair\nHeavy\nGrave"),
        .colours = QStringLiteral("#ffffff\n#cccccc\n#888888\n#222222")});
    QCoreApplication::processEvents();
    const MatrixCounts& counts = d.head().matrix(RiskStage::Before).counts();
    CHECK(counts.rows.last() == QStringLiteral("Always"));
    CHECK(counts.columns.size() == 4);
    CHECK(counts.at(3, 3).fill == QColor(0x22, 0x22, 0x22));
    CHECK(counts.at(3, 3).ink == QColor(Qt::white));
    CHECK(counts.at(3, 3).count == 2);
}

TEST_CASE("a risk that hits is realised from the register, and the notice leads to its issue", "[risks]")
{
    RiskDesk d;
    REQUIRE(d.page.sheet().view().setCurrent(d.buried.value));
    d.trigger("Realise risk");
    CHECK(d.portfolio().find(d.buried)->status == RiskStatus::Realised);
    REQUIRE(d.portfolio().all<Issue>().size() == 1);
    const Issue& issue = d.portfolio().all<Issue>().row(0);
    CHECK(issue.impact == QStringLiteral("Works stop"));
    CHECK(d.notice == QStringLiteral("“Buried services” is realised; issue %1 took its place.").arg(issue.number));
    CHECK(d.count(RiskStage::Before, {3, 3}) == 1);
    d.undo();
    CHECK(d.portfolio().all<Issue>().size() == 0);
    CHECK(d.count(RiskStage::Before, {3, 3}) == 2);
}

TEST_CASE("risks are marked as key, retired and escalated from the register", "[risks]")
{
    RiskDesk d;
    auto& view = d.page.sheet().view();
    REQUIRE(view.setCurrent(d.lathe.value));
    d.trigger("Key risk on or off");
    CHECK(d.portfolio().find(d.lathe)->key);
    d.trigger("Escalate risk");
    CHECK(d.portfolio().find(d.lathe)->project == d.portfolio().root()->id);
    d.trigger("Retire risk");
    CHECK(d.portfolio().find(d.lathe)->status == RiskStatus::Retired);
    for (QAction* action : view.actions())
        if (action->text() == QStringLiteral("Realise risk")) CHECK_FALSE(action->isEnabled());
}

TEST_CASE("an issue is escalated to a person and to the programme above", "[risks]")
{
    RiskDesk d;
    const PersonId director = d.add(Person{.name = QStringLiteral("L. Brandt")});
    const IssueId issue = d.add(Issue{.project = d.project, .title = QStringLiteral("No access")});
    EscalateDialog dialog(d.workspace, issue, &d.page);
    dialog.show();
    auto& box = *dialog.findChild<QDialogButtonBox*>();
    QTest::keyClicks(&dialog.person(), QStringLiteral("Nobody"));
    box.button(QDialogButtonBox::Ok)->click();
    CHECK(dialog.isVisible());
    CHECK(d.portfolio().find(issue)->status == IssueStatus::Open);
    dialog.person().clear();
    QTest::keyClicks(&dialog.person(), QStringLiteral("bran"));
    dialog.moves().setChecked(true);
    box.button(QDialogButtonBox::Ok)->click();
    CHECK_FALSE(dialog.isVisible());
    CHECK(d.portfolio().find(issue)->status == IssueStatus::Escalated);
    CHECK(d.portfolio().find(issue)->escalatedTo == director);
    CHECK(d.portfolio().find(issue)->project == d.portfolio().root()->id);
    d.undo();
    CHECK(d.portfolio().find(issue)->project == d.project);
}
