#include "ui/pages/training/training_lists.h"

#include "core/text/text.h"
#include "core/text/training_text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Training", text); }
QString nameOf(const Portfolio& portfolio, PersonId person) { return portfolio.titleOf(entityOf<Person>(), person.value); }

Status markOf(ReminderKind kind)
{
    switch (kind) {
    case ReminderKind::CertificateLapsed:
    case ReminderKind::MandatoryUnmet: return Status::Bad;
    case ReminderKind::CertificateExpires:
    case ReminderKind::AssessmentOld: return Status::Watch;
    case ReminderKind::CourseBooked: break;
    }
    return Status::Neutral;
}

} // namespace

RecordTable gapTable(const Portfolio& portfolio, const std::vector<TrainingGap>& gaps)
{
    RecordTable table;
    table.columns = {{word("Person"), Qt::AlignLeft}, {word("What is missing"), Qt::AlignLeft, true}, {word("As"), Qt::AlignLeft},
        {word("Planned, or possible"), Qt::AlignLeft}};
    for (const TrainingGap& gap : gaps) {
        RecordRow row{{entityOf<Person>(), gap.person.value}, {}, {}};
        const QString role = enumText(wordOf(gap.role)), remedy = remedyText(portfolio, gap), what = gapText(portfolio, gap);
        row.cells.push_back({.text = nameOf(portfolio, gap.person), .mark = gap.mandatory ? Status::Bad : Status::Watch});
        row.cells.push_back({.text = what});
        row.cells.push_back({.text = gap.mandatory ? role : word("%1, wanted").arg(role), .faint = !gap.mandatory});
        row.cells.push_back({.text = remedy, .mark = gap.planned ? std::optional(Status::Good) : std::nullopt, .faint = !gap.planned});
        row.tip = QStringLiteral("%1: %2 (%3); %4").arg(nameOf(portfolio, gap.person), what, role, remedy);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<GateLine> gateLines(const TrainingStanding& standing, const std::vector<NodeId>& projects, const DatesOf& dates)
{
    const Portfolio& portfolio = standing.portfolio();
    std::vector<std::pair<QDate, const Gate*>> gates;
    for (const NodeId project : projects)
        portfolio.all<Gate>().forEachIn(project, [&](const Gate& g) {
            if (!isHeld(g)) gates.emplace_back(expectedDay(g, dates).value_or(QDate(9999, 12, 31)), &g);
        });
    std::ranges::sort(gates, {}, [](const auto& g) { return std::tuple(g.first, g.second->number, g.second->id); });
    std::vector<GateLine> out;
    GateChairs asked(standing);
    for (const auto& [day, gate] : gates) {
        const auto expected = day.year() < 9999 ? std::optional(day) : std::nullopt;
        const auto chairs = asked.of(*gate);
        for (const GateChairing& chair : chairs) out.push_back({gate->id, expected, chair});
        if (chairs.empty()) out.push_back({gate->id, expected, {}});
    }
    return out;
}

RecordTable chairTable(const Portfolio& portfolio, const std::vector<GateLine>& lines)
{
    RecordTable table;
    table.columns = {{word("Expected"), Qt::AlignRight}, {word("Gate"), Qt::AlignLeft}, {word("Who"), Qt::AlignLeft},
        {word("May run it, or why not"), Qt::AlignLeft, true}};
    GateId last{};
    for (const GateLine& line : lines) {
        const Gate& gate = *portfolio.find(line.gate);
        const Node* project = portfolio.find(gate.project);
        const QString title = gate.title, code = project ? project->code : QString();
        const bool begins = gate.id != last;
        last = gate.id;
        RecordRow row{{entityOf<Gate>(), gate.id.value}, {}, {}};
        row.cells.push_back({.text = begins && line.day ? dateText(*line.day) : QString()});
        row.cells.push_back({.text = begins ? title : QString(), .code = begins ? code : QString()});
        if (line.chair.person) {
            const QString who = nameOf(portfolio, line.chair.person), why = chairingText(portfolio, line.chair);
            row.cells.push_back(
                {.text = line.chair.named ? word("%1, chair").arg(who) : who, .mark = line.chair.may() ? Status::Good : Status::Bad});
            row.cells.push_back({.text = why, .faint = line.chair.may()});
            row.tip = QStringLiteral("%1 %2, %3: %4").arg(code, title, who, why);
        } else {
            row.cells.push_back({.text = word("Nobody"), .mark = Status::Bad});
            row.cells.push_back({.text = word("No active person acts as chair of gates here. Give somebody the role.")});
            row.tip = QStringLiteral("%1 %2: %3").arg(code, title, row.cells.back().text);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

RecordTable reminderTable(const Portfolio& portfolio, const std::vector<TrainingReminder>& reminders, QDate today)
{
    RecordTable table;
    table.columns = {{word("Person"), Qt::AlignLeft}, {word("Why"), Qt::AlignLeft}, {word("What"), Qt::AlignLeft, true},
        {word("Day"), Qt::AlignRight}, {QString(), Qt::AlignRight}};
    PersonId last{};
    for (const TrainingReminder& r : reminders) {
        const QString who = nameOf(portfolio, r.person), why = reminderText(r.kind), what = reminderSubject(portfolio, r);
        const bool past = r.kind == ReminderKind::AssessmentOld;
        RecordRow row{r.record, {}, {}};
        row.cells.push_back({.text = r.person == last ? QString() : who});
        row.cells.push_back({.text = why, .mark = markOf(r.kind)});
        row.cells.push_back({.text = what});
        row.cells.push_back({.text = r.due ? dateText(*r.due) : QString()});
        row.cells.push_back({.text = !r.due ? QString()
                : past                      ? word("%1 days ago").arg(r.due->daysTo(today))
                                            : dueText(r.due, today),
            .judged = r.kind == ReminderKind::CertificateLapsed ? std::optional(Status::Bad) : std::nullopt,
            .faint = r.kind != ReminderKind::CertificateLapsed});
        row.tip = QStringLiteral("%1, %2: %3 %4").arg(who, why.toLower(), what, row.cells[3].text).trimmed();
        last = r.person;
        table.rows.push_back(std::move(row));
    }
    return table;
}

OutTable reminderSheet(const Portfolio& portfolio, std::vector<TrainingReminder> reminders)
{
    OutTable out{word("Training reminders"),
        {{word("Person")}, {word("E-mail")}, {word("Why")}, {word("What")}, {word("Day"), OutLook::Day}}, qsizetype(reminders.size()), {}};
    const auto words = [](int column, const QString& text) {
        return TableCell{column, text.isEmpty() ? TableCell::Empty : TableCell::Text, false, text};
    };
    out.row = [portfolio, reminders = std::move(reminders), words](qsizetype at) {
        const TrainingReminder& r = reminders[std::size_t(at)];
        const Person* person = portfolio.find(r.person);
        OutCells cells(portfolio);
        std::vector<TableCell> line{words(0, person ? person->name : QString()), words(1, person ? person->email : QString()),
            words(2, reminderText(r.kind)), words(3, reminderSubject(portfolio, r))};
        line.push_back(cells.cell(4, fieldFor<&TrainingRecord::expires>(), Codec<std::optional<QDate>>::encode(r.due)));
        return line;
    };
    return out;
}

} // namespace gantry
