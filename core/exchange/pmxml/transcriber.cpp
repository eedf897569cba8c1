#include "core/exchange/pmxml/transcriber.h"

#include "core/exchange/bytes.h"
#include "core/exchange/pmxml/calendar_elements.h"
#include "core/exchange/pmxml/spelling.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace gantry::pmxml {
namespace {

constexpr std::size_t mostKinds = 5'000, mostNested = 10'000; // names of unknown records; codes and values of one record

/// A record under way: what its elements say, by the place in the spelling's fields.
struct Record {
    const Spelling* kind;
    quint32 line;
    std::vector<QByteArray> cells;
    std::vector<FlatElement> codes{}, values{}; // what stands in Code and UDF
    bool hasOptions = false; // a project with an element of its own for its scheduling options

    QByteArray& operator[](std::string_view column)
    {
        return cells[std::size_t(std::ranges::find(kind->fields, column, &Spelled::column) - kind->fields.begin())];
    }
    bool has(std::string_view column) const { return std::ranges::find(kind->fields, column, &Spelled::column) != kind->fields.end(); }
    /// The other column where the first says nothing.
    void fallBack(std::string_view column, std::string_view other)
    {
        if ((*this)[column].isEmpty()) (*this)[column] = (*this)[other];
    }
};

class Transcriber {
public:
    Transcriber(const QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress)
        : m_in(bytes, fileName, report, progress)
    {
        for (const Spelling& s : spellings()) {
            auto& fields = m_fields[&s];
            for (std::size_t i = 0; i < s.fields.size(); ++i) fields.emplace(s.fields[i].element, i);
            m_kinds.emplace(s.element, &s);
            m_tables.words.emplace_back(s.table, s.element);
        }
        m_kinds.emplace("BaselineProject", spellingOf("PROJECT"));
        for (const Nested& n : nested())
            if (!n.uses.empty()) m_tables.words.emplace_back(n.uses, "Code");
        m_tables.words.emplace_back("UDFVALUE", "UDF");
    }

    Result<p6::Tables> run()
    {
        if (m_in.next() && m_in.localName() != "APIBusinessObjects") m_in.refuse("import.not-a-schedule");
        readRecords();
        if (const auto refused = m_in.finish()) return *refused;
        return std::move(m_tables);
    }

private:
    void readRecords()
    {
        while (m_in.next() && m_in.isStart()) readChild();
    }
    void readChild()
    {
        const QByteArray name = m_in.localName();
        if (const auto kind = m_kinds.find(name.toStdString()); kind != m_kinds.end())
            readRecord(*kind->second);
        else if (name == "DisplayCurrency")
            readDisplayCurrency();
        else if (name == "ProjectList") // what the file holds, by name
            m_in.skip();
        else
            readUnknown(name);
    }
    /// The amounts of the file are in this one.
    void readDisplayCurrency()
    {
        const bool outer = std::exchange(m_inDisplayCurrency, true);
        readRecords();
        m_inDisplayCurrency = outer;
    }
    /// An element that holds elements is a record, one that holds text a value of another.
    void readUnknown(const QByteArray& name)
    {
        const quint32 at = m_in.line();
        bool isRecord = false;
        while (m_in.next() && m_in.isStart()) {
            isRecord = true;
            readUnknown(m_in.localName());
        }
        if (isRecord) addRow(sectionOf(name), {}, at);
    }

    void readRecord(const Spelling& kind)
    {
        const bool isProject = kind.table == "PROJECT";
        Record record{&kind, m_in.line(), std::vector<QByteArray>(kind.fields.size())};
        Record* const outer = m_project;
        std::unordered_set<quint64> outerRenamed;
        if (isProject) {
            m_project = &record, ++m_projects;
            m_renamed.swap(outerRenamed);
        }
        const auto& fields = m_fields.at(&kind);
        CalendarElements calendar(m_in);
        while (m_in.next() && m_in.isStart()) {
            const QByteArray name = m_in.localName();
            const auto field = fields.find({name.constData(), std::size_t(name.size())});
            if (field != fields.end())
                takeField(record, field->second);
            else if (name == "Code" || name == "UDF")
                takeNested(record, name);
            else if (kind.table == "CALENDAR" && calendar.read(name))
                continue;
            else if (isProject)
                readChild();
            else
                readUnknown(name);
        }
        if (kind.table == "CALENDAR") record["clndr_data"] = calendar.packed();
        if (m_in.isRefused()) {
            m_project = outer;
            return;
        }
        finish(record);
        if (isProject) {
            finishProject(record);
            m_project = outer;
            m_renamed.swap(outerRenamed);
        }
    }

    void takeField(Record& record, std::size_t place)
    {
        const QString value = m_in.text();
        QByteArray& cell = record.cells[place];
        if (cell.isEmpty()) cell = cellOf(record.kind->fields[place], value);
    }
    void takeNested(Record& record, const QByteArray& name)
    {
        auto& list = name == "UDF" ? record.values : record.codes;
        if (list.size() == mostNested) m_in.refuse("import.too-many");
        list.push_back(m_in.flat());
    }

    QByteArray projectKey() const { return m_project ? m_project->cells.front() : QByteArray(); }

    void finish(Record& r)
    {
        const std::string_view table = r.kind->table;
        if (table != "PROJECT" && r.has("proj_id") && r["proj_id"].isEmpty()) r["proj_id"] = projectKey();
        qualify(r);
        if (table == "TASK") { // P6 Professional writes the remaining dates alone
            r.fallBack("early_start_date", "restart_date"), r.fallBack("early_end_date", "reend_date");
            r.fallBack("late_start_date", "rem_late_start_date"), r.fallBack("late_end_date", "rem_late_end_date");
        } else if (table == "TASKRSRC") { // some write one sum
            if (r["act_reg_qty"].isEmpty() && !r["act_qty"].isEmpty()) r["act_reg_qty"] = r["act_qty"], r["act_ot_qty"].clear();
            if (r["act_reg_cost"].isEmpty() && !r["act_cost"].isEmpty()) r["act_reg_cost"] = r["act_cost"], r["act_ot_cost"].clear();
        } else if (table == "WBSMEMO") {
            if (r["wbs_id"].isEmpty()) r["wbs_id"] = rootKey(r["proj_id"]);
        } else if (table == "CURRTYPE" && m_inDisplayCurrency) {
            m_tables.currency = m_tables.keep(r["curr_short_name"]);
        } else if (table == "SCHEDOPTIONS") {
            setProgressMode(r);
            if (m_project) {
                m_project->hasOptions = true;
                for (const char* column : {"critical_path_type", "critical_drtn_hr_cnt"})
                    if ((*m_project)[column].isEmpty()) (*m_project)[column] = r[column];
            }
        } else if (table == "PROJECT") {
            r.fallBack("add_date", "create_date"), r.fallBack("critical_drtn_hr_cnt", "limit_hr_cnt");
            r.fallBack("proj_short_name", "wbs_name"); // other programs give a name alone
            // What links of other projects lead to is there by name alone; P6 gives no project without a start.
            r["export_flag"] = r["plan_start_date"].isEmpty() && r["last_recalc_date"].isEmpty() ? "N" : "Y";
        } else if (table == "RSRC" && !(r["cost_per_qty"].isEmpty() && r["max_qty_per_hr"].isEmpty())) {
            addRow(sectionOf("RSRCRATE", std::array<std::string_view, 3>{"rsrc_id", "cost_per_qty", "max_qty_per_hr"}),
                {r["rsrc_id"], r["cost_per_qty"], r["max_qty_per_hr"]}, r.line);
        }
        addRow(sectionOf(*r.kind), r.cells, r.line);
        addCodes(r);
        addValues(r);
    }

    /// The tables have an element of the WBS for the project itself, by which notes and activities find it.
    void finishProject(Record& r)
    {
        const QByteArray key = r["proj_id"];
        for (const QByteArray& id : {rootKey(key), r["wbs_id"]})
            if (!id.isEmpty())
                addRow(
                    sectionOf("PROJWBS", std::array<std::string_view, 5>{"wbs_id", "proj_id", "proj_node_flag", "wbs_name", "status_code"}),
                    {id, key, "Y", r["wbs_name"], r["status_code"]}, r.line);
        if (r.hasOptions) return;
        static constexpr std::string_view columns[] = {"sched_open_critical_flag", "sched_lag_early_start_flag", "sched_float_type",
            "sched_calendar_on_relationship_lag", "sched_use_expect_end_flag", "sched_use_project_end_date_for_float", "sched_mode"};
        Record options{spellingOf("SCHEDOPTIONS"), r.line, {}};
        options.cells.resize(options.kind->fields.size());
        bool any = false;
        for (const std::string_view column : columns) {
            options[column] = r[column];
            any |= !r[column].isEmpty();
        }
        if (!any) return;
        options["proj_id"] = key;
        setProgressMode(options);
        addRow(sectionOf(*options.kind, false), options.cells, r.line);
    }

    static QByteArray rootKey(const QByteArray& project) { return "project " + project; }

    void setProgressMode(Record& r)
    {
        const QByteArray mode = r["sched_mode"];
        if (mode.size() == 2)
            r["sched_retained_logic"] = mode.first(1), r["sched_progress_override"] = mode.last(1);
        else if (!mode.isEmpty())
            m_in.note(
                "unread-value", QStringLiteral("OutOfSequenceScheduleType line %1, %2").arg(r.line).arg(QString::fromUtf8(mode.left(60))));
    }

    /// Ids are unique over a file of P6. Other programs number each project anew: what an earlier project has had gets the project's id
    /// too.
    void qualify(Record& r)
    {
        const QByteArray project = projectKey();
        if (project.isEmpty()) return;
        for (std::size_t i = 0; i < r.cells.size(); ++i) {
            const As as = r.kind->fields[i].as;
            const QByteArray& cell = r.cells[i];
            const auto number = isId(as) ? integerOf({cell.constData(), std::size_t(cell.size())}) : std::nullopt;
            if (!number) continue;
            const quint64 id = quint64(as) << 56 ^ quint64(*number);
            if (i == 0 && m_homes.try_emplace(id, m_projects).first->second != m_projects) m_renamed.insert(id);
            if (m_renamed.contains(id)) r.cells[i] = project + ':' + cell;
        }
    }

    void addCodes(Record& r)
    {
        const auto it = std::ranges::find(nested(), r.kind->table, &Nested::table);
        const bool known = it != nested().end() && !it->uses.empty();
        for (const FlatElement& code : r.codes) {
            if (known)
                addRow(sectionOf(it->uses, std::array<std::string_view, 4>{it->record, it->type, it->value, "proj_id"}),
                    {r.cells.front(), code.cell("TypeObjectId"), code.cell("ValueObjectId"), projectKey()}, code.line);
            else
                addRow(sectionOf("Code"), {}, code.line);
        }
    }

    void addValues(Record& r)
    {
        for (const FlatElement& value : r.values) {
            const std::array<std::string_view, 6> columns{"udf_type_id", "fk_id", "proj_id", "udf_text", "udf_number", "udf_date"};
            std::vector<QByteArray> cells{value.cell("TypeObjectId"), r.cells.front(), projectKey(), {}, {}, {}};
            for (const auto& [name, given] : value.values)
                for (const auto& [kind, field] : userValues()) { // the web services leave the "Value" of the names out
                    const QByteArrayView element(field.element.data(), qsizetype(field.element.size()));
                    if (name != element && name + "Value" != element) continue;
                    cells[std::size_t(std::ranges::find(columns, field.column) - columns.begin())] = cellOf(field, given);
                    break;
                }
            addRow(sectionOf("UDFVALUE", columns), cells, value.line);
        }
    }

    // The tables.
    std::size_t sectionOf(const Spelling& kind, bool counted = true)
    {
        const auto [it, isNew] = m_sections.try_emplace({kind.table, counted}, m_tables.sections.size());
        if (isNew) {
            p6::Section section{.table = kind.table, .columns = {}, .rows = {}, .counted = counted};
            for (const Spelled& f : kind.fields) section.columns.push_back(f.column), section.names.push_back(f.element);
            m_tables.sections.push_back(std::move(section));
        }
        return it->second;
    }
    /// Of rows that are made of parts of records; Code and UDF are records of their own.
    template <std::size_t N> std::size_t sectionOf(std::string_view table, const std::array<std::string_view, N>& columns)
    {
        const bool counted = spellingOf(table) == nullptr;
        const auto [it, isNew] = m_sections.try_emplace({table, counted}, m_tables.sections.size());
        if (isNew)
            m_tables.sections.push_back({.table = table, .columns = {columns.begin(), columns.end()}, .rows = {}, .counted = counted});
        return it->second;
    }
    std::size_t sectionOf(const QByteArray& unknown)
    {
        const std::string_view name(unknown.constData(), std::size_t(unknown.size()));
        if (const auto it = m_sections.find({name, true}); it != m_sections.end()) return it->second;
        if (m_sections.size() > mostKinds) m_in.refuse("import.too-many");
        m_tables.sections.push_back({.table = m_tables.keep(unknown), .columns = {}, .rows = {}});
        return m_sections.try_emplace({m_tables.sections.back().table, true}, m_tables.sections.size() - 1).first->second;
    }
    void addRow(std::size_t section, const std::vector<QByteArray>& cells, quint32 line)
    {
        QByteArray row;
        for (std::size_t i = 0; i < cells.size(); ++i) row += i ? '\t' + cells[i] : cells[i];
        const std::string_view kept = row.isEmpty() ? std::string_view("") : m_tables.keep(std::move(row));
        m_tables.sections[section].rows.push_back({kept.data(), quint32(kept.size()), line});
    }

    ElementStream m_in;
    bool m_inDisplayCurrency = false;
    std::unordered_map<std::string_view, const Spelling*> m_kinds; // by element
    std::unordered_map<const Spelling*, std::unordered_map<std::string_view, std::size_t>> m_fields;
    p6::Tables m_tables;
    std::map<std::pair<std::string_view, bool>, std::size_t> m_sections; // by table and whether its rows are counted
    Record* m_project = nullptr; // the one that stands around
    int m_projects = 0;
    std::unordered_map<quint64, int> m_homes; // of each id: the project that had it first
    std::unordered_set<quint64> m_renamed; // in the project under way
};

} // namespace

Result<p6::Tables> tablesOf(const QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress)
{
    return Transcriber(bytes, fileName, report, progress).run();
}

} // namespace gantry::pmxml
