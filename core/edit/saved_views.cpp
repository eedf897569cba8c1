#include "core/edit/saved_views.h"

#include "core/model/authority.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gantry {
namespace {

constexpr int columnsAtMost = 2000, widest = 4000; // px; past that nobody made it on purpose
constexpr int keysAtMost = 3; // of a sort, of groups

const QString kindKey = QStringLiteral("kind"), columnsKey = QStringLiteral("columns"), frozenKey = QStringLiteral("frozen"),
              sortKey = QStringLiteral("sort"), filtersKey = QStringLiteral("filters"), expressionKey = QStringLiteral("expression"),
              groupsKey = QStringLiteral("groups"), treeKey = QStringLiteral("tree"), optionsKey = QStringLiteral("options"),
              keyKey = QStringLiteral("key"), widthKey = QStringLiteral("width"), shownKey = QStringLiteral("shown"),
              downKey = QStringLiteral("down");

Result<const SavedView*> found(const Portfolio& portfolio, SavedViewId id)
{
    if (const SavedView* view = portfolio.find(id)) return view;
    return Error{Errc::NotFound, "change.record-gone", {infoOf<SavedView>().labelText(), QString::number(id.value), {}}};
}

/// Whether a view may have this name: there is one, and no other view of its owner has it.
Result<void> fits(const Portfolio& portfolio, const SavedView& view)
{
    if (view.title.trimmed().isEmpty()) return Error{Errc::Invalid, "view.no-name", {}};
    bool taken = false;
    portfolio.all<SavedView>().forEach([&](const SavedView& other) {
        taken = taken
            || (other.id != view.id && other.entity == view.entity && other.person == view.person && other.scope == view.scope
                && other.title.compare(view.title.trimmed(), Qt::CaseInsensitive) == 0);
    });
    if (taken) return Error{Errc::Invalid, "view.name-taken", {view.title.trimmed()}};
    return {};
}

} // namespace

QString encodeView(const ViewLayout& layout)
{
    QJsonObject out{{kindKey, layout.kind}, {frozenKey, layout.frozen}};
    QJsonArray columns, sort;
    for (const ViewLayout::Column& c : layout.columns) columns << QJsonObject{{keyKey, c.key}, {widthKey, c.width}, {shownKey, c.shown}};
    out[columnsKey] = columns;
    for (const ViewLayout::Sort& s : layout.sort) sort << QJsonObject{{keyKey, s.key}, {downKey, s.down}};
    if (!sort.isEmpty()) out[sortKey] = sort;
    QJsonObject filters;
    for (auto it = layout.filters.cbegin(); it != layout.filters.cend(); ++it) filters[it.key()] = it.value();
    if (!filters.isEmpty()) out[filtersKey] = filters;
    if (!layout.expression.isEmpty()) out[expressionKey] = layout.expression;
    if (!layout.groups.isEmpty()) out[groupsKey] = QJsonArray::fromStringList(layout.groups);
    if (layout.tree) out[treeKey] = true;
    if (!layout.options.isEmpty()) out[optionsKey] = layout.options;
    return QString::fromUtf8(QJsonDocument(out).toJson(QJsonDocument::Compact));
}

Result<ViewLayout> decodeView(const QString& text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) return Error{Errc::Format, "view.unreadable", {}};
    const QJsonObject in = document.object();
    ViewLayout out;
    out.kind = in[kindKey].toString(out.kind);
    const QJsonArray columns = in[columnsKey].toArray(), sort = in[sortKey].toArray(), groups = in[groupsKey].toArray();
    QSet<QString> known;
    for (qsizetype i = 0; i < std::min<qsizetype>(columns.size(), columnsAtMost); ++i) {
        const QJsonObject c = columns[i].toObject();
        const QString key = c[keyKey].toString();
        if (key.isEmpty() || known.contains(key)) continue;
        known.insert(key);
        out.columns.push_back({key, std::clamp(c[widthKey].toInt(), 0, widest), c[shownKey].toBool()});
    }
    out.frozen = std::clamp(in[frozenKey].toInt(), 0, int(out.columns.size()));
    for (qsizetype i = 0; i < std::min<qsizetype>(sort.size(), keysAtMost); ++i)
        if (const QJsonObject s = sort[i].toObject(); !s[keyKey].toString().isEmpty())
            out.sort.push_back({s[keyKey].toString(), s[downKey].toBool()});
    const QJsonObject filters = in[filtersKey].toObject();
    for (auto it = filters.begin(); it != filters.end(); ++it)
        if (const QString words = it.value().toString(); !words.isEmpty()) out.filters[it.key()] = words;
    out.expression = in[expressionKey].toString();
    for (const QJsonValue& group : groups)
        if (const QString key = group.toString(); !key.isEmpty() && !out.groups.contains(key) && out.groups.size() < keysAtMost)
            out.groups << key;
    out.tree = in[treeKey].toBool();
    out.options = in[optionsKey].toObject();
    return out;
}

ViewOwner ownerOf(const SavedView& view) { return view.person ? ViewOwner::Mine : view.scope ? ViewOwner::Scope : ViewOwner::Portfolio; }

std::vector<const SavedView*> viewsFor(const Portfolio& portfolio, Entity entity, PersonId person, NodeId scope)
{
    std::vector<const SavedView*> out;
    const QString key = infoOf(entity).keyText();
    portfolio.all<SavedView>().forEach([&](const SavedView& view) {
        const bool reaches = !view.scope || (scope && liesWithin(portfolio, scope, view.scope));
        if (view.entity == key && reaches && (!view.person || view.person == person)) out.push_back(&view);
    });
    std::ranges::sort(out, [](const SavedView* a, const SavedView* b) {
        if (ownerOf(*a) != ownerOf(*b)) return ownerOf(*a) < ownerOf(*b);
        const int order = a->title.localeAwareCompare(b->title);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    return out;
}

Result<ChangeSet> addView(const Portfolio& portfolio, IdSource& ids, SavedView view)
{
    view.id = ids.next<SavedViewId>();
    view.title = view.title.trimmed();
    if (const auto fit = fits(portfolio, view); !fit) return fit.error();
    ChangeBuilder build(QStringLiteral("saved_view.add"), QStringLiteral("Save the view “%1”").arg(view.title));
    build.insert(view);
    return build.take();
}

Result<ChangeSet> updateView(const Portfolio& portfolio, SavedViewId id, const ViewLayout& layout)
{
    const auto view = found(portfolio, id);
    if (!view) return view.error();
    ChangeBuilder build(QStringLiteral("saved_view.update"), QStringLiteral("Update the view “%1”").arg((*view)->title));
    build.update<&SavedView::layout>(portfolio, id.value, encodeView(layout));
    return build.take();
}

Result<ChangeSet> renameView(const Portfolio& portfolio, SavedViewId id, const QString& title)
{
    const auto view = found(portfolio, id);
    if (!view) return view.error();
    SavedView renamed = **view;
    renamed.title = title.trimmed();
    if (const auto fit = fits(portfolio, renamed); !fit) return fit.error();
    ChangeBuilder build(QStringLiteral("saved_view.rename"), QStringLiteral("Rename the view “%1”").arg((*view)->title));
    build.update<&SavedView::title>(portfolio, id.value, renamed.title);
    return build.take();
}

Result<ChangeSet> removeView(const Portfolio& portfolio, SavedViewId id)
{
    const auto view = found(portfolio, id);
    if (!view) return view.error();
    ChangeBuilder build(QStringLiteral("saved_view.remove"), QStringLiteral("Remove the view “%1”").arg((*view)->title));
    build.remove(portfolio, entityOf<SavedView>(), id.value);
    return build.take();
}

} // namespace gantry
