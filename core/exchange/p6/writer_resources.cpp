#include "core/exchange/p6/writing.h"

#include <QMap>

namespace gantry::p6 {
namespace {

struct ResourceRow {
    const Writing& w;
    const Resource& r;
    qint64 number = 0, above = 0, sequence = 0, unit = 0, overtimeFactor = 0; // 1e-8
    QString code{};
    const QString* note = nullptr;
};

QByteArray kindCell(ResourceKind kind)
{
    switch (kind) {
    case ResourceKind::Equipment: return "RT_Equip";
    case ResourceKind::Material:
    case ResourceKind::Cost: return "RT_Mat"; // what is not counted in hours
    case ResourceKind::Labour:
    case ResourceKind::Role:
    case ResourceKind::Team:
    case ResourceKind::Subcontract: break;
    }
    return "RT_Labor";
}
QByteArray numberOrNone(qint64 n) { return n ? numberCell(n) : QByteArray(); }
QByteArray noteCell(const ResourceRow& r) { return r.note ? blockCell(*r.note) : QByteArray(); }

const Column<ResourceRow> resourceColumns[] = {
    {"rsrc_id", [](const ResourceRow& r) { return numberCell(r.number); }},
    {"parent_rsrc_id", [](const ResourceRow& r) { return numberOrNone(r.above); }},
    {"clndr_id",
        [](const ResourceRow& r) {
            return r.r.calendar && r.w.rows.find(r.r.calendar) ? r.w.ids.names.value(r.r.calendar.value).toLatin1() : QByteArray();
        }},
    {"role_id", ""},
    {"shift_id", ""},
    {"user_id", ""},
    {"pobs_id", ""},
    {"guid",
        [](const ResourceRow& r) { return base64Of(guidOf(r.r.sourceGuid, r.r.id ? r.r.id.value : r.number, "resource")).toLatin1(); }},
    {"rsrc_seq_num", [](const ResourceRow& r) { return numberCell(r.sequence); }},
    {"email_addr", [](const ResourceRow& r) { return lineCell(r.r.email); }},
    {"employee_code", ""},
    {"office_phone", ""},
    {"other_phone", ""},
    {"rsrc_name", [](const ResourceRow& r) { return lineCell(r.r.name); }},
    {"rsrc_short_name", [](const ResourceRow& r) { return lineCell(r.code); }},
    {"rsrc_title_name", ""},
    {"def_qty_per_hr", [](const ResourceRow& r) { return decimalCell(r.r.maxUnits.e8, 8); }},
    {"cost_qty_type", "QT_Hour"},
    {"ot_factor", [](const ResourceRow& r) { return decimalCell(r.overtimeFactor, 8); }},
    {"active_flag", "Y"},
    {"auto_compute_act_flag", "N"},
    {"def_cost_qty_link_flag", "Y"},
    {"ot_flag", [](const ResourceRow& r) { return flagCell(r.overtimeFactor); }},
    {"curr_id", "1"},
    {"unit_id", [](const ResourceRow& r) { return numberOrNone(r.unit); }},
    {"rsrc_type", [](const ResourceRow& r) { return kindCell(r.r.kind); }},
    {"location_id", ""},
    {"rsrc_notes", noteCell},
    {"load_tasks_flag", "N"},
    {"level_flag", "N"},
    {"last_checksum", ""},
};
const Column<ResourceRow> roleColumns[] = {
    {"role_id", [](const ResourceRow& r) { return numberCell(r.number); }},
    {"parent_role_id", [](const ResourceRow& r) { return numberOrNone(r.above); }},
    {"seq_num", [](const ResourceRow& r) { return numberCell(r.sequence); }},
    {"role_name", [](const ResourceRow& r) { return lineCell(r.r.name); }},
    {"role_short_name", [](const ResourceRow& r) { return lineCell(r.code); }},
    {"pobs_id", ""},
    {"def_cost_qty_link_flag", "Y"},
    {"cost_qty_type", "QT_Hour"},
    {"role_descr", noteCell},
    {"last_checksum", ""},
};
/// The one rate that a resource has here, from before anything happens.
const Column<ResourceRow> rateColumns[] = {
    {"rsrc_rate_id", [](const ResourceRow& r) { return numberCell(r.sequence); }},
    {"rsrc_id", [](const ResourceRow& r) { return numberCell(r.number); }},
    {"max_qty_per_hr", [](const ResourceRow& r) { return decimalCell(r.r.maxUnits.e8, 8); }},
    {"cost_per_qty", [](const ResourceRow& r) { return decimalCell(r.r.standardRate.e8, 8); }},
    {"start_date", "1990-01-01 00:00"},
    {"shift_period_id", ""},
    {"cost_per_qty2", "0"},
    {"cost_per_qty3", "0"},
    {"cost_per_qty4", "0"},
    {"cost_per_qty5", "0"},
};
const Column<ResourceRow> roleRateColumns[] = {
    {"role_rate_id", [](const ResourceRow& r) { return numberCell(r.sequence); }},
    {"role_id", [](const ResourceRow& r) { return numberCell(r.number); }},
    {"cost_per_qty", [](const ResourceRow& r) { return decimalCell(r.r.standardRate.e8, 8); }},
    {"cost_per_qty2", "0"},
    {"cost_per_qty3", "0"},
    {"cost_per_qty4", "0"},
    {"cost_per_qty5", "0"},
    {"start_date", "1990-01-01 00:00"},
    {"max_qty_per_hr", [](const ResourceRow& r) { return decimalCell(r.r.maxUnits.e8, 8); }},
};

/// Units of measure by name, numbered as they come.
QMap<QString, qint64> unitsOf(const Writing& w)
{
    QMap<QString, qint64> out;
    for (const Resource* r : w.rows.resources)
        if (!r->unit.isEmpty() && r->kind != ResourceKind::Role && !out.contains(r->unit)) out.insert(r->unit, out.size() + 1);
    return out;
}

/// P6 knows a resource by a short name that no other one has.
QString shortName(const Resource& r, QSet<QString>& taken)
{
    const QString wanted = QString::fromUtf8(lineCell(r.code.isEmpty() ? r.name : r.code, longestCode));
    QString out = wanted;
    for (int n = 2; taken.contains(out); ++n) out = QStringLiteral("%1-%2").arg(wanted).arg(n);
    taken.insert(out);
    return out;
}

qint64 overtimeFactor(const Resource& r) { return r.standardRate.e8 ? mulDiv(r.overtimeRate.e8, e8, r.standardRate.e8).value_or(0) : 0; }

/// Resources or roles as rows. A group is the names of those above, "Crew / Welders": where they are not there, rows are made for them.
class ResourceTree {
public:
    ResourceTree(Writing& w, const Memos& memos, bool roles)
        : m_w(w)
        , m_memos(memos)
        , m_units(unitsOf(w))
        , m_roles(roles)
    {
        for (const Resource* r : w.rows.resources)
            if (isMine(*r) && !m_byPath.contains(pathOf(*r))) m_byPath.insert(pathOf(*r), numberOf(*r));
        for (const Resource* r : w.rows.resources)
            if (isMine(*r)) addRow(*r);
    }
    std::vector<ResourceRow> take() { return std::move(m_rows); }

private:
    static constexpr int deepest = 16; // groups of a group that reading follows
    bool isMine(const Resource& r) const { return (r.kind == ResourceKind::Role) == m_roles; }
    static QString pathOf(const Resource& r) { return r.group.isEmpty() ? r.name : r.group + separator() + r.name; }
    static QString separator() { return QStringLiteral(" / "); }
    qint64 numberOf(const Resource& r) const { return m_w.ids.names.value(r.id.value).section(u':', -1).toLongLong(); }

    void addRow(const Resource& r)
    {
        ResourceRow row{m_w, r, numberOf(r), r.group.isEmpty() ? 0 : groupNumber(r.group, r.kind, 0)};
        row.sequence = qint64(m_rows.size()) + 1;
        row.unit = m_units.value(r.unit);
        row.overtimeFactor = overtimeFactor(r);
        row.code = shortName(r, m_codes);
        row.note = m_memos.ofResource(r.id);
        m_rows.push_back(row);
    }

    qint64 groupNumber(const QString& path, ResourceKind kind, int depth)
    {
        if (const auto known = m_byPath.constFind(path); known != m_byPath.cend()) return *known;
        const qint64 number = (m_roles ? m_w.roles : m_w.resources).next();
        m_byPath.insert(path, number);
        const qsizetype cut = depth < deepest ? path.lastIndexOf(separator()) : -1;
        m_made.push_back(std::make_unique<Resource>());
        Resource& group = *m_made.back();
        group.kind = kind;
        group.name = cut < 0 ? path : path.mid(cut + separator().size());
        ResourceRow row{m_w, group, number, cut < 0 ? 0 : groupNumber(path.left(cut), kind, depth + 1)};
        row.sequence = qint64(m_rows.size()) + 1;
        row.code = shortName(group, m_codes);
        m_rows.push_back(row);
        return number;
    }

    Writing& m_w;
    const Memos& m_memos;
    const QMap<QString, qint64> m_units;
    const bool m_roles;
    QHash<QString, qint64> m_byPath;
    QSet<QString> m_codes;
    std::vector<ResourceRow> m_rows;
    std::vector<std::unique_ptr<Resource>>& m_made = m_w.madeGroups;
};

} // namespace

void writeUnits(Writing& w)
{
    struct Row {
        QString name;
        qint64 number;
    };
    static const Column<Row> columns[] = {
        {"unit_id", [](const Row& r) { return numberCell(r.number); }},
        {"seq_num", [](const Row& r) { return numberCell(r.number); }},
        {"unit_abbrev", [](const Row& r) { return lineCell(r.name); }},
        {"unit_name", [](const Row& r) { return lineCell(r.name); }},
    };
    std::vector<Row> rows;
    const auto units = unitsOf(w);
    for (auto it = units.cbegin(); it != units.cend(); ++it) rows.push_back({it.key(), it.value()});
    writeTable(w.out, "UMEASURE", columns, rows);
}

void writeRoles(Writing& w, const Memos& memos)
{
    const auto rows = ResourceTree(w, memos, true).take();
    writeTable(w.out, "ROLES", roleColumns, rows);
    writeTable(w.out, "ROLERATE", roleRateColumns, rows);
}

void writeResources(Writing& w, const Memos& memos)
{
    const auto rows = ResourceTree(w, memos, false).take();
    writeTable(w.out, "RSRC", resourceColumns, rows);
    writeTable(w.out, "RSRCRATE", rateColumns, rows);
}

void writeAssignments(Writing& w)
{
    struct Row {
        const Writing& w;
        const Assignment& a;
        const Resource* resource;
        const TaskDates& dates;
        bool material;
    };
    static const Column<Row> columns[] = {
        {"taskrsrc_id", [](const Row& r) { return r.w.ids.names.value(r.a.id.value).toLatin1(); }},
        {"task_id", [](const Row& r) { return r.w.ids.names.value(r.a.task.value).toLatin1(); }},
        {"proj_id", [](const Row& r) { return numberCell(r.w.plan.number); }},
        {"cost_qty_link_flag", "N"},
        {"role_id",
            [](const Row& r) {
                const bool role = r.resource && r.resource->kind == ResourceKind::Role;
                return role ? r.w.ids.names.value(r.a.resource.value).section(u':', -1).toLatin1() : QByteArray();
            }},
        {"acct_id", ""},
        {"rsrc_id",
            [](const Row& r) {
                const bool own = r.resource && r.resource->kind != ResourceKind::Role;
                return own ? r.w.ids.names.value(r.a.resource.value).toLatin1() : QByteArray();
            }},
        {"pobs_id", ""},
        {"skill_level", ""},
        {"remain_qty",
            [](const Row& r) {
                if (r.material) return decimalCell(r.a.quantity.value_or(Quantity{}).e8, 8);
                return hoursCell(
                    r.a.remainingWork ? r.a.remainingWork->seconds : std::max<qint64>(0, r.a.work.seconds - r.a.actualWork.seconds));
            }},
        {"target_qty",
            [](const Row& r) { return r.material ? decimalCell(r.a.quantity.value_or(Quantity{}).e8, 8) : hoursCell(r.a.work.seconds); }},
        {"remain_qty_per_hr", [](const Row& r) { return decimalCell(r.a.units.e8, 8); }},
        {"target_lag_drtn_hr_cnt", [](const Row& r) { return hoursCell(r.a.delay.seconds); }},
        {"target_qty_per_hr", [](const Row& r) { return decimalCell(r.a.units.e8, 8); }},
        {"act_ot_qty", "0"},
        {"act_reg_qty", [](const Row& r) { return r.material ? QByteArray("0") : hoursCell(r.a.actualWork.seconds); }},
        {"relag_drtn_hr_cnt", "0"},
        {"ot_factor", "0"},
        {"cost_per_qty", [](const Row& r) { return decimalCell(r.resource ? r.resource->standardRate.e8 : 0, 8); }},
        {"target_cost", [](const Row& r) { return moneyCell(r.a.cost); }},
        {"act_reg_cost", [](const Row& r) { return moneyCell(r.a.actualCost); }},
        {"act_ot_cost", "0"},
        {"remain_cost", [](const Row& r) { return moneyCell(r.a.remainingCost); }},
        {"act_start_date", [](const Row& r) { return timeCell(r.a.actualStart); }},
        {"act_end_date", [](const Row& r) { return timeCell(r.a.actualFinish); }},
        {"restart_date", [](const Row& r) { return r.a.actualFinish ? QByteArray() : timeCell(r.dates.earlyStart); }},
        {"reend_date", [](const Row& r) { return r.a.actualFinish ? QByteArray() : timeCell(r.dates.earlyFinish); }},
        {"target_start_date", [](const Row& r) { return timeCell(r.a.plannedStart ? r.a.plannedStart : r.dates.start); }},
        {"target_end_date", [](const Row& r) { return timeCell(r.a.plannedFinish ? r.a.plannedFinish : r.dates.finish); }},
        {"rem_late_start_date", ""},
        {"rem_late_end_date", ""},
        {"rollup_dates_flag", "Y"},
        {"target_crv", ""},
        {"remain_crv", ""},
        {"actual_crv", ""},
        {"ts_pend_act_end_flag", "N"},
        {"guid", [](const Row& r) { return base64Of(guidOf({}, r.a.id.value)).toLatin1(); }},
        {"rate_type", "COST_PER_QTY"},
        {"act_this_per_cost", "0"},
        {"act_this_per_qty", "0"},
        {"curv_id", ""},
        {"rsrc_type", [](const Row& r) { return kindCell(r.resource ? r.resource->kind : ResourceKind::Labour); }},
        {"cost_per_qty_source_type", "ST_Rsrc"},
        {"create_user", ""},
        {"create_date", [](const Row& r) { return timeCell(DateTime{r.w.rows.request.now.ms / 1000}); }},
    };
    std::vector<Row> rows;
    rows.reserve(w.rows.assignments.size());
    for (const Assignment* a : w.rows.assignments) {
        if (w.placeOf(a->task) != Place::Activity) {
            w.leaveOut(a->id.value, w.placeOf(a->task) == Place::Wbs ? "export.work-of-summary" : "export.inactive");
            continue;
        }
        const Resource* resource = w.rows.portfolio.find(a->resource);
        w.name(a->id.value, QString::number(w.assignments.of(a->id.value)));
        rows.push_back({w, *a, resource, w.rows.dates(*w.rows.portfolio.find(a->task)), resource && kindCell(resource->kind) == "RT_Mat"});
    }
    writeTable(w.out, "TASKRSRC", columns, rows);
}

} // namespace gantry::p6
