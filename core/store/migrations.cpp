#include "core/store/migrations.h"

#include "core/store/schema.h"

#include <QFileInfo>
#include <array>
#include <vector>

namespace gantry {
namespace {

/// 1 -> 2: coded fields. Values of a custom field may be chosen from a list of its own, and a node's health carries a trend and a comment.
const std::vector<const char*> toTwo = {
    R"(CREATE TABLE "custom_choice" (
    "id" INTEGER PRIMARY KEY,
    "custom_field_id" INTEGER,
    "parent_id" INTEGER,
    "rank" TEXT,
    "code" TEXT,
    "name" TEXT,
    "colour" TEXT,
    "source_id" TEXT
))",
    R"(ALTER TABLE "custom_value" ADD COLUMN "choice_id" INTEGER)",
    R"(ALTER TABLE "node" ADD COLUMN "trend" TEXT)",
    R"(ALTER TABLE "node" ADD COLUMN "health_comment" TEXT)",
};

/// 2 -> 3: limits of the checks of a plan are data.
const std::vector<const char*> toThree = {
    R"(CREATE TABLE "quality_limit" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "check_key" TEXT,
    "limit_value" INTEGER,
    "days" INTEGER
))",
};

/// 3 -> 4: a project's baseline may be chosen, and baselines have a type.
const std::vector<const char*> toFour = {
    R"(ALTER TABLE "node" ADD COLUMN "baseline_id" INTEGER)",
    R"(ALTER TABLE "snapshot" ADD COLUMN "baseline_type" TEXT)",
};

/// 4 -> 5: money: budget, contracts, claims, forecasts, funding, cash flow, earned value, KPIs, closed periods.
const std::vector<const char*> toFive = {
    R"(CREATE TABLE "currency" (
    "id" INTEGER PRIMARY KEY,
    "code" TEXT,
    "name" TEXT,
    "minor_digits" INTEGER
))",
    R"(CREATE TABLE "exchange_rate" (
    "id" INTEGER PRIMARY KEY,
    "currency_id" INTEGER,
    "valid_from" INTEGER,
    "rate" INTEGER
))",
    R"(CREATE TABLE "period" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "fiscal_year" INTEGER,
    "sequence" INTEGER,
    "start_date" INTEGER,
    "end_date" INTEGER,
    "cut_off" INTEGER,
    "status" TEXT,
    "closed_by" TEXT,
    "closed_at" INTEGER,
    "reopened_by" TEXT,
    "reopened_at" INTEGER,
    "reopen_reason" TEXT
))",
    R"(CREATE TABLE "cost_account" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "parent_id" INTEGER,
    "rank" TEXT,
    "code" TEXT,
    "title" TEXT,
    "kind" TEXT,
    "status" TEXT,
    "original_budget_minor" INTEGER,
    "tag" TEXT,
    "description" TEXT,
    "source_id" TEXT
))",
    R"(CREATE TABLE "budget_adjustment" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "project_id" INTEGER,
    "title" TEXT,
    "kind" TEXT,
    "from_account_id" INTEGER,
    "to_account_id" INTEGER,
    "amount_minor" INTEGER,
    "status" TEXT,
    "adjusted_on" INTEGER,
    "reason" TEXT,
    "variation_id" INTEGER
))",
    R"(CREATE TABLE "contract" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "project_id" INTEGER,
    "title" TEXT,
    "vendor_id" INTEGER,
    "reference" TEXT,
    "status" TEXT,
    "standard_form" TEXT,
    "price_type" TEXT,
    "currency" TEXT,
    "sum_minor" INTEGER,
    "principal_id" INTEGER,
    "manager_id" INTEGER,
    "superintendent_id" INTEGER,
    "payment_clause" TEXT,
    "payment_days" INTEGER,
    "jurisdiction" TEXT,
    "tax_percent" INTEGER,
    "retention_percent" INTEGER,
    "retention_cap_percent" INTEGER,
    "security" TEXT,
    "security_minor" INTEGER,
    "security_expires" INTEGER,
    "insurances" TEXT,
    "insurance_expires" INTEGER,
    "liquidated_damages_minor" INTEGER,
    "awarded_on" INTEGER,
    "start_date" INTEGER,
    "practical_completion" INTEGER,
    "defects_end" INTEGER,
    "description" TEXT
))",
    R"(CREATE TABLE "contract_line" (
    "id" INTEGER PRIMARY KEY,
    "contract_id" INTEGER,
    "rank" TEXT,
    "section" TEXT,
    "code" TEXT,
    "title" TEXT,
    "account_id" INTEGER,
    "amount_minor" INTEGER
))",
    R"(CREATE TABLE "variation" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "contract_id" INTEGER,
    "title" TEXT,
    "category" TEXT,
    "status" TEXT,
    "sum_minor" INTEGER,
    "request_number" TEXT,
    "order_number" TEXT,
    "reference" TEXT,
    "clause" TEXT,
    "days_claimed" INTEGER,
    "days_granted" INTEGER,
    "received_on" INTEGER,
    "due_on" INTEGER,
    "approved_on" INTEGER,
    "recommendation" TEXT,
    "approval_text" TEXT,
    "description" TEXT
))",
    R"(CREATE TABLE "variation_line" (
    "id" INTEGER PRIMARY KEY,
    "variation_id" INTEGER,
    "rank" TEXT,
    "title" TEXT,
    "contract_line_id" INTEGER,
    "account_id" INTEGER,
    "requested_minor" INTEGER,
    "preliminary_minor" INTEGER,
    "approved_minor" INTEGER
))",
    R"(CREATE TABLE "claim" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "contract_id" INTEGER,
    "title" TEXT,
    "status" TEXT,
    "invoice" TEXT,
    "certificate" TEXT,
    "period_start" INTEGER,
    "period_end" INTEGER,
    "received_on" INTEGER,
    "due_on" INTEGER,
    "assessed_on" INTEGER,
    "paid_on" INTEGER,
    "payment_month" INTEGER,
    "sum_minor" INTEGER,
    "retention_minor" INTEGER,
    "retention_released_minor" INTEGER,
    "tax_minor" INTEGER,
    "direct" INTEGER,
    "reimbursable" INTEGER,
    "description" TEXT
))",
    R"(CREATE TABLE "claim_line" (
    "id" INTEGER PRIMARY KEY,
    "claim_id" INTEGER,
    "rank" TEXT,
    "title" TEXT,
    "contract_line_id" INTEGER,
    "variation_line_id" INTEGER,
    "claimed_minor" INTEGER,
    "assessed_minor" INTEGER,
    "approved_minor" INTEGER
))",
    R"(CREATE TABLE "forecast_item" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "project_id" INTEGER,
    "title" TEXT,
    "kind" TEXT,
    "account_id" INTEGER,
    "amount_minor" INTEGER,
    "likelihood_percent" INTEGER,
    "status" TEXT,
    "description" TEXT
))",
    R"(CREATE TABLE "cost_accrual" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "project_id" INTEGER,
    "title" TEXT,
    "account_id" INTEGER,
    "contract_id" INTEGER,
    "period_id" INTEGER,
    "reversed_in_id" INTEGER,
    "amount_minor" INTEGER
))",
    R"(CREATE TABLE "ledger_entry" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "posted_on" INTEGER,
    "document" TEXT,
    "title" TEXT,
    "account_id" INTEGER,
    "contract_id" INTEGER,
    "claim_id" INTEGER,
    "task_id" INTEGER,
    "vendor_id" INTEGER,
    "amount_minor" INTEGER,
    "source_id" TEXT
))",
    R"(CREATE TABLE "funding_source" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "parent_id" INTEGER,
    "name" TEXT,
    "funder_id" INTEGER,
    "kind" TEXT,
    "total_minor" INTEGER,
    "valid_from" INTEGER,
    "valid_to" INTEGER,
    "conditions" TEXT
))",
    R"(CREATE TABLE "funding_allocation" (
    "id" INTEGER PRIMARY KEY,
    "source_id" INTEGER,
    "project_id" INTEGER,
    "fiscal_year" INTEGER,
    "amount_minor" INTEGER,
    "share_percent" INTEGER,
    "drawn_minor" INTEGER
))",
    R"(CREATE TABLE "phasing" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "record_entity" TEXT,
    "record_id" INTEGER,
    "curve" TEXT,
    "from_date" INTEGER,
    "to_date" INTEGER,
    "task_id" INTEGER
))",
    R"(CREATE TABLE "phased_amount" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "record_entity" TEXT,
    "record_id" INTEGER,
    "kind" TEXT,
    "month" INTEGER,
    "amount_minor" INTEGER
))",
    R"(CREATE TABLE "cost_options" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "in_principle_committed" INTEGER,
    "contingency_in_forecast" INTEGER,
    "risk_in_forecast" INTEGER,
    "direct_in_forecast" INTEGER,
    "draft_contracts_count" INTEGER,
    "estimate_method" TEXT,
    "actual_cost_from" TEXT,
    "earned_value_technique" TEXT,
    "cash_flow_by" TEXT,
    "fiscal_year_start" INTEGER
))",
    R"(CREATE TABLE "task_step" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "task_id" INTEGER,
    "rank" TEXT,
    "name" TEXT,
    "weight" INTEGER,
    "percent_complete" INTEGER,
    "source_id" TEXT
))",
    R"(CREATE TABLE "kpi" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "code" TEXT,
    "name" TEXT,
    "purpose" TEXT,
    "formula" TEXT,
    "unit" TEXT,
    "direction" TEXT,
    "target" INTEGER,
    "green_limit" INTEGER,
    "amber_limit" INTEGER,
    "dimension" TEXT,
    "roll_up" TEXT,
    "leading" INTEGER,
    "frequency" TEXT,
    "owner_id" INTEGER,
    "scope_id" INTEGER,
    "active" INTEGER,
    "source" TEXT
))",
    R"(CREATE TABLE "health_assessment" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "dimension" TEXT,
    "health" TEXT,
    "trend" TEXT,
    "comment" TEXT,
    "assessed_on" INTEGER,
    "by_id" INTEGER
))",
    R"(ALTER TABLE "task" ADD COLUMN "account_id" INTEGER)",
    R"(ALTER TABLE "task" ADD COLUMN "earned_value_technique" TEXT)",
    R"(ALTER TABLE "snapshot" ADD COLUMN "period_id" INTEGER)",
    R"(ALTER TABLE "snapshot" ADD COLUMN "previous_hash" TEXT)",
};

const std::array<const std::vector<const char*>*, schemaVersion - 1> steps{&toTwo, &toThree, &toFour, &toFive};

} // namespace

Result<void> migrate(const Database& db, int from)
{
    if (from < 1 || from > schemaVersion)
        return Error{Errc::Version, "file.unknown-version", {QFileInfo(db.path()).fileName(), QString::number(from)}};
    for (std::size_t step = std::size_t(from) - 1; step < steps.size(); ++step)
        for (const char* sql : *steps[step])
            if (auto done = db.run(QString::fromLatin1(sql)); !done) return done;
    return db.run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion));
}

} // namespace gantry
