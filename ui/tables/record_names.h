#pragma once
#include "core/model/invariants.h"
#include "core/model/portfolio.h"

#include <QHash>

namespace gantry {

/// Which record a name means, and which name tells a record from all others: numbers and codes before titles, those of the row's own
/// project before the rest. Goes through an entity once, when it is first asked for, so it serves a pasted block and not a program's life.
class RecordNames {
public:
    explicit RecordNames(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// The title where no other record of the same project has it, else number or code, else the id.
    QString nameOf(Entity entity, qint64 id);
    /// Ids that go by this name for a row of `project`; one where the name is clear.
    QList<qint64> called(Entity entity, const QString& name, NodeId project);

private:
    struct Names {
        QHash<QString, QList<qint64>> byNumber, byTitle; // folded text -> ids
    };
    const Names& of(Entity entity);
    QList<qint64> nearest(const QList<qint64>& ids, Entity entity, NodeId project) const;

    const Portfolio& m_portfolio;
    QHash<int, Names> m_names;
};

} // namespace gantry
