#include "core/search/record_text.h"

#include "core/model/owner.h"

#include <array>

namespace gantry {
namespace {

/// Their texts are names for the program, or stand beside what people look for.
bool isPassedOver(Entity entity)
{
    static const std::array passed{entityOf<Snapshot>(), entityOf<SavedView>(), entityOf<QualityLimit>(), entityOf<ImportSource>()};
    return std::ranges::count(passed, entity) > 0;
}

SearchFields fieldsFor(Entity entity)
{
    SearchFields out;
    if (isPassedOver(entity)) return out;
    const EntityInfo& info = infoOf(entity);
    out.number = info.numberField();
    if (!out.number) out.number = info.find(u"code");
    for (const Field& field : info.fields) {
        if (field.kind != Kind::Text || field.is(Internal) || namesEntity(field) || &field == out.number) continue;
        if (field.is(Title) && !out.title)
            out.title = &field;
        else
            out.others.push_back(&field);
    }
    return out;
}

} // namespace

const SearchFields& searchFieldsOf(Entity entity)
{
    static const std::vector<SearchFields> all = [] {
        std::vector<SearchFields> made;
        for (const EntityInfo& info : allEntities()) made.push_back(fieldsFor(info.entity));
        return made;
    }();
    return all[entity.index];
}

std::vector<TextPart> textOf(Entity entity, const void* row)
{
    const SearchFields& fields = searchFieldsOf(entity);
    std::vector<TextPart> out;
    const auto add = [&](const Field* field) {
        if (!field) return;
        if (QString text = gantry::textOf(field->get(row)); !text.isEmpty()) out.push_back({field, std::move(text)});
    };
    add(fields.number);
    add(fields.title);
    for (const Field* field : fields.others) add(field);
    return out;
}

NodeId placeOf(const Portfolio& portfolio, RecordKey record)
{
    if (const NodeId project = projectOf(portfolio, record)) return project;
    const Node* node = record.entity == entityOf<Node>() ? portfolio.find(NodeId{record.id}) : nullptr;
    return node ? node->id : NodeId{};
}

QString fileHashOf(const Portfolio& portfolio, RecordKey record)
{
    SnapshotId content{};
    if (record.entity == entityOf<Attachment>()) {
        if (const Attachment* a = portfolio.find(AttachmentId{record.id})) content = a->content;
    } else if (record.entity == entityOf<Document>()) {
        if (const Document* d = portfolio.find(DocumentId{record.id})) content = d->content;
    }
    const Snapshot* snapshot = content ? portfolio.find(content) : nullptr;
    return snapshot ? snapshot->contentHash : QString();
}

QString fileTextKeyOf(const Portfolio& portfolio, RecordKey record)
{
    const QString hash = fileHashOf(portfolio, record), name = fileNameOf(portfolio, record);
    return hash.isEmpty() ? QString() : hash + (name.contains(u'.') ? u'.' + name.section(u'.', -1).left(12).toLower() : QString());
}

QString fileNameOf(const Portfolio& portfolio, RecordKey record)
{
    if (record.entity == entityOf<Document>())
        if (const Document* d = portfolio.find(DocumentId{record.id}); d && !d->fileName.isEmpty()) return d->fileName;
    return portfolio.titleOf(record.entity, record.id);
}

std::vector<RecordKey> recordsWithFile(const Portfolio& portfolio)
{
    std::vector<RecordKey> out;
    portfolio.all<Document>().forEach([&](const Document& d) {
        if (d.content) out.push_back({entityOf<Document>(), d.id.value});
    });
    portfolio.all<Attachment>().forEach([&](const Attachment& a) {
        if (a.content) out.push_back({entityOf<Attachment>(), a.id.value});
    });
    return out;
}

RecordKey leadsTo(const Portfolio& portfolio, RecordKey record)
{
    const EntityInfo& info = infoOf(record.entity);
    const void* row = portfolio.table(record.entity).find(record.id);
    if (!row || info.words.onScreen) return record;
    for (const Field& field : info.fields) {
        if (field.kind != Kind::Id || !(field.is(Owner) || field.target == "*")) continue;
        const auto target = targetEntity(info, row, field);
        if (const qint64 id = intOf(field.get(row)); target && id) return {*target, id};
    }
    return record;
}

int searchOrder(Entity entity)
{
    if (entity == entityOf<Node>() || entity == entityOf<Person>()) return 0;
    if (entity == entityOf<Note>() || entity == entityOf<CustomValue>()) return 5;
    if (entity == entityOf<Attachment>()) return 4;
    if (entity == entityOf<Task>()) return 3;
    return infoOf(entity).numberField() ? 1 : 2;
}

} // namespace gantry
