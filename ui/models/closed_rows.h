#pragma once
#include "core/cost/closed_figures.h"
#include "core/session/session.h"

namespace gantry {

/// Figures of the last close by their record, kept until another period closes. What the close did not know had nothing; where it counted
/// in another currency the amount is NoRate; nullopt where no period was closed.
class ClosedRows final : public QObject {
    Q_OBJECT
public:
    /// The one of a session, made when first asked for; it goes with the session.
    static ClosedRows& of(Session& session);
    /// Of an account or contract of a project that counts in `currency`.
    std::optional<Amount> amount(RecordKey record, CostMeasure measure, const QString& currency);
    /// Of all projects below a node as the tree is now, in the currency of the portfolio.
    std::optional<Amount> under(NodeId node, CostMeasure measure);

private:
    explicit ClosedRows(Session& session);
    bool read();
    struct Row {
        const ClosedProject* project;
        const ClosedRow* row;
    };
    Session& m_session;
    bool m_read = false;
    std::shared_ptr<const ClosedFigures> m_figures; // null: there is none
    QHash<qint64, Row> m_rows; // in m_figures
};

} // namespace gantry
