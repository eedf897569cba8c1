#include "tests/core/exchange/xer_text.h"

#include <catch2/catch.hpp>

namespace gantry::test {
namespace {

QByteArray tabbed(const char* marker, const char* values)
{
    QByteArray line = values;
    for (qsizetype at; (at = line.indexOf(" | ")) >= 0;) line.replace(at, 3, "\t");
    if (line.endsWith(" |")) line.replace(line.size() - 2, 2, "\t");
    return QByteArray(marker) + '\t' + line + "\r\n";
}

} // namespace

XerText& XerText::table(const char* name, const char* columns, std::initializer_list<const char*> rows)
{
    m_bytes += QByteArray("%T\t") + name + "\r\n" + tabbed("%F", columns);
    for (const char* row : rows) m_bytes += tabbed("%R", row);
    return *this;
}

XerText XerText::project()
{
    XerText x;
    x.table("CURRTYPE", "curr_id | decimal_symbol | curr_short_name", {"1 | . | EUR"});
    x.table("PROJECT",
        "proj_id | proj_short_name | clndr_id | plan_start_date | plan_end_date | last_recalc_date | add_date | guid | export_flag | "
        "critical_path_type | critical_drtn_hr_cnt",
        {"100 | P | 1 | 2026-03-02 08:00 | 2026-06-30 17:00 | 2026-03-02 08:00 | 2026-01-15 09:30 | GuidP== | Y | CT_TotFloat | 8"});
    x.table("CALENDAR",
        "clndr_id | default_flag | clndr_name | proj_id | base_clndr_id | clndr_type | day_hr_cnt | week_hr_cnt | clndr_data",
        {(std::string("1 | Y | Five by eight |  |  | CA_Base | 8 | 40 | ") + fiveByEight).c_str()});
    x.table("PROJWBS", "wbs_id | proj_id | seq_num | proj_node_flag | wbs_short_name | wbs_name | parent_wbs_id",
        {"200 | 100 | 1 | Y | P | The project | 99"});
    return x;
}

XerText XerText::everything()
{
    XerText x;
    x.table("CURRTYPE", "curr_id | decimal_symbol | curr_short_name", {"1 | , | EUR", "2 | . | USD"});
    x.table("OBS", "obs_id | obs_name", {"5 | Enterprise"});
    x.table("MEMOTYPE", "memo_type_id | memo_type", {"1 | Scope", "2 | Delays", "3 | Unused"});
    x.table("UMEASURE", "unit_id | unit_abbrev | unit_name", {"1 | m3 | Cubic metre", "2 | t | Ton"});
    x.table("PCATTYPE", "proj_catg_type_id | seq_num | proj_catg_type", {"1 | 0 | Region"});
    x.table("RCATTYPE", "rsrc_catg_type_id | rsrc_catg_type", {"1 | Trade"});
    x.table("UDFTYPE", "udf_type_id | table_name | udf_type_name | udf_type_label | logical_data_type",
        {"1 | TASK | user_field_1 | Location | FT_TEXT", "2 | TASK | user_field_2 | Weight | FT_FLOAT_2_DECIMALS",
            "3 | TASK | user_field_3 | Health | FT_STATICTYPE", "4 | TASK | user_field_4 | Handover | FT_END_DATE",
            "5 | TASK | user_field_5 | Claim | FT_MONEY", "6 | PROJWBS | user_field_6 | Area | FT_TEXT",
            "7 | PROJECT | user_field_7 | Board | FT_TEXT", "8 | RSRC | user_field_8 | Firm | FT_TEXT",
            "9 | TASKRSRC | user_field_9 | Shift | FT_TEXT", "10 | DOCUMENT | user_field_10 | Sheet | FT_TEXT",
            "11 | TASK | x | Spare | FT_INT"});
    x.table("PCATVAL", "proj_catg_id | proj_catg_type_id | seq_num | proj_catg_short_name | parent_proj_catg_id | proj_catg_name",
        {"1 | 1 | 0 | N |  | North"});
    x.table("RCATVAL", "rsrc_catg_id | rsrc_catg_type_id | rsrc_catg_short_name | rsrc_catg_name | parent_rsrc_catg_id",
        {"1 | 1 | C | Concrete | "});
    x.table("PROJECT",
        "proj_id | proj_short_name | clndr_id | plan_start_date | plan_end_date | last_recalc_date | add_date | guid | export_flag | "
        "project_flag | "
        "critical_path_type | critical_drtn_hr_cnt | sum_base_proj_id | orig_proj_id",
        {"90 | EPS |  |  |  |  |  |  | N | N |  |  |  | ",
            "100 | P | 1 | 2026-03-02 08:00 | 2026-06-30 17:00 | 2026-03-09 08:00 | 2026-01-15 09:30 | GuidP== | Y | Y | CT_TotFloat | 8 | "
            "101 | ",
            "101 | P - B1 | 1 | 2026-02-02 08:00 |  | 2026-02-02 08:00 |  |  | Y | Y | CT_TotFloat | 0 |  | 100",
            "102 | Q | 2 | 2026-03-02 07:00 |  | 2026-03-02 07:00 |  | GuidQ== | Y | Y | CT_DrivPath | 0 | 777 | ",
            "103 | Mentioned | 1 | 2026-03-02 08:00 |  | 2026-03-02 08:00 |  |  | N | Y | CT_TotFloat | 0 |  | "});
    x.table("CALENDAR",
        "clndr_id | default_flag | clndr_name | proj_id | base_clndr_id | clndr_type | day_hr_cnt | week_hr_cnt | month_hr_cnt | "
        "clndr_data",
        {(std::string("1 | Y | Five by eight |  |  | CA_Base | 8 | 40 | 172 | ") + fiveByEight).c_str(),
            "2 | N | Six by ten | 102 | 1 | CA_Project | 10 | 60 | 258 | "
            "(0||CalendarData()((0||DaysOfWeek()((0||7()((0||0(s|07:00|f|17:00)())))))"
            "(0||Exceptions()((0||0(d|46085)())(0||1(d|46086)())))))",
            "3 | N | Night | 101 |  | CA_Project | 8 | 40 | 172 | ",
            "4 | N | Ada |  | 1 | CA_Rsrc | 8 | 40 | 172 | (0||CalendarData()())"});
    x.table("PROJPCAT", "proj_id | proj_catg_type_id | proj_catg_id", {"100 | 1 | 1", "101 | 1 | 1"});
    x.table("SCHEDOPTIONS",
        "schedoptions_id | proj_id | sched_open_critical_flag | sched_lag_early_start_flag | sched_retained_logic | sched_float_type | "
        "sched_calendar_on_relationship_lag | sched_use_expect_end_flag | sched_progress_override | sched_use_project_end_date_for_float",
        {"1 | 100 | Y | N | N | FT_SF | RCAL_24HOUR | N | Y | N", "2 | 101 | N | Y | Y | FT_FF | rcal_Predecessor | Y | N | Y"});
    x.table("PROJWBS", "wbs_id | proj_id | seq_num | proj_node_flag | wbs_short_name | wbs_name | parent_wbs_id | guid | status_code",
        {"90 | 90 | 0 | Y | EPS | Enterprise |  |  | WS_Open", "202 | 100 | 2 | N | B | Build | 200 | GuidB | WS_Open",
            "203 | 100 | 5 | N | B1 | Ground floor | 202 |  | WS_Open", "201 | 100 | 1 | N | D | Design | 200 |  | WS_Open",
            "200 | 100 | 1 | Y | P | The project | 90 |  | WS_Planned", "300 | 101 | 1 | Y | P | The project as agreed | 90 |  | WS_Open",
            "400 | 102 | 1 | Y | Q | The other one | 90 |  | WS_Open", "500 | 103 | 1 | Y | M | Mentioned | 90 |  | WS_Open"});
    x.table("ROLES", "role_id | parent_role_id | role_name | role_short_name", {"1 |  | Welder | WELD"});
    x.table("RSRC",
        "rsrc_id | parent_rsrc_id | clndr_id | guid | rsrc_name | rsrc_short_name | def_qty_per_hr | rsrc_type | unit_id | ot_flag | "
        "ot_factor | "
        "email_addr | rsrc_notes",
        {"1 |  | 1 |  | Crew | CREW | 1 | RT_Labor |  | N |  |  | ",
            "2 | 1 | 4 | GuidAda | Ada | ADA | 1 | RT_Labor |  | Y | 1,5 | ada@x.org | <b>good</b>",
            "3 |  |  |  | Concrete | CONC | 10 | RT_Mat | 1 |  |  |  | "});
    x.table("ROLERATE", "role_rate_id | role_id | cost_per_qty", {"1 | 1 | 55,0000"});
    x.table("RSRCRATE", "rsrc_rate_id | rsrc_id | max_qty_per_hr | cost_per_qty | start_date",
        {"1 | 2 | 1 | 40,0000 | 2020-01-01 00:00", "2 | 2 | 2,5 | 50,2500 | 2026-01-01 00:00", "3 | 2 | 1 | 60,0000 | 2027-01-01 00:00",
            "4 | 9 | 1 | 1 | 2020-01-01 00:00"});
    x.table("RSRCRCAT", "rsrc_id | rsrc_catg_type_id | rsrc_catg_id", {"2 | 1 | 1"});
    x.table("ACTVTYPE", "actv_code_type_id | actv_code_type | proj_id | actv_code_type_scope",
        {"1 | Discipline |  | AS_Global", "2 | Phase | 100 | AS_Project", "3 | Old | 101 | AS_Project"});
    x.table("ACTVCODE", "actv_code_id | parent_actv_code_id | actv_code_type_id | actv_code_name | short_name | seq_num | color",
        {"12 | 11 | 1 | Formwork | FW | 3 | 0x0080c0", "11 |  | 1 | Civil | C | 2 | 0000FF", "10 |  | 1 | Survey | S | 1 | ",
            "20 |  | 2 | Tender | T | 0 | zz", "30 |  | 3 | Gone | G | 0 | "});
    x.table("TASK",
        "task_id | proj_id | wbs_id | clndr_id | task_code | task_name | guid | task_type | duration_type | status_code | "
        "complete_pct_type | "
        "phys_complete_pct | target_drtn_hr_cnt | remain_drtn_hr_cnt | target_work_qty | target_equip_qty | act_work_qty | remain_work_qty "
        "| "
        "cstr_type | cstr_date | cstr_type2 | cstr_date2 | priority_type | act_start_date | act_end_date | target_start_date | "
        "target_end_date | "
        "early_start_date | early_end_date | late_start_date | late_end_date | restart_date | reend_date | suspend_date | resume_date | "
        "expect_end_date | external_early_start_date | external_late_end_date | total_float_hr_cnt | free_float_hr_cnt | driving_path_flag",
        {"1002 | 100 | 203 | 1 | A20 | Slab | GuidSlab | TT_Task | DT_FixedDrtn | TK_Active | CP_Drtn | 10 | 40 | 10 | 40 | 8 |  |  | "
         "CS_MEOB | "
         "2026-03-20 17:00 | CS_MSOA | 2026-03-03 08:00 | PT_High | 2026-03-02 08:00 |  | 2026-03-02 08:00 | 2026-03-06 17:00 | 2026-03-09 "
         "08:00 | "
         "2026-03-10 10:00 | 2026-03-10 08:00 | 2026-03-11 10:00 | 2026-03-09 08:00 | 2026-03-10 10:00 | 2026-03-04 08:00 | 2026-03-05 "
         "08:00 | "
         "2026-03-12 17:00 | 2026-03-02 09:00 | 2026-04-01 17:00 | 8 | 0,5 | N",
            "1001 | 100 | 201 | 1 | A10 | Drawings |  | TT_Rsrc | DT_FixedDUR2 | TK_Complete | CP_Phys |  | 16 | 0 |  |  |  |  |  |  |  |  "
            "|  | "
            "2026-03-02 08:00 | 2026-03-03 17:00 | 2026-03-02 08:00 | 2026-03-03 17:00 |  |  |  |  |  |  |  |  |  |  |  |  |  | ",
            "1003 | 100 | 200 |  | A30 | Handover |  | TT_FinMile | DT_FixedDUR2 | TK_NotStart | CP_Drtn |  |  |  |  |  |  |  | CS_ALAP |  "
            "|  |  |  |  |  | "
            "2026-04-01 17:00 | 2026-04-01 17:00 | 2026-04-01 17:00 | 2026-04-01 17:00 |  |  |  |  |  |  |  |  |  | -16 | 0 | N",
            "1004 | 100 | 203 | 1 | A15 | Scaffold |  | TT_LOE | DT_FixedQty | TK_Active | CP_Units |  | 80 | 80 | 100 |  | 25 | 75 |  |  "
            "|  |  |  | "
            "2026-03-10 08:00 |  | 2026-03-02 08:00 | 2026-03-13 17:00 |  |  |  |  |  |  |  |  |  |  |  |  |  | ",
            "1101 | 101 | 300 | 1 | A20 | Slab as agreed |  | TT_Task | DT_FixedDrtn | TK_NotStart | CP_Drtn |  | 32 | 32 | 32 |  |  |  |  "
            "|  |  |  |  |  |  | "
            "2026-02-02 08:00 | 2026-02-05 17:00 | 2026-02-02 08:00 | 2026-02-05 17:00 | 2026-02-02 08:00 | 2026-02-05 17:00 |  |  |  |  | "
            " |  |  | 0 | 0 | Y",
            "1102 | 101 | 300 | 1 | A99 | Dropped |  | TT_Task | DT_FixedDrtn | TK_NotStart | CP_Drtn |  | 8 | 8 |  |  |  |  |  |  |  |  | "
            " |  |  | "
            "2026-02-02 08:00 | 2026-02-02 17:00 | 2026-02-02 08:00 | 2026-02-02 17:00 |  |  |  |  |  |  |  |  |  | 0 | 0 | Y",
            "2001 | 102 | 400 | 2 | Q10 | Other |  | TT_Mile | DT_FixedRate | TK_NotStart | CP_Drtn |  |  |  |  |  |  |  |  |  |  |  | "
            "PT_Lowest |  |  | "
            "2026-03-02 07:00 | 2026-03-02 07:00 | 2026-03-02 07:00 | 2026-03-02 07:00 |  |  |  |  |  |  |  |  |  | 40 | 40 | Y"});
    x.table("TASKPRED", "task_pred_id | task_id | pred_task_id | proj_id | pred_proj_id | pred_type | lag_hr_cnt",
        {"1 | 1002 | 1001 | 100 | 100 | PR_SS | -4", "2 | 1003 | 1002 | 100 | 100 | PR_FF | 1,5", "3 | 1102 | 1101 | 101 | 101 | PR_FS | 0",
            "4 | 2001 | 1002 | 102 | 100 | PR_FS | 0", "5 | 1003 | 9999 | 100 | 100 | PR_FS | 0",
            "6 | 1003 | 1003 | 100 | 100 | PR_FS | 0"});
    x.table("RSRCCURVDATA", "curv_id | curv_name", {"1 | Bell Shaped", "2 | Home made"});
    x.table("TASKRSRC",
        "taskrsrc_id | task_id | proj_id | rsrc_id | role_id | target_qty | remain_qty | target_qty_per_hr | act_reg_qty | act_ot_qty | "
        "target_cost | "
        "remain_cost | act_reg_cost | act_ot_cost | target_lag_drtn_hr_cnt | curv_id | target_crv | target_start_date | target_end_date | "
        "act_start_date",
        {"1 | 1002 | 100 | 2 |  | 40 | 10 | 1 | 28 | 2 | 2010 | 502,5 | 1407 | 100,5 | 8 | 1 |  | 2026-03-02 08:00 | 2026-03-06 17:00 | "
         "2026-03-02 08:00",
            "2 | 1002 | 100 | 3 |  | 12,5 | 12,5 | 0,5 |  |  | 1250 | 1250 |  |  |  | 2 |  |  |  | ",
            "3 | 1004 | 100 |  | 1 | 8 | 8 | 0,5 |  |  | 440 |  |  |  |  |  | x |  |  | ",
            "4 | 1004 | 100 | 77 |  | 8 | 8 | 1 |  |  |  |  |  |  |  |  |  |  |  | ",
            "5 | 1101 | 101 | 2 |  | 32 | 32 | 1 |  |  | 1600 | 1600 |  |  |  |  |  |  |  | ",
            "6 | 2001 | 102 | 2 |  | 8 | 8 | 1 |  |  | 1 | 1 |  |  |  |  |  |  |  | ",
            "7 | 4711 | 100 | 2 |  | 8 | 8 | 1 |  |  | 1 | 1 |  |  |  |  |  |  |  | "});
    x.table("PROJCOST", "cost_item_id | proj_id | task_id | cost_name | target_cost | act_cost | remain_cost | cost_load_type",
        {"1 | 100 | 1002 | Permit | 100 | 60 | 50 | CL_Start", "2 | 100 | 1002 | Crane | 1000,10 |  |  | CL_Uniform",
            "3 | 100 |  | Office | 5 |  |  | CL_End", "4 | 101 | 1101 | Permit | 100 |  |  | CL_Start"});
    x.table("TASKACTV", "task_id | actv_code_type_id | actv_code_id | proj_id",
        {"1002 | 1 | 12 | 100", "1001 | 2 | 20 | 100", "2001 | 1 | 11 | 102", "1101 | 1 | 11 | 101", "1002 | 1 | 11 | 100",
            "1001 | 1 | 99 | 100"});
    x.table("TASKMEMO", "memo_id | task_id | memo_type_id | proj_id | task_memo",
        {"1 | 1002 | 1 | 100 | <HTML><BODY><P>Pour in <b>two</b> bays.</P></BODY></HTML>", "2 | 1101 | 1 | 101 | x",
            "3 | 1003 | 1 | 100 | <p></p>", "4 | 1003 | 1 | 100 | "});
    x.table("WBSMEMO", "wbs_memo_id | proj_id | wbs_id | memo_type_id | wbs_memo",
        {"1 | 100 | 200 | 2 | Late permit",
            "2 | 100 | 203 | 2 | Wet\x7F\x7F"
            "ground"});
    x.table("UDFVALUE", "udf_type_id | fk_id | proj_id | udf_date | udf_number | udf_text",
        {"1 | 1002 | 100 |  |  | Bay 1", "2 | 1002 | 100 |  | 12,5 | ", "3 | 1002 | 100 |  |  | UDF_G2",
            "4 | 1002 | 100 | 2026-05-01 17:00 |  | ", "5 | 1002 | 100 |  | 99,9 | ", "6 | 203 | 100 |  |  | East",
            "6 | 200 | 100 |  |  | Site", "7 | 100 | 100 |  |  | Yes", "8 | 2 |  |  |  | Firm A", "9 | 1 | 100 |  |  | Day",
            "10 | 1 | 100 |  |  | S1", "1 | 1101 | 101 |  |  | x", "1 | 1001 | 100 |  |  | ", "99 | 1001 | 100 |  |  | x"});
    x.table("RISKTYPE", "risk_type_id | risk_type", {"1 | a", "2 | b"});
    return x;
}

ParsedSource read(const QByteArray& bytes, const ReadOptions& options)
{
    auto source = readXer(bytes, QStringLiteral("test.xer"), options);
    if (!source) FAIL(source.error().reason << " " << source.error().args.join(u'|').toStdString());
    return std::move(*source);
}

} // namespace gantry::test
