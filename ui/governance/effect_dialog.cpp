#include "ui/governance/effect_dialog.h"

#include "core/edit/change_requests.h"
#include "core/model/currencies.h"
#include "core/text/cost_text.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QFormLayout>
#include <QPushButton>

namespace gantry {
namespace {

QString dayOrNone(const std::optional<DateTime>& time) { return time ? dateText(dateOf(*time)) : QStringLiteral("–"); }

QString moved(const std::optional<DateTime>& before, const std::optional<DateTime>& after)
{
    if (!before || !after) return {};
    const qint64 days = dateOf(*before).daysTo(dateOf(*after));
    if (days == 0) return EffectDialog::tr("unchanged");
    return days > 0 ? EffectDialog::tr("%1 calendar days later").arg(days) : EffectDialog::tr("%1 calendar days earlier").arg(-days);
}

} // namespace

EffectDialog::EffectDialog(Workspace& workspace, ChangeRequestId request, QWidget* parent)
    : FormDialog(
        workspace, tr("What it would do"), workspace.portfolio().titleOf(entityOf<ChangeRequest>(), request.value), tr("Carry out"), parent)
    , m_request(request)
{
    const ChangeRequest& r = *portfolio().find(request);
    const auto effect = effectOf(portfolio(), request, session().today());
    primary().setEnabled(effect && r.status == ChangeRequestStatus::Approved && !session().isReadOnly());
    primary().setToolTip(tr("Once it is approved"));
    if (!effect) {
        refuse(sentence(effect.error()));
        return;
    }
    const auto row = [&](const QString& what, const QString& before, const QString& after, const QString& change) {
        auto* line = new TextLabel(tr("%1  →  %2").arg(before, after), TypeRole::Body, "text.primary"_token);
        auto* difference = new TextLabel(change, TypeRole::Small, "text.secondary"_token);
        auto* both = new QWidget;
        auto* column = new QVBoxLayout(both);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(2);
        column->addWidget(line);
        column->addWidget(difference);
        form().addRow(what, both);
    };
    row(tr("Finish of the project"), dayOrNone(effect->finishBefore), dayOrNone(effect->finishAfter),
        moved(effect->finishBefore, effect->finishAfter));
    if (effect->taskBefore) {
        row(portfolio().titleOf(entityOf<Task>(), r.task.value), dayOrNone(effect->taskBefore), dayOrNone(effect->taskAfter),
            moved(effect->taskBefore, effect->taskAfter));
        const WorkUnits units = workUnitsOf(portfolio(), r.project);
        if (effect->floatBefore && effect->floatAfter)
            row(tr("Its total float"), durationText({*effect->floatBefore}, units), durationText({*effect->floatAfter}, units), {});
    }
    const int digits = minorDigitsOf(portfolio(), effect->currency);
    const auto money = [&](const QString& what, const Amount& before, const Amount& after) {
        const Amount more = after - before;
        const QString change = !more ? QString()
            : more.minor == 0
            ? tr("unchanged")
            : tr("%1%2 %3").arg(more.minor > 0 ? QStringLiteral("+") : QString(), amountText(more, digits), effect->currency);
        row(what, amountText(before, digits), amountText(after, digits), change.trimmed());
    };
    money(tr("Budget"), effect->budgetBefore, effect->budgetAfter);
    money(tr("Forecast final cost"), effect->forecastBefore, effect->forecastAfter);
}

void EffectDialog::submit()
{
    take(implementChange(portfolio(), session().ids(), m_request, session().today()),
        tr("The change is carried out: plan, budget and forecast hold it."));
}

} // namespace gantry
