#include "core/edit/checklists.h"

#include "core/edit/methodology_parts.h"
#include "core/edit/records.h"
#include "core/model/persons.h"

namespace gantry {
namespace {

template <class E> Error gone(qint64 id) { return {Errc::NotFound, "change.record-gone", {infoOf<E>().labelText(), QString::number(id)}}; }

GateId gateOf(const Portfolio& portfolio, NodeId project, const QString& phase)
{
    GateId found;
    portfolio.all<Gate>().forEachIn(project, [&](const Gate& g) {
        if (!found && g.phase.compare(phase, Qt::CaseInsensitive) == 0) found = g.id;
    });
    return found;
}

} // namespace

Result<ChangeSet> addRecordFor(const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyRequirementId requirement)
{
    if (!portfolio.find(project)) return gone<Node>(project.value);
    const MethodologyRequirement* asked = portfolio.find(requirement);
    if (!asked) return gone<MethodologyRequirement>(requirement.value);
    const MethodologyPhase* phase = portfolio.find(asked->phase);
    const QString phaseTitle = phase ? phase->title : QString();
    ChangeBuilder build(QStringLiteral("requirement.add-record"), QStringLiteral("Add %1").arg(asked->title));
    MethodologyUse use{.id = ids.next<MethodologyUseId>(),
        .project = project,
        .partEntity = infoOf<MethodologyRequirement>().keyText(),
        .part = {requirement.value},
        .code = asked->code};
    if (asked->kind == RequirementKind::ChecklistItem) {
        ChecklistItem item = checklistItemOf(*asked, phaseTitle);
        item.id = ids.next<ChecklistItemId>();
        item.number = nextNumber(portfolio, entityOf<ChecklistItem>());
        item.project = project;
        item.gate = gateOf(portfolio, project, phaseTitle);
        build.insert(item);
        use.entity = infoOf<ChecklistItem>().keyText(), use.record = {item.id.value};
    } else if (asked->kind == RequirementKind::Document) {
        Document document = plannedDocumentOf(*asked, phaseTitle);
        document.id = ids.next<DocumentId>();
        document.number = nextNumber(portfolio, entityOf<Document>());
        document.project = project;
        build.insert(document);
        use.entity = infoOf<Document>().keyText(), use.record = {document.id.value};
    } else {
        return Error{Errc::Invalid, "requirement.no-record", {asked->title}};
    }
    const MethodologyUse* before = nullptr; // of a record that was taken away
    portfolio.all<MethodologyUse>().forEachIn(project, [&](const MethodologyUse& u) {
        if (u.partEntity == use.partEntity && (asked->code.isEmpty() ? u.part == use.part : u.code == asked->code)) before = &u;
    });
    if (before)
        build.update<&MethodologyUse::entity>(portfolio, before->id.value, use.entity)
            .update<&MethodologyUse::record>(portfolio, before->id.value, use.record);
    else
        build.insert(use);
    return build.take();
}

Result<ChangeSet> answerChecklist(
    const Portfolio& portfolio, ChecklistItemId id, const ChecklistWords& words, const TakenBy& by, QDate today)
{
    const ChecklistItem* item = portfolio.find(id);
    if (!item) return gone<ChecklistItem>(id.value);
    const bool open = words.answer == ChecklistAnswer::Open;
    const QString comment = words.comment.trimmed().isEmpty() ? item->comment : words.comment.trimmed();
    if (!open && words.answer != ChecklistAnswer::Yes && comment.trimmed().isEmpty())
        return Error{Errc::Invalid, "checklist.no-reason", {item->title}};
    ChangeBuilder build(
        QStringLiteral("checklist.answer"), QStringLiteral("%1: %2").arg(item->title, QString(wordOf(words.answer)).replace(u'_', u' ')));
    build.update<&ChecklistItem::answer>(portfolio, id.value, words.answer)
        .update<&ChecklistItem::comment>(portfolio, id.value, comment)
        .update<&ChecklistItem::checkedBy>(portfolio, id.value, open ? PersonId{} : personIdCalled(portfolio, by.author))
        .update<&ChecklistItem::checked>(portfolio, id.value, open ? std::nullopt : std::optional(today));
    if (!words.evidence.trimmed().isEmpty()) build.update<&ChecklistItem::evidence>(portfolio, id.value, words.evidence.trimmed());
    return build.take();
}

Result<ChangeSet> answerRequirement(const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyRequirementId requirement,
    const ChecklistWords& words, const TakenBy& by, QDate today)
{
    auto added = addRecordFor(portfolio, ids, project, requirement);
    if (!added) return added;
    const qint64 item = added->changes.front().id;
    Portfolio then = portfolio; // shared but for the new rows
    if (auto there = applyToMemory(then, *added); !there) return there.error();
    auto answered = answerChecklist(then, {item}, words, by, today);
    if (!answered) return answered;
    added->action = answered->action, added->label = answered->label;
    std::ranges::move(answered->changes, std::back_inserter(added->changes));
    return added;
}

} // namespace gantry
