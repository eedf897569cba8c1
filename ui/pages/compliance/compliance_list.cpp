#include "ui/pages/compliance/compliance_list.h"

#include "core/edit/checklists.h"
#include "core/text/compliance_text.h"
#include "core/text/text.h"
#include "ui/governance/waiver_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>

namespace gantry {
namespace {

constexpr int longestShown = 30; // letters of the record that shows a line: the requirement has the room

Status markOf(ComplianceState state)
{
    using enum ComplianceState;
    return state == Met ? Status::Good : state == Partly ? Status::Watch : state == Missing ? Status::Bad : Status::Neutral;
}

QString withKey(const QString& text, Qt::Key key) { return QStringLiteral("%1 (%2)").arg(text, QKeySequence(key).toString()); }

/// Where a requirement is met that has no record yet.
RecordKey registerFor(const MethodologyRequirement& asked)
{
    switch (asked.kind) {
    case RequirementKind::Criterion: return {entityOf<GateCriterion>(), 0};
    case RequirementKind::ChecklistItem: return {entityOf<ChecklistItem>(), 0};
    case RequirementKind::Document: return {entityOf<Document>(), 0};
    case RequirementKind::Approval:
    case RequirementKind::Register: return {entityByKey(asked.subject).value_or(entityOf<Approval>()), 0};
    case RequirementKind::Review: return {entityOf<Review>(), 0};
    case RequirementKind::Report: return {entityOf<StatusReport>(), 0};
    case RequirementKind::Role: return {entityOf<RoleAssignment>(), 0};
    case RequirementKind::Kpi: return {entityOf<Kpi>(), 0};
    }
    return {};
}

} // namespace

ComplianceList::ComplianceList(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new TextLabel({}, TypeRole::Section, "text.primary"_token))
    , m_help(new TextLabel({}, TypeRole::Table, "text.secondary"_token))
    , m_show(new SegmentedButton({tr("Not met"), tr("All")}))
    , m_list(new RecordList)
    , m_words(new QLineEdit)
    , m_yes(new QAction(icon("check"), tr("Yes"), this))
    , m_no(new QAction(icon("close"), tr("No"), this))
    , m_notApplicable(new QAction(icon("minus"), tr("Not applicable"), this))
    , m_add(new QAction(icon("plus"), tr("Add document"), this))
    , m_waive(new QAction(icon("lock"), tr("Ask for waiver..."), this))
    , m_open(new QAction(icon("open"), tr("Open"), this))
{
    m_yes->setToolTip(withKey(tr("Answer with yes"), Qt::Key_Y));
    m_no->setToolTip(withKey(tr("Answer with no, and say why"), Qt::Key_N));
    m_notApplicable->setToolTip(withKey(tr("It does not apply here, and why"), Qt::Key_A));
    m_waive->setToolTip(tr("Leave this out on purpose, with a reason and an approval"));
    m_open->setToolTip(tr("The record that shows it, else where it is kept"));
    m_show->setAccessibleName(tr("Which requirements are shown"));
    m_list->setAccessibleName(tr("Requirements"));
    m_list->setShowsCurrent(true);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions(listActions());
    m_list->installEventFilter(this);
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->setAccessibleName(tr("Evidence or reason"));
    m_words->installEventFilter(this);
    m_help->setWordWrap(true);
    m_help->setMinimumHeight(2 * m_help->fontMetrics().lineSpacing());
    m_help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_show);
    for (QAction* action : {m_yes, m_no, m_notApplicable, m_add, m_open}) // asking for a waiver is the one filled button of the page
        head->addWidget(new ActionButton(action, ActionButton::Look::Bare));
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->setSpacing(8);
    foot->addWidget(m_help);
    foot->addWidget(m_words);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(5, 0, 5, 0); // so that the rows begin where the title does
    rows->addWidget(m_list);
    column->addLayout(rows, 1);
    column->addLayout(foot);
    setFocusProxy(m_list);

    connect(m_show, &SegmentedButton::currentChanged, this, [this] { fill(currentAsked()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComplianceList::follow);
    connect(m_list, &QAbstractItemView::doubleClicked, m_open, &QAction::trigger);
    connect(m_yes, &QAction::triggered, this, [this] { answer(ChecklistAnswer::Yes); });
    connect(m_no, &QAction::triggered, this, [this] { answer(ChecklistAnswer::No); });
    connect(m_notApplicable, &QAction::triggered, this, [this] { answer(ChecklistAnswer::NotApplicable); });
    connect(m_words, &QLineEdit::returnPressed, this, [this] { answer(m_pending.value_or(ChecklistAnswer::Yes)); });
    connect(m_add, &QAction::triggered, this, &ComplianceList::addRecord);
    connect(m_open, &QAction::triggered, this, &ComplianceList::open);
    connect(m_waive, &QAction::triggered, this, [this] {
        if (const ComplianceLine* line = current()) (new WaiverDialog(m_workspace, m_project.project, line->asked->id, window()))->open();
    });
}

QList<QAction*> ComplianceList::listActions() const { return {m_yes, m_no, m_notApplicable, m_add, m_waive, m_open}; }

void ComplianceList::setProject(ProjectCompliance project)
{
    const bool same = project.project == m_project.project;
    const MethodologyRequirementId before = same ? currentAsked() : MethodologyRequirementId{};
    m_project = std::move(project);
    fill(before);
}

void ComplianceList::setWhole(bool whole)
{
    m_show->setCurrent(whole);
    fill(currentAsked());
}

MethodologyRequirementId ComplianceList::currentAsked() const
{
    const ComplianceLine* line = current();
    return line ? line->asked->id : MethodologyRequirementId{};
}

/// `before`: the requirement to stay at, where it is still listed.
void ComplianceList::fill(MethodologyRequirementId before)
{
    const QScopedValueRollback filling(m_filling, true);
    const Portfolio& portfolio = m_workspace.portfolio();
    const QDate today = m_workspace.session().today();
    const Node* node = portfolio.find(m_project.project);
    m_title->setText(node ? tr("%1: %2").arg(node->name, totalsText(m_project.totals)) : QString());
    const int rowBefore = m_list->currentIndex().row();
    const bool whole = m_show->current() == 1;
    m_rows.clear();
    RecordTable table;
    table.columns = {{tr("State"), Qt::AlignLeft}, {tr("Requirement"), Qt::AlignLeft, true}, {tr("Kind"), Qt::AlignLeft},
        {tr("Due"), Qt::AlignRight}, {tr("Why"), Qt::AlignLeft}, {tr("Shown by"), Qt::AlignLeft}};
    int phase = -1;
    for (std::size_t i = 0; i < m_project.lines.size(); ++i) {
        const ComplianceLine& line = m_project.lines[i];
        if (!whole && (!line.isOpen() || line.phase > m_project.phase)) continue;
        if (line.phase != phase) {
            phase = line.phase;
            const QString title = portfolio.titleOf(entityOf<MethodologyPhase>(), m_project.phases[std::size_t(phase)].value);
            RecordRow head{{}, {}, {}};
            head.head = true;
            head.cells.resize(table.columns.size());
            head.cells[0].text =
                phase > m_project.phase ? tr("%1, to come").arg(title) : tr("%1: %2").arg(title, totalsText(m_project.totalsOf(phase)));
            head.tip = head.cells[0].text;
            table.rows.push_back(std::move(head));
            m_rows.push_back(-1);
        }
        RecordRow row{{entityOf<MethodologyRequirement>(), line.asked->id.value}, {}, {}};
        QStringList why{reasonText(line), waiverText(portfolio, line, today)};
        why.removeAll(QString());
        const bool should = line.asked->obligation == CriterionKind::Should;
        row.cells.push_back({.text = stateText(line.state), .mark = markOf(line.state)});
        row.cells.push_back({.text = should ? tr("%1 (should)").arg(line.asked->title) : line.asked->title, .code = line.asked->code});
        row.cells.push_back({.text = enumText(wordOf(line.asked->kind)), .faint = true});
        row.cells.push_back({.text = line.due ? dateText(*line.due) : QString(),
            .judged = line.overdue && line.due && *line.due < today ? std::optional(Status::Bad) : std::nullopt,
            .faint = !line.overdue});
        row.cells.push_back({.text = why.join(QStringLiteral("; "))});
        const QString shown = recordText(portfolio, line);
        row.cells.push_back({.text = shown.size() > longestShown ? shown.left(longestShown - 1).trimmed() + u'…' : shown, .faint = true});
        if (!shown.isEmpty()) why << tr("Shown by %1").arg(shown);
        row.tip = tr("%1: %2. %3").arg(stateText(line.state), line.asked->title, why.join(QStringLiteral("; "))).trimmed();
        table.rows.push_back(std::move(row));
        m_rows.push_back(int(i));
    }
    m_list->setTable(std::move(table));
    if (!setCurrent(before) && !m_rows.empty()) {
        int row = std::clamp(rowBefore, 0, int(m_rows.size()) - 1);
        while (row + 1 < int(m_rows.size()) && m_rows[std::size_t(row)] < 0) ++row;
        m_list->setCurrentIndex(m_list->model()->index(row, 0));
    }
    follow();
}

const ComplianceLine* ComplianceList::current() const
{
    const int row = m_list->currentIndex().row();
    const int line = row >= 0 && row < int(m_rows.size()) ? m_rows[std::size_t(row)] : -1;
    return line >= 0 ? &m_project.lines[std::size_t(line)] : nullptr;
}

bool ComplianceList::setCurrent(MethodologyRequirementId requirement)
{
    for (std::size_t row = 0; requirement && row < m_rows.size(); ++row) {
        if (m_rows[row] < 0 || m_project.lines[std::size_t(m_rows[row])].asked->id != requirement) continue;
        m_list->setCurrentIndex(m_list->model()->index(int(row), 0));
        return true;
    }
    return false;
}

bool ComplianceList::isAnswerable(const ComplianceLine* line) const
{
    return line && line->asked->kind == RequirementKind::ChecklistItem && !m_workspace.session().isReadOnly();
}

void ComplianceList::follow()
{
    const ComplianceLine* line = current();
    const bool writable = !m_workspace.session().isReadOnly(), answerable = isAnswerable(line);
    for (QAction* action : {m_yes, m_no, m_notApplicable}) action->setVisible(answerable);
    m_add->setVisible(line && line->asked->kind == RequirementKind::Document && !line->record.id);
    m_add->setEnabled(writable);
    m_waive->setEnabled(writable && line && line->isOpen());
    m_open->setEnabled(line);
    m_words->setVisible(answerable);
    const auto* item = answerable ? m_workspace.portfolio().find<ChecklistItem>(line->record.id) : nullptr;
    // What is being typed for this line stays, whatever changes elsewhere.
    const MethodologyRequirementId asked = currentAsked();
    if (asked != m_wordsFor || (m_words->text() == m_said && !m_pending)) {
        m_wordsFor = asked;
        m_pending.reset();
        m_said = item && item->answer <= ChecklistAnswer::Yes ? item->evidence : QString();
        m_words->setText(m_said);
        m_words->setPlaceholderText(item && !item->comment.isEmpty()
                ? tr("Said before: %1").arg(item->comment)
                : tr("What shows it, or why not; then Y, N or A in the list, or Enter here"));
    }
    const auto* shown = m_list->table().rows.empty() ? nullptr : line;
    m_help->setText(shown ? shown->asked->help.trimmed().isEmpty() ? tr("The methodology does not say how to do it.") : shown->asked->help
            : m_rows.empty() ? m_project.methodology ? tr("Nothing is missing here.") : tr("This project goes by no methodology.")
                             : QString());
    // An edit elsewhere fills the list anew, and does not take the selection away from there.
    if (!m_filling && line && line->record.id) m_workspace.select(line->record);
}

void ComplianceList::answer(ChecklistAnswer answer)
{
    const ComplianceLine* line = current();
    if (!isAnswerable(line)) return;
    Session& session = m_workspace.session();
    const Portfolio& portfolio = m_workspace.portfolio();
    const auto* item = portfolio.find<ChecklistItem>(line->record.id);
    const QString said = m_words->text() == m_said ? QString() : m_words->text().trimmed(); // what was typed for this answer
    const bool yes = answer == ChecklistAnswer::Yes;
    if (!yes && said.isEmpty() && (!item || item->comment.isEmpty())) { // Enter in the field answers then
        m_pending = answer;
        m_words->setPlaceholderText(tr("Say why, and press Enter"));
        m_words->clear();
        m_words->setFocus();
        return;
    }
    const ChecklistWords words{answer, yes ? said : QString(), yes ? QString() : said};
    const TakenBy by{session.identity().author, session.identity().clock()};
    const MethodologyRequirementId asked = line->asked->id;
    const bool done =
        m_workspace.apply(item ? answerChecklist(portfolio, item->id, words, by, session.today())
                               : answerRequirement(portfolio, session.ids(), m_project.project, asked, words, by, session.today()));
    if (!done) return;
    m_wordsFor = {};
    m_list->setFocus();
    if (current() && current()->asked->id == asked) step();
}

/// To the next line that is to be answered.
void ComplianceList::step()
{
    for (int row = m_list->currentIndex().row() + 1; row < int(m_rows.size()); ++row) {
        const ComplianceLine* line = m_rows[std::size_t(row)] < 0 ? nullptr : &m_project.lines[std::size_t(m_rows[std::size_t(row)])];
        if (line && line->asked->kind == RequirementKind::ChecklistItem && line->isOpen())
            return m_list->setCurrentIndex(m_list->model()->index(row, 0));
    }
}

void ComplianceList::addRecord()
{
    const ComplianceLine* line = current();
    if (!line) return;
    auto set = addRecordFor(m_workspace.portfolio(), m_workspace.session().ids(), m_project.project, line->asked->id);
    const RecordKey record = set ? RecordKey{set->changes.front().entity, set->changes.front().id} : RecordKey{};
    if (!m_workspace.apply(std::move(set))) return;
    m_workspace.select(record);
    m_workspace.inspect(); // where its fields are filled in
}

void ComplianceList::open()
{
    const ComplianceLine* line = current();
    if (!line) return;
    m_workspace.reveal(line->record.id ? line->record : registerFor(*line->asked));
}

bool ComplianceList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_words) {
        if (key->key() != Qt::Key_Escape) return QWidget::eventFilter(watched, event);
        m_wordsFor = {};
        m_list->setFocus();
        follow(); // what was typed is let go
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) return open(), true;
    if (key->modifiers() != Qt::NoModifier || !isAnswerable(current())) return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Y: return answer(ChecklistAnswer::Yes), true;
    case Qt::Key_N: return answer(ChecklistAnswer::No), true;
    case Qt::Key_A: return answer(ChecklistAnswer::NotApplicable), true;
    case Qt::Key_E: return m_words->setFocus(), true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace gantry
