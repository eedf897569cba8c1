#include "app/cli/commands.h"
#include "core/edit/approvals.h"
#include "core/model/persons.h"
#include "core/text/governance_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

/// A record as other commands name it.
QJsonObject recordJson(RecordKey record)
{
    return {{QStringLiteral("entity"), infoOf(record.entity).keyText()}, {QStringLiteral("id"), QString::number(record.id)}};
}

/// Of --project, else the whole portfolio.
Result<NodeId> scopeOf(const Call& call, const Portfolio& portfolio)
{
    if (call.has("project")) return nodeCalled(portfolio, call.value("project"));
    const Node* root = portfolio.root();
    return root ? root->id : NodeId{};
}

QString codeOf(const Portfolio& portfolio, NodeId node)
{
    const Node* row = portfolio.find(node);
    return row ? row->code.isEmpty() ? row->name : row->code : QString();
}

int runWork(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto scope = scopeOf(call, portfolio);
    if (!scope) return fail(scope.error());
    PersonId person{};
    if (call.has("person")) {
        person = personIdCalled(portfolio, call.value("person"));
        if (!person) return fail({Errc::NotFound, "person.unknown", {call.value("person")}});
    }
    const auto items = workList(portfolio, person, *scope, session.today());
    QJsonArray list;
    for (const WorkItem& item : items) {
        const QString who = item.person ? portfolio.titleOf(entityOf<Person>(), item.person.value) : QString();
        if (call.json) {
            QJsonObject out = recordJson(item.record);
            out.insert(QStringLiteral("why"), workText(item.kind));
            out.insert(QStringLiteral("title"), item.title);
            out.insert(QStringLiteral("project"), codeOf(portfolio, item.project));
            out.insert(QStringLiteral("person"), who);
            out.insert(QStringLiteral("due"), dayJson(item.due));
            out.insert(QStringLiteral("overdue"), item.overdue);
            list.append(out);
        } else {
            print(QStringLiteral("%1 %2 %3 %4 %5")
                      .arg((item.due ? dateText(*item.due, call.locale) : QString()).rightJustified(12),
                          dueText(item.due, session.today()).leftJustified(14), workText(item.kind).leftJustified(24),
                          who.left(20).leftJustified(20), item.title));
        }
    }
    if (call.json) print(QJsonObject{{QStringLiteral("items"), list}});
    if (items.empty() && !call.json) say(QStringLiteral("Nothing waits."));
    return Done;
}

int runGates(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    const DatesOf dates = [&](TaskId task) { return session.dates(task); };
    QJsonArray list;
    for (const NodeId project : *projects)
        for (const Gate* gate : gatesOf(portfolio, project, dates)) {
            const auto day = expectedDay(*gate, dates);
            const GateState state = stateOf(*gate, dates, session.today());
            const GateScore score = scoreOf(portfolio, gate->id);
            if (call.json) {
                QJsonObject out = recordJson({entityOf<Gate>(), gate->id.value});
                out.insert(QStringLiteral("number"), gate->number);
                out.insert(QStringLiteral("project"), codeOf(portfolio, project));
                out.insert(QStringLiteral("title"), gate->title);
                out.insert(QStringLiteral("state"), stateText(state).toLower());
                out.insert(QStringLiteral("planned"), dayJson(gate->planned));
                out.insert(QStringLiteral("expected"), dayJson(day));
                out.insert(QStringLiteral("decision"), wordOf(gate->decision));
                out.insert(QStringLiteral("must_open"), qint64(score.inTheWay.size()));
                out.insert(QStringLiteral("score"), score.score ? QJsonValue(*score.score) : QJsonValue());
                out.insert(QStringLiteral("open_conditions"), openConditions(portfolio, gate->id));
                list.append(out);
            } else {
                print(QStringLiteral("%1 %2 %3 %4 %5")
                          .arg(codeOf(portfolio, project).leftJustified(8), gate->title.left(32).leftJustified(32),
                              stateText(state).leftJustified(8), (day ? dateText(*day, call.locale) : QString()).rightJustified(12),
                              scoreText(score, call.locale)));
            }
        }
    if (call.json) print(QJsonObject{{QStringLiteral("gates"), list}});
    return Done;
}

Result<ApprovalId> approvalCalled(const Portfolio& portfolio, const QString& number)
{
    ApprovalId found{};
    portfolio.all<Approval>().forEach([&](const Approval& a) {
        if (a.number.compare(number, Qt::CaseInsensitive) == 0 || QString::number(a.id.value) == number) found = a.id;
    });
    if (found) return found;
    return Error{Errc::NotFound, "approval.unknown", {number}};
}

int runApprove(const Call& call)
{
    auto opened = call.open(OpenMode::Write);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    const auto id = approvalCalled(session.portfolio(), call.arguments[1]);
    if (!id) return fail(id.error());
    const TakenBy by{session.identity().author, session.identity().clock()};
    auto set = call.has("reject") ? reject(session.portfolio(), *id, by, session.today(), call.value("reject"))
                                  : approve(session.portfolio(), *id, by, session.today(), call.value("comment"));
    if (!set) return fail(set.error());
    const auto done = session.apply(std::move(*set));
    if (!done) return fail(done.error());
    const Approval& a = *session.portfolio().find(*id);
    if (call.json) {
        QJsonObject out = recordJson({entityOf<Approval>(), id->value});
        out.insert(QStringLiteral("status"), wordOf(a.status));
        out.insert(QStringLiteral("declared"), a.declared);
        out.insert(QStringLiteral("delegation"), session.portfolio().titleOf(entityOf<Delegation>(), a.delegation.value));
        print(out);
    } else {
        print(QStringLiteral("%1 %2: %3 by %4, as declared.").arg(a.number, a.title, enumText(wordOf(a.status)).toLower(), a.declared));
    }
    return Done;
}

} // namespace

const Command& workCommand()
{
    static const Command command{"work", "FILE [--person NAME] [--project CODE]",
        "what waits for a person, or for everybody, overdue first", 1, 1,
        {{"person", "NAME", "Whose list; everybody's where it is not given."}, {"project", "CODE", "Of this project or programme."}},
        runWork};
    return command;
}

const Command& gatesCommand()
{
    static const Command command{"gates", "FILE [--project CODE]", "the gates of all projects: where each stands, its score, what is open",
        1, 1, {{"project", "CODE", "Of this project or programme."}}, runGates};
    return command;
}

const Command& approveCommand()
{
    static const Command command{"approve", "FILE NUMBER [--comment TEXT | --reject REASON]",
        "approves what waits for it, or rejects it, by the authority of --author", 2, 2,
        {{"comment", "TEXT", "What is to be said with it."}, {"reject", "REASON", "Say no, and why."}}, runApprove};
    return command;
}

} // namespace gantry::cli
