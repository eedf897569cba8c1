#include "ui/pages/handbook/handbook_reader.h"

#include "core/base/rank.h"
#include "core/edit/records.h"
#include "core/governance/handbook.h"
#include "core/session/report_input.h"
#include "core/text/text.h"
#include "ui/governance/kept_files.h"
#include "ui/pages/handbook/handbook_editor.h"
#include "ui/pages/handbook/handbook_text.h"
#include "ui/report/report_actions.h"
#include "ui/report/report_job.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QUrl>

namespace gantry {
namespace {

constexpr int treeWidth = 260; // px
constexpr int pageRole = Qt::UserRole, methodologyRole = Qt::UserRole + 1;

HandbookPageId pageOf(const QTreeWidgetItem* item) { return {item ? item->data(0, pageRole).toLongLong() : 0}; }

bool holds(const HandbookPage& page, const QStringList& words)
{
    return std::ranges::all_of(words, [&](const QString& word) {
        return page.title.contains(word, Qt::CaseInsensitive) || page.text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

HandbookReader::HandbookReader(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Handbook")))
    , m_words(new QLineEdit)
    , m_tree(new QTreeWidget)
    , m_text(new HandbookText)
    , m_editor(new HandbookEditor)
    , m_stack(new QStackedWidget)
    , m_sides(new QStackedWidget)
    , m_edit(new QAction(icon("edit"), tr("Edit page"), this))
    , m_save(new QAction(icon("check"), tr("Save page"), this))
    , m_discard(new QAction(icon("close"), tr("Discard"), this))
    , m_new(new QAction(icon("plus"), tr("New page"), this))
    , m_remove(new QAction(icon("trash"), tr("Delete page"), this))
    , m_export(new QAction(icon("export"), tr("Write as PDF or HTML..."), this))
{
    m_header->addAction(m_discard);
    m_header->addAction(m_edit);
    m_header->addAction(m_save);
    m_header->addOverflow(m_export);
    m_header->addOverflow(m_remove);
    m_header->setPrimary(m_new);
    m_words->setPlaceholderText(tr("Find in the handbook"));
    m_words->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_words->setClearButtonEnabled(true);
    m_words->setAccessibleName(tr("Find in the handbook"));
    m_words->setObjectName(QStringLiteral("handbookWords"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(16);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("Pages of the handbook"));
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(12, 12, 8, 8);
    leftColumn->setSpacing(8);
    leftColumn->addWidget(m_words);
    leftColumn->addWidget(m_tree, 1);
    m_sides->addWidget(m_text);
    m_sides->addWidget(m_editor);
    auto* split = new QSplitter;
    split->addWidget(left);
    split->addWidget(m_sides);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({grown(treeWidth), 1000});
    m_none = new EmptyState(
        "book", tr("The handbook has no pages yet. A page says how something is done here, and can explain a register or a field."), m_new);
    m_stack->addWidget(split);
    m_stack->addWidget(m_none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_tree);
    addActions({m_edit, m_save, m_discard, m_new, m_remove, m_export});

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &HandbookReader::showCurrent);
    connect(m_words, &QLineEdit::textChanged, this, &HandbookReader::narrow);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HandbookReader::follow);
    connect(m_editor, &HandbookEditor::linkFollowed, this, &HandbookReader::follow);
    connect(m_edit, &QAction::triggered, this, &HandbookReader::edit);
    connect(m_save, &QAction::triggered, this, &HandbookReader::save);
    connect(m_discard, &QAction::triggered, this, &HandbookReader::leaveEditor);
    connect(m_new, &QAction::triggered, this, &HandbookReader::addPage);
    connect(m_remove, &QAction::triggered, this, &HandbookReader::removePage);
    connect(m_export, &QAction::triggered, this, &HandbookReader::exportHandbook);
    connect(&session(), &Session::changed, this, [this](const ChangeSet& set) {
        static const std::array read{entityOf<HandbookPage>(), entityOf<Methodology>(), entityOf<Node>()};
        if (std::ranges::any_of(set.changes, [](const Change& c) { return std::ranges::count(read, c.entity) > 0; })) m_fresh.outdate();
    });
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

NodeId HandbookReader::scope() const
{
    const Node* root = portfolio().root();
    return portfolio().find(workspace().scope()) ? workspace().scope() : root ? root->id : NodeId{};
}

void HandbookReader::refresh()
{
    m_fresh.settle();
    fillTree();
    narrow();
    const bool any = m_tree->topLevelItemCount() > 0;
    m_stack->setCurrentIndex(any ? 0 : 1);
    const Node* node = portfolio().find(scope());
    const Methodology* methodology = portfolio().find(methodologyAt(portfolio(), scope()));
    m_header->setContext(methodology ? tr("%1 of %2, then what holds for all").arg(methodology->title, node ? node->name : QString())
                                     : tr("What holds for all projects"));
    if (!isEditing()) showCurrent();
}

/// A heading for each group of pages: the methodology at hand, what holds for all, and where no methodology is at hand those that there
/// are.
void HandbookReader::fillTree()
{
    const HandbookPageId before = m_wanted ? m_wanted : current();
    const QSignalBlocker still(m_tree);
    m_tree->clear();
    const auto add = [this](MethodologyId methodology, const QString& title) {
        QTreeWidgetItem* head = nullptr;
        std::vector<QTreeWidgetItem*> path;
        for (const HandbookEntry& entry : handbookOf(portfolio(), methodology)) {
            if (entry.page->methodology != methodology) continue;
            if (!head) {
                head = new QTreeWidgetItem(m_tree, {title});
                head->setFlags(Qt::ItemIsEnabled);
                head->setFont(0, textFont(TypeRole::Section));
            }
            path.resize(std::size_t(entry.depth));
            auto* item = new QTreeWidgetItem(path.empty() ? head : path.back(), {entry.page->title});
            item->setData(0, pageRole, entry.page->id.value);
            item->setToolTip(0, entry.page->title);
            path.push_back(item);
        }
    };
    const MethodologyId at = methodologyAt(portfolio(), scope());
    if (const Methodology* own = portfolio().find(at)) add(at, own->title);
    add({}, tr("For all projects"));
    if (!at) {
        std::vector<const Methodology*> others;
        portfolio().all<Methodology>().forEach([&](const Methodology& m) {
            if (m.status != MethodologyStatus::Retired) others.push_back(&m);
        });
        std::ranges::sort(others, {}, [](const Methodology* m) { return std::tuple(m->title, m->version, m->id); });
        for (const Methodology* m : others) add(m->id, tr("%1, version %2").arg(m->title).arg(m->version));
    }
    // A page of another methodology, to which somebody was led, brings that along.
    if (const HandbookPage* led = portfolio().find(before); led && !itemOf(before))
        if (const Methodology* m = portfolio().find(led->methodology)) add(m->id, tr("%1, version %2").arg(m->title).arg(m->version));
    m_tree->expandAll();
    m_wanted = {};
    if (!select(before) && m_tree->topLevelItemCount() > 0) m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
}

HandbookPageId HandbookReader::current() const { return pageOf(m_tree->currentItem()); }
bool HandbookReader::isEditing() const { return m_sides->currentWidget() == m_editor; }

QTreeWidgetItem* HandbookReader::itemOf(HandbookPageId page) const
{
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        if (page && pageOf(*it) == page) return *it;
    return nullptr;
}

bool HandbookReader::select(HandbookPageId page)
{
    QTreeWidgetItem* item = itemOf(page);
    if (item) m_tree->setCurrentItem(item), m_tree->scrollToItem(item);
    return item;
}

void HandbookReader::showCurrent()
{
    if (isEditing() && current() != m_edited) save(); // whoever turns the page has written what they wanted to
    const HandbookPage* page = portfolio().find(current());
    m_text->setPage(page ? page->title : QString(), page ? page->text : QString());
    m_text->mark(m_words->text().split(u' ', Qt::SkipEmptyParts));
    const bool writable = !session().isReadOnly(), editing = isEditing();
    for (QAction* action : {m_save, m_discard}) action->setVisible(editing);
    m_edit->setVisible(!editing);
    m_new->setVisible(!editing);
    m_edit->setEnabled(writable && page);
    m_remove->setEnabled(writable && page && !editing);
    m_new->setEnabled(writable);
    m_export->setEnabled(page);
}

/// Pages that hold all of the words stay, and what they lie under.
void HandbookReader::narrow()
{
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    const auto visit = [&](auto&& self, QTreeWidgetItem* item) -> bool {
        const HandbookPage* page = portfolio().find(pageOf(item));
        bool shown = words.isEmpty() || (page && holds(*page, words));
        for (int i = 0; i < item->childCount(); ++i) shown = self(self, item->child(i)) || shown;
        item->setHidden(!shown);
        return shown;
    };
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) visit(visit, m_tree->topLevelItem(i));
    if (const HandbookPage* page = portfolio().find(current()); !words.isEmpty() && (!page || !holds(*page, words)))
        for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden); *it; ++it)
            if (const HandbookPage* fits = portfolio().find(pageOf(*it)); fits && holds(*fits, words)) {
                m_tree->setCurrentItem(*it);
                break;
            }
    m_text->mark(words);
}

/// page:CODE and record:NUMBER lead to what is ours; an address of the web is asked about; anything else leads nowhere.
void HandbookReader::follow(const QUrl& link)
{
    const QString scheme = link.scheme().toLower(), rest = QUrl::fromPercentEncoding(link.toEncoded()).section(u':', 1).trimmed();
    if (scheme == u"page") {
        const HandbookPage* page = pageCalled(portfolio(), scope(), rest);
        if (!page || !(select(page->id) || reveal({entityOf<HandbookPage>(), page->id.value})))
            workspace().report(Error{Errc::NotFound, "handbook.no-page", {rest}});
    } else if (scheme == u"record") {
        if (const auto record = recordNumbered(portfolio(), rest))
            workspace().reveal(*record);
        else
            workspace().report(Error{Errc::NotFound, "handbook.no-record", {rest}});
    } else if (scheme == u"http" || scheme == u"https") {
        openAddress(workspace(), link.toString(QUrl::FullyEncoded), window());
    } else {
        workspace().report(Error{Errc::Invalid, "handbook.other-link", {link.toString()}});
    }
}

void HandbookReader::edit()
{
    const HandbookPage* page = portfolio().find(current());
    if (!page) return;
    m_edited = page->id;
    m_editor->setPage(page->title, page->text);
    m_sides->setCurrentWidget(m_editor);
    showCurrent();
    m_editor->setFocus();
}

void HandbookReader::save()
{
    const HandbookPageId id = std::exchange(m_edited, {});
    m_sides->setCurrentWidget(m_text);
    const HandbookPage* page = portfolio().find(id);
    if (page && m_editor->isChanged()) {
        ChangeBuilder build(QStringLiteral("handbook.write"), QStringLiteral("Write page %1 of the handbook").arg(m_editor->title()));
        build.update<&HandbookPage::text>(portfolio(), id.value, m_editor->text());
        build.update<&HandbookPage::title>(portfolio(), id.value, m_editor->title());
        if (!workspace().apply(build.take())) { // what was typed is not lost
            m_edited = id;
            m_sides->setCurrentWidget(m_editor);
        }
    }
    showCurrent();
}

void HandbookReader::leaveEditor()
{
    m_edited = {};
    m_sides->setCurrentWidget(m_text);
    showCurrent();
    m_tree->setFocus();
}

/// Behind the page that is shown, in the same place of the tree.
void HandbookReader::addPage()
{
    const HandbookPage* beside = portfolio().find(current());
    const MethodologyId methodology = beside ? beside->methodology : MethodologyId{};
    const HandbookPageId parent = beside ? beside->parent : HandbookPageId{};
    QString last, next;
    portfolio().all<HandbookPage>().forEachIn(methodology, [&](const HandbookPage& page) {
        if (page.parent == parent) last = std::max(last, page.rank);
    });
    const HandbookPage page{.id = session().ids().next<HandbookPageId>(),
        .methodology = methodology,
        .parent = parent,
        .rank = rankBetween(last, next),
        .title = tr("New page")};
    ChangeBuilder build(QStringLiteral("handbook.add"), QStringLiteral("Add a page to the handbook"));
    build.insert(page);
    m_wanted = page.id;
    if (!workspace().apply(build.take())) return;
    refresh();
    edit();
}

void HandbookReader::removePage()
{
    const HandbookPage* page = portfolio().find(current());
    if (!page) return;
    const QString title = page->title;
    if (!workspace().apply(removeRecords(portfolio(), {{entityOf<HandbookPage>(), page->id.value}}))) return;
    workspace().notify({Notice::Tone::Info, tr("The page “%1” was deleted, with those under it.").arg(title), tr("Undo"),
        [&workspace = workspace()] { workspace.undo(); }});
}

void HandbookReader::exportHandbook()
{
    QString filter;
    QString path = QFileDialog::getSaveFileName(
        window(), tr("Handbook"), tr("Handbook") + QStringLiteral(".pdf"), tr("PDF (*.pdf);;HTML (*.html)"), &filter);
    if (path.isEmpty()) return;
    if (!ReportJob::isDocument(path)) path += filter.contains(QLatin1String("html")) ? QStringLiteral(".html") : QStringLiteral(".pdf");
    auto* job = new ReportJob(handbookDocument(reportInput(session()), scope()), path, &workspace());
    connect(job, &ReportJob::finished, &workspace(), [&workspace = workspace(), job, path](const Result<void>& done) {
        job->deleteLater();
        if (!done) return workspace.report(done.error());
        workspace.notify(writtenNotice(tr("The handbook is in %1.").arg(QFileInfo(path).fileName()), path));
    });
}

bool HandbookReader::reveal(RecordKey record)
{
    if (record.entity != entityOf<HandbookPage>() || !portfolio().find<HandbookPage>(record.id)) return false;
    m_words->clear();
    m_wanted = {record.id};
    refresh();
    return current().value == record.id;
}

void HandbookReader::store()
{
    if (isEditing()) save();
}

void HandbookReader::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isEditing() && !m_editor->isChanged()) return leaveEditor();
    Page::keyPressEvent(event);
}

void HandbookReader::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
