#include "core/base/rank.h"
#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct PageSketch {
    int depth;
    const char *code, *title, *entity, *field, *text;
};

constexpr PageSketch pages[] = {
    {0, "start", "How we work", "", "",
        "The programme office keeps **one** portfolio. What stands in it is what we decide by; what does not stand in it has not "
        "happened.\n\n"
        "- Mondays: [status of the week](page:reports)\n"
        "- the last Friday of a month: [the close](page:month-end)\n"
        "- whenever something may go wrong: [a risk](page:risk)\n"
        "- whenever something did: [a lesson](page:lesson)\n"},
    {1, "reports", "How we report", "status_report", "",
        "A report is **one page** that a busy person reads to the end.\n\n"
        "## What stands in it\n\n"
        "1. The summary: three sentences. What was reached, what is in the way, what is asked for.\n"
        "2. Health by dimension. The programme computes one; say why, where you see it otherwise.\n"
        "3. Decisions that are wanted, with the day by which they are needed.\n\n"
        "## When\n\n"
        "By the cut-off of the period. A report that comes late counts as missing: the meeting looks at what is there.\n\n"
        "Figures are frozen when the report is submitted. See [how we close a month](page:month-end).\n"},
    {1, "month-end", "How we close a month", "period", "",
        "1. The cut-off is the last Friday.\n"
        "2. Actuals come in from the ledger, by contract.\n"
        "3. Claims are certified; variations move on.\n"
        "4. Each manager forecasts anew; nothing may be left over.\n"
        "5. The office compares with the last close and asks about every difference above one per cent.\n"
        "6. The month is closed. It is opened again only with a reason, and everybody sees that.\n"},
    {2, "cut-off", "The cut-off", "period", "cut_off",
        "What is received after this day belongs to the next month, whatever the invoice says.\n"},
    {1, "risk", "How to write a risk", "risk", "",
        "A risk has three parts, and each is a sentence of its own.\n\n"
        "- **Cause**: what is so today. *Boreholes stand 40 m apart.*\n"
        "- **Event**: what may happen because of it. *Piles meet obstructions.*\n"
        "- **Effect**: what that would do to time, money, safety. *The frame starts late.*\n\n"
        "What has happened already is an issue. What is certain to happen belongs into the plan.\n\n"
        "> A risk without an owner is a sentence on paper.\n"},
    {2, "likelihood", "Likelihood", "risk", "likelihood_before",
        "Five steps, from *rare* to *almost certain*, **before** anything is done about it. Ask: of ten projects like this, in how many "
        "did it "
        "happen? None: 1. One: 2. Two or three: 3. Half: 4. Nearly all: 5.\n"},
    {1, "gate", "How a gate is held", "gate", "",
        "A gate decides whether a project goes on. It is no report and no ceremony.\n\n"
        "1. Two weeks before: the pack is complete, reviewers answer the criteria.\n"
        "2. One week before: the chair reads what is open, and what was [learnt elsewhere](page:lesson).\n"
        "3. At the meeting: decision, conditions with owner and day, who signs.\n"
        "4. On the same day it stands here, with the lessons of the phase.\n\n"
        "*Go with conditions* without a condition is a *go*.\n"},
    {1, "lesson", "Lessons, and what becomes of them", "lesson", "",
        "Write down what the next project should do, not who was to blame.\n\n"
        "- **New**: somebody wrote it. **Reviewed**: the office understood it. **Accepted**: it holds for others.\n"
        "- **Embedded**: it is part of a template, a checklist or this handbook, and nobody has to remember it.\n\n"
        "Lessons come to you: at gates, at new risks, at new contracts. Say *Used here* or *Not useful*; both help whoever comes next.\n"},
    {1, "document", "Numbers and revisions of documents", "document", "",
        "A document has **one number** for life and a revision that goes on: A, B, C.\n\n"
        "While it is work in progress its file may be replaced. Once issued it stays as it is: whoever changes it makes a new revision, "
        "and the "
        "one before is superseded.\n\n"
        "Files up to 50 MB are kept in the portfolio; larger ones are linked.\n"},
    {2, "suitability", "Suitability", "document", "suitability",
        "What a document may be used for, after ISO 19650: **S1** coordination, **S2** information, **S3** review, **S4** approval.\n"},
};

} // namespace

void addHandbook(Registers& registers)
{
    const auto ranks = evenRanks(int(std::size(pages)));
    std::vector<HandbookPageId> path;
    for (std::size_t i = 0; i < std::size(pages); ++i) {
        const PageSketch& sketch = pages[i];
        path.resize(std::size_t(sketch.depth));
        path.push_back(registers.put(HandbookPage{.parent = path.empty() ? HandbookPageId{} : path.back(),
            .rank = ranks[i],
            .code = Registers::words(sketch.code),
            .title = Registers::words(sketch.title),
            .text = Registers::words(sketch.text),
            .entity = Registers::words(sketch.entity),
            .field = Registers::words(sketch.field)}));
    }
}

} // namespace gantry::sample
