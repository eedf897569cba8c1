#include "ui/inspector/owned_records.h"

#include "ui/shell/theme.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_view.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {
namespace {

constexpr int leastHeight = 200; // px of a table

/// What an inspector has room for: what a part is called, and how far it is.
QStringList columnsOfPart(const EntityInfo& info)
{
    QStringList out;
    for (const Field& field : info.fields)
        if (field.is(Title)) out << field.keyText();
    for (const Field& field : info.fields) {
        const bool amount = field.kind == Kind::Money, state = field.kind == Kind::Enum, day = field.kind == Kind::Date;
        if ((amount || state || day || field.key == "owner_id") && out.size() < 5) out << field.keyText();
    }
    return out;
}

} // namespace

std::vector<Entity> ownedEntities(Entity owner)
{
    std::vector<Entity> out;
    if (owner == entityOf<Node>()) return out;
    for (const EntityInfo& info : allEntities())
        if (info.words.onScreen && info.groupField >= 0 && targetEntity(info.fields[std::size_t(info.groupField)]) == owner)
            out.push_back(info.entity);
    return out;
}

OwnedRecords::OwnedRecords(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_column(new QVBoxLayout)
{
    auto* body = new QWidget;
    body->setLayout(m_column);
    m_column->setContentsMargins(0, 4, 0, 0);
    m_column->setSpacing(8);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget* each : {viewport(), body}) each->setAutoFillBackground(false);
}

void OwnedRecords::setRecord(RecordKey record)
{
    if (record == m_record) return;
    finish();
    if (record.entity != m_record.entity || m_tables.empty()) {
        for (OwnedTable* table : m_tables) delete table;
        m_tables.clear();
        if (record.id)
            for (const Entity entity : ownedEntities(record.entity)) {
                const EntityInfo& info = infoOf(entity);
                auto* table = new OwnedTable(m_workspace, entity, info.pluralText(), columnsOfPart(info));
                table->setMinimumHeight(grown(leastHeight));
                table->setFollowsSelection(false); // else the inspector would show the part instead of the whole
                m_column->addWidget(table, 1);
                m_tables.push_back(table);
            }
    }
    m_record = record;
    for (OwnedTable* table : m_tables) table->setOwner(record.id ? record.id : -1);
}

void OwnedRecords::finish()
{
    for (OwnedTable* table : m_tables) table->view().finishEditing();
}

qsizetype OwnedRecords::count(const Portfolio& portfolio, RecordKey record)
{
    qsizetype count = 0;
    if (record.id)
        for (const Entity entity : ownedEntities(record.entity)) count += portfolio.table(entity).group(record.id).size();
    return count;
}

void OwnedRecords::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
