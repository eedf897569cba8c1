#pragma once
#include "core/risk/score.h"
#include "ui/models/column.h"

#include <QObject>

namespace gantry {

/// The matrices by which risks are scored, each read once, until a matrix or the tree changes.
class RiskRatings final : public QObject {
    Q_OBJECT
public:
    /// The one of a session, made when first asked for; it goes with the session.
    static RiskRatings& of(Session& session);
    const RiskScale& scaleAt(NodeId node) { return m_scales.of(node); }
    RiskScales& scales() { return m_scales; }

private:
    explicit RiskRatings(Session& session);
    const Portfolio& m_portfolio;
    RiskScales m_scales;
};

/// Ground and ink of a band, as its matrix has them, else as the look does.
std::pair<QColor, QColor> bandColours(const RiskScale& scale, RiskBand band);

/// What the engines know of a risk: its scores with their bands, impacts, expected value, treatments, review. Adds to the title of a key
/// risk the word, and tells overdue reviews.
void addRiskColumns(std::vector<Column>& columns, Session& session, Entity entity);

} // namespace gantry
