#include "core/edit/approvals.h"

#include "core/edit/records.h"
#include "core/model/cost_rules.h"
#include "core/model/persons.h"

namespace gantry {
namespace {

Result<const Approval*> waiting(const Portfolio& portfolio, ApprovalId id)
{
    const Approval* approval = portfolio.find(id);
    if (!approval) return Error{Errc::NotFound, "change.record-gone", {infoOf<Approval>().labelText(), QString::number(id.value)}};
    if (approval->status != ApprovalStatus::Waiting)
        return Error{Errc::Invalid, "approval.not-waiting", {approval->title, wordOf(approval->status)}};
    return approval;
}

RecordKey recordOf(const Approval& approval)
{
    const auto entity = entityByKey(approval.entity);
    return entity ? RecordKey{*entity, approval.record.value} : RecordKey{};
}

/// What becomes of the record that was decided on.
class Outcome {
public:
    Outcome(ChangeBuilder& build, const Portfolio& portfolio, PersonId person, Instant at, QDate day)
        : m_build(build)
        , m_portfolio(portfolio)
        , m_person(person)
        , m_at(at)
        , m_day(day)
    {
    }

    void approved(RecordKey record)
    {
        on<Contract>(record, [&](const Contract& c) {
            if (c.status == ContractStatus::Draft || c.status == ContractStatus::Pending)
                m_build.update<&Contract::status>(m_portfolio, c.id.value, ContractStatus::Approved);
        });
        on<Variation>(record, [&](const Variation& v) {
            m_build.update<&Variation::status>(m_portfolio, v.id.value, VariationStatus::Approved)
                .update<&Variation::approved>(m_portfolio, v.id.value, m_day);
            m_portfolio.all<VariationLine>().forEachIn(v.id, [&](const VariationLine& l) {
                m_build.update<&VariationLine::approved>(m_portfolio, l.id.value, committedAmount(l, v.status));
            });
        });
        on<Claim>(record, [&](const Claim& c) {
            m_build.update<&Claim::status>(m_portfolio, c.id.value, ClaimStatus::Approved)
                .update<&Claim::assessedOn>(m_portfolio, c.id.value, c.assessedOn ? c.assessedOn : m_day);
            m_portfolio.all<ClaimLine>().forEachIn(c.id, [&](const ClaimLine& l) {
                if (!l.approved.minor)
                    m_build.update<&ClaimLine::approved>(m_portfolio, l.id.value, l.assessed.minor ? l.assessed : l.claimed);
            });
        });
        on<BudgetAdjustment>(record, [&](const BudgetAdjustment& a) {
            m_build.update<&BudgetAdjustment::status>(m_portfolio, a.id.value, AdjustmentStatus::Approved)
                .update<&BudgetAdjustment::date>(m_portfolio, a.id.value, a.date ? a.date : m_day);
        });
        on<ChangeRequest>(record, [&](const ChangeRequest& c) { decide(c, ChangeRequestStatus::Approved); });
        on<Decision>(record, [&](const Decision& d) { decide(d, DecisionStatus::Approved); });
        on<RiskTreatment>(record, [&](const RiskTreatment& t) {
            if (t.status == TreatmentStatus::Planned)
                m_build.update<&RiskTreatment::status>(m_portfolio, t.id.value, TreatmentStatus::InProgress);
        });
        on<StatusReport>(record, [&](const StatusReport& r) {
            m_build.update<&StatusReport::status>(m_portfolio, r.id.value, ReportStatus::Approved)
                .update<&StatusReport::approver>(m_portfolio, r.id.value, m_person)
                .update<&StatusReport::approved>(m_portfolio, r.id.value, m_at);
        });
        on<Charter>(record, [&](const Charter& c) {
            m_build.update<&Charter::status>(m_portfolio, c.id.value, CharterStatus::Approved)
                .update<&Charter::approver>(m_portfolio, c.id.value, m_person)
                .update<&Charter::approved>(m_portfolio, c.id.value, m_at);
        });
        on<Waiver>(record, [&](const Waiver& w) { decide(w, WaiverStatus::Approved); });
        on<Document>(record, [&](const Document& d) {
            if (d.status != DocumentStatus::Wip && d.status != DocumentStatus::Shared) return;
            m_build.update<&Document::status>(m_portfolio, d.id.value, DocumentStatus::Published)
                .update<&Document::issued>(m_portfolio, d.id.value, d.issued ? d.issued : m_day);
        });
    }
    /// A contract, an adjustment, a treatment, a gate and a document stay as they are: nothing was agreed.
    void rejected(RecordKey record)
    {
        on<Variation>(
            record, [&](const Variation& v) { m_build.update<&Variation::status>(m_portfolio, v.id.value, VariationStatus::Rejected); });
        on<Claim>(record, [&](const Claim& c) { m_build.update<&Claim::status>(m_portfolio, c.id.value, ClaimStatus::Disputed); });
        on<ChangeRequest>(record, [&](const ChangeRequest& c) { decide(c, ChangeRequestStatus::Rejected); });
        on<Decision>(record, [&](const Decision& d) { decide(d, DecisionStatus::Rejected); });
        on<StatusReport>(
            record, [&](const StatusReport& r) { m_build.update<&StatusReport::status>(m_portfolio, r.id.value, ReportStatus::Draft); });
        on<Charter>(record, [&](const Charter& c) { m_build.update<&Charter::status>(m_portfolio, c.id.value, CharterStatus::Draft); });
        on<Waiver>(record, [&](const Waiver& w) { decide(w, WaiverStatus::Refused); });
    }

private:
    template <class E> void on(RecordKey record, auto&& then)
    {
        if (record.entity != entityOf<E>()) return;
        if (const E* row = m_portfolio.find<E>(record.id)) then(*row);
    }
    void decide(const ChangeRequest& c, ChangeRequestStatus status)
    {
        m_build.update<&ChangeRequest::status>(m_portfolio, c.id.value, status)
            .update<&ChangeRequest::decided>(m_portfolio, c.id.value, m_day);
    }
    void decide(const Decision& d, DecisionStatus status)
    {
        m_build.update<&Decision::status>(m_portfolio, d.id.value, status)
            .update<&Decision::decided>(m_portfolio, d.id.value, m_day)
            .update<&Decision::decidedBy>(m_portfolio, d.id.value, m_person);
    }
    void decide(const Waiver& w, WaiverStatus status)
    {
        if (w.status != WaiverStatus::Asked) return; // it was taken back meanwhile
        m_build.update<&Waiver::status>(m_portfolio, w.id.value, status)
            .update<&Waiver::approver>(m_portfolio, w.id.value, m_person)
            .update<&Waiver::decided>(m_portfolio, w.id.value, m_at);
    }

    ChangeBuilder& m_build;
    const Portfolio& m_portfolio;
    PersonId m_person;
    Instant m_at;
    QDate m_day;
};

Result<ChangeSet> decided(
    const Portfolio& portfolio, ApprovalId id, ApprovalStatus status, const TakenBy& by, QDate today, const QString& comment)
{
    const auto row = waiting(portfolio, id);
    if (!row) return row.error();
    const auto person = declaredPerson(portfolio, by.author);
    if (!person) return person.error();
    const ApprovalCase what = caseToDecide(portfolio, id, today);
    const auto delegation = mayApprove(portfolio, ExchangeRates(portfolio), *person, what);
    if (!delegation) return delegation.error();
    const bool yes = status == ApprovalStatus::Approved;
    ChangeBuilder build(yes ? QStringLiteral("approval.give") : QStringLiteral("approval.refuse"),
        (yes ? QStringLiteral("Approve %1") : QStringLiteral("Reject %1")).arg((*row)->title));
    build.update<&Approval::status>(portfolio, id.value, status)
        .update<&Approval::decidedBy>(portfolio, id.value, *person)
        .update<&Approval::declared>(portfolio, id.value, by.author)
        .update<&Approval::decided>(portfolio, id.value, by.at)
        .update<&Approval::delegation>(portfolio, id.value, *delegation)
        .update<&Approval::amount>(portfolio, id.value, what.amount);
    if (!comment.trimmed().isEmpty()) build.update<&Approval::comment>(portfolio, id.value, comment.trimmed());
    Outcome outcome(build, portfolio, *person, by.at, today);
    yes ? outcome.approved(recordOf(**row)) : outcome.rejected(recordOf(**row));
    return build.take();
}

} // namespace

ApprovalCase caseToDecide(const Portfolio& portfolio, ApprovalId id, QDate today)
{
    const Approval& approval = *portfolio.find(id);
    const RecordKey record = recordOf(approval);
    const bool there = record.id && portfolio.table(record.entity).contains(record.id);
    return (there ? approvalCaseOf(portfolio, record, today) : std::nullopt).value_or(approvalCaseOf(approval, today));
}

Result<PersonId> declaredPerson(const Portfolio& portfolio, const QString& author)
{
    if (const PersonId person = personIdCalled(portfolio, author)) return person;
    return Error{Errc::Invalid, "approval.unknown-person", {author}};
}

Result<ChangeSet> requestApproval(
    const Portfolio& portfolio, IdSource& ids, RecordKey record, PersonId asked, const TakenBy& by, QDate today, std::optional<QDate> due)
{
    const auto what = approvalCaseOf(portfolio, record, today);
    const QString title = portfolio.titleOf(record.entity, record.id);
    if (!what) return Error{Errc::Invalid, "approval.not-approvable", {infoOf(record.entity).pluralText().toLower()}};
    const Approval* open = nullptr;
    portfolio.all<Approval>().forEach([&](const Approval& a) {
        if (a.status == ApprovalStatus::Waiting && a.record.value == record.id) open = &a;
    });
    if (open) return Error{Errc::Invalid, "approval.waiting-already", {title, portfolio.titleOf(entityOf<Person>(), open->asked.value)}};
    if (asked)
        if (auto may = mayApprove(portfolio, ExchangeRates(portfolio), asked, *what); !may) return may.error();
    ChangeBuilder build(QStringLiteral("approval.request"), QStringLiteral("Ask for approval of %1").arg(title));
    build.insert(Approval{.id = ids.next<ApprovalId>(),
        .number = nextNumber(portfolio, entityOf<Approval>()),
        .project = what->node,
        .title = title,
        .entity = infoOf(record.entity).keyText(),
        .record = {record.id},
        .kind = what->kind,
        .amount = what->amount,
        .asked = asked,
        .requestedBy = personIdCalled(portfolio, by.author),
        .requested = today,
        .due = due});
    return build.take();
}

Result<ChangeSet> approve(const Portfolio& portfolio, ApprovalId approval, const TakenBy& by, QDate today, const QString& comment)
{
    return decided(portfolio, approval, ApprovalStatus::Approved, by, today, comment);
}

Result<ChangeSet> reject(const Portfolio& portfolio, ApprovalId approval, const TakenBy& by, QDate today, const QString& reason)
{
    if (reason.trimmed().isEmpty()) return Error{Errc::Invalid, "approval.no-reason", {}};
    return decided(portfolio, approval, ApprovalStatus::Rejected, by, today, reason);
}

Result<ChangeSet> withdrawApproval(const Portfolio& portfolio, ApprovalId id, const QString& reason)
{
    const Approval* approval = portfolio.find(id);
    if (!approval) return Error{Errc::NotFound, "change.record-gone", {infoOf<Approval>().labelText(), QString::number(id.value)}};
    if (approval->status == ApprovalStatus::Withdrawn) return Error{Errc::Invalid, "approval.withdrawn", {approval->title}};
    if (reason.trimmed().isEmpty()) return Error{Errc::Invalid, "approval.no-reason", {}};
    ChangeBuilder build(QStringLiteral("approval.withdraw"), QStringLiteral("Take back approval of %1").arg(approval->title));
    build.update<&Approval::status>(portfolio, id.value, ApprovalStatus::Withdrawn)
        .update<&Approval::comment>(portfolio, id.value, reason.trimmed());
    // A waiver stands on its approval alone: without it the step is asked for again.
    const RecordKey record = recordOf(*approval);
    const Waiver* waiver = record.entity == entityOf<Waiver>() ? portfolio.find<Waiver>(record.id) : nullptr;
    if (waiver && waiver->status == WaiverStatus::Approved && approval->status == ApprovalStatus::Approved)
        build.update<&Waiver::status>(portfolio, waiver->id.value, WaiverStatus::Withdrawn);
    return build.take();
}

} // namespace gantry
