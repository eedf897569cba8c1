#pragma once
#include "core/model/entities.h"

#include <QStringList>
#include <functional>

namespace gantry {

class RegisterHead;
class RegisterPage;
class Workspace;

/// Registers that people see together as one page.
struct RegisterGroup {
    QString key; // of the page: "money"; settings hang on it
    QString title, icon;
    std::vector<Entity> entities; // in the order of the choice
    std::vector<std::pair<Entity, QString>>
        tabs{}; // those that stand side by side, and what they are called there; the first is shown first
    /// Columns that a register shows until somebody chose, in this order; one that is not named here shows those that its fields propose.
    std::vector<std::pair<Entity, QStringList>> columns{};
    /// What stands above the tables of one page, which owns it; none: nothing does.
    std::function<RegisterHead*(Workspace& workspace, RegisterPage& page)> head{};

    /// The proposed columns, that of the project only where a page shows several; empty: as the fields propose.
    enum class Projects { One, Several };
    QStringList columnsOf(Entity entity, Projects scope) const;
};

/// Budget, contracts, payments, forecasts, funding.
const RegisterGroup& moneyRegisters();
/// Risks, their treatments and impacts, risk matrices.
const RegisterGroup& riskRegisters();
/// Actions, decisions, approvals, reports and what else a PMO keeps on record.
const RegisterGroup& governanceRegisters();
/// Checklists and waivers: what projects answer of their methodologies.
const RegisterGroup& standardsRegisters();
/// Documents, lessons and best practices.
const RegisterGroup& knowledgeRegisters();
/// Competencies, courses, who took them, and what roles ask.
const RegisterGroup& learningRegisters();
/// Every other kind of record that has a register.
const RegisterGroup& generalRegisters();
/// All groups, in the order of the navigation; the general one, which takes what no other has, is the last.
const std::vector<const RegisterGroup*>& registerGroups();
/// Key of the page part that holds an entity's register ("money.contract"); empty where it has none.
QString registerPartOf(Entity entity);

} // namespace gantry
