#pragma once
#include "core/edit/baselines.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace gantry {

/// Asks what a baseline is to be called, of what type it is and why it is taken: of a new one, or of one that is there.
class BaselineForm final : public QDialog {
    Q_OBJECT
public:
    /// `baseline` null: a new one of this project.
    BaselineForm(const Portfolio& portfolio, NodeId project, const Snapshot* baseline, QWidget* parent);
    BaselineWords words() const;
    /// Whether bars and variances are to go by the new one.
    bool use() const;

private:
    QLineEdit *m_name, *m_reason;
    QComboBox* m_type;
    QCheckBox* m_use;
};

} // namespace gantry
