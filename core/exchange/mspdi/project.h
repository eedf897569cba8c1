#pragma once
#include "core/exchange/mspdi/reading.h"

#include <pugixml.hpp>

namespace gantry::mspdi {

/// What the file says of the project itself: its node, how it is scheduled, and by what a later version of it is known.
/// Calendars come first, for the project names one.
void readProject(Reading& reading, pugi::xml_node project, const QString& fileName);

/// What a project is called that lies in this file: its name without folders and ending.
QString titleOfFile(const QString& path);

/// Calendars with their weeks and exceptions.
void readCalendars(Reading& reading, pugi::xml_node calendars);
/// A calendar without a name is named after the resource that it belongs to, else numbered.
void nameCalendars(Reading& reading);

class CustomFields;
/// Tasks as a tree, their links, notes, baselines and the dates that the source had computed.
void readTasks(Reading& reading, CustomFields& fields, pugi::xml_node tasks, const Progress& progress);
void readResources(Reading& reading, CustomFields& fields, pugi::xml_node resources);
void readAssignments(Reading& reading, CustomFields& fields, pugi::xml_node assignments, const Progress& progress);

/// Tasks that are split before they have begun: the format tells it by the pauses of their assignments alone.
void readSplits(Reading& reading);

/// A note on a record, known again by the record's id in the source; RTF is kept as it is beside its plain text.
void addNote(Reading& reading, QStringView entity, qint64 record, const QString& recordSourceId, const QString& text);

} // namespace gantry::mspdi
