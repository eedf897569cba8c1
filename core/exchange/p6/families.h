#pragma once

namespace gantry::p6 {

/// A kind of code that P6 has: the tables of its types, of their values, and of which record has which value.
struct Family {
    const char* prefix; // of the ids here, which are unique over all kinds
    const char* entity;
    bool ofRoles;
    const char *types, *typeId, *typeName, *shortLength;
    const char *values, *valueId, *parentId, *shortName, *valueName;
    const char *uses, *recordId;
};
inline constexpr Family families[] = {
    {"actv:", "task", false, "ACTVTYPE", "actv_code_type_id", "actv_code_type", "actv_short_len", "ACTVCODE", "actv_code_id",
        "parent_actv_code_id", "short_name", "actv_code_name", "TASKACTV", "task_id"},
    {"pcat:", "node", false, "PCATTYPE", "proj_catg_type_id", "proj_catg_type", "proj_catg_short_len", "PCATVAL", "proj_catg_id",
        "parent_proj_catg_id", "proj_catg_short_name", "proj_catg_name", "PROJPCAT", "proj_id"},
    {"rcat:", "resource", false, "RCATTYPE", "rsrc_catg_type_id", "rsrc_catg_type", "rsrc_catg_short_len", "RCATVAL", "rsrc_catg_id",
        "parent_rsrc_catg_id", "rsrc_catg_short_name", "rsrc_catg_name", "RSRCRCAT", "rsrc_id"},
    {"rolecat:", "resource", true, "ROLECATTYPE", "role_catg_type_id", "role_catg_type", "role_catg_short_len", "ROLECATVAL",
        "role_catg_id", "parent_role_catg_id", "role_catg_short_name", "role_catg_name", "ROLERCAT", "role_id"},
    {"asgn:", "assignment", false, "ASGNMNTCATTYPE", "asgnmnt_catg_type_id", "asgnmnt_catg_type", "asgnmnt_catg_short_len", "ASGNMNTCATVAL",
        "asgnmnt_catg_id", "parent_asgnmnt_catg_id", "asgnmnt_catg_short_name", "asgnmnt_catg_name", "ASGNMNTACAT", "taskrsrc_id"},
};

} // namespace gantry::p6
