#pragma once
#include "core/edit/cash_flow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>

namespace gantry {

/// How what is to come of an object spreads: the curve, its dates, the task whose dates it takes.
class CashCurveDialog final : public QDialog {
    Q_OBJECT
public:
    CashCurveDialog(const Portfolio& portfolio, const CashFlow& flow, const CashRow& row, QWidget* owner);
    CurveChoice choice() const;

private:
    void refresh();
    QComboBox *m_curve, *m_task;
    QCheckBox *m_ownFrom, *m_ownTo;
    QDateEdit *m_from, *m_to;
    QLabel* m_note;
};

} // namespace gantry
