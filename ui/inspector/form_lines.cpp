#include "ui/inspector/form_lines.h"

#include "core/edit/records.h"
#include "core/session/session.h"
#include "ui/models/typed_date.h"

namespace gantry {
namespace {

FormLine::Section sectionOf(const Column& column)
{
    if (column.custom) return FormLine::Custom;
    if (column.computed()) return FormLine::Computed;
    if (column.edits->is(Internal) || column.edits->key == "id") return FormLine::Machine;
    return column.shown || column.edits->is(Multiline) ? FormLine::Main : FormLine::More;
}

/// Of a project, what its plan comes to.
void addProjectDates(Session& session, std::vector<FormLine>& lines)
{
    const auto add = [&](const QString& key, const QString& title, Kind kind, auto of) {
        FormLine line{.section = FormLine::Computed, .column = computedColumn(key, title, kind, [&session, of](qint64 id) {
                          const auto plan = session.schedule(NodeId{id});
                          return plan ? of(*plan) : Value();
                      })};
        line.hiddenWhenEmpty = true;
        lines.push_back(std::move(line));
    };
    const auto time = [](std::optional<DateTime> ProjectSchedule::*member) {
        return [member](const ProjectSchedule& plan) { return plan.*member ? Value((plan.*member)->seconds) : Value(); };
    };
    add(QStringLiteral("computed.start"), QObject::tr("Start"), Kind::DateTime, time(&ProjectSchedule::start));
    add(QStringLiteral("computed.finish"), QObject::tr("Finish"), Kind::DateTime, time(&ProjectSchedule::finish));
    add(QStringLiteral("computed.complete"), QObject::tr("Percent complete"), Kind::Percent,
        [](const ProjectSchedule& plan) { return plan.tasks.empty() ? Value() : Value(plan.complete.e8); });
}

} // namespace

std::vector<FormLine> formLines(Session& session, Entity entity, NodeId project)
{
    std::vector<FormLine> lines;
    for (Column& column : columnsOf(session, entity, project)) {
        const auto section = sectionOf(column);
        lines.push_back({.section = section, .column = std::move(column)});
    }
    lines.push_back({.section = FormLine::Machine, .column = fieldColumn(session.portfolio(), entity, infoOf(entity).fields[0])});
    if (entity == entityOf<Task>()) addTaskMeaning(session, lines);
    if (entity == entityOf<Node>()) addProjectDates(session, lines);
    std::ranges::stable_sort(lines, {}, &FormLine::section);
    return lines;
}

QString textOf(const Session& session, const FormLine& line, RecordKey record)
{
    const Value value = line.column.value(record.id);
    if (line.text) return line.text(record, value);
    const Portfolio& portfolio = session.portfolio();
    if (line.column.kind == Kind::Id && line.column.edits && line.column.edits->key == "id") return QString::number(intOf(value));
    const WorkUnits units = unitsOf(portfolio, record, line.column);
    return displayText(portfolio, line.column.format, value, units);
}

bool isWritable(const Session& session, const FormLine& line, RecordKey record)
{
    if (session.isReadOnly()) return false;
    return line.writable ? line.writable(record) : line.column.editable();
}

Result<ChangeSet> changePicked(Session& session, const FormLine& line, RecordKey record, const Value& value)
{
    const Portfolio& portfolio = session.portfolio();
    if (line.column.custom) return setCustomValue(portfolio, session.ids(), line.column, record, value);
    if (!line.column.edits)
        return Error{Errc::Invalid, "field.read-only",
            {infoOf(record.entity).labelText(), portfolio.titleOf(record.entity, record.id), line.column.title}};
    return setCell(portfolio, record, *line.column.edits, value);
}

Result<ChangeSet> changeTyped(Session& session, const FormLine& line, RecordKey record, const QString& text)
{
    if (line.typed) return line.typed(record, text);
    const auto value = parseTyped(session.portfolio(), line.column, record, text, session.today());
    return value ? changePicked(session, line, record, *value) : Result<ChangeSet>(value.error());
}

} // namespace gantry
