#include "core/edit/cash_flow.h"
#include "core/text/text.h"
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"
#include "ui/explain/explain_dialog.h"
#include "ui/pages/cash_flow/cash_curve_dialog.h"
#include "ui/pages/cash_flow/cash_flow_page.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace gantry;
using namespace gantry::test;

namespace {

/// The page on a file of its own, as of 2 March 2026, with one contract of 1,000.00 from June to September, flat, and one forecast item.
struct Desk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    Workspace workspace{*session, settings};
    PlanBuilder plan{*session};
    NodeId project = plan.project();
    ContractId contract;
    ForecastItemId item;
    QStringList notices;
    std::unique_ptr<CashFlowPage> page;

    explicit Desk(bool filled = true)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(builtInTheme(Scheme::Light));
        if (filled) fill();
        workspace.setScope(project);
        QObject::connect(&workspace, &Workspace::noticed, &workspace, [this](const Notice& notice) { notices << notice.sentence; });
        page = std::make_unique<CashFlowPage>(workspace);
        new QAbstractItemModelTester(&model(), QAbstractItemModelTester::FailureReportingMode::Fatal, page.get());
        page->resize(1240, 700);
        page->show();
        QCoreApplication::processEvents();
    }
    template <class E> Id<E> add(E row)
    {
        row.id = session->ids().next<Id<E>>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        const auto done = session->apply(build.take(), Source::Import);
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
        return row.id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.set"));
        build.update<M>(session->portfolio(), id, value);
        REQUIRE(session->apply(build.take(), Source::Import));
        QCoreApplication::processEvents();
    }
    void fill()
    {
        for (NodeId node : {project, session->portfolio().root()->id}) set<&Node::currency>(node.value, QStringLiteral("GBP"));
        contract = addContract("Piling", 100000);
        item =
            add(ForecastItem{.number = QStringLiteral("FCI-1"), .project = project, .title = QStringLiteral("Lifts"), .amount = {60000}});
    }
    ContractId addContract(const char* title, qint64 amount)
    {
        const ContractId id = add(Contract{.number = QLatin1String(title),
            .project = project,
            .title = QLatin1String(title),
            .status = ContractStatus::Approved,
            .start = QDate(2026, 6, 1),
            .practicalCompletion = QDate(2026, 9, 30)});
        add(ContractLine{.contract = id, .title = QLatin1String(title), .amount = {amount}});
        add(Phasing{.project = project, .entity = QStringLiteral("contract"), .record = {id.value}, .curve = SpreadCurve::Flat});
        return id;
    }
    void close(int month)
    {
        const QDate start(2026, month, 1);
        add(Period{.name = QStringLiteral("M%1").arg(month),
            .start = start,
            .end = start.addMonths(1).addDays(-1),
            .status = PeriodStatus::Closed});
        QCoreApplication::processEvents();
    }

    CashGridModel& model() { return const_cast<CashGridModel&>(page->model()); }
    int column(int month) { return model().columnOf(Month::of(QDate(2026, month, 1))); }
    QModelIndex cell(RecordKey record, int month) { return model().index(model().rowOf(record), column(month)); }
    RecordKey piling() const { return {entityOf<Contract>(), contract.value}; }
    /// June to September of the contract, and what is unassigned.
    QString shown()
    {
        QStringList out;
        for (int month = 6; month <= 9; ++month) out << cell(piling(), month).data().toString();
        return out.join(u' ') + QStringLiteral(" | ") + model().index(model().rowOf(piling()), CashColumn::Remainder).data().toString();
    }
    void choose(RecordKey record, int month)
    {
        page->grid().months().setCurrentIndex(cell(record, month));
        page->grid().months().setFocus();
    }
    void type(const QString& text)
    {
        QTableView& view = page->grid().months();
        view.edit(view.currentIndex());
        auto* editor = view.viewport()->findChild<QLineEdit*>();
        REQUIRE(editor);
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the next one is not to be taken for it
    }
    QAction& action(const char* key)
    {
        auto* found = page->findChild<QAction*>(QLatin1String(key));
        REQUIRE(found);
        return *found;
    }
    void run(const char* key)
    {
        REQUIRE(action(key).isEnabled());
        action(key).trigger();
        QCoreApplication::processEvents();
    }
    std::size_t months() const { return session->portfolio().all<PhasedAmount>().size(); }
};

} // namespace

TEST_CASE("a month that is typed is in the file, the others stay as they were, and what is left shows until it is nothing", "[cash-flow]")
{
    Desk d;
    CHECK(d.shown() == QStringLiteral("250.00 250.00 250.00 250.00 | 0.00"));
    d.choose(d.piling(), 7);
    d.type(QStringLiteral("100"));
    CHECK(d.shown() == QStringLiteral("250.00 100.00 250.00 250.00 | 150.00"));
    const QModelIndex left = d.model().index(d.model().rowOf(d.piling()), CashColumn::Remainder);
    CHECK(left.data(CashGridModel::WarningRole).toBool());
    CHECK(d.months() == 4);
    d.choose(d.piling(), 9);
    d.type(QStringLiteral("400.00"));
    CHECK(d.shown() == QStringLiteral("250.00 100.00 250.00 400.00 | 0.00"));
    CHECK(!left.data(CashGridModel::WarningRole).toBool());
    REQUIRE(d.session->undo());
    REQUIRE(d.session->undo());
    QCoreApplication::processEvents();
    CHECK(d.shown() == QStringLiteral("250.00 250.00 250.00 250.00 | 0.00"));
    CHECK(d.months() == 0);
}

TEST_CASE("what is no amount is refused in a sentence and changes nothing", "[cash-flow]")
{
    Desk d;
    d.choose(d.piling(), 7);
    d.type(QStringLiteral("lots"));
    REQUIRE(d.notices.size() == 1);
    CHECK(d.notices.front().contains(QStringLiteral("“lots” is not an amount")));
    CHECK(d.months() == 0);
}

TEST_CASE("closed months show what was paid, take nothing, and carry a lock", "[cash-flow]")
{
    Desk d;
    const ClaimId claim = d.add(Claim{.number = QStringLiteral("CLM-1"),
        .contract = d.contract,
        .title = QStringLiteral("Claim"),
        .status = ClaimStatus::Paid,
        .paymentMonth = QDate(2026, 6, 1),
        .sum = Money{20000}});
    REQUIRE(claim);
    QCoreApplication::processEvents();
    CHECK(d.shown() == QStringLiteral("400.00 200.00 200.00 200.00 | 0.00")); // 200 paid in June and 200 more to come in it
    CHECK(d.cell(d.piling(), 6).data(CashGridModel::PaidShareRole).toDouble() == Approx(0.5));
    d.close(6);
    CHECK(d.shown() == QStringLiteral("200.00 266.67 266.66 266.67 | 0.00"));
    CHECK(!(d.cell(d.piling(), 6).flags() & Qt::ItemIsEditable));
    CHECK(d.cell(d.piling(), 7).flags() & Qt::ItemIsEditable);
    CHECK(d.model().columnAt(d.column(6)).closed);
    CHECK(d.model().firstOpen() == Month::of(QDate(2026, 7, 1)));
}

TEST_CASE("rows from a spreadsheet are pasted as one step, over years and into all objects, or not at all", "[cash-flow]")
{
    Desk d;
    d.choose(d.piling(), 7);
    QGuiApplication::clipboard()->setText(QStringLiteral("1,234.50\t-\t300\n10\t20\t30\n"));
    d.run("cash/paste");
    CHECK(d.shown() == QStringLiteral("250.00 1,234.50  300.00 | -784.50"));
    CHECK(d.cell({entityOf<ForecastItem>(), d.item.value}, 9).data().toString() == QStringLiteral("30.00"));
    REQUIRE(d.session->undo());
    QCoreApplication::processEvents();
    CHECK(d.shown() == QStringLiteral("250.00 250.00 250.00 250.00 | 0.00"));

    d.choose(d.piling(), 12); // the year's total lies between December and January
    QGuiApplication::clipboard()->setText(QStringLiteral("5\t6"));
    d.run("cash/paste");
    const int january = d.model().columnOf(Month::of(QDate(2027, 1, 1)));
    CHECK(d.model().index(d.model().rowOf(d.piling()), january).data().toString() == QStringLiteral("6.00"));

    const std::size_t before = d.months();
    d.choose(d.piling(), 7);
    QGuiApplication::clipboard()->setText(QStringLiteral("soon"));
    d.run("cash/paste");
    CHECK(d.notices.back().contains(QStringLiteral("“soon” is not an amount")));
    QGuiApplication::clipboard()->setText(QStringLiteral("1\n2\n3\n4"));
    d.run("cash/paste"); // objects are not made here
    CHECK(d.months() == before);
}

TEST_CASE("copied months are plain figures, and one figure fills every month that is chosen", "[cash-flow]")
{
    Desk d;
    QItemSelectionModel& selection = *d.page->grid().months().selectionModel();
    selection.select(QItemSelection(d.cell(d.piling(), 6), d.cell(d.piling(), 7)), QItemSelectionModel::ClearAndSelect);
    d.run("cash/copy");
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("250\t250\n"));
    selection.setCurrentIndex(d.cell(d.piling(), 6), QItemSelectionModel::NoUpdate);
    QGuiApplication::clipboard()->setText(QStringLiteral("40"));
    d.run("cash/paste");
    CHECK(d.shown() == QStringLiteral("40.00 40.00 250.00 250.00 | 420.00"));
    selection.select(QItemSelection(d.cell(d.piling(), 8), d.cell(d.piling(), 9)), QItemSelectionModel::ClearAndSelect);
    selection.setCurrentIndex(d.cell(d.piling(), 8), QItemSelectionModel::NoUpdate);
    d.run("cash/clear");
    CHECK(d.shown() == QStringLiteral("40.00 40.00   | 920.00"));
    d.run("cash/clear-curve");
    CHECK(d.months() == 0);
}

TEST_CASE("the curve is chosen in a dialog, with dates of one's own or those of a task", "[cash-flow]")
{
    Desk d;
    d.plan.task(QStringLiteral("Drive piles"), 1);
    d.choose(d.piling(), 7);
    bool shown = false;
    QTimer::singleShot(0, &d.workspace, [&] {
        auto* dialog = qobject_cast<CashCurveDialog*>(QApplication::activeModalWidget());
        REQUIRE(dialog);
        shown = true;
        dialog->findChild<QComboBox*>(QStringLiteral("curve"))->setCurrentIndex(int(SpreadCurve::Back));
        for (QCheckBox* own : dialog->findChildren<QCheckBox*>()) own->setChecked(true);
        dialog->findChild<QDateEdit*>(QStringLiteral("from"))->setDate(QDate(2026, 7, 1));
        dialog->findChild<QDateEdit*>(QStringLiteral("to"))->setDate(QDate(2026, 8, 31));
        dialog->accept();
    });
    d.run("cash/curve");
    CHECK(shown);
    CHECK(d.shown() == QStringLiteral(" 250.00 750.00  | 0.00"));
    CHECK(d.model().index(d.model().rowOf(d.piling()), CashColumn::Curve).data().toString() == QStringLiteral("Late"));
}

TEST_CASE("the baseline is what the forecast was, and the variance what it has become since", "[cash-flow]")
{
    Desk d;
    d.run("cash/baseline");
    d.choose(d.piling(), 7);
    d.type(QStringLiteral("300"));
    auto* views = d.page->findChild<SegmentedButton*>();
    REQUIRE(views);
    views->setCurrent(int(CashView::Baseline));
    CHECK(d.shown().startsWith(QStringLiteral("250.00 250.00 250.00 250.00")));
    CHECK(!(d.cell(d.piling(), 7).flags() & Qt::ItemIsEditable));
    views->setCurrent(int(CashView::Variance));
    CHECK(d.cell(d.piling(), 7).data().toString() == QStringLiteral("-50.00"));
    CHECK(d.cell(d.piling(), 7).data(CashGridModel::WorseRole).toBool());
    views->setCurrent(int(CashView::Target));
    d.choose(d.piling(), 8);
    d.type(QStringLiteral("77"));
    CHECK(d.cell(d.piling(), 8).data().toString() == QStringLiteral("77.00"));
    views->setCurrent(int(CashView::Forecast));
    CHECK(d.cell(d.piling(), 8).data().toString() == QStringLiteral("250.00"));
}

TEST_CASE("several projects show one line each in the portfolio's currency, and lead to their own", "[cash-flow]")
{
    Desk d;
    const NodeId other = test::addProject(*d.session, QStringLiteral("Dock"));
    d.set<&Node::currency>(other.value, QStringLiteral("EUR"));
    const CurrencyId euro = d.add(Currency{.code = QStringLiteral("EUR"), .minorDigits = 2});
    d.add(ExchangeRate{.currency = euro, .rate = {e8 / 2}});
    const ContractId dredging = d.add(Contract{.number = QStringLiteral("CON-9"),
        .project = other,
        .title = QStringLiteral("Dredging"),
        .status = ContractStatus::Approved,
        .start = QDate(2026, 6, 1),
        .practicalCompletion = QDate(2026, 6, 30)});
    d.add(ContractLine{.contract = dredging, .title = QStringLiteral("All"), .amount = {50000}});
    d.workspace.setScope(d.session->portfolio().root()->id);
    QCoreApplication::processEvents();
    REQUIRE(d.model().objects() == 2);
    const QModelIndex june = d.cell({entityOf<Node>(), other.value}, 6);
    CHECK(june.data().toString() == QStringLiteral("250.00"));
    CHECK(!(june.flags() & Qt::ItemIsEditable));
    CHECK(d.model().index(d.model().objects(), CashColumn::ToCome).data().toString() == QStringLiteral("1,850.00"));
    Q_EMIT d.page->grid().curveWanted(june);
    CHECK(d.workspace.scope() == other);
}

TEST_CASE("a figure is explained by its rule and the records that add up to it", "[cash-flow]")
{
    Desk d;
    d.add(Claim{.number = QStringLiteral("CLM-1"),
        .contract = d.contract,
        .title = QStringLiteral("Claim 1"),
        .status = ClaimStatus::Paid,
        .paymentMonth = QDate(2026, 6, 1),
        .sum = Money{20000}});
    QCoreApplication::processEvents();
    d.choose(d.piling(), 6);
    d.run("cash/explain");
    auto* dialog = d.page->findChild<ExplainDialog*>();
    REQUIRE(dialog);
    CHECK(
        dialog->text().contains(QStringLiteral("What is paid, and what is still to come. Spread evenly from 1 Jun 2026 to 30 Sept 2026.")));
    REQUIRE(dialog->parts()->topLevelItemCount() == 1);
    const QTreeWidgetItem& figure = *dialog->parts()->topLevelItem(0);
    REQUIRE(figure.childCount() == 2);
    CHECK(figure.child(0)->text(2) == QStringLiteral("200.00"));
    CHECK(figure.child(1)->text(1) == QStringLiteral("Still to come, spread evenly"));
    CHECK(figure.text(2) == d.cell(d.piling(), 6).data().toString());
    RecordKey revealed;
    QObject::connect(&d.workspace, &Workspace::revealRequested, &d.workspace, [&](RecordKey record) { revealed = record; });
    Q_EMIT dialog->parts()->itemActivated(figure.child(0), 0);
    CHECK(revealed.entity == entityOf<Claim>());
}

TEST_CASE("entry by account leaves the amounts of contracts alone and says that they do not count", "[cash-flow]")
{
    Desk d;
    d.add(CostAccount{.project = d.project, .code = QStringLiteral("1"), .title = QStringLiteral("Works"), .originalBudget = {500000}});
    d.choose(d.piling(), 7);
    d.type(QStringLiteral("100"));
    for (QAction* each : d.page->findChildren<QAction*>())
        if (each->text() == QStringLiteral("Cost accounts")) each->trigger();
    QCoreApplication::processEvents();
    CHECK(d.model().flow()->by == CashFlowBy::Accounts);
    CHECK(d.model().flow()->idle == 4);
    CHECK(d.months() == 4);
    CHECK(d.model().index(0, CashColumn::Object).data().toString() == QStringLiteral("Works"));
    CHECK(d.model().index(0, CashColumn::ToCome).data().toString() == QStringLiteral("5,000.00"));
}

TEST_CASE("where there is no money the page says what to do", "[cash-flow]")
{
    Desk d(false);
    CHECK(d.page->findChild<QWidget*>(QStringLiteral("no-cash-flow")));
    d.fill();
    QCoreApplication::processEvents();
    CHECK(!d.page->findChild<QWidget*>(QStringLiteral("no-cash-flow")));
    CHECK(d.model().objects() == 2);
}

TEST_CASE("the cash flow on show goes out as a workbook and as CSV", "[cash-flow]")
{
    Desk d;
    const QString csv = d.folder.folder() + QStringLiteral("/flow.csv"), book = d.folder.folder() + QStringLiteral("/flow.xlsx");
    for (const QString& path : {csv, book}) {
        d.notices.clear();
        d.page->exportTable(path);
        REQUIRE(QTest::qWaitFor([&] { return !d.notices.isEmpty(); }, 20'000));
        CHECK(d.notices.front() == QStringLiteral("2 rows are in %1.").arg(QFileInfo(path).fileName()));
    }
    QFile text(csv);
    REQUIRE(text.open(QIODevice::ReadOnly));
    CHECK(text.readAll().contains("Piling,Piling,Flat,GBP,Forecast,1000,0,250,250,250,250"));
    QFile workbook(book);
    REQUIRE(workbook.open(QIODevice::ReadOnly));
    CHECK(workbook.read(2) == "PK");
    d.notices.clear();
    d.page->exportTable(QStringLiteral("/nowhere/flow.csv"));
    REQUIRE(QTest::qWaitFor([&] { return !d.notices.isEmpty(); }, 20'000));
    CHECK_FALSE(d.notices.front().contains(QStringLiteral("rows are in")));
    Desk empty(false);
    QAction* way = nullptr;
    for (QAction* action : empty.page->actions())
        if (action->text() == QStringLiteral("Export...")) way = action;
    REQUIRE(way);
    CHECK_FALSE(way->isEnabled());
}
