#include "ui/methodology/apply_dialog.h"

#include "core/governance/methodologies.h"
#include "core/text/text.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {
namespace {

std::optional<Status> markOf(const AppliedPart& part)
{
    switch (part.effect) {
    case VersionEffect::Added: return Status::Good;
    case VersionEffect::Withdrawn: return Status::Watch;
    default: return Status::Neutral;
    }
}

QString detailOf(const AppliedPart& part)
{
    if (!part.was.isEmpty()) return ApplyDialog::tr("Before: %1").arg(part.was);
    if (part.answered) return ApplyDialog::tr("The answer is kept");
    return {};
}

/// What a project has mostly of its own is offered where it came from the methodology, or where there is none yet.
template <class E> bool proposes(const Portfolio& portfolio, NodeId project)
{
    bool any = false, used = false;
    portfolio.all<E>().forEachIn(project, [&](const E&) { any = true; });
    portfolio.all<MethodologyUse>().forEachIn(
        project, [&](const MethodologyUse& use) { used = used || use.entity == infoOf<E>().keyText(); });
    return used || !any;
}

} // namespace

QString effectText(const AppliedPart& part)
{
    switch (part.effect) {
    case VersionEffect::Added: return ApplyDialog::tr("Added");
    case VersionEffect::Reworded: return part.answered ? ApplyDialog::tr("Reworded, answer kept") : ApplyDialog::tr("Reworded");
    case VersionEffect::OwnWording: return ApplyDialog::tr("Keeps its own words");
    case VersionEffect::Withdrawn: return ApplyDialog::tr("No longer asked, goes");
    case VersionEffect::Kept:
        return part.answered ? ApplyDialog::tr("No longer asked, answer kept") : ApplyDialog::tr("No longer asked, stays");
    case VersionEffect::StaysAway: return ApplyDialog::tr("Removed here, stays away");
    }
    return {};
}

ApplyDialog::ApplyDialog(Workspace& workspace, MethodologyId methodology, NodeId project, QWidget* parent)
    : FormDialog(workspace, tr("Apply a version to a project"),
        tr("What the project answered stays, and what it removed on purpose does not come back."), tr("Apply"), parent)
    , m_project(new QComboBox)
    , m_methodology(new QComboBox)
    , m_tasks(new QCheckBox(tr("Tasks that the plan lacks")))
    , m_risks(new QCheckBox(tr("Starter risks that the project lacks")))
    , m_summary(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_preview(new RecordList)
{
    const Node* root = portfolio().root();
    for (const NodeId id : portfolio().projectsUnder(root ? root->id : NodeId{})) {
        const Node& node = *portfolio().find(id);
        const Methodology* held = portfolio().find(node.methodology);
        m_project->addItem(withCode(node.code, node.name)
                + (held ? QStringLiteral(" (%1 %2)").arg(held->code).arg(held->version) : QStringLiteral(" (%1)").arg(tr("none yet"))),
            id.value);
    }
    m_project->setCurrentIndex(std::max(0, m_project->findData((project ? project : workspace.projectAtHand()).value)));
    for (const Methodology* m : methodologiesOnOffer(portfolio()))
        m_methodology->addItem(tr("%1, version %2").arg(m->title).arg(m->version), m->id.value);
    m_methodology->setCurrentIndex(std::max(0, m_methodology->findData(methodology.value)));
    m_project->setAccessibleName(tr("Project"));
    m_methodology->setAccessibleName(tr("Methodology"));
    m_preview->setAccessibleName(tr("What it does"));
    m_preview->setMinimumHeight(grown(10 * 28));
    m_summary->setWordWrap(true);
    form().addRow(tr("Project"), m_project);
    form().addRow(tr("Methodology"), m_methodology);
    auto* also = new QVBoxLayout;
    also->setSpacing(4);
    also->addWidget(m_tasks);
    also->addWidget(m_risks);
    form().addRow(tr("With"), also);
    auto* does = new QVBoxLayout;
    does->setSpacing(4);
    does->addWidget(m_summary);
    does->addWidget(m_preview, 1);
    form().addRow(tr("Does"), does);
    setMinimumWidth(grown(760));
    connect(m_project, &QComboBox::currentIndexChanged, this, &ApplyDialog::projectChosen);
    connect(m_methodology, &QComboBox::currentIndexChanged, this, &ApplyDialog::refresh);
    for (QCheckBox* box : {m_tasks, m_risks}) connect(box, &QCheckBox::toggled, this, &ApplyDialog::refresh);
    projectChosen();
}

NodeId ApplyDialog::project() const { return {m_project->currentData().toLongLong()}; }
MethodologyId ApplyDialog::methodology() const { return {m_methodology->currentData().toLongLong()}; }
VersionChoice ApplyDialog::choice() const { return {m_tasks->isChecked(), m_risks->isChecked()}; }
QString ApplyDialog::summary() const { return m_summary->text(); }

void ApplyDialog::projectChosen()
{
    const QSignalBlocker tasks(m_tasks), risks(m_risks);
    m_tasks->setChecked(proposes<Task>(portfolio(), project()));
    m_risks->setChecked(proposes<Risk>(portfolio(), project()));
    refresh();
}

void ApplyDialog::refresh()
{
    const auto applied = applyVersion(portfolio(), session().ids(), project(), methodology(), choice(), session().today());
    refuse(applied ? QString() : sentence(applied.error()));
    primary().setEnabled(applied && !applied->set.empty());
    RecordTable table;
    table.columns = {{tr("What happens")}, {tr("Part")}, {tr("Title"), Qt::AlignLeft, true}, {tr("More")}};
    m_summary->clear();
    if (applied) {
        for (const AppliedPart& part : applied->lines)
            table.rows.push_back({part.record,
                {{.text = effectText(part), .mark = markOf(part)}, {.text = infoOf(part.record.entity).labelText(), .faint = true},
                    {.text = part.title, .code = part.code}, {.text = detailOf(part), .faint = true}},
                detailOf(part)});
        const QLocale locale;
        QStringList line;
        const auto count = [&](std::size_t n, const QString& text) {
            if (n) line << text.arg(locale.toString(qulonglong(n)));
        };
        count(applied->count(VersionEffect::Added), tr("%1 added"));
        count(applied->links, tr("%1 links added"));
        count(applied->count(VersionEffect::Reworded), tr("%1 reworded"));
        count(applied->count(VersionEffect::OwnWording), tr("%1 with words of their own"));
        count(applied->count(VersionEffect::Kept) + applied->count(VersionEffect::Withdrawn), tr("%1 no longer asked"));
        count(applied->count(VersionEffect::StaysAway), tr("%1 stay away"));
        if (const auto kept = applied->answersKept()) line << tr("all %1 answers are kept").arg(locale.toString(qulonglong(kept)));
        m_summary->setText(line.isEmpty() ? applied->set.empty()
                    ? tr("The project is up to date with this version: there is nothing to do.")
                    : tr("The project has all that this version asks. Only the version is noted.")
                                          : line.join(QStringLiteral(", ")) + u'.');
    }
    m_preview->setTable(std::move(table));
}

void ApplyDialog::submit()
{
    auto applied = applyVersion(portfolio(), session().ids(), project(), methodology(), choice(), session().today());
    if (!applied) return refuse(sentence(applied.error()));
    take(std::move(applied->set),
        tr("“%1” is brought to %2. Undo takes all of it back.")
            .arg(portfolio().titleOf(entityOf<Node>(), project().value), m_methodology->currentText()));
}

} // namespace gantry
