#include "ui/models/change_composer.h"

namespace gantry {

ChangeComposer::ChangeComposer(const Portfolio& portfolio, QString action, QString label)
    : m_portfolio(portfolio)
    , m_set{std::move(action), {}, std::move(label), {}}
{
}

Result<void> ChangeComposer::add(Result<ChangeSet> set)
{
    if (!set) return set.error();
    if (auto done = applyToMemory(m_portfolio, *set, false); !done) return done;
    for (Change& change : set->changes) join(std::move(change));
    for (SnapshotContent& content : set->contents) m_set.contents.push_back(std::move(content));
    return {};
}

void ChangeComposer::join(Change change)
{
    const auto earlier = m_written.constFind(change.id);
    if (change.op == Change::Remove || earlier == m_written.cend()) {
        if (change.op == Change::Remove)
            m_written.remove(change.id);
        else
            m_written.insert(change.id, m_set.changes.size());
        m_set.changes.push_back(std::move(change));
        return;
    }
    Change& into = m_set.changes[*earlier];
    for (Cell& cell : change.cells) {
        const auto same = std::ranges::find(into.cells, cell.field, &Cell::field);
        if (same != into.cells.end())
            same->after = std::move(cell.after);
        else
            into.cells.push_back(into.op == Change::Insert ? Cell{cell.field, {}, std::move(cell.after)} : std::move(cell));
    }
}

qint64 insertedIn(const ChangeSet& set, Entity entity)
{
    const auto it = std::ranges::find_if(set.changes, [entity](const Change& c) { return c.op == Change::Insert && c.entity == entity; });
    return it == set.changes.end() ? 0 : it->id;
}

} // namespace gantry
