#include "ui/pages/changes/changes_page.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/pages/changes/changes_since.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/shell/since_days.h"
#include "ui/shell/theme.h"

#include <QCalendarWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QWidgetAction>

namespace gantry {
namespace {
const QString sinceKey = QStringLiteral("page/changes/since");
const QString columnsKey = QStringLiteral("page/changes/columns");
const QString monday = QStringLiteral("monday");
} // namespace

ChangesPage::ChangesPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Changes")))
    , m_changes(new ChangesSince(workspace.session(), this))
    , m_model(new ChangeListModel(this))
    , m_view(new LedgerView(workspace.rowHeight()))
    , m_strip(new ProgressStrip)
    , m_stack(new QStackedWidget)
    , m_since(new QAction(icon("changes"), tr("Since"), this))
    , m_copy(keyMap().action("copy", "changes/copy", this))
    , m_days(new QMenu(this))
{
    addAction(m_copy);
    m_header->addAction(m_copy);
    m_since->setMenu(m_days);
    auto* tools = new ToolRow;
    tools->addAction(m_since);
    makeDays();

    m_view->setModel(m_model);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addAction(m_copy);
    const std::array widths{340, 180, 200, 200, 220};
    for (int i = 0; i < int(widths.size()); ++i) m_view->header()->resizeSection(i, widths[std::size_t(i)]);
    if (const QByteArray columns = workspace.settings().value(columnsKey).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new EmptyState("changes", tr("Nothing was entered or taken away since then.")));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);

    connect(m_copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        this->workspace().notify({Notice::Tone::Info, tr("The changes are on the clipboard.")});
    });
    connect(m_changes, &ChangesSince::changed, this, &ChangesPage::regroup);
    connect(&workspace, &Workspace::scopeChanged, this, &ChangesPage::regroup);
    connect(m_view, &LedgerView::followed, this, [this](const QModelIndex& index) {
        if (const RecordKey record = m_model->recordAt(index); record.id) this->workspace().reveal(record);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const RecordKey record = m_model->recordAt(index);
        if (record.id && portfolio().table(record.entity).contains(record.id)) this->workspace().select(record);
    });
    choose(workspace.settings().value(sinceKey, monday).toString());
}

void ChangesPage::makeDays()
{
    const auto add = [this](const QString& text, const QString& key) {
        connect(m_days->addAction(text), &QAction::triggered, this, [this, key] { choose(key); });
    };
    for (const SinceDay& since : sinceDays(session().today())) add(since.text, since.key);
    add(tr("The last import"), QStringLiteral("import"));
    QMenu* pick = m_days->addMenu(tr("Another day"));
    auto* calendar = new QCalendarWidget;
    calendar->setMaximumDate(session().today());
    auto* holder = new QWidgetAction(pick);
    holder->setDefaultWidget(calendar);
    pick->addAction(holder);
    connect(calendar, &QCalendarWidget::clicked, this, [this](QDate day) {
        m_days->close();
        choose(day.toString(Qt::ISODate));
    });
}

void ChangesPage::choose(const QString& key)
{
    if (key == u"import") {
        if (!setSinceImport()) {
            workspace().notify({Notice::Tone::Info, tr("Nothing was imported into this portfolio yet.")});
            return;
        }
    } else {
        const auto days = sinceDays(session().today());
        const auto named = [&](const QString& k) { return std::ranges::find(days, k, &SinceDay::key); };
        const QDate day = QDate::fromString(key, Qt::ISODate);
        setSince(day.isValid() ? day : (named(key) == days.end() ? named(monday) : named(key))->day);
    }
    workspace().settings().setValue(sinceKey, key);
}

void ChangesPage::setSince(QDate day)
{
    m_sinceText = QLocale().dayName(day.dayOfWeek()) + u' ' + dateText(day);
    m_since->setText(tr("Since %1").arg(m_sinceText));
    m_strip->start();
    m_changes->setSince({day.startOfDay().toMSecsSinceEpoch()});
}

bool ChangesPage::setSinceImport()
{
    constexpr int pageSize = 1000;
    for (qint64 from = session().sequence() + 1; from > 1;) {
        const auto entries = session().historyBefore(from, pageSize);
        const auto found = std::ranges::find(entries, Source::Import, &HistoryEntry::source);
        if (found != entries.end()) {
            m_sinceText = tr("the import of %1").arg(momentText(found->at));
            m_since->setText(tr("Since %1").arg(m_sinceText));
            m_strip->start();
            m_changes->setSince(found->at);
            return true;
        }
        if (entries.empty()) break;
        from = entries.back().sequence;
    }
    return false;
}

bool ChangesPage::inScope(const ChangeGroup& group) const
{
    const Node* root = portfolio().root();
    if (!root || workspace().scope() == root->id) return true;
    const auto projects = workspace().projects();
    return group.project && std::ranges::find(projects, group.project) != projects.end();
}

ChangeGroup ChangesPage::largeGroup() const
{
    ChangeGroup group{{}, tr("Imports and other large changes"), 0, 0, 0, {}};
    for (const LargeChange& large : m_changes->large()) {
        const HistoryEntry& entry = large.entry;
        ChangeLine line;
        line.title = entry.reverses ? tr("Undo: %1").arg(entry.label) : entry.label;
        line.field = entry.changes == 1 ? tr("1 record") : tr("%1 records").arg(QLocale().toString(entry.changes));
        line.by = entry.author + QStringLiteral(", ") + momentText(entry.at);
        line.exists = false;
        group.lines.push_back(std::move(line));
    }
    return group;
}

void ChangesPage::regroup()
{
    if (m_changes->isReading()) return;
    m_stale = !isVisible();
    if (m_stale) return;
    m_strip->stop();
    std::vector<ChangeGroup> groups;
    if (ChangeGroup large = largeGroup(); !large.lines.empty()) groups.push_back(std::move(large));
    int records = 0;
    for (ChangeGroup& group : groupChanges(portfolio(), m_changes->changes(), Telling::Readable, m_changes->by())) {
        if (!inScope(group)) continue;
        records += group.added + group.changed + group.removed;
        groups.push_back(std::move(group));
    }
    // The rows are made anew; what is folded, chosen and in sight stays.
    QSet<QString> folded;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const QModelIndex head = m_model->index(row, 0); !m_view->isExpanded(head)) folded.insert(head.data().toString());
    const QModelIndex chosen = m_view->currentIndex();
    const std::pair key(m_model->recordAt(chosen), chosen.siblingAtColumn(ChangeListModel::FieldColumn).data().toString());
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->setGroups(std::move(groups));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex head = m_model->index(row, 0);
        m_view->setExpanded(head, !folded.contains(head.data().toString()));
        for (int line = 0; key.first.id && line < m_model->rowCount(head); ++line) {
            const QModelIndex index = m_model->index(line, 0, head);
            const QString field = index.siblingAtColumn(ChangeListModel::FieldColumn).data().toString();
            if (std::pair(m_model->recordAt(index), field) == key) m_view->setCurrentIndex(index);
        }
    }
    m_view->verticalScrollBar()->setValue(scrolled);
    m_stack->setCurrentIndex(m_model->rowCount() ? 0 : 1);
    m_copy->setEnabled(m_model->rowCount() > 0);
    const QString count = records == 1 ? tr("1 record") : tr("%1 records").arg(QLocale().toString(records));
    m_header->setContext(tr("%1 since %2. What was entered, not the dates that follow from it").arg(count, m_sinceText));
}

QString ChangesPage::text() const
{
    return tr("Changes since %1").arg(m_sinceText) + QStringLiteral("\n\n") + changesText(m_model->groups());
}

void ChangesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) regroup();
}

void ChangesPage::store() { workspace().settings().setValue(columnsKey, m_view->header()->saveState()); }

void ChangesPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
