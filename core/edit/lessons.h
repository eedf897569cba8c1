#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// A lesson moves on: it was reviewed, accepted, put away. Errors: NotFound; Invalid: "lesson.nothing-recommended" (accepted without a
/// recommendation), "lesson.status-already".
Result<ChangeSet> setLessonStatus(const Portfolio& portfolio, LessonId lesson, LessonStatus status);
/// It became part of how work is done: `into` says of what (a template, a checklist, a page of the handbook). Errors: NotFound; Invalid:
/// "lesson.embedded-nowhere", "lesson.nothing-recommended".
Result<ChangeSet> embedLesson(const Portfolio& portfolio, LessonId lesson, const QString& into);
/// A best practice, as a draft, out of what a lesson says; the lesson is embedded in it. Errors: NotFound; Invalid:
/// "lesson.nothing-recommended", "lesson.practice-already".
Result<ChangeSet> practiceFrom(const Portfolio& portfolio, IdSource& ids, LessonId lesson);
/// Errors: NotFound; Invalid: "practice.nothing-recommended" (published without a recommendation), "practice.status-already".
Result<ChangeSet> setPracticeStatus(const Portfolio& portfolio, BestPracticeId practice, PracticeStatus status);

/// Who says what, and on which day.
struct SaidBy {
    QString author;
    QDate on;
};
/// What became of a lesson or best practice at a record; who changes their mind changes what they said. Errors: NotFound; Invalid:
/// "knowledge.other-record" (neither lesson nor practice), "knowledge.said-already".
Result<ChangeSet> sayOfKnowledge(const Portfolio& portfolio, IdSource& ids, RecordKey knowledge, RecordKey where, KnowledgeVerdict verdict,
    const SaidBy& by, const QString& note = {});
/// A new lesson out of a gate, a risk, an issue, a contract or another record, with what that tells of it, tied to it. Its words are for
/// the person to write. Errors: NotFound.
Result<ChangeSet> lessonFrom(const Portfolio& portfolio, IdSource& ids, RecordKey source, const SaidBy& by);

} // namespace gantry
