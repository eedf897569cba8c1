#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& standardsRegisters()
{
    static const RegisterGroup group{QStringLiteral("standards"), word("Checklists"), QStringLiteral("task"),
        {entityOf<ChecklistItem>(), entityOf<Waiver>()},
        {{entityOf<ChecklistItem>(), word("Checklists")}, {entityOf<Waiver>(), word("Waivers")}},
        {{entityOf<ChecklistItem>(),
             keys("number title project_id phase checklist mandatory answer evidence comment checked_by_id checked_on gate_id")},
            {entityOf<Waiver>(),
                keys("number title project_id requirement_code status reason asked_by_id asked_on valid_to approver_id decided_at")}}};
    return group;
}

} // namespace gantry
