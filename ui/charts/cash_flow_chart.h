#pragma once
#include "core/cost/cash_curve.h"
#include "ui/charts/chart_widget.h"

namespace gantry {

/// The S-curve of money: baseline dotted, actual solid up to its dot, forecast dashed from there, grants as steps.
class CashCurveChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit CashCurveChart(QWidget* parent = nullptr);
    void setCurve(CashCurve curve);
    const CashCurve& curve() const { return m_curve; }

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override;
    bool leads(int) const override { return false; }

private:
    CashCurve m_curve;
};

/// The same money month by month: actual solid, what is to come outlined on it, a tick where the baseline is.
class CashColumnsChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit CashColumnsChart(QWidget* parent = nullptr);
    void setCurve(CashCurve curve);
    /// Where the column of a point is drawn; empty where it has no height.
    QRectF columnRect(int point) const;

Q_SIGNALS:
    void monthChosen(gantry::Month month);

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override;

private:
    CashCurve m_curve;
};

/// Shares a unit with the charts' titles: "GBP", "thousand GBP", "million GBP".
QString unitText(const CashCurve& curve, const QString& currency);

} // namespace gantry
