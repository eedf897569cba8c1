#include "ui/pages/register/register_views.h"

#include "core/model/persons.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/view_name_dialog.h"
#include "ui/shell/icons.h"

#include <QMenu>

namespace gantry {

RegisterViews::RegisterViews(Workspace& workspace, RegisterSheet& sheet)
    : QObject(&sheet)
    , m_workspace(workspace)
    , m_sheet(sheet)
{
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        if (!std::ranges::count(set.changes, entityOf<SavedView>(), &Change::entity)) return;
        if (!held()) m_current = {};
        Q_EMIT changed();
    });
}

const SavedView* RegisterViews::held() const { return m_workspace.portfolio().find(m_current); }

PersonId RegisterViews::me() const
{
    const Person* person = personCalled(m_workspace.portfolio(), m_workspace.session().identity().author);
    return person ? person->id : PersonId{};
}

bool RegisterViews::isModified() const
{
    const SavedView* view = held();
    const auto layout = view ? decodeView(view->layout) : Result<ViewLayout>(ViewLayout{});
    return view && (!layout || !m_sheet.shows(*layout));
}

QString RegisterViews::text() const
{
    const SavedView* view = held();
    return !view ? tr("Views") : isModified() ? tr("%1 (changed)").arg(view->title) : view->title;
}

void RegisterViews::addSection(QMenu& menu, const QString& title, const std::vector<const SavedView*>& views)
{
    if (views.empty()) return;
    menu.addAction(title)->setEnabled(false);
    for (const SavedView* view : views) {
        QAction* action = menu.addAction(view->title);
        action->setCheckable(true);
        action->setChecked(view->id == m_current);
        connect(action, &QAction::triggered, this, [this, id = view->id] { open(id); });
    }
    menu.addSeparator();
}

void RegisterViews::fill(QMenu& menu)
{
    menu.clear();
    const Portfolio& portfolio = m_workspace.portfolio();
    const auto all = viewsFor(portfolio, m_sheet.entity(), me(), m_workspace.scope());
    const auto of = [&](ViewOwner owner, NodeId scope) {
        std::vector<const SavedView*> out;
        for (const SavedView* view : all)
            if (ownerOf(*view) == owner && view->scope == scope) out.push_back(view);
        return out;
    };
    std::vector<const SavedView*> mine;
    for (const SavedView* view : all)
        if (ownerOf(*view) == ViewOwner::Mine) mine.push_back(view);
    addSection(menu, tr("Mine"), mine);
    for (const Node* node = portfolio.find(m_workspace.scope()); node; node = portfolio.find(node->parent))
        addSection(menu, tr("Of %1").arg(node->name), of(ViewOwner::Scope, node->id));
    addSection(menu, tr("Of the portfolio"), of(ViewOwner::Portfolio, {}));
    if (all.empty()) {
        menu.addAction(tr("Nothing is saved yet"))->setEnabled(false);
        menu.addSeparator();
    }
    const SavedView* view = held();
    const bool writable = !m_workspace.session().isReadOnly(), modified = isModified();
    const QString name = view ? view->title : QString();
    const auto add = [&](const char* iconName, const QString& text, bool enabled, auto run) {
        QAction* action = menu.addAction(icon(iconName), text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    if (modified) add("undo", tr("Back to “%1”").arg(name), true, [this] { open(m_current); });
    add("close", tr("As the register proposes"), true, [this] { close(); });
    menu.addSeparator();
    add("save", tr("Save as..."), writable, [this] { askToSave(); });
    if (!view) return;
    add("refresh", tr("Update “%1”").arg(name), writable && modified, [this] { update(); });
    add("edit", tr("Rename “%1”...").arg(name), writable, [this] { askToRename(); });
    add("trash", tr("Remove “%1”").arg(name), writable, [this] { remove(); });
}

void RegisterViews::open(SavedViewId id)
{
    const SavedView* view = m_workspace.portfolio().find(id);
    if (!view || !m_sheet.view().finishEditing()) return;
    const auto layout = decodeView(view->layout);
    if (!layout) return m_workspace.report(layout.error());
    m_current = id;
    m_sheet.show(*layout);
    m_sheet.store();
    Q_EMIT changed();
}

void RegisterViews::close()
{
    if (!m_sheet.view().finishEditing()) return;
    m_current = {};
    m_sheet.showProposed();
    m_sheet.store();
    Q_EMIT changed();
}

void RegisterViews::askToSave()
{
    if (!m_sheet.view().finishEditing()) return;
    const Node *root = m_workspace.portfolio().root(), *scope = m_workspace.portfolio().find(m_workspace.scope());
    const PersonId person = me();
    std::vector<ViewNameDialog::Owner> owners;
    owners.push_back({tr("For me"),
        person ? QString()
               : tr("Nobody in the register of people is called “%1”. Add yourself there to keep views of your own.")
                     .arg(m_workspace.session().identity().author)});
    if (scope && scope != root) owners.push_back({tr("For everybody, in %1").arg(scope->name), {}});
    owners.push_back({tr("For everybody, in the whole portfolio"), {}});
    const NodeId node = scope && scope != root ? scope->id : NodeId{};
    auto* dialog = new ViewNameDialog(
        tr("Save as a view"), {}, owners,
        [this, person, node](const QString& name, int owner) -> Result<void> {
            const bool mine = owner == 0, here = owner == 1 && node;
            auto set = addView(m_workspace.portfolio(), m_workspace.session().ids(),
                {.title = name,
                    .entity = infoOf(m_sheet.entity()).keyText(),
                    .person = mine ? person : PersonId{},
                    .scope = here ? node : NodeId{},
                    .layout = encodeView(m_sheet.layout())});
            if (!set) return set.error();
            const SavedViewId id{set->changes.front().id};
            if (const auto done = m_workspace.session().apply(std::move(*set)); !done) return done.error();
            m_current = id;
            m_sheet.store();
            Q_EMIT changed();
            return {};
        },
        m_sheet.window());
    dialog->open();
}

void RegisterViews::update()
{
    if (!m_sheet.view().finishEditing()) return;
    m_workspace.apply(updateView(m_workspace.portfolio(), m_current, m_sheet.layout()));
    m_sheet.store();
}

void RegisterViews::askToRename()
{
    const SavedView* view = held();
    if (!view || !m_sheet.view().finishEditing()) return;
    auto* dialog = new ViewNameDialog(
        tr("Rename the view"), view->title, {},
        [this](const QString& name, int) -> Result<void> {
            auto set = renameView(m_workspace.portfolio(), m_current, name);
            if (!set) return set.error();
            if (const auto done = m_workspace.session().apply(std::move(*set)); !done) return done.error();
            return {};
        },
        m_sheet.window());
    dialog->open();
}

void RegisterViews::remove()
{
    const SavedView* view = held();
    if (!view) return;
    const QString name = view->title;
    if (!m_workspace.apply(removeView(m_workspace.portfolio(), m_current))) return;
    m_sheet.store();
    m_workspace.notify({Notice::Tone::Info, tr("Removed the view “%1”. The table stays as it is.").arg(name), tr("Undo"),
        [&workspace = m_workspace] { workspace.undo(); }});
}

} // namespace gantry
