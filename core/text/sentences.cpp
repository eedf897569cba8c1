#include "core/text/sentences.h"

#include "core/text/text.h"

#include <QHash>
#include <algorithm>

namespace gantry {
namespace {

/// %1, %2 ... are the arguments of the reason. What happened, to what, and what can be done.
constexpr SentenceOf table[] = {
    // change: %1 what kind of record, %2 its id, %3 the field
    {"change.bad-id", "%1 %2 cannot be added: an id is a whole number above zero. Leave the id out and one is given."},
    {"change.bad-value", "%3 of %1 %2 cannot hold that value. Enter a value of the kind that the field expects."},
    {"change.before-differs", "%3 of %1 %2 has been changed meanwhile. Look at the present value and decide again."},
    {"change.id-taken", "%1 %2 is there already. Update it, or leave the id out to add another one."},
    {"change.record-gone", "%1 %2 is no longer there; somebody may have removed it. The history shows who did."},
    {"change.too-large", "%1 %2 holds more than a portfolio can keep in one record. Shorten it, or keep it in a file apart."},
    {"change.unknown-field", "%1 %2 has no such field. The schema lists the fields of each record."},

    // rules that hold always: %1 what kind of record, %2 its title, %3 what else
    {"field.required", "%1 needs a value here. Type one, or leave the cell with Esc."},
    {"field.not-a-duration", "“%2” is not a duration for %1. Type a number with a unit, such as 5d, 2w or 4h."},
    {"field.read-only", "%3 of %1 “%2” is worked out by the program and cannot be typed."},
    {"record.required", "%1 “%2” needs a value in %3."},
    {"record.dangling", "%3 of %1 “%2” names a record that is not there. Choose one that is."},
    {"record.still-used", "%1 “%2” still uses a record that is to be removed (in %3). Remove or change that use first."},
    {"tree.cycle", "%1 “%2” cannot lie under itself. Choose another parent."},
    {"tree.two-roots", "“%2” needs a place in the tree: only “%3” lies at the top. Give it a parent."},
    {"tree.no-root", "The portfolio that everything lies under cannot be removed. Remove what lies under it instead."},
    {"node.under-project",
        "“%2” cannot lie under the project “%3”: projects hold tasks, and only programmes and portfolios hold projects."},
    {"node.wrong-parent",
        "“%2” cannot lie there: a programme or project lies under a portfolio or programme, and a portfolio only under a portfolio."},
    {"task.other-project", "“%2” cannot lie under “%3”, which belongs to another project."},
    {"task.not-in-project", "“%2” cannot lie directly under “%3”: tasks belong to projects."},
    {"link.to-itself", "“%3” cannot follow itself. Choose another predecessor."},
    {"link.other-project", "The link belongs to another project than its successor. Give it the successor’s project."},
    {"assignment.other-project", "The assignment belongs to another project than its task. Give it the task’s project."},
    {"calendar.base-cycle", "The calendar “%2” would be based on itself. Choose another base calendar."},

    // approvals: %1 mostly who or what
    {"approval.nobody", "Say who is to approve this."},
    {"approval.unknown-person",
        "Nobody in this portfolio is called “%1”, the name under which you work. Add a person of that name, or change your name in the "
        "settings."},
    {"approval.no-authority",
        "%1 has no authority to approve this: no delegation of authority in force here names them, or a role of theirs, for “%2”. Ask "
        "somebody who has it, or record the delegation first."},
    {"approval.over-limit", "%1 may not approve %2: “%4” goes up to %3. Ask somebody with a higher limit."},
    {"approval.no-rate", "Whether %1 may approve this cannot be told: there is no exchange rate from %2 to %3. Add one first."},
    {"approval.not-approvable", "%1 are not approved by anybody. Contracts, variations, claims, changes and reports are."},
    {"approval.waiting-already", "“%1” waits for approval already. Decide on that, or take it back first."},
    {"approval.not-waiting", "“%1” is decided already. Ask for a new approval instead."},
    {"approval.unknown", "There is no approval %1. `gantry-cli list FILE approval` names them."},
    {"person.unknown", "Nobody in this portfolio is called “%1”. `gantry-cli list FILE person` names everybody."},
    {"approval.withdrawn", "The approval of “%1” was taken back already."},
    {"approval.no-reason", "Say why: a refusal or a withdrawal needs a reason that others can read."},
    {"approval.not-recorded",
        "“%2” cannot be marked as decided by typing: use Approve or Reject, which records who did it and by which authority."},
    {"approval.by-wrong-person", "“%2” was decided by %3, whom the delegation “%4” does not name."},
    {"approval.beyond-limit", "“%2” was approved for %3, and the delegation “%5” goes up to %4."},

    // waivers, checklists and charters: %1 what is left out, asked or submitted
    {"waiver.no-reason", "Say why “%1” is left out: others have to be able to read it."},
    {"waiver.not-asked", "The methodology of %2 does not ask for “%1”. Look at the list of the project again."},
    {"waiver.past", "A waiver of “%1” that has run out already waives nothing. Choose a day to come, or none."},
    {"waiver.there", "There is a waiver of “%1” already: %2 is %3. Decide on that, or take it back first."},
    {"waiver.withdrawn", "The waiver of “%1” was taken back already. Ask for a new one instead."},
    {"waiver.not-approved", "Waiver “%2” counts as approved, and no approval of it is on record. Ask for its approval."},
    {"checklist.no-reason", "Say why “%1” is answered with no, or does not apply."},
    {"requirement.no-record", "“%1” is not met by a record of its own. Open it to see where it is kept."},
    {"charter.not-draft", "“%1” is %2, and only a draft is submitted. Take its approval back to go on writing."},
    {"charter.incomplete", "“%1” cannot be submitted yet. Missing: %2."},

    // methodologies: %1 the methodology, or the file
    {"methodology.cannot-read", "%1 cannot be read: %2. Check that it is there and that you may read it."},
    {"methodology.not-json", "“%1” is no methodology file: it cannot be read at place %3 (%2). Export the methodology again."},
    {"methodology.not-one", "“%1” is no methodology file. Choose one that Gantry exported."},
    {"methodology.newer", "“%1” was written by a newer version of Gantry. Update Gantry, or have it exported by a version like this one."},
    {"methodology.too-big", "“%1” is larger than the %2 MB that a methodology may have. Take files out of it, or split it."},
    {"methodology.no-title", "The methodology in “%1” cannot be read: it needs a title, and its own fields have to be sound."},
    {"methodology.unknown", "There is no methodology “%1” to take. The list of methodologies shows their codes and which are published."},
    {"methodology.bad-day", "“%1” is no day. Write it as YYYY-MM-DD, such as 2027-03-31."},
    {"methodology.no-name", "It needs a name. Type one."},
    {"methodology.no-date", "“%1” needs one date: the day it starts, or the day it is to be finished by."},
    {"methodology.not-published", "“%1” is not published, so no project can be run by it yet. Publish it, or choose another version."},
    {"methodology.not-a-project", "“%1” is no project, and only projects are run by a methodology. Choose a project."},
    {"methodology.too-long",
        "The plan of “%1” runs beyond the years that dates may lie in. Look at its durations, or choose another date."},
    {"methodology.published-already", "“%1” is published already. Make a new version to change what it asks."},
    {"methodology.retired-already", "“%1” is retired already."},
    {"methodology.no-phases", "“%1” has no phases yet. Add at least one, then publish it."},
    {"methodology.code-twice",
        "The code %2 stands twice among parts of one kind in “%1”. Codes find parts in later versions: give one of them another."},
    {"methodology.two-tasks",
        "Links run from one task to the next. Select two or more tasks in the order in which they follow each other."},
    {"methodology.loop", "The links of “%1” run in a circle: “%2” cannot come before “%3” as well as after it. Remove one of the links."},

    // gates: %1 the gate
    {"gate.no-decision", "Choose a decision for “%1”: go, go with conditions, hold, recycle or kill."},
    {"gate.held-already", "“%1” has been decided already. What was decided stands on record as a decision."},
    {"gate.must-open",
        "“%1” cannot be passed without conditions: %2 criteria that must be met are not, the first being “%3”. Meet them, or go with "
        "conditions."},
    {"gate.no-conditions", "A go with conditions for “%1” needs at least one condition. Add it, or choose go."},
    {"gate.not-passed", "A baseline, budget or phase is for projects that pass “%1”. Choose a go, or leave these out."},
    {"gate.no-budget", "“%1” has no budget to release: it needs an amount and a cost account."},
    {"gate.no-phase", "“%1” does not say which phase comes next. Name it first, or leave the phase as it is."},
    {"gate.no-plan", "There is no plan to freeze as a baseline for “%1”. Plan the project first, or leave the baseline out."},

    // status reports and change requests: %1 the record
    {"report.there-already", "“%1” has a report for %2 already: %3. Open that one instead."},
    {"report.not-draft", "“%1” was submitted already. Take it back first to change it."},
    {"report.nothing-said", "“%1” has no summary yet. Say in a sentence or two how the project stands, then submit it."},
    {"report.is-draft", "“%1” is a draft: there is nothing to take back."},
    {"report.no-period", "There is no period to report on. Add the months of a year on the Money page first."},
    {"change.not-approved", "“%1” is not approved, so it cannot be carried out. Have it approved first."},
    {"change.no-effect", "“%1” says neither days on a task nor cost on a cost account. Fill these in to see what it would do."},
    {"change.too-long", "“%1” would make its task longer than any plan can hold. Check the days."},
    // files on records: %1 the file, %2 what else
    {"attachment.too-large",
        "%1 has %2 MB, and a file kept on a record can have %3 MB at most. Leave it where it is and write its address or path into a "
        "note."},
    {"attachment.empty", "%1 is empty, so there is nothing to keep. Choose the file that holds the content."},
    {"attachment.no-name", "A file needs a name to be kept under."},
    {"attachment.not-found", "%1 is not there any more. Choose the file again."},
    {"attachment.no-file", "%1 is no file but a folder or a device. Choose a file in it, or attach an archive of it."},
    {"attachment.cannot-read", "%1 cannot be read: %2. Check that you may read it, then attach it again."},
    {"attachment.cannot-open", "The system has no program that opens %1. Save it, and open it with a program of your choice."},
    // links between records: %1 and %2 their titles
    {"relation.to-itself", "“%1” cannot be linked with itself. Choose another record."},
    {"relation.there-already", "“%1” and “%2” are linked already."},

    // expressions: %1 the column, %2 mostly what stands there
    {"expression.empty", "Write a condition or formula, such as [Percent complete] < 50%."},
    {"expression.too-long", "An expression can have %2 characters at most. Shorten it, or make two of it."},
    {"expression.too-many", "Column %1: an expression can have %2 parts at most. Shorten it, or make two of it."},
    {"expression.too-deep", "Column %1: more than %2 parentheses lie in each other here. Take some away."},
    {"expression.bad-sign", "Column %1: “%2” has no meaning in an expression. Take it away, or write it inside quotes."},
    {"expression.open-text", "Column %1: the text that begins here does not end. Close it with the quote that it begins with."},
    {"expression.open-bracket", "Column %1: the name that begins here does not end. Close it with “]”."},
    {"expression.bad-number", "Column %1: “%2” is no figure. Write it with a point and at most 18 digits, such as 1250.50."},
    {"expression.bad-date", "Column %1: there is no day %2 in the years 1900 to 2200. Write year, month, day, as 2026-11-29."},
    {"expression.bad-unit", "Column %1: “%2” is no unit. Figures take % for a percentage, d for days and h for hours."},
    {"expression.ends", "Column %1: the expression ends where %2 is wanted."},
    {"expression.expected", "Column %1: %2 is wanted here, not “%3”."},
    {"expression.chained", "Column %1: comparisons do not chain. Write each of them and join them by “and”."},
    {"expression.unknown-name", "Column %1: nothing here is called “%2”. Texts stand in quotes, names with spaces in [brackets]."},
    {"expression.misspelt-name", "Column %1: nothing here is called “%2”. Do you mean %3?"},
    {"expression.unknown-function", "Column %1: there is no function “%2”. There are: %3."},
    {"expression.wrong-count", "Column %1: %2 takes %3."},
    {"expression.bad-places", "Column %1: %2 cannot be a number of places here. Write a whole number from %3 to %4."},
    {"expression.differing", "Column %1: “%2” is %3 and “%4” is %5, so they cannot be %6."},
    {"expression.wrong-kind", "Column %1: “%2” is %3, where %4 is wanted."},
    {"expression.needs-hours",
        "Column %1: %2 stands beside an amount of time and needs its unit. Write %2h for hours, %2d for working days."},
    {"expression.needs-percent", "Column %1: %2 stands beside a percentage and needs its sign. Write it as 85% is written."},
    {"expression.too-exact", "Column %1: %2 stands beside money, which has %3 decimal places. Write it with those or fewer."},
    {"expression.unknown-word", "Column %1: “%2” is no word of %3. Its words are %4."},
    {"expression.no-condition", "A filter needs a condition, and this gives %2. Compare it with something, such as … > 0."},
    {"expression.no-value", "n/a: %2 has no value."},
    {"expression.no-divisor", "n/a: what stands behind the “/” in column %1 is nothing, and nothing can be divided by that."},
    {"expression.overflow", "The figure in column %1 is too large to be counted exactly. Use smaller amounts."},

    // findings: %1 what kind of record, %2 its title, %3 and on what else
    {"number.duplicate", "The number %3 is given to more than one record, “%2” among them. Give one of them another number."},
    {"link.loop", "The tasks “%3” and “%4” would wait for each other in a loop. Remove one of the links between them."},
    {"task.finish-before-start", "“%2” finishes before it starts. Correct one of the two dates."},
    {"task.finish-without-start", "“%2” has an actual finish but no actual start. Enter the day on which it started."},
    {"task.negative-duration", "“%2” has a duration below zero. Enter a duration of zero or more."},
    {"task.percent-out-of-range", "“%2” has a percentage complete outside 0 to 100. Correct it."},
    {"task.constraint-without-date", "“%2” has a constraint that needs a date. Enter the date or take the constraint away."},
    {"task.resumed-before-suspended", "“%2” resumes before it was suspended. Correct one of the two dates."},
    {"task.actual-after-status-date", "“%2” has actual dates after the status date. Correct them, or move the status date on."},
    {"calendar.exception-ends-first", "The exception “%2” ends before it begins. Swap or correct its dates."},

    // money: findings and rules; %1 what kind of record, %2 its title, %3 and on amounts and names
    {"contract.below-claimed", "“%2” would be worth %3, but %4 is claimed on it already. Lower the claims first, or keep the value."},
    {"contract.back-to-draft", "“%2” cannot be a draft: claims or variations hang on it. Give it another status."},
    {"contract.retention-over-cap", "%3 is retained on “%2”, more than its cap of %4. Lower the retention, or raise the cap."},
    {"contract.sum-differs", "The sum of “%2” is %3, its lines add up to %4. Correct one of them."},
    {"contract.line-in-use",
        "The line “%2” stays: a variation or a claim is on it. Set its amount to nothing instead, or remove those first."},
    {"claim.contract-not-approved", "There are payment claims on “%2”, which is not approved. Approve the contract first."},
    {"claim.variation-not-approved", "“%2” claims on the variation “%3”, which is neither approved nor approved in principle."},
    {"claim.sum-differs", "The approved sum of “%2” is %3, its lines add up to %4. Correct one of them."},
    {"claim.paid-without-date", "“%2” is paid, but nobody said when. Enter the payment month or the day of payment."},
    {"claim.negative-retention", "The retention of “%2” is below zero. What is given back is entered as retention released."},
    {"variation.sum-differs", "The approved sum of “%2” is %3, its lines add up to %4. Correct one of them."},
    {"adjustment.negative", "The amount of “%2” is below zero. Its kind says whether it adds or takes away."},
    {"adjustment.unbalanced",
        "“%2” cannot be approved: a transfer needs two different accounts, an addition the one it goes to, a removal the one it comes "
        "from."},
    {"forecast.likelihood-out-of-range", "The likelihood of “%2” lies outside 0 to 100 %. Correct it."},
    {"account.negative-budget", "The budget of “%2” is below zero (%3). Correct it, unless it is meant as income."},
    {"period.ends-first", "The period “%2” ends before it begins. Correct one of the two dates."},
    {"period.overlaps", "The periods “%2” and “%3” overlap. Correct their dates."},
    {"period.closed", "The period %3 is closed, so its entries stay as they are (%1 “%2”). Use an open period, or have this one reopened."},
    {"period.already-closed", "The period “%1” is closed already. To change it, reopen it and say why."},
    {"period.not-closed", "The period “%1” is not closed, so there is nothing to reopen."},
    {"period.without-dates", "The period “%1” has no start or no end, so nobody knows what lies in it. Enter both before closing it."},
    {"period.earlier-open", "“%1” cannot be closed while the earlier period “%2” is open. Close that one first."},
    {"period.later-closed",
        "“%1” cannot be reopened while the later period “%2” is closed, for what was frozen there stands on it. Reopen that one first."},
    {"period.no-reason", "Say why “%1” is reopened. The reason is kept with the period."},
    {"period.opened-silently", "“%1” is closed. It opens again by reopening it with a reason, and not by its status."},
    {"period.closed-without-figures", "“%1” closes by closing it, which freezes the figures, and not by its status."},
    {"period.close-stays", "What was frozen when “%1” closed stays as it is."},
    {"period.chain-broken", "The close of “%1” does not follow the one before it, so it is not taken."},
    {"period.unknown", "There is no period “%1”. The command list with the entity period shows what they are called."},
    {"period.called-often", "%2 periods are called “%1”. Give them names of their own."},
    {"period.year-exists", "The periods of %1 are there already."},
    {"period.no-such-year", "There is no fiscal year %1 that begins in month %2. Months are 1 to 12, years 1901 to 2200."},
    {"period.never-closed", "The period “%1” was never closed, so no figures of it were frozen."},
    {"close.not-over", "The period “%2” ends on %3, which is still to come."},
    {"close.claim-draft", "The claim “%2” falls into the period and is still a draft."},
    {"close.claim-open", "The claim “%2” falls into the period and is not approved yet."},
    {"close.cash-unassigned", "%1 “%2”: %3 of what is still to come lie in no month of the cash flow."},
    {"close.accrual-open", "Nobody says in which period the accrual “%2” of %3 is taken back."},
    {"funding.over-allocated", "%3 of “%2” is given to projects, more than its total of %4."},
    {"currency.no-rate",
        "There is no exchange rate for %3, so the amounts of “%2” have no value in the portfolio’s currency. Enter a rate."},
    {"currency.rate-not-positive", "The exchange rate of “%2” must be above zero."},
    {"money.other-project", "%3 of %1 “%2” is of another project. Choose one of the same project."},
    {"money.other-contract", "%3 of %1 “%2” is of another contract. Choose one of the same contract."},
    {"amount.no-rate", "An exchange rate is missing, so the amount cannot be told in this currency. Enter a rate for it."},
    {"amount.too-large", "The amount is larger than can be added up. Look for one that was entered in the wrong unit."},

    // saved views: %1 its name
    {"view.no-name", "A view needs a name. Type one."},
    {"view.name-taken", "There is a view “%1” already. Choose another name, or update that one."},
    {"view.unreadable",
        "The layout of this view cannot be read, so the table stays as it is. Update the view to what is shown, or remove it."},

    // KPIs: %1 what it is called
    {"kpi.unit", "The formula “%1” gives %2, but the unit of the KPI is %3. Change one of the two."},
    {"kpi.starters-there", "The starter KPIs are there already. Switch them off or edit them in the register of KPIs."},
    {"kpi.no-projects", "n/a: no project lies here."},
    {"kpi.no-values", "n/a: no project here has a value of “%1”."},
    {"kpi.no-budget", "n/a: “%1” is weighted by budget, and no project here has one. Enter budgets, or choose another roll-up."},
    {"kpi.too-large", "n/a: “%1” is larger than can be added up. Look for a figure that was entered in the wrong unit."},
    {"kpi.unknown", "No KPI has the code “%1”. The codes are %2."},
    {"measure.no-tasks", "n/a: the plan has no tasks."},
    {"measure.no-earned-value", "n/a: there is no baseline with costs that progress could be held against. Set one on the Plan page."},
    {"measure.no-baseline", "n/a: there is no baseline. Set one on the Plan page."},
    {"measure.nothing-due", "n/a: by the baseline nothing was due up to the status date."},
    {"measure.no-close", "n/a: no period was closed that knew this project."},
    {"measure.no-length", "n/a: the critical path has no length to be judged. The quality checks of the plan say why."},
    {"measure.no-status-date", "n/a: the project has no status date."},
    {"cost.unknown-figure", "There is no figure called “%1”. The figures are: %2."},

    // why a record counts in a figure, and as what
    {"cost.original-budget", "Original budget of the account"},
    {"cost.adjustment-in", "Approved adjustment to the account"},
    {"cost.adjustment-out", "Approved adjustment from the account"},
    {"cost.adjustment-draft", "Adjustment that is not approved yet"},
    {"cost.contract-line", "Line of an approved contract"},
    {"cost.contract-not-approved", "Contract that is not approved yet"},
    {"cost.variation-approved", "Approved variation"},
    {"cost.variation-in-principle", "Variation approved in principle, which is committed by the rule set here"},
    {"cost.variation-pending", "Variation that is not committed"},
    {"cost.claim-submitted", "Claimed, not approved yet"},
    {"cost.claim-approved", "Approved claim"},
    {"cost.claim-paid", "Paid claim"},
    {"cost.retention", "Retained from a claim"},
    {"cost.retention-released", "Retention released with a claim"},
    {"cost.forecast-likely", "Open forecast, by its likelihood"},
    {"cost.threat-expected", "Active threat: what it costs if it hits, by its chance and its share in the forecast"},
    {"cost.opportunity-expected", "Active opportunity: what it saves if it comes, by its chance and its share in the forecast"},
    {"cost.ledger", "Posted in the ledger"},
    {"cost.direct", "Posted without a contract"},
    {"cost.accrual", "Accrued and not reversed yet"},
    // cash flow: %1 the object
    {"cash.month-closed", "%2 is closed, so “%1” shows what was paid in it. Enter amounts from %3 on, or have the period reopened."},
    {"cash.by-accounts",
        "Cash flow is entered by cost account here, so “%1” takes no amounts. Enter them on its accounts, or change what it is entered "
        "by."},
    {"cash.by-objects",
        "Cash flow is entered by contract and forecast item here, so “%1” takes no amounts. Enter them there, or change what it is entered "
        "by."},
    {"cash.no-such-object", "“%1” has no money in this cash flow. Give it an amount first."},
    {"cash.unknown", "The amounts of “%1” are not known: an exchange rate is missing, or they are too large. Correct that first."},
    {"cash.nothing", "There is no cash flow here yet, so there is nothing to keep as a baseline. Enter contracts or forecast items first."},
    {"cash.ends-first", "The last day lies before the first one. Correct one of the two."},
    {"cash.not-an-amount", "“%1” is not an amount. Type a number such as 12,500.00."},
    {"cash.assigned", "Laid on months already"},
    {"cash.budget-rest", "Budget that nothing is forecast against yet"},
    {"cash.baseline", "Kept in the cash flow baseline"},
    {"cash.target", "Target, set by hand"},
    {"cash.by-schedule", "Still to come, spread over working time"},
    {"cash.by-flat", "Still to come, spread evenly"},
    {"cash.by-front", "Still to come, most of it early"},
    {"cash.by-back", "Still to come, most of it late"},
    {"cash.by-bell", "Still to come, most of it in the middle"},
    {"cash.by-hand", "Still to come, set by hand"},

    // risks: %1 what kind of record, %2 its title, %3 the field or what else
    {"risk.step-out-of-matrix", "%3 of %1 “%2” is %4, and the matrix “%6” has steps from 1 to %5. Choose one of these."},
    {"risk.response-to-opportunity",
        "“%2” is a threat, and to %3 is a response to an opportunity. Avoid, transfer, mitigate, accept or escalate it; to change its "
        "kind, "
        "set the response to none first."},
    {"risk.response-to-threat",
        "“%2” is an opportunity, and to %3 is a response to a threat. Exploit, share, enhance, accept or escalate it; to change its kind, "
        "set the response to none first."},
    {"risk.percent-out-of-range", "%3 of %1 “%2” lies between 0 % and 100 %. Enter such a percentage."},
    {"risk.negative-amount",
        "“%2” cannot hit with less than nothing. Enter the amount without a minus; its kind says whether it costs or saves."},
    {"risk.worse-after", "%3 of %1 “%2” is %4, above the %5 before treatment. Look at both, or at what the treatment is to do."},
    {"risk.not-open", "“%2” is %3 already. Only a draft or active risk can be realised, retired or escalated."},
    {"risk.at-the-top", "“%2” lies at the top of the portfolio already, so there is no programme above it to escalate it to."},
    {"matrix.words", "%3 of the risk matrix “%2” are %4. A matrix has 2 to 7 of them, one a line from the lowest up."},
    {"matrix.thresholds", "The limits of the risk matrix “%2” (%3, %4, %5) do not rise from moderate to high to extreme."},
    {"matrix.colour", "“%3” is no colour for the risk matrix “%2”. Write each as #rrggbb, such as #a3281f."},
    {"matrix.colours", "The risk matrix “%2” has %3 colours. It takes four, from low to extreme, or none for the usual ones."},
    {"impact.days-out-of-order", "The days of “%2” do not rise from at least to most likely to at most."},
    {"impact.amounts-out-of-order", "The amounts of “%2” do not rise from at least to most likely to at most."},
    {"issue.not-open", "“%2” is %3 already. Only an open issue can be escalated."},
    {"issue.at-the-top", "“%2” lies at the top of the portfolio already, so there is no programme above it to move it to."},
    {"treatment.closed", "“%2” is %3 already."},

    // the schedule: the tasks are added by name
    {"schedule.loop", "These tasks wait for each other in a loop, so they have no dates: %T. Remove one of the links between them."},
    {"schedule.constraint-against-logic",
        "The constraint of %T cannot be kept: its predecessors end too late. Move the constraint or the predecessors."},
    {"schedule.actual-after-status",
        "%T: actual dates lie after the status date, where nothing can have happened yet. Correct them, or move the status date."},
    {"schedule.out-of-range", "%T: the dates fall outside the years 1900 to 2200. Check durations, lags and constraint dates."},
    {"schedule.no-start", "%T: no dates, since nothing says when the project begins. Give it a planned start, or a task a date."},
    {"schedule.no-working-time", "%T cannot be scheduled: the calendar has no working time there. Add working time to the calendar."},

    // parts of earned value, as a table says why they count: %1 a share, %2 what it is a share of
    {"earned.row", "with all that lies below it"},
    {"earned.project", "as of its own status date, by the rates of that day"},
    {"earned.gone", "tasks of the baseline that are no longer in the plan"},
    {"earned.unassigned", "entries of the ledger that belong to no task"},
    {"earned.agreed", "agreed in the baseline"},
    {"earned.planned", "of %2, by the status date"},
    {"earned.spent", "spent by the status date"},
    {"earned.by-percent", "%1 complete of %2"},
    {"earned.by-physical-percent", "%1 physically complete of %2"},
    {"earned.by-zero-hundred", "all of %2 at the finish: %1"},
    {"earned.by-fifty-fifty", "half of %2 at the start, half at the finish: %1"},
    {"earned.by-twenty-eighty", "a fifth of %2 at the start, the rest at the finish: %1"},
    {"earned.by-milestones", "%1 of the weight of its steps, of %2"},
    {"earned.by-units", "%1 of the work done, of %2"},
    {"earned.by-plan", "level of effort: as planned, of %2"},
    {"earned.divided-by-nothing", "%1 would be divided by nothing here, so there is no figure."},
    {"earned.unknown-figure", "There is no figure “%1” of earned value. Name one of %2."},

    // what a person meant with a plan and cannot have: %1 and %2 the names concerned
    {"edit.read-only", "%1 is set by the program and cannot be typed."},
    {"edit.root-stays", "“%1” is the portfolio itself and cannot be removed. Remove what lies under it instead."},
    {"link.with-own-summary", "“%1” and “%2” cannot be linked, since one lies under the other. Link tasks of different groups."},
    {"link.exists", "“%1” and “%2” are linked in this way already. Change the lag of that link instead."},
    {"link.needs-two", "Linking takes at least two tasks. Select them in the order in which they follow."},
    {"link.unreadable",
        "“%1” is not understood as a predecessor. Write a row number, then a link type and lag if wanted, such as 3 or 3FS+2d."},
    {"link.unknown-task", "There is no task “%1” to follow. Enter the row number or code of a task in this plan."},
    {"task.summary-computed", "“%1” is a summary: its dates and progress come from the tasks below it. Change those instead."},
    {"task.finished", "“%1” is finished, so its actual dates decide its duration. Change those, or take the actual finish away first."},
    {"task.no-hard-constraint", "“%1” has no constraint that logic could not move, so none was removed."},
    {"tree.nothing-above", "Nothing stands above that the rows could lie in, so nothing was indented."},
    {"tree.top-level", "The rows are at the top level already, so nothing was outdented."},
    {"task.nothing-above", "There is no task above to become the summary, so nothing was indented."},
    {"task.top-level", "The tasks are at the top level already, so nothing was outdented."},
    {"task.no-source-dates",
        "None of the chosen tasks can take a date of its source: they came from none, have begun, are summaries or manual, or stand "
        "there."},
    {"baseline.no-name", "A baseline needs a name."},
    {"baseline.one-project", "That means one project, and there are %1. Say which with --project."},
    {"baseline.unknown", "“%2” has no baseline “%1”. Give the number or the name of one; `baseline FILE list` shows them."},
    {"baseline.called-often", "“%2” has %3 baselines called “%1”. Give the number of one, or rename one of them."},
    {"task.not-called", "There is no task “%1”. Give the id that its source gave it, or its code."},
    {"task.called-often", "%2 tasks are called “%1”. Say which project with --project, or give the id of the record."},
    {"task.at-the-end", "“%1” is the last one on that side and cannot move further."},

    // a plan on paper
    {"print.no-rows", "There is nothing to print: there are no rows. Choose another outline level or filter, or add the first row."},
    {"print.no-project", "There is no plan to print yet. Start a project, or import one."},
    {"print.dates-reversed", "The first date to print lies after the last. Swap them, or leave one out."},
    {"print.columns-too-wide",
        "The columns need %1 mm, and this paper has room for %2. Choose fewer columns, larger or turned paper, or a smaller size."},
    {"print.paper-too-small", "No row finds room on this paper. Choose a larger one, or a smaller size."},
    {"print.too-many-pages", "That would be %1 pages across and %2 down. Choose fewer days or rows, less room a day, or a larger paper."},
    {"print.does-not-fit",
        "Even at %2 % the rows need more pages high than %1, and smaller they could not be read. Choose more pages or larger paper."},
    {"print.unknown-column", "There is no column “%1” here. There are: %2."},
    {"print.unknown-column", "There is no column “%1” in this plan. There are: %2."},
    {"report.no-record", "There is no %1 in %2 to report on. Add one, or name another project."},
    {"report.no-such-record", "There is no %1 with the number %2 in %3. Look it up in its register."},
    {"report.no-program", "The program that draws reports is not where it should be: %1. Install Gantry anew."},
    {"print.printer-refused", "The printer “%1” could not print. Look whether it is there and ready, or save the plan as PDF."},

    // what a file of another planner does not hold as it stands here: %1 what ("3 links", "Deadline of 2 tasks"), %2 the format
    {"export.no-place", "%1: not written, since %2 has no such records."},
    {"export.no-field", "%1: not written, since %2 has no field for it."},
    {"export.text", "%1: written without characters or length that %2 cannot hold."},
    {"export.nearest", "%1: written as near as %2 can say it."},
    {"export.own-rules", "%1: not written, since the program that reads %2 schedules by its own rules."},
    {"export.no-kind", "%1: written as ordinary tasks, since %2 has no such kinds."},
    {"export.manual", "%1: not written; a mandatory start holds each task where it was put."},
    {"export.elapsed", "%1: written as the working time within it, since %2 counts nothing else."},
    {"export.lag-as-hours", "%1: written as hours of work, since %2 has no other lags."},
    {"export.field-kind", "%1: written as another kind of field, since %2 has none of this kind or none left."},
    {"export.of-summary", "%1: not written, since a summary of %2 has no such value of its own."},
    {"export.order", "%1: in another place among their siblings, since %2 puts activities by code before the groups below them."},
    {"export.day-by-day", "%1: written as single days, since %2 has no such recurrence."},
    {"export.recurrence", "%1: not written, since %2 has no such recurrence."},
    {"export.week-as-days", "%1: written as exceptions day by day, since %2 has no weeks between two dates."},
    {"export.baseline-dates-only",
        "%1: only the dates, work and cost of its tasks were written; %2 has no place for frozen links and calendars."},
    {"export.baseline-nearest", "%1: baseline dates, work or cost written as near as %2 can say them."},
    {"export.baseline-missing", "%1: without their baseline dates, since %2 keeps none for them."},
    {"export.too-many-baselines", "%1: not written, since %2 has eleven baselines, numbered from 0 to 10, each once."},
    {"export.no-content", "%1: not written, since its content is not at hand."},
    {"export.other-project", "%1: not written, since one end lies in another project, which is another file."},
    {"export.link-of-summary", "%1: not written, since %2 links activities alone and no summaries."},
    {"export.work-of-summary", "%1: not written, since %2 gives work to activities alone and not to summaries."},
    {"export.code-of-summary", "%1: not written, since %2 gives codes to activities alone and not to summaries."},
    {"export.work-of-nobody", "%1: not written, since %2 has no work without a resource."},
    {"export.inactive", "%1: not written, since %2 has no inactive tasks and would schedule them."},
    {"export.notes-joined", "%1: written in one text with another note of the same record."},
    {"export.fields-used-up", "%1: not written, since %2 has no field of this kind left."},
    {"export.with-its-field", "%1: not written, since the field was not."},
    {"export.with-its-record", "%1: not written, since what they belong to was not."},
    {"export.not-of-its-kind", "%1: not written, since the value does not fit the kind of the field."},
    {"export.no-project", "There is no project to write. Choose one, or one of its tasks."},
    {"export.one-project", "A schedule is written of one project, and there are %1 here. Say which by its code: --project CODE."},
    {"export.unreadable",
        "%1 was not written: what came out could not be read again. Please report it with the project that you exported."},

    // why a date here is not the one of the source: %1 the task, %2 the date there, %3 the date here, %4 another task
    {"source.starts", "“%1” starts %2 in the file and %3 here."},
    {"source.finishes", "“%1” finishes %2 in the file and %3 here."},
    {"source.late", "“%1” may finish by %2 in the file and by %3 here."},
    {"source.unscheduled", "It could not be scheduled here."},
    {"source.manual", "It is scheduled by hand, so its dates are those that were set, not those that the file had computed."},
    {"source.inactive", "It is inactive."},
    {"source.backwards", "In the file it finishes before it starts."},
    {"source.actual", "The file was not rescheduled: its dates there are not its own actual ones."},
    {"source.level-of-effort", "It is a level of effort: its dates follow from the tasks that it runs along with."},
    {"source.external", "Its dates in the file come from another project that is not here."},
    {"source.option", "The file moved what is done or left to its status date, which here happens only when progress is entered."},
    {"source.delayed", "An assignment starts later than the task."},
    {"source.split",
        "It starts alike; in the file it takes other time than its duration: it is split, or its resources work at other times."},
    {"source.progress", "It is under way; what is left of it ends otherwise by the rules here."},
    {"source.duration", "It starts alike; its duration on its calendar gives another finish."},
    {"source.calendar", "Its calendar has no working time at the date of the file."},
    {"source.levelled", "In the file it was levelled: it starts later than its links would let it."},
    {"source.constraint", "Its constraint sets its dates here."},
    {"source.stale", "The file was not rescheduled: its dates there break its own link from “%4”."},
    {"source.follows", "Here it follows from “%4”, which differs itself."},
    {"source.link", "Here it follows from “%4”."},
    {"source.status-date", "What is not done yet starts at the status date here."},
    {"source.project-start", "Here it starts with the project, for nothing else holds it."},
    {"source.other", "Nothing that came in with the file leads to that date."},
    {"source.late-stale", "The late dates of the file are stale: they do not fit its own floats or links."},
    {"source.late-follows", "Its late dates follow from those of “%4”, which differ themselves."},
    {"source.late-progress", "It is under way; late dates of what is left are counted otherwise by the rules here."},
    {"source.late-constraint", "Its deadline or constraint bounds its late dates here."},
    {"source.late-finish", "Late dates count back from the finish of the project, which differs."},
    {"source.late-other", "Nothing that came in with the file leads to those late dates."},

    // headings of lists of them
    {"source.unscheduled-class", "Not scheduled here"},
    {"source.manual-class", "Scheduled by hand"},
    {"source.inactive-class", "Inactive"},
    {"source.backwards-class", "Finishes before it starts in the file"},
    {"source.actual-class", "Against its own actual dates in the file"},
    {"source.level-of-effort-class", "Levels of effort"},
    {"source.external-class", "Held by another project"},
    {"source.option-class", "Progress moved to the status date"},
    {"source.delayed-class", "Assignments with a delay"},
    {"source.split-class", "Split or stretched in the file"},
    {"source.progress-class", "Under way"},
    {"source.duration-class", "Another finish of the same start"},
    {"source.calendar-class", "At a time off in the file"},
    {"source.levelled-class", "Levelled in the file"},
    {"source.constraint-class", "Held by a constraint"},
    {"source.stale-class", "Stale dates in the file"},
    {"source.follows-class", "Follows from another difference"},
    {"source.link-class", "Held by a link"},
    {"source.status-date-class", "At the status date here"},
    {"source.project-start-class", "At the start of the project here"},
    {"source.other-class", "Cause not found"},
    {"source.late-stale-class", "Stale late dates in the file"},
    {"source.late-follows-class", "Late dates that follow from others"},
    {"source.late-progress-class", "Late dates of what is under way"},
    {"source.late-constraint-class", "Late dates by a constraint"},
    {"source.late-finish-class", "Late dates by the project’s finish"},
    {"source.late-other-class", "Late dates, cause not found"},

    // what holds a date: %1 the date that it asks for, %2 another task, %3 the type of the link and its lag, %4 the constraint
    {"why.actual", "It has an actual date."},
    {"why.manual", "It is manually scheduled."},
    {"why.project-start", "The project starts %1, and nothing else holds it."},
    {"why.status-date", "What is not done yet cannot lie before the status date, %1."},
    {"why.link", "It is linked to “%2” (%3)."},
    {"why.constraint", "Its constraint: %4 %1."},
    {"why.summary", "Its summary “%2” holds everything below it to %1."},
    {"why.external", "A date given for a link outside the portfolio: %1."},
    {"why.resumed", "It is suspended until %1."},
    {"why.levelling-delay", "A levelling delay moves it on."},
    {"why.late", "It lies as late as possible."},
    {"why.project-finish", "The project finishes %1."},
    {"why.must-finish-by", "The project must finish by %1."},
    {"why.deadline", "Its deadline is %1."},
    {"why.below", "It is a summary, and “%2” below it gives it this date."},
    {"why.level-of-effort", "It is a level of effort and spans the tasks that it is linked with."},
    {"why.calendar", "No link, constraint or date alone holds it there; its calendar and its resources do."},
    {"why.unscheduled", "It could not be scheduled: it is in a loop of links, or its calendar has no working time."},
    // why a check of a plan says nothing
    {"quality.no-status-date", "The project has no status date. Enter one in its schedule options."},
    {"quality.no-baseline", "The project has no baseline to compare with. Set one."},
    {"quality.no-resources", "The plan carries neither resources nor costs, so there is nothing to check."},
    {"quality.nothing-due", "No task was agreed for the status date or earlier."},
    {"quality.nothing-left", "Nothing is left to be done."},
    {"quality.nothing-critical", "No unfinished task is critical."},
    {"quality.from-finish", "The plan is scheduled from its finish, which does not move."},
    {"quality.no-end", "The project has no date by which it must finish."},
    {"quality.nothing-to-look-at", "The plan has nothing of that kind."},

    // values that somebody typed or a file gave: %1 the field, %2 what was given, %3 what was expected
    {"value.empty", "%1 cannot be left empty. Enter a value."},
    {"value.not-understood", "“%2” is not understood in %1. Enter %3."},
    {"value.not-canonical", "“%2” is not understood in %1. Write %3."},
    {"value.elapsed-wanted", "%1 counts elapsed time here, so “%2” does not fit. Type it as 10 ed, or change how it counts first."},
    {"value.working-wanted", "%1 counts working time here, so “%2” does not fit. Type it as 10 d, or change how it counts first."},
    {"value.unknown-word", "%1 has no choice “%2”. Choose one of: %3."},
    {"value.unknown-record", "%1: there is no %3 called “%2”. Enter a number, code or name that exists."},
    {"value.ambiguous-record", "%1: %3 records are called “%2”. Enter the number or code of the one that you mean."},

    // a line of changes for the command line
    {"line.not-json", "The line is not JSON (%1, at character %2). Write one object a line, with “action” and “changes”."},
    {"line.no-changes", "The line holds no changes. Give a list “changes” of objects with “op”, “entity”, “id” and “cells”."},
    {"line.unknown-op", "“%1” is no operation. Write insert, update or remove."},
    {"line.unknown-entity", "There are no records called “%1”. The command schema lists them."},
    {"line.unknown-field", "%1 has no field “%2”. The command schema lists the fields."},
    {"line.too-long", "The line is longer than 64 MB. Split its changes over several lines."},
    {"line.bad-id", "“%1” is no id of a record. Give it as a decimal string; only an insert may leave it out."},
    {"line.bad-cell", "%1 cannot hold %2. Write text as a string, numbers as a string or a number, and null for nothing."},

    // a script for the window: %1 the line, %2 what stands there
    {"script.unknown-word",
        "Line %1 of the script says “%2”. A line says page NAME, key KEY, type TEXT, click ROW COLUMN, scroll STEPS, repeat TIMES or end."},
    {"script.unknown-key", "Line %1 of the script names the key “%2”, which there is not. Keys are written like F2, Return or Ctrl+Z."},
    {"script.not-a-number",
        "Line %1 of the script says “%2” where a whole number belongs. Write click 3 Duration, scroll -5 or repeat 20."},
    {"script.repeat-open", "Line %1 of the script: repeat and end come in pairs, and not one within the other."},
    {"script.no-page", "Line %1 of the script: there is no page “%2”. --screenshot OUT.png --page list FILE names them."},
    {"script.no-cell", "Line %1 of the script: the page shows no cell in row %2, column “%3”. Columns go by title or by place."},

    {"project.unknown-code", "There is no project or programme with the code or name “%1”. The command info lists them."},
    {"project.ambiguous-code", "%2 projects or programmes are called “%1”. Use the code of the one that you mean."},

    // a table from a spreadsheet; of a cell %1 is the field, %2 what stands there
    {"table.empty", "The table holds no rows. Put the names of its columns in the first line and the records below."},
    {"table.too-large", "The table is too large to be read: it has more than %1 cells, or texts without end. Split it."},
    {"table.no-heading",
        "No column is named like a field of a %1. Put the keys or names of the fields in the first line, or say which column is which."},
    {"table.column-twice", "The column “%1” goes into a field that another one goes into already. Leave one of them out."},
    {"table.bad-id",
        "“%1” is no id; a spreadsheet may have shortened it. Read that column as text, or leave the cell empty to add a record."},
    {"table.id-twice", "The id %1 stands in an earlier row already. Leave one of the two out."},
    {"table.key-twice", "“%1” stands in row %2 already. Leave one of the two out, or recognise records by another column."},
    {"table.key-not-unique", "“%1” fits %2 records. Recognise records by another column, such as the number or the id."},
    {"table.no-snapshots", "Snapshots are taken by the program and cannot come from a table. Set a baseline instead."},
    {"table.decimals", "“%2” in %1 has more decimals than the currency. Round the amounts, or say that they are to be rounded."},
    {"table.not-whole", "“%2” in %1 is no whole number."},
    {"table.too-large-figure", "“%2” in %1 is larger than can be kept."},
    {"table.mark-ambiguous",
        "“%2” in %1 may be thousands or decimals: the column holds both ways of writing. Say which mark stands before the decimals."},
    {"table.date-ambiguous", "“%2” in %1 may be two days: the column holds both orders. Say whether the day or the month comes first."},
    {"table.number-for-date", "“%2” in %1 is a number, not a date. Format the cells as dates in the spreadsheet."},
    {"table.other-currency", "“%2” in %1 is in another currency than its record, which is in %3."},
    {"table.currencies", "“%2” in %1: the column holds amounts in several currencies. Import those of one currency at a time."},
    {"table.no-number", "“%2” in %1 should be a number by its file and is none."},
    {"table.no-date", "“%2” in %1 is no date that there is."},
    {"table.lossy-number",
        "“%2” in %1 has more digits than a spreadsheet keeps, so some may be lost. Format the cells as text and type it again."},
    {"table.error-value", "%1 holds the error “%2”. Mend the formula in the spreadsheet."},
    {"table.no-result", "%1 holds a formula without a result. Open the file in a spreadsheet program, save it, and import it again."},
    {"csv.too-large", "The file is larger than 512 MB. Split the table."},
    {"csv.encoding", "The file is not in UTF-8. Save it from the spreadsheet as “CSV UTF-8”."},
    {"csv.unclosed-quote", "A quotation mark in line %1 is never closed, so the rest of the file cannot be told apart. Close it."},
    {"csv.too-many-cells",
        "The row has %1 cells and the first line names %2 columns. Put cells that hold a separator between quotation marks."},
    {"xlsx.old-format", "The file is of Excel 97 to 2003 or another old program. Save it as a workbook (.xlsx) or as CSV."},
    {"xlsx.encrypted", "The workbook is protected by a password. Save it without one."},
    {"xlsx.binary", "The file is a binary workbook (.xlsb). Save it as a workbook (.xlsx) or as CSV."},
    {"xlsx.opendocument", "The file is an OpenDocument sheet. Save it as a workbook (.xlsx) or as CSV."},
    {"xlsx.not-a-workbook", "The file is an archive, but no workbook. Choose an .xlsx or a CSV file."},
    {"xlsx.damaged", "The workbook is damaged. Open it in a spreadsheet program and save it anew, or save it as CSV."},
    {"xlsx.too-large", "The workbook is larger than 512 MB, or unpacks to more. Split the table."},
    {"xlsx.too-deep", "The XML in the workbook is nested too deeply to be one of a spreadsheet."},
    {"xlsx.doctype", "The XML in the workbook declares a document type, which no spreadsheet writes, so it is not read."},
    {"xlsx.part-missing", "The workbook is incomplete: its part “%1” is missing. Open it in a spreadsheet program and save it anew."},
    {"xlsx.no-sheet", "The workbook has no sheet “%1”. It has: %2."},
    {"xlsx.sheet-elsewhere", "The sheet “%1” is not in the file. Copy its cells into a workbook of their own."},
    {"xlsx.no-table-sheet", "The sheet “%1” is a chart or a dialog and holds no rows. Choose another one."},
    {"xlsx.too-many-rows", "%1 rows do not fit on a sheet, which has 1,048,576. Export fewer, or as CSV."},
    {"xlsx.too-long-text", "The text in row %1, %2, is longer than the 32,767 characters that a cell of a workbook holds. Export as CSV."},
    {"xlsx.cannot-make", "The workbook could not be made. Check whether the disk has room."},

    // what says how a table becomes records: %1 the member or name
    {"map.not-json", "The mapping is not readable as JSON (at byte %1: %2)."},
    {"map.unknown-member",
        "The mapping says “%1”, which means nothing. It knows entity, sheet, heading_row, columns, constants, keys, dates, decimal and "
        "round."},
    {"map.bad-member", "In the mapping, %1 should be %2."},
    {"map.other-entity", "The mapping is of %1 records, and %2 was asked for. Use the one or the other."},
    {"map.no-column", "The mapping names the column “%1”, which the table lacks. It has: %2."},
    {"map.unknown-field", "“%1” is no field of a %2. The command schema lists them."},
    {"map.no-key", "Records cannot be recognised by “%1”, for no column goes into it."},

    // a block of cells: %1 the row in it, %2 what the record is called, %3 the column, %4 why
    {"paste.refused", "Nothing was changed. Row %1 (%2), %3: %4"},
    {"paste.no-columns", "Nobody types in these columns: the program works them out. Choose other cells."},
    {"paste.too-wide", "The copied block is %1 columns wide, and from %3 on there are only %2. Begin further left, or show more columns."},
    {"paste.too-long", "%1 are made by the program, so the %2 rows below the last one have no place. Copy fewer rows."},

    // files and the session
    // the file: %1 its name
    {"file.not-found", "%1 is not there. Check the name, or create the portfolio first."},
    {"file.exists", "%1 is there already. Choose another name, or open it."},
    {"file.locked", "%1 is being written by %2 on %3 (%4, process %5). It can be read meanwhile, and written once they have closed it."},
    {"file.locked-elsewhere",
        "%1 is being written by %2 on %3 (%4, process %5). It can be read meanwhile. If that computer no longer has it open, remove the "
        "file %6 beside it."},
    {"file.busy", "%1 is in use by another program at the moment. Try again in a moment."},
    {"file.no-file", "%1 is a folder or a device and no file. Choose a portfolio file."},
    {"file.no-root", "%1 is damaged: the portfolio that everything lies under is missing in it. Open a backup."},
    {"file.no-room-to-write",
        "There is no room left on the disk of %1, so it is open for reading only. Make room and open it again, or save a copy elsewhere."},
    {"file.changed-outside",
        "%1 is not as Gantry wrote it, by damage or by another program: %2 There are %3 such places. Compare with a backup before you go "
        "on."},
    {"file.cut-off",
        "The program that wrote %1 ended in the middle of a change. Open it for writing once, so that the change is taken back."},
    {"file.too-large-value", "%1 cannot hold a text that long; nothing was changed. Shorten it, or keep it in a file apart."},
    {"file.too-new",
        "%1 was written by a newer version of Gantry and holds what this one cannot read (%4 of %2 “%3”). Update Gantry to open it."},
    {"file.write-ahead",
        "%1 was switched to write-ahead logging by another program, so part of it may lie in a file beside it. Switch it back to the "
        "journal mode DELETE with that program."},
    {"file.not-portfolio", "%1 is not a Gantry portfolio. Open a portfolio file, or import schedules into one."},
    {"file.damaged", "%1 is damaged (%2). Open a backup, or have the file verified."},
    {"file.bad-value", "%1 is damaged: %4 of %2 %3 holds a value of the wrong kind. Open a backup, or have the file verified."},
    {"file.rule-broken", "%1 is damaged: %2 “%3” breaks a rule that always holds (%4). Open a backup, or have the file verified."},
    {"file.row-missing", "%1 lacks the record %2 %3 that is to be changed. Close it and have the file verified."},
    {"file.foreign-schema", "%1 holds something that is no part of a portfolio (%2) and is not opened. Ask where it comes from."},
    {"file.schema-lacks", "%1 is damaged: %2 is missing in it. Open a backup."},
    {"file.unknown-version", "%1 has the unknown version %2 and cannot be brought to today's. Open it with the program that wrote it."},
    {"file.newer",
        "%1 was written by a newer version of Gantry (format %2, here %3), so it is open for reading only. Update Gantry to edit it."},
    {"file.opened-read-only", "%1 was opened for reading. Open it for writing to edit it."},
    {"file.read-only", "%1 may not be written, so it is open for reading only. Save a copy elsewhere to edit it."},
    {"file.folder-read-only",
        "The folder of %1 may not be written (%2), so it is open for reading only. Save a copy elsewhere to edit it."},
    {"file.medium-read-only",
        "%1 lies on a medium that cannot be written, so it is open for reading only. Save a copy elsewhere to edit it."},
    {"file.disk-full", "There is no room left for %1 on the disk; nothing was changed. Make room, or save a copy elsewhere."},
    {"file.io-error",
        "%1 could not be read or written (%2); nothing was changed. Check the disk or the network, or save a copy elsewhere."},
    {"file.cannot-open", "%1 cannot be opened (%2). Check whether you may read it."},
    {"file.cannot-write", "%1 cannot be written. Check whether you may write there, or choose another name."},
    {"file.no-room-for-copy", "%1 could not be copied to %2 for reading. Make room there."},
    {"file.cannot-follow", "What others write to %1 can no longer be followed. Open it again to see their changes."},
    {"file.backup-onto-itself", "%1 cannot be its own backup. Choose another name."},

    // taking in schedules: %1 the file
    {"import.too-large",
        "%1 is too large to be read (%2 MB, the limit is 1024 MB). Save it without time-phased data, or split the project."},
    {"import.doctype", "%1 has a document type, which a schedule never needs and which could make it read other files. It was not opened."},
    {"import.too-deep", "%1 is nested deeper than any schedule and was not opened. Export it again from the program that made it."},
    {"import.too-many", "%1 holds more elements than can be read. Split the project and import its parts."},
    {"import.damaged", "%1 is damaged near line %2 (%3), so nothing was taken from it. Export it again from the program that made it."},
    {"import.not-a-schedule",
        "%1 is no schedule that can be read. Export it as Microsoft Project XML (.xml), or from Primavera P6 as XER (.xer) or XML (.xml)."},
    {"import.mpp", "%1 is a Microsoft Project plan (.mpp), which cannot be read yet. Save it from Project as XML instead."},
    {"import.encoding",
        "“%1” is no encoding of text that is known here. Choose another one, such as windows-1251, or none to have it found out."},
    {"export.cancelled", "The export was cancelled; no file was written."},
    {"import.cancelled", "The import was cancelled; nothing was changed."},
    {"import.no-root", "The portfolio has no root to put projects under. Open a portfolio file, or create one."},
    {"file.unreadable", "%1 cannot be read (%2). Check whether it is still there and may be read."},
    {"import.no-project", "%1 holds no project: it has neither tasks, resources nor calendars. Export it again with its contents."},

    {"journal.damaged", "%1 is damaged: entry %2 of its journal is not as it was written. Open a backup, or have the file verified."},
    {"verify.structure", "The database inside %1 is damaged: %2."},
    {"verify.gap", "Entry %2 of the journal of %1 does not follow the one before it."},
    {"verify.hash", "Entry %2 of the journal of %1 is not as it was written."},
    {"verify.count", "Entry %2 of the journal of %1 does not hold as many changes as were written."},
    {"verify.does-not-follow", "Entry %2 of the journal of %1 does not fit what was there before (%3 %4 %5)."},
    {"verify.strays", "The journal of %1 holds %2 rows that belong to no entry."},
    {"verify.differs", "%2 %3 in %1 is not what the journal says (%4)."},
    {"verify.close-link", "In %1 the close of “%2” does not follow the close before it: what one of them froze was changed or replaced."},
    {"verify.close-missing", "In %1 a close before that of “%2” is missing."},
    {"verify.snapshot", "The content of the snapshot %2 in %1 is missing or not as it was written."},
    {"session.busy", "The portfolio is taking in other changes at the moment. Try again when they are finished."},
    {"work.cancelled", "Cancelled; nothing was changed."},
    {"undo.in-the-way", "“%1” cannot be undone: %3 of “%2” was changed since (%4: “%5”). Undo that first, or change it by hand."},
    {"undo.nothing", "There is nothing to undo or redo."},
    {"history.no-entry", "The history has no entry %1."},
    {"history.before-birth", "This portfolio began on %2, so there is nothing to show of %1. Choose a later time."},
    {"snapshot.no-content", "The snapshot has no content in this file."},
    {"snapshot.damaged", "The content of the snapshot is damaged (%1). Open a backup, or have the file verified."},
    {"snapshot.newer", "The snapshot was taken by a newer version of Gantry. Update Gantry to read it."},
    {"snapshot.hash-differs", "The content given for the snapshot %1 is not the one that its record names."},
    {"snapshot.content-without-row", "There is content for the snapshot %1, but no record of it."},
};

const QHash<QLatin1String, const SentenceOf*>& index()
{
    static const auto byReason = [] {
        QHash<QLatin1String, const SentenceOf*> out;
        for (const SentenceOf& s : table) out.insert(QLatin1String(s.reason), &s);
        return out;
    }();
    return byReason;
}

QString joined(const QStringList& names)
{
    constexpr int shown = 5;
    QStringList some = names.mid(0, shown);
    for (QString& name : some) name = u'“' + name + u'”';
    if (names.size() > shown) return some.join(QStringLiteral(", ")) + QStringLiteral(" and %1 more").arg(names.size() - shown);
    if (some.size() < 2) return some.join(QString());
    const QString last = some.takeLast();
    return some.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// One pass, so that a "%1" inside a name stays what it is.
QString filled(QStringView text, const QStringList& args, const QString& tasks = {})
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = text[i] == u'%' && i + 1 < text.size() ? text[i + 1] : QChar();
        if (next == u'T')
            out += tasks, ++i;
        else if (next >= u'1' && next <= u'9')
            out += args.value(next.unicode() - u'1'), ++i;
        else
            out += text[i];
    }
    return out;
}

QString sentenceFor(const char* reason, const QStringList& args, const QString& tasks = {})
{
    const SentenceOf* found = index().value(QLatin1String(reason));
    if (found) return filled(QString::fromUtf8(found->text), args, tasks);
    QStringList said = args;
    said.removeAll(QString());
    if (!tasks.isEmpty()) said << tasks;
    return QStringLiteral("That did not work (%1)%2%3.")
        .arg(QString::fromLatin1(reason), QLatin1String(said.isEmpty() ? "" : ": "), said.join(QStringLiteral(", ")));
}

} // namespace

bool hasSentence(QStringView reason)
{
    return std::ranges::any_of(table, [&](const SentenceOf& s) { return reason == QLatin1String(s.reason); });
}

QString sentence(const Error& error) { return sentenceFor(error.reason, error.args); }
QString sentence(const Finding& finding) { return sentenceFor(finding.reason, finding.args); }

QString sentence(const ScheduleProblem& problem, const Portfolio& portfolio)
{
    QStringList names;
    for (TaskId task : problem.tasks) names << portfolio.titleOf(entityOf<Task>(), task.value);
    return sentenceFor(problem.reason, problem.args, joined(names));
}

QString sentence(const SourceDifference& d, const Portfolio& portfolio, const QLocale& locale)
{
    const auto shown = [&](const std::optional<DateTime>& at) { return at ? dateTimeText(*at, locale) : QStringLiteral("–"); };
    const bool ofStart = !d.startsAlike && !d.late;
    const auto &there = d.late ? d.lateFinishThere
        : ofStart              ? d.startThere
                               : d.finishThere,
               &here = d.late ? d.lateFinishHere
        : ofStart             ? d.startHere
                              : d.finishHere;
    const QStringList args{portfolio.titleOf(entityOf<Task>(), d.task.value), shown(there), shown(here)};
    return sentenceFor(d.late ? "source.late" : ofStart ? "source.starts" : "source.finishes", args) + u' ' + reasonText(d, portfolio);
}

QString reasonText(const SourceDifference& d, const Portfolio& portfolio)
{
    return sentenceFor(d.reason, {{}, {}, {}, d.other ? portfolio.titleOf(entityOf<Task>(), d.other.value) : QString()});
}

QString sourceReasonClass(const char* reason) { return sentenceFor((QByteArray(reason) + "-class").constData(), {}); }

QString withCode(const QString& code, const QString& name) { return code.isEmpty() ? name : code + u' ' + name; }

QString sentence(const WhyCause& cause, const Portfolio& portfolio, const QLocale& locale)
{
    const Link* link = portfolio.find(cause.link);
    return sentenceFor(cause.reason,
        {cause.at ? dateTimeText(*cause.at, locale) : QStringLiteral("–"),
            cause.other ? portfolio.titleOf(entityOf<Task>(), cause.other.value) : QString(),
            link ? dependencyText(portfolio, *link, locale) : QString(), enumText(wordOf(cause.constraint))});
}

} // namespace gantry
