#include "ui/tables/owned_table.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QBoxLayout>

namespace gantry {
namespace {

constexpr int titleWidth = 300, otherWidth = 104; // px

} // namespace

OwnedTable::OwnedTable(Workspace& workspace, Entity entity, const QString& title, const QStringList& columns, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RecordTableModel(workspace, entity, this))
    , m_view(new TableView(*m_model, workspace.rowHeight(), this))
    , m_actions(new TableActions(workspace, *m_view))
    , m_title(new TextLabel(title, TypeRole::Section, "text.primary"_token))
    , m_note(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
{
    ColumnLayout layout = ColumnLayout::standard(m_model->columns());
    for (ColumnPlace& place : layout.places) {
        place.shown = columns.contains(place.key);
        place.width = place.key == u"title" ? grown(titleWidth) : std::min(place.width, grown(otherWidth));
    }
    std::ranges::stable_sort(layout.places, {}, [&](const ColumnPlace& place) {
        const auto at = columns.indexOf(place.key);
        return at < 0 ? columns.size() : at;
    });
    m_view->setColumnLayout(layout);
    m_view->tableHeader()->setFiltersShown(false); // there are only a few
    m_view->setAccessibleName(title);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(mirrored(QMargins(12, 4, 8, 4)));
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    head->addWidget(new ActionButton(m_actions->insert, ActionButton::Look::Bare));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &TableView::refused, this, [this](const QString& sentence) { m_workspace.notify({Notice::Tone::Bad, sentence}); });
    connect(m_view, &TableView::selectionMoved, this, [this] {
        if (const qint64 record = m_follows ? m_view->currentRecord() : 0) m_workspace.select({m_model->entity(), record});
    });
    m_model->setOwner(-1); // nothing, until somebody says whose
}

OwnedTable::~OwnedTable()
{
    delete m_view; // before the model, which it asks to the end
}

void OwnedTable::setOwner(qint64 owner, RecordTableModel::FixedCells fixed)
{
    m_view->finishEditing();
    m_model->setOwner(owner, std::move(fixed));
    m_actions->refresh();
}

void OwnedTable::setNote(const QString& note) { m_note->setText(note); }

} // namespace gantry
