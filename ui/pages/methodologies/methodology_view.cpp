#include "ui/pages/methodologies/methodology_view.h"

#include "core/edit/methodology_versions.h"
#include "core/governance/methodologies.h"
#include "core/text/text.h"
#include "ui/pages/methodologies/methodology_outline.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace gantry {
namespace {

struct Kept {
    Entity entity;
    const char *title, *add;
    QStringList columns;
};

const Kept& keptIn(MethodologyView::Part part)
{
    static const auto words = [](const char* keys) { return QString::fromLatin1(keys).split(u' '); };
    static const std::array<Kept, MethodologyView::Handbook + 1> all{{
        {entityOf<Methodology>(), "", "", {}},
        {entityOf<MethodologyPhase>(), QT_TRANSLATE_NOOP("MethodologyView", "Phases and their gates"),
            QT_TRANSLATE_NOOP("MethodologyView", "New phase"), words("title gate_title chair_role code description")},
        {entityOf<MethodologyRequirement>(), QT_TRANSLATE_NOOP("MethodologyView", "What is asked for"),
            QT_TRANSLATE_NOOP("MethodologyView", "New requirement"),
            words("title phase_id kind obligation weight list subject at_least at_most_days code help")},
        {entityOf<MethodologyTask>(), QT_TRANSLATE_NOOP("MethodologyView", "Work breakdown"),
            QT_TRANSLATE_NOOP("MethodologyView", "New task"), words("title code kind duration_seconds phase_id is_gate role deliverable")},
        {entityOf<MethodologyLink>(), QT_TRANSLATE_NOOP("MethodologyView", "Links between tasks"),
            QT_TRANSLATE_NOOP("MethodologyView", "New link"), words("predecessor_id successor_id type lag_seconds")},
        {entityOf<MethodologyRisk>(), QT_TRANSLATE_NOOP("MethodologyView", "Starter risks"),
            QT_TRANSLATE_NOOP("MethodologyView", "New starter risk"),
            words("title phase_id category likelihood cost_impact time_impact response treatment code")},
        {entityOf<HandbookPage>(), QT_TRANSLATE_NOOP("MethodologyView", "Handbook pages"), QT_TRANSLATE_NOOP("MethodologyView", "New page"),
            words("title code phase_id explains_entity text")},
    }};
    return all[part];
}

} // namespace

MethodologyView::MethodologyView(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new TextLabel({}, TypeRole::Section, "text.primary"_token))
    , m_facts(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_choice(
          new SegmentedButton({tr("Outline"), tr("Phases"), tr("Requirements"), tr("Tasks"), tr("Links"), tr("Risks"), tr("Handbook")}))
    , m_stack(new QStackedWidget)
    , m_outline(new RecordList)
    , m_link(new QAction(icon("link"), tr("Link tasks"), this))
{
    m_choice->setAccessibleName(tr("Part of the methodology"));
    m_facts->setWordWrap(true);
    m_outline->setAccessibleName(tr("Outline"));
    m_outline->setShowsCurrent(true);
    m_stack->addWidget(m_outline);
    m_link->setToolTip(tr("Links the selected tasks, one after another"));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 0, 12, 8);
    tools->addWidget(m_choice);
    tools->addStretch();
    tools->addWidget(new ActionButton(m_link, ActionButton::Look::Bare));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tools);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_stack);
    connect(m_choice, &SegmentedButton::currentChanged, this, [this](int which) { show(Part(which)); });
    connect(m_outline->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const RecordKey record = m_outline->currentRecord(); record.id && m_outline->hasFocus()) m_workspace.select(record);
    });
    connect(m_outline, &RecordList::chosen, this, [this](RecordKey record) {
        m_workspace.select(record);
        m_workspace.inspect();
    });
    connect(m_link, &QAction::triggered, this, &MethodologyView::linkSelected);
    show(Outline);
}

void MethodologyView::addPart(Part part)
{
    const Kept& kept = keptIn(part);
    auto* table = new OwnedTable(m_workspace, kept.entity, tr(kept.title), kept.columns);
    // A new part stands behind the current one, in its phase and with a code, so that it need not be asked for.
    table->actions().insert->disconnect();
    table->actions().insert->setText(tr(kept.add));
    connect(table->actions().insert, &QAction::triggered, this, [this, table, entity = kept.entity] {
        if (entity == entityOf<MethodologyLink>())
            return m_workspace.notify({Notice::Tone::Info, tr("Links are made from tasks: select them in their order, then link them."),
                tr("Show tasks"), [this] { show(Tasks); }});
        auto set =
            addMethodologyPart(m_workspace.portfolio(), m_workspace.session().ids(), entity, m_methodology, table->view().currentRecord());
        const qint64 made = set ? set->changes.front().id : 0;
        if (!m_workspace.apply(std::move(set))) return;
        table->view().setFocus();
        table->model().reload(); // it has its place among the others already
        table->model().bringUp(made);
        table->view().setCurrent(made, {}, true);
    });
    if (table->model().canBeTree()) table->model().setTree(true);
    table->setOwner(m_methodology ? m_methodology.value : -1);
    m_tables[part] = table;
    m_stack->addWidget(table);
}

OwnedTable* MethodologyView::table(Part part)
{
    if (part != Outline && !m_tables[part]) addPart(part);
    return m_tables[part];
}

void MethodologyView::show(Part part)
{
    m_choice->setCurrent(part);
    if (part == Outline)
        m_stack->setCurrentWidget(m_outline);
    else
        m_stack->setCurrentWidget(table(part));
    m_link->setVisible(part == Tasks);
}

MethodologyView::Part MethodologyView::part() const { return Part(m_choice->current()); }

void MethodologyView::setMethodology(MethodologyId methodology)
{
    m_methodology = methodology;
    for (OwnedTable* table : m_tables)
        if (table) table->setOwner(methodology ? methodology.value : -1);
    refresh();
}

void MethodologyView::refresh()
{
    const Methodology* m = m_workspace.portfolio().find(m_methodology);
    if (!m) return;
    m_title->setText(tr("%1, version %2").arg(m->title).arg(m->version));
    QStringList facts;
    if (!m->suits.isEmpty()) facts << m->suits + u'.';
    const auto projects = projectsRunBy(m_workspace.portfolio(), m_methodology).size();
    if (m->status == MethodologyStatus::Published && projects)
        facts << tr("%1 run by it; what is changed here holds for projects that start from now on, or once the version is applied again.")
                     .arg(projects == 1 ? tr("1 project is") : tr("%1 projects are").arg(projects));
    m_facts->setText(facts.join(u' '));
    m_facts->setVisible(!facts.isEmpty());
    RecordTable table = methodologyOutline(m_workspace.portfolio(), m_methodology);
    if (table.rows != m_outline->table().rows) m_outline->setTable(std::move(table));
    m_link->setEnabled(!m_workspace.session().isReadOnly());
}

bool MethodologyView::reveal(RecordKey record)
{
    for (const Part part : {Phases, Requirements, Tasks, Links, Risks, Handbook}) {
        const EntityInfo& info = infoOf(record.entity);
        if (record.entity != keptIn(part).entity) continue;
        const qint64 owner = intOf(m_workspace.portfolio().cell(record.entity, record.id, info.fields[std::size_t(info.groupField)]));
        if (owner != m_methodology.value) return false;
        show(part);
        m_tables[part]->model().bringUp(record.id);
        return m_tables[part]->view().setCurrent(record.id);
    }
    return false;
}

void MethodologyView::linkSelected()
{
    if (!m_tables[Tasks]) return;
    std::vector<MethodologyTaskId> tasks;
    for (const qint64 id : m_tables[Tasks]->view().selectedRecords()) tasks.push_back({id});
    m_workspace.apply(linkMethodologyTasks(m_workspace.portfolio(), m_workspace.session().ids(), tasks));
}

void MethodologyView::finish()
{
    for (OwnedTable* table : m_tables)
        if (table) table->view().finishEditing();
}

} // namespace gantry
