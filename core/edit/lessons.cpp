#include "core/edit/lessons.h"

#include "core/edit/records.h"
#include "core/governance/lessons.h"
#include "core/model/owner.h"
#include "core/model/persons.h"

namespace gantry {
namespace {

template <class E> Result<const E*> found(const Portfolio& portfolio, Id<E> id)
{
    const E* row = portfolio.find(id);
    if (!row) return Error{Errc::NotFound, "change.record-gone", {infoOf<E>().labelText(), QString::number(id.value)}};
    return row;
}

Result<const Lesson*> withAdvice(const Portfolio& portfolio, LessonId id)
{
    auto lesson = found(portfolio, id);
    if (lesson && (*lesson)->recommendation.trimmed().isEmpty())
        return Error{Errc::Invalid, "lesson.nothing-recommended", {(*lesson)->title}};
    return lesson;
}

/// "GAT-0012 Gate 3: design frozen".
QString sourceText(const Portfolio& portfolio, RecordKey record)
{
    const EntityInfo& info = infoOf(record.entity);
    const QString title = portfolio.titleOf(record.entity, record.id);
    const Field* number = info.numberField();
    const QString text = number ? gantry::textOf(portfolio.cell(record.entity, record.id, *number)) : QString();
    return text.isEmpty() ? title : text + u' ' + title;
}

} // namespace

Result<ChangeSet> setLessonStatus(const Portfolio& portfolio, LessonId id, LessonStatus status)
{
    const auto lesson = status == LessonStatus::Accepted ? withAdvice(portfolio, id) : found(portfolio, id);
    if (!lesson) return lesson.error();
    const QString word = wordOf(status).replace(u'_', u' ');
    if ((*lesson)->status == status) return Error{Errc::Invalid, "lesson.status-already", {(*lesson)->title, word}};
    ChangeBuilder build(QStringLiteral("lesson.status"), QStringLiteral("%1: %2").arg((*lesson)->title, word));
    build.update<&Lesson::status>(portfolio, id.value, status);
    return build.take();
}

Result<ChangeSet> embedLesson(const Portfolio& portfolio, LessonId id, const QString& into)
{
    const auto lesson = withAdvice(portfolio, id);
    if (!lesson) return lesson.error();
    if (into.trimmed().isEmpty()) return Error{Errc::Invalid, "lesson.embedded-nowhere", {(*lesson)->title}};
    ChangeBuilder build(QStringLiteral("lesson.embed"), QStringLiteral("Embed %1").arg((*lesson)->title));
    build.update<&Lesson::status>(portfolio, id.value, LessonStatus::Embedded)
        .update<&Lesson::embedded>(portfolio, id.value, into.trimmed());
    return build.take();
}

Result<ChangeSet> practiceFrom(const Portfolio& portfolio, IdSource& ids, LessonId id)
{
    const auto found = withAdvice(portfolio, id);
    if (!found) return found.error();
    const Lesson& lesson = **found;
    const BestPractice* made = nullptr;
    portfolio.all<BestPractice>().forEach([&](const BestPractice& p) {
        if (p.lesson == id) made = &p;
    });
    if (made) return Error{Errc::Invalid, "lesson.practice-already", {lesson.title, made->number}};
    const BestPractice practice{.id = ids.next<BestPracticeId>(),
        .number = nextNumber(portfolio, entityOf<BestPractice>()),
        .title = lesson.title,
        .category = lesson.category,
        .context = lesson.context,
        .recommendation = lesson.recommendation,
        .projectTypes = lesson.projectTypes,
        .contractForms = lesson.contractForms,
        .phases = lesson.phases.trimmed().isEmpty() ? lesson.phase : lesson.phases,
        .owner = lesson.owner,
        .lesson = id};
    ChangeBuilder build(QStringLiteral("lesson.practice"), QStringLiteral("Best practice of %1").arg(lesson.title));
    build.insert(practice)
        .update<&Lesson::status>(portfolio, id.value, LessonStatus::Embedded)
        .update<&Lesson::embedded>(portfolio, id.value, practice.number);
    return build.take();
}

Result<ChangeSet> setPracticeStatus(const Portfolio& portfolio, BestPracticeId id, PracticeStatus status)
{
    const auto row = found(portfolio, id);
    if (!row) return row.error();
    const BestPractice& practice = **row;
    const QString word = wordOf(status);
    if (practice.status == status) return Error{Errc::Invalid, "practice.status-already", {practice.title, word}};
    if (status == PracticeStatus::Published && practice.recommendation.trimmed().isEmpty())
        return Error{Errc::Invalid, "practice.nothing-recommended", {practice.title}};
    ChangeBuilder build(QStringLiteral("practice.status"), QStringLiteral("%1: %2").arg(practice.title, word));
    build.update<&BestPractice::status>(portfolio, id.value, status);
    return build.take();
}

Result<ChangeSet> sayOfKnowledge(const Portfolio& portfolio, IdSource& ids, RecordKey knowledge, RecordKey where, KnowledgeVerdict verdict,
    const SaidBy& by, const QString& note)
{
    for (const RecordKey& key : {knowledge, where})
        if (!portfolio.table(key.entity).contains(key.id))
            return Error{Errc::NotFound, "change.record-gone", {infoOf(key.entity).labelText(), QString::number(key.id)}};
    const QString title = portfolio.titleOf(knowledge.entity, knowledge.id), place = portfolio.titleOf(where.entity, where.id);
    if (knowledge.entity != entityOf<Lesson>() && knowledge.entity != entityOf<BestPractice>())
        return Error{Errc::Invalid, "knowledge.other-record", {title}};
    const QString word = verdict == KnowledgeVerdict::Used ? QStringLiteral("used") : QStringLiteral("of no use");
    ChangeBuilder build(QStringLiteral("knowledge.say"), QStringLiteral("“%1” was %2 at %3").arg(title, word, place));
    const QString knowledgeKey = infoOf(knowledge.entity).keyText(), placeKey = infoOf(where.entity).keyText();
    const KnowledgeUse* said = nullptr;
    portfolio.all<KnowledgeUse>().forEach([&](const KnowledgeUse& u) {
        if (u.record.value == where.id && u.knowledge.value == knowledge.id && u.entity == placeKey && u.knowledgeEntity == knowledgeKey)
            said = &u;
    });
    const PersonId person = personIdCalled(portfolio, by.author);
    if (said) {
        if (said->verdict == verdict) return Error{Errc::Invalid, "knowledge.said-already", {title, place, word}};
        build.update<&KnowledgeUse::verdict>(portfolio, said->id.value, verdict)
            .update<&KnowledgeUse::person>(portfolio, said->id.value, person)
            .update<&KnowledgeUse::on>(portfolio, said->id.value, by.on);
        return build.take();
    }
    const NodeId project = where.entity == entityOf<Node>() ? NodeId{where.id} : projectOf(portfolio, where);
    build.insert(KnowledgeUse{.id = ids.next<KnowledgeUseId>(),
        .project = project,
        .knowledgeEntity = knowledgeKey,
        .knowledge = {knowledge.id},
        .entity = placeKey,
        .record = {where.id},
        .verdict = verdict,
        .person = person,
        .on = by.on,
        .title = note.trimmed()});
    return build.take();
}

Result<ChangeSet> lessonFrom(const Portfolio& portfolio, IdSource& ids, RecordKey source, const SaidBy& by)
{
    if (!portfolio.table(source.entity).contains(source.id))
        return Error{Errc::NotFound, "change.record-gone", {infoOf(source.entity).labelText(), QString::number(source.id)}};
    NodeId project = source.entity == entityOf<Node>() ? NodeId{source.id} : projectOf(portfolio, source);
    if (const Node* root = portfolio.root(); !project && root) project = root->id;
    const QString title = portfolio.titleOf(source.entity, source.id);
    Lesson lesson{.id = ids.next<LessonId>(),
        .number = nextNumber(portfolio, entityOf<Lesson>()),
        .project = project,
        .title = QStringLiteral("Lesson of %1").arg(title),
        .learnt = by.on,
        .source = sourceText(portfolio, source),
        .owner = personIdCalled(portfolio, by.author)};
    if (const Node* node = portfolio.find(project)) {
        lesson.phase = node->phase;
        lesson.projectTypes = node->type;
    }
    if (const Gate* gate = source.entity == entityOf<Gate>() ? portfolio.find<Gate>(source.id) : nullptr) {
        if (!gate->phase.isEmpty()) lesson.phase = gate->phase;
        if (gate->held) lesson.learnt = gate->held;
    } else if (const Risk* risk = source.entity == entityOf<Risk>() ? portfolio.find<Risk>(source.id) : nullptr) {
        lesson.category = risk->category;
        lesson.cause = risk->cause;
        lesson.context = risk->event;
        lesson.effect = risk->effect;
    } else if (const Issue* issue = source.entity == entityOf<Issue>() ? portfolio.find<Issue>(source.id) : nullptr) {
        lesson.context = issue->title;
    } else if (source.entity == entityOf<Contract>()) {
        lesson.contractForms = lessonContextOf(portfolio, source).forms.join(QStringLiteral("; "));
    }
    ChangeBuilder build(QStringLiteral("lesson.add"), QStringLiteral("Lesson of %1").arg(title));
    build.insert(lesson).insert(Relation{.id = ids.next<RelationId>(),
        .project = projectOf(portfolio, source),
        .entity = infoOf<Lesson>().keyText(),
        .record = {lesson.id.value},
        .otherEntity = infoOf(source.entity).keyText(),
        .other = {source.id},
        .title = QStringLiteral("Learnt there")});
    return build.take();
}

} // namespace gantry
