#pragma once
#include "core/change/changeset.h"

namespace gantry::sample {

/// Who and what the projects share: organisations, people, calendars, crews and codes. Made first; the projects refer to it.
struct Cast {
    std::vector<OrganisationId> organisations;
    std::vector<PersonId> people;
    CalendarId office, site, night;
    struct Crew {
        QString key;
        Resource resource;
        qint64 units; // whole units that a task usually takes
    };
    std::vector<Crew> crews;
    CustomFieldId discipline, ward;
    QHash<QString, CustomChoiceId> disciplines; // by key of the crew
    const Crew* crew(const QString& key) const;
};
/// `year`: around which the calendars know their holidays.
Cast buildCast(ChangeBuilder& build, IdSource& ids, int year);

} // namespace gantry::sample
