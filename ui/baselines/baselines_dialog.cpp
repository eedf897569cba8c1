#include "ui/baselines/baselines_dialog.h"

#include "core/model/baselines.h"
#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/baselines/baseline_form.h"
#include "ui/baselines/compare_dialog.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPointer>
#include <QStandardItemModel>

namespace gantry {
namespace {

constexpr int idRole = Qt::UserRole;
const QString sizeKey = QStringLiteral("baselines/size");

void offerUndo(Workspace& workspace, const QString& sentence)
{
    workspace.notify({Notice::Tone::Good, sentence, BaselinesDialog::tr("Undo"), [&workspace] { workspace.undo(); }});
}

} // namespace

BaselinesDialog::BaselinesDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_head(new TextLabel({}, TypeRole::Section, "text.primary"_token))
    , m_none(
          new TextLabel(tr("There is no baseline yet. Set one when the plan is agreed; from then on the plan shows how far it is from it."),
              TypeRole::Body, "text.secondary"_token))
    , m_list(new LedgerView(workspace.rowHeight()))
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_set(action(tr("Set baseline"), &BaselinesDialog::set))
    , m_use(action(tr("Use"), &BaselinesDialog::use))
    , m_describe(action(tr("Rename"), &BaselinesDialog::describe))
    , m_compare(action(tr("Compare"), &BaselinesDialog::compare))
    , m_remove(action(tr("Remove"), &BaselinesDialog::remove))
{
    setObjectName(QStringLiteral("baselines"));
    setWindowTitle(tr("Baselines"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_use->setToolTip(tr("Bars, variances and figures go by this baseline"));
    m_describe->setToolTip(tr("Name, type and reason"));
    m_compare->setToolTip(tr("The plan as it is now against this baseline, field by field"));
    m_model->setHorizontalHeaderLabels({tr("In use"), tr("Name"), tr("Taken"), tr("By"), tr("Type"), tr("Tasks"), tr("Reason")});
    m_model->horizontalHeaderItem(TasksColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Baselines"));
    const std::array widths{72, 190, 140, 120, 110, 70};
    for (int i = 0; i < int(widths.size()); ++i) m_list->header()->resizeSection(i, grown(widths[std::size_t(i)]));
    m_list->header()->setStretchLastSection(true);
    m_none->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QAction* each : {m_use, m_describe, m_compare, m_remove}) buttons->addWidget(new ActionButton(each, ActionButton::Look::Outlined));
    buttons->addStretch(1);
    buttons->addWidget(new ActionButton(m_set, ActionButton::Look::Primary));
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addWidget(close);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(860), grown(360)));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BaselinesDialog::refreshActions);
    connect(m_list, &LedgerView::followed, this, &BaselinesDialog::describe);
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        if (std::ranges::any_of(set.changes, changesSnapshotInUse)) refresh();
    });
    connect(&workspace.session(), &Session::stateChanged, this, &BaselinesDialog::refreshActions);
}

QAction* BaselinesDialog::action(const QString& text, void (BaselinesDialog::*run)())
{
    auto* out = new QAction(text, this);
    connect(out, &QAction::triggered, this, run);
    return out;
}

void BaselinesDialog::setProject(NodeId project)
{
    m_project = project;
    refresh();
    m_list->setFocus();
}

SnapshotId BaselinesDialog::current() const { return {m_list->currentIndex().siblingAtColumn(0).data(idRole).toLongLong()}; }

void BaselinesDialog::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    if (!portfolio.find(m_project)) return reject();
    const SnapshotId held = current();
    const Snapshot* used = baselineInUse(portfolio, m_project);
    m_head->setText(portfolio.titleOf(entityOf<Node>(), m_project.value));
    m_model->removeRows(0, m_model->rowCount());
    for (const Snapshot* s : baselinesOf(portfolio, m_project)) {
        const auto tasks = m_workspace.session().frozenTasks(s->id);
        QList<QStandardItem*> row;
        for (const QString& text : {s == used ? tr("Yes") : QString(), s->name, s->takenAt ? momentText(*s->takenAt) : QString(), s->author,
                 s->type, tasks ? QLocale().toString(qint64(tasks->size())) : tr("damaged"), s->reason}) {
            row << new QStandardItem(text);
            row.back()->setToolTip(text);
        }
        row[TasksColumn]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row[UsedColumn]->setData(s->id.value, idRole);
        m_model->appendRow(row);
        if (s->id == held || (!held && s == used)) m_list->setCurrentIndex(row[0]->index());
    }
    if (!m_list->currentIndex().isValid() && m_model->rowCount()) m_list->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    m_list->setVisible(m_model->rowCount() > 0);
    m_none->setVisible(m_model->rowCount() == 0);
    refreshActions();
}

void BaselinesDialog::refreshActions()
{
    const bool writable = !m_workspace.session().isReadOnly(), some = bool(current());
    const Snapshot* used = baselineInUse(m_workspace.portfolio(), m_project);
    m_set->setEnabled(writable);
    m_use->setEnabled(writable && some && (!used || used->id != current()));
    m_describe->setEnabled(writable && some);
    m_remove->setEnabled(writable && some);
    m_compare->setEnabled(some);
}

void BaselinesDialog::set() { askForBaseline(m_workspace, m_project, this); }

void BaselinesDialog::describe()
{
    const SnapshotId id = current();
    const Snapshot* row = m_workspace.portfolio().find(id);
    if (!row || m_workspace.session().isReadOnly()) return;
    auto* form = new BaselineForm(m_workspace.portfolio(), m_project, row, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, this,
        [this, form, id] { m_workspace.apply(describeBaseline(m_workspace.portfolio(), id, form->words())); });
    form->open();
}

void BaselinesDialog::use()
{
    const QString name = m_workspace.portfolio().titleOf(entityOf<Snapshot>(), current().value);
    if (m_workspace.apply(useBaseline(m_workspace.portfolio(), current())))
        offerUndo(m_workspace, tr("Bars and variances go by “%1” now.").arg(name));
}

void BaselinesDialog::compare() { showComparison(m_workspace, m_project, current(), {}, parentWidget()); }

void BaselinesDialog::remove()
{
    const QString name = m_workspace.portfolio().titleOf(entityOf<Snapshot>(), current().value);
    if (m_workspace.apply(removeBaseline(m_workspace.portfolio(), current()))) // no question before: one key brings it back
        offerUndo(m_workspace, tr("Removed the baseline “%1”.").arg(name));
}

void askForBaseline(Workspace& workspace, NodeId project, QWidget* parent)
{
    auto* form = new BaselineForm(workspace.portfolio(), project, nullptr, parent);
    form->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(form, &QDialog::accepted, form, [&workspace, project, form] {
        Session& session = workspace.session();
        const auto plan = session.schedule(project);
        if (!plan) return;
        const bool first = !baselineInUse(session.portfolio(), project);
        if (!workspace.apply(setBaseline(session.portfolio(), session.ids(), *plan, form->words(),
                {session.identity().author, session.identity().clock()}, form->use())))
            return;
        offerUndo(workspace,
            (first ? BaselinesDialog::tr("“%1” has its first baseline, of %2 tasks.")
                   : BaselinesDialog::tr("“%1” has a new baseline of %2 tasks."))
                .arg(session.portfolio().titleOf(entityOf<Node>(), project.value))
                .arg(plan->tasks.size()));
    });
    form->open();
}

void showBaselines(Workspace& workspace, NodeId project, QWidget* window)
{
    showOne<BaselinesDialog>(workspace, window, [&](BaselinesDialog& dialog) { dialog.setProject(project); });
}

} // namespace gantry
