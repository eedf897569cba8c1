#include "ui/pages/diary/diary_page.h"

#include "core/report/documents.h"
#include "core/session/report_input.h"
#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/pages/diary/diary_days.h"
#include "ui/pages/diary/diary_sheet.h"
#include "ui/pages/diary/diary_week.h"
#include "ui/pages/diary/open_day_dialog.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"

#include <QMenu>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>

namespace gantry {
namespace {

enum Way { Day, Week };
constexpr int stripWidth = 260; // px

} // namespace

DiaryPage::DiaryPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Site diary")))
    , m_ways(new SegmentedButton({tr("Day"), tr("Week")}))
    , m_list(new RecordList)
    , m_sheet(new DiarySheet(workspace))
    , m_week(new DiaryWeek(workspace))
    , m_stack(new QStackedWidget)
    , m_whole(new QStackedWidget)
    , m_body(new QWidget)
    , m_projects(new QMenu(this))
    , m_lines(new QMenu(this))
    , m_reports(new QMenu(this))
    , m_which(new QAction(icon("folder"), tr("Project"), this))
    , m_new(new QAction(icon("plus"), tr("Open a day..."), this))
    , m_openThis(new QAction(icon("plus"), tr("Open this day"), this))
    , m_openAsBefore(new QAction(icon("copy"), tr("Open it as the day before"), this))
    , m_line(new QAction(icon("plus"), tr("Note"), this))
    , m_copy(new QAction(icon("copy"), tr("Crews as the day before"), this))
    , m_complete(new QAction(icon("check"), tr("Complete day"), this))
    , m_reopen(new QAction(icon("undo"), tr("Open again..."), this))
    , m_report(new QAction(icon("print"), tr("Report"), this))
    , m_register(new QAction(icon("registers"), tr("All days as a register"), this))
{
    m_ways->setAccessibleName(tr("What of the diary is shown"));
    m_which->setMenu(m_projects);
    m_which->setToolTip(tr("Whose diary is shown"));
    m_line->setMenu(m_lines);
    m_line->setToolTip(tr("A new line of the kind that is chosen"));
    for (const auto kind : {DiaryEntryKind::Workforce, DiaryEntryKind::Plant, DiaryEntryKind::Delivery, DiaryEntryKind::Delay,
             DiaryEntryKind::Quantity, DiaryEntryKind::Safety, DiaryEntryKind::Inspection, DiaryEntryKind::Visitor, DiaryEntryKind::Note}) {
        QAction* line = m_lines->addAction(sectionText(kind));
        connect(line, &QAction::triggered, this, [this, kind] {
            m_ways->setCurrent(Day);
            showDay();
            m_sheet->addLine(kind);
        });
    }
    m_report->setMenu(m_reports);
    connect(m_reports->addAction(tr("The day...")), &QAction::triggered, this, [this] { report(false); });
    connect(m_reports->addAction(tr("The week...")), &QAction::triggered, this, [this] { report(true); });
    m_complete->setToolTip(tr("Declares the day to be complete; from then on it is locked"));
    m_copy->setToolTip(tr("Workforce and plant of the last day before this one"));
    m_header->addWidget(m_ways);
    m_header->addAction(m_report);
    m_header->addAction(m_new);
    m_header->addAction(m_reopen);
    m_header->addOverflow(m_register);
    m_header->setPrimary(m_complete);
    auto* tools = new ToolRow;
    tools->addAction(m_which);
    tools->addSeparator();
    tools->addAction(m_line);
    tools->addAction(m_copy);

    m_list->setShowsCurrent(true);
    m_list->setAccessibleName(tr("Days on site"));
    m_missing = new EmptyState("sun", tr("Nothing is written of this working day."), m_openThis, m_openAsBefore);
    m_empty = new EmptyState("sun",
        tr("This site has no diary yet. Each day on site gets a page: weather, crews, plant, deliveries, delays, what was done."), m_new);
    m_noProject = new EmptyState("portfolio", tr("A site diary belongs to one project. Choose one."), m_which);
    for (QWidget* each : {static_cast<QWidget*>(m_sheet), static_cast<QWidget*>(m_week), m_missing}) m_stack->addWidget(each);
    auto* parts = new QSplitter(Qt::Horizontal);
    auto* strip = new QWidget;
    auto* stripColumn = new QVBoxLayout(strip);
    stripColumn->setContentsMargins(mirrored(QMargins(5, 0, 0, 0))); // so that the rows begin where the title does
    stripColumn->addWidget(m_list);
    parts->addWidget(strip);
    parts->addWidget(m_stack);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    parts->setSizes({grown(stripWidth), grown(900)});
    auto* bodyColumn = new QVBoxLayout(m_body);
    bodyColumn->setContentsMargins(0, 0, 0, 0);
    bodyColumn->setSpacing(0);
    bodyColumn->addWidget(parts, 1);
    for (QWidget* each : {m_body, m_empty, m_noProject}) m_whole->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_whole, 1);
    setFocusProxy(m_list);
    addActions({m_new, m_complete, m_reopen, m_copy, m_openThis, m_openAsBefore, m_register});

    connect(m_ways, &SegmentedButton::currentChanged, this, [this] { showDay(); });
    connect(m_projects, &QMenu::aboutToShow, this, &DiaryPage::fillProjects);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const int row = m_list->currentIndex().row();
        if (row < 0 || row >= int(m_dates.size()) || m_dates[std::size_t(row)].day == m_day) return;
        m_day = m_dates[std::size_t(row)].day;
        showDay();
    });
    connect(m_list, &RecordList::chosen, this, [this] { m_sheet->setFocus(); });
    connect(m_new, &QAction::triggered, this, &DiaryPage::openAnother);
    connect(m_openThis, &QAction::triggered, this, [this] { openChosen(DiaryStart::Empty); });
    connect(m_openAsBefore, &QAction::triggered, this, [this] { openChosen(DiaryStart::AsBefore); });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const DiaryDate* date = current(); date && date->id)
            this->workspace().apply(copyFromDayBefore(portfolio(), session().ids(), date->id));
    });
    connect(m_complete, &QAction::triggered, this, &DiaryPage::complete);
    connect(m_reopen, &QAction::triggered, this, &DiaryPage::reopen);
    connect(m_register, &QAction::triggered, this,
        [this] { this->workspace().openPage(QStringLiteral("register.") + infoOf<DiaryDay>().keyText()); });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, this, [this] {
        m_project = {};
        m_fresh.outdate();
    });
}

/// The project of the scope; of several the one that was chosen, else the one whose diary was written last.
void DiaryPage::refresh()
{
    m_fresh.settle();
    const auto projects = workspace().projects();
    if (std::ranges::count(projects, m_project) == 0) m_project = projects.size() == 1 ? projects.front() : NodeId{};
    if (!m_project) {
        QDate last;
        for (const NodeId each : projects)
            if (const QDate day = diarySpan(portfolio(), each).second; day.isValid() && (!last.isValid() || day > last))
                last = day, m_project = each;
    }
    m_dates = m_project ? daysToShow(portfolio(), m_project, session().today()) : std::vector<DiaryDate>();
    const bool there = std::ranges::any_of(m_dates, [&](const DiaryDate& d) { return d.day == m_day; });
    if (!there) { // where there is something to read
        const auto written = std::ranges::find_if(m_dates, [](const DiaryDate& d) { return bool(d.id); });
        m_day = written == m_dates.end() ? QDate() : written->day;
    }
    m_list->setTable(dayTable(portfolio(), m_dates, session().today()));
    m_whole->setCurrentWidget(!m_project ? m_noProject : m_dates.empty() ? m_empty : m_body);
    setDay(m_day);
    showDay();
}

bool DiaryPage::setDay(QDate day)
{
    const auto it = std::ranges::find(m_dates, day, &DiaryDate::day);
    if (it == m_dates.end()) return false;
    m_day = day;
    const QModelIndex row = m_list->model()->index(int(it - m_dates.begin()), 0);
    if (m_list->currentIndex() != row) m_list->setCurrentIndex(row);
    showDay();
    return true;
}

const DiaryDate* DiaryPage::current() const
{
    const auto it = std::ranges::find(m_dates, m_day, &DiaryDate::day);
    return it == m_dates.end() ? nullptr : &*it;
}

void DiaryPage::showDay()
{
    const DiaryDate* date = current();
    if (date && date->id && m_sheet->day() != date->id) workspace().select({entityOf<DiaryDay>(), date->id.value});
    m_sheet->setDay(date ? date->id : DiaryDayId{});
    if (m_ways->current() == Week && date) {
        m_week->setWeek(m_project, m_day);
        m_stack->setCurrentWidget(m_week);
    } else {
        m_stack->setCurrentWidget(date && date->id ? static_cast<QWidget*>(m_sheet) : m_missing);
    }
    fillHeader();
}

void DiaryPage::fillHeader()
{
    const Node* project = portfolio().find(m_project);
    const DiaryDate* date = current();
    const auto count = [&](DiaryState state) { return std::ranges::count(m_dates, state, &DiaryDate::state); };
    QStringList line;
    if (project) line << withCode(project->code, project->name);
    if (const auto open = count(DiaryState::Open)) line << (open == 1 ? tr("1 day open") : tr("%1 days open").arg(open));
    const QDate today = session().today();
    if (const auto missing =
            std::ranges::count_if(m_dates, [&](const DiaryDate& d) { return d.state == DiaryState::Missing && d.day < today; }))
        line << (missing == 1 ? tr("1 working day without a page") : tr("%1 working days without a page").arg(missing));
    m_header->setContext(line.join(QStringLiteral(" · ")));
    m_which->setText(project ? project->name : tr("Project"));
    const bool writable = !session().isReadOnly(), written = date && date->id;
    const bool completed = written && date->state == DiaryState::Completed;
    m_new->setEnabled(writable && project);
    m_openThis->setEnabled(writable && date && !written);
    m_openAsBefore->setEnabled(m_openThis->isEnabled());
    m_line->setEnabled(writable && written && !completed);
    m_copy->setEnabled(writable && written && !completed);
    m_complete->setVisible(!completed);
    m_complete->setEnabled(writable && written && !completed);
    m_reopen->setVisible(completed);
    m_reopen->setEnabled(writable && completed);
    m_report->setEnabled(project && date);
}

void DiaryPage::setProject(NodeId project)
{
    m_sheet->finish();
    m_project = project;
    m_day = {};
    refresh();
}

void DiaryPage::fillProjects()
{
    m_projects->clear();
    for (const NodeId id : workspace().projects()) {
        const Node* node = portfolio().find(id);
        QAction* action = m_projects->addAction(withCode(node->code, node->name));
        action->setCheckable(true);
        action->setChecked(id == m_project);
        connect(action, &QAction::triggered, this, [this, id] { setProject(id); });
    }
}

void DiaryPage::openChosen(DiaryStart start)
{
    const TakenBy by{session().identity().author, session().identity().clock()};
    if (!workspace().apply(openDay(portfolio(), session().ids(), m_project, m_day, start, by, session().today()))) return;
    m_fresh.catchUp();
    m_sheet->setFocus();
}

void DiaryPage::openAnother()
{
    if (!m_project) return;
    auto* dialog = new OpenDayDialog(workspace(), m_project, window());
    connect(dialog, &OpenDayDialog::opened, this, [this](QDate day) {
        m_fresh.catchUp();
        setDay(day);
        m_sheet->setFocus();
    });
    dialog->open();
}

void DiaryPage::complete()
{
    const DiaryDate* date = current();
    if (!date || !m_sheet->finish()) return;
    const QDate day = date->day;
    const DiaryDayId id = date->id;
    if (!workspace().apply(completeDay(portfolio(), id, {session().identity().author, session().identity().clock()}))) return;
    workspace().notify(
        {Notice::Tone::Good, tr("%1 is completed and locked, by %2, as declared.").arg(longDay(day), session().identity().author)});
    m_fresh.catchUp();
}

void DiaryPage::reopen()
{
    const DiaryDate* date = current();
    if (!date || !date->id) return;
    const auto make = [&workspace = workspace(), id = date->id](
                          const QString& reason) { return reopenDay(workspace.portfolio(), id, reason); };
    (new ReasonDialog(workspace(), tr("Open %1 again").arg(longDay(date->day)),
         tr("The reason stays on the day for others to read. What was completed before stands in its history."), tr("Open again"), make,
         tr("The day is open again."), window()))
        ->open();
}

void DiaryPage::report(bool week)
{
    if (!m_day.isValid()) return;
    const QDate from = week ? m_day.addDays(1 - m_day.dayOfWeek()) : m_day, to = week ? from.addDays(6) : m_day;
    askAndWriteDocument(workspace(), siteDiaryDocument(reportInput(session()), m_project, from, to),
        QStringLiteral("%1 site diary %2").arg(workspace().fileNameFor(m_project), from.toString(Qt::ISODate)), window());
}

QList<QAction*> DiaryPage::pageActions() { return actions() + m_lines->actions() + m_reports->actions(); }

bool DiaryPage::openPart(const QString& key)
{
    if (key != u"day" && key != u"week") return false;
    m_ways->setCurrent(key == u"week" ? Week : Day);
    m_fresh.catchUp();
    showDay();
    return true;
}

bool DiaryPage::reveal(RecordKey record)
{
    DiaryEntryId entry{record.entity == entityOf<DiaryEntry>() ? record.id : 0};
    const DiaryEntry* row = portfolio().find(entry);
    const DiaryDay* day = row                   ? portfolio().find(row->day)
        : record.entity == entityOf<DiaryDay>() ? portfolio().find<DiaryDay>(record.id)
                                                : nullptr;
    if (!day) return false;
    m_project = day->project;
    m_day = day->day;
    m_ways->setCurrent(Day);
    refresh();
    return m_project == day->project && setDay(day->day) && (!row || m_sheet->reveal(entry));
}

void DiaryPage::store() { m_sheet->finish(); }

void DiaryPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
