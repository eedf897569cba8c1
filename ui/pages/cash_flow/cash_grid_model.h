#pragma once
#include "core/cost/cash_flow_explain.h"
#include "core/cost/fiscal_years.h"
#include "core/model/phased_amount.h"
#include "ui/pages/cash_flow/cash_flows.h"

#include <QAbstractTableModel>

namespace gantry {

/// What the months of the grid show.
enum class CashView { Forecast, Actual, Baseline, Target, Variance };
CashFigure figureOf(CashView view);

/// A column of the grid: some words, or one month, or the months of a fiscal year.
struct CashColumn {
    enum Shows { Object, Curve, ToCome, Remainder, Months, Year };
    Shows shows = Months;
    Month first{};
    int months = 1;
    bool closed = false;
    QString title{};
    bool operator==(const CashColumn&) const = default;
};
inline constexpr int cashFrozenColumns = 4;

/// Objects of one project, or projects of a programme, by month; the last row is the sum.
class CashGridModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        GroundRole, // CashGround
        PaidShareRole, // 0 to 1: how much of an open month's forecast is paid
        WarningRole, // a remainder that is not nothing
        WorseRole, // below the baseline
        FaintRole,
        AmountTextRole // for the clipboard: plain, with the decimal sign of the locale
    };
    enum CashGround { Input, Computed, Closed, Sum };

    CashGridModel(Workspace& workspace, CashFlows& flows, QObject* parent = nullptr);
    void setView(CashView view);
    CashView view() const { return m_view; }
    void setWholeAmounts(bool whole);
    bool wholeAmounts() const { return m_whole; }
    /// Reads everything anew; places stay where objects and months stay.
    void reload();

    /// The one project whose objects are shown, or none where rows are projects.
    NodeId project() const { return m_project; }
    std::shared_ptr<const CashFlow> flow() const { return m_flow; }
    const CashRow& total() const { return m_total; }
    const QString& currency() const { return m_currency; }
    int digits() const { return m_digits; }
    Month firstOpen() const { return m_firstOpen; }
    int objects() const { return int(m_rows.size()); }

    const CashColumn& columnAt(int column) const { return m_columns[std::size_t(column)]; }
    int columnOf(Month month) const; // -1 where it has none
    RecordKey recordAt(int row) const;
    int rowOf(RecordKey record) const; // -1 where it is not shown
    int rowOf(qint64 id) const; // ids are unique over all records
    const CashRow* rowAt(int row) const;
    /// What a cell holds; the sum row included.
    Amount amountAt(int row, int column) const;
    bool isEditable(int row, int column) const;
    /// What amounts that are entered are.
    PhasedKind enteredKind() const { return m_view == CashView::Target ? PhasedKind::Target : PhasedKind::Forecast; }
    /// What is typed, as an amount; nothing where nothing is typed. Errors: Invalid "cash.not-an-amount".
    Result<Money> typed(const QString& text) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

private:
    struct Line {
        RecordKey record{};
        QString code{}, title{};
        CashRow amounts{};
    };
    std::vector<Line> linesOf(const CashFlow& flow) const;
    std::vector<CashColumn> columnsFor(const FiscalYears& years) const;
    QString textOf(Amount amount) const;
    QString tipOf(int row, const CashColumn& column) const;

    Workspace& m_workspace;
    CashFlows& m_flows;
    CashView m_view = CashView::Forecast;
    bool m_whole = false;
    NodeId m_project{};
    std::shared_ptr<const CashFlow> m_flow;
    std::vector<Line> m_rows;
    std::vector<CashColumn> m_columns;
    CashRow m_total{};
    QString m_currency;
    int m_digits = 2;
    Month m_firstOpen{};
};

/// What a cell of `view` shows of some months.
Amount amountOf(const CashMonth& sum, CashView view);

} // namespace gantry
