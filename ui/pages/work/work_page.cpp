#include "ui/pages/work/work_page.h"

#include "core/edit/records.h"
#include "core/model/persons.h"
#include "core/text/governance_text.h"
#include "core/text/text.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/record_commands.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QMenu>
#include <QPainter>
#include <QStackedWidget>

namespace gantry {
namespace {

enum Whose { Mine, Everyone };
const QString everyoneKey = QStringLiteral("work/everyone");

} // namespace

WorkPage::WorkPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("My work")))
    , m_list(new RecordList)
    , m_stack(new QStackedWidget)
    , m_whose(new SegmentedButton({tr("Mine"), tr("Everyone's")}))
    , m_people(new QMenu(this))
    , m_commands(new QMenu(this))
    , m_who(new QAction(icon("person"), tr("Person"), this))
    , m_open(new QAction(icon("open"), tr("Open"), this))
    , m_do(new QAction(icon("check"), tr("Do"), this))
    , m_chase(new QAction(icon("mail"), tr("Remind by mail..."), this))
    , m_overdue(new QAction(icon("filter"), tr("Overdue only"), this))
    , m_join(new QAction(icon("plus"), tr("Add me as a person"), this))
{
    m_who->setMenu(m_people);
    m_do->setMenu(m_commands);
    m_overdue->setCheckable(true);
    m_whose->setAccessibleName(tr("Whose work is shown"));
    m_header->addWidget(m_whose);
    auto* tools = new ToolRow;
    tools->addAction(m_who);
    tools->addAction(m_overdue);
    tools->addSeparator();
    tools->addAction(m_open);
    tools->addAction(m_do);
    tools->addAction(m_chase);
    m_list->setAccessibleName(tr("What waits"));
    m_list->setShowsCurrent(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_nothing = new EmptyState("check",
        tr("Nothing waits here. What is due comes up by itself: actions, approvals, reviews, conditions, reports and what expires."));
    m_nobody = new EmptyState(
        "person", tr("You work under a name that is no person's in this portfolio, so nothing can be yours."), m_join, m_who);
    for (QWidget* each : {static_cast<QWidget*>(m_list), m_nothing, m_nobody}) m_stack->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    m_stack->setContentsMargins(5, 0, 5, 0); // so that the rows begin where the title does
    column->addWidget(m_stack, 1);
    setFocusProxy(m_list);
    addActions({m_open, m_chase, m_overdue});

    m_person = personIdCalled(portfolio(), session().identity().author);
    if (workspace.settings().value(everyoneKey).toBool()) {
        m_person = {};
        m_whose->setCurrent(Everyone);
    }
    connect(m_whose, &SegmentedButton::currentChanged, this, [this](int whose) {
        this->workspace().settings().setValue(everyoneKey, whose == Everyone);
        m_person = whose == Everyone ? PersonId{} : personIdCalled(portfolio(), session().identity().author);
        refresh();
    });
    connect(m_people, &QMenu::aboutToShow, this, &WorkPage::fillPeople);
    connect(m_commands, &QMenu::aboutToShow, this, &WorkPage::fillCommands);
    connect(m_overdue, &QAction::toggled, this, [this](bool only) {
        m_onlyOverdue = only;
        refresh();
    });
    connect(m_open, &QAction::triggered, this, [this] {
        if (const WorkItem* item = current()) this->workspace().reveal(item->record);
    });
    connect(m_chase, &QAction::triggered, this, &WorkPage::chase);
    connect(m_join, &QAction::triggered, this, [this] {
        const QString name = session().identity().author;
        const auto field = int(fieldIndex<&Person::name>());
        this->workspace().apply(addRecord(portfolio(), session().ids(), entityOf<Person>(), 0, {{field, name}}));
    });
    connect(m_list, &RecordList::chosen, m_open, &QAction::trigger);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        fillCommands();
        m_commands->insertAction(m_commands->actions().value(0), m_open);
        m_commands->popup(m_list->viewport()->mapToGlobal(at));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const WorkItem* item = current()) this->workspace().select(item->record);
        fillHeader();
    });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, this, [this] { // perhaps another name
        if (m_whose->current() == Mine) m_person = personIdCalled(portfolio(), session().identity().author);
        m_fresh.outdate();
    });
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

void WorkPage::setPerson(PersonId person)
{
    m_person = person;
    const QSignalBlocker still(m_whose);
    m_whose->setCurrent(person ? Mine : Everyone);
    refresh();
}

void WorkPage::refresh()
{
    m_fresh.settle();
    const bool mine = m_whose->current() == Mine;
    if (mine && !m_person) m_person = personIdCalled(portfolio(), session().identity().author); // perhaps there is one by now
    m_items = mine && !m_person ? std::vector<WorkItem>() : workList(portfolio(), m_person, workspace().scope(), session().today());
    if (m_onlyOverdue) std::erase_if(m_items, [](const WorkItem& i) { return !i.overdue; });
    const RecordKey before = m_list->currentRecord();
    RecordTable table;
    table.columns = {{tr("Why"), Qt::AlignLeft}, {tr("What"), Qt::AlignLeft, true}, {tr("Project"), Qt::AlignLeft}};
    if (!mine) table.columns.push_back({tr("Who"), Qt::AlignLeft});
    table.columns.push_back({tr("Due"), Qt::AlignRight});
    table.columns.push_back({QString(), Qt::AlignRight});
    for (const WorkItem& item : m_items) {
        RecordRow row{item.record, {}, {}};
        const Field* number = infoOf(item.record.entity).numberField();
        row.cells.push_back({.text = workText(item.kind), .mark = item.overdue ? Status::Bad : Status::Neutral});
        row.cells.push_back(
            {.text = item.title, .code = number ? textOf(portfolio().cell(item.record.entity, item.record.id, *number)) : QString()});
        row.cells.push_back({.text = item.project ? portfolio().titleOf(entityOf<Node>(), item.project.value) : QString(), .faint = true});
        if (!mine)
            row.cells.push_back({.text = item.person ? portfolio().titleOf(entityOf<Person>(), item.person.value) : QStringLiteral("–")});
        row.cells.push_back({.text = item.due ? dateText(*item.due) : QString()});
        row.cells.push_back({.text = dueText(item.due, session().today()),
            .judged = item.overdue ? std::optional(Status::Bad) : std::nullopt,
            .faint = !item.overdue});
        row.tip =
            tr("%1: %2, %3").arg(workText(item.kind), item.title, item.due ? dueText(item.due, session().today()) : tr("without a day"));
        table.rows.push_back(std::move(row));
    }
    m_list->setTable(std::move(table));
    m_stack->setCurrentWidget(mine && !m_person ? m_nobody : m_items.empty() ? m_nothing : m_list);
    reveal(before);
    fillHeader();
}

void WorkPage::fillHeader()
{
    const bool mine = m_whose->current() == Mine;
    const QString name = m_person ? portfolio().titleOf(entityOf<Person>(), m_person.value) : session().identity().author;
    m_header->setTitle(mine && name == session().identity().author ? tr("My work")
            : mine                                                 ? tr("Work of %1").arg(name)
                                                                   : tr("Everyone's work"));
    const auto overdue = std::ranges::count_if(m_items, &WorkItem::overdue);
    QStringList line{m_items.size() == 1 ? tr("1 thing waits") : tr("%1 things wait").arg(QLocale().toString(qulonglong(m_items.size())))};
    if (overdue) line << tr("%1 overdue").arg(QLocale().toString(qint64(overdue)));
    if (mine) line << tr("as %1, as declared").arg(name);
    m_header->setContext(line.join(QStringLiteral(" · ")));
    m_who->setText(mine ? name : tr("Person"));
    const WorkItem* item = current();
    m_open->setEnabled(item);
    m_do->setEnabled(item && hasCommands(workspace(), item->record));
    m_chase->setEnabled(overdue > 0 && (mine ? bool(m_person) : item && item->person && item->overdue));
    m_join->setEnabled(!session().isReadOnly());
}

void WorkPage::fillCommands()
{
    m_commands->removeAction(m_open);
    qDeleteAll(m_commands->actions());
    if (const WorkItem* item = current()) m_commands->addActions(commandsFor(workspace(), item->record, m_commands));
}

/// Those for whom something waits, most overdue first.
void WorkPage::fillPeople()
{
    m_people->clear();
    QHash<qint64, std::pair<int, int>> counts; // overdue, all
    for (const WorkItem& item : workList(portfolio(), {}, workspace().scope(), session().today())) {
        if (!item.person) continue;
        auto& [overdue, all] = counts[item.person.value];
        overdue += item.overdue;
        ++all;
    }
    std::vector<qint64> order(counts.keyBegin(), counts.keyEnd());
    std::ranges::sort(order, [&](qint64 a, qint64 b) {
        const auto key = [&](qint64 id) { return std::pair(-counts.value(id).first, portfolio().titleOf(entityOf<Person>(), id)); };
        return key(a) < key(b);
    });
    for (const qint64 id : order) {
        const auto [overdue, all] = counts.value(id);
        auto* action =
            m_people->addAction(tr("%1\t%2 of %3 overdue").arg(portfolio().titleOf(entityOf<Person>(), id)).arg(overdue).arg(all));
        action->setCheckable(true);
        action->setChecked(m_person.value == id);
        connect(action, &QAction::triggered, this, [this, id] { setPerson({id}); });
    }
}

void WorkPage::chase()
{
    const WorkItem* item = current();
    const PersonId person = m_person ? m_person : item ? item->person : PersonId{};
    if (!person) return;
    const auto theirs = workList(portfolio(), person, workspace().scope(), session().today());
    (new LetterDialog(chaseWork(portfolio(), person, theirs, session().identity().author), window()))->open();
}

const WorkItem* WorkPage::current() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < int(m_items.size()) ? &m_items[std::size_t(row)] : nullptr;
}

QList<QAction*> WorkPage::pageActions()
{
    const WorkItem* item = current();
    return actions() + (item ? commandsFor(workspace(), item->record, m_commands) : QList<QAction*>());
}

bool WorkPage::openPart(const QString& key)
{
    if (key != u"everyone" && key != u"mine") return false;
    m_whose->setCurrent(key == u"everyone" ? Everyone : Mine);
    return true;
}

bool WorkPage::reveal(RecordKey record)
{
    const auto it = std::ranges::find(m_items, record, &WorkItem::record);
    if (!record.id || it == m_items.end()) return false;
    m_list->setCurrentIndex(m_list->model()->index(int(it - m_items.begin()), 0));
    return true;
}

void WorkPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
