#include "ui/governance/charter_dialog.h"

#include "core/edit/records.h"
#include "core/governance/authority.h"
#include "core/text/text.h"
#include "ui/governance/form_dialog.h"
#include "ui/governance/person_box.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/owned_table.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace gantry {
namespace {

constexpr int steps = int(CharterStep::Submit) + 1;

QString titleOf(CharterStep step)
{
    switch (step) {
    case CharterStep::Purpose: return CharterDialog::tr("Purpose and objectives");
    case CharterStep::Scope: return CharterDialog::tr("Scope");
    case CharterStep::Deliverables: return CharterDialog::tr("Deliverables and success");
    case CharterStep::BusinessCase: return CharterDialog::tr("Business case and money");
    case CharterStep::Tolerances: return CharterDialog::tr("Tolerances");
    case CharterStep::People: return CharterDialog::tr("People and milestones");
    case CharterStep::Submit: break;
    }
    return CharterDialog::tr("Check and submit");
}

/// What a good answer says.
QString hintOf(const Field& field)
{
    static const std::pair<std::string_view, const char*> hints[] = {
        {"purpose", QT_TR_NOOP("Why this is done at all, in a sentence or two that an outsider understands")},
        {"objectives", QT_TR_NOOP("What will be different afterwards, each so that it can be measured, one a line")},
        {"scope_in", QT_TR_NOOP("What belongs to the project")}, {"scope_out", QT_TR_NOOP("What people might expect, and will not get")},
        {"constraints", QT_TR_NOOP("What cannot be changed: dates, land, permits, standards")},
        {"deliverables", QT_TR_NOOP("What is handed over, one a line")},
        {"success_criteria", QT_TR_NOOP("How somebody will tell afterwards that it went well")},
        {"business_case", QT_TR_NOOP("Why the benefit is worth the cost, and what happens if nothing is done")},
        {"cost_minor", QT_TR_NOOP("All of it, in the currency of the project")}, {"benefit_minor", QT_TR_NOOP("What it is worth")},
        {"npv_minor", QT_TR_NOOP("Net present value")}, {"payback_months", QT_TR_NOOP("Months until it has paid for itself")},
        {"time_tolerance_days", QT_TR_NOOP("Days by which it may end late before the sponsor decides")},
        {"cost_tolerance_percent", QT_TR_NOOP("Per cent by which it may cost more before the sponsor decides")}};
    for (const auto& [key, hint] : hints)
        if (field.key == key) return CharterDialog::tr(hint);
    return {};
}

QString contentOf(const QWidget& editor)
{
    if (const auto* box = qobject_cast<const PersonBox*>(&editor)) return QString::number(box->person().value);
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&editor)) return edit->toPlainText();
    return static_cast<const QLineEdit&>(editor).text();
}

} // namespace

CharterDialog::CharterDialog(Workspace& workspace, CharterId charter, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_charter(charter)
    , m_steps(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_progress(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_missing(new TextLabel({}, TypeRole::Body, "text.primary"_token))
    , m_refusal(new TextLabel({}, TypeRole::Body, "status.bad"_token))
    , m_back(new QPushButton(tr("Back")))
    , m_next(new QPushButton(tr("Next")))
    , m_submit(new QPushButton(tr("Submit for approval")))
{
    const Portfolio& portfolio = workspace.portfolio();
    const Charter& row = *portfolio.find(charter);
    const Node* project = portfolio.find(row.project);
    setWindowTitle(tr("Charter"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const CharterAnswer& answer : charterAnswers(portfolio, charter)) m_entries.push_back({answer});
    auto* head = new TextLabel(row.title, TypeRole::Heading, "text.primary"_token);
    auto* where = new TextLabel(project ? withCode(project->code, project->name) : QString(), TypeRole::Body, "text.secondary"_token);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setFixedWidth(grown(220));
    for (int i = 0; i < steps; ++i) {
        m_steps->addItem(titleOf(CharterStep(i)));
        auto* scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(CharterStep(i) == CharterStep::Submit ? submitPage() : stepPage(CharterStep(i)));
        m_pages->addWidget(scroll);
    }
    for (QPushButton* primary : {m_next, m_submit}) primary->setProperty("look", QStringLiteral("primary"));
    auto* close = new QPushButton(tr("Close"));
    auto* pdf = new QPushButton(icon("print"), tr("PDF..."));
    for (QPushButton* each : {m_back, close, pdf}) each->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_progress, 1);
    for (QPushButton* each : {pdf, close, m_back, m_next, m_submit}) foot->addWidget(each);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(m_steps);
    middle->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(where);
    column->addLayout(middle, 1);
    column->addWidget(m_refusal);
    column->addLayout(foot);
    resize(grown(860), grown(600));

    connect(m_steps, &QListWidget::currentRowChanged, this, [this](int at) {
        storeAll();
        m_pages->setCurrentIndex(at);
        refresh();
    });
    connect(m_back, &QPushButton::clicked, this, [this] { setStep(CharterStep(std::max(0, int(step()) - 1))); });
    connect(m_next, &QPushButton::clicked, this, [this] { setStep(CharterStep(std::min(steps - 1, int(step()) + 1))); });
    connect(m_submit, &QPushButton::clicked, this, &CharterDialog::submit);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(pdf, &QPushButton::clicked, this, [this] {
        storeAll();
        askAndWriteReport(m_workspace, ReportKind::Charter, {entityOf<Charter>(), m_charter.value}, this);
    });
    connect(&workspace.session(), &Session::changed, this, [this] {
        if (!m_workspace.portfolio().find(m_charter)) return reject(); // it was removed meanwhile
        refresh();
    });
    refresh();
    m_steps->setCurrentRow(0);
    if (m_entries.front().editor) m_entries.front().editor->setFocus();
}

void CharterDialog::openFor(Workspace& workspace, NodeId project, QWidget* parent)
{
    if (!project)
        return workspace.notify({Notice::Tone::Watch, tr("A charter is one project's. Choose a project first, then open its charter.")});
    CharterId charter = charterOf(workspace.portfolio(), project);
    if (!charter) {
        Session& session = workspace.session();
        if (!workspace.apply(
                newCharter(workspace.portfolio(), session.ids(), project, {session.identity().author, session.identity().clock()})))
            return;
        charter = charterOf(workspace.portfolio(), project);
    }
    (new CharterDialog(workspace, charter, parent))->open();
}

QWidget* CharterDialog::stepPage(CharterStep step)
{
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 12, 0);
    form->setVerticalSpacing(12);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (Entry& entry : m_entries) {
        if (entry.answer.step != step) continue;
        if (!entry.answer.field) {
            const bool gates = entry.answer.entity == entityOf<Gate>();
            auto* table = new OwnedTable(m_workspace, entry.answer.entity, gates ? tr("Gates") : tr("Stakeholders"),
                gates ? QStringList{QStringLiteral("title"), QStringLiteral("phase"), QStringLiteral("planned_on")}
                      : QStringList{QStringLiteral("name"), QStringLiteral("organisation_id"), QStringLiteral("influence"),
                          QStringLiteral("interest"), QStringLiteral("engagement_wanted")});
            table->setFollowsSelection(false);
            table->setOwner(m_workspace.portfolio().find(m_charter)->project.value);
            table->setNote(gates ? tr("Those with a planned day are its milestones") : tr("Who is affected, or can stop it"));
            table->setMinimumHeight(grown(160));
            form->addRow(table);
            continue;
        }
        entry.editor = editorFor(entry.answer);
        entry.fault = new TextLabel({}, TypeRole::Small, "status.bad"_token);
        entry.fault->setWordWrap(true);
        entry.fault->hide();
        auto* both = new QVBoxLayout;
        both->setSpacing(2);
        both->addWidget(entry.editor);
        both->addWidget(entry.fault);
        const QString label = entry.answer.field->labelText();
        form->addRow(entry.answer.required ? label : tr("%1 (where there is one)").arg(label), both);
    }
    return page;
}

QWidget* CharterDialog::submitPage()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const auto what = approvalCaseOf(portfolio, {entityOf<Charter>(), m_charter.value}, m_workspace.session().today());
    const auto people = what ? whoMayApprove(portfolio, ExchangeRates(portfolio), *what) : std::vector<PersonId>();
    m_asked = new PersonBox(portfolio, people, tr("Whoever may approve it"));
    if (!people.empty()) m_asked->setPerson(people.front());
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 12, 0);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_missing->setWordWrap(true);
    form->addRow(m_missing);
    form->addRow(tr("Who approves"), m_asked);
    return page;
}

QWidget* CharterDialog::editorFor(const CharterAnswer& answer)
{
    const Field& field = *answer.field;
    QWidget* editor = nullptr;
    if (field.kind == Kind::Id) {
        auto* box = new PersonBox(m_workspace.portfolio(), tr("Nobody yet"));
        connect(box, &QComboBox::activated, this, [this, box] { store(box); });
        editor = box;
    } else if (field.is(Multiline)) {
        auto* text = textField(4);
        text->setPlaceholderText(hintOf(field));
        editor = text;
    } else {
        auto* line = new QLineEdit;
        line->setTextMargins(6, 0, 6, 0);
        line->setPlaceholderText(hintOf(field));
        editor = line;
    }
    editor->setAccessibleName(field.labelText());
    editor->installEventFilter(this);
    return editor;
}

void CharterDialog::show(Entry& entry)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const CharterAnswer& a = entry.answer;
    const Value value = portfolio.cell(a.record.entity, a.record.id, *a.field);
    if (auto* box = qobject_cast<PersonBox*>(entry.editor)) box->setPerson({intOf(value)});
    if (auto* edit = qobject_cast<QPlainTextEdit*>(entry.editor); edit && edit->toPlainText() != textOf(value))
        edit->setPlainText(textOf(value));
    if (auto* line = qobject_cast<QLineEdit*>(entry.editor))
        line->setText(displayText(portfolio, *a.field, value, workUnitsOf(portfolio, a.record, *a.field)));
    entry.shown = contentOf(*entry.editor);
    entry.fault->hide();
}

void CharterDialog::store(QWidget* editor)
{
    const auto entry = std::ranges::find(m_entries, editor, &Entry::editor);
    const Portfolio& portfolio = m_workspace.portfolio();
    if (entry == m_entries.end() || !portfolio.find(m_charter) || m_workspace.session().isReadOnly()) return;
    const QString typed = contentOf(*editor);
    if (typed == entry->shown) return;
    const CharterAnswer& a = entry->answer;
    Result<Value> value = Value();
    if (const auto* box = qobject_cast<PersonBox*>(editor))
        value = Codec<PersonId>::encode(box->person());
    else if (a.field->is(Multiline))
        value = Codec<QString>::encode(typed);
    else if (!typed.trimmed().isEmpty())
        value = parseText(portfolio, *a.field, typed, workUnitsOf(portfolio, a.record, *a.field));
    auto set = value ? setCell(portfolio, a.record, *a.field, *value) : Result<ChangeSet>(value.error());
    const auto done = set ? m_workspace.session().apply(std::move(*set)) : Result<qint64>(set.error());
    if (done) return show(*entry);
    entry->fault->setText(sentence(done.error()));
    entry->fault->show();
}

void CharterDialog::storeAll()
{
    for (const Entry& entry : m_entries)
        if (entry.editor) store(entry.editor);
}

CharterStep CharterDialog::step() const { return CharterStep(m_pages->currentIndex()); }

void CharterDialog::setStep(CharterStep step)
{
    m_steps->setCurrentRow(int(step));
    for (const Entry& entry : m_entries)
        if (entry.answer.step == step && entry.editor) return entry.editor->setFocus();
    m_submit->setFocus();
}

void CharterDialog::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Charter& charter = *portfolio.find(m_charter);
    const auto answers = charterAnswers(portfolio, m_charter);
    std::array<int, std::size_t(steps)> missing{};
    int there = 0, needed = 0;
    QStringList list;
    for (const CharterAnswer& a : answers) {
        if (!a.required) continue;
        ++needed;
        there += a.there;
        missing[std::size_t(a.step)] += !a.there;
        if (!a.there) list << tr("%1: %2").arg(titleOf(a.step), a.field ? a.field->labelText() : infoOf(a.entity).pluralText());
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) m_entries[i].answer.there = answers[i].there;
    for (int i = 0; i < steps; ++i)
        m_steps->item(i)->setIcon(icon(i + 1 == steps ? "lock" : missing[std::size_t(i)] == 0 ? "check" : "edit"));
    const bool draft = charter.status == CharterStatus::Draft, writable = !m_workspace.session().isReadOnly();
    m_progress->setText(draft ? tr("%1 of %2 answers are there").arg(there).arg(needed)
                              : tr("It is %1; what it says stays as it is").arg(enumText(wordOf(charter.status)).toLower()));
    m_missing->setText(!draft ? tr("It was submitted. Who approves it, and when, is in the register of approvals.")
            : list.isEmpty()  ? tr("Every answer that a charter needs is there. Submit it, and its approval is asked for.")
                              : tr("These answers are missing still:\n%1").arg(list.join(u'\n')));
    for (Entry& entry : m_entries) {
        if (!entry.editor) continue;
        // What somebody is typing stays; everything else shows what the record holds by now.
        if (!entry.shown || contentOf(*entry.editor) == entry.shown) show(entry);
        entry.editor->setEnabled(draft && writable);
    }
    const bool last = step() == CharterStep::Submit;
    m_back->setEnabled(step() != CharterStep::Purpose);
    m_next->setVisible(!last);
    m_next->setDefault(!last);
    m_submit->setVisible(last);
    m_submit->setDefault(last);
    m_submit->setEnabled(draft && writable);
    m_refusal->hide();
}

QString CharterDialog::progress() const { return m_progress->text(); }

QString CharterDialog::refusal() const { return m_refusal->isHidden() ? QString() : m_refusal->text(); }

QWidget* CharterDialog::editorOf(const QString& label) const
{
    for (const Entry& entry : m_entries)
        if (entry.answer.field && entry.answer.field->labelText() == label) return entry.editor;
    return nullptr;
}

void CharterDialog::submit()
{
    storeAll();
    Session& session = m_workspace.session();
    auto set = submitCharter(m_workspace.portfolio(), session.ids(), m_charter, m_asked->person(),
        {session.identity().author, session.identity().clock()}, session.today());
    const auto done = set ? session.apply(std::move(*set)) : Result<qint64>(set.error());
    m_refusal->setVisible(!done);
    if (!done) return m_refusal->setText(sentence(done.error()));
    m_workspace.notify({Notice::Tone::Good, tr("The charter is submitted, and its approval is asked for.")});
    accept();
}

void CharterDialog::done(int result)
{
    if (m_workspace.portfolio().find(m_charter)) storeAll(); // closing leaves the last field too
    QDialog::done(result);
}

bool CharterDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) store(qobject_cast<QWidget*>(watched));
    return QDialog::eventFilter(watched, event);
}

} // namespace gantry
