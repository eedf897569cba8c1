// The end of a month as a person goes through it in the window, from the actuals of the ledger to the frozen figures.
#include "core/model/closes.h"
#include "core/sample/sample.h"
#include "core/text/cost_text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/import/mapping_view.h"
#include "ui/import/table_import_dialog.h"
#include "ui/pages/cash_flow/cash_flow_page.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/pages/register/money_bar.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/periods/close_dialog.h"
#include "ui/periods/closes_model.h"
#include "ui/periods/compare_closes_dialog.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/kpi_tile.h"
#include "ui/shell/controls/text_label.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

/// The window on the sample of 30 October 2026, whose last closed month is September, on one project.
struct Desk {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    MainWindow window{settings, identityOf(QStringLiteral("Ada"))};
    NodeId project;

    Desk()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        {
            auto made = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), samplePortfolio());
            REQUIRE(made);
        }
        REQUIRE(window.openFile(folder.path()));
        portfolio().all<Node>().forEach([&](const Node& n) {
            if (n.code == u"TWT") project = n.id;
        });
        REQUIRE(project);
        window.resize(1440, 900);
        window.show();
        window.workspace()->setScope(project);
        REQUIRE(window.openPage(QStringLiteral("money.cost_account")));
        QCoreApplication::processEvents();
    }
    Session& session() { return window.workspace()->session(); }
    const Portfolio& portfolio() { return session().portfolio(); }
    RegisterPage& money() { return *static_cast<RegisterPage*>(window.currentPage()); }
    RegisterSheet& open(const char* entity)
    {
        REQUIRE(window.openPage(QStringLiteral("money.") + QLatin1String(entity)));
        QCoreApplication::processEvents();
        return money().sheet();
    }
    Amount total(CostMeasure measure) { return figure(session().costs(project)->total.figures, measure); }
    /// What stands above the registers.
    QString shown(CostMeasure measure)
    {
        auto* tile = money().findChild<KpiTile*>(wordOf(measure));
        REQUIRE(tile);
        return tile->figure().figure;
    }
    QString notice()
    {
        QStringList out;
        for (QWidget* bar : window.findChildren<QWidget*>())
            if (QLatin1String(bar->metaObject()->className()) == QLatin1String("gantry::NoticeBar"))
                for (const TextLabel* label : bar->findChildren<TextLabel*>()) out << label->text();
        return out.join(u' ');
    }
    /// Types into a cell of the register on show, as F2 and Enter do.
    void type(qint64 record, const char* column, const QString& text)
    {
        RegisterSheet& sheet = money().sheet();
        REQUIRE(sheet.view().setCurrent(record, QLatin1String(column)));
        RecordTableModel& model = sheet.model();
        INFO(column << ": " << notice().toStdString());
        REQUIRE(model.setData(model.index(model.rowOf(record), model.columnOf(QString::fromLatin1(column))), text, Qt::EditRole));
        QCoreApplication::processEvents();
    }
    /// Pastes rows with their titles into the register on show; the new records.
    template <class E> std::vector<Id<E>> paste(const QString& text)
    {
        RegisterSheet& sheet = money().sheet();
        QSet<qint64> before;
        portfolio().all<E>().forEach([&](const E& row) { before.insert(row.id.value); });
        QApplication::clipboard()->setText(text);
        sheet.view().setFocus();
        sheet.actions().cells()->paste->trigger();
        QCoreApplication::processEvents();
        std::vector<Id<E>> out;
        portfolio().all<E>().forEach([&](const E& row) {
            if (!before.contains(row.id.value)) out.push_back(row.id);
        });
        INFO(notice().toStdString());
        REQUIRE_FALSE(out.empty());
        return out;
    }
    void press(const QString& text)
    {
        for (auto* each : money().findChildren<ActionButton*>())
            if (each->action()->text() == text && each->isVisible()) return QTest::mouseClick(each, Qt::LeftButton);
        FAIL("no button " << text.toStdString());
    }
    QString write(const char* name, const QByteArray& content)
    {
        QFile file(folder.path(QLatin1StringView(name)));
        REQUIRE(file.open(QFile::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    template <class E> std::optional<E> titled(const char* title)
    {
        std::optional<E> found;
        portfolio().all<E>().forEach([&](const E& row) {
            if (row.title == QLatin1String(title)) found = row;
        });
        return found;
    }
    ContractId mainWorks()
    {
        ContractId found;
        portfolio().all<Contract>().forEachIn(project, [&](const Contract& c) {
            if (c.title.startsWith(u"Main works")) found = c.id;
        });
        REQUIRE(found);
        return found;
    }
};

/// The dialog of a table on its way in.
struct Import {
    TableImportDialog& dialog;
    static TableImportDialog& of(Desk& desk)
    {
        auto* found = desk.window.findChild<TableImportDialog*>();
        REQUIRE(found);
        return *found;
    }
    explicit Import(Desk& desk)
        : dialog(of(desk))
    {
    }
    void read()
    {
        REQUIRE(QTest::qWaitFor([&] { return dialog.findChild<MappingView*>()->rowCount() > 0; }, 20'000));
    }
    void choose(const char* column, const char* field)
    {
        auto& mapping = *dialog.findChild<MappingView*>();
        for (int row = 0; row < mapping.rowCount(); ++row) {
            if (mapping.item(row, MappingView::Name)->text() != QLatin1StringView(column)) continue;
            auto* box = qobject_cast<QComboBox*>(mapping.cellWidget(row, MappingView::Goes));
            REQUIRE(box);
            const int index = box->findText(QLatin1StringView(field));
            REQUIRE(index >= 0);
            while (box->currentIndex() != index) QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
            return;
        }
        FAIL("no column " << column);
    }
    /// What every row comes to, once the button says so.
    QStringList lines(const QString& button)
    {
        m_go = nullptr;
        REQUIRE(QTest::qWaitFor(
            [&] {
                for (auto* b : dialog.findChildren<QPushButton*>())
                    if (b->text() == button && b->isEnabled()) m_go = b;
                return m_go != nullptr;
            },
            20'000));
        QStringList out;
        const QAbstractItemModel& model = *dialog.findChild<QTableView*>(QStringLiteral("preview"))->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int c = 0; c < model.columnCount(); ++c) cells << model.index(row, c).data().toString();
            out << cells.join(u'|');
        }
        return out;
    }
    void go()
    {
        const QPointer<TableImportDialog> open(&dialog);
        QTest::mouseClick(m_go, Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return open.isNull(); }, 20'000));
    }

private:
    QPushButton* m_go = nullptr;
};

} // namespace

TEST_CASE("a month ends in the window: actuals, accruals, claims, variations, forecast, comparison, close", "[money]")
{
    Desk desk;
    const Portfolio& p = desk.portfolio();
    const ContractId works = desk.mainWorks();
    const QString contract = p.find(works)->title;

    // Actuals of the ledger: headings of another program, chosen once.
    desk.open("ledger_entry");
    const std::size_t entries = p.all<LedgerEntry>().size();
    desk.money().importTable(desk.write("october.csv",
        "Booked;Voucher;Narrative;Net;Cost code\n"
        "2026-10-07;J900;Survey of the outfall;1.250,50;5\n"
        "2026-09-28;J901;Late September invoice;300,00;5\n"
        "2026-10-09;J902;Site security;(80,25);5\n"));
    {
        Import import(desk);
        import.read();
        import.choose("Booked", "Posted on");
        import.choose("Voucher", "Document no.");
        import.choose("Narrative", "Text");
        import.choose("Net", "Amount");
        import.choose("Cost code", "Cost account");
        const QStringList lines = import.lines(QStringLiteral("Import 2 records"));
        REQUIRE(lines.size() == 3);
        CHECK(lines[1].contains(QStringLiteral("2026-09 is closed")));
        import.go();
    }
    CHECK(desk.notice().contains(QStringLiteral("One row was left out. Row 3: ")));
    CHECK(p.all<LedgerEntry>().size() == entries + 2);
    const auto survey = desk.titled<LedgerEntry>("Survey of the outfall");
    REQUIRE(survey);
    CHECK(survey->amount == Money{125'050});
    CHECK(desk.titled<LedgerEntry>("Site security")->amount == Money{-8'025});
    desk.money().importTable(desk.write("october-2.csv", "Cost code;Net;Narrative;Voucher;Booked\n5;12,00;Parking;J903;2026-10-12\n"));
    {
        Import again(desk); // other order, same headings: nothing is to be chosen
        again.lines(QStringLiteral("Import 1 record"));
        again.go();
    }
    CHECK(desk.titled<LedgerEntry>("Parking")->document == QStringLiteral("J903"));

    // Matched to the contract, an entry is no direct cost any more.
    const Amount direct = desk.total(CostMeasure::DirectCost);
    desk.type(survey->id.value, "contract_id", contract);
    CHECK(desk.titled<LedgerEntry>("Survey of the outfall")->contract == works);
    CHECK(desk.total(CostMeasure::DirectCost) == direct - Amount{125'050});

    // An accrual for what was done and is not billed.
    const Amount accrued = desk.total(CostMeasure::Accrued);
    desk.open("cost_accrual");
    const auto accruals = desk.paste<CostAccrual>(
        QStringLiteral("Title\tCost account\tContract\tPeriod\tAmount\nFormwork of October\tFrame and envelope\t%1\t2026-10\t4,000.00\n")
            .arg(contract));
    REQUIRE(accruals.size() == 1);
    CHECK(desk.total(CostMeasure::Accrued) == accrued + Amount{400'000});

    // The contractor's claim comes and is approved.
    const Amount claimed = desk.total(CostMeasure::Claimed), approved = desk.total(CostMeasure::Approved);
    desk.open("claim");
    const auto claims = desk.paste<Claim>(
        QStringLiteral("Title\tContract\tStatus\tInvoice no.\tWork to\nClaim for October\t%1\tSubmitted\tINV 9500\t31 Oct 2026\n")
            .arg(contract));
    ContractLineId line;
    p.all<ContractLine>().forEachIn(works, [&](const ContractLine& l) {
        if (!line) line = l.id;
    });
    desk.open("claim_line");
    const auto claimLines = desk.paste<ClaimLine>(
        QStringLiteral("Payment claim\tContract line\tClaimed\nClaim for October\t%1\t10,000.00\n").arg(p.find(line)->title));
    CHECK(desk.total(CostMeasure::Claimed) == claimed + Amount{1'000'000});
    desk.type(claimLines.front().value, "approved_minor", QStringLiteral("9,500.00"));
    desk.open("claim");
    desk.type(claims.front().value, "status", QStringLiteral("Approved"));
    CHECK(desk.total(CostMeasure::Approved) == approved + Amount{950'000});
    CHECK(desk.total(CostMeasure::Claimed) == claimed + Amount{950'000}); // as approved, now that it is

    // A variation goes from in principle to approved and moves the contract and the forecast.
    const Amount current = desk.total(CostMeasure::CurrentContract), before = desk.total(CostMeasure::ForecastFinalCost);
    std::optional<Variation> varied;
    p.all<Variation>().forEach([&](const Variation& v) {
        if (v.contract == works && v.status == VariationStatus::InPrinciple && !varied) varied = v;
    });
    REQUIRE(varied);
    std::optional<VariationLine> variedLine;
    p.all<VariationLine>().forEachIn(varied->id, [&](const VariationLine& l) { variedLine = l; });
    REQUIRE(variedLine);
    desk.open("variation_line");
    desk.type(variedLine->id.value, "approved_minor", QStringLiteral("21,000.00"));
    desk.open("variation");
    desk.type(varied->id.value, "approved_on", QStringLiteral("29 Oct 2026"));
    desk.type(varied->id.value, "status", QStringLiteral("Approved"));
    CHECK(desk.total(CostMeasure::CurrentContract) == current + Amount{2'100'000});
    CHECK(desk.total(CostMeasure::ForecastFinalCost) == before + Amount{2'100'000});
    CHECK(desk.shown(CostMeasure::ForecastFinalCost) == amountText(desk.total(CostMeasure::ForecastFinalCost)));

    // The cash flow of the contract is laid on months by hand until nothing is left over.
    REQUIRE(desk.window.openPage(QStringLiteral("cash-flow")));
    QCoreApplication::processEvents();
    auto& flow = *static_cast<CashFlowPage*>(desk.window.currentPage());
    auto& grid = const_cast<CashGridModel&>(flow.model());
    const auto cell = [&](int column) { return grid.index(grid.rowOf(RecordKey{entityOf<Contract>(), works.value}), column); };
    const int october = grid.columnOf(Month::of(QDate(2026, 10, 1)));
    const auto left = [&] { return grid.amountAt(cell(0).row(), CashColumn::Remainder); };
    CHECK(left() == Amount{});
    REQUIRE(grid.setData(cell(october), QStringLiteral("0"), Qt::EditRole)); // October was paid by others
    QCoreApplication::processEvents();
    const Amount wanting = left();
    CHECK(wanting.minor > 0);
    CHECK(cell(CashColumn::Remainder).data(CashGridModel::WarningRole).toBool());
    const int november = grid.columnOf(Month::of(QDate(2026, 11, 1)));
    const Amount inNovember = grid.amountAt(cell(0).row(), november) + wanting;
    REQUIRE(grid.setData(cell(november), QLocale().toString(double(inNovember.minor) / 100, 'f', 2), Qt::EditRole));
    QCoreApplication::processEvents();
    CHECK(left() == Amount{});

    // The forecast final cost against the last close, down to the variation that moved it.
    desk.open("cost_account");
    desk.press(QStringLiteral("Compare periods…"));
    auto* comparison = desk.window.findChild<CompareClosesDialog*>();
    REQUIRE(comparison);
    bool named = false;
    for (const QStringList& row : comparison->table()) named = named || row.join(u' ').contains(varied->title);
    CHECK(named);
    comparison->close();

    // The close: what is still open is listed, the figures are frozen, and a later entry of the month is refused.
    const Snapshot* last = lastClose(p);
    REQUIRE(last);
    const Amount forecast = desk.total(CostMeasure::ForecastFinalCost);
    CHECK(last->name == QStringLiteral("2026-09"));
    desk.press(QStringLiteral("Close period…"));
    auto* close = desk.window.findChild<CloseDialog*>();
    REQUIRE(close);
    for (auto* b : close->findChildren<QPushButton*>())
        if (QString(b->text()).remove(u'&') == QStringLiteral("Close period")) QTest::mouseClick(b, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return lastClose(p)->name == QStringLiteral("2026-10"); }, 20'000));
    const auto frozen = desk.session().closedFigures(lastClose(p)->id);
    REQUIRE(frozen);
    const ClosedProject* ours = (*frozen)->find(desk.project);
    REQUIRE(ours);
    CHECK(ours->total.at(CostMeasure::ForecastFinalCost).own == forecast);
    CHECK(ours->total.at(CostMeasure::ForecastFinalCost).own == desk.total(CostMeasure::ForecastFinalCost));
    CHECK(desk.notice().contains(QStringLiteral("2026-10 is closed")));
    desk.open("ledger_entry");
    RecordTableModel& ledger = desk.money().sheet().model();
    const auto security = desk.titled<LedgerEntry>("Site security");
    CHECK_FALSE(ledger.setData(
        ledger.index(ledger.rowOf(security->id.value), ledger.columnOf(u"amount_minor")), QStringLiteral("1.00"), Qt::EditRole));
    CHECK(desk.titled<LedgerEntry>("Site security")->amount == Money{-8'025});
    CHECK(desk.notice().contains(QStringLiteral("2026-10")));
}
