#include "ui/pages/gates/gate_review.h"

#include "core/governance/training.h"
#include "core/model/currencies.h"
#include "core/model/persons.h"
#include "core/text/compliance_text.h"
#include "core/text/cost_text.h"
#include "core/text/governance_text.h"
#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/governance/form_dialog.h"
#include "ui/governance/knowledge_commands.h"
#include "ui/governance/lessons_panel.h"
#include "ui/governance/person_box.h"
#include "ui/pages/gates/follow_ups.h"
#include "ui/pages/gates/gate_pack.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>

namespace gantry {
namespace {

constexpr int daysToAct = 14;
constexpr std::size_t lessonsOffered = 5;
int panelWidth() { return grown(380); }

TextLabel* wrapped(TypeRole role, Token ink)
{
    auto* label = new TextLabel({}, role, ink);
    label->setWordWrap(true);
    return label;
}

} // namespace

GateReview::GateReview(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_criteria(new OwnedTable(workspace, entityOf<GateCriterion>(), tr("Criteria"),
          {QStringLiteral("title"), QStringLiteral("kind"), QStringLiteral("weight"), QStringLiteral("answer"), QStringLiteral("score"),
              QStringLiteral("evidence"), QStringLiteral("reviewer_id"), QStringLiteral("comment")}))
    , m_conditions(new OwnedTable(workspace, entityOf<GateCondition>(), tr("Conditions"),
          {QStringLiteral("title"), QStringLiteral("owner_id"), QStringLiteral("due_on"), QStringLiteral("status")}))
    , m_pack(new RecordList)
    , m_lessons(new LessonsPanel(workspace, tr("Lessons for this gate"), lessonsOffered, LessonsPanel::Place::Page))
    , m_score(wrapped(TypeRole::Body, "text.secondary"_token))
    , m_asked(wrapped(TypeRole::Body, "text.secondary"_token))
    , m_outcome(wrapped(TypeRole::Body, "text.primary"_token))
    , m_chairing(wrapped(TypeRole::Body, "status.watch"_token))
    , m_refusal(wrapped(TypeRole::Body, "status.bad"_token))
    , m_form(new QWidget)
    , m_decision(new QComboBox)
    , m_held(new QDateEdit(workspace.session().today()))
    , m_by(new PersonBox(workspace.portfolio(), tr("Nobody named")))
    , m_rationale(textField(3))
    , m_minutes(textField(3))
    , m_newConditions(new FollowUps(workspace.portfolio(), tr("condition"), workspace.session().today().addDays(daysToAct)))
    , m_newActions(new FollowUps(workspace.portfolio(), tr("action"), workspace.session().today().addDays(daysToAct)))
    , m_baseline(new QCheckBox(tr("Freeze the plan as a baseline")))
    , m_budget(new QCheckBox)
    , m_phase(new QCheckBox)
    , m_record(new QAction(icon("check"), tr("Record decision"), this))
    , m_compliance(new QAction(icon("registers"), tr("List of requirements"), this))
    , m_button(new ActionButton(m_record, ActionButton::Look::Primary))
{
    m_pack->setAccessibleName(tr("Pack"));
    connect(m_pack, &RecordList::chosen, this, [this](RecordKey record) {
        if (record.id) m_workspace.reveal(record);
    });
    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(m_criteria);
    left->addWidget(m_pack);
    left->addWidget(m_lessons);
    left->setSizes({300, 190, 260}); // shares
    left->setChildrenCollapsible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left, 1);
    row->addWidget(decisionPanel());
    setFocusProxy(m_criteria);

    connect(m_record, &QAction::triggered, this, &GateReview::decide);
    connect(m_compliance, &QAction::triggered, this, [this] {
        const Gate* gate = m_workspace.portfolio().find(m_gate);
        if (!gate) return;
        m_workspace.setScope(gate->project);
        m_workspace.openPage(QStringLiteral("compliance"));
    });
    connect(m_decision, &QComboBox::currentIndexChanged, this, &GateReview::allow);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &GateReview::refresh);
    for (const auto signal : {&Session::historyChanged, &Session::stateChanged})
        connect(&workspace.session(), signal, &m_soon, qOverload<>(&QTimer::start));
    connect(&workspace.session(), &Session::derived, &m_soon, qOverload<>(&QTimer::start));
}

QWidget* GateReview::decisionPanel()
{
    for (const GateDecision d :
        {GateDecision::Go, GateDecision::GoWithConditions, GateDecision::Hold, GateDecision::Recycle, GateDecision::Kill})
        m_decision->addItem(enumText(wordOf(d)), int(d));
    m_decision->setAccessibleName(tr("Decision"));
    m_held->setCalendarPopup(true);
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(10);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Decision"), m_decision);
    form->addRow(tr("Held on"), m_held);
    form->addRow(tr("Decided by"), m_by);
    form->addRow(tr("Why"), m_rationale);
    form->addRow(tr("Minutes"), m_minutes);
    form->addRow(tr("Conditions"), m_newConditions);
    form->addRow(tr("Actions"), m_newActions);
    auto* brings = new QVBoxLayout;
    brings->setSpacing(4);
    for (QCheckBox* each : {m_phase, m_budget, m_baseline}) brings->addWidget(each);
    form->addRow(tr("Brings"), brings);
    auto* head = new TextLabel(tr("Decision"), TypeRole::Section, "text.primary"_token);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(m_score);
    m_compliance->setToolTip(tr("What the methodology asks of this phase, and what is there"));
    column->addWidget(m_asked);
    column->addWidget(new ActionButton(m_compliance, ActionButton::Look::Bare), 0, Qt::AlignLeft);
    column->addWidget(m_outcome);
    column->addWidget(m_chairing);
    column->addWidget(m_form);
    column->addWidget(m_refusal);
    column->addWidget(m_button, 0, Qt::AlignRight);
    column->addWidget(m_conditions, 1);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    for (QWidget* each : {scroll->viewport(), body}) each->setAutoFillBackground(false); // the page paints the ground
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(panelWidth());
    m_conditions->setMinimumHeight(grown(220));
    return scroll;
}

void GateReview::setGate(GateId gate)
{
    if (gate == m_gate) return;
    m_gate = gate;
    m_criteria->setOwner(gate ? gate.value : -1);
    m_lessons->setRecord({entityOf<Gate>(), gate.value});
    m_conditions->setOwner(gate ? gate.value : -1);
    m_newConditions->clear();
    m_newActions->clear();
    for (QPlainTextEdit* edit : {m_rationale, m_minutes}) edit->clear();
    for (QCheckBox* box : {m_phase, m_budget, m_baseline}) box->setChecked(false);
    m_decision->setCurrentIndex(0);
    m_held->setDate(m_workspace.session().today());
    const Gate* row = m_workspace.portfolio().find(gate);
    const PersonId me = personIdCalled(m_workspace.portfolio(), m_workspace.session().identity().author);
    m_by->setPerson(row && row->chair ? row->chair : me);
    m_refusal->hide();
    refresh();
}

QString GateReview::facts() const
{
    const Gate* gate = m_workspace.portfolio().find(m_gate);
    if (!gate) return {};
    const DatesOf dates = [this](TaskId task) { return m_workspace.session().dates(task); };
    QStringList parts;
    if (!gate->phase.isEmpty()) parts << tr("ends %1").arg(gate->phase);
    if (gate->planned) parts << tr("planned %1").arg(dateText(*gate->planned));
    const auto day = expectedDay(*gate, dates);
    const GateState state = stateOf(*gate, dates, m_workspace.session().today());
    if (day) parts << (state == GateState::Held ? tr("held %1") : tr("expected %1")).arg(dateText(*day));
    if (state == GateState::Overdue) parts << tr("overdue");
    if (!gate->reviewers.isEmpty()) parts << tr("reviewed by %1").arg(gate->reviewers);
    return parts.join(QStringLiteral(" · "));
}

void GateReview::refresh()
{
    m_soon.stop();
    const Portfolio& portfolio = m_workspace.portfolio();
    const Gate* gate = portfolio.find(m_gate);
    if (!gate) return;
    m_pack->setTable(gatePack(m_workspace, m_gate));
    m_score->setText(scoreText(scoreOf(portfolio, m_gate)));
    const ProjectCompliance asked = complianceOf(
        {portfolio, m_workspace.session().today(), [this](TaskId task) { return m_workspace.session().dates(task); }}, gate->project);
    int phase = -1;
    for (std::size_t i = 0; i < asked.phases.size(); ++i)
        if (portfolio.titleOf(entityOf<MethodologyPhase>(), asked.phases[i].value).compare(gate->phase, Qt::CaseInsensitive) == 0)
            phase = int(i);
    m_compliance->setVisible(phase >= 0);
    m_asked->setVisible(phase >= 0);
    if (phase >= 0) m_asked->setText(tr("Compliance of this phase: %1").arg(totalsText(asked.totalsOf(phase))));
    const bool held = isHeld(*gate);
    m_form->setVisible(!held);
    m_button->setVisible(!held);
    m_record->setVisible(!held);
    m_conditions->setVisible(held || openConditions(portfolio, m_gate) > 0);
    QStringList outcome;
    if (gate->decision != GateDecision::None) {
        const QString who = gate->decidedBy ? portfolio.titleOf(entityOf<Person>(), gate->decidedBy.value) : tr("nobody named");
        outcome << tr("%1, decided on %2 by %3, as declared.")
                       .arg(enumText(wordOf(gate->decision)), gate->held ? dateText(*gate->held) : tr("no day"), who);
        if (!held) outcome << tr("It is to be held again.");
        if (!gate->minutes.isEmpty()) outcome << gate->minutes;
    }
    m_outcome->setText(outcome.join(u'\n'));
    m_outcome->setVisible(!outcome.isEmpty());
    refreshChairing(*gate);
    refreshForm();
}

/// A gate whose chair is not trained for it can be held all the same; it is said beforehand.
void GateReview::refreshChairing(const Gate& gate)
{
    QString text;
    if (gate.chair && !isHeld(gate)) {
        const TrainingStanding standing(m_workspace.portfolio(), m_workspace.session().today(), {gate.chair});
        for (const GateChairing& chair : chairsOf(standing, gate))
            if (chair.named && !chair.may())
                text = tr("The chair, %1, does not meet what is asked of a chair: %2.")
                           .arg(m_workspace.portfolio().titleOf(entityOf<Person>(), gate.chair.value),
                               chairingText(m_workspace.portfolio(), chair));
    }
    m_chairing->setText(text);
    m_chairing->setVisible(!text.isEmpty());
}

QString GateReview::chairing() const { return m_chairing->text(); }

void GateReview::refreshForm()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Gate& gate = *portfolio.find(m_gate);
    const QString currency = currencyOf(portfolio, gate.project);
    const bool money = gate.budget && gate.budget->minor && gate.account;
    m_budget->setText(money ? tr("Release %1 %2 into %3")
                                  .arg(amountText({gate.budget->minor}, minorDigitsOf(portfolio, currency)), currency,
                                      portfolio.titleOf(entityOf<CostAccount>(), gate.account.value))
                            : tr("Release budget (the gate names none)"));
    m_phase->setText(gate.opens.isEmpty() ? tr("Open the next phase (the gate names none)") : tr("Open the phase %1").arg(gate.opens));
    allow();
}

/// What goes with the decision that is chosen.
void GateReview::allow()
{
    const Gate* gate = m_workspace.portfolio().find(m_gate);
    if (!gate) return;
    const auto decision = GateDecision(m_decision->currentData().toInt());
    const bool passes = decision == GateDecision::Go || decision == GateDecision::GoWithConditions;
    const bool can[] = {passes && !gate->opens.isEmpty(), passes && gate->budget && gate->budget->minor && gate->account, passes};
    QCheckBox* boxes[] = {m_phase, m_budget, m_baseline};
    for (int i = 0; i < 3; ++i) {
        boxes[i]->setEnabled(can[i]);
        if (!can[i]) boxes[i]->setChecked(false);
    }
    m_newConditions->setEnabled(decision == GateDecision::GoWithConditions);
    m_record->setEnabled(!m_workspace.session().isReadOnly());
}

GateVerdict GateReview::verdict() const
{
    GateVerdict v;
    v.decision = GateDecision(m_decision->currentData().toInt());
    v.held = m_held->date();
    v.decidedBy = m_by->person();
    v.rationale = m_rationale->toPlainText();
    v.minutes = m_minutes->toPlainText();
    if (v.decision == GateDecision::GoWithConditions) v.conditions = m_newConditions->values();
    v.actions = m_newActions->values();
    v.setBaseline = m_baseline->isChecked();
    v.releaseBudget = m_budget->isChecked();
    v.openPhase = m_phase->isChecked();
    return v;
}

QString GateReview::compliance() const { return m_asked->isHidden() ? QString() : m_asked->text(); }

QString GateReview::refusal() const { return m_refusal->isHidden() ? QString() : m_refusal->text(); }

void GateReview::finish() { m_criteria->view().finishEditing(); }

void GateReview::decide()
{
    finish();
    Session& session = m_workspace.session();
    const Gate* gate = m_workspace.portfolio().find(m_gate);
    if (!gate) return;
    const QString title = gate->title;
    auto set = decideGate(m_workspace.portfolio(), session.ids(), m_gate, verdict(),
        {session.identity().author, session.identity().clock()}, session.schedule(gate->project).get());
    const auto done = set ? session.apply(std::move(*set)) : Result<qint64>(set.error());
    m_refusal->setVisible(!done);
    if (!done) return m_refusal->setText(sentence(done.error()));
    m_workspace.notify({Notice::Tone::Good,
        tr("“%1” is decided: %2. Undo takes all of it back. What is to be learnt of this phase?")
            .arg(title, m_decision->currentText().toLower()),
        tr("Write a lesson"), [&workspace = m_workspace, gate = m_gate] {
            writeLesson(workspace, {entityOf<Gate>(), gate.value});
        }});
    refresh();
    Q_EMIT decided();
}

void GateReview::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, mirrored(QRectF(width() - panelWidth() - 1, 0, 1, height()), rect()), currentTheme()["line.default"_token]);
}

} // namespace gantry
