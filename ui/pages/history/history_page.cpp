#include "ui/pages/history/history_page.h"

#include "core/text/text.h"
#include "core/text/change_text.h"
#include "ui/pages/history/history_model.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QSplitter>

namespace gantry {
namespace {

constexpr int recordsAtMost = 2000; // that the details of one entry list
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
    , m_author(new QComboBox)
    , m_words(new QLineEdit)
    , m_undo(new QAction(icon("undo"), tr("Undo this change"), this))
    , m_open(new QAction(icon("arrow-right"), tr("Open record"), this))
{
    addActions({m_undo, m_open});
    m_header->addAction(m_open);
    m_header->addAction(m_undo);
    m_header->setContext(tr("Every change of this file, by whom and when"));

    auto* tools = new ToolRow;
    m_words->setPlaceholderText(tr("Find in what was done"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setFixedSize(grown(240), grown(24));
    m_author->setFixedHeight(grown(24));
    m_author->setMinimumWidth(grown(140));
    m_author->setAccessibleName(tr("Who"));
    tools->addWidget(m_words);
    tools->addWidget(m_author);

    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_undo, m_open});
    const std::array widths{80, 160, 0, figureWidth(tr("Records") + QStringLiteral("0")), 96};
    for (int i = 0; i < int(widths.size()); ++i)
        if (widths[std::size_t(i)]) m_view->header()->resizeSection(i, widths[std::size_t(i)]);
    m_view->header()->setSectionResizeMode(HistoryModel::WhatColumn, QHeaderView::Stretch);
    setFocusProxy(m_view);

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
    split->addWidget(m_view);
    split->addWidget(below);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    if (const QByteArray state = workspace.settings().value(splitKey).toByteArray(); !state.isEmpty()) split->restoreState(state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(split, 1);

    connect(m_undo, &QAction::triggered, &workspace, &Workspace::undo);
    connect(m_open, &QAction::triggered, this, &HistoryPage::openRecord);
    connect(m_words, &QLineEdit::textChanged, m_model, &HistoryModel::setWords);
    connect(m_author, &QComboBox::activated, this, [this](int i) { m_model->setAuthor(i > 0 ? m_author->itemText(i) : QString()); });
    connect(m_model, &HistoryModel::authorsChanged, this, &HistoryPage::refreshAuthors);
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
    refreshAuthors();
    m_view->setCurrentIndex(m_model->index(1, 0)); // the latest, below the head of its day
    showDetails();
}

const HistoryEntry* HistoryPage::current() const { return m_model->entryAt(m_view->currentIndex()); }

void HistoryPage::refreshAuthors()
{
    const QString chosen = m_author->currentIndex() > 0 ? m_author->currentText() : QString();
    m_author->clear();
    m_author->addItem(tr("Everybody"));
    m_author->addItems(m_model->authors());
    m_author->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_author->findText(chosen)));
}

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
    if (!entry) {
        m_what->setText(tr("Choose an entry to see what it changed"));
    } else if (entry->changes > recordsAtMost) {
        m_what->setText(tr("%1 records in one go, too many to list here").arg(QLocale().toString(entry->changes)));
    } else if (const auto changes = session().changesOf(entry->sequence); !changes) {
        m_what->setText(sentence(changes.error()));
    } else {
        groups = groupChanges(portfolio(), *changes, Telling::Everything);
        m_what->setText(
            tr("%1, by %2 on %3")
                .arg(m_model->data(m_model->index(m_view->currentIndex().row(), HistoryModel::WhatColumn), Qt::DisplayRole).toString(),
                    entry->author, momentText(entry->at)));
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
