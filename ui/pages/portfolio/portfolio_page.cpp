#include "ui/pages/portfolio/portfolio_page.h"

#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/text/text.h"
#include "ui/governance/charter_dialog.h"
#include "ui/methodology/start_dialog.h"
#include "ui/pages/portfolio/node_dialog.h"
#include "ui/pages/portfolio/portfolio_delegate.h"
#include "ui/pages/portfolio/portfolio_model.h"
#include "ui/pages/portfolio/portfolio_view.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/shell/since_days.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QMenu>

namespace gantry {

/// How many projects have one health; pressed, only those are shown.
class HealthCount final : public QAbstractButton {
public:
    HealthCount(Status status, const QString& word)
        : m_status(status)
        , m_word(word)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setCount(0);
    }
    void setCount(int count)
    {
        setText(QStringLiteral("%1 %2").arg(count).arg(m_word));
        setAccessibleName(text());
        setFixedSize(sizeHint());
        setVisible(count > 0 || isChecked());
    }
    QSize sizeHint() const override
    {
        return {8 + 10 + 6 + QFontMetrics(textFont(TypeRole::Body)).horizontalAdvance(text()) + 8, grown(24)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        if (isChecked())
            panel(p, rect(), 4, t["bg.selected"_token]);
        else if (underMouse())
            panel(p, rect(), 4, t["bg.hover"_token]);
        if (hasFocus()) panel(p, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
        paintStatus(&p, mirrored(QRectF(8, (height() - 10) / 2.0, 10, 10), rect()), m_status);
        p.setFont(textFont(TypeRole::Body));
        p.setPen(t["text.primary"_token]);
        drawWords(p, mirrored(QRect(24, 0, width() - 24, height()), rect()), Qt::AlignVCenter, text());
    }

private:
    Status m_status;
    QString m_word;
};

namespace {

/// Widths that hold the widest content of each column in the strong font; name and manager take what people usually write there.
void layColumns(PortfolioView& view)
{
    const QFontMetrics strong(figureFont(TypeRole::TableStrong));
    int date = 0;
    for (int month = 1; month <= 12; ++month) date = std::max(date, strong.horizontalAdvance(dateText(QDate(2028, month, 28))));
    const int widths[] = {320, 64, 72, 92, 88, 128, date + 18, date + 18, 56, 100, 56, 60, 62, date + 18};
    for (int i = 0; i < int(std::size(widths)); ++i)
        view.header()->resizeSection(i, i == 6 || i == 7 || i == 13 ? widths[i] : grown(widths[i])); // dates are measured
}

const QString headerKey = QStringLiteral("page/portfolio/columns");

} // namespace

PortfolioPage::PortfolioPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_model(new PortfolioModel(workspace, PlanFigures::of(workspace), this))
    , m_view(new PortfolioView)
    , m_header(new PageHeader(tr("Portfolio")))
    , m_newProject(keyMap().action("plus", "portfolio/add", this))
    , m_newProgramme(new QAction(icon("plus"), tr("New programme"), this))
    , m_remove(keyMap().action("trash", "portfolio/remove", this))
    , m_openPlan(new QAction(icon("plan"), tr("Open plan"), this))
    , m_charter(new QAction(icon("edit"), tr("Charter..."), this))
    , m_export(new QAction(icon("export"), tr("Export project"), this))
    , m_since(new QAction(icon("changes"), tr("Changed since"), this))
{
    m_newProject->setToolTip(m_newProject->text());
    m_newProject->setText(tr("Project"));
    addActions({m_newProject, m_newProgramme, m_remove, m_openPlan, m_since});
    m_header->setPrimary(m_newProject);
    m_header->addOverflow(m_newProgramme);
    m_header->addOverflow(m_openPlan);
    m_header->addOverflow(m_charter);
    m_header->addOverflow(m_export);
    m_header->addOverflow(m_remove);

    auto* tools = new ToolRow;
    m_since->setMenu(sinceMenu(workspace.session(), this, [this](QDate day) {
        m_model->setChangedSince(day);
        m_since->setText(day.isValid() ? tr("Changed since %1").arg(dateText(day)) : tr("Changed since"));
    }));
    tools->addAction(m_since);
    const std::pair<Health, QString> healths[] = {
        {Health::Bad, tr("bad")}, {Health::Watch, tr("watch")}, {Health::Good, tr("good")}, {Health::NotAssessed, tr("not assessed")}};
    constexpr Status marks[] = {Status::Neutral, Status::Good, Status::Watch, Status::Bad};
    for (const auto& [health, word] : healths) {
        auto* count = new HealthCount(marks[int(health)], word);
        m_counts[std::size_t(health)] = count;
        tools->addRightWidget(count);
        connect(count, &QAbstractButton::toggled, this, &PortfolioPage::filterByHealth);
    }

    m_view->setModel(m_model);
    m_view->setItemDelegate(new PortfolioDelegate(workspace, workspace.rowHeight(), this));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_openPlan, m_charter, m_export, m_newProject, m_newProgramme, m_remove});
    layColumns(*m_view);
    if (const QByteArray columns = workspace.settings().value(headerKey).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    m_view->expandAll();
    setFocusProxy(m_view);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_view, 1);

    connect(m_newProject, &QAction::triggered, this, [this] { addNodeOf(NodeKind::Project); });
    connect(m_newProgramme, &QAction::triggered, this, [this] { addNodeOf(NodeKind::Programme); });
    connect(m_remove, &QAction::triggered, this, &PortfolioPage::removeSelected);
    connect(m_openPlan, &QAction::triggered, this, [this] {
        for (NodeId id : selected()) {
            this->workspace().reveal({entityOf<Node>(), id.value});
            break;
        }
    });
    connect(m_charter, &QAction::triggered, this, [this] { CharterDialog::openFor(this->workspace(), selected().front(), window()); });
    connect(m_export, &QAction::triggered, this, [this] { this->workspace().exportProject(selected().front()); });
    connect(m_view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        // A computed cell has nothing to type into, so there the double click leads to the plan.
        const Node* node = portfolio().find(m_model->nodeAt(index));
        if (node && node->kind == NodeKind::Project && !(index.flags() & Qt::ItemIsEditable))
            this->workspace().reveal({entityOf<Node>(), node->id.value});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PortfolioPage::selectionMoved);
    connect(m_model, &QAbstractItemModel::modelReset, m_view, &QTreeView::expandAll);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PortfolioPage::refreshHeader);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PortfolioPage::refreshHeader);
    refreshHeader();
    selectionMoved();
}

QList<QAction*> PortfolioPage::pageActions()
{
    QList<QAction*> all = actions();
    all.removeOne(m_since); // a menu, nothing to run
    all.removeOne(m_export); // the window's own command does the same
    return all;
}

void PortfolioPage::refreshHeader()
{
    const auto projects = workspace().projects();
    std::array<int, 4> counts{};
    for (NodeId id : projects) ++counts[std::size_t(portfolio().find(id)->health)];
    for (std::size_t i = 0; i < counts.size(); ++i) m_counts[i]->setCount(counts[i]);
    int programmes = 0;
    const std::function<void(NodeId)> count = [&](NodeId at) {
        for (const Node* node : portfolio().childrenOf(at))
            if (node->kind != NodeKind::Project) ++programmes, count(node->id);
    };
    count(workspace().scope());
    const QString how = projects.size() == 1 ? tr("1 project") : tr("%1 projects").arg(projects.size());
    m_header->setContext(programmes == 0 ? how
            : programmes == 1            ? tr("%1 in 1 programme").arg(how)
                                         : tr("%1 in %2 programmes").arg(how).arg(programmes));
}

std::vector<NodeId> PortfolioPage::selected() const
{
    std::vector<NodeId> out;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) out.push_back(m_model->nodeAt(index));
    return out;
}

void PortfolioPage::selectionMoved()
{
    const auto nodes = selected();
    const bool writable = !session().isReadOnly();
    const Node* root = portfolio().root();
    m_remove->setEnabled(writable && !nodes.empty() && std::ranges::none_of(nodes, [root](NodeId id) { return root && id == root->id; }));
    m_newProject->setEnabled(writable);
    m_newProgramme->setEnabled(writable);
    const Node* first = nodes.empty() ? nullptr : portfolio().find(nodes.front());
    m_openPlan->setEnabled(first && first->kind == NodeKind::Project);
    m_export->setEnabled(m_openPlan->isEnabled());
    m_charter->setEnabled(m_openPlan->isEnabled());
    workspace().select(first ? RecordKey{entityOf<Node>(), first->id.value} : RecordKey{});
    const auto projects = std::ranges::count_if(nodes, [this](NodeId id) {
        const Node* n = portfolio().find(id);
        return n && n->kind == NodeKind::Project;
    });
    Q_EMIT workspace().statusText(
        projects > 0 ? tr("%1 of %2 projects selected").arg(projects).arg(workspace().projects().size()) : QString());
}

void PortfolioPage::filterByHealth()
{
    QSet<int> healths;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        if (m_counts[i]->isChecked()) healths.insert(int(i));
    m_model->setHealthFilter(healths);
}

void PortfolioPage::addNodeOf(NodeKind kind)
{
    NodeId under = workspace().scope();
    if (const auto nodes = selected(); !nodes.empty()) under = nodes.front();
    for (const Node* node = portfolio().find(under); node && node->kind == NodeKind::Project; node = portfolio().find(under))
        under = node->parent;
    NodeDialog dialog(portfolio(), kind, under, session().today(), this);
    const int answer = dialog.exec();
    if (answer == NodeDialog::FromMethodology)
        return startProjectDialog(workspace(), dialog.under(), {}, window(), dialog.name(), dialog.code());
    if (answer != QDialog::Accepted) return;
    workspace().apply(addNode(portfolio(), session().ids(), dialog.under(), kind, dialog.name(), dialog.code(), dialog.start()));
}

void PortfolioPage::removeSelected()
{
    std::vector<RecordKey> records;
    for (NodeId id : selected()) records.push_back({entityOf<Node>(), id.value});
    if (records.empty()) return;
    const QString what =
        records.size() == 1 ? portfolio().titleOf(records.front().entity, records.front().id) : tr("%1 records").arg(records.size());
    if (!workspace().apply(removeRecords(portfolio(), records))) return;
    // No question before: one key brings it all back.
    workspace().notify({Notice::Tone::Info, tr("Deleted %1 with everything in it.").arg(what), tr("Undo"), [this] {
                            if (const auto done = session().undo(); !done) workspace().report(done.error());
                        }});
}

bool PortfolioPage::reveal(RecordKey record)
{
    if (record.entity != entityOf<Node>()) return false;
    const QModelIndex index = m_model->indexOf(NodeId{record.id});
    if (!index.isValid()) return false;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    return true;
}

void PortfolioPage::store() { workspace().settings().setValue(headerKey, m_view->header()->saveState()); }

void PortfolioPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
