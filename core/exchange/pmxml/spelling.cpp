#include "core/exchange/pmxml/spelling.h"

#include "core/exchange/bytes.h"
#include "core/exchange/p6/cells.h"
#include "core/exchange/p6/families.h"
#include "core/exchange/written_ids.h"

#include <algorithm>
#include <array>

namespace gantry::pmxml {
namespace {

constexpr Word kinds[] = {{"TT_Task", "Task Dependent"}, {"TT_Rsrc", "Resource Dependent"}, {"TT_LOE", "Level of Effort"},
    {"TT_Mile", "Start Milestone"}, {"TT_FinMile", "Finish Milestone"}, {"TT_WBS", "WBS Summary"}};
constexpr Word durationTypes[] = {{"DT_FixedRate", "Fixed Units/Time"}, {"DT_FixedDrtn", "Fixed Duration and Units/Time"},
    {"DT_FixedQty", "Fixed Units"}, {"DT_FixedDUR2", "Fixed Duration and Units"}};
constexpr Word percentTypes[] = {{"CP_Phys", "Physical"}, {"CP_Drtn", "Duration"}, {"CP_Units", "Units"}};
constexpr Word statuses[] = {{"TK_NotStart", "Not Started"}, {"TK_Active", "In Progress"}, {"TK_Complete", "Completed"}};
constexpr Word priorities[] = {{"PT_Top", "Top"}, {"PT_High", "High"}, {"PT_Normal", "Normal"}, {"PT_Low", "Low"}, {"PT_Lowest", "Lowest"}};
constexpr Word constraints[] = {{"CS_MSO", "Start On"}, {"CS_MSOB", "Start On or Before"}, {"CS_MSOA", "Start On or After"},
    {"CS_MEO", "Finish On"}, {"CS_MEOB", "Finish On or Before"}, {"CS_MEOA", "Finish On or After"}, {"CS_ALAP", "As Late As Possible"},
    {"CS_MANDSTART", "Mandatory Start"}, {"CS_MANDFIN", "Mandatory Finish"}};
constexpr Word linkTypes[] = {
    {"PR_FS", "Finish to Start"}, {"PR_SS", "Start to Start"}, {"PR_FF", "Finish to Finish"}, {"PR_SF", "Start to Finish"}};
constexpr Word projectStatuses[] = {{"WS_Whatif", "What-If"}, {"WS_Planned", "Planned"}, {"WS_Open", "Active"}, {"WS_Closed", "Inactive"}};
constexpr Word criticalPaths[] = {{"CT_TotFloat", "Critical Float"}, {"CT_DrivPath", "Longest Path"}};
constexpr Word floatTypes[] = {{"FT_MIN", "Smallest of Start Float and Finish Float"},
    {"FT_FF", "Finish Float = Late Finish - Early Finish"}, {"FT_SF", "Start Float = Late Start - Early Start"}, {"FT_FF", "Finish Float"},
    {"FT_SF", "Start Float"}};
constexpr Word lagCalendars[] = {{"rcal_Predecessor", "Predecessor Activity Calendar"}, {"rcal_Successor", "Successor Activity Calendar"},
    {"rcal_24Hour", "24 Hour Calendar"}, {"rcal_ProjDefault", "Project Default Calendar"}};
constexpr Word progressModes[] = {{"YN", "Retained Logic"}, {"NY", "Progress Override"}, {"NN", "Actual Dates"}};
constexpr Word calendarTypes[] = {{"CA_Base", "Global"}, {"CA_Project", "Project"}, {"CA_Rsrc", "Resource"}};
constexpr Word resourceTypes[] = {{"RT_Labor", "Labor"}, {"RT_Equip", "Nonlabor"}, {"RT_Mat", "Material"}};
constexpr Word accruals[] = {{"CL_Uniform", "Uniform Over Activity"}, {"CL_Start", "Start of Activity"}, {"CL_End", "End of Activity"}};
constexpr Word scopes[] = {{"AS_Global", "Global"}, {"AS_EPS", "EPS"}, {"AS_Project", "Project"}};
constexpr Word subjects[] = {{"TASK", "Activity"}, {"PROJWBS", "WBS"}, {"PROJECT", "Project"}, {"RSRC", "Resource"}, {"ROLES", "Role"},
    {"TASKRSRC", "Resource Assignment"}};
constexpr Word fieldKinds[] = {{"FT_TEXT", "Text"}, {"FT_INT", "Integer"}, {"FT_FLOAT", "Double"}, {"FT_FLOAT_2_DECIMALS", "Double"},
    {"FT_MONEY", "Cost"}, {"FT_START_DATE", "Start Date"}, {"FT_END_DATE", "Finish Date"}, {"FT_STATICTYPE", "Indicator"}};
constexpr Word indicators[] = {{"UDF_G0", "None"}, {"UDF_G1", "Red"}, {"UDF_G2", "Yellow"}, {"UDF_G3", "Green"}, {"UDF_G4", "Blue"}};
constexpr Word decimalSigns[] = {{".", "Period"}, {",", "Comma"}};

constexpr Spelled currency[] = {{"curr_id", "ObjectId"}, {"curr_short_name", "Id"}, {"curr_type", "Name"}, {"curr_symbol", "Symbol"},
    {"decimal_digit_cnt", "DecimalPlaces"}, {"decimal_symbol", "DecimalSymbol", As::Word, decimalSigns},
    {"digit_group_symbol", "DigitGroupingSymbol", As::Word, decimalSigns}, {"pos_curr_fmt_type", "PositiveSymbol"},
    {"neg_curr_fmt_type", "NegativeSymbol"}, {"base_exch_rate", "ExchangeRate"}};
constexpr Spelled unit[] = {{"unit_id", "ObjectId"}, {"unit_abbrev", "Abbreviation"}, {"unit_name", "Name"}, {"seq_num", "SequenceNumber"}};
constexpr Spelled topic[] = {{"memo_type_id", "ObjectId"}, {"memo_type", "Name"}, {"seq_num", "SequenceNumber"},
    {"eps_flag", "AvailableForEPS", As::Flag}, {"proj_flag", "AvailableForProject", As::Flag}, {"wbs_flag", "AvailableForWBS", As::Flag},
    {"task_flag", "AvailableForActivity", As::Flag}};
constexpr Spelled userType[] = {{"udf_type_id", "ObjectId"}, {"table_name", "SubjectArea", As::Word, subjects}, {"udf_type_label", "Title"},
    {"logical_data_type", "DataType", As::Word, fieldKinds}, {"super_flag", "IsSecureCode", As::Flag}};
constexpr Spelled calendar[] = {{"clndr_id", "ObjectId"}, {"base_clndr_id", "BaseCalendarObjectId"}, {"proj_id", "ProjectObjectId"},
    {"clndr_name", "Name"}, {"clndr_type", "Type", As::Word, calendarTypes}, {"default_flag", "IsDefault", As::Flag},
    {"rsrc_private", "IsPersonal", As::Flag}, {"day_hr_cnt", "HoursPerDay"}, {"week_hr_cnt", "HoursPerWeek"},
    {"month_hr_cnt", "HoursPerMonth"}, {"year_hr_cnt", "HoursPerYear"}, {"clndr_data", {}}};
constexpr Spelled curve[] = {{"curv_id", "ObjectId"}, {"curv_name", "Name"}};
constexpr Spelled role[] = {{"role_id", "ObjectId"}, {"parent_role_id", "ParentObjectId"}, {"role_short_name", "Id"}, {"role_name", "Name"},
    {"clndr_id", "CalendarObjectId"}, {"seq_num", "SequenceNumber"}, {"def_cost_qty_link_flag", "CalculateCostFromUnits", As::Flag},
    {"role_descr", "Responsibilities", As::Block}};
constexpr Spelled roleRate[] = {{"role_rate_id", "ObjectId"}, {"role_id", "RoleObjectId"}, {"cost_per_qty", "PricePerUnit"},
    {"start_date", "EffectiveDate", As::Time}, {"max_qty_per_hr", "MaxUnitsPerTime"}, {"cost_per_qty2", "PricePerUnit2"},
    {"cost_per_qty3", "PricePerUnit3"}, {"cost_per_qty4", "PricePerUnit4"}, {"cost_per_qty5", "PricePerUnit5"}};
constexpr Spelled resource[] = {{"rsrc_id", "ObjectId"}, {"parent_rsrc_id", "ParentObjectId"}, {"clndr_id", "CalendarObjectId"},
    {"guid", "GUID", As::Guid}, {"rsrc_short_name", "Id"}, {"rsrc_name", "Name"}, {"rsrc_type", "ResourceType", As::Word, resourceTypes},
    {"rsrc_seq_num", "SequenceNumber"}, {"unit_id", "UnitOfMeasureObjectId"}, {"def_qty_per_hr", "DefaultUnitsPerTime"},
    {"ot_flag", "IsOverTimeAllowed", As::Flag}, {"ot_factor", "OvertimeFactor"}, {"email_addr", "EmailAddress"},
    {"active_flag", "IsActive", As::Flag}, {"auto_compute_act_flag", "AutoComputeActuals", As::Flag},
    {"def_cost_qty_link_flag", "CalculateCostFromUnits", As::Flag}, {"rsrc_notes", "ResourceNotes", As::Block},
    {"cost_per_qty", "PricePerUnit"}, {"max_qty_per_hr", "MaxUnitsPerTime"}}; // the last two: where the rates have no element of their own
constexpr Spelled resourceRate[] = {{"rsrc_rate_id", "ObjectId"}, {"rsrc_id", "ResourceObjectId"}, {"cost_per_qty", "PricePerUnit"},
    {"start_date", "EffectiveDate", As::Time}, {"max_qty_per_hr", "MaxUnitsPerTime"}, {"cost_per_qty2", "PricePerUnit2"},
    {"cost_per_qty3", "PricePerUnit3"}, {"cost_per_qty4", "PricePerUnit4"}, {"cost_per_qty5", "PricePerUnit5"}};
constexpr Spelled options[] = {{"schedoptions_id", {}}, {"proj_id", "ProjectObjectId"},
    {"sched_open_critical_flag", "MakeOpenEndedActivitiesCritical", As::Flag},
    {"sched_lag_early_start_flag", "StartToStartLagCalculationType", As::Flag},
    {"sched_float_type", "ComputeTotalFloatType", As::Word, floatTypes},
    {"sched_calendar_on_relationship_lag", "RelationshipLagCalendar", As::Word, lagCalendars},
    {"sched_use_expect_end_flag", "UseExpectedFinishDates", As::Flag},
    {"sched_use_project_end_date_for_float", "CalculateFloatBasedOnFinishDate", As::Flag}, {"sched_retained_logic", {}},
    {"sched_progress_override", {}}, {"sched_mode", "OutOfSequenceScheduleType", As::Word, progressModes},
    {"critical_path_type", "CriticalActivityPathType", As::Word, criticalPaths},
    {"critical_drtn_hr_cnt", "CriticalActivityFloatThreshold"}};
/// With what the tables keep beside it: scheduling options that stand in the project itself.
constexpr Spelled project[] = {{"proj_id", "ObjectId"}, {"proj_short_name", "Id"}, {"clndr_id", "ActivityDefaultCalendarObjectId"},
    {"guid", "GUID", As::Guid}, {"plan_start_date", "PlannedStartDate", As::Time}, {"plan_end_date", "MustFinishByDate", As::Time},
    {"scd_end_date", "ScheduledFinishDate", As::Time}, {"last_recalc_date", "DataDate", As::Time}, {"add_date", "DateAdded", As::Time},
    {"create_date", "CreateDate", As::Time}, {"orig_proj_id", "OriginalProjectObjectId"},
    {"sum_base_proj_id", "CurrentBaselineProjectObjectId"}, {"critical_path_type", "CriticalActivityPathType", As::Word, criticalPaths},
    {"critical_drtn_hr_cnt", "CriticalActivityFloatLimit"}, {"limit_hr_cnt", "CriticalActivityFloatThreshold"}, {"export_flag", {}},
    {"wbs_id", "WBSObjectId"}, {"wbs_name", "Name"}, {"status_code", "Status", As::Word, projectStatuses},
    {"sched_open_critical_flag", "MakeOpenEndedActivitiesCritical", As::Flag},
    {"sched_lag_early_start_flag", "StartToStartLagCalculationType", As::Flag},
    {"sched_float_type", "ComputeTotalFloatType", As::Word, floatTypes},
    {"sched_calendar_on_relationship_lag", "RelationshipLagCalendar", As::Word, lagCalendars},
    {"sched_use_expect_end_flag", "UseExpectedFinishDates", As::Flag},
    {"sched_use_project_end_date_for_float", "CalculateFloatBasedOnFinishDate", As::Flag},
    {"sched_mode", "OutOfSequenceScheduleType", As::Word, progressModes}, {"def_task_type", "ActivityDefaultActivityType", As::Word, kinds},
    {"def_duration_type", "ActivityDefaultDurationType", As::Word, durationTypes},
    {"def_complete_pct_type", "ActivityDefaultPercentCompleteType", As::Word, percentTypes}, {"task_code_prefix", "ActivityIdPrefix"},
    {"task_code_base", "ActivityIdSuffix"}, {"task_code_step", "ActivityIdIncrement"},
    {"step_complete_flag", "ActivityPercentCompleteBasedOnActivitySteps", As::Flag},
    {"add_act_remain_flag", "AddActualToRemaining", As::Flag}, {"act_this_per_link_flag", "LinkActualToActualThisPeriod", As::Flag},
    {"act_pct_link_flag", "LinkPercentCompleteWithActual", As::Flag}, {"rem_target_link_flag", "LinkPlannedAndAtCompletionFlag", As::Flag},
    {"reset_planned_flag", "ResetPlannedToRemainingFlag", As::Flag},
    {"rsrc_multi_assign_flag", "ResourceCanBeAssignedToSameActivityMoreThanOnce", As::Flag},
    {"use_project_baseline_flag", "UseProjectBaselineForEarnedValue", As::Flag}, {"fy_start_month_num", "FiscalYearStartMonth"},
    {"priority_num", "LevelingPriority"}, {"strgy_priority_num", "StrategicPriority"}, {"name_sep_char", "WBSCodeSeparator"}};
constexpr Spelled root[] = {{"wbs_id", "WBSObjectId"}, {"wbs_name", "Name"}, {"status_code", "Status", As::Word, projectStatuses}};
constexpr Spelled wbs[] = {{"wbs_id", "ObjectId", As::Wbs}, {"proj_id", "ProjectObjectId"}, {"parent_wbs_id", "ParentObjectId", As::Wbs},
    {"wbs_short_name", "Code"}, {"wbs_name", "Name"}, {"seq_num", "SequenceNumber"}, {"guid", "GUID", As::Guid},
    {"status_code", "Status", As::Word, projectStatuses}, {"proj_node_flag", {}}};
constexpr Spelled activity[] = {{"task_id", "ObjectId", As::Task}, {"proj_id", "ProjectObjectId"}, {"wbs_id", "WBSObjectId", As::Wbs},
    {"clndr_id", "CalendarObjectId"}, {"guid", "GUID", As::Guid}, {"task_code", "Id"}, {"task_name", "Name"},
    {"task_type", "Type", As::Word, kinds}, {"duration_type", "DurationType", As::Word, durationTypes},
    {"status_code", "Status", As::Word, statuses}, {"complete_pct_type", "PercentCompleteType", As::Word, percentTypes},
    {"phys_complete_pct", "PhysicalPercentComplete", As::Percent}, {"target_drtn_hr_cnt", "PlannedDuration"},
    {"remain_drtn_hr_cnt", "RemainingDuration"}, {"target_work_qty", "PlannedLaborUnits"}, {"target_equip_qty", "PlannedNonLaborUnits"},
    {"act_work_qty", "ActualLaborUnits"}, {"act_equip_qty", "ActualNonLaborUnits"}, {"remain_work_qty", "RemainingLaborUnits"},
    {"remain_equip_qty", "RemainingNonLaborUnits"}, {"cstr_type", "PrimaryConstraintType", As::Word, constraints},
    {"cstr_date", "PrimaryConstraintDate", As::Time}, {"cstr_type2", "SecondaryConstraintType", As::Word, constraints},
    {"cstr_date2", "SecondaryConstraintDate", As::Time}, {"priority_type", "LevelingPriority", As::Word, priorities},
    {"act_start_date", "ActualStartDate", As::Time}, {"act_end_date", "ActualFinishDate", As::Time},
    {"target_start_date", "PlannedStartDate", As::Time}, {"target_end_date", "PlannedFinishDate", As::Time},
    {"early_start_date", "EarlyStartDate", As::Time}, {"early_end_date", "EarlyFinishDate", As::Time},
    {"late_start_date", "LateStartDate", As::Time}, {"late_end_date", "LateFinishDate", As::Time},
    {"restart_date", "RemainingEarlyStartDate", As::Time}, {"reend_date", "RemainingEarlyFinishDate", As::Time},
    {"rem_late_start_date", "RemainingLateStartDate", As::Time}, {"rem_late_end_date", "RemainingLateFinishDate", As::Time},
    {"suspend_date", "SuspendDate", As::Time}, {"resume_date", "ResumeDate", As::Time}, {"expect_end_date", "ExpectedFinishDate", As::Time},
    {"external_early_start_date", "ExternalEarlyStartDate", As::Time}, {"external_late_end_date", "ExternalLateFinishDate", As::Time},
    {"total_float_hr_cnt", "TotalFloat"}, {"free_float_hr_cnt", "FreeFloat"}, {"driving_path_flag", "IsLongestPath", As::Flag},
    {"est_wt", "EstimatedWeight"}, {"auto_compute_act_flag", "AutoComputeActuals", As::Flag}};
constexpr Spelled relationship[] = {{"task_pred_id", "ObjectId", As::Link}, {"task_id", "SuccessorActivityObjectId", As::Task},
    {"pred_task_id", "PredecessorActivityObjectId", As::Task}, {"proj_id", "SuccessorProjectObjectId"},
    {"pred_proj_id", "PredecessorProjectObjectId"}, {"pred_type", "Type", As::Word, linkTypes}, {"lag_hr_cnt", "Lag"}};
constexpr Spelled assignment[] = {{"taskrsrc_id", "ObjectId", As::Work}, {"task_id", "ActivityObjectId", As::Task},
    {"proj_id", "ProjectObjectId"}, {"rsrc_id", "ResourceObjectId"}, {"role_id", "RoleObjectId"}, {"guid", "GUID", As::Guid},
    {"rsrc_type", "ResourceType", As::Word, resourceTypes}, {"target_qty_per_hr", "PlannedUnitsPerTime"},
    {"remain_qty_per_hr", "RemainingUnitsPerTime"}, {"target_qty", "PlannedUnits"}, {"remain_qty", "RemainingUnits"},
    {"act_reg_qty", "ActualRegularUnits"}, {"act_ot_qty", "ActualOvertimeUnits"}, {"act_qty", "ActualUnits"},
    {"target_cost", "PlannedCost"}, {"remain_cost", "RemainingCost"}, {"act_reg_cost", "ActualRegularCost"},
    {"act_ot_cost", "ActualOvertimeCost"}, {"act_cost", "ActualCost"}, {"target_lag_drtn_hr_cnt", "PlannedLag"},
    {"target_start_date", "PlannedStartDate", As::Time}, {"target_end_date", "PlannedFinishDate", As::Time},
    {"act_start_date", "ActualStartDate", As::Time}, {"act_end_date", "ActualFinishDate", As::Time},
    {"restart_date", "RemainingStartDate", As::Time}, {"reend_date", "RemainingFinishDate", As::Time}, {"curv_id", "ResourceCurveObjectId"},
    {"target_crv", "PlannedCurve"}, {"remain_crv", "RemainingCurve"}, {"actual_crv", "ActualCurve"},
    {"cost_qty_link_flag", "IsCostUnitsLinked", As::Flag}, {"cost_per_qty", "PricePerUnit"}};
constexpr Spelled expense[] = {{"cost_item_id", "ObjectId"}, {"task_id", "ActivityObjectId", As::Task}, {"proj_id", "ProjectObjectId"},
    {"cost_name", "ExpenseItem"}, {"target_cost", "PlannedCost"}, {"act_cost", "ActualCost"}, {"remain_cost", "RemainingCost"},
    {"cost_load_type", "AccrualType", As::Word, accruals}, {"target_qty", "PlannedUnits"}, {"cost_per_qty", "PricePerUnit"},
    {"auto_compute_act_flag", "AutoComputeActuals", As::Flag}};
constexpr Spelled activityNote[] = {{"memo_id", "ObjectId"}, {"task_id", "ActivityObjectId", As::Task}, {"proj_id", "ProjectObjectId"},
    {"memo_type_id", "NotebookTopicObjectId"}, {"task_memo", "Note", As::Block}};
constexpr Spelled projectNote[] = {{"wbs_memo_id", "ObjectId"}, {"proj_id", "ProjectObjectId"}, {"wbs_id", "WBSObjectId", As::Wbs},
    {"memo_type_id", "NotebookTopicObjectId"}, {"wbs_memo", "Note", As::Block}};

/// Types and values of a kind of code.
struct CodeFields {
    std::array<Spelled, 6> types;
    std::array<Spelled, 7> values;
};
constexpr CodeFields codeFields(const p6::Family& f)
{
    return {{{{f.typeId, "ObjectId"}, {f.typeName, "Name"}, {f.shortLength, "Length"}, {"seq_num", "SequenceNumber"},
                {"proj_id", "ProjectObjectId"}, {"actv_code_type_scope", "Scope", As::Word, scopes}}},
        {{{f.valueId, "ObjectId"}, {f.typeId, "CodeTypeObjectId"}, {f.parentId, "ParentObjectId"}, {f.shortName, "CodeValue"},
            {f.valueName, "Description"}, {"seq_num", "SequenceNumber"}, {"color", "Color", As::Colour}}}};
}
constexpr CodeFields codes[] = {codeFields(p6::families[0]), codeFields(p6::families[1]), codeFields(p6::families[2]),
    codeFields(p6::families[3]), codeFields(p6::families[4])};
static_assert(std::size(codes) == std::size(p6::families));

constexpr Spelling all[] = { // in the order in which they are written
    {"CURRTYPE", "Currency", currency}, {"UMEASURE", "UnitOfMeasure", unit}, {"UDFTYPE", "UDFType", userType},
    {"MEMOTYPE", "NotebookTopic", topic}, {"RSRCCURVDATA", "ResourceCurve", curve}, {"CALENDAR", "Calendar", calendar},
    {"PCATTYPE", "ProjectCodeType", codes[1].types}, {"PCATVAL", "ProjectCode", codes[1].values},
    {"RCATTYPE", "ResourceCodeType", codes[2].types}, {"RCATVAL", "ResourceCode", codes[2].values},
    {"ROLECATTYPE", "RoleCodeType", codes[3].types}, {"ROLECATVAL", "RoleCode", codes[3].values},
    {"ASGNMNTCATTYPE", "ResourceAssignmentCodeType", codes[4].types}, {"ASGNMNTCATVAL", "ResourceAssignmentCode", codes[4].values},
    {"ACTVTYPE", "ActivityCodeType", codes[0].types}, {"ACTVCODE", "ActivityCode", codes[0].values}, {"ROLES", "Role", role},
    {"ROLERATE", "RoleRate", roleRate}, {"RSRC", "Resource", resource}, {"RSRCRATE", "ResourceRate", resourceRate},
    {"PROJECT", "Project", project}, {"PROJWBS", "WBS", wbs}, {"WBSMEMO", "ProjectNote", projectNote}, {"TASK", "Activity", activity},
    {"TASKMEMO", "ActivityNote", activityNote}, {"TASKRSRC", "ResourceAssignment", assignment}, {"PROJCOST", "ActivityExpense", expense},
    {"TASKPRED", "Relationship", relationship}, {"SCHEDOPTIONS", "ScheduleOptions", options}};

constexpr Nested nests(const char* table, const p6::Family& f) { return {table, f.uses, f.recordId, f.typeId, f.valueId}; }
constexpr Nested inRecords[] = {nests("TASK", p6::families[0]), nests("PROJECT", p6::families[1]), nests("RSRC", p6::families[2]),
    nests("ROLES", p6::families[3]), nests("TASKRSRC", p6::families[4]), {"PROJWBS", {}, {}, {}, {}}};

constexpr UserValue values[] = {{"FT_TEXT", {"udf_text", "TextValue"}}, {"FT_INT", {"udf_number", "IntegerValue"}},
    {"FT_FLOAT", {"udf_number", "DoubleValue"}}, {"FT_FLOAT_2_DECIMALS", {"udf_number", "DoubleValue"}},
    {"FT_MONEY", {"udf_number", "CostValue"}}, {"FT_START_DATE", {"udf_date", "StartDateValue", As::Time}},
    {"FT_END_DATE", {"udf_date", "FinishDateValue", As::Time}}, {"FT_STATICTYPE", {"udf_text", "IndicatorValue", As::Word, indicators}},
    {{}, {"udf_text", "CodeValue"}}};

QLatin1String latin(std::string_view s) { return QLatin1String(s.data(), qsizetype(s.size())); }
QByteArray bytes(std::string_view s) { return {s.data(), qsizetype(s.size())}; }

/// "2026-03-02T08:00:00" to "2026-03-02 08:00"; the seconds only where there are some.
QByteArray timeCell(QStringView text)
{
    const QByteArray raw = p6::lineCell(text);
    const auto time = dateTimeOf({raw.constData(), std::size_t(raw.size())});
    const QByteArray cell = time ? timeBytes(*time, ' ', time->seconds % 60 != 0) : QByteArray();
    return cell.isEmpty() ? raw : cell;
}

QByteArray percentCell(QStringView text)
{
    const QByteArray raw = p6::lineCell(text);
    const auto hundredfold = decimalOf({raw.constData(), std::size_t(raw.size())}, 10);
    return hundredfold ? decimalText(*hundredfold, 8).toLatin1() : raw;
}

} // namespace

std::span<const Spelling> spellings() { return all; }
std::span<const Nested> nested() { return inRecords; }
std::span<const Spelled> rootFields() { return root; }
std::span<const UserValue> userValues() { return values; }

const Spelling* spellingOf(std::string_view table)
{
    const auto it = std::ranges::find(all, table, &Spelling::table);
    return it == std::end(all) ? nullptr : it;
}

QByteArray cellOf(const Spelled& field, QStringView text)
{
    if (text.startsWith(QChar(QChar::ByteOrderMark))) text = text.sliced(1); // P6 has it before HTML
    switch (field.as) {
    case As::Block: return p6::blockCell(text.trimmed());
    case As::Time: return timeCell(text);
    case As::Percent: return percentCell(text);
    case As::Guid: {
        const auto guid = guidFrom(text.trimmed().toString());
        return guid ? base64Of(*guid).toLatin1() : p6::lineCell(text);
    }
    case As::Colour: return p6::lineCell(text.trimmed().startsWith(u'#') ? text.trimmed().sliced(1) : text);
    case As::Word:
        for (const Word& w : field.words)
            if (text.trimmed().compare(latin(w.word), Qt::CaseInsensitive) == 0) return bytes(w.token);
        return p6::lineCell(text);
    default: return p6::lineCell(text);
    }
}

QString textOf(const Spelled& field, std::string_view cell)
{
    switch (field.as) {
    case As::Block: return textFrom(cell).replace(QStringLiteral("\x7F\x7F"), QStringLiteral("\n")).remove(QChar(0x7F));
    case As::Flag: return isYes(cell) ? QStringLiteral("1") : QStringLiteral("0");
    case As::Time: {
        const auto time = dateTimeOf(cell);
        return time ? QString::fromLatin1(timeBytes(*time)) : QString();
    }
    case As::Percent: {
        const auto hundredfold = decimalOf(cell, 8);
        return hundredfold ? decimalText(*hundredfold, 10) : QString();
    }
    case As::Guid: {
        const auto guid = guidFrom(textFrom(cell));
        return guid ? guid->toString().toUpper() : QString();
    }
    case As::Colour: return u'#' + textFrom(cell);
    case As::Word: {
        const auto it = std::ranges::find(field.words, cell, &Word::token);
        return it == field.words.end() ? QString() : latin(it->word).toString();
    }
    default: return textFrom(cell);
    }
}

} // namespace gantry::pmxml
