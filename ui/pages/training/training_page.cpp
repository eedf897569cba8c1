#include "ui/pages/training/training_page.h"

#include "core/edit/training.h"
#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/export/table_export.h"
#include "ui/governance/letter_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/training/plan_course_dialog.h"
#include "ui/pages/training/training_lists.h"
#include "ui/pages/training/training_matrix.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"

#include <QFileInfo>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>

namespace gantry {
namespace {

const QStringList partKeys{QStringLiteral("matrix"), QStringLiteral("gaps"), QStringLiteral("gates"), QStringLiteral("reminders")};

} // namespace

TrainingPage::~TrainingPage() = default;

TrainingPage::TrainingPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Training")))
    , m_parts(new SegmentedButton({tr("Matrix"), tr("Gaps"), tr("Gates"), tr("Reminders")}))
    , m_model(new TrainingMatrixModel(this))
    , m_matrix(new TrainingMatrix(*m_model, workspace.rowHeight()))
    , m_list(new RecordList)
    , m_stack(new QStackedWidget)
    , m_listPage(new QWidget)
    , m_roles(new QMenu(this))
    , m_organisations(new QMenu(this))
    , m_out(new TableExport(this))
    , m_role(new QAction(icon("person"), tr("All roles"), this))
    , m_organisation(new QAction(icon("organisation"), tr("All organisations"), this))
    , m_open(new QAction(icon("open"), tr("Open"), this))
    , m_plan(new QAction(icon("plus"), tr("Plan course..."), this))
    , m_write(new QAction(icon("mail"), tr("Remind by mail..."), this))
    , m_export(new QAction(icon("export"), tr("Export reminders..."), this))
    , m_records(new QAction(icon("registers"), tr("Courses and competencies"), this))
{
    m_parts->setAccessibleName(tr("What of training is shown"));
    m_role->setMenu(m_roles);
    m_role->setToolTip(tr("Only people in one role"));
    m_organisation->setMenu(m_organisations);
    m_organisation->setToolTip(tr("Only people of one organisation"));
    m_records->setToolTip(tr("The registers: competencies, courses, training records, assessments, what roles ask"));
    m_header->addWidget(m_parts);
    m_header->addAction(m_write);
    m_header->addOverflow(m_records);
    m_header->setPrimary(m_plan);
    auto* tools = new ToolRow;
    tools->addAction(m_role);
    tools->addAction(m_organisation);
    tools->addSeparator();
    tools->addAction(m_open);
    tools->addRightAction(m_export);
    for (const auto& [status, words] : {std::pair(Status::Good, tr("met")), std::pair(Status::Watch, tr("wanted, not met")),
             std::pair(Status::Bad, tr("must be met, is not"))})
        tools->addRightWidget(m_legend.emplace_back(new LegendItem(status, words)));
    m_list->setShowsCurrent(true);
    m_list->setAccessibleName(tr("Training"));
    auto* listColumn = new QVBoxLayout(m_listPage);
    listColumn->setContentsMargins(5, 0, 5, 0); // so that the rows begin where the title does
    listColumn->addWidget(m_list);
    m_none = new EmptyState("person",
        tr("There is nothing to hold people against yet. Write down competencies and what each role asks of them; everything else "
           "follows."),
        m_records);
    m_fine = new EmptyState("check", tr("Nothing of that kind here."));
    for (QWidget* each : {static_cast<QWidget*>(m_matrix), m_listPage, m_none, m_fine}) m_stack->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_stack);
    addActions({m_open, m_plan, m_write, m_export, m_records});

    connect(m_parts, &SegmentedButton::currentChanged, this, [this] {
        m_fresh.catchUp();
        showPart();
    });
    connect(m_roles, &QMenu::aboutToShow, this, &TrainingPage::fillRoles);
    connect(m_organisations, &QMenu::aboutToShow, this, &TrainingPage::fillOrganisations);
    connect(m_matrix, &TrainingMatrix::assessed, this, &TrainingPage::assessCurrent);
    connect(m_matrix, &TrainingMatrix::currentChanged, this, [this] {
        if (const PersonId person = m_matrix->currentPerson()) this->workspace().select({entityOf<Person>(), person.value});
        fillHeader();
    });
    connect(m_matrix, &TrainingMatrix::opened, this, &TrainingPage::openCurrent);
    connect(m_list, &RecordList::chosen, this, &TrainingPage::openCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const RecordKey record = m_list->currentRecord(); record.id) this->workspace().select(record);
        fillHeader();
    });
    connect(m_open, &QAction::triggered, this, &TrainingPage::openCurrent);
    connect(m_plan, &QAction::triggered, this, &TrainingPage::planCourse);
    connect(m_write, &QAction::triggered, this, &TrainingPage::write);
    connect(m_export, &QAction::triggered, this, [this] {
        const QString path = TableExport::askWhere(this, tr("training_reminders"));
        if (!path.isEmpty()) exportReminders(path);
    });
    connect(m_out, &TableExport::finished, this, [this](const QString& path, qsizetype rows) {
        this->workspace().notify({Notice::Tone::Good, tr("%1 rows are in %2.").arg(QLocale().toString(rows), QFileInfo(path).fileName())});
    });
    connect(m_out, &TableExport::failed, this, [this](const Error& error) { this->workspace().report(error); });
    connect(m_records, &QAction::triggered, this,
        [this] { this->workspace().openPage(QStringLiteral("learning.") + infoOf<Competency>().keyText()); });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

TrainingPage::Part TrainingPage::part() const { return Part(std::max(0, m_parts->current())); }

void TrainingPage::refresh()
{
    m_fresh.settle();
    m_choice.where = workspace().scope();
    m_standing = std::make_shared<const TrainingStanding>(portfolio(), session().today());
    m_people = peopleOf(*m_standing, m_choice);
    for (bool& known : m_known) known = false;
    m_count = {};
    m_lapsed = 0;
    for (const PersonId person : m_people) {
        const auto one = m_standing->countOf(person);
        m_count.required += one.required, m_count.met += one.met;
        m_lapsed += m_standing->lapsedOf(person);
    }
    m_matrix->keepPlace([this] { m_model->set(m_standing, m_people); });
    showPart();
}

/// What a part shows, once it is asked for: of thousands of people each takes a moment.
void TrainingPage::find(Part part)
{
    if (std::exchange(m_known[part], true)) return;
    if (part == Gaps) m_gaps = trainingGaps(*m_standing, m_people);
    if (part == Reminders) m_reminders = trainingReminders(*m_standing, m_people);
    if (part != Gates) return;
    m_lines = gateLines(*m_standing, workspace().projects(), [this](TaskId task) { return session().dates(task); });
    m_gates = m_gatesWithout = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) // those who may come first
        if (i == 0 || m_lines[i].gate != m_lines[i - 1].gate)
            ++m_gates, m_gatesWithout += !m_lines[i].chair.person || !m_lines[i].chair.may();
}

void TrainingPage::showPart()
{
    if (!m_standing) return;
    const Part shown = part();
    find(shown);
    if (shown == Gaps) m_list->setTable(gapTable(portfolio(), m_gaps));
    if (shown == Gates) m_list->setTable(chairTable(portfolio(), m_lines));
    if (shown == Reminders) m_list->setTable(reminderTable(portfolio(), m_reminders, session().today()));
    const bool nothing = m_standing->competencies().empty() && portfolio().all<RoleRequirement>().size() == 0;
    const bool empty = shown == Matrix ? m_people.empty() : m_list->table().rows.empty();
    m_stack->setCurrentWidget(nothing ? m_none : empty ? m_fine : shown == Matrix ? static_cast<QWidget*>(m_matrix) : m_listPage);
    setFocusProxy(shown == Matrix ? static_cast<QWidget*>(m_matrix) : m_list);
    for (QWidget* each : m_legend) each->setVisible(shown == Matrix);
    fillHeader();
}

void TrainingPage::fillHeader()
{
    const QLocale locale;
    QStringList line{m_people.size() == 1 ? tr("1 person") : tr("%1 people").arg(locale.toString(qulonglong(m_people.size())))};
    if (m_count.required)
        line << tr("%1 of %2 requirements met (%3 %)")
                    .arg(locale.toString(m_count.met), locale.toString(m_count.required),
                        locale.toString(m_count.met * 100 / m_count.required));
    if (m_lapsed) line << (m_lapsed == 1 ? tr("1 certificate lapsed") : tr("%1 certificates lapsed").arg(locale.toString(m_lapsed)));
    if (part() == Gates) {
        line = {tr("%1 gates to come").arg(locale.toString(m_gates))};
        line << (m_gatesWithout ? tr("%1 that nobody may run").arg(locale.toString(m_gatesWithout)) : tr("somebody may run each"));
    }
    m_header->setContext(line.join(QStringLiteral(" · ")));
    m_role->setText(m_choice.role ? enumText(wordOf(*m_choice.role)) : tr("All roles"));
    m_organisation->setText(
        m_choice.organisation ? portfolio().titleOf(entityOf<Organisation>(), m_choice.organisation.value) : tr("All organisations"));
    const bool writable = !session().isReadOnly();
    m_open->setEnabled(part() == Matrix ? bool(m_matrix->currentPerson()) : m_list->currentRecord().id != 0);
    m_plan->setEnabled(writable && !m_people.empty());
    m_write->setEnabled(bool(currentPerson()));
    m_export->setEnabled(!m_people.empty() && !m_out->busy());
}

PersonId TrainingPage::currentPerson() const
{
    if (part() == Matrix) return m_matrix->currentPerson();
    const int row = m_list->currentIndex().row();
    if (row < 0) return {};
    const auto at = std::size_t(row);
    if (part() == Gaps) return at < m_gaps.size() ? m_gaps[at].person : PersonId{};
    if (part() == Gates) return at < m_lines.size() ? m_lines[at].chair.person : PersonId{};
    return at < m_reminders.size() ? m_reminders[at].person : PersonId{};
}

void TrainingPage::setRole(std::optional<GovernanceRole> role)
{
    m_choice.role = role;
    refresh();
}

void TrainingPage::setOrganisation(OrganisationId organisation)
{
    m_choice.organisation = organisation;
    refresh();
}

void TrainingPage::fillRoles()
{
    m_roles->clear();
    const auto add = [&](const QString& text, std::optional<GovernanceRole> role) {
        QAction* action = m_roles->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_choice.role == role);
        connect(action, &QAction::triggered, this, [this, role] { setRole(role); });
    };
    add(tr("All roles"), std::nullopt);
    for (std::size_t i = 0; i < keysOf<GovernanceRole>.size(); ++i) add(enumText(wordOf(GovernanceRole(i))), GovernanceRole(i));
}

void TrainingPage::fillOrganisations()
{
    m_organisations->clear();
    const auto add = [&](const QString& text, OrganisationId id) {
        QAction* action = m_organisations->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_choice.organisation == id);
        connect(action, &QAction::triggered, this, [this, id] { setOrganisation(id); });
    };
    add(tr("All organisations"), {});
    std::vector<std::pair<QString, OrganisationId>> all;
    portfolio().all<Organisation>().forEach([&](const Organisation& o) { all.emplace_back(o.name, o.id); });
    std::ranges::sort(all);
    for (const auto& [name, id] : all) add(name, id);
}

void TrainingPage::assessCurrent(PersonId person, CompetencyId competency, int level)
{
    const TakenBy by{session().identity().author, session().identity().clock()};
    if (!workspace().apply(assess(portfolio(), session().ids(), person, competency, level, by, session().today()))) return;
    refresh();
}

/// About the gap under the cursor; where there is none, about the first that a course would close.
void TrainingPage::planCourse()
{
    find(Gaps);
    const auto closable = [](const TrainingGap& gap) { return gap.course && !gap.planned; };
    const PersonId person = currentPerson();
    const int row = m_list->currentIndex().row();
    const TrainingGap* chosen = nullptr;
    if (part() == Gaps && row >= 0 && row < int(m_gaps.size()) && closable(m_gaps[std::size_t(row)])) chosen = &m_gaps[std::size_t(row)];
    const CompetencyId competency = part() == Matrix ? m_matrix->currentCompetency() : CompetencyId{};
    for (const TrainingGap& gap : m_gaps)
        if (!chosen && closable(gap) && gap.person == person && (!competency || gap.competency == competency)) chosen = &gap;
    for (const TrainingGap& gap : m_gaps)
        if (!chosen && closable(gap)) chosen = &gap;
    if (!chosen) return workspace().report({Errc::Invalid, "training.no-course", {}});
    (new PlanCourseDialog(workspace(), m_gaps, *chosen, window()))->open();
}

void TrainingPage::write()
{
    const PersonId person = currentPerson();
    if (!person) return;
    const auto theirs = trainingReminders(*m_standing, std::array{person});
    if (theirs.empty()) return workspace().notify({Notice::Tone::Info, tr("There is nothing to remind them of.")});
    (new LetterDialog(remindOfTraining(portfolio(), person, theirs, session().identity().author), window()))->open();
}

void TrainingPage::exportReminders(const QString& path)
{
    m_fresh.catchUp();
    find(Reminders);
    m_out->start(reminderSheet(portfolio(), m_reminders), path, session().identity().clock());
}

void TrainingPage::openCurrent()
{
    const RecordKey record = part() == Matrix ? RecordKey{entityOf<Person>(), m_matrix->currentPerson().value} : m_list->currentRecord();
    if (!record.id) return;
    workspace().reveal(record);
}

QList<QAction*> TrainingPage::pageActions() { return actions(); }

bool TrainingPage::openPart(const QString& key)
{
    const auto at = partKeys.indexOf(key);
    if (at < 0) return false;
    m_parts->setCurrent(int(at));
    m_fresh.catchUp();
    showPart();
    return true;
}

bool TrainingPage::reveal(RecordKey record)
{
    if (record.entity != entityOf<Person>()) return false;
    m_fresh.catchUp();
    m_parts->setCurrent(Matrix);
    showPart();
    return m_matrix->setCurrent(PersonId{record.id});
}

void TrainingPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
