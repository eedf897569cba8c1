#include "ui/pages/plan/quality_panel.h"

#include "core/edit/quality.h"
#include "core/edit/records.h"
#include "core/text/quality_text.h"
#include "core/text/text.h"
#include "ui/pages/plan/quality_limit_dialog.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAction>
#include <QBoxLayout>
#include <QPointer>
#include <QSplitter>

namespace gantry {

QualityPanel::QualityPanel(Workspace& workspace, std::function<bool()> typing, QWidget* parent)
    : QualityPanel(workspace, *new QualityWatch(workspace.session(), std::move(typing)), parent)
{
}

QualityPanel::QualityPanel(Workspace& workspace, QualityWatch& watch, QWidget* parent)
    : SidePanel(workspace, watch, tr("Quality"), parent)
    , m_watch(&watch)
    , m_checkModel(new QualityCheckModel(this))
    , m_itemModel(new QualityItemModel(workspace.portfolio(), this))
    , m_limit(action(tr("Limit"), &QualityPanel::setLimit))
    , m_removeOne(action(tr("Remove link"), &QualityPanel::removeOne))
    , m_removeAll(action(tr("Remove all"), &QualityPanel::removeAll))
    , m_removeConstraint(action(tr("Remove constraint"), &QualityPanel::askAboutConstraint))
    , m_checks(new SideList(*m_checkModel))
    , m_items(new SideList(*m_itemModel))
{
    setAccessibleName(tr("Quality of the plan"));
    m_checks->setAccessibleName(tr("Checks"));
    for (SideList* each : {m_checks, m_items}) each->setUniformItemSizes(true); // of one check all rows have a detail, or none has
    m_limit->setToolTip(tr("From when on this check fails"));
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(m_checks);
    split->addWidget(makeDetail());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    body()->addWidget(split, 1);
    setFocusProxy(m_checks);

    connect(m_watch, &QualityWatch::changed, this, &QualityPanel::refresh);
    connect(m_checks, &SideList::currentMoved, this, [this](const QModelIndex& at) {
        if (const auto check = m_checkModel->checkAt(at)) choose(*check);
    });
    connect(m_checks, &SideList::chosen, this, [this](const QModelIndex& at) {
        if (m_checkModel->checkAt(at) && m_itemModel->rowCount() > 0) m_items->setFocus();
    });
    connect(m_items, &SideList::currentMoved, this, &QualityPanel::refreshDetail);
    connect(m_items, &SideList::chosen, this, [this](const QModelIndex& at) {
        if (const auto* row = m_itemModel->rowAt(at)) Q_EMIT taskChosen(row->item.task);
    });
    connect(m_items, &SideList::escaped, m_checks, qOverload<>(&QWidget::setFocus));
    connect(m_checks, &SideList::escaped, this, &QualityPanel::closeRequested);
    connect(&workspace.session(), &Session::stateChanged, this, &QualityPanel::refreshDetail);
    m_checks->setCurrentIndex(m_checkModel->indexOf(m_check));
    refresh();
}

QWidget* QualityPanel::makeDetail()
{
    m_name = new TextLabel({}, TypeRole::Section, "text.primary"_token);
    m_outcome = new TextLabel({}, TypeRole::Body, "text.primary"_token);
    m_measures = new TextLabel({}, TypeRole::Small, "text.secondary"_token);
    m_leftOut = new TextLabel({}, TypeRole::Caption, "text.tertiary"_token);
    for (TextLabel* each : {m_outcome, m_measures, m_leftOut}) each->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(mirrored(QMargins(12, 6, 8, 0)));
    top->addWidget(m_name, 1);
    top->addWidget(new ActionButton(m_limit, ActionButton::Look::Bare));
    auto* said = new QVBoxLayout;
    said->setContentsMargins(12, 0, 12, 8);
    said->setSpacing(4);
    said->addWidget(m_outcome);
    said->addWidget(m_measures);
    said->addWidget(m_leftOut);
    auto* repairs = new QHBoxLayout;
    repairs->setContentsMargins(12, 6, 12, 8);
    repairs->setSpacing(8);
    for (QAction* each : {m_removeOne, m_removeAll, m_removeConstraint})
        repairs->addWidget(new ActionButton(each, ActionButton::Look::Outlined));
    repairs->addStretch(1);
    auto* detail = new QWidget;
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(said);
    column->addWidget(m_items, 1);
    column->addLayout(repairs);
    return detail;
}

QAction* QualityPanel::action(const QString& text, void (QualityPanel::*run)())
{
    auto* out = new QAction(text, this);
    connect(out, &QAction::triggered, this, run);
    return out;
}

void QualityPanel::choose(QualityCheck check)
{
    if (check == m_check) return;
    m_check = check;
    m_checks->setCurrentIndex(m_checkModel->indexOf(check));
    listItems();
    refreshDetail();
}

void QualityPanel::refresh()
{
    const auto results = m_watch->results();
    m_checkModel->setResults(results);
    int passed = 0, failed = 0;
    for (const ProjectQuality* project : results)
        passed += project->count(QualityOutcome::Passed), failed += project->count(QualityOutcome::Failed);
    setSummary(results.empty()    ? QString()
            : results.size() == 1 ? tr("%1 failed, %2 passed").arg(failed).arg(passed)
                                  : tr("%1 projects, %2 checks failed").arg(results.size()).arg(failed));
    showProgress();
    listItems();
    refreshDetail();
}

void QualityPanel::listItems()
{
    const auto* held = currentItem();
    const std::optional<QualityItem> current = held ? std::optional(held->item) : std::nullopt;
    std::vector<QualityItemModel::Row> rows;
    const auto results = m_watch->results();
    for (const ProjectQuality* project : results)
        for (const QualityItem& item : (*project)[m_check].items) rows.push_back({project->project, item});
    m_itemModel->setRows(m_check, std::move(rows), results.size() > 1);
    if (!current) return;
    if (const QModelIndex again = m_itemModel->indexOf(*current); again.isValid()) m_items->setCurrentIndex(again);
}

void QualityPanel::refreshDetail()
{
    const QualityWords words = checkWords(m_check);
    const auto results = m_watch->results();
    m_name->setText(words.name);
    m_items->setAccessibleName(tr("Tasks of %1").arg(words.name.toLower()));
    m_measures->setText(words.measures);
    m_leftOut->setText(words.leftOut.isEmpty() ? tr("Nothing is left out.") : tr("Left out: %1").arg(words.leftOut));
    QString outcome;
    bool partial = false;
    if (results.size() == 1) {
        const QualityResult& r = (*results.front())[m_check];
        outcome = r.figure ? tr("%1: %2 (%3), limit %4").arg(outcomeText(r), figureText(r), countText(r), limitText(m_check, r.limit))
                           : tr("%1: %2").arg(outcomeText(r), reasonText(r));
        m_outcome->setInk(r.outcome == QualityOutcome::Failed && !ruleOf(m_check).advice ? "status.bad"_token : "text.primary"_token);
    } else if (!results.empty()) {
        outcome = m_checkModel->indexOf(m_check).data(Qt::ToolTipRole).toString();
        m_outcome->setInk("text.primary"_token);
    }
    for (const ProjectQuality* project : results) partial |= (*project)[m_check].partial;
    if (partial) outcome += u' ' + tr("The plan is too dense to look at every link; there may be more.");
    m_outcome->setText(outcome);

    const bool writable = !workspace().session().isReadOnly(), some = m_itemModel->rowCount() > 0, one = currentItem();
    const bool links = m_check == QualityCheck::DuplicateLinks || m_check == QualityCheck::RedundantLinks;
    const bool constraint = m_check == QualityCheck::ConstraintsAgainstLogic;
    m_limit->setEnabled(writable);
    m_removeOne->setVisible(links && some);
    m_removeOne->setEnabled(writable && one);
    m_removeAll->setVisible(links && some);
    m_removeAll->setEnabled(writable);
    m_removeConstraint->setVisible(constraint && some);
    m_removeConstraint->setEnabled(writable && one);
}

void QualityPanel::setLimit()
{
    const auto& projects = m_watch->projects();
    const NodeId project = projects.size() == 1 ? projects.front() : NodeId{};
    auto* dialog = new QualityLimitDialog(workspace().portfolio(), project, m_check, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, check = m_check] {
        workspace().apply(setQualityLimit(
            workspace().portfolio(), workspace().session().ids(), dialog->project(), check, dialog->limit(), dialog->days()));
    });
    dialog->open();
}

void QualityPanel::removeOne()
{
    const auto* row = currentItem();
    if (!row) return;
    const int at = m_items->currentIndex().row();
    removeLinks({{entityOf<Link>(), row->item.link.value}}, tr("Removed the link; no date depends on it."));
    m_items->setCurrentIndex(m_itemModel->index(std::min(at, m_itemModel->rowCount() - 1)));
}

void QualityPanel::removeAll()
{
    std::vector<RecordKey> links;
    for (int row = 0; row < m_itemModel->rowCount(); ++row) {
        const LinkId link = m_itemModel->rowAt(m_itemModel->index(row))->item.link;
        if (workspace().portfolio().find(link)) links.push_back({entityOf<Link>(), link.value});
    }
    removeLinks(links, tr("Removed %1 links; no date depends on them.").arg(links.size()));
}

void QualityPanel::removeLinks(const std::vector<RecordKey>& links, const QString& done)
{
    if (m_watch->isUpdating()) // what the list says may no longer be so
        return workspace().notify({Notice::Tone::Info, tr("The plan has just changed and is being checked again. Try in a moment.")});
    if (workspace().apply(removeRecords(workspace().portfolio(), links))) offerUndo(done);
}

void QualityPanel::askAboutConstraint()
{
    const auto* row = currentItem();
    const Task* task = row ? workspace().portfolio().find(row->item.task) : nullptr;
    if (!task) return;
    // A person set that date, so a person takes it away: the sentence says what goes, and its button does it.
    workspace().notify({Notice::Tone::Watch,
        tr("“%1”: %2. Its predecessors end later. Without the constraint it starts when they let it.")
            .arg(task->name, itemText(workspace().portfolio(), m_check, row->item)),
        tr("Remove constraint"), [panel = QPointer(this), id = task->id, name = task->name] { // the page may be gone by then
            if (panel && panel->workspace().apply(clearHardConstraints(panel->workspace().portfolio(), id)))
                panel->offerUndo(tr("Removed the constraint of “%1”.").arg(name));
        }});
}

} // namespace gantry
