#include "core/edit/charters.h"

#include "core/edit/approvals.h"
#include "core/edit/records.h"
#include "core/model/persons.h"

namespace gantry {

Result<ChangeSet> newCharter(const Portfolio& portfolio, IdSource& ids, NodeId project, const TakenBy& by)
{
    const Node* node = portfolio.find(project);
    if (!node) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(project.value)}};
    ChangeBuilder build(QStringLiteral("charter.add"), QStringLiteral("Begin the charter of %1").arg(node->name));
    build.insert(Charter{.id = ids.next<CharterId>(),
        .number = nextNumber(portfolio, entityOf<Charter>()),
        .project = project,
        .title = QStringLiteral("Charter of %1").arg(node->name),
        .author = personIdCalled(portfolio, by.author)});
    return build.take();
}

Result<ChangeSet> submitCharter(const Portfolio& portfolio, IdSource& ids, CharterId id, PersonId asked, const TakenBy& by, QDate today)
{
    const Charter* charter = portfolio.find(id);
    if (!charter) return Error{Errc::NotFound, "change.record-gone", {infoOf<Charter>().labelText(), QString::number(id.value)}};
    if (charter->status != CharterStatus::Draft)
        return Error{Errc::Invalid, "charter.not-draft", {charter->title, wordOf(charter->status)}};
    QStringList missing;
    for (const CharterAnswer& answer : charterAnswers(portfolio, id))
        if (answer.required && !answer.there)
            missing << (answer.field ? answer.field->labelText() : infoOf(answer.entity).pluralText()).toLower();
    if (!missing.isEmpty()) return Error{Errc::Invalid, "charter.incomplete", {charter->title, missing.join(QStringLiteral(", "))}};
    auto approval = requestApproval(portfolio, ids, {entityOf<Charter>(), id.value}, asked, by, today);
    if (!approval) return approval;
    ChangeBuilder build(QStringLiteral("charter.submit"), QStringLiteral("Submit %1").arg(charter->title));
    build.update<&Charter::status>(portfolio, id.value, CharterStatus::Submitted);
    if (!charter->author)
        if (const PersonId author = personIdCalled(portfolio, by.author)) build.update<&Charter::author>(portfolio, id.value, author);
    for (Change& change : approval->changes) build.add(std::move(change));
    return build.take();
}

} // namespace gantry
