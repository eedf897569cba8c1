#include "core/governance/methodologies.h"

#include <functional>

namespace gantry {
namespace {

/// Rows of a tree, each behind the one it lies in; one whose parent is not among them stands at the top.
template <class E> std::vector<const E*> asTree(std::vector<const E*> rows)
{
    std::ranges::sort(rows, [](const E* a, const E* b) { return ranksBefore(*a, *b); });
    QSet<qint64> here;
    for (const E* row : rows) here.insert(row->id.value);
    QHash<qint64, std::vector<const E*>> below;
    for (const E* row : rows) below[here.contains(row->parent.value) ? row->parent.value : 0].push_back(row);
    std::vector<const E*> out, open;
    const auto push = [&](qint64 parent) {
        const auto& children = below[parent];
        open.insert(open.end(), children.rbegin(), children.rend());
    };
    for (push(0); !open.empty();) {
        out.push_back(open.back());
        open.pop_back();
        push(out.back()->id.value);
    }
    return out;
}

template <class E> std::vector<const E*> rowsOf(const Portfolio& portfolio, MethodologyId methodology)
{
    std::vector<const E*> out;
    portfolio.all<E>().forEachIn(methodology, [&](const E& row) { out.push_back(&row); });
    return out;
}

/// Two nodes a task: it begins at `in` and ends at `out`, and what lies in it runs between the two.
class Network {
public:
    explicit Network(const std::vector<int>& parents)
        : m_next(2 * parents.size())
    {
        for (std::size_t i = 0; i < parents.size(); ++i) {
            m_next[in(i)].push_back(out(i));
            if (parents[i] < 0) continue;
            m_next[in(std::size_t(parents[i]))].push_back(in(i));
            m_next[out(i)].push_back(out(std::size_t(parents[i])));
        }
    }
    void link(std::pair<int, int> link) { m_next[out(std::size_t(link.first))].push_back(in(std::size_t(link.second))); }
    bool leads(std::pair<int, int> back) const
    {
        std::vector<bool> seen(m_next.size());
        std::vector<std::size_t> open{in(std::size_t(back.second))};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (at == out(std::size_t(back.first))) return true;
            if (seen[at]) continue;
            seen[at] = true;
            open.insert(open.end(), m_next[at].begin(), m_next[at].end());
        }
        return false;
    }
    bool hasLoop() const
    {
        std::vector<int> before(m_next.size());
        for (const auto& next : m_next)
            for (const std::size_t to : next) ++before[to];
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < before.size(); ++i)
            if (!before[i]) open.push_back(i);
        std::size_t done = 0;
        for (; !open.empty(); ++done) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t to : m_next[at])
                if (--before[to] == 0) open.push_back(to);
        }
        return done < m_next.size();
    }

private:
    static std::size_t in(std::size_t task) { return 2 * task; }
    static std::size_t out(std::size_t task) { return 2 * task + 1; }
    std::vector<std::vector<std::size_t>> m_next;
};

} // namespace

MethodologyParts methodologyParts(const Portfolio& portfolio, MethodologyId methodology)
{
    MethodologyParts out;
    out.phases = rowsOf<MethodologyPhase>(portfolio, methodology);
    std::ranges::sort(out.phases, [](auto* a, auto* b) { return ranksBefore(*a, *b); });
    QHash<MethodologyPhaseId, int> phases;
    for (const MethodologyPhase* phase : out.phases) phases.insert(phase->id, int(phases.size()));
    out.requirements = rowsOf<MethodologyRequirement>(portfolio, methodology);
    std::ranges::sort(out.requirements, [&](auto* a, auto* b) {
        const int one = phases.value(a->phase, -1), other = phases.value(b->phase, -1);
        return one != other ? one < other : ranksBefore(*a, *b);
    });
    out.tasks = asTree(rowsOf<MethodologyTask>(portfolio, methodology));
    QHash<MethodologyTaskId, int> places;
    for (const MethodologyTask* task : out.tasks) places.insert(task->id, int(places.size()));
    out.links = rowsOf<MethodologyLink>(portfolio, methodology);
    std::ranges::sort(out.links, {}, [&](const MethodologyLink* l) {
        return std::tuple(places.value(l->successor), places.value(l->predecessor), l->type, l->lag, l->id);
    });
    out.risks = rowsOf<MethodologyRisk>(portfolio, methodology);
    std::ranges::sort(out.risks, [](auto* a, auto* b) { return ranksBefore(*a, *b); });
    out.pages = asTree(rowsOf<HandbookPage>(portfolio, methodology));
    return out;
}

bool sameFamily(const Methodology& a, const Methodology& b)
{
    return a.id == b.id || (!a.code.trimmed().isEmpty() && a.code.trimmed().compare(b.code.trimmed(), Qt::CaseInsensitive) == 0);
}

std::vector<const Methodology*> versionsOf(const Portfolio& portfolio, MethodologyId methodology)
{
    std::vector<const Methodology*> out;
    if (const Methodology* one = portfolio.find(methodology))
        portfolio.all<Methodology>().forEach([&](const Methodology& m) {
            if (sameFamily(m, *one)) out.push_back(&m);
        });
    std::ranges::sort(out, {}, [](const Methodology* m) { return std::pair(m->version, m->id); });
    return out;
}

std::vector<const Methodology*> methodologiesOnOffer(const Portfolio& portfolio)
{
    std::vector<const Methodology*> out;
    portfolio.all<Methodology>().forEach([&](const Methodology& m) {
        if (m.status != MethodologyStatus::Published) return;
        const auto held = std::ranges::find_if(out, [&](const Methodology* other) { return sameFamily(*other, m); });
        if (held == out.end())
            out.push_back(&m);
        else if (std::pair((*held)->version, (*held)->id) < std::pair(m.version, m.id))
            *held = &m;
    });
    std::ranges::sort(out, {}, [](const Methodology* m) { return std::pair(m->title, m->id); });
    return out;
}

std::vector<NodeId> projectsRunBy(const Portfolio& portfolio, MethodologyId methodology)
{
    std::vector<NodeId> out;
    portfolio.all<Node>().forEach([&](const Node& node) {
        if (methodology && node.methodology == methodology) out.push_back(node.id);
    });
    return out;
}

PartUses partUsesOf(const Portfolio& portfolio, NodeId project, const Methodology& family)
{
    PartUses out;
    const Node* node = portfolio.find(project);
    const Methodology* held = node ? portfolio.find(node->methodology) : nullptr;
    portfolio.all<MethodologyUse>().forEachIn(project, [&](const MethodologyUse& use) {
        const auto part = entityByKey(use.partEntity), record = entityByKey(use.entity);
        if (!part || !record || use.code.isEmpty()) return;
        const MethodologyId of = methodologyOfPart(portfolio, {*part, use.part.value});
        const Methodology* theirs = of ? portfolio.find(of) : held; // of a part that is gone: what the project is run by
        if (!theirs || !sameFamily(*theirs, family)) return;
        PartUse& entry = out[partKey(*part, use.code)];
        if (!entry.use || of) entry = {use.id, {*part, use.part.value}, {*record, use.record.value}}; // one that is there comes first
    });
    return out;
}

MethodologyId methodologyOfPart(const Portfolio& portfolio, RecordKey part)
{
    const Field* of = infoOf(part.entity).find(u"methodology_id");
    return {of && part.id ? intOf(portfolio.cell(part.entity, part.id, *of)) : 0};
}

QString codeOfPart(const Portfolio& portfolio, RecordKey part)
{
    const Field* code = infoOf(part.entity).find(u"code");
    return code ? textOf(portfolio.cell(part.entity, part.id, *code)) : QString();
}

const std::vector<Entity>& methodologyEntities()
{
    static const std::vector<Entity> all{entityOf<MethodologyPhase>(), entityOf<MethodologyTask>(), entityOf<MethodologyLink>(),
        entityOf<MethodologyRequirement>(), entityOf<MethodologyRisk>(), entityOf<HandbookPage>()};
    return all;
}

QString freeCode(QSet<QString>& taken, QStringView prefix)
{
    for (qsizetype n = taken.size() + 1;; ++n) {
        const QString code = QStringLiteral("%1-%2").arg(prefix).arg(n);
        if (taken.contains(code)) continue;
        taken.insert(code);
        return code;
    }
}

std::vector<std::size_t> linksThatLoop(const std::vector<int>& parents, const std::vector<std::pair<int, int>>& links)
{
    Network whole(parents);
    for (const auto& link : links) whole.link(link);
    std::vector<std::size_t> out;
    if (!whole.hasLoop()) return out;
    Network laid(parents);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (laid.leads(links[i]))
            out.push_back(i);
        else
            laid.link(links[i]);
    }
    return out;
}

} // namespace gantry
