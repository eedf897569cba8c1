#include "ui/pages/history/history_page.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/pages/history/audit_export.h"
#include "ui/pages/history/audit_filter_row.h"
#include "ui/pages/history/history_model.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>

namespace gantry {
namespace {

constexpr int cancelAfter = 2000; // ms
const QString splitKey = QStringLiteral("page/history/split");

int figureWidth(const QString& widest) { return QFontMetrics(figureFont(TypeRole::Table)).horizontalAdvance(widest) + 24; }

} // namespace

HistoryPage::HistoryPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("History")))
    , m_model(new HistoryModel(workspace.session(), this))
    , m_view(new LedgerView(workspace.rowHeight()))
    , m_details(new ChangeListModel(this))
    , m_detailView(new LedgerView(24))
    , m_what(new TextLabel({}, TypeRole::Section, "text.primary"_token))
    , m_out(new AuditExport(workspace.session(), this))
    , m_strip(new ProgressStrip)
    , m_stack(new QStackedWidget)
    , m_undo(new QAction(icon("undo"), tr("Undo this change"), this))
    , m_open(new QAction(icon("arrow-right"), tr("Open record"), this))
    , m_export(new QAction(icon("export"), tr("Export"), this))
{
    addActions({m_undo, m_open});
    m_header->addAction(m_open);
    m_header->addAction(m_undo);

    auto* tools = new ToolRow;
    m_filter = new AuditFilterRow(workspace.session(), *tools, this);
    tools->addRightAction(m_export);
    auto* menu = new QMenu(this);
    for (const auto& [text, ending] : {std::pair(tr("What fits as a workbook or CSV..."), QStringLiteral("xlsx")),
             std::pair(tr("Audit extract as PDF..."), QStringLiteral("pdf")),
             std::pair(tr("Audit extract as HTML..."), QStringLiteral("html"))}) {
        auto* action = new QAction(icon("export"), text, this);
        connect(action, &QAction::triggered, this, [this, ending = ending] { chooseExport(ending); });
        menu->addAction(action);
        addAction(action);
    }
    m_export->setMenu(menu);
    m_export->setToolTip(tr("What fits the filter into a file"));

    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_undo, m_open});
    const std::array widths{80, 160, 0, figureWidth(tr("Records") + QStringLiteral("0")), 96};
    for (int i = 0; i < int(widths.size()); ++i)
        if (widths[std::size_t(i)]) m_view->header()->resizeSection(i, widths[std::size_t(i)]);
    m_view->header()->setSectionResizeMode(HistoryModel::WhatColumn, QHeaderView::Stretch);
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new EmptyState("filter", tr("Nothing that was done fits the filter."), m_filter->clear()));

    auto* below = new QWidget;
    auto* details = new QVBoxLayout(below);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(0);
    m_what->setContentsMargins(16, 0, 16, 0);
    m_what->setFixedHeight(grown(36));
    details->addWidget(m_what);
    m_detailView->setModel(m_details);
    m_detailView->hideColumn(ChangeListModel::ByColumn);
    m_detailView->header()->resizeSection(ChangeListModel::RecordColumn, 320);
    m_detailView->header()->resizeSection(ChangeListModel::FieldColumn, 180);
    m_detailView->header()->resizeSection(ChangeListModel::BeforeColumn, 220);
    m_detailView->header()->setSectionResizeMode(ChangeListModel::AfterColumn, QHeaderView::Stretch);
    details->addWidget(m_detailView, 1);

    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("split"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_stack);
    split->addWidget(below);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    if (const QByteArray state = workspace.settings().value(splitKey).toByteArray(); !state.isEmpty()) split->restoreState(state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_strip);
    column->addWidget(split, 1);

    connect(m_undo, &QAction::triggered, &workspace, &Workspace::undo);
    connect(m_open, &QAction::triggered, this, &HistoryPage::openRecord);
    connect(m_filter, &AuditFilterRow::changed, this, &HistoryPage::refilter);
    connect(m_model, &HistoryModel::authorsChanged, this, [this] { m_filter->setAuthors(m_model->authors()); });
    connect(m_model, &HistoryModel::progressed, this, &HistoryPage::refreshContext);
    connect(m_model, &HistoryModel::sought, this, [this](const QModelIndex& row) {
        if (!row.isValid()) return;
        m_view->setCurrentIndex(row);
        m_view->scrollTo(row, QAbstractItemView::PositionAtCenter);
        m_view->setFocus();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::showDetails);
    connect(m_view, &LedgerView::followed, this, &HistoryPage::openRecord);
    connect(m_view, &QAbstractItemView::doubleClicked, this, &HistoryPage::openRecord);
    connect(m_detailView->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const RecordKey record = m_details->recordAt(index);
        if (record.id) this->workspace().select(record);
        refreshActions();
    });
    connect(m_detailView, &LedgerView::followed, this, &HistoryPage::openRecord);
    connect(m_detailView, &QAbstractItemView::doubleClicked, this, &HistoryPage::openRecord);
    connect(&session(), &Session::historyChanged, this, &HistoryPage::refreshActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryPage::showDetails);
    connect(m_out, &AuditExport::progressed, this, [this](int percent) { m_strip->setFraction(percent / 100.0); });
    connect(m_out, &AuditExport::finished, this, [this](const QString& path, qsizetype entries) {
        m_strip->stop();
        m_export->setEnabled(true);
        this->workspace().notify(
            writtenNotice(tr("%1 entries are in %2.").arg(QLocale().toString(entries), QFileInfo(path).fileName()), path));
    });
    connect(m_out, &AuditExport::failed, this, [this](const Error& error) {
        m_strip->stop();
        m_export->setEnabled(true);
        this->workspace().report(error);
    });
    m_filter->setAuthors(m_model->authors());
    m_view->setCurrentIndex(m_model->index(1, 0)); // the latest, below the head of its day
    showDetails();
    refreshContext();
}

void HistoryPage::refilter()
{
    m_model->setFilter(m_filter->filter());
    if (!m_view->currentIndex().isValid()) m_view->setCurrentIndex(m_model->index(1, 0));
    refreshContext();
}

/// How far it has looked, and what there is.
void HistoryPage::refreshContext()
{
    const QLocale locale;
    const QString fitting = locale.toString(qulonglong(m_model->fitting()));
    if (m_filter->filter().isEmpty())
        m_header->setContext(tr("Every change of this file, by whom and when"));
    else if (!m_model->isComplete())
        m_header->setContext(tr("%1 entries fit, %2 of %3 looked through")
                                 .arg(fitting, locale.toString(qulonglong(m_model->looked())), locale.toString(session().sequence())));
    else
        m_header->setContext(tr("%1 of %2 entries fit").arg(fitting, locale.toString(qulonglong(m_model->looked()))));
    m_stack->setCurrentIndex(m_model->rowCount() == 0 && m_model->isComplete() ? 1 : 0);
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 1) m_view->setCurrentIndex(m_model->index(1, 0));
    if (m_model->isLooking() && !m_out->busy())
        m_strip->start(double(m_model->looked()) / double(std::max<qint64>(session().sequence(), 1)));
    else if (!m_out->busy())
        m_strip->stop();
}

bool HistoryPage::revealEntry(qint64 sequence)
{
    m_filter->setFilter({});
    m_model->setFilter({});
    m_model->seek(sequence);
    refreshContext();
    return true;
}

void HistoryPage::chooseExport(const QString& ending)
{
    const QString name = tr("audit trail") + u'.' + ending;
    QString path;
    if (ending == u"xlsx") {
        path = TableExport::askWhere(this, tr("audit trail"));
    } else {
        path = QFileDialog::getSaveFileName(this, tr("Export"), name, ending == u"pdf" ? tr("PDF (*.pdf)") : tr("HTML (*.html)"));
        if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty()) path += u'.' + ending;
    }
    if (!path.isEmpty()) exportTrail(path);
}

void HistoryPage::exportTrail(const QString& path)
{
    if (m_out->busy()) return;
    m_export->setEnabled(false);
    m_strip->start(0);
    m_out->start(m_filter->filter(), path);
    QTimer::singleShot(cancelAfter, m_out, [this] {
        if (m_out->busy())
            workspace().notify({Notice::Tone::Info, tr("The audit trail is being written."), tr("Cancel"), [out = QPointer(m_out)] {
                                    if (out) out->cancel();
                                }});
    });
}

const HistoryEntry* HistoryPage::current() const { return m_model->entryAt(m_view->currentIndex()); }

void HistoryPage::refreshActions()
{
    const HistoryEntry* entry = current();
    const auto next = session().undoSequence();
    m_undo->setEnabled(entry && next == entry->sequence && !session().isReadOnly() && !session().isBusy());
    const auto label = session().undoLabel();
    m_undo->setToolTip(m_undo->isEnabled() || !label ? m_undo->text() : tr("Changes are undone from the last one back: %1").arg(*label));
    m_open->setEnabled(std::ranges::any_of(m_details->groups(),
        [](const ChangeGroup& g) { return std::ranges::any_of(g.lines, [](const ChangeLine& l) { return l.exists; }); }));
}

void HistoryPage::showDetails()
{
    const HistoryEntry* entry = current();
    std::vector<ChangeGroup> groups;
    int left = 0; // changes of the entry that do not fit
    if (!entry) {
        m_what->setText(tr("Choose an entry to see what it changed"));
    } else if (entry->changes > largeEntry) {
        m_what->setText(tr("%1 records in one go, too many to list here").arg(QLocale().toString(entry->changes)));
    } else if (auto changes = m_model->changesOf(*entry, &left); !changes) {
        m_what->setText(sentence(changes.error()));
    } else {
        groups = std::move(*changes);
        const QString what =
            m_model->data(m_model->index(m_view->currentIndex().row(), HistoryModel::WhatColumn), Qt::DisplayRole).toString();
        const QString told = tr("%1, by %2 on %3").arg(what, entry->author, momentText(entry->at));
        m_what->setText(left == 0 ? told : tr("%1; %2 more of its changes do not fit the filter").arg(told, QLocale().toString(left)));
    }
    m_details->setGroups(std::move(groups));
    m_detailView->expandAll();
    refreshActions();
}

void HistoryPage::openRecord()
{
    RecordKey record = m_details->recordAt(m_detailView->currentIndex());
    for (const ChangeGroup& group : m_details->groups())
        for (const ChangeLine& line : group.lines)
            if (!record.id && line.exists) record = line.record;
    if (record.id) workspace().reveal(record);
}

void HistoryPage::store() { workspace().settings().setValue(splitKey, findChild<QSplitter*>(QStringLiteral("split"))->saveState()); }

void HistoryPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
