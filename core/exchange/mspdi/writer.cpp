#include "core/exchange/mspdi/rtf.h"
#include "core/exchange/mspdi/writing.h"

namespace gantry {
namespace mspdi {

void number(Writing& w)
{
    for (const CalendarRows& c : w.rows.calendars) w.calendars.keep(c.calendar->id.value, c.calendar->sourceId, 0);
    for (const Task* t : w.rows.tree.rows) w.tasks.keep(t->id.value, t->sourceId);
    for (const Resource* r : w.rows.resources) w.resources.keep(r->id.value, r->sourceId);
    for (const Assignment* a : w.rows.assignments) w.assignments.keep(a->id.value, a->sourceId, 0);
    for (const CalendarRows& c : w.rows.calendars) w.name(c.calendar->id.value, QString::number(w.calendars.of(c.calendar->id.value)));
    for (const Task* t : w.rows.tree.rows) w.name(t->id.value, QString::number(w.tasks.of(t->id.value)));
    for (const Resource* r : w.rows.resources) w.name(r->id.value, QString::number(w.resources.of(r->id.value)));
    for (const Assignment* a : w.rows.assignments) {
        if (a->resource)
            w.name(a->id.value, QString::number(w.assignments.of(a->id.value)));
        else
            w.leaveOut(a->id.value, "export.work-of-nobody");
    }
}

QByteArray guidXml(const QString& sourceGuid, qint64 record, const char* kind)
{
    return guidOf(sourceGuid, record, kind).toString(QUuid::WithoutBraces).toUpper().toLatin1();
}

void writeNotes(Writing& w, Xml& to, qint64 record, const QString& sourceId)
{
    const auto notes = w.rows.notesOf(record);
    if (notes.empty()) return;
    QString text;
    for (const Note* n : notes) {
        if (!text.isEmpty()) text += QStringLiteral("\n\n");
        if (notes.size() > 1 && !n->topic.isEmpty()) text += n->topic + u'\n';
        // Rich text that nobody has edited here goes back as it came.
        const bool untouched = notes.size() == 1 && n->original.startsWith(QStringLiteral("{\\rtf")) && plainText(n->original) == n->text;
        text += untouched ? n->original : n->text;
        if (n != notes.front()) w.leaveOut(n->id.value, "export.notes-joined");
    }
    w.name(notes.front()->id.value, sourceId);
    to.block("Notes", text);
}

} // namespace mspdi

QByteArray writeMspdi(const ProjectRows& rows, WrittenIds& ids, const Progress& progress)
{
    using namespace mspdi;
    Writing w(rows, ids);
    number(w);
    numberFields(w);
    w.out.open("Project xmlns=\"http://schemas.microsoft.com/project\"");
    writeProject(w);
    writeFieldDefinitions(w);
    writeCalendars(w);
    writeTasks(w, progress);
    writeResources(w);
    writeAssignments(w);
    w.out.close("Project");
    return w.out.take();
}

} // namespace gantry
