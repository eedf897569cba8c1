#pragma once
#include "core/kpi/closed_values.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/workspace.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace gantry {

class TextLabel;

/// Health of the scope side by side: what the KPIs suggest, and what a person sets with a comment.
class HealthCard final : public QWidget {
    Q_OBJECT
public:
    explicit HealthCard(Workspace& workspace, QWidget* parent = nullptr);
    /// `former`: what the last close froze of the node, in the order of ClosedFigures::values; `period`: what it closed.
    void setHealth(
        NodeId node, const std::vector<DimensionHealth>& health, std::span<const ClosedValue> former = {}, const QString& period = {});
    QComboBox* choiceOf(HealthDimension dimension) const { return m_rows[std::size_t(dimension)].choice; }
    QLineEdit* commentOf(HealthDimension dimension) const { return m_rows[std::size_t(dimension)].comment; }
    /// "Bad", and "differs" beside it where a person says something else.
    QString suggestionOf(HealthDimension dimension) const;

private:
    struct Row {
        QWidget* suggested = nullptr;
        TextLabel* differs = nullptr;
        QComboBox* choice = nullptr;
        QLineEdit* comment = nullptr;
    };
    void assess(HealthDimension dimension);
    Workspace& m_workspace;
    QGridLayout* m_grid;
    NodeId m_node;
    std::vector<DimensionHealth> m_health;
    std::array<Row, keysOf<HealthDimension>.size()> m_rows;
};

} // namespace gantry
