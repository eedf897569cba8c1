#include "core/edit/periods.h"
#include "core/model/closes.h"
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/periods/closes_model.h"
#include "ui/periods/compare_closes_dialog.h"
#include "ui/periods/moves_dialog.h"
#include "ui/periods/period_actions.h"
#include "ui/periods/restatements_dialog.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A project with an account, an approved contract and an entry in the ledger, and the months of 2026, of which none is closed.
struct PeriodDesk : WorkspaceDesk {
    Notice last;
    CostAccountId works;
    ContractLineId line;
    PeriodActions* actions = nullptr;

    PeriodDesk()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QObject::connect(&workspace, &Workspace::noticed, &workspace, [this](const Notice& notice) { last = notice; });
        works = add(CostAccount{
            .project = plan.project(), .code = QStringLiteral("1"), .title = QStringLiteral("Works"), .originalBudget = {1000'00}});
        const ContractId contract =
            add(Contract{.project = plan.project(), .title = QStringLiteral("Builder"), .status = ContractStatus::Approved});
        line = add(ContractLine{.contract = contract, .title = QStringLiteral("Slab"), .account = works, .amount = {600'00}});
        plan.apply(createPeriods(portfolio(), session->ids(), 2026));
        actions = new PeriodActions(workspace, &window);
    }
    const Portfolio& portfolio() { return session->portfolio(); }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        row.id.value = session->ids().next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        plan.apply(build.take());
        return row.id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        plan.apply(build.take());
    }
    PeriodId month(int m) { return *periodCalled(portfolio(), QStringLiteral("2026-%1").arg(m, 2, 10, QLatin1Char('0'))); }
    PeriodStatus status(int m) { return portfolio().find(month(m))->status; }
    void closed(int m)
    {
        plan.apply(closePeriod(portfolio(), session->ids(), month(m), {session->identity().author, session->identity().clock()}));
    }
    template <class T> T& dialog()
    {
        T* found = window.findChild<T*>();
        REQUIRE(found);
        return *found;
    }
    void press(QWidget& within, const QString& text)
    {
        for (auto* each : within.findChildren<QAbstractButton*>())
            if (QString(each->text()).remove(u'&') == text) {
                REQUIRE(each->isEnabled());
                return each->click();
            }
        FAIL("no button " << text.toStdString());
    }
    static QString said(const QWidget& dialog)
    {
        QStringList out;
        for (const TextLabel* each : dialog.findChildren<TextLabel*>())
            if (each->isVisible()) out << each->text();
        return out.join(u' ');
    }
    /// "Budget|–|1,000.00|–": what a list shows, a line a row, rows below others after these.
    static QStringList shown(const QAbstractItemModel& model, const QModelIndex& parent = {})
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            QStringList cells;
            for (int c = 0; c < model.columnCount(parent); ++c) cells << model.index(row, c, parent).data().toString();
            out << cells.join(u'|');
            out += shown(model, model.index(row, 0, parent));
        }
        return out;
    }
    CompareClosesDialog& compared()
    {
        actions->compare->trigger();
        return dialog<CompareClosesDialog>();
    }
};

} // namespace

TEST_CASE("a period is closed from a dialog that shows what will be frozen", "[close]")
{
    PeriodDesk d;
    CHECK_FALSE(d.actions->reopen->isEnabled());
    CHECK_FALSE(d.actions->compare->isEnabled());
    d.actions->close->trigger();
    auto& dialog = d.dialog<CloseDialog>();
    CHECK(d.said(dialog).contains(QStringLiteral("Close 2026-01")));
    CHECK(d.said(dialog).contains(QStringLiteral("1 Jan 2026 to 31 Jan 2026")));
    CHECK(d.shown(*dialog.figures()->model()).contains(QStringLiteral("Budget|–|1,000.00|–")));
    CHECK(d.shown(*dialog.figures()->model()).contains(QStringLiteral("Variance|–|400.00|–")));
    CHECK_FALSE(dialog.points()->isVisible()); // nothing is open
    d.press(dialog, QStringLiteral("Close period"));
    REQUIRE(QTest::qWaitFor([&] { return d.status(1) == PeriodStatus::Closed; }));
    CHECK(d.last.sentence == QStringLiteral("2026-01 is closed, and the figures of the portfolio are frozen."));
    const Snapshot* close = lastClose(d.portfolio());
    REQUIRE(close);
    const auto frozen = d.session->closedFigures(close->id);
    REQUIRE(frozen);
    CHECK((*frozen)->total[std::size_t(CostMeasure::Budget)] == Amount{1000'00});
    const auto slip =
        std::ranges::find(d.session->closedHistory(d.plan.project())->front().values, QStringLiteral("tasks"), &ClosedValue::name);
    CHECK(slip->value == Value(qint64(d.portfolio().all<Task>().size()))); // figures of the plan are frozen with it
    CHECK(d.actions->reopen->isEnabled());
    CHECK(d.actions->compare->isEnabled());
}

TEST_CASE("the dialog lists open points that lead to their records, and follows edits", "[close]")
{
    PeriodDesk d;
    const PeriodId january = d.month(1);
    const CostAccrualId crane =
        d.add(CostAccrual{.project = d.plan.project(), .title = QStringLiteral("Crane"), .period = january, .amount = {5'00}});
    const ForecastItemId fence =
        d.add(ForecastItem{.project = d.plan.project(), .title = QStringLiteral("Fence"), .account = d.works, .amount = {20'00}});
    const PhasingId byHand = d.add(Phasing{
        .project = d.plan.project(), .entity = infoOf<ForecastItem>().keyText(), .record = {fence.value}, .curve = SpreadCurve::Hand});
    d.actions->close->trigger();
    auto& dialog = d.dialog<CloseDialog>();
    REQUIRE(dialog.points()->model()->rowCount() == 2);
    CHECK(d.said(dialog).contains(QStringLiteral("Open points: 2")));
    Q_EMIT dialog.points()->followed(dialog.points()->model()->index(0, 0));
    CHECK(d.revealed == RecordKey{entityOf<CostAccrual>(), crane.value});
    CHECK(dialog.points()->model()->index(1, 0).data().toString().contains(QStringLiteral("“Fence”: 20.00")));
    Q_EMIT dialog.points()->followed(dialog.points()->model()->index(1, 0));
    CHECK(d.revealed == RecordKey{entityOf<ForecastItem>(), fence.value});
    d.set<&Phasing::curve>(byHand.value, SpreadCurve::Flat);
    d.set<&CostAccrual::reversedIn>(crane.value, d.month(2));
    REQUIRE(QTest::qWaitFor([&] { return dialog.points()->model()->rowCount() == 0; }));
    CHECK(d.said(dialog).contains(QStringLiteral("Nothing speaks against closing it.")));
}

TEST_CASE("a close that is out of order is refused before anybody is asked", "[close]")
{
    PeriodDesk d;
    d.workspace.select({entityOf<Period>(), d.month(3).value});
    d.actions->close->trigger();
    CHECK(d.window.findChild<CloseDialog*>() == nullptr);
    CHECK(
        d.last.sentence == QStringLiteral("“2026-03” cannot be closed while the earlier period “2026-01” is open. Close that one first."));
    d.closed(1), d.closed(2);
    d.workspace.select({entityOf<Period>(), d.month(1).value});
    d.actions->reopen->trigger();
    CHECK(d.window.findChild<ReopenDialog*>() == nullptr);
    CHECK(d.last.sentence.contains(QStringLiteral("while the later period “2026-02” is closed")));
}

TEST_CASE("a period is reopened with a reason, and not without", "[close]")
{
    PeriodDesk d;
    d.closed(1);
    d.actions->reopen->trigger();
    auto& dialog = d.dialog<ReopenDialog>();
    CHECK(d.said(dialog).contains(QStringLiteral("Closed by ") + d.session->identity().author));
    QAbstractButton* ok = nullptr;
    for (auto* each : dialog.findChildren<QAbstractButton*>())
        if (QString(each->text()).remove(u'&') == QStringLiteral("Reopen")) ok = each;
    REQUIRE(ok);
    CHECK_FALSE(ok->isEnabled());
    dialog.findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("  "));
    CHECK_FALSE(ok->isEnabled());
    dialog.findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("Invoice missed"));
    REQUIRE(ok->isEnabled());
    ok->click();
    CHECK(d.status(1) == PeriodStatus::Reopened);
    CHECK(d.portfolio().find(d.month(1))->reopenReason == QStringLiteral("Invoice missed"));
    CHECK(d.last.sentence.contains(QStringLiteral("2026-01 is open again")));
    CHECK_FALSE(d.session->undoLabel());
}

TEST_CASE("two closes are compared by project, figure and record, and a record leads there", "[close]")
{
    PeriodDesk d;
    d.closed(1);
    d.set<&ContractLine::amount>(d.line.value, Money{650'00});
    const ForecastItemId fence =
        d.add(ForecastItem{.project = d.plan.project(), .title = QStringLiteral("Fence"), .account = d.works, .amount = {20'00}});
    auto& dialog = d.compared();
    QAbstractItemModelTester tester(&dialog.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QStringList rows = d.shown(dialog.model());
    CHECK(rows
        == QStringList{QStringLiteral("Depot||||"), QStringLiteral("Forecast final cost|600.00|670.00|70.00|70.00"),
            QStringLiteral("Contract line “Builder · Slab”|600.00|650.00|50.00|50.00"),
            QStringLiteral("Forecast item “Fence”|–|20.00|20.00|20.00"), QStringLiteral("Variance|400.00|330.00|-70.00|-70.00"),
            QStringLiteral("Contract line “Builder · Slab”|-600.00|-650.00|-50.00|-50.00"),
            QStringLiteral("Forecast item “Fence”|–|-20.00|-20.00|-20.00"), QStringLiteral("Committed|600.00|650.00|50.00|50.00"),
            QStringLiteral("Contract line “Builder · Slab”|600.00|650.00|50.00|50.00")});
    const QModelIndex project = dialog.model().index(0, 0), figure = dialog.model().index(0, 0, project);
    const QModelIndex record = dialog.model().index(1, 0, figure);
    CHECK(record.data(LeadsRole).toBool());
    Q_EMIT dialog.list()->followed(record);
    CHECK(d.revealed == RecordKey{entityOf<ForecastItem>(), fence.value});

    dialog.findChild<SegmentedButton*>()->setCurrent(1);
    Q_EMIT dialog.findChild<SegmentedButton*>()->currentChanged(1);
    CHECK(d.shown(dialog.model()).filter(QStringLiteral("Uncommitted|")).size() == 1);

    d.press(dialog, QStringLiteral("Copy"));
    const QStringList copied = QApplication::clipboard()->text().split(u'\n');
    CHECK(copied.front().startsWith(QStringLiteral("Project\tFigure\tRecord\tChange\t")));
    CHECK(copied.filter(QStringLiteral("Forecast final cost\tForecast item “Fence”\tAdded\t")).size() == 1);
    const QString path = d.folder.folder() + QStringLiteral("/differences.csv");
    REQUIRE(dialog.save(path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().contains(",Variance,,,,400.00,330.00,-70.00,"));
}

TEST_CASE("what is compared follows edits and the choice of closes, and nothing that differs is said", "[close]")
{
    PeriodDesk d;
    d.closed(1);
    auto& dialog = d.compared();
    CHECK(d.said(dialog).contains(QStringLiteral("None of the main figures differs.")));
    CHECK_FALSE(dialog.list()->isVisible());
    d.set<&CostAccount::originalBudget>(d.works.value, Money{1100'00});
    REQUIRE(QTest::qWaitFor([&] { return dialog.model().rowCount() == 1; }));
    CHECK(dialog.list()->isVisible());
    d.closed(2);
    auto* after = dialog.findChild<QComboBox*>(QStringLiteral("after"));
    REQUIRE(QTest::qWaitFor([&] { return after->count() == 3; }));
    CHECK(after->itemText(1).startsWith(QStringLiteral("2026-02, closed ")));
    after->setCurrentIndex(1);
    Q_EMIT after->activated(1);
    CHECK(d.shown(dialog.model()).contains(QStringLiteral("Budget|1,000.00|1,100.00|100.00|100.00")));
    after->setCurrentIndex(2);
    Q_EMIT after->activated(2);
    CHECK(dialog.model().rowCount() == 0);
}

TEST_CASE("the months of a fiscal year are added from a dialog that proposes the next one", "[close]")
{
    PeriodDesk d;
    d.actions->addYear->trigger();
    auto* dialog = d.window.findChild<QDialog*>(QStringLiteral("fiscal-year"));
    REQUIRE(dialog);
    CHECK(dialog->findChild<QSpinBox*>()->value() == 2027);
    d.press(*dialog, QStringLiteral("Add"));
    CHECK(d.portfolio().all<Period>().size() == 24);
    REQUIRE(d.session->undo());
    CHECK(d.portfolio().all<Period>().size() == 12);
}

TEST_CASE("the contingency tells how it was drawn down from close to close, and any other figure how it moved", "[close]")
{
    PeriodDesk d;
    CHECK_FALSE(d.actions->moves->isEnabled());
    const ForecastItemId ground = d.add(ForecastItem{.project = d.plan.project(),
        .title = QStringLiteral("Ground"),
        .kind = ForecastKind::ProjectContingency,
        .account = d.works,
        .amount = {100'00}});
    d.closed(1);
    d.set<&ForecastItem::amount>(ground.value, Money{70'00});
    d.closed(2);
    d.set<&ForecastItem::amount>(ground.value, Money{55'00});
    d.actions->moves->trigger();
    auto& dialog = d.dialog<MovesDialog>();
    CHECK(dialog.measures()->currentText() == QStringLiteral("Contingency"));
    CHECK(d.shown(*dialog.list()->model())
        == QStringList{QStringLiteral("Now|55.00|-15.00"), QStringLiteral("Forecast item “Ground”, changed|55.00|-15.00"),
            QStringLiteral("Close of 2026-02|70.00|-30.00"), QStringLiteral("Forecast item “Ground”, changed|70.00|-30.00"),
            QStringLiteral("Close of 2026-01|100.00|–")});
    const QModelIndex record = dialog.list()->model()->index(0, 0, dialog.list()->model()->index(0, 0));
    CHECK(record.data(LeadsRole).toBool());
    Q_EMIT dialog.list()->followed(record);
    CHECK(d.revealed == RecordKey{entityOf<ForecastItem>(), ground.value});

    d.set<&ForecastItem::amount>(ground.value, Money{55'50});
    REQUIRE(QTest::qWaitFor([&] { return d.shown(*dialog.list()->model()).front() == QStringLiteral("Now|55.50|-14.50"); }));
    dialog.measures()->setCurrentIndex(int(CostMeasure::Budget));
    Q_EMIT dialog.measures()->activated(int(CostMeasure::Budget));
    CHECK(d.shown(*dialog.list()->model()).front() == QStringLiteral("Now|1,000.00|0.00"));
    d.press(dialog, QStringLiteral("Copy"));
    CHECK(QApplication::clipboard()->text().contains(QStringLiteral("Close of 2026-01\t\t1,000.00")));
}

TEST_CASE("what was edited in a period since its close is listed, and leads to its record", "[close]")
{
    PeriodDesk d;
    const LedgerEntryId crane =
        d.add(LedgerEntry{.project = d.plan.project(), .date = QDate(2026, 1, 15), .title = QStringLiteral("Crane"), .amount = {9'00}});
    CHECK_FALSE(d.actions->restatements->isEnabled());
    d.closed(1);
    d.actions->restatements->trigger();
    auto& dialog = d.dialog<RestatementsDialog>();
    CHECK(d.said(dialog).contains(QStringLiteral("Nothing in the books of this period was edited")));
    CHECK_FALSE(dialog.list()->isVisible());
    d.plan.apply(reopenPeriod(d.portfolio(), d.month(1), QStringLiteral("Invoice missed"), {QStringLiteral("Ada"), {}}));
    d.set<&LedgerEntry::amount>(crane.value, Money{11'00});
    REQUIRE(QTest::qWaitFor([&] { return dialog.list()->isVisible(); }));
    REQUIRE(dialog.list()->model()->rowCount() == 1);
    CHECK(d.shown(*dialog.list()->model()).front().endsWith(QStringLiteral("|Ledger entry “Crane”|Amount|9.00|11.00")));
    CHECK(d.said(dialog).contains(QStringLiteral("Reopened by Ada: Invoice missed")));
    Q_EMIT dialog.list()->followed(dialog.list()->model()->index(0, RestatementsDialog::RecordColumn));
    CHECK(d.revealed == RecordKey{entityOf<LedgerEntry>(), crane.value});
}
