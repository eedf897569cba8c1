#pragma once
#include "core/model/entities.h"

#include <QStringList>

namespace gantry {

/// Registers that people see together as one page.
struct RegisterGroup {
    QString key; // of the page: "money"; settings hang on it
    QString title, icon;
    std::vector<Entity> entities; // in the order of the choice
    std::vector<std::pair<Entity, QString>>
        tabs{}; // those that stand side by side, and what they are called there; the first is shown first
    /// Columns that such a page shows until somebody chose, in this order; empty: as the register proposes. The project of a record is one
    /// of them where there are several.
    enum class Projects { One, Several };
    QStringList columnsOf(Entity entity, Projects scope) const;
};

/// Budget, contracts, payments, forecasts, funding.
const RegisterGroup& moneyRegisters();
/// Every other kind of record that has a register.
const RegisterGroup& generalRegisters();
/// Key of the page part that holds an entity's register ("money.contract"); empty where it has none.
QString registerPartOf(Entity entity);

} // namespace gantry
