#include "ui/pages/register/register_group.h"
#include "ui/pages/register/risks_head.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& riskRegisters()
{
    static const RegisterGroup group{QStringLiteral("risks"), word("Risks"), QStringLiteral("warning"),
        {entityOf<Risk>(), entityOf<RiskTreatment>(), entityOf<RiskImpact>(), entityOf<RiskMatrix>()}, {},
        {{entityOf<Risk>(),
             keys("number title project_id category owner_id computed.score_before computed.score_after response computed.treatments "
                  "amount_minor chance_percent computed.expected_value review_on status")},
            {entityOf<RiskTreatment>(), keys("title risk_id owner_id due_on status done_on effectiveness cost_minor")},
            {entityOf<RiskImpact>(),
                keys("title risk_id task_id least_days likely_days most_days account_id least_minor likely_minor most_minor")},
            {entityOf<RiskMatrix>(), keys("name scope_id scoring moderate_from high_from extreme_from likelihoods impacts colours")}},
        [](Workspace& workspace, RegisterPage& page) -> RegisterHead* { return new RisksHead(workspace, page); }};
    return group;
}

} // namespace gantry
