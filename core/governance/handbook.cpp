#include "core/governance/handbook.h"

#include "core/governance/lesson_words.h"

namespace gantry {
namespace {

/// The first page in the order of the handbook that fits.
template <class Fits> const HandbookPage* first(const Portfolio& portfolio, NodeId where, Fits fits)
{
    for (const HandbookEntry& entry : handbookOf(portfolio, methodologyAt(portfolio, where)))
        if (fits(*entry.page)) return entry.page;
    return nullptr;
}

} // namespace

MethodologyId methodologyAt(const Portfolio& portfolio, NodeId id)
{
    for (const Node* node = portfolio.find(id); node; node = portfolio.find(node->parent))
        if (node->methodology) return node->methodology;
    return {};
}

std::vector<HandbookEntry> handbookOf(const Portfolio& portfolio, MethodologyId methodology)
{
    std::vector<HandbookEntry> out;
    const auto add = [&](MethodologyId of) {
        QHash<qint64, std::vector<const HandbookPage*>> children;
        portfolio.all<HandbookPage>().forEachIn(of, [&](const HandbookPage& page) {
            const HandbookPage* parent = portfolio.find(page.parent);
            children[parent && parent->methodology == of ? parent->id.value : 0].push_back(&page);
        });
        for (auto& each : children) std::ranges::sort(each, [](const auto* a, const auto* b) { return ranksBefore(*a, *b); });
        std::vector<HandbookEntry> open; // the next one last
        const auto push = [&](qint64 parent, int depth) {
            const auto below = children.take(parent);
            for (auto it = below.rbegin(); it != below.rend(); ++it) open.push_back({*it, depth});
        };
        for (push(0, 0); !open.empty();) {
            out.push_back(open.back());
            open.pop_back();
            push(out.back().page->id.value, out.back().depth + 1);
        }
    };
    if (methodology) add(methodology);
    add({});
    return out;
}

const HandbookPage* pageExplaining(const Portfolio& portfolio, NodeId where, Entity entity, QStringView field)
{
    const QString key = infoOf(entity).keyText();
    return first(portfolio, where, [&](const HandbookPage& page) { return page.entity == key && page.field == field; });
}

const HandbookPage* pageOfGate(const Portfolio& portfolio, const Gate& gate)
{
    const QString phase = plainWord(gate.phase);
    const HandbookPage* page = phase.isEmpty() ? nullptr : first(portfolio, gate.project, [&](const HandbookPage& each) {
        const MethodologyPhase* of = portfolio.find(each.phase);
        return of && (plainWord(of->title) == phase || plainWord(of->code) == phase);
    });
    return page ? page : pageExplaining(portfolio, gate.project, entityOf<Gate>());
}

const HandbookPage* pageCalled(const Portfolio& portfolio, NodeId where, const QString& code)
{
    const QString wanted = code.trimmed();
    if (wanted.isEmpty()) return nullptr;
    const auto fits = [&](const HandbookPage& page) { return page.code.compare(wanted, Qt::CaseInsensitive) == 0; };
    if (const HandbookPage* page = first(portfolio, where, fits)) return page;
    const HandbookPage* found = nullptr;
    portfolio.all<HandbookPage>().forEach([&](const HandbookPage& page) {
        if (fits(page) && (!found || page.id < found->id)) found = &page;
    });
    return found;
}

std::optional<RecordKey> recordNumbered(const Portfolio& portfolio, const QString& number)
{
    const QString wanted = number.trimmed();
    std::optional<RecordKey> found;
    if (wanted.isEmpty()) return found;
    for (const EntityInfo& info : allEntities()) {
        const Field* field = info.numberField();
        const TableBase& table = portfolio.table(info.entity);
        for (std::size_t i = 0; field && i < table.size(); ++i) {
            const void* row = table.at(i);
            const RecordKey key{info.entity, intOf(info.fields[0].get(row))};
            if (textOf(field->get(row)).compare(wanted, Qt::CaseInsensitive) == 0 && (!found || key < *found)) found = key;
        }
    }
    return found;
}

} // namespace gantry
