#include "core/edit/kpis.h"

#include "core/edit/records.h"
#include "core/kpi/starter_kpis.h"

namespace gantry {

Result<ChangeSet> addStarterKpis(const Portfolio& portfolio, IdSource& ids)
{
    QSet<QString> codes;
    portfolio.all<Kpi>().forEach([&](const Kpi& kpi) { codes.insert(kpi.code.toCaseFolded()); });
    ChangeBuilder build(QStringLiteral("kpi.add_starters"), QStringLiteral("Add the starter KPIs"));
    for (Kpi kpi : starterKpis()) {
        if (codes.contains(kpi.code.toCaseFolded())) continue;
        kpi.id = ids.next<KpiId>();
        build.insert(kpi);
    }
    if (build.empty()) return Error{Errc::Invalid, "kpi.starters-there", {}};
    ChangeSet set = build.take();
    giveNumbers(portfolio, set);
    return set;
}

Result<ChangeSet> assessHealth(
    const Portfolio& portfolio, IdSource& ids, NodeId node, HealthDimension dimension, Health health, const QString& comment, QDate day)
{
    const Node* row = portfolio.find(node);
    if (!row) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(node.value)}};
    ChangeBuilder build(QStringLiteral("health.assess"), QStringLiteral("Assess the health of %1").arg(row->name));
    const HealthAssessment* held = nullptr; // the youngest, which is the one that counts
    portfolio.all<HealthAssessment>().forEachIn(node, [&](const HealthAssessment& a) {
        if (a.dimension == dimension && a.date == day && (!held || a.id > held->id)) held = &a;
    });
    if (held)
        build.update<&HealthAssessment::health>(portfolio, held->id.value, health)
            .update<&HealthAssessment::comment>(portfolio, held->id.value, comment);
    else
        build.insert(HealthAssessment{
            .id = ids.next<HealthAssessmentId>(), .node = node, .dimension = dimension, .health = health, .comment = comment, .date = day});
    if (dimension == HealthDimension::Overall)
        build.update<&Node::health>(portfolio, node.value, health).update<&Node::healthComment>(portfolio, node.value, comment);
    return build.take();
}

} // namespace gantry
