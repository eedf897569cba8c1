#pragma once
#include "core/model/invariants.h"

#include <QSet>
#include <utility>

namespace gantry {

/// What stands in one version of a methodology, each kind in the order in which people read it.
struct MethodologyParts {
    std::vector<const MethodologyPhase*> phases;
    std::vector<const MethodologyTask*> tasks; // each behind the one it lies in
    std::vector<const MethodologyLink*> links; // by place of the successor, then of the predecessor
    std::vector<const MethodologyRequirement*> requirements; // phase by phase
    std::vector<const MethodologyRisk*> risks;
    std::vector<const HandbookPage*> pages; // each behind the one it lies under
};
MethodologyParts methodologyParts(const Portfolio& portfolio, MethodologyId methodology);

/// All versions of a family, the oldest first. One without a code is a family of its own.
std::vector<const Methodology*> versionsOf(const Portfolio& portfolio, MethodologyId methodology);
/// Whether two records are versions of one family.
bool sameFamily(const Methodology& a, const Methodology& b);
/// What a project may start from: of each family the latest version that is published, by title.
std::vector<const Methodology*> methodologiesOnOffer(const Portfolio& portfolio);
/// The projects that are run by this version.
std::vector<NodeId> projectsRunBy(const Portfolio& portfolio, MethodologyId methodology);

/// The record that a project made of a part of its methodology.
struct PartUse {
    MethodologyUseId use{};
    RecordKey part{}; // of the version by which the project was last brought up to date; its id may lead nowhere
    RecordKey record{}; // id 0: the project took it away on purpose
};
/// The uses of a project by the parts' entity and code ("gate of phase design"); those of another family are left out,
/// and of a part that is gone it counts what the project is run by.
using PartUses = QHash<std::pair<int, QString>, PartUse>;
PartUses partUsesOf(const Portfolio& portfolio, NodeId project, const Methodology& family);
inline std::pair<int, QString> partKey(Entity entity, const QString& code) { return {entity.index, code}; }
/// The version that a part belongs to; none where the part is gone.
MethodologyId methodologyOfPart(const Portfolio& portfolio, RecordKey part);
/// The code of a part, by which later versions find it; empty where it has none.
QString codeOfPart(const Portfolio& portfolio, RecordKey part);
/// The kinds of record that hang on a methodology, in the order in which one may refer to another before it.
const std::vector<Entity>& methodologyEntities();

/// A code that is not taken yet ("T-3"), which is taken from then on.
QString freeCode(QSet<QString>& taken, QStringView prefix);

/// Which links close a loop when they are laid one after another; a link of a summary is one of all that lies below it.
/// `parents`: place of the task that each lies in, or -1, without a circle; `links`: places of predecessor and successor.
std::vector<std::size_t> linksThatLoop(const std::vector<int>& parents, const std::vector<std::pair<int, int>>& links);

} // namespace gantry
