#include "core/model/governance_findings.h"

#include "core/model/authority.h"
#include "core/model/currencies.h"

#include <QDateTime>

namespace gantry {
namespace {

void onApproval(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key, const Approval& a)
{
    if (a.status != ApprovalStatus::Approved && a.status != ApprovalStatus::Rejected) return;
    const auto note = [&](const char* reason, QStringList more = {}) {
        out.push_back({reason, key, QStringList{infoOf<Approval>().labelText(), a.title} + std::move(more)});
    };
    const Delegation* by = portfolio.find(a.delegation);
    if (!a.decidedBy || a.declared.isEmpty() || !a.decided || !by) return note("approval.not-recorded");
    const QString delegation = portfolio.titleOf(entityOf<Delegation>(), by->id.value);
    const QDate day = QDateTime::fromMSecsSinceEpoch(a.decided->ms, Qt::UTC).date();
    // Zones lie up to a day apart from the clock of the file.
    const auto named = [&](int days) { return names(portfolio, *by, a.decidedBy, a.kind, a.project, day.addDays(days)); };
    if (!named(0) && !named(1) && !named(-1))
        return note("approval.by-wrong-person", {portfolio.titleOf(entityOf<Person>(), a.decidedBy.value), delegation});
    const Node* root = portfolio.root();
    const QString own = currencyOf(portfolio, a.project), limit = root ? root->currency : QString();
    const bool sameCurrency = own == limit || own.isEmpty();
    const qint64 most = by->limit ? std::max<qint64>(by->limit->minor, 0) : 0;
    if (!by->limit || !a.amount || !sameCurrency || (a.amount->minor <= most && a.amount->minor >= -most)) return;
    const auto money = [&](qint64 minor) { return (decimalText(minor, minorDigitsOf(portfolio, limit)) + u' ' + limit).trimmed(); };
    note("approval.beyond-limit", {money(a.amount->minor), money(by->limit->minor), delegation});
}

/// Whoever leaves a step out needs somebody's approval on record.
void onWaiver(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key, const Waiver& w)
{
    if (w.status != WaiverStatus::Approved) return;
    bool approved = false;
    portfolio.all<Approval>().forEachIn(
        w.project, [&](const Approval& a) { approved = approved || (a.status == ApprovalStatus::Approved && a.record.value == key.id); });
    if (!approved) out.push_back({"waiver.not-approved", key, {infoOf<Waiver>().labelText(), w.title}});
}

} // namespace

void governanceFindings(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key)
{
    if (key.entity == entityOf<Approval>()) onApproval(out, portfolio, key, *portfolio.find<Approval>(key.id));
    if (key.entity == entityOf<Waiver>()) onWaiver(out, portfolio, key, *portfolio.find<Waiver>(key.id));
}

bool isGoverned(Entity entity) { return entity == entityOf<Approval>() || entity == entityOf<Waiver>(); }

} // namespace gantry
