#include "ui/tables/choices.h"

namespace gantry {
namespace {

bool picksEntity(const Column& column) { return column.edits && namesEntity(*column.edits); }

/// Collects records that match, first those at home, then the rest.
class Finder {
public:
    Finder(const Portfolio& portfolio, NodeId project, const QString& words, int limit)
        : m_portfolio(portfolio)
        , m_project(project)
        , m_words(words.split(u' ', Qt::SkipEmptyParts))
        , m_limit(limit)
    {
    }

    void search(Entity entity, CustomFieldId field, const std::function<bool(const void* row)>& fitsHere = {})
    {
        const EntityInfo& info = infoOf(entity);
        const TableBase& table = m_portfolio.table(entity);
        const Field* project = info.find(u"project_id");
        const Field *number = info.numberField(), *code = info.find(u"code");
        for (const bool atHome : {true, false}) {
            if (!atHome && !project) break;
            for (std::size_t i = 0; i < table.size() && int(m_found.size()) < m_limit; ++i) {
                const void* row = table.at(i);
                const qint64 owner = project ? intOf(project->get(row)) : 0;
                if ((!owner || owner == m_project.value) != atHome) continue;
                if (field && static_cast<const CustomChoice*>(row)->field != field) continue;
                if (fitsHere && !fitsHere(row)) continue;
                const qint64 id = intOf(info.fields[0].get(row));
                QStringList detail;
                for (const Field* f : {number, code})
                    if (const QString text = f ? textOf(f->get(row)) : QString(); !text.isEmpty()) detail << text;
                const QString title = m_portfolio.titleOf(entity, id);
                if (!fits(title + u' ' + detail.join(u' '))) continue;
                if (!atHome) detail << m_portfolio.titleOf(entityOf<Node>(), owner);
                detail.removeAll(title);
                m_found.push_back({Value(id), title, detail.join(QStringLiteral(", "))});
            }
        }
    }
    bool fits(const QString& text) const
    {
        return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    }
    void add(Value value, const QString& text)
    {
        if (fits(text)) m_found.push_back({std::move(value), text, {}});
    }
    std::vector<Choice> take() { return std::move(m_found); }

private:
    const Portfolio& m_portfolio;
    NodeId m_project;
    QStringList m_words;
    int m_limit;
    std::vector<Choice> m_found;
};

/// Parts of a methodology name parts of the same version, as every version has its own; no limit for other records.
std::function<bool(const void*)> ofSameMethodology(const Portfolio& portfolio, RecordKey record, Entity target)
{
    const Field *own = infoOf(record.entity).find(u"methodology_id"), *theirs = infoOf(target).find(u"methodology_id");
    const qint64 methodology = own && theirs ? intOf(portfolio.cell(record.entity, record.id, *own)) : 0;
    if (!methodology) return {};
    return [theirs, methodology](const void* row) { return intOf(theirs->get(row)) == methodology; };
}

} // namespace

bool offersChoices(const Column& column) { return column.kind == Kind::Enum || column.kind == Kind::Id || picksEntity(column); }

std::vector<Choice> choicesFor(
    const Portfolio& portfolio, const Column& column, RecordKey record, NodeId project, const QString& words, int limit)
{
    Finder finder(portfolio, project, words, limit);
    if (picksEntity(column)) {
        for (const EntityInfo& info : allEntities()) finder.add(info.keyText(), info.keyText());
    } else if (column.kind == Kind::Enum) {
        for (const std::string_view word : column.format.words) {
            const QString key = QString::fromLatin1(word.data(), qsizetype(word.size()));
            finder.add(key, enumText(key));
        }
    } else if (const auto target = targetEntity(column.format)) {
        // Of the tree's nodes a row belongs to a project, if not to any of them, and a node lies under anything but one.
        const bool asOwner = column.format.key == "project_id";
        if (target == entityOf<Node>() && (asOwner || column.format.key == "parent_id") && !column.format.is(AnyNode))
            finder.search(
                *target, {}, [asOwner](const void* row) { return (static_cast<const Node*>(row)->kind == NodeKind::Project) == asOwner; });
        else
            finder.search(*target, column.custom, ofSameMethodology(portfolio, record, *target));
    } else {
        // A reference to any record: the field beside it says of which entity.
        const Field* named = column.edits ? infoOf(record.entity).entityBeside(*column.edits) : nullptr;
        const auto entity = named ? entityByKey(textOf(portfolio.cell(record.entity, record.id, *named))) : std::nullopt;
        for (const EntityInfo& info : allEntities())
            if (!entity || info.entity == *entity) finder.search(info.entity, {});
    }
    return finder.take();
}

} // namespace gantry
