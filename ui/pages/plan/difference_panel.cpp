#include "ui/pages/plan/difference_panel.h"

#include "core/edit/source_dates.h"
#include "core/text/text.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAction>
#include <QBoxLayout>
#include <QSplitter>

namespace gantry {
namespace {

QString span(const std::optional<DateTime>& start, const std::optional<DateTime>& finish)
{
    const auto shown = [](const std::optional<DateTime>& at) { return at ? dateTimeText(*at) : QStringLiteral("–"); };
    return DifferencePanel::tr("%1 to %2").arg(shown(start), shown(finish));
}

} // namespace

DifferencePanel::DifferencePanel(Workspace& workspace, std::function<bool()> typing, QWidget* parent)
    : DifferencePanel(workspace, *new DifferenceWatch(workspace.session(), std::move(typing)), parent)
{
}

DifferencePanel::DifferencePanel(Workspace& workspace, DifferenceWatch& watch, QWidget* parent)
    : SidePanel(workspace, watch, tr("Differences"), parent)
    , m_watch(&watch)
    , m_model(new DifferenceModel(workspace.portfolio(), this))
    , m_list(new SideList(*m_model))
    , m_accept(new QAction(tr("Accept the file’s dates"), this))
    , m_acceptAlike(new QAction(tr("Accept all of this kind"), this))
    , m_none(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
{
    setAccessibleName(tr("Differences from the file"));
    m_list->setAccessibleName(tr("Tasks with other dates than in the file"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setLayoutMode(QListView::Batched); // an old file may differ in every task
    m_accept->setToolTip(tr("Hold the chosen tasks by a constraint where the file has them"));
    m_acceptAlike->setToolTip(tr("The same for every task that differs for this reason"));
    m_none->setWordWrap(true);
    m_none->setContentsMargins(12, 8, 12, 8);
    m_detail = makeDetail();
    body()->addWidget(m_none);
    m_split = new QSplitter(Qt::Vertical);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->addWidget(m_list);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    body()->addWidget(m_split, 1);
    body()->addStretch(0);
    setFocusProxy(m_list);
    setFocusPolicy(Qt::StrongFocus);

    connect(m_watch, &PlanWatch::changed, this, &DifferencePanel::refresh);
    connect(m_list, &SideList::currentMoved, this, &DifferencePanel::refreshDetail);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DifferencePanel::refreshDetail);
    connect(m_list, &SideList::chosen, this, [this](const QModelIndex& at) {
        if (const SourceDifference* d = m_model->at(at); d && chosen().size() < 2) Q_EMIT taskChosen(d->task);
    });
    connect(m_list, &SideList::escaped, this, &DifferencePanel::closeRequested);
    connect(m_accept, &QAction::triggered, this, &DifferencePanel::acceptChosen);
    connect(m_acceptAlike, &QAction::triggered, this, &DifferencePanel::acceptAlike);
    connect(&workspace.session(), &Session::stateChanged, this, &DifferencePanel::refreshDetail);
    refresh();
}

QWidget* DifferencePanel::makeDetail()
{
    m_name = new TextLabel({}, TypeRole::Section, "text.primary"_token);
    m_here = new TextLabel({}, TypeRole::Small, "text.primary"_token);
    m_there = new TextLabel({}, TypeRole::Small, "text.primary"_token);
    m_reason = new TextLabel({}, TypeRole::Small, "text.secondary"_token);
    for (TextLabel* each : {m_here, m_there, m_reason}) each->setWordWrap(true);
    auto* detail = new QWidget;
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    for (TextLabel* each : {m_name, m_here, m_there, m_reason}) column->addWidget(each);
    column->addSpacing(4);
    for (QAction* each : {m_accept, m_acceptAlike})
        column->addWidget(new ActionButton(each, ActionButton::Look::Outlined), 0, Qt::AlignLeft);
    return detail;
}

void DifferencePanel::refresh()
{
    const SourceDifference* held = m_model->at(m_list->currentIndex());
    const TaskId current = held ? held->task : TaskId{};
    const int row = m_list->currentIndex().row();
    const auto results = m_watch->results();
    m_model->setResults(results);
    const bool imported = std::ranges::any_of(results, &ProjectDifferences::imported);
    const QLocale locale;
    setSummary(!imported ? QString() : m_model->count() == 1 ? tr("1 task") : tr("%1 tasks").arg(locale.toString(m_model->count())));
    m_none->setText(results.empty() ? QString()
            : imported              ? tr("Every date here is the one of the file.")
                       : tr("This plan came from no file with dates of its own. Imported plans show here where our dates differ."));
    m_none->setVisible(m_model->count() == 0 && !m_none->text().isEmpty());
    m_split->setVisible(m_model->count() > 0);
    QModelIndex again = m_model->indexOf(current);
    if (!again.isValid() && current) again = m_model->index(std::min(row, m_model->rowCount() - 1)); // it agrees now: the next one
    if (m_model->at(again)) m_list->setCurrentIndex(again);
    showProgress();
    refreshDetail();
}

void DifferencePanel::refreshDetail()
{
    const Portfolio& portfolio = workspace().portfolio();
    const SourceDifference* d = m_model->at(m_list->currentIndex());
    const Task* task = d ? portfolio.find(d->task) : nullptr;
    m_detail->setVisible(task);
    if (!task) return;
    m_name->setText(withCode(task->code, task->name));
    if (d->late) {
        m_here->setText(tr("Here it may finish by %1").arg(d->lateFinishHere ? dateTimeText(*d->lateFinishHere) : QStringLiteral("–")));
        m_there->setText(tr("In the file by %1").arg(d->lateFinishThere ? dateTimeText(*d->lateFinishThere) : QStringLiteral("–")));
    } else {
        m_here->setText(tr("Here %1").arg(span(d->startHere, d->finishHere)));
        m_there->setText(tr("In the file %1").arg(span(d->startThere, d->finishThere)));
    }
    m_reason->setText(reasonText(*d, portfolio));
    const bool writable = !workspace().session().isReadOnly();
    m_accept->setEnabled(writable && !d->late);
    m_acceptAlike->setVisible(!d->late && m_model->tasksOf(d->reason).size() > 1);
    m_acceptAlike->setEnabled(writable);
}

std::vector<TaskId> DifferencePanel::chosen() const
{
    std::vector<TaskId> out;
    for (const QModelIndex& each : m_list->selectionModel()->selectedIndexes())
        if (const SourceDifference* d = m_model->at(each)) out.push_back(d->task);
    if (out.empty())
        if (const SourceDifference* d = m_model->at(m_list->currentIndex())) out.push_back(d->task);
    return out;
}

void DifferencePanel::acceptChosen() { accept(chosen()); }

void DifferencePanel::acceptAlike()
{
    if (const SourceDifference* d = m_model->at(m_list->currentIndex())) accept(m_model->tasksOf(d->reason));
}

void DifferencePanel::accept(const std::vector<TaskId>& tasks)
{
    const Portfolio& portfolio = workspace().portfolio();
    QHash<TaskId, FrozenTask> there;
    for (TaskId id : tasks)
        if (const Task* task = portfolio.find(id))
            if (const auto dates = workspace().session().sourceDates(task->project)) there.insert(id, dates->value(id));
    auto set = acceptSourceDates(portfolio, tasks, there);
    QSet<qint64> held; // those that can take a date; what is under way, manual or inactive stays
    if (set)
        for (const Change& change : set->changes) held.insert(change.id);
    const QString name = tasks.size() == 1 ? portfolio.titleOf(entityOf<Task>(), tasks.front().value) : QString();
    if (!workspace().apply(std::move(set))) return;
    offerUndo(tasks.size() == 1 ? tr("“%1” is held where the file has it.").arg(name)
                                : tr("%1 of %2 tasks are held where the file has them.").arg(held.size()).arg(tasks.size()));
}

} // namespace gantry
