#include "ui/pages/methodologies/methodologies_page.h"

#include "core/edit/methodology_versions.h"
#include "core/edit/records.h"
#include "core/governance/methodologies.h"
#include "core/text/text.h"
#include "ui/methodology/apply_dialog.h"
#include "ui/methodology/methodology_files.h"
#include "ui/methodology/start_dialog.h"
#include "ui/methodology/template_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/methodologies/methodology_view.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>

namespace gantry {
namespace {

Status markOf(MethodologyStatus status)
{
    return status == MethodologyStatus::Published ? Status::Good : status == MethodologyStatus::Draft ? Status::Watch : Status::Neutral;
}

} // namespace

MethodologiesPage::MethodologiesPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Methodologies")))
    , m_list(new RecordList)
    , m_view(new MethodologyView(workspace))
    , m_stack(new QStackedWidget)
    , m_body(new QSplitter)
{
    makeActions();
    m_list->setAccessibleName(tr("Methodologies and their versions"));
    m_list->setShowsCurrent(true);
    m_body->addWidget(m_list);
    m_body->addWidget(m_view);
    m_body->setStretchFactor(1, 1);
    m_body->setSizes({grown(456), grown(844)});
    m_body->setChildrenCollapsible(false);
    m_none = new EmptyState("layers",
        tr("There are no methodologies here yet. A methodology says how projects of a kind are run: phases and gates, what is asked for, "
           "the "
           "plan and the risks to begin with."),
        m_shipped, m_import);
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_view->finish();
        m_view->setMethodology(current());
        if (current()) this->workspace().select({entityOf<Methodology>(), current().value});
        fillHeader();
    });
    connect(m_list, &RecordList::chosen, this, [this] { m_view->setFocus(); });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

QAction* MethodologiesPage::make(const char* iconName, const QString& text, std::function<void()> run)
{
    auto* action = new QAction(icon(iconName), text, this);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

void MethodologiesPage::makeActions()
{
    m_start = make("plus", tr("Start project..."), [this] { startProjectDialog(workspace(), workspace().scope(), current(), window()); });
    m_apply = make("check", tr("Apply to project..."), [this] { (new ApplyDialog(workspace(), current(), {}, window()))->open(); });
    m_newVersion = make("copy", tr("New version"), [this] { newVersion(); });
    m_publish = make("flag", tr("Publish"), [this] {
        m_view->finish();
        workspace().apply(publishMethodology(portfolio(), current(), session().today()));
    });
    m_retire = make("lock", tr("Retire"), [this] { workspace().apply(retireMethodology(portfolio(), current())); });
    m_new = make("plus", tr("New methodology"), [this] { addMethodology(); });
    m_template = make("layers", tr("Template from project..."), [this] { (new TemplateDialog(workspace(), window()))->open(); });
    m_import = make("import", tr("Import..."), [this] { askAndImportMethodologies(workspace(), window()); });
    m_export = make("export", tr("Export..."), [this] { askAndExportMethodology(workspace(), current(), window()); });
    m_shipped = make("gantry", tr("Add those that come with Gantry"), [this] { addShipped(workspace()); });
    m_remove = make("trash", tr("Delete version"), [this] { removeCurrent(); });
    m_header->addAction(m_newVersion);
    m_header->addAction(m_publish);
    m_header->addAction(m_apply);
    m_header->setPrimary(m_start);
    for (QAction* action : {m_new, m_template, m_import, m_export, m_retire, m_remove, m_shipped}) m_header->addOverflow(action);
}

bool MethodologiesPage::isEmpty() const { return m_stack->currentWidget() == m_none; }

MethodologyId MethodologiesPage::current() const
{
    const RecordKey record = m_list->currentRecord();
    return record.entity == entityOf<Methodology>() ? MethodologyId{record.id} : MethodologyId{};
}

void MethodologiesPage::setCurrent(MethodologyId methodology)
{
    const auto& rows = m_list->table().rows;
    const auto it = std::ranges::find_if(rows, [&](const RecordRow& row) { return row.record.id == methodology.value; });
    if (it != rows.end()) m_list->setCurrentIndex(m_list->model()->index(int(it - rows.begin()), 0));
}

void MethodologiesPage::refresh()
{
    m_fresh.settle();
    const MethodologyId before = current();
    fillList();
    setCurrent(before);
    if (!current() && !m_list->table().rows.empty()) m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_stack->setCurrentWidget(m_list->table().rows.empty() ? m_none : m_body);
    if (m_view->methodology() != current())
        m_view->setMethodology(current());
    else
        m_view->refresh();
    fillHeader();
}

/// Families by title, of each the newest version first.
void MethodologiesPage::fillList()
{
    std::vector<const Methodology*> all;
    portfolio().all<Methodology>().forEach([&](const Methodology& m) { all.push_back(&m); });
    QHash<MethodologyId, QString> family;
    for (const Methodology* m : all) family.insert(m->id, versionsOf(portfolio(), m->id).back()->title);
    std::ranges::sort(all, [&](const Methodology* a, const Methodology* b) {
        return std::tuple(family[a->id], a->code, -a->version, a->id) < std::tuple(family[b->id], b->code, -b->version, b->id);
    });
    RecordTable table;
    table.columns = {
        {tr("Methodology"), Qt::AlignLeft, true}, {tr("Version"), Qt::AlignRight}, {tr("Status")}, {tr("Projects"), Qt::AlignRight}};
    const QLocale locale;
    for (const Methodology* m : all)
        table.rows.push_back({{entityOf<Methodology>(), m->id.value},
            {{.text = m->title, .code = m->code}, {.text = locale.toString(m->version)},
                {.text = enumText(wordOf(m->status)), .mark = markOf(m->status)},
                {.text = locale.toString(qulonglong(projectsRunBy(portfolio(), m->id).size()))}},
            m->suits});
    if (table.rows != m_list->table().rows || m_list->table().columns.empty()) m_list->setTable(std::move(table));
}

void MethodologiesPage::fillHeader()
{
    const Methodology* m = portfolio().find(current());
    const bool writable = !session().isReadOnly();
    const bool published = m && m->status == MethodologyStatus::Published;
    m_start->setEnabled(writable && !methodologiesOnOffer(portfolio()).empty());
    m_apply->setEnabled(writable && published && portfolio().root() && !portfolio().projectsUnder(portfolio().root()->id).empty());
    m_newVersion->setEnabled(writable && m);
    m_remove->setEnabled(writable && m);
    m_publish->setEnabled(writable && m && !published);
    m_retire->setEnabled(writable && m && m->status != MethodologyStatus::Retired);
    m_export->setEnabled(m);
    for (QAction* action : {m_new, m_import, m_shipped}) action->setEnabled(writable);
    m_template->setEnabled(writable && portfolio().root() && !portfolio().projectsUnder(portfolio().root()->id).empty());
    const auto offered = methodologiesOnOffer(portfolio()).size();
    std::size_t run = 0;
    portfolio().all<Node>().forEach([&](const Node& node) { run += bool(node.methodology); });
    const QLocale locale;
    m_header->setContext(m_list->table().rows.empty()
            ? QString()
            : tr("%1 to start from · %2 projects run by one").arg(locale.toString(qulonglong(offered)), locale.toString(qulonglong(run))));
}

void MethodologiesPage::addMethodology()
{
    auto set = addRecord(portfolio(), session().ids(), entityOf<Methodology>());
    const MethodologyId made{set ? set->changes.front().id : 0};
    if (!workspace().apply(std::move(set))) return;
    m_fresh.catchUp();
    setCurrent(made);
    m_view->show(MethodologyView::Phases);
    workspace().inspect(); // where it gets its title, code and whom it suits
}

void MethodologiesPage::newVersion()
{
    m_view->finish();
    auto set = newVersionOf(portfolio(), session().ids(), current());
    const MethodologyId made{set ? set->changes.front().id : 0};
    if (!workspace().apply(std::move(set))) return;
    m_fresh.catchUp();
    setCurrent(made);
}

/// Projects that it ran keep all that they made of it.
void MethodologiesPage::removeCurrent()
{
    const QString title = portfolio().titleOf(entityOf<Methodology>(), current().value);
    m_view->finish();
    if (!workspace().apply(removeRecords(portfolio(), {{entityOf<Methodology>(), current().value}}))) return;
    workspace().notify({Notice::Tone::Info, tr("Deleted “%1” with all its parts. What projects made of it stays.").arg(title), tr("Undo"),
        [this] { workspace().undo(); }});
}

bool MethodologiesPage::openPart(const QString& key)
{
    const QStringList keys{QStringLiteral("outline"), QStringLiteral("phases"), QStringLiteral("requirements"), QStringLiteral("tasks"),
        QStringLiteral("links"), QStringLiteral("risks"), QStringLiteral("handbook")};
    const auto part = keys.indexOf(key);
    if (part < 0) return false;
    m_fresh.catchUp();
    m_view->show(MethodologyView::Part(part));
    return true;
}

bool MethodologiesPage::reveal(RecordKey record)
{
    m_fresh.catchUp();
    if (record.entity == entityOf<Methodology>()) {
        setCurrent({record.id});
        return current().value == record.id;
    }
    if (!std::ranges::count(methodologyEntities(), record.entity)) return false;
    const EntityInfo& info = infoOf(record.entity);
    setCurrent({intOf(portfolio().cell(record.entity, record.id, info.fields[std::size_t(info.groupField)]))});
    return m_view->reveal(record);
}

void MethodologiesPage::store() { m_view->finish(); }

void MethodologiesPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
