#include "core/exchange/p6/writing.h"

namespace gantry::p6 {
namespace {

struct ProjectRow {
    const Writing& w;
    const WrittenProject& project;
};

QByteArray guidCell(const QString& given, qint64 record, const char* kind = "") { return base64Of(guidOf(given, record, kind)).toLatin1(); }

const QString& sourceGuid(const Writing& w)
{
    static const QString none;
    return w.rows.source && isPrimavera(w.rows.source->format) ? w.rows.source->guid : none;
}

std::optional<DateTime> start(const Writing& w)
{
    return w.rows.options.plannedStart ? w.rows.options.plannedStart : w.rows.schedule.start;
}

const Column<ProjectRow> projectColumns[] = {
    {"proj_id", [](const ProjectRow& r) { return numberCell(r.project.number); }},
    {"fy_start_month_num", "1"},
    {"rsrc_self_add_flag", "Y"},
    {"allow_complete_flag", "Y"},
    {"rsrc_multi_assign_flag", "Y"},
    {"checkout_flag", "N"},
    {"project_flag", "Y"},
    {"step_complete_flag", "N"},
    {"cost_qty_recalc_flag", "N"},
    {"batch_sum_flag", "Y"},
    {"name_sep_char", "."},
    {"def_complete_pct_type", "CP_Drtn"},
    {"proj_short_name", [](const ProjectRow& r) { return lineCell(r.project.code); }},
    {"acct_id", ""},
    {"orig_proj_id", [](const ProjectRow& r) { return r.project.baseline ? numberCell(r.w.plan.number) : QByteArray(); }},
    {"source_proj_id", ""},
    {"base_type_id", ""},
    {"clndr_id",
        [](const ProjectRow& r) {
            const CalendarId calendar = r.w.rows.options.calendar;
            return r.w.ids.names.value(r.w.rows.find(calendar) ? calendar.value : 0).toLatin1();
        }},
    {"sum_base_proj_id", ""},
    {"task_code_base", "1000"},
    {"task_code_step", "10"},
    {"priority_num", "10"},
    {"wbs_max_sum_level", "2"},
    {"strgy_priority_num", "500"},
    {"last_checksum", ""},
    {"critical_drtn_hr_cnt", [](const ProjectRow& r) { return hoursCell(r.w.rows.options.criticalFloatLimit.seconds); }},
    {"def_cost_per_qty", "0"},
    {"last_recalc_date",
        [](const ProjectRow& r) {
            // P6 schedules from its data date, so there is always one.
            return timeCell(r.w.rows.options.statusDate ? r.w.rows.options.statusDate : start(r.w));
        }},
    {"plan_start_date", [](const ProjectRow& r) { return timeCell(start(r.w)); }},
    {"plan_end_date", [](const ProjectRow& r) { return timeCell(r.w.rows.options.mustFinishBy); }},
    {"scd_end_date", [](const ProjectRow& r) { return timeCell(r.w.rows.schedule.finish); }},
    {"add_date",
        [](const ProjectRow& r) {
            const ImportSource* source = r.w.rows.source;
            const bool known = source && isPrimavera(source->format) && !source->created.isEmpty() && !r.project.baseline;
            return known ? lineCell(source->created) : timeCell(DateTime{r.w.rows.request.now.ms / 1000});
        }},
    {"last_tasksum_date", ""},
    {"fcst_start_date", ""},
    {"def_duration_type", "DT_FixedDUR2"},
    {"task_code_prefix", "A"},
    {"guid",
        [](const ProjectRow& r) {
            return r.project.baseline ? guidCell({}, r.project.baseline->row->id.value) : guidCell(sourceGuid(r.w), r.w.rows.node.id.value);
        }},
    {"def_qty_type", "QT_Hour"},
    {"add_by_name", [](const ProjectRow& r) { return lineCell(r.w.rows.request.author); }},
    {"web_local_root_path", ""},
    {"proj_url", ""},
    {"def_rate_type", "COST_PER_QTY"},
    {"add_act_remain_flag", "N"},
    {"act_this_per_link_flag", "Y"},
    {"def_task_type", "TT_Task"},
    {"act_pct_link_flag", "N"},
    {"critical_path_type",
        [](const ProjectRow& r) {
            return QByteArray(r.w.rows.options.criticalBy == CriticalBy::LongestPath ? "CT_DrivPath" : "CT_TotFloat");
        }},
    {"task_code_prefix_flag", "Y"},
    {"def_rollup_dates_flag", "Y"},
    {"use_project_baseline_flag", "Y"},
    {"rem_target_link_flag", "Y"},
    {"reset_planned_flag", "N"},
    {"allow_neg_act_flag", "N"},
    {"sum_assign_level", "SL_Taskrsrc"},
    {"last_fin_dates_id", ""},
    {"last_baseline_update_date", ""},
    {"cr_external_key", ""},
    {"apply_actuals_date", ""},
    {"loaded_scope_level", "7"},
    {"export_flag", "Y"},
};

struct WbsRow {
    const Writing& w;
    qint64 number = 0, above = 0, sequence = 0;
    const WrittenProject* project = nullptr; // of the element that stands for it
    const Task* task = nullptr;
    QString code, name;
};

QByteArray statusCell(NodeStatus status)
{
    switch (status) {
    case NodeStatus::Proposed: return "WS_Whatif";
    case NodeStatus::Approved: return "WS_Planned";
    case NodeStatus::Completed:
    case NodeStatus::Cancelled: return "WS_Closed";
    case NodeStatus::Active:
    case NodeStatus::OnHold: break;
    }
    return "WS_Open";
}

const Column<WbsRow> wbsColumns[] = {
    {"wbs_id", [](const WbsRow& r) { return numberCell(r.number); }},
    {"proj_id", [](const WbsRow& r) { return numberCell(r.project ? r.project->number : r.w.plan.number); }},
    {"obs_id", "1"},
    {"seq_num", [](const WbsRow& r) { return numberCell(r.sequence); }},
    {"est_wt", "1"},
    {"proj_node_flag", [](const WbsRow& r) { return flagCell(r.project); }},
    {"sum_data_flag", "N"},
    {"status_code",
        [](const WbsRow& r) { return r.project && !r.project->baseline ? statusCell(r.w.rows.node.status) : QByteArray("WS_Open"); }},
    {"wbs_short_name", [](const WbsRow& r) { return lineCell(r.code, longestCode); }},
    {"wbs_name", [](const WbsRow& r) { return lineCell(r.name, longestWbsName); }},
    {"phase_id", ""},
    {"parent_wbs_id", [](const WbsRow& r) { return r.above ? numberCell(r.above) : QByteArray(); }},
    {"ev_user_pct", "6"},
    {"ev_etc_user_value", "0.88"},
    {"orig_cost", "0"},
    {"indep_remain_total_cost", "0"},
    {"ann_dscnt_rate_pct", ""},
    {"dscnt_period_type", ""},
    {"indep_remain_work_qty", "0"},
    {"anticip_start_date", ""},
    {"anticip_end_date", ""},
    {"ev_compute_type", "EC_Cmp_pct"},
    {"ev_etc_compute_type", "EE_Rem_hr"},
    {"guid",
        [](const WbsRow& r) {
            return r.task ? guidCell(r.task->sourceGuid, r.task->id.value)
                          : guidCell({}, r.project->baseline ? r.project->baseline->row->id.value : r.w.rows.node.id.value, "wbs");
        }},
    {"tmpl_guid", ""},
    {"plan_open_state", ""},
};

struct OptionsRow {
    const Writing& w;
    const ScheduleOptions& o;
};
const Column<OptionsRow> optionColumns[] = {
    {"schedoptions_id", "1"},
    {"proj_id", [](const OptionsRow& r) { return numberCell(r.w.plan.number); }},
    {"sched_outer_depend_type", "SD_Both"},
    {"sched_open_critical_flag", [](const OptionsRow& r) { return flagCell(r.o.openEndsCritical); }},
    {"sched_lag_early_start_flag", [](const OptionsRow& r) { return flagCell(!r.o.lagFromActualStart); }},
    {"sched_retained_logic", [](const OptionsRow& r) { return flagCell(r.o.progressMode == ProgressMode::RetainedLogic); }},
    {"sched_setplantoforecast", "N"},
    {"sched_float_type",
        [](const OptionsRow& r) {
            return QByteArray(r.o.floatType == FloatType::Start ? "FT_SF" : r.o.floatType == FloatType::Finish ? "FT_FF" : "FT_MIN");
        }},
    {"sched_calendar_on_relationship_lag",
        [](const OptionsRow& r) {
            static constexpr const char* tokens[] = {"rcal_Predecessor", "rcal_Successor", "rcal_24Hour", "rcal_ProjDefault"};
            return QByteArray(tokens[int(r.o.lagCalendar)]);
        }},
    {"sched_use_expect_end_flag", [](const OptionsRow& r) { return flagCell(r.o.useExpectedFinish); }},
    {"sched_progress_override", [](const OptionsRow& r) { return flagCell(r.o.progressMode == ProgressMode::ProgressOverride); }},
    {"level_float_thrs_cnt", "0"},
    {"level_outer_assign_flag", "N"},
    {"level_outer_assign_priority", "5"},
    {"level_over_alloc_pct", "25"},
    {"level_within_float_flag", "N"},
    {"level_keep_sched_date_flag", "Y"},
    {"level_all_rsrc_flag", "Y"},
    {"sched_use_project_end_date_for_float", [](const OptionsRow& r) { return flagCell(r.o.floatToOwnProjectEnd); }},
    {"enable_multiple_longest_path_calc", "N"},
    {"limit_multiple_longest_path_calc", "Y"},
    {"max_multiple_longest_path", "10"},
    {"use_total_float_multiple_longest_paths", "Y"},
    {"key_activity_for_multiple_longest_paths", ""},
    {"LevelPriorityList", "priority_type,ASC_BY_FIELD/ASC"},
};

} // namespace

void writeCurrency(Writing& w)
{
    struct Row {
        QByteArray currency;
    };
    static const Column<Row> columns[] = {
        {"curr_id", "1"},
        {"decimal_digit_cnt", "2"},
        {"curr_symbol", [](const Row& r) { return r.currency; }},
        {"decimal_symbol", "."}, // every number of the file has it
        {"digit_group_symbol", ","},
        {"pos_curr_fmt_type", "#1.1"},
        {"neg_curr_fmt_type", "(#1.1)"},
        {"curr_type", [](const Row& r) { return r.currency; }},
        {"curr_short_name", [](const Row& r) { return r.currency; }},
        {"group_digit_cnt", "3"},
        {"base_exch_rate", "1"},
    };
    const QByteArray currency = lineCell(w.rows.currency());
    writeTable(w.out, "CURRTYPE", columns, std::vector<Row>{{currency.isEmpty() ? QByteArray("USD") : currency}});
    static const Column<Row> structure[] = {
        {"obs_id", "1"}, {"parent_obs_id", ""}, {"guid", ""}, {"seq_num", "0"}, {"obs_name", "Enterprise"}, {"obs_descr", ""}};
    writeTable(w.out, "OBS", structure, std::vector<Row>(1));
}

void writeProjects(Writing& w)
{
    std::vector<ProjectRow> rows{{w, w.plan}};
    for (const WrittenProject& b : w.baselines) rows.push_back({w, b});
    writeTable(w.out, "PROJECT", projectColumns, rows);
}

void writeScheduleOptions(Writing& w) { writeTable(w.out, "SCHEDOPTIONS", optionColumns, std::vector<OptionsRow>{{w, w.rows.options}}); }

void writeWbs(Writing& w)
{
    std::vector<WbsRow> rows;
    const auto root = [&](const WrittenProject& p) { rows.push_back({w, p.rootWbs, 0, 0, &p, nullptr, p.code, p.name}); };
    root(w.plan);
    for (std::size_t i = 0; i < w.places.size(); ++i)
        if (w.places[i] == Place::Wbs)
            rows.push_back(
                {w, w.wbsNumbers[i], w.wbsAbove(i), qint64(i) + 1, nullptr, w.rows.tree.rows[i], w.codes[i], w.rows.tree.rows[i]->name});
    for (const WrittenProject& b : w.baselines) root(b);
    writeTable(w.out, "PROJWBS", wbsColumns, rows);
}

} // namespace gantry::p6
