#include "ui/methodology/start_dialog.h"

#include "core/governance/methodologies.h"
#include "core/model/persons.h"
#include "core/text/text.h"
#include "ui/governance/person_box.h"
#include "ui/methodology/methodology_files.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int typingPause = 150; // ms until the plan is computed anew
enum Which { Starts, Finishes };

TextLabel* wrapped()
{
    auto* label = new TextLabel({}, TypeRole::Small, "text.secondary"_token);
    label->setWordWrap(true);
    return label;
}

} // namespace

StartDialog::StartDialog(Workspace& workspace, NodeId under, MethodologyId methodology, QWidget* parent)
    : FormDialog(workspace, tr("Start project"), {}, tr("Start project"), parent)
    , m_methodology(new QComboBox)
    , m_under(new QComboBox)
    , m_which(new QComboBox)
    , m_suits(wrapped())
    , m_summary(wrapped())
    , m_name(new QLineEdit)
    , m_code(new QLineEdit)
    , m_type(new QLineEdit)
    , m_manager(new PersonBox(portfolio(), tr("Nobody yet")))
    , m_sponsor(new PersonBox(portfolio(), tr("Nobody yet")))
    , m_roles(new QGridLayout)
    , m_day(new QDateEdit(session().today()))
    , m_preview(new RecordList)
{
    for (const Methodology* m : methodologiesOnOffer(portfolio()))
        m_methodology->addItem(tr("%1, version %2").arg(m->title).arg(m->version), m->id.value);
    m_methodology->setCurrentIndex(std::max(0, m_methodology->findData(methodology.value)));
    const std::function<void(NodeId, int)> add = [&](NodeId at, int level) {
        for (const Node* node : portfolio().childrenOf(at)) {
            if (node->kind == NodeKind::Project) continue;
            m_under->addItem(QString(level * 3, u' ') + node->name, node->id.value);
            add(node->id, level + 1);
        }
    };
    add({}, 0);
    const Node* place = portfolio().find(under);
    while (place && place->kind == NodeKind::Project) place = portfolio().find(place->parent);
    m_under->setCurrentIndex(std::max(0, m_under->findData(place ? place->id.value : 0)));
    m_which->addItems({tr("Starts on"), tr("To be finished by")});
    m_day->setCalendarPopup(true);
    m_day->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_manager->setPerson(personIdCalled(portfolio(), session().identity().author));
    m_type->setPlaceholderText(tr("Such as building, pipeline, product"));
    for (QLineEdit* edit : {m_name, m_code, m_type}) edit->setTextMargins(6, 0, 6, 0);
    m_preview->setAccessibleName(tr("Gates and their days"));
    m_preview->setFocusPolicy(Qt::NoFocus);
    m_preview->setMinimumHeight(grown(7 * 28));
    m_summary->setMinimumHeight(2 * m_summary->fontMetrics().lineSpacing()); // a form asks wrapped words too late how high they are

    auto* chosen = new QVBoxLayout;
    chosen->setSpacing(4);
    chosen->addWidget(m_methodology);
    chosen->addWidget(m_suits);
    auto* day = new QHBoxLayout;
    day->setSpacing(8);
    day->addWidget(m_which);
    day->addWidget(m_day, 1);
    const std::pair<QString, QWidget*> rows[] = {{tr("Name"), m_name}, {tr("Code"), m_code}, {tr("Under"), m_under}, {tr("Type"), m_type},
        {tr("Manager"), m_manager}, {tr("Sponsor"), m_sponsor}};
    form().addRow(tr("Methodology"), chosen);
    m_methodology->setAccessibleName(tr("Methodology"));
    for (const auto& [label, widget] : rows) {
        widget->setAccessibleName(label);
        form().addRow(label, widget);
    }
    m_roles->setHorizontalSpacing(8);
    m_roles->setVerticalSpacing(8);
    form().addRow(tr("Further roles"), m_roles);
    m_which->setAccessibleName(tr("Which day is known"));
    m_day->setAccessibleName(tr("Day"));
    form().addRow(tr("Dates"), day);
    auto* brings = new QVBoxLayout;
    brings->setSpacing(4);
    brings->addWidget(m_summary);
    brings->addWidget(m_preview);
    form().addRow(tr("Brings"), brings);
    setMinimumWidth(grown(600));

    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, &StartDialog::refresh);
    for (QLineEdit* edit : {m_name, m_code, m_type}) connect(edit, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_methodology, &QComboBox::currentIndexChanged, this, &StartDialog::methodologyChosen);
    for (QComboBox* box : {m_under, m_which, static_cast<QComboBox*>(m_manager), static_cast<QComboBox*>(m_sponsor)})
        connect(box, &QComboBox::currentIndexChanged, this, &StartDialog::refresh);
    connect(m_day, &QDateEdit::dateChanged, &m_soon, qOverload<>(&QTimer::start));
    m_name->setFocus();
    methodologyChosen();
}

/// The roles that it asks for, beside manager and sponsor: two in a row.
void StartDialog::methodologyChosen()
{
    while (QLayoutItem* item = m_roles->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_others.clear();
    for (const MethodologyRequirement* r : methodologyParts(portfolio(), asked().methodology).requirements) {
        const auto role = r->kind == RequirementKind::Role ? Codec<GovernanceRole>::decode(r->subject) : std::nullopt;
        if (!role || role == GovernanceRole::ProjectManager || role == GovernanceRole::Sponsor) continue;
        if (std::ranges::any_of(m_others, [&](const auto& other) { return other.first == *role; })) continue;
        const QString word = enumText(r->subject);
        auto* box = new PersonBox(portfolio(), tr("%1: nobody yet").arg(word));
        box->setAccessibleName(word);
        box->setToolTip(word);
        box->setMinimumContentsLength(14);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_roles->addWidget(box, int(m_others.size()) / 2, int(m_others.size()) % 2);
        m_others.emplace_back(*role, box);
        connect(box, &QComboBox::currentIndexChanged, this, &StartDialog::refresh);
    }
    form().setRowVisible(m_roles, !m_others.empty());
    refresh();
}

ProjectStart StartDialog::asked() const
{
    ProjectStart out{.methodology = {m_methodology->currentData().toLongLong()},
        .under = {m_under->currentData().toLongLong()},
        .name = m_name->text(),
        .code = m_code->text(),
        .type = m_type->text(),
        .manager = m_manager->person(),
        .sponsor = m_sponsor->person(),
        .today = session().today()};
    for (const auto& [role, box] : m_others) out.roles.emplace_back(role, box->person());
    (m_which->currentIndex() == Starts ? out.start : out.finish) = m_day->date();
    return out;
}

void StartDialog::setName(const QString& name, const QString& code)
{
    m_name->setText(name);
    m_code->setText(code);
}

QString StartDialog::summary() const { return m_summary->text(); }

void StartDialog::refresh()
{
    m_soon.stop();
    ProjectStart start = asked();
    primary().setEnabled(!start.name.trimmed().isEmpty());
    if (start.name.trimmed().isEmpty()) start.name = tr("New project"); // what it brings does not depend on its name
    const Methodology* methodology = portfolio().find(start.methodology);
    m_suits->setText(methodology ? methodology->suits : QString());
    const auto made = startProject(portfolio(), session().ids(), start);
    refuse(made ? QString() : sentence(made.error()));
    m_gates = made ? made->gates : std::vector<StartedProject::GateDay>();
    m_summary->clear();
    if (made) {
        const QLocale locale;
        const auto counted = [&](std::size_t n, const QString& one, const QString& many) {
            return n == 1 ? one : many.arg(locale.toString(qulonglong(n)));
        };
        const QStringList parts{counted(made->tasks, tr("1 task"), tr("%1 tasks")),
            counted(made->gates.size(), tr("1 gate"), tr("%1 gates")), counted(made->criteria, tr("1 criterion"), tr("%1 criteria")),
            counted(made->checklistItems, tr("1 checklist item"), tr("%1 checklist items")),
            counted(made->documents, tr("1 planned document"), tr("%1 planned documents")),
            counted(made->risks, tr("1 starter risk"), tr("%1 starter risks"))};
        const QString span = made->finish ? tr("From %1 to %2").arg(dateText(made->start), dateText(*made->finish))
                                          : tr("From %1").arg(dateText(made->start));
        m_summary->setText(span + QStringLiteral(": ") + parts.join(QStringLiteral(", ")) + u'.');
    }
    fillPreview();
}

void StartDialog::fillPreview()
{
    RecordTable table;
    table.columns = {{tr("Gate"), Qt::AlignLeft, true}, {tr("Ends"), Qt::AlignLeft}, {tr("Planned"), Qt::AlignRight}};
    for (const auto& gate : m_gates)
        table.rows.push_back({{},
            {{.text = gate.title}, {.text = gate.phase, .faint = true}, {.text = gate.planned ? dateText(*gate.planned) : tr("no day")}},
            {}});
    m_preview->setTable(std::move(table));
}

void StartDialog::submit()
{
    auto made = startProject(portfolio(), session().ids(), asked());
    if (!made) return refuse(sentence(made.error()));
    const NodeId project = made->project;
    const QString name = m_name->text().trimmed();
    const qint64 before = session().sequence();
    take(std::move(made->set), tr("“%1” is started. Undo takes all of it back.").arg(name));
    if (session().sequence() == before) return;
    workspace().setScope(project);
    workspace().reveal({entityOf<Node>(), project.value});
}

void startProjectDialog(
    Workspace& workspace, NodeId under, MethodologyId methodology, QWidget* parent, const QString& name, const QString& code)
{
    if (workspace.session().isReadOnly()) return;
    if (methodologiesOnOffer(workspace.portfolio()).empty()) {
        Workspace* there = &workspace;
        return workspace.notify({Notice::Tone::Info, StartDialog::tr("No methodology is published yet, so there is none to start from."),
            StartDialog::tr("Add those of Gantry"), [there] { addShipped(*there); }});
    }
    auto* dialog = new StartDialog(workspace, under, methodology, parent);
    dialog->setName(name, code);
    dialog->open();
}

} // namespace gantry
