#include "core/sample/governance.h"

namespace gantry::sample {

void addGovernance(ChangeSet& set, const Portfolio& books, const Cast& cast, const std::vector<BuiltProject>& projects, IdSource& ids,
    QDate today, unsigned seed)
{
    Registers registers(set, books, cast, projects, ids, today, seed);
    Authority authority(registers);
    Written written;
    addCharters(registers, authority);
    addRisks(registers, authority, written);
    addIssues(registers, written);
    addChanges(registers, authority, written);
    addGates(registers, authority, written);
    addReviews(registers, written);
    addStatusReports(registers, authority, written);
    addMeetings(registers, written);
    addActions(registers, written);
    addSurroundings(registers);
    addMoneyApprovals(registers, authority);
    addTies(registers, written);
    addMethodologies(set, registers, ids);
    addLessons(registers, written);
    addDocuments(registers, written);
    addHandbook(registers);
    addTraining(registers);
    addDiary(registers);
    addWaivers(set, registers, authority);
}

} // namespace gantry::sample
