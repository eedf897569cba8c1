#include "core/exchange/pmxml/writer.h"

#include "core/exchange/bytes.h"
#include "core/exchange/encoding.h"
#include "core/exchange/p6/calendar_text.h"
#include "core/exchange/p6/tables.h"
#include "core/exchange/p6/writer.h"
#include "core/exchange/pmxml/spelling.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gantry {
namespace pmxml {
namespace {

using Key = std::string_view;
template <class T> using ByKey = std::unordered_map<Key, T>;

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<APIBusinessObjects xmlns=\"http://xmlns.oracle.com/Primavera/P6/V8.3/API/BusinessObjects\" "
                             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                             "xsi:schemaLocation=\"http://xmlns.oracle.com/Primavera/P6/V8.3/API/BusinessObjects "
                             "http://xmlns.oracle.com/Primavera/P6/V8.3/API/p6apibo.xsd\">\n";

/// A row while it is written: values by column.
struct Row {
    const p6::Section* section = nullptr;
    std::vector<std::string_view> values;
    std::string_view operator[](std::string_view column) const
    {
        const int at = section->column(column);
        return at < 0 ? std::string_view() : values[std::size_t(at)];
    }
};

QByteArray bytes(std::string_view s) { return {s.data(), qsizetype(s.size())}; }

/// Nothing for a cell that says nothing.
QByteArray element(const Spelled& field, std::string_view cell)
{
    if (field.element.empty() || cell.empty()) return {};
    const QString text = textOf(field, cell);
    if (text.isEmpty()) return {};
    const QByteArray name = bytes(field.element);
    return '<' + name + '>' + QString::fromUtf8(xmlText(text)).toHtmlEscaped().toUtf8() + "</" + name + ">\n";
}

/// The tables of P6 as its XML: what the tables join by ids stands here in each other.
class Elements {
public:
    explicit Elements(const p6::Tables& tables)
        : m_tables(tables)
    {
        takeCodes();
        takeValues();
        each("PROJWBS", [this](const Row& r) {
            if (isYes(r["proj_node_flag"])) m_roots.insert(r["wbs_id"]);
        });
        each("ACTVTYPE", [this](const Row& r) { m_projectOfType.emplace(r["actv_code_type_id"], r["proj_id"]); });
    }

    QByteArray take(const Progress& progress)
    {
        m_out = head;
        writeAll({});
        each("PROJECT", [&](const Row& r) {
            if (!progress.stop.stop_requested()) writeProject(r);
        });
        return std::move(m_out += "</APIBusinessObjects>\n");
    }

private:
    template <class F> void each(std::string_view table, F&& f) const
    {
        Row row;
        for (const p6::Section& section : m_tables.sections) {
            if (section.table != table) continue;
            row.section = &section;
            row.values.resize(section.columns.size());
            for (const p6::RawRow& raw : section.rows) {
                p6::split(raw, row.values);
                f(row);
            }
        }
    }

    void takeCodes()
    {
        for (const Nested& n : nested())
            if (!n.uses.empty())
                each(n.uses, [&](const Row& r) {
                    m_nested[n.table][r[n.record]] += "<Code><TypeObjectId>" + bytes(r[n.type]) + "</TypeObjectId><ValueObjectId>"
                        + bytes(r[n.value]) + "</ValueObjectId></Code>\n";
                });
    }
    void takeValues()
    {
        ByKey<std::pair<Key, Key>> types; // table and kind
        each("UDFTYPE", [&](const Row& r) { types.emplace(r["udf_type_id"], std::pair(r["table_name"], r["logical_data_type"])); });
        each("UDFVALUE", [&](const Row& r) {
            const auto type = types.find(r["udf_type_id"]);
            if (type == types.end()) return;
            const auto [table, kind] = type->second;
            const auto value = std::ranges::find(userValues(), kind, &UserValue::kind);
            if (value == userValues().end()) return;
            m_nested[table][r["fk_id"]] +=
                "<UDF><TypeObjectId>" + bytes(type->first) + "</TypeObjectId>" + element(value->field, r[value->field.column]) + "</UDF>\n";
        });
    }
    QByteArray nestedIn(std::string_view table, Key record) const
    {
        const auto ofTable = m_nested.find(table);
        if (ofTable == m_nested.end()) return {};
        const auto it = ofTable->second.find(record);
        return it == ofTable->second.end() ? QByteArray() : it->second;
    }

    void open(const QByteArray& name) { m_out += '<' + name + ">\n"; }
    void close(const QByteArray& name) { m_out += "</" + name + ">\n"; }

    /// Values in the order of their names, as P6 has them. An element of the WBS that is the project itself has none here.
    void writeValues(std::vector<std::pair<const Spelled*, std::string_view>> values)
    {
        std::ranges::stable_sort(values, {}, [](const auto& v) { return v.first->element; });
        for (const auto& [field, cell] : values)
            if (field->as != As::Wbs || !m_roots.contains(cell)) m_out += element(*field, cell);
    }
    static void addValues(std::vector<std::pair<const Spelled*, std::string_view>>& to, std::span<const Spelled> fields, const Row& row)
    {
        for (const Spelled& f : fields) to.emplace_back(&f, row[f.column]);
    }

    /// The records of one project, or those of none.
    void writeAll(Key project)
    {
        for (const Spelling& kind : spellings())
            if (kind.table != "PROJECT")
                each(kind.table, [&](const Row& r) {
                    if (projectOf(kind, r) == project && !isYes(r["proj_node_flag"])) writeRecord(kind, r);
                });
    }
    Key projectOf(const Spelling& kind, const Row& r) const
    {
        if (kind.table != "ACTVCODE") return r["proj_id"];
        const auto it = m_projectOfType.find(r["actv_code_type_id"]);
        return it == m_projectOfType.end() ? Key() : it->second;
    }

    static std::string_view first(const Row& r, std::initializer_list<std::string_view> columns)
    {
        for (const std::string_view column : columns)
            if (!r[column].empty()) return r[column];
        return {};
    }

    void writeRecord(const Spelling& kind, const Row& r)
    {
        open(bytes(kind.element));
        std::vector<std::pair<const Spelled*, std::string_view>> values;
        addValues(values, kind.fields, r);
        if (kind.table == "SCHEDOPTIONS") {
            const bool retained = isYes(r["sched_retained_logic"]), over = isYes(r["sched_progress_override"]);
            values.emplace_back(&*std::ranges::find(kind.fields, "sched_mode", &Spelled::column), retained ? "YN" : over ? "NY" : "NN");
        }
        if (kind.table == "TASK") { // as P6 shows them: the actual dates, else the remaining early ones
            static constexpr Spelled start{{}, "StartDate", As::Time}, finish{{}, "FinishDate", As::Time};
            values.emplace_back(&start, first(r, {"act_start_date", "restart_date", "target_start_date"}));
            values.emplace_back(&finish, first(r, {"act_end_date", "reend_date", "target_end_date"}));
        }
        writeValues(std::move(values));
        if (kind.table == "CALENDAR") writeCalendar(r["clndr_data"]);
        m_out += nestedIn(kind.table, r.values.front());
        close(bytes(kind.element));
    }

    void writeProject(const Row& r)
    {
        const QByteArray name = r["orig_proj_id"].empty() ? "Project" : "BaselineProject";
        open(name);
        std::vector<std::pair<const Spelled*, std::string_view>> values;
        addValues(values, spellingOf("PROJECT")->fields, r);
        each("PROJWBS", [&](const Row& root) {
            if (isYes(root["proj_node_flag"]) && root["proj_id"] == r["proj_id"]) addValues(values, rootFields(), root);
        });
        writeValues(std::move(values));
        m_out += nestedIn("PROJECT", r["proj_id"]);
        writeAll(r["proj_id"]);
        close(name);
    }

    void writeCalendar(std::string_view packed)
    {
        static constexpr const char* days[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
        const p6::CalendarText calendar = p6::readCalendarText(packed);
        if (std::ranges::any_of(calendar.week, [](const auto& day) { return day.has_value(); })) {
            open("StandardWorkWeek");
            for (std::size_t i = 0; i < std::size(days); ++i) {
                if (!calendar.week[i]) continue;
                m_out += "<StandardWorkHours><DayOfWeek>" + QByteArray(days[i]) + "</DayOfWeek>";
                writeShifts(*calendar.week[i]);
                close("StandardWorkHours");
            }
            close("StandardWorkWeek");
        }
        if (calendar.exceptions.empty()) return;
        open("HolidayOrExceptions");
        for (const auto& e : calendar.exceptions) {
            m_out += "<HolidayOrException><Date>" + timeBytes(atDay(e.day)) + "</Date>";
            writeShifts(e.shifts);
            close("HolidayOrException");
        }
        close("HolidayOrExceptions");
    }
    /// P6 names the last minute that is worked.
    void writeShifts(const Shifts& shifts)
    {
        const auto clock = [](qint64 seconds) { return timeBytes(atDay(QDate(2000, 1, 1), seconds)).sliced(11); };
        for (const Shift& s : shifts.list)
            m_out += "<WorkTime><Start>" + clock(s.from) + "</Start><Finish>" + clock(s.to - 60) + "</Finish></WorkTime>";
    }

    const p6::Tables& m_tables;
    QByteArray m_out;
    ByKey<ByKey<QByteArray>> m_nested; // codes and values of user fields: by table, then by record
    std::unordered_set<Key> m_roots; // elements of the WBS that stand for a project
    ByKey<Key> m_projectOfType; // of codes of activities
};

} // namespace
} // namespace pmxml

QByteArray writePmxml(const ProjectRows& rows, WrittenIds& ids, const Progress& progress)
{
    const QByteArray text = p6::writeTables(rows, ids, progress);
    if (progress.stop.stop_requested()) return {};
    const auto tables = p6::tablesIn({text.constData(), std::size_t(text.size())});
    return tables ? pmxml::Elements(*tables).take(progress) : QByteArray();
}

} // namespace gantry
