#include "core/model/persons.h"

namespace gantry {

const Person* personCalled(const Portfolio& portfolio, const QString& name)
{
    const QString wanted = name.trimmed();
    const Person* found = nullptr;
    if (wanted.isEmpty()) return found;
    portfolio.all<Person>().forEach([&](const Person& p) {
        if (p.name.trimmed().compare(wanted, Qt::CaseInsensitive) != 0) return;
        if (!found || std::pair(!p.active, p.id) < std::pair(!found->active, found->id)) found = &p;
    });
    return found;
}

PersonId personIdCalled(const Portfolio& portfolio, const QString& name)
{
    const Person* person = personCalled(portfolio, name);
    return person ? person->id : PersonId{};
}

} // namespace gantry
