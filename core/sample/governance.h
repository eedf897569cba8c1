#pragma once
#include "core/sample/authority.h"
#include "core/sample/registers.h"

namespace gantry::sample {

/// Two years of governance and risk data, up to `today`: roles, charters, gates, reviews, decisions, changes, meetings, actions, approvals,
/// status reports, stakeholders, assumptions, dependencies, questions, risks and issues. They go by the plans and the money that are there.
void addGovernance(ChangeSet& set, const Portfolio& books, const Cast& cast, const std::vector<BuiltProject>& projects, IdSource& ids,
    QDate today, unsigned seed);

// What it is made of, a file each. They are written in this order, for the later ones speak of the earlier.
void addCharters(Registers& registers, Authority& authority);
void addRisks(Registers& registers, Authority& authority, Written& written);
void addIssues(Registers& registers, Written& written);
void addChanges(Registers& registers, Authority& authority, Written& written); // change requests and decisions
void addGates(Registers& registers, Authority& authority, Written& written);
void addReviews(Registers& registers, Written& written);
void addStatusReports(Registers& registers, Authority& authority, Written& written);
void addMeetings(Registers& registers, Written& written);
void addActions(Registers& registers, const Written& written);
void addSurroundings(Registers& registers); // stakeholders, assumptions, dependencies, questions
void addMethodologies(ChangeSet& set, Registers& registers, IdSource& ids); // those shipped, and what the projects made of one
void addLessons(Registers& registers, const Written& written); // with best practices, and what became of them at gates
void addDocuments(Registers& registers, const Written& written); // with attachments of other records
void addHandbook(Registers& registers); // pages that hold for all
void addWaivers(const ChangeSet& set, Registers& registers, Authority& authority); // of what the projects have open by then
void addTies(Registers& registers, const Written& written); // relations, comments, saved views
void addTraining(Registers& registers); // competencies, courses, what roles ask, who has what
void addDiary(Registers& registers); // three weeks of two sites

} // namespace gantry::sample
