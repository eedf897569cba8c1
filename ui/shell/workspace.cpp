#include "ui/shell/workspace.h"

#include "core/model/owner.h"
#include "core/text/text.h"
#include "ui/shell/search_service.h"
#include "ui/shell/theme.h"

namespace gantry {

Workspace::Workspace(Session& session, QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
{
    if (const Node* root = session.portfolio().root()) m_scope = root->id;
    connect(&session, &Session::changed, this, [this] {
        if (m_scope && !portfolio().find(m_scope)) setScope(portfolio().root() ? portfolio().root()->id : NodeId{});
        if (m_selection.id && !portfolio().table(m_selection.entity).contains(m_selection.id)) select({});
    });
}

Workspace::~Workspace() = default;

SearchService& Workspace::search()
{
    if (!m_search)
        m_search = std::make_unique<SearchService>(m_session, m_settings.value(QStringLiteral("search/folder"), searchFolder()).toString());
    return *m_search;
}

int Workspace::rowHeight() const { return grown(m_settings.value(QStringLiteral("look/rowHeight"), 28).toInt()); }

void Workspace::setScope(NodeId scope)
{
    if (scope == m_scope) return;
    m_scope = scope;
    Q_EMIT scopeChanged(scope);
}

std::vector<NodeId> Workspace::projects() const { return portfolio().projectsUnder(m_scope); }

NodeId Workspace::project() const
{
    const Node* node = portfolio().find(m_scope);
    return node && node->kind == NodeKind::Project ? m_scope : NodeId{};
}

NodeId Workspace::projectAtHand() const
{
    if (const NodeId scope = project()) return scope;
    const Node* node = m_selection.id ? portfolio().find(projectOf(portfolio(), m_selection)) : nullptr;
    if (node && node->kind == NodeKind::Project) return node->id;
    const auto all = projects();
    return all.size() == 1 ? all.front() : NodeId{};
}

QString Workspace::fileNameFor(NodeId id) const
{
    const Node* node = portfolio().find(id);
    if (!node) return {};
    QString name = node->code.isEmpty() ? node->name : node->code;
    for (QChar& c : name)
        if (QStringLiteral("/\\:*?\"<>|.").contains(c)) c = u'-';
    return name;
}

void Workspace::select(RecordKey record)
{
    if (record == m_selection) return;
    m_selection = record;
    Q_EMIT selectionChanged(record);
}

bool Workspace::apply(Result<ChangeSet> set)
{
    if (!set) {
        report(set.error());
        return false;
    }
    const auto done = m_session.apply(std::move(*set));
    if (!done) report(done.error());
    return bool(done);
}

void Workspace::notify(Notice notice) { Q_EMIT noticed(notice); }
void Workspace::report(const Error& error) { notify({Notice::Tone::Bad, sentence(error)}); }
void Workspace::reveal(RecordKey record) { Q_EMIT revealRequested(record); }
void Workspace::exportProject(NodeId project) { Q_EMIT exportRequested(project); }
void Workspace::askHistory(RecordKey record, const QString& column) { Q_EMIT historyRequested(record, column); }
void Workspace::openEntry(qint64 sequence) { Q_EMIT entryRequested(sequence); }
void Workspace::askWhy(TaskId task) { Q_EMIT whyRequested(task); }
void Workspace::inspect() { Q_EMIT inspectRequested(); }
void Workspace::undo() { Q_EMIT undoRequested(); }
void Workspace::revealField(RecordKey record, const QString& field) { Q_EMIT fieldRevealRequested(record, field); }
void Workspace::openPage(const QString& pageKey) { Q_EMIT pageRequested(pageKey); }
void Workspace::openSearch(const QString& words) { Q_EMIT searchRequested(words); }

} // namespace gantry
