#include "ui/inspector/record_links.h"

#include "core/edit/records.h"
#include "core/edit/relations.h"
#include "ui/inspector/link_dialog.h"
#include "ui/models/column.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/lead_row.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace gantry {
namespace {

constexpr auto toldApart =
    std::to_array<std::string_view>({"note", "attachment", "custom_value", "relation"}); // on tabs of their own, or above

bool hasName(const EntityInfo& info)
{
    return std::ranges::any_of(info.fields, [](const Field& f) { return f.is(Title) || f.is(Number) || f.key == "code"; });
}

class Finder {
public:
    Finder(const Portfolio& portfolio, RecordKey record, int atMost)
        : m_portfolio(portfolio)
        , m_record(record)
        , m_atMost(atMost)
        , m_project(projectOf(portfolio, record))
    {
    }

    std::vector<LinkGroup> find()
    {
        addRelations();
        addOwnReferences();
        for (const EntityInfo& info : allEntities())
            if (std::ranges::find(toldApart, info.words.key) == toldApart.end())
                for (std::size_t f = 1; f < info.fields.size(); ++f) addReferrers(info, f);
        return std::move(m_groups);
    }

private:
    /// All of them: each can be taken away.
    void addRelations()
    {
        LinkGroup group{QObject::tr("Linked records"), entityOf<Relation>(), 0, {}};
        for (const Related& related : relationsOf(m_portfolio, m_record)) {
            const QString kind = infoOf(related.other.entity).labelText();
            const QString detail = related.note.isEmpty() ? kind : QObject::tr("%1, %2").arg(kind, related.note);
            group.links.push_back({related.other, m_portfolio.titleOf(related.other.entity, related.other.id), detail, related.relation});
        }
        group.total = int(group.links.size());
        if (group.total) m_groups.push_back(std::move(group));
    }

    void addOwnReferences()
    {
        const EntityInfo& info = infoOf(m_record.entity);
        const void* row = m_portfolio.table(m_record.entity).find(m_record.id);
        if (!row) return;
        LinkGroup group{QObject::tr("Refers to"), m_record.entity, 0, {}};
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            const qint64 id = field.target.empty() ? 0 : intOf(field.get(row));
            const auto entity = id ? targetEntity(info, row, field) : std::nullopt;
            if (entity) group.links.push_back({{*entity, id}, m_portfolio.titleOf(*entity, id), field.labelText(), {}});
        }
        group.total = int(group.links.size());
        if (group.total) m_groups.push_back(std::move(group));
    }

    /// Rows of `info` that name the record in field `f`. A row of a project names rows of that project alone, except links.
    void addReferrers(const EntityInfo& info, std::size_t f)
    {
        const Field& field = info.fields[f];
        const bool any = field.target == "*";
        if (!any && targetEntity(field) != m_record.entity) return;
        LinkGroup group{titleOf(info, field), info.entity, 0, {}};
        const TableBase& table = m_portfolio.table(info.entity);
        const auto look = [&](qint64 id, const void* row) {
            if (intOf(field.get(row)) != m_record.id || (any && targetEntity(info, row, field) != m_record.entity)) return;
            if (group.total++ < m_atMost) group.links.push_back(told(info, id, row, f));
        };
        const bool byProject = info.groupField >= 0 && info.fields[std::size_t(info.groupField)].target == targetOf<NodeId>;
        if (int(f) == info.groupField)
            for (qint64 id : table.group(m_record.id)) look(id, table.find(id));
        else if (byProject && m_project && m_record.entity != entityOf<Node>() && info.entity != entityOf<Link>())
            for (qint64 id : table.group(m_project.value)) look(id, table.find(id));
        else
            for (std::size_t i = 0; i < table.size(); ++i) look(intOf(info.fields[0].get(table.at(i))), table.at(i));
        if (group.total) m_groups.push_back(std::move(group));
    }

    RecordLink told(const EntityInfo& info, qint64 id, const void* row, std::size_t by) const
    {
        RecordLink link{{info.entity, id}, m_portfolio.titleOf(info.entity, id), {}, {}};
        if (info.entity == entityOf<Link>()) link.detail = dependencyText(m_portfolio, *static_cast<const Link*>(row));
        if (hasName(info)) return link;
        std::vector<RecordKey> others;
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            const qint64 other = f == by || field.target.empty() || int(f) == info.groupField ? 0 : intOf(field.get(row));
            const auto entity = other ? targetEntity(info, row, field) : std::nullopt;
            if (entity) others.push_back({*entity, other});
        }
        if (others.size() != 1) return link;
        link.leadsTo = others.front();
        link.title = m_portfolio.titleOf(link.leadsTo.entity, link.leadsTo.id);
        return link;
    }

    QString titleOf(const EntityInfo& info, const Field& field) const
    {
        if (&field == &fieldFor<&Link::successor>()) return QObject::tr("Predecessors");
        if (&field == &fieldFor<&Link::predecessor>()) return QObject::tr("Successors");
        const bool plain = field.labelText() == infoOf(m_record.entity).labelText() || &field - info.fields.data() == info.groupField;
        return plain ? info.pluralText() : QObject::tr("%1, as %2").arg(info.pluralText(), field.labelText().toLower());
    }

    const Portfolio& m_portfolio;
    RecordKey m_record;
    int m_atMost;
    NodeId m_project;
    std::vector<LinkGroup> m_groups;
};

} // namespace

std::vector<LinkGroup> linksOf(const Portfolio& portfolio, RecordKey record, int atMost)
{
    return record.id ? Finder(portfolio, record, atMost).find() : std::vector<LinkGroup>();
}

RecordLinks::RecordLinks(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_column(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    body->setLayout(m_column);
    m_column->setContentsMargins(12, 8, 12, 16);
    m_column->setSpacing(0);
    setWidget(body);
    body->setAutoFillBackground(false);
    connect(&workspace.session(), &Session::changed, this, [this] {
        if (m_record.id && isVisible()) build();
    });
}

void RecordLinks::setRecord(RecordKey record)
{
    m_record = record;
    build();
}

void RecordLinks::build()
{
    m_groups = linksOf(m_workspace.portfolio(), m_record);
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // a click may come from it
        }
        delete item;
    }
    auto* add = new QPushButton(tr("Link to a record..."));
    add->setObjectName(QStringLiteral("linkRecord"));
    add->setEnabled(m_record.id && !m_workspace.session().isReadOnly());
    connect(add, &QPushButton::clicked, this, &RecordLinks::link);
    m_column->addWidget(add, 0, Qt::AlignLeft);
    for (const LinkGroup& group : m_groups) {
        m_column->addSpacing(12);
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        auto* row = new QWidget;
        row->setLayout(head);
        row->setFixedHeight(grown(24));
        head->setContentsMargins(0, 0, 0, 0);
        head->addWidget(new TextLabel(group.title, TypeRole::Section, "text.primary"_token), 1);
        head->addWidget(new TextLabel(QLocale().toString(group.total), TypeRole::Small, "text.tertiary"_token));
        m_column->addWidget(row);
        for (const RecordLink& link : group.links) { m_column->addWidget(rowOf(link)); }
        if (group.total <= int(group.links.size())) continue;
        auto* more = new LeadRow(tr("%1 more").arg(QLocale().toString(group.total - int(group.links.size()))), {});
        connect(more, &QAbstractButton::clicked, this, [this, e = group.entity] { m_workspace.openPage(infoOf(e).keyText()); });
        m_column->addWidget(more);
    }
    if (m_groups.empty()) {
        m_column->addSpacing(12);
        m_column->addWidget(new TextLabel(tr("Nothing refers to it."), TypeRole::Body, "text.secondary"_token));
    }
    m_column->addStretch(1);
}

QWidget* RecordLinks::rowOf(const RecordLink& link)
{
    auto* line = new LeadRow(link.title, link.detail);
    connect(line, &QAbstractButton::clicked, this, [this, to = link.leadsTo] { m_workspace.reveal(to); });
    if (!link.relation) return line;
    auto* out = new QWidget;
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(line, 1);
    auto* remove = new QAction(icon("unlink"), tr("Remove the link with %1").arg(link.title), out);
    remove->setEnabled(!m_workspace.session().isReadOnly());
    connect(remove, &QAction::triggered, this, [this, relation = link.relation] { unlink(relation); });
    auto* button = new ActionButton(remove, ActionButton::Look::IconOnly);
    button->setFixedSize(24, 24);
    row->addWidget(button);
    return out;
}

void RecordLinks::link()
{
    LinkDialog dialog(m_workspace, m_record, window());
    dialog.exec();
}

void RecordLinks::unlink(RelationId relation)
{
    auto set = removeRecords(m_workspace.portfolio(), {{entityOf<Relation>(), relation.value}});
    if (set) set->label = tr("Remove a link of %1").arg(m_workspace.portfolio().titleOf(m_record.entity, m_record.id));
    if (!m_workspace.apply(std::move(set))) return;
    m_workspace.notify({Notice::Tone::Info, tr("The link was removed."), tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

void RecordLinks::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(event->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
