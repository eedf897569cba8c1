#include "ui/inspector/inspector.h"

#include "core/edit/attachments.h"
#include "ui/governance/lessons_panel.h"
#include "ui/governance/record_commands.h"
#include "ui/inspector/document_revisions.h"
#include "ui/inspector/owned_records.h"
#include "ui/inspector/record_files.h"
#include "ui/inspector/record_form.h"
#include "ui/inspector/record_history.h"
#include "ui/inspector/record_links.h"
#include "ui/inspector/record_notes.h"
#include "ui/inspector/status_chip.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"

#include <QApplication>
#include <QBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

namespace gantry {
namespace {

constexpr std::size_t lessonsOffered = 3;
const QString tabKey = QStringLiteral("inspector/tab");

/// Number or code, which stands beside the word for what the record is.
QString numberOf(const Portfolio& portfolio, RecordKey record)
{
    for (const Field& field : infoOf(record.entity).fields)
        if (field.is(Number) || field.key == "code")
            if (const QString number = textOf(portfolio.cell(record.entity, record.id, field)); !number.isEmpty()) return number;
    return {};
}

struct Judgement {
    std::optional<Status> status;
    QString word;
};
/// What is said of a record at first sight: a task on the critical path, else the health that somebody entered.
Judgement judge(const Session& session, RecordKey record)
{
    if (record.entity == entityOf<Task>()) {
        const TaskDates* dates = session.dates(TaskId{record.id});
        if (dates && dates->critical) return {Status::Bad, Inspector::tr("Critical")};
        return {};
    }
    for (const Field& field : infoOf(record.entity).fields) {
        if (field.words.data() != keysOf<Health>.data()) continue;
        const QString word = textOf(session.portfolio().cell(record.entity, record.id, field));
        constexpr Status by[] = {Status::Neutral, Status::Good, Status::Watch, Status::Bad};
        for (std::size_t i = 1; i < keysOf<Health>.size(); ++i)
            if (word == wordOf(Health(i))) return {by[i], enumText(word)};
    }
    return {};
}

} // namespace

Inspector::Inspector(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_kind(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_title(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_chip(new StatusChip)
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_content(new QWidget)
    , m_empty(new EmptyState("inspector", tr("Nothing is selected. Choose a row to see and edit all of its fields here.")))
    , m_form(new RecordForm(workspace))
    , m_links(new RecordLinks(workspace))
    , m_notes(new RecordNotes(workspace))
    , m_files(new RecordFiles(workspace))
    , m_history(new RecordHistory(workspace))
    , m_parts(new OwnedRecords(workspace))
    , m_lessons(new LessonsPanel(workspace, tr("Lessons that fit"), lessonsOffered, LessonsPanel::Place::Inspector))
    , m_revisions(new DocumentRevisions(workspace))
    , m_onlyBar(new QWidget)
    , m_only(new TextLabel({}, TypeRole::BodyStrong, "text.primary"_token))
{
    setAccessibleName(tr("Inspector"));
    auto* all = new QAction(tr("Show all fields"), this);
    all->setCheckable(true);
    all->setChecked(m_form->showAll());
    connect(all, &QAction::toggled, m_form, &RecordForm::setShowAll);
    auto* menu = new QMenu(this);
    menu->addAction(all);
    m_why = new QAction(tr("Why this date?"), this);
    connect(m_why, &QAction::triggered, this, [this] { m_workspace.askWhy(TaskId{m_record.id}); });
    auto* more = new QAction(icon("more"), tr("More"), this);
    more->setMenu(menu);
    m_do = new QAction(tr("Do"), this);
    m_do->setToolTip(tr("What can be done with this record"));
    m_do->setMenu(new QMenu(this));
    connect(m_do->menu(), &QMenu::aboutToShow, this, [this] { // as things are then
        qDeleteAll(m_do->menu()->actions());
        m_do->menu()->addActions(commandsFor(m_workspace, m_record, m_do->menu()));
    });
    auto* close = new QAction(icon("close"), tr("Close the inspector"), this);
    connect(close, &QAction::triggered, this, &Inspector::closeRequested);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(mirrored(QMargins(12, 8, 8, 0)));
    head->setSpacing(8);
    head->addWidget(m_kind);
    head->addWidget(m_chip);
    head->addStretch(1);
    head->addWidget(new ActionButton(m_why, ActionButton::Look::Bare));
    head->addWidget(new ActionButton(m_do, ActionButton::Look::Bare));
    head->addWidget(new ActionButton(more, ActionButton::Look::IconOnly));
    head->addWidget(new ActionButton(close, ActionButton::Look::IconOnly));
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 0, 12, 0);
    m_title->setTextInteractionFlags(Qt::NoTextInteraction);

    for (const QString& tab : {tr("Fields"), tr("Links"), tr("Notes"), tr("Files"), tr("History"), tr("Parts")}) m_tabs->addTab(tab);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setDrawBase(true);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    auto* history = new QWidget;
    auto* lines = new QVBoxLayout(history);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto* allFields = new QAction(tr("All fields"), this);
    allFields->setObjectName(QStringLiteral("history.all"));
    connect(allFields, &QAction::triggered, this, [this] { narrowHistory({}); });
    auto* bar = new QHBoxLayout(m_onlyBar);
    bar->setContentsMargins(mirrored(QMargins(12, 4, 8, 4)));
    bar->addWidget(m_only, 1);
    bar->addWidget(new ActionButton(allFields, ActionButton::Look::Bare));
    m_onlyBar->hide();
    lines->addWidget(m_onlyBar);
    lines->addWidget(m_history, 1);
    auto* ofValue = keyMap().action("history", "inspector/history", this);
    ofValue->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(ofValue);
    connect(ofValue, &QAction::triggered, this, &Inspector::askHistory);
    connect(m_form, &RecordForm::historyWanted, this, [this](const QString& column) { m_workspace.askHistory(m_record, column); });
    auto* fields = new QWidget;
    auto* form = new QVBoxLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(0);
    form->addWidget(m_form, 3);
    form->addWidget(m_lessons, 2);
    form->addWidget(m_revisions);
    for (QWidget* page : std::initializer_list<QWidget*>{fields, m_links, m_notes, m_files, history, m_parts}) m_stack->addWidget(page);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(4);
    content->addWidget(m_title);
    content->addWidget(m_tabs);
    content->setSpacing(0);
    content->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(mirrored(QMargins(1, 0, 0, 0))); // the line at the left
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);

    m_tabs->setCurrentIndex(std::clamp(workspace.settings().value(tabKey).toInt(), 0, m_tabs->count() - 1));
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        showTab();
        m_workspace.settings().setValue(tabKey, tab); // here alone: each writing waits for the disk
    });
    connect(&workspace, &Workspace::selectionChanged, this, &Inspector::setRecord);
    connect(&workspace.session(), &Session::changed, this, [this] {
        refreshHead();
        countTabs();
    });
    connect(&workspace.session(), &Session::derived, this, &Inspector::refreshHead);
    setRecord(workspace.selection());
}

/// Of the field that has the keyboard.
void Inspector::askHistory()
{
    const QWidget* focus = window()->focusWidget();
    for (const FieldRow* row : m_form->rows())
        if (focus && row->isAncestorOf(focus) && row->hasHistory()) return m_workspace.askHistory(m_record, row->line().column.key);
}

void Inspector::openHistoryOf(const QString& column)
{
    openTab(History);
    narrowHistory(column);
    m_history->setFocus();
}

void Inspector::narrowHistory(const QString& column)
{
    const Field* field = infoOf(m_record.entity).find(column);
    const CustomField* custom = nullptr;
    if (column.startsWith(QLatin1String("custom."))) custom = m_workspace.portfolio().find(CustomFieldId{column.mid(7).toLongLong()});
    const QString name = field ? field->labelText() : custom ? custom->name : QString();
    m_history->setField(name.isEmpty() ? QString() : column);
    m_only->setText(name.isEmpty() ? QString() : tr("%1 over time").arg(name));
    m_onlyBar->setVisible(!name.isEmpty());
}

void Inspector::openField(const QString& field)
{
    openTab(Fields);
    (void)m_form->showField(field);
}

void Inspector::openTab(Tab tab) { m_tabs->setCurrentIndex(tab); }
void Inspector::finish()
{
    m_form->finish();
    m_notes->finish();
    m_parts->finish();
}
QString Inspector::title() const { return m_title->text(); }

void Inspector::setRecord(RecordKey record)
{
    if (record != m_record) narrowHistory({});
    m_record = record;
    m_content->setVisible(record.id);
    m_empty->setVisible(!record.id);
    m_form->setRecord(record);
    m_notes->setRecord(record);
    m_files->setRecord(record);
    m_history->setRecord(record);
    const bool parts = record.id && !ownedEntities(record.entity).empty();
    m_tabs->setTabVisible(Parts, parts);
    if (!parts && m_tabs->currentIndex() == Parts) m_tabs->setCurrentIndex(Fields);
    showTab();
    refreshHead();
    countTabs();
}

void Inspector::showTab()
{
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    if (m_tabs->currentIndex() == Links) m_links->setRecord(m_record); // looks through many tables: only when asked for
    m_parts->setRecord(m_tabs->currentIndex() == Parts ? m_record : RecordKey{});
    // Which lessons fit is asked of all of them: only where somebody sees it.
    const RecordKey seen = m_tabs->currentIndex() == Fields && isVisible() ? m_record : RecordKey{};
    m_lessons->setRecord(seen.entity == entityOf<Node>() ? RecordKey{} : seen);
    m_revisions->setRecord(seen);
}

void Inspector::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showTab();
}

void Inspector::refreshHead()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    m_do->setVisible(hasCommands(m_workspace, m_record));
    m_why->setVisible(m_record.entity == entityOf<Task>() && portfolio.find(TaskId{m_record.id}));
    if (!m_record.id || !portfolio.table(m_record.entity).contains(m_record.id)) {
        m_kind->setText({});
        m_chip->setStatus({});
        return;
    }
    const QString number = numberOf(portfolio, m_record);
    const QString word = infoOf(m_record.entity).labelText();
    m_kind->setText(number.isEmpty() ? word : word + u' ' + number);
    m_title->setText(portfolio.titleOf(m_record.entity, m_record.id));
    const Judgement said = judge(m_workspace.session(), m_record);
    m_chip->setStatus(said.status, said.word);
}

void Inspector::countTabs()
{
    const auto notes = m_record.id ? notesOn(m_workspace.portfolio(), m_record).size() : 0;
    m_tabs->setTabText(Notes, notes ? tr("Notes %1").arg(notes) : tr("Notes"));
    const auto files = m_record.id ? attachmentsOn(m_workspace.portfolio(), m_record).size() : 0;
    m_tabs->setTabText(Files, files ? tr("Files %1").arg(files) : tr("Files"));
}

void Inspector::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, mirrored(QRectF(0, 0, 1, height()), rect()), currentTheme()["line.default"_token]);
}

} // namespace gantry
