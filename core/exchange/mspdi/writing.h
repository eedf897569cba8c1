#pragma once
#include "core/exchange/mspdi/writer.h"
#include "core/exchange/mspdi/xml.h"

#include <QMap>

namespace gantry::mspdi {

/// A custom field with the number that the format gives it.
struct WrittenField {
    const FieldRows* rows = nullptr;
    qint64 number = 0; // FieldID
    QString ownName; // "Text1"; empty of fields that an organisation has defined
    CustomKind kind = CustomKind::Text; // of the number; another than the field's where none of its own was left
    QHash<CustomChoiceId, qint64> choices; // ValueID of each
};

/// Work and money of a task with everything below it, for the columns that MS Project shows.
struct TaskSums {
    qint64 work = 0, actualWork = 0, remainingWork = 0; // seconds
    qint64 cost = 0, actualCost = 0, remainingCost = 0; // minor units
};

/// What the parts of the writer share.
struct Writing : ProjectWriting {
    using ProjectWriting::ProjectWriting;
    XmlFile out;
    Numbering tasks, resources, calendars, assignments;
    QHash<CustomFieldId, WrittenField> fields;
    QHash<ResourceId, qint64> resourceCalendars; // calendars made for one resource each
};

/// Gives every record its number.
void number(Writing&);
void writeProject(Writing&); // what stands before the lists
void numberFields(Writing&); // gives the custom fields their numbers in the format
void writeFieldDefinitions(Writing&);
void writeCalendars(Writing&);
void writeTasks(Writing&, const Progress& progress);
void writeResources(Writing&);
void writeAssignments(Writing&);

/// ExtendedAttribute and OutlineCode elements of a record.
void writeAttributes(Writing&, Xml& to, qint64 record);
void writeOutlineCodes(Writing&, Xml& to, qint64 record);
/// The one note that the format gives a record.
void writeNotes(Writing&, Xml& to, qint64 record, const QString& sourceId);
QByteArray guidXml(const QString& sourceGuid, qint64 record, const char* kind = "");

} // namespace gantry::mspdi
