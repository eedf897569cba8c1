#include "core/edit/periods.h"

#include "core/model/closes.h"
#include "core/model/money_findings.h"

namespace gantry {
namespace {

Result<const Period*> found(const Portfolio& portfolio, PeriodId id)
{
    if (const Period* period = portfolio.find(id)) return period;
    return Error{Errc::NotFound, "change.record-gone", {infoOf<Period>().labelText(), QString::number(id.value)}};
}

Error refusal(const char* reason, const Period& period, QStringList more = {})
{
    return {Errc::Invalid, reason, QStringList{period.name} + std::move(more)};
}

} // namespace

std::vector<const Period*> periodsInOrder(const Portfolio& portfolio)
{
    std::vector<const Period*> out;
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (p.start && p.end) out.push_back(&p);
    });
    std::ranges::sort(out, {}, [](const Period* p) { return std::pair(*p->start, p->id); });
    return out;
}

const Period* nextToClose(const Portfolio& portfolio)
{
    for (const Period* period : periodsInOrder(portfolio))
        if (period->status != PeriodStatus::Closed) return period;
    return nullptr;
}

Result<void> mayClose(const Portfolio& portfolio, PeriodId id)
{
    const auto row = found(portfolio, id);
    if (!row) return row.error();
    const Period& period = **row;
    if (period.status == PeriodStatus::Closed) return refusal("period.already-closed", period);
    if (!period.start || !period.end) return refusal("period.without-dates", period);
    if (*period.end < *period.start) return Error{Errc::Invalid, "period.ends-first", {infoOf<Period>().labelText(), period.name}};
    const Period* next = nextToClose(portfolio);
    return next->id == id ? Result<void>() : refusal("period.earlier-open", period, {next->name});
}

Result<void> mayReopen(const Portfolio& portfolio, PeriodId id)
{
    const auto row = found(portfolio, id);
    if (!row) return row.error();
    const Period& period = **row;
    if (period.status != PeriodStatus::Closed) return refusal("period.not-closed", period);
    for (const Period* other : periodsInOrder(portfolio))
        if (period.start && other->status == PeriodStatus::Closed && *other->start > *period.start)
            return refusal("period.later-closed", period, {other->name});
    return {};
}

Portfolio asClosed(const Portfolio& portfolio, PeriodId period)
{
    Portfolio closed = portfolio;
    ChangeBuilder build{{}};
    build.update<&Period::status>(portfolio, period.value, PeriodStatus::Closed);
    ChangeSet set = build.take();
    (void)applyToMemory(closed, set); // a status that a period may have
    return closed;
}

Result<ChangeSet> closePeriod(const Portfolio& portfolio, IdSource& ids, PeriodId id, const TakenBy& by, const ClosedValuesOf& values)
{
    if (auto allowed = mayClose(portfolio, id); !allowed) return allowed.error();
    const Period& period = *portfolio.find(id);
    const Portfolio closed = asClosed(portfolio, id);
    CloseContent content{id, period.name, *period.start, *period.end, by.author, by.at, {}, closedFigures(closed)};
    if (values) content.figures.values = values(closed);
    for (const ClosedValue& v : content.figures.values)
        for (const RecordKey& named : {v.record, v.of})
            if (named.id && !content.figures.titles.contains(named.id)) content.figures.titles.insert(named.id, recordTitle(closed, named));
    Snapshot snapshot{.id = ids.next<SnapshotId>(),
        .kind = SnapshotKind::PeriodClose,
        .number = 1,
        .name = period.name,
        .takenAt = by.at,
        .author = by.author,
        .period = id};
    if (const Snapshot* last = lastClose(portfolio)) {
        snapshot.number = last->number + 1;
        content.previousHash = snapshot.previousHash = last->contentHash;
    }
    QByteArray cbor = encodeClose(content);
    snapshot.contentHash = contentHash(cbor);
    ChangeBuilder build(QStringLiteral("period.close"), QStringLiteral("Close period %1").arg(period.name));
    build.update<&Period::status>(portfolio, id.value, PeriodStatus::Closed)
        .update<&Period::closedBy>(portfolio, id.value, by.author)
        .update<&Period::closedAt>(portfolio, id.value, by.at)
        .insert(snapshot)
        .content(snapshot.id, std::move(cbor), snapshot.contentHash);
    return build.take();
}

Result<ChangeSet> reopenPeriod(const Portfolio& portfolio, PeriodId id, const QString& reason, const TakenBy& by)
{
    if (auto allowed = mayReopen(portfolio, id); !allowed) return allowed.error();
    const Period& period = *portfolio.find(id);
    if (reason.trimmed().isEmpty()) return refusal("period.no-reason", period);
    ChangeBuilder build(QStringLiteral("period.reopen"), QStringLiteral("Reopen period %1").arg(period.name));
    build.update<&Period::status>(portfolio, id.value, PeriodStatus::Reopened)
        .update<&Period::reopenedBy>(portfolio, id.value, by.author)
        .update<&Period::reopenedAt>(portfolio, id.value, by.at)
        .update<&Period::reopenReason>(portfolio, id.value, reason.trimmed());
    return build.take();
}

Result<ChangeSet> createPeriods(const Portfolio& portfolio, IdSource& ids, int fiscalYear, int startMonth)
{
    if (startMonth < 1 || startMonth > 12 || fiscalYear < 1901 || fiscalYear > 2200)
        return Error{Errc::Invalid, "period.no-such-year", {QString::number(fiscalYear), QString::number(startMonth)}};
    const auto there = periodsInOrder(portfolio);
    ChangeBuilder build(QStringLiteral("period.add-year"), QStringLiteral("Add the periods of %1").arg(fiscalYear));
    QDate start(startMonth == 1 ? fiscalYear : fiscalYear - 1, startMonth, 1);
    for (int i = 1; i <= 12; ++i, start = start.addMonths(1)) {
        const QDate end = start.addMonths(1).addDays(-1);
        if (std::ranges::any_of(there, [&](const Period* p) { return *p->start <= end && *p->end >= start; })) continue;
        build.insert(Period{.id = ids.next<PeriodId>(),
            .name = start.toString(u"yyyy-MM"),
            .fiscalYear = fiscalYear,
            .sequence = i,
            .start = start,
            .end = end});
    }
    if (build.empty()) return Error{Errc::Invalid, "period.year-exists", {QString::number(fiscalYear)}};
    return build.take();
}

Result<PeriodId> periodCalled(const Portfolio& portfolio, const QString& name)
{
    std::vector<PeriodId> byName, byMonth;
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (p.name.compare(name, Qt::CaseInsensitive) == 0) byName.push_back(p.id);
        if (p.start && p.start->toString(u"yyyy-MM") == name) byMonth.push_back(p.id);
    });
    const auto& fits = byName.empty() ? byMonth : byName;
    if (fits.size() == 1) return fits.front();
    return Error{fits.empty() ? Errc::NotFound : Errc::Invalid, fits.empty() ? "period.unknown" : "period.called-often",
        {name, QString::number(fits.size())}};
}

std::vector<Finding> openPoints(const Portfolio& portfolio, PeriodId id, QDate today)
{
    std::vector<Finding> out;
    const Period* period = portfolio.find(id);
    if (!period || !period->start || !period->end) return out;
    const auto note = [&]<class E>(const char* reason, const E& row, QStringList more = {}) {
        const RecordKey key{entityOf<E>(), row.id.value};
        out.push_back(
            {reason, key, QStringList{infoOf(key.entity).labelText(), portfolio.titleOf(key.entity, key.id)} + std::move(more), false});
    };
    if (*period->end > today) note("close.not-over", *period, {period->end->toString(Qt::ISODate)});
    const auto inside = [&](const std::optional<QDate>& day) { return day && *day >= *period->start && *day <= *period->end; };
    portfolio.all<Claim>().forEach([&](const Claim& c) {
        const bool open = c.status == ClaimStatus::Draft || c.status == ClaimStatus::Submitted || c.status == ClaimStatus::Disputed;
        if (open && (inside(c.paymentMonth) || inside(c.periodEnd) || inside(c.received)))
            note(c.status == ClaimStatus::Draft ? "close.claim-draft" : "close.claim-open", c);
    });
    portfolio.all<CostAccrual>().forEach([&](const CostAccrual& a) {
        const Period* of = portfolio.find(a.period);
        if (!a.reversedIn && of && of->start && *of->start <= *period->start) note("close.accrual-open", a, {of->name});
    });
    const auto money = [&]<class E>(std::type_identity<E>) {
        portfolio.all<E>().forEach([&](const E& row) { moneyFindings(out, portfolio, {entityOf<E>(), row.id.value}); });
    };
    const std::size_t own = out.size();
    money(std::type_identity<Contract>{}), money(std::type_identity<Variation>{}), money(std::type_identity<Claim>{});
    const auto [from, to] = std::ranges::remove_if(out.begin() + std::ptrdiff_t(own), out.end(), [](const Finding& f) {
        const QLatin1String reason(f.reason);
        return !reason.endsWith(QLatin1String(".sum-differs")) && reason != QLatin1String("currency.no-rate");
    });
    out.erase(from, to);
    return out;
}

} // namespace gantry
