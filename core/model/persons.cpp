#include "core/model/persons.h"

namespace gantry {

PersonId personCalled(const Portfolio& portfolio, const QString& name)
{
    const QString wanted = name.trimmed();
    const Person* found = nullptr;
    if (!wanted.isEmpty())
        portfolio.all<Person>().forEach([&](const Person& p) {
            if (p.name.trimmed().compare(wanted, Qt::CaseInsensitive) != 0) return;
            if (!found || (p.active && !found->active)) found = &p;
        });
    return found ? found->id : PersonId{};
}

} // namespace gantry
