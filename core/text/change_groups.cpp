#include "core/text/change_groups.h"

#include "core/model/owner.h"
#include "core/text/change_text.h"

#include <QCoreApplication>
#include <map>

namespace gantry {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Changes", text); }

const Value* cellOf(const Change& change, const Field& field)
{
    const auto index = &field - infoOf(change.entity).fields.data();
    for (const Cell& cell : change.cells)
        if (cell.field == index) return change.op == Change::Remove ? &cell.before : &cell.after;
    return nullptr;
}

class Grouper {
public:
    Grouper(const Portfolio& portfolio, const std::vector<Change>& changes, Telling telling, const QHash<qint64, QString>& by,
        const QHash<qint64, GoneRecord>* gone)
        : m_portfolio(portfolio)
        , m_of(portfolio, changes, gone)
        , m_telling(telling)
        , m_by(by)
    {
    }

    void add(const Change& change)
    {
        if (const auto custom = customChange(m_portfolio, change)) {
            Record& r = record(custom->record, Change::Update);
            r.lines.push_back(line(custom->record, custom->field, custom->beforeText, custom->afterText));
            if (r.by.isEmpty()) r.by = m_by.value(change.id);
            return;
        }
        if (change.entity == entityOf<CustomValue>() && m_telling == Telling::Readable) return; // of a record that is gone
        const RecordKey key{change.entity, change.id};
        std::vector<ChangeLine> lines = told(change);
        if (lines.empty()) return;
        Record& r = record(key, change.op);
        r.op = change.op;
        r.by = m_by.value(change.id);
        r.lines.insert(r.lines.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    }

    std::vector<ChangeGroup> result()
    {
        std::map<int, ChangeGroup> groups; // by place in the tree
        QHash<qint64, int> places;
        if (const Node* root = m_portfolio.root())
            for (NodeId project : m_portfolio.projectsUnder(root->id)) places.insert(project.value, int(places.size()) + 1);
        for (Record& r : m_records) {
            const NodeId project = m_of.projectOf(r.key);
            int place = project ? places.value(project.value, 0) : 0;
            if (project && place == 0) places.insert(project.value, place = int(places.size()) + 1); // gone with its plan
            ChangeGroup& group = groups[place];
            if (group.lines.empty()) {
                group.project = project;
                group.title = titleOfGroup(project);
            }
            ++(r.op == Change::Insert ? group.added : r.op == Change::Remove ? group.removed : group.changed);
            r.lines.front().title = infoOf(r.key.entity).labelText() + QStringLiteral("  ") + m_of.titleOf(r.key);
            for (ChangeLine& l : r.lines) {
                l.by = &l == &r.lines.front() ? r.by : QString();
                l.op = r.op;
                group.lines.push_back(std::move(l));
            }
        }
        std::vector<ChangeGroup> out;
        for (auto& [place, group] : groups) out.push_back(std::move(group));
        return out;
    }

private:
    struct Record {
        RecordKey key;
        Change::Op op = Change::Update;
        QString by;
        std::vector<ChangeLine> lines;
    };

    Record& record(RecordKey key, Change::Op op)
    {
        auto place = m_places.constFind(key.id);
        if (place == m_places.cend()) {
            place = m_places.insert(key.id, m_records.size());
            m_records.push_back({key, op, {}, {}});
        }
        return m_records[*place];
    }

    ChangeLine line(RecordKey key, const QString& field, const QString& before, const QString& after, int place = -1) const
    {
        return {key, {}, field, before, after, {}, Change::Update, m_of.exists(key), place};
    }

    std::vector<ChangeLine> told(const Change& change) const
    {
        const RecordKey key{change.entity, change.id};
        std::vector<ChangeLine> lines;
        const bool whole = change.op != Change::Update;
        if (whole) lines.push_back(line(key, change.op == Change::Insert ? tr("Added") : tr("Removed"), {}, {}));
        if (whole && m_telling == Telling::Readable) return lines;
        for (const Cell& cell : change.cells) {
            const Field& field = infoOf(change.entity).fields[cell.field];
            if (field.is(Internal) && m_telling == Telling::Readable) {
                if (field.key == "rank") lines.push_back(line(key, tr("Order"), {}, tr("moved in the list")));
                continue;
            }
            lines.push_back(line(key, field.labelText(), change.op == Change::Insert ? QString() : text(key, cell.field, cell.before),
                change.op == Change::Remove ? QString() : text(key, cell.field, cell.after), cell.field));
        }
        return lines;
    }

    /// A reference may name a record that is gone: then what it was called when it went.
    QString text(RecordKey key, int field, const Value& value) const
    {
        const Field& f = infoOf(key.entity).fields[std::size_t(field)];
        const auto target = targetEntity(f);
        if (target && intOf(value) && !m_portfolio.table(*target).contains(intOf(value))) return m_of.titleOf({*target, intOf(value)});
        return cellText(m_portfolio, key, field, value);
    }

    QString titleOfGroup(NodeId project) const
    {
        const Node* node = m_portfolio.find(project);
        if (node) return node->code.isEmpty() ? node->name : node->code + QStringLiteral("  ") + node->name;
        if (project) return m_of.isRemoved(project.value) ? m_of.titleOf({entityOf<Node>(), project.value}) : tr("A project that is gone");
        return m_portfolio.root() ? m_portfolio.root()->name : tr("Portfolio");
    }

    const Portfolio& m_portfolio;
    RecordsOfChanges m_of;
    Telling m_telling;
    const QHash<qint64, QString>& m_by;
    std::vector<Record> m_records;
    QHash<qint64, std::size_t> m_places;
};

} // namespace

RecordsOfChanges::RecordsOfChanges(const Portfolio& portfolio, const std::vector<Change>& changes, const QHash<qint64, GoneRecord>* gone)
    : m_portfolio(portfolio)
    , m_gone(gone)
{
    for (const Change& change : changes)
        if (change.op == Change::Remove) m_removed.insert(change.id, &change);
}

bool RecordsOfChanges::exists(RecordKey key) const { return m_portfolio.table(key.entity).contains(key.id); }

RecordKey RecordsOfChanges::recordOf(const Change& change) const
{
    const RecordKey own{change.entity, change.id};
    if (change.entity != entityOf<CustomValue>()) return own;
    const CustomValue* now = m_portfolio.find<CustomValue>(change.id);
    const auto said = [&](const Field& field) -> Value {
        if (const Value* held = cellOf(change, field)) return *held;
        return now ? field.get(now) : Value();
    };
    const auto entity = entityByKey(textOf(said(fieldFor<&CustomValue::entity>())));
    const qint64 record = intOf(said(fieldFor<&CustomValue::record>()));
    return entity && record ? RecordKey{*entity, record} : own;
}

QString RecordsOfChanges::titleOf(RecordKey key) const
{
    const Change* gone = exists(key) ? nullptr : m_removed.value(key.id);
    if (gone)
        for (const unsigned flag : {unsigned(Title), unsigned(Number)})
            for (const Field& field : infoOf(key.entity).fields)
                if (const Value* held = field.flags & flag ? cellOf(*gone, field) : nullptr; held && !textOf(*held).isEmpty())
                    return textOf(*held);
    if (!gone && m_gone && !exists(key))
        if (const auto later = m_gone->constFind(key.id); later != m_gone->cend() && !later->title.isEmpty()) return later->title;
    return m_portfolio.titleOf(key.entity, key.id);
}

NodeId RecordsOfChanges::projectOf(RecordKey key) const
{
    if (exists(key)) return gantry::projectOf(m_portfolio, key);
    for (int depth = 0; depth < 4; ++depth) { // from owner to owner, as far as they went too
        const Change* gone = m_removed.value(key.id);
        if (!gone && m_gone)
            if (const auto later = m_gone->constFind(key.id); later != m_gone->cend()) return later->project;
        if (key.entity == entityOf<Node>()) {
            const Value* kind = gone ? cellOf(*gone, fieldFor<&Node::kind>()) : nullptr;
            return gone && !kind ? NodeId{key.id} : NodeId{}; // project is the kind that goes without saying
        }
        const EntityInfo& info = infoOf(key.entity);
        const Field* owner = info.find(u"project_id");
        if (!owner && info.groupField >= 0) owner = &info.fields[std::size_t(info.groupField)];
        const Value* held = gone && owner ? cellOf(*gone, *owner) : nullptr;
        const auto target = owner ? targetEntity(*owner) : std::nullopt;
        if (!held || !target) return {};
        key = {*target, intOf(*held)};
        if (key.entity == entityOf<Node>()) return NodeId{key.id};
        if (exists(key)) return gantry::projectOf(m_portfolio, key);
    }
    return {};
}

QString ChangeGroup::counts() const
{
    QStringList parts;
    if (changed) parts << tr("%1 changed").arg(changed);
    if (added) parts << tr("%1 added").arg(added);
    if (removed) parts << tr("%1 removed").arg(removed);
    return parts.join(QStringLiteral(", "));
}

std::vector<ChangeGroup> groupChanges(const Portfolio& portfolio, const std::vector<Change>& changes, Telling telling,
    const QHash<qint64, QString>& by, const QHash<qint64, GoneRecord>* gone)
{
    Grouper grouper(portfolio, changes, telling, by, gone);
    for (const Change& change : changes) grouper.add(change);
    return grouper.result();
}

QString changesText(const std::vector<ChangeGroup>& groups)
{
    QStringList rows;
    for (const ChangeGroup& group : groups) {
        rows << group.title + QStringLiteral(" (") + group.counts() + u')';
        QString title;
        for (const ChangeLine& line : group.lines) {
            if (!line.title.isEmpty()) title = line.title;
            QStringList cells{title, line.field, line.before, line.after, line.by};
            for (QString& cell : cells) cell.replace(u'\t', u' ').replace(u'\n', u' ');
            rows << cells.join(u'\t');
        }
    }
    return rows.join(u'\n');
}

} // namespace gantry
