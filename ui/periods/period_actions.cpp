#include "ui/periods/period_actions.h"

#include "core/model/closes.h"
#include "core/model/cost_rules.h"
#include "ui/periods/compare_closes_dialog.h"
#include "ui/periods/moves_dialog.h"
#include "ui/periods/restatements_dialog.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/icons.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace gantry {

PeriodActions::PeriodActions(Workspace& workspace, QWidget* page)
    : QObject(page)
    , m_workspace(workspace)
    , m_page(page)
{
    close =
        make("lock", tr("Close period…"), tr("Freeze the figures; what is dated in the period stays as it is"), &PeriodActions::askToClose);
    reopen = make("lock", tr("Reopen…"), tr("Open the last closed period again, with a reason"), &PeriodActions::askToReopen);
    compare = make("changes", tr("Compare periods…"),
        tr("Figures of two closes, or of a close and now, with the records that explain them"), &PeriodActions::showComparison);
    moves = make("chart", tr("From close to close…"),
        tr("How the contingency, or another figure, moved from close to close, with the records that moved it"), &PeriodActions::showMoves);
    restatements = make(
        "history", tr("Restatements…"), tr("What was edited in the period since it was first closed"), &PeriodActions::showRestatements);
    addYear = make("plus", tr("Add fiscal year…"), tr("The twelve months of a fiscal year as periods"), &PeriodActions::askForYear);
    connect(&workspace, &Workspace::selectionChanged, this, &PeriodActions::refresh);
    connect(&workspace.session(), &Session::stateChanged, this, &PeriodActions::refresh);
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        if (std::ranges::any_of(set.changes, [](const Change& c) { return c.entity == entityOf<Period>(); })) refresh();
    });
    refresh();
}

QAction* PeriodActions::make(const char* iconName, const QString& text, const QString& tip, void (PeriodActions::*run)())
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, run);
    return action;
}

PeriodId PeriodActions::selected() const
{
    const RecordKey record = m_workspace.selection();
    return record.entity == entityOf<Period>() ? PeriodId{record.id} : PeriodId{};
}

const Period* PeriodActions::toClose() const
{
    const Period* chosen = m_workspace.portfolio().find(selected());
    return chosen && chosen->status != PeriodStatus::Closed ? chosen : nextToClose(m_workspace.portfolio());
}

const Period* PeriodActions::toReopen() const
{
    const Period* chosen = m_workspace.portfolio().find(selected());
    if (chosen && chosen->status == PeriodStatus::Closed) return chosen;
    const Period* last = nullptr;
    for (const Period* period : periodsInOrder(m_workspace.portfolio()))
        if (period->status == PeriodStatus::Closed) last = period;
    return last;
}

void PeriodActions::refresh()
{
    const bool writable = !m_workspace.session().isReadOnly() && !m_workspace.session().isBusy();
    close->setEnabled(writable && toClose());
    reopen->setEnabled(writable && toReopen());
    const bool closed = lastClose(m_workspace.portfolio());
    for (QAction* each : {compare, moves, restatements}) each->setEnabled(closed);
    addYear->setEnabled(writable);
}

void PeriodActions::askToClose()
{
    const Period* period = toClose();
    if (!period) return;
    if (const auto allowed = mayClose(m_workspace.portfolio(), period->id); !allowed) return m_workspace.report(allowed.error());
    QWidget* window = m_page->window();
    delete window->findChild<CloseDialog*>(QString(), Qt::FindDirectChildrenOnly); // it may be of another period
    auto* dialog = new CloseDialog(m_workspace, period->id, window);
    dialog->show();
}

void PeriodActions::askToReopen()
{
    const Period* period = toReopen();
    if (!period) return;
    if (const auto allowed = mayReopen(m_workspace.portfolio(), period->id); !allowed) return m_workspace.report(allowed.error());
    (new ReopenDialog(m_workspace, period->id, m_page->window()))->open();
}

void PeriodActions::showComparison()
{
    const Snapshot* close = lastCloseOf(m_workspace.portfolio(), selected());
    if (!close) close = lastClose(m_workspace.portfolio());
    if (close) showCloses(m_workspace, close->id, {}, m_page->window());
}

void PeriodActions::showMoves()
{
    const NodeId scope = m_workspace.scope();
    const Node* node = m_workspace.portfolio().find(scope);
    showOne<MovesDialog>(m_workspace, m_page->window(), [&](MovesDialog& dialog) {
        dialog.setFigure(node && node->kind == NodeKind::Project ? scope : NodeId{}, CostMeasure::Contingency);
    });
}

void PeriodActions::showRestatements()
{
    const Snapshot* close = lastCloseOf(m_workspace.portfolio(), selected());
    if (!close) close = lastClose(m_workspace.portfolio());
    if (close)
        showOne<RestatementsDialog>(m_workspace, m_page->window(), [&](RestatementsDialog& dialog) { dialog.setPeriod(close->period); });
}

void PeriodActions::askForYear()
{
    auto* dialog = new QDialog(m_page->window());
    dialog->setObjectName(QStringLiteral("fiscal-year"));
    dialog->setWindowTitle(tr("Add fiscal year"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* what = new TextLabel(tr("Adds its twelve months as open periods. A fiscal year is named after the year in which it ends."),
        TypeRole::Body, "text.secondary"_token);
    what->setWordWrap(true);
    auto* year = new QSpinBox;
    year->setRange(1901, 2200);
    year->setGroupSeparatorShown(false);
    auto* month = new QComboBox;
    for (int m = 1; m <= 12; ++m) month->addItem(QLocale().standaloneMonthName(m), m);
    const Portfolio& portfolio = m_workspace.portfolio();
    month->setCurrentIndex(int(std::clamp<qint64>(costOptionsOf(portfolio, {}).fiscalYearStart, 1, 12)) - 1);
    const auto periods = periodsInOrder(portfolio);
    year->setValue(int(periods.empty() ? m_workspace.session().today().year()
                                       : std::max<qint64>(periods.back()->fiscalYear, periods.back()->end->year()) + 1));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("Fiscal year"), year);
    form->addRow(tr("First month"), month);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    buttons->button(QDialogButtonBox::Ok)->setProperty("look", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, year, month] {
        Session& session = m_workspace.session();
        if (m_workspace.apply(createPeriods(session.portfolio(), session.ids(), year->value(), month->currentData().toInt())))
            m_workspace.notify({Notice::Tone::Good, tr("The periods of %1 are there.").arg(year->value()), tr("Undo"),
                [desk = &m_workspace] { desk->undo(); }});
        dialog->accept();
    });
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(buttons);
    dialog->setMinimumWidth(grown(400));
    dialog->open();
}

} // namespace gantry
