#include "ui/governance/person_box.h"

#include <QCompleter>
#include <algorithm>

namespace gantry {
namespace {

std::vector<PersonId> active(const Portfolio& portfolio)
{
    std::vector<const Person*> found;
    portfolio.all<Person>().forEach([&](const Person& p) {
        if (p.active) found.push_back(&p);
    });
    std::ranges::sort(found, [](const Person* a, const Person* b) { return a->name.localeAwareCompare(b->name) < 0; });
    std::vector<PersonId> out;
    for (const Person* p : found) out.push_back(p->id);
    return out;
}

} // namespace

PersonBox::PersonBox(const Portfolio& portfolio, const QString& nobody, QWidget* parent)
    : PersonBox(portfolio, active(portfolio), nobody, parent)
{
}

PersonBox::PersonBox(const Portfolio& portfolio, const std::vector<PersonId>& people, const QString& nobody, QWidget* parent)
    : QComboBox(parent)
{
    addItem(nobody, 0);
    for (const PersonId id : people) addItem(portfolio.titleOf(entityOf<Person>(), id.value), id.value);
    setEditable(true);
    setInsertPolicy(NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
}

PersonId PersonBox::person() const
{
    const int typed = findText(currentText(), Qt::MatchFixedString);
    return {itemData(typed < 0 ? 0 : typed).toLongLong()};
}

void PersonBox::setPerson(PersonId person) { setCurrentIndex(std::max(0, findData(person.value))); }

} // namespace gantry
