#include "ui/pages/register/knowledge_head.h"

#include "core/edit/documents.h"
#include "core/governance/lessons.h"
#include "core/model/outline.h"
#include "ui/governance/file_intake.h"
#include "ui/governance/kept_files.h"
#include "ui/governance/knowledge_commands.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>

namespace gantry {

KnowledgeHead::KnowledgeHead(Workspace& workspace, RegisterPage& page)
    : RegisterHead(&page)
    , m_workspace(workspace)
    , m_page(page)
    , m_intake(new FileIntake(workspace, this))
    , m_add(new QAction(icon("plus"), tr("Add files..."), this))
    , m_link(new QAction(icon("link"), tr("Link document..."), this))
    , m_open(new QAction(icon("open"), tr("Open"), this))
{
    setFixedHeight(0);
    m_add->setObjectName(QStringLiteral("addFiles"));
    m_add->setToolTip(tr("Files become documents of the portfolio; they can be dropped here as well"));
    m_open->setToolTip(tr("The file or link of the selected document"));
    page.setAcceptDrops(true);
    page.installEventFilter(this);
    connect(m_add, &QAction::triggered, this, [this] { addFiles(QFileDialog::getOpenFileNames(window(), tr("Add files"))); });
    connect(m_link, &QAction::triggered, this, [this] { (new LinkDocumentDialog(m_workspace, {}, node(), window()))->open(); });
    connect(m_open, &QAction::triggered, this, [this] {
        const Document* d = m_workspace.portfolio().find<Document>(m_workspace.selection().id);
        if (!d) return;
        if (d->content)
            openKept(m_workspace, {d->fileName, d->content, d->id.value}, window());
        else
            openLinked(m_workspace, d->location, window());
    });
    connect(m_intake, &FileIntake::finished, this, &KnowledgeHead::tell);
    connect(&workspace, &Workspace::selectionChanged, this, &KnowledgeHead::allow);
    connect(&workspace.session(), &Session::stateChanged, this, &KnowledgeHead::allow);
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        static const std::array read{entityOf<Document>(), entityOf<Lesson>(), entityOf<BestPractice>(), entityOf<KnowledgeUse>()};
        for (const Change& change : set.changes)
            if (m_intake->isBusy() && change.op == Change::Insert && change.entity == entityOf<Document>()) m_last = {change.id};
        if (std::ranges::any_of(set.changes, [](const Change& c) { return std::ranges::count(read, c.entity) > 0; })) {
            allow();
            Q_EMIT stale();
        }
    });
    allow();
}

/// What is in scope, the whole portfolio among it.
NodeId KnowledgeHead::node() const
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Node* root = portfolio.root();
    return portfolio.find(m_workspace.scope()) ? m_workspace.scope() : root ? root->id : NodeId{};
}

void KnowledgeHead::follow(RegisterSheet& sheet)
{
    m_entity = sheet.entity();
    refresh();
    allow();
}

void KnowledgeHead::allow()
{
    const bool documents = m_entity == entityOf<Document>(), writable = !m_workspace.session().isReadOnly();
    const RecordKey selected = m_workspace.selection();
    const Document* d = selected.entity == entityOf<Document>() ? m_workspace.portfolio().find<Document>(selected.id) : nullptr;
    m_add->setEnabled(writable);
    m_link->setVisible(documents);
    m_link->setEnabled(writable);
    m_open->setVisible(documents);
    m_open->setEnabled(d && (d->content || !d->location.trimmed().isEmpty()));
}

/// How much use lessons are: what the page is kept for.
void KnowledgeHead::refresh()
{
    m_context.clear();
    if (m_entity == entityOf<Document>()) return;
    const LessonsReused reused = lessonsReused(m_workspace.portfolio(), node());
    if (reused.gates)
        m_context << tr("%1 lessons used at %2 gates held: %3 a gate")
                         .arg(QLocale().toString(reused.used), QLocale().toString(reused.gates),
                             QLocale().toString(double(reused.used) / reused.gates, 'f', 1));
}

void KnowledgeHead::addFiles(const QStringList& paths)
{
    m_intake->take(paths, [node = node()](const Portfolio& portfolio, IdSource& ids, AttachedFile file, const TakenBy& by) {
        return addDocument(portfolio, ids, node, std::move(file), by);
    });
}

void KnowledgeHead::tell(int taken, int refused)
{
    if (!taken) return;
    const Portfolio& portfolio = m_workspace.portfolio();
    const DocumentId last = std::exchange(m_last, {});
    if (!portfolio.find(last)) return;
    m_page.reveal({entityOf<Document>(), last.value});
    if (refused) return; // that is told instead
    const QString where = portfolio.titleOf(entityOf<Node>(), node().value);
    const auto same = keptAsWell(portfolio, last);
    QString text = taken == 1 ? tr("“%1” is a document of %2 now.").arg(portfolio.titleOf(entityOf<Document>(), last.value), where)
                              : tr("%1 documents were added to %2.").arg(QLocale().toString(taken), where);
    if (taken == 1 && !same.empty()) {
        const Document* other = same.front().entity == entityOf<Document>() ? portfolio.find<Document>(same.front().id) : nullptr;
        text += tr(" The same file is kept as %1 already.")
                    .arg(other ? other->number : portfolio.titleOf(same.front().entity, same.front().id));
    }
    m_workspace.notify({Notice::Tone::Good, text});
}

bool KnowledgeHead::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* enter = static_cast<QDragEnterEvent*>(event);
        if (m_workspace.session().isReadOnly() || filesIn(*enter->mimeData()).isEmpty()) return false;
        enter->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        drop->setDropAction(Qt::CopyAction); // whoever gives the files keeps them
        drop->accept();
        addFiles(filesIn(*drop->mimeData()));
        return true;
    }
    return RegisterHead::eventFilter(watched, event);
}

} // namespace gantry
