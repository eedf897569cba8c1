#include "ui/pages/register/record_actions.h"

#include "core/edit/risks.h"
#include "core/model/open_records.h"
#include "core/model/risk_rules.h"
#include "core/text/text.h"
#include "ui/models/change_composer.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/tables/cell_edit.h"
#include "ui/tables/table_view.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int narrowest = 440; // px

/// The actions of one table: each with what it does to the selected records and whether it may.
class Actions {
public:
    Actions(Workspace& workspace, TableView& view)
        : m_workspace(workspace)
        , m_view(view)
    {
    }

    /// For one record at a time.
    void one(
        const char* iconName, const QString& text, const QString& tip, std::function<bool(qint64)> may, std::function<void(qint64)> run)
    {
        add(
            iconName, text, tip, [may = std::move(may)](const std::vector<qint64>& ids) { return ids.size() == 1 && may(ids.front()); },
            [run = std::move(run)](const std::vector<qint64>& ids) { run(ids.front()); });
    }
    void add(const char* iconName, const QString& text, const QString& tip, std::function<bool(const std::vector<qint64>&)> may,
        std::function<void(const std::vector<qint64>&)> run)
    {
        auto* action = new QAction(icon(iconName), text, &m_view);
        action->setToolTip(tip);
        m_view.addAction(action);
        QObject::connect(action, &QAction::triggered, &m_view, [&view = m_view, run] {
            if (view.finishEditing()) run(view.selectedRecords());
        });
        const auto refresh = [&view = m_view, &session = m_workspace.session(), action, may] {
            const auto ids = view.selectedRecords();
            action->setEnabled(!session.isReadOnly() && !ids.empty() && may(ids));
        };
        QObject::connect(&m_view, &TableView::selectionMoved, action, refresh);
        QObject::connect(&m_workspace.session(), &Session::changed, action, refresh);
        refresh();
        m_all << action;
    }
    QList<QAction*> take() { return std::move(m_all); }

private:
    Workspace& m_workspace;
    TableView& m_view;
    QList<QAction*> m_all;
};

void realise(Workspace& workspace, RiskId id)
{
    auto set = realiseRisk(workspace.portfolio(), workspace.session().ids(), id, workspace.session().today());
    const IssueId issue{set ? insertedIn(*set, entityOf<Issue>()) : 0};
    if (!workspace.apply(std::move(set))) return;
    const QString title = workspace.portfolio().find(id)->title;
    const Issue* made = workspace.portfolio().find(issue);
    if (!made) return workspace.notify({Notice::Tone::Info, QObject::tr("“%1” is realised.").arg(title)});
    workspace.notify({Notice::Tone::Info, QObject::tr("“%1” is realised; issue %2 took its place.").arg(title, made->number),
        QObject::tr("Show issue"), [&workspace, issue] {
            workspace.reveal({entityOf<Issue>(), issue.value});
        }});
}

void addForRisks(Actions& actions, Workspace& workspace)
{
    const auto open = [&workspace](qint64 id) {
        const Risk* risk = workspace.portfolio().find<Risk>(id);
        return risk && isOpen(*risk);
    };
    actions.one("warning", QObject::tr("Realise risk"), QObject::tr("It has hit: an issue takes its place"), open,
        [&workspace](qint64 id) { realise(workspace, RiskId{id}); });
    actions.one("check", QObject::tr("Retire risk"), QObject::tr("It can no longer hit"), open,
        [&workspace](qint64 id) { workspace.apply(retireRisk(workspace.portfolio(), RiskId{id})); });
    actions.one(
        "move-up", QObject::tr("Escalate risk"), QObject::tr("To the programme above, which has to answer it"),
        [&workspace, open](qint64 id) {
            const Risk* risk = workspace.portfolio().find<Risk>(id);
            const Node* node = risk ? workspace.portfolio().find(risk->project) : nullptr;
            return open(id) && node && node->parent;
        },
        [&workspace](qint64 id) {
            if (!workspace.apply(escalateRisk(workspace.portfolio(), RiskId{id}))) return;
            const Risk& risk = *workspace.portfolio().find<Risk>(id);
            workspace.notify(
                {Notice::Tone::Info, QObject::tr("“%1” belongs to %2 now.").arg(risk.title, workspace.portfolio().find(risk.project)->name),
                    QObject::tr("Undo"), [&workspace] { workspace.undo(); }});
        });
    actions.add(
        "flag", QObject::tr("Key risk on or off"), QObject::tr("Key risks are marked wherever they are listed"),
        [](const std::vector<qint64>&) { return true; },
        [&workspace](const std::vector<qint64>& ids) {
            std::vector<RiskId> risks;
            for (const qint64 id : ids) risks.push_back({id});
            workspace.apply(toggleKeyRisks(workspace.portfolio(), risks));
        });
}

} // namespace

QList<QAction*> recordActions(Workspace& workspace, TableView& view)
{
    Actions actions(workspace, view);
    const Entity entity = view.records().entity();
    if (entity == entityOf<Risk>()) addForRisks(actions, workspace);
    if (entity == entityOf<RiskTreatment>())
        actions.one(
            "check", QObject::tr("Treatment done"), QObject::tr("Done today"),
            [&workspace](qint64 id) {
                const auto* treatment = workspace.portfolio().find<RiskTreatment>(id);
                return treatment && isOpen(*treatment);
            },
            [&workspace](
                qint64 id) { workspace.apply(finishTreatment(workspace.portfolio(), RiskTreatmentId{id}, workspace.session().today())); });
    if (entity == entityOf<Issue>())
        actions.one(
            "move-up", QObject::tr("Escalate issue..."), QObject::tr("To somebody above, who has to settle it"),
            [&workspace](qint64 id) {
                const auto* issue = workspace.portfolio().find<Issue>(id);
                return issue && isOpen(*issue);
            },
            [&workspace, &view](qint64 id) {
                auto* dialog = new EscalateDialog(workspace, IssueId{id}, view.window());
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
    return actions.take();
}

EscalateDialog::EscalateDialog(Workspace& workspace, IssueId issue, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_issue(issue)
    , m_moves(new QCheckBox)
{
    const Portfolio& portfolio = workspace.portfolio();
    const Issue* row = portfolio.find(issue);
    const Node* node = row ? portfolio.find(row->project) : nullptr;
    const Node* above = node ? portfolio.find(node->parent) : nullptr;
    setWindowTitle(tr("Escalate issue"));
    setMinimumWidth(narrowest);
    auto* what = new TextLabel(row ? row->title : QString(), TypeRole::Heading, "text.primary"_token);
    m_person = new PickEdit(
        [&portfolio, issue, project = row ? row->project : NodeId{}](const QString& words) {
            const Column to = fieldColumn(portfolio, entityOf<Issue>(), fieldFor<&Issue::escalatedTo>());
            return choicesFor(portfolio, to, {entityOf<Issue>(), issue.value}, project, words);
        },
        this);
    const bool known = row && row->escalatedTo;
    m_person->present(
        known ? portfolio.titleOf(entityOf<Person>(), row->escalatedTo.value) : QString(), known ? Value(row->escalatedTo.value) : Value());
    m_person->setAccessibleName(tr("To whom"));
    m_moves->setText(above ? tr("Move it to %1").arg(above->name) : tr("Nothing lies above to move it to"));
    m_moves->setEnabled(above);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("To whom"), m_person);
    form->addRow(QString(), m_moves);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Escalate"));
    buttons->button(QDialogButtonBox::Ok)->setProperty("look", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::accepted, this, &EscalateDialog::escalate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(buttons);
}

void EscalateDialog::escalate()
{
    const auto chosen = m_person->chosen();
    const QString text = m_person->text().trimmed();
    if (!text.isEmpty() && (!chosen || isAbsent(*chosen))) {
        markInvalid(m_person, tr("Nobody is called “%1”. Choose one of the list.").arg(text));
        m_person->setFocus();
        return;
    }
    const PersonId to{text.isEmpty() || !chosen ? 0 : intOf(*chosen)};
    if (m_workspace.apply(escalateIssue(m_workspace.portfolio(), m_issue, to, m_workspace.session().today(),
            m_moves->isChecked() ? Escalation::MovesUp : Escalation::Stays)))
        accept();
}

} // namespace gantry
