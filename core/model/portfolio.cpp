#include "core/model/portfolio.h"

namespace gantry {
namespace {

template <class... E> std::array<std::unique_ptr<TableBase>, entityCount> emptyTables(std::type_identity<std::tuple<E...>>)
{
    return {std::make_unique<Table<E>>()...};
}

} // namespace

Portfolio::Portfolio()
    : m_tables(emptyTables(std::type_identity<Entities>{}))
{
}
Portfolio::~Portfolio() = default;
Portfolio::Portfolio(const Portfolio& other)
{
    std::ranges::transform(other.m_tables, m_tables.begin(), [](const auto& table) { return table->copy(); });
}
Portfolio::Portfolio(Portfolio&& other)
    : Portfolio()
{
    for (std::size_t i = 0; i < m_tables.size(); ++i) m_tables[i]->swapRows(*other.m_tables[i]);
}
Portfolio& Portfolio::operator=(Portfolio other) noexcept
{
    for (std::size_t i = 0; i < m_tables.size(); ++i) m_tables[i]->swapRows(*other.m_tables[i]);
    return *this;
}

TableBase& Portfolio::edit(Entity entity) { return *m_tables[entity.index]; }
const TableBase& Portfolio::table(Entity entity) const { return *m_tables[entity.index]; }

const std::vector<Value>& defaultsOf(Entity entity)
{
    static const std::vector<std::vector<Value>> defaults = [] {
        std::vector<std::vector<Value>> all;
        Portfolio portfolio;
        for (const EntityInfo& info : allEntities()) {
            const void* row = portfolio.edit(info.entity).insert(1);
            std::vector<Value>& values = all.emplace_back();
            for (const Field& f : info.fields) values.push_back(f.get(row));
            values[0] = {};
        }
        return all;
    }();
    return defaults[entity.index];
}

Value Portfolio::cell(Entity entity, qint64 id, const Field& field) const
{
    const void* row = table(entity).find(id);
    return row ? field.get(row) : Value();
}

const Node* Portfolio::root() const
{
    const auto roots = childrenOf({});
    return roots.empty() ? nullptr : roots.front();
}

std::vector<const Node*> Portfolio::childrenOf(NodeId parent) const
{
    std::vector<const Node*> out;
    all<Node>().forEach([&](const Node& n) {
        if (n.parent == parent) out.push_back(&n);
    });
    std::ranges::sort(out, [](const Node* a, const Node* b) { return ranksBefore(*a, *b); });
    return out;
}

std::vector<NodeId> Portfolio::projectsUnder(NodeId node) const
{
    QHash<NodeId, std::vector<const Node*>> children; // one pass: a portfolio of a thousand projects is walked often
    all<Node>().forEach([&](const Node& n) { children[n.parent].push_back(&n); });
    for (auto& siblings : children) std::ranges::sort(siblings, [](const Node* a, const Node* b) { return ranksBefore(*a, *b); });
    std::vector<NodeId> out, open{node};
    while (!open.empty()) {
        const NodeId next = open.back();
        open.pop_back();
        if (const Node* n = find(next); n && n->kind == NodeKind::Project) out.push_back(next);
        const auto below = children.value(next);
        for (auto it = below.rbegin(); it != below.rend(); ++it) open.push_back((*it)->id);
    }
    return out;
}

const ScheduleOptions& Portfolio::optionsOf(NodeId project) const
{
    static const ScheduleOptions defaults;
    const ScheduleOptions* found = &defaults;
    bool first = true;
    all<ScheduleOptions>().forEachIn(project, [&](const ScheduleOptions& o) {
        if (first || o.id < found->id) found = &o, first = false;
    });
    return *found;
}

QString Portfolio::titleOf(Entity entity, qint64 id) const
{
    const EntityInfo& info = infoOf(entity);
    const void* row = table(entity).find(id);
    if (row) {
        for (const Field& f : info.fields)
            if (f.is(Title))
                if (const QString title = textOf(f.get(row)); !title.isEmpty()) return title;
        for (const char16_t* key : {u"code", u"number"})
            if (const Field* f = info.find(key))
                if (const QString code = textOf(f->get(row)); !code.isEmpty()) return code;
    }
    return info.labelText() + u' ' + QString::number(id);
}

} // namespace gantry
