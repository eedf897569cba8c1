#pragma once
#include "core/model/field.h"

namespace gantry {

// The id types and the entity each refers to. A tag is the entity itself.
#define GANTRY_ID(Name, Tag, key)                                                                                                          \
    using Name = Id<struct Tag>;                                                                                                           \
    template <> inline constexpr std::string_view targetOf<Name> = key;
GANTRY_ID(NodeId, Node, "node")
GANTRY_ID(ScheduleOptionsId, ScheduleOptions, "schedule_options")
GANTRY_ID(ImportSourceId, ImportSource, "import_source")
GANTRY_ID(PersonId, Person, "person")
GANTRY_ID(OrganisationId, Organisation, "organisation")
GANTRY_ID(CalendarId, Calendar, "calendar")
GANTRY_ID(CalendarWeekId, CalendarWeek, "calendar_week")
GANTRY_ID(CalendarExceptionId, CalendarException, "calendar_exception")
GANTRY_ID(TaskId, Task, "task")
GANTRY_ID(LinkId, Link, "link")
GANTRY_ID(ResourceId, Resource, "resource")
GANTRY_ID(AssignmentId, Assignment, "assignment")
GANTRY_ID(CustomFieldId, CustomField, "custom_field")
GANTRY_ID(CustomChoiceId, CustomChoice, "custom_choice")
GANTRY_ID(CustomValueId, CustomValue, "custom_value")
GANTRY_ID(NoteId, Note, "note")
GANTRY_ID(SnapshotId, Snapshot, "snapshot")
GANTRY_ID(QualityLimitId, QualityLimit, "quality_limit")
GANTRY_ID(RecordId, AnyRecord, "*") // a record of the entity that the field beside it names
#undef GANTRY_ID

} // namespace gantry
