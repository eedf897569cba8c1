#pragma once
#include "core/schedule/quality.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;

namespace gantry {

/// Asks from when on a check fails, and for which projects.
class QualityLimitDialog final : public QDialog {
    Q_OBJECT
public:
    /// `project` none: the limit can only be that of the whole portfolio.
    QualityLimitDialog(const Portfolio& portfolio, NodeId project, QualityCheck check, QWidget* parent = nullptr);
    NodeId project() const; // none: the whole portfolio
    /// Both absent: as the portfolio or the program has it.
    std::optional<Quantity> limit() const;
    std::optional<Quantity> days() const;

private:
    void showValues();
    const Portfolio& m_portfolio;
    const QualityCheck m_check;
    QComboBox* m_for;
    QDoubleSpinBox *m_limit, *m_days;
    bool m_given = true;
};

} // namespace gantry
