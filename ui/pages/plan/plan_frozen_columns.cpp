#include "ui/pages/plan/plan_column_parts.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>

namespace gantry::plan_columns {
namespace {

PlanColumn frozenColumn(const PlanData& data, QLatin1String key, const QString& title, std::optional<DateTime> FrozenTask::*member,
    std::optional<DateTime> PlanData::Span::*ofProject)
{
    const PlanData* d = &data;
    PlanColumn out{
        .key = key, .title = title, .tip = tr("As the baseline in use has it"), .width = dateWidth(), .alignment = Qt::AlignRight};
    out.text = [d, member](const Task& t) { return d->baseline(t.id) ? dayText(d->baseline(t.id)->*member) : QString(); };
    out.value = [d, member](const Task& t) { return d->baseline(t.id) ? valueOf(d->baseline(t.id)->*member) : Value(); };
    out.figure = plainFormat(Kind::DateTime);
    out.projectText = [d, ofProject](const ProjectSchedule& s) { return dayText(d->baselineSpan(s.project).*ofProject); };
    return out;
}

/// Working time between what was frozen and what is computed now; positive: later now, as Microsoft Project has it (Primavera P6 tells the
/// same with the other sign). Counted by the calendar of the task, else of its project, in days of the project.
PlanColumn slipColumn(const PlanData& data, QLatin1String key, const QString& title, const FrozenTask* (PlanData::*against)(TaskId) const,
    std::optional<DateTime> FrozenTask::*then, std::optional<DateTime> TaskDates::*now)
{
    const PlanData* d = &data;
    const auto seconds = [d, against, then, now](const Task& t) {
        const FrozenTask* old = (d->*against)(t.id);
        const TaskDates* dates = d->dates(t.id);
        return old && dates ? workingSeconds(*d, t, old->*then, dates->*now) : std::nullopt;
    };
    PlanColumn out{.key = key, .title = title, .width = 90, .alignment = Qt::AlignRight};
    out.figure = plainFormat(Kind::Work);
    out.text = [d, seconds](const Task& t) {
        const auto by = seconds(t);
        return by ? signedText(*d, t, *by) : QString();
    };
    out.value = [seconds](const Task& t) {
        const auto by = seconds(t);
        return by ? Value(*by) : Value();
    };
    out.ink = [seconds](const Task& t) {
        const qint64 by = seconds(t).value_or(0);
        return by > 0 ? Ink::Bad : by == 0 ? Ink::Quiet : Ink::Plain;
    };
    return out;
}

/// Amounts that add up: of the plan as it is, in the baseline, and the difference between the two, more than agreed above zero. Of a
/// summary all below it.
struct Amount {
    const char* key; // "work": of the columns computed.work, baseline.work and baseline.work_variance
    Kind kind;
    std::function<std::optional<qint64>(const Task&)> now;
    std::function<qint64(const FrozenTask&)> then;
};

PlanColumn amountColumn(const PlanData& data, const QString& key, const QString& title, const QString& tip, const Amount& amount,
    std::function<std::optional<qint64>(const Task&)> value, bool difference)
{
    const PlanData* d = &data;
    PlanColumn out{.key = key, .title = title, .tip = tip, .width = 100, .alignment = Qt::AlignRight};
    Field format = plainFormat(amount.kind);
    format.key = amount.key;
    out.figure = format;
    const bool duration = format.key == "duration";
    out.text = [d, format, value, difference, duration](const Task& t) {
        const auto of = value(t);
        if (!of) return QString();
        WorkUnits units = workUnitsOf(d->portfolio(), t.project);
        units.elapsed = duration && t.elapsed && !d->isSummary(t.id);
        const QString text = displayText(d->portfolio(), format, *of, units);
        return difference && *of > 0 ? u'+' + text : text;
    };
    out.value = [value](const Task& t) {
        const auto of = value(t);
        return of ? Value(*of) : Value();
    };
    if (difference)
        out.ink = [value](const Task& t) {
            const qint64 by = value(t).value_or(0);
            return by > 0 ? Ink::Bad : by == 0 ? Ink::Quiet : Ink::Plain;
        };
    return out;
}

void addAmounts(std::vector<PlanColumn>& columns, const PlanData& data)
{
    const PlanData* d = &data;
    const Amount duration{"duration", Kind::Work,
        [d](const Task& t) { return d->dates(t.id) ? std::optional(d->dates(t.id)->duration.seconds) : std::nullopt; },
        [](const FrozenTask& f) { return f.duration.seconds; }};
    const Amount work{"work", Kind::Work, [d](const Task& t) { return std::optional(d->totals(t.id).work.seconds); },
        [](const FrozenTask& f) { return f.work.seconds; }};
    const Amount cost{"cost", Kind::Money, [d](const Task& t) { return std::optional(d->totals(t.id).cost.minor); },
        [](const FrozenTask& f) { return f.cost.minor; }};
    columns.push_back(amountColumn(data, QStringLiteral("computed.cost"), tr("Cost"),
        tr("Fixed cost and cost of the assignments; of a summary with all below it"), cost, cost.now, false));
    const auto frozen = [d](const Amount& amount) {
        return [d, then = amount.then](const Task& t) {
            const FrozenTask* old = d->baseline(t.id);
            return old ? std::optional(then(*old)) : std::nullopt;
        };
    };
    const auto variance = [frozen](const Amount& amount) {
        return [then = frozen(amount), now = amount.now](const Task& t) -> std::optional<qint64> {
            const auto a = then(t), b = now(t);
            qint64 by = 0;
            return a && b && !qSubOverflow(*b, *a, &by) ? std::optional(by) : std::nullopt;
        };
    };
    const auto add = [&](const Amount& amount, const QString& title, const QString& varianceTitle, const QString& tip) {
        const QString key = QStringLiteral("baseline.") + QLatin1String(amount.key);
        columns.push_back(amountColumn(data, key, title, tr("As the baseline in use has it"), amount, frozen(amount), false));
        columns.push_back(amountColumn(data, key + QStringLiteral("_variance"), varianceTitle, tip, amount, variance(amount), true));
    };
    add(duration, tr("Baseline duration"), tr("Duration variance"), tr("Duration now less that of the baseline in use"));
    add(work, tr("Baseline work"), tr("Work variance"), tr("Work now less that of the baseline in use"));
    add(cost, tr("Baseline cost"), tr("Cost variance"), tr("Cost now less that of the baseline in use"));
}

} // namespace

QString tr(const char* text) { return QCoreApplication::translate("PlanColumns", text); }

int dateWidth()
{
    const QFontMetrics metrics(figureFont(TypeRole::TableStrong));
    int widest = 0;
    for (int month = 1; month <= 12; ++month) widest = std::max(widest, metrics.horizontalAdvance(dateText(QDate(2028, month, 28))));
    return widest + 18;
}

void addFrozenColumns(std::vector<PlanColumn>& columns, const PlanData& data)
{
    const PlanData* d = &data;
    using Then = FrozenTask;
    using Now = TaskDates;
    const auto baseline = &PlanData::baseline;
    const auto source = &PlanData::source;
    columns.push_back(frozenColumn(data, QLatin1String("baseline.start"), tr("Baseline start"), &Then::start, &PlanData::Span::start));
    columns.push_back(frozenColumn(data, QLatin1String("baseline.finish"), tr("Baseline finish"), &Then::finish, &PlanData::Span::finish));
    columns.push_back(
        slipColumn(data, QLatin1String("baseline.start_variance"), tr("Start variance"), baseline, &Then::start, &Now::start));
    columns.back().tip = tr("Working time by which it starts later than in the baseline in use");
    columns.push_back(slipColumn(data, QLatin1String("baseline.variance"), tr("Finish variance"), baseline, &Then::finish, &Now::finish));
    columns.back().tip = tr("Working time by which it finishes later than in the baseline in use");
    addAmounts(columns, data);
    columns.push_back(
        slipColumn(data, QLatin1String("source.start_difference"), tr("Start: difference to source"), source, &Then::start, &Now::start));
    columns.back().width = 130;
    columns.back().offered = [d](NodeId id) { return d->hasSource(id); };
    columns.push_back(
        slipColumn(data, QLatin1String("source.difference"), tr("Finish: difference to source"), source, &Then::finish, &Now::finish));
    columns.back().width = 130;
    columns.back().offered = [d](NodeId id) { return d->hasSource(id); };
}

} // namespace gantry::plan_columns
