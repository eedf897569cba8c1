#include "core/exchange/table/table_import.h"

#include "core/change/diary_lock.h"
#include "core/change/transitions.h"
#include "core/model/currencies.h"
#include "core/model/invariants.h"

#include <QSet>

namespace gantry {
namespace {

constexpr std::size_t rowsATick = 512;

Error wrong(const char* reason, QStringList args = {}) { return {Errc::Format, reason, std::move(args)}; }

/// Which column goes where; what the mapping leaves open goes by heading.
Result<void> mapColumns(
    TableImport& out, const SourceTable& table, const TableMapping& mapping, const EntityInfo& info, const QLocale& locale)
{
    const auto fieldNamed = [&](const QString& name) -> Result<int> {
        const int i = fieldMeant(info, name);
        return i >= 0 ? Result<int>(i) : wrong("map.unknown-field", {name, info.labelText().toLower()});
    };
    QSet<QString> asked;
    for (auto it = mapping.columns.keyBegin(); it != mapping.columns.keyEnd(); ++it) asked.insert(*it);
    QHash<int, QString> taken;
    const auto put = [&](MappedColumn column) -> Result<void> {
        if (column.field >= 0 && taken.contains(column.field)) return wrong("table.column-twice", {column.column.name});
        if (column.field >= 0) taken.insert(column.field, column.column.name);
        out.columns.push_back(std::move(column));
        return {};
    };
    for (TableColumn& column : columnsOf(table, out.headingRow)) {
        MappedColumn mapped{std::move(column)};
        const QString& name = mapped.column.name;
        const bool told = asked.remove(name);
        if (told && !mapping.columns.value(name).isEmpty()) {
            const auto field = fieldNamed(mapping.columns.value(name));
            if (!field) return field.error();
            mapped.field = *field;
        } else if (!told) {
            mapped.field = fieldMeant(info, name);
            if (mapped.field < 0 && mapped.column.named) out.unknownColumns << name;
        }
        mapped.canonical = mapped.field >= 0 && info.fields[std::size_t(mapped.field)].keyText() == name;
        if (mapped.field >= 0) findWriting(mapped, info.fields[std::size_t(mapped.field)], table, out.headingRow, mapping, locale);
        if (auto done = put(std::move(mapped)); !done) return done;
    }
    if (!asked.isEmpty()) {
        QStringList names;
        for (const MappedColumn& column : out.columns) names << column.column.name;
        return wrong("map.no-column", {*asked.begin(), names.join(QStringLiteral(", "))});
    }
    if (taken.isEmpty()) return wrong("table.no-heading", {info.labelText().toLower()});
    for (auto it = mapping.constants.begin(); it != mapping.constants.end(); ++it) {
        if (it->isEmpty()) continue;
        const auto field = fieldNamed(it.key());
        if (!field) return field.error();
        MappedColumn constant{{-1, *it, true}, *field};
        MarkFinder marks;
        marks.look(*it);
        constant.marks = marks.marks(locale, mapping.decimal);
        OrderFinder order;
        order.look(*it);
        constant.dates = order.reading(locale, mapping.dates);
        if (auto done = put(std::move(constant)); !done) return done;
    }
    return {};
}

/// Takes rows one after another into a trial portfolio, then looks at the outcome as a whole and gives back what breaks a rule.
class Planner {
public:
    Planner(TableImport& out, const SourceTable& table, const TableMapping& mapping, const Portfolio& portfolio, IdSource& ids,
        const EntityInfo& info, const QLocale& locale)
        : m_out(out)
        , m_table(table)
        , m_portfolio(portfolio)
        , m_trial(portfolio)
        , m_ids(ids)
        , m_info(info)
        , m_names(portfolio)
        , m_cells(portfolio, m_names, locale, mapping.round)
    {
        for (const MappedColumn& column : out.columns) {
            if (column.field < 0) continue;
            const Field& field = fieldOf(column);
            m_namesItself = m_namesItself || (column.field > 0 && field.target == info.words.key);
            m_mapped.push_back(&column);
            if (column.column.place < 0) m_constants.insert(column.field, TableCell{-1, TableCell::Text, false, column.column.name});
        }
        // References first: they say to which project a row belongs, and with it how its other cells read. The project before all, money
        // last: its decimals are those of a currency that any other cell may decide.
        const auto rank = [&](const MappedColumn* c) {
            const Field& field = fieldOf(*c);
            return field.key == "project_id" ? 0 : field.kind == Kind::Id ? 1 : isMoney(field) ? 3 : 2;
        };
        std::ranges::stable_sort(m_mapped, {}, rank);
        m_lastPlace = -1;
        for (const MappedColumn& column : out.columns) m_lastPlace = std::max(m_lastPlace, column.column.place);
    }

    Result<void> recogniseBy(const QStringList& keys)
    {
        for (const QString& key : keys) {
            const auto column = std::ranges::find_if(m_mapped, [&](const MappedColumn* c) { return fieldOf(*c).keyText() == key; });
            if (column == m_mapped.end()) return wrong("map.no-key", {key});
            m_keys.push_back(*column);
        }
        if (m_keys.empty() || m_keys.front()->field == 0) return {};
        const TableBase& records = m_portfolio.table(m_info.entity);
        for (std::size_t i = 0; i < records.size(); ++i) {
            QString key;
            for (const MappedColumn* column : m_keys) key += keyText(fieldOf(*column), fieldOf(*column).get(records.at(i)));
            m_known[key].append(intOf(m_info.fields[0].get(records.at(i))));
        }
        return {};
    }

    Result<void> plan(const Progress& progress)
    {
        std::vector<const TableRow*> rows;
        for (const TableRow& row : m_table.rows)
            if (row.number > m_out.headingRow) rows.push_back(&row);
        m_out.rows = qint64(rows.size());
        const auto tick = [&](std::size_t i, int from, int to) {
            if (i % rowsATick == 0) progress.report(QStringLiteral("Comparing"), from + int(i * std::size_t(to - from) / rows.size()));
            return !progress.stop.stop_requested();
        };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!tick(i, 0, 40)) return cancelled();
            if (auto known = recognise(*rows[i]); !known) refuse(*rows[i], known.error());
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!tick(i, 40, 90)) return cancelled();
            take(m_rows[i]);
        }
        if (!giveBackWhatBreaksRules(progress.stop)) return cancelled();
        finish();
        return {};
    }

private:
    struct Row {
        const TableRow* source;
        qint64 id;
        bool isNew;
        ChangeSet set{};
        bool taken = false;
    };
    struct Refusal {
        QString column;
        Error error;
    };

    static Error cancelled() { return {Errc::Cancelled, "import.cancelled", {}}; }
    static bool isMoney(const Field& field) { return field.kind == Kind::Money || field.kind == Kind::Rate; }
    const Field& fieldOf(const MappedColumn& column) const { return m_info.fields[std::size_t(column.field)]; }
    static QString keyText(const Field& field, const Value& value)
    {
        return canonicalText(field, value).trimmed().toCaseFolded() + u'\x1f';
    }
    const TableCell& cellOf(const TableRow& row, const MappedColumn& column) const
    {
        if (column.column.place >= 0) return row.at(column.column.place);
        return *m_constants.constFind(column.field);
    }
    void refuse(const TableRow& row, const Refusal& why) { m_out.refused.push_back({row.number, why.column, why.error}); }

    struct Outcome {
        std::optional<Refusal> refusal;
        explicit operator bool() const { return !refusal; }
        const Refusal& error() const { return *refusal; }
    };
    static Outcome refused(const MappedColumn* column, Error error)
    {
        return {Refusal{column ? column->column.name : QString(), std::move(error)}};
    }

    /// Which record a row is of; a new one is known by its names from then on, so that others may refer to it.
    Outcome recognise(const TableRow& source)
    {
        if (m_table.format == u"csv" && !source.cells.empty() && source.cells.back().column > m_lastPlace)
            return refused(
                nullptr, wrong("csv.too-many-cells", {QString::number(source.cells.back().column + 1), QString::number(m_lastPlace + 1)}));
        qint64 id = 0;
        const auto idColumn = std::ranges::find(m_mapped, 0, &MappedColumn::field);
        if (idColumn != m_mapped.end()) {
            const QString text = cellOf(source, **idColumn).text.trimmed();
            if (!text.isEmpty()) {
                const auto given = parseCanonical(m_info.fields[0], text);
                if (!given || intOf(*given) <= 0) return refused(*idColumn, wrong("table.bad-id", {text}));
                id = intOf(*given);
                if (m_seen.contains(id)) return refused(*idColumn, wrong("table.id-twice", {text}));
            }
        }
        if (!id && !m_keys.empty() && m_keys.front()->field != 0) {
            QString key;
            bool whole = true;
            RowContext context;
            for (const MappedColumn* column : m_keys) {
                const auto value = m_cells.read(*column, fieldOf(*column), cellOf(source, *column), context);
                if (!value) return refused(column, value.error());
                if (fieldOf(*column).key == "project_id") context.project = intOf(*value);
                whole = whole && !isAbsent(*value);
                key += keyText(fieldOf(*column), *value);
            }
            const QList<qint64> known = whole ? m_known.value(key) : QList<qint64>();
            const QString shown = cellOf(source, *m_keys.back()).text.trimmed();
            if (known.size() > 1) return refused(m_keys.back(), wrong("table.key-not-unique", {shown, QString::number(known.size())}));
            if (known.size() == 1) id = known.front();
            if (whole && m_keysSeen.contains(key))
                return refused(m_keys.back(), wrong("table.key-twice", {shown, QString::number(m_keysSeen.value(key))}));
            if (whole) m_keysSeen.insert(key, source.number);
        }
        const bool isNew = !id || !m_portfolio.table(m_info.entity).contains(id);
        if (isNew && m_info.entity == entityOf<Snapshot>()) return refused(nullptr, wrong("table.no-snapshots"));
        if (!id) id = m_ids.next();
        m_seen.insert(id);
        for (const MappedColumn* column : m_mapped)
            if (isNew && m_namesItself && NameIndex::names(fieldOf(*column)))
                m_names.add(m_info.entity, fieldOf(*column), cellOf(source, *column).text, id);
        m_rows.push_back({&source, id, isNew});
        return {};
    }

    Outcome changeOf(Row& row)
    {
        Change change{row.isNew ? Change::Insert : Change::Update, m_info.entity, row.id, {}};
        const void* record = row.isNew ? nullptr : m_portfolio.table(m_info.entity).find(row.id);
        RowContext context;
        if (record) context.project = intOf(projectCell(record));
        bool money = false;
        // A constant says nothing of fields that a short row leaves alone; an absent cell past the row's end does.
        for (const MappedColumn* column : m_mapped) {
            if (column->field == 0) continue;
            const Field& field = fieldOf(*column);
            if (m_table.format == u"csv" && column->column.place >= rowWidth(*row.source)) continue;
            if (field.kind == Kind::Work) {
                context.units =
                    record ? workUnitsOf(m_portfolio, {m_info.entity, row.id}, field) : workUnitsOf(m_portfolio, NodeId{context.project});
            }
            if (isMoney(field) && !std::exchange(money, true)) {
                context.currency = currencyOf(change);
                context.moneyDigits = minorDigitsOf(m_portfolio, context.currency);
            }
            auto value = m_cells.read(*column, field, cellOf(*row.source, *column), context);
            if (!value) return refused(column, value.error());
            if (field.key == "project_id") context.project = intOf(*value);
            if (isAbsent(*value) && !field.nullable) {
                if (record) return refused(column, {Errc::Invalid, "value.empty", {field.labelText()}});
                continue; // a new record has its default there, or is refused for what it lacks
            }
            if (record && field.get(record) == *value) continue;
            if (record && field.is(ReadOnly)) return refused(column, {Errc::Invalid, "edit.read-only", {field.labelText()}});
            change.cells.push_back({quint16(column->field), {}, std::move(*value)});
        }
        if (row.isNew || !change.cells.empty()) row.set.changes.push_back(std::move(change));
        return {};
    }
    /// The currency of a row's amounts, as its other cells have it: they are in the trial for as long as that is asked.
    QString currencyOf(const Change& cells)
    {
        ChangeSet draft{{}, {cells}};
        const bool taken = applyToMemory(m_trial, draft, false).has_value();
        QString out = gantry::currencyOf(m_trial, RecordKey{cells.entity, cells.id});
        if (!taken) return out;
        ChangeSet back = inverse(draft);
        (void)applyToMemory(m_trial, back, false);
        return out;
    }
    Value projectCell(const void* record) const
    {
        const Field* project = m_info.find(u"project_id");
        return project ? project->get(record) : Value();
    }
    static int rowWidth(const TableRow& row) { return row.width; }

    void take(Row& row)
    {
        if (auto read = changeOf(row); !read) return refuse(*row.source, read.error());
        if (auto done = applyToMemory(m_trial, row.set, false); !done) return refuse(*row.source, {{}, done.error()});
        row.taken = true;
    }

    /// A row may refer to one further down, so rules are looked at when all rows are in; one that goes may take others with it.
    bool giveBackWhatBreaksRules(const std::stop_token& stop)
    {
        for (bool sound = false; !sound;) {
            sound = true;
            std::vector<ChangeSet> back;
            const ClosedPeriods closed(m_portfolio);
            for (Row& row : m_rows) {
                if (stop.stop_requested()) return false;
                if (!row.taken || row.set.empty()) continue;
                const RecordKey key{m_info.entity, row.id};
                auto holds = checkInvariants(m_trial, std::span(&key, 1));
                for (const Portfolio* each : {&m_portfolio, static_cast<const Portfolio*>(&m_trial)})
                    if (const auto refused = refusedByClosedPeriod(closed, *each, row.set.changes.front())) holds = *refused;
                if (const auto refused = refusedByCompletedDay(m_portfolio, m_trial, row.set.changes.front())) holds = *refused;
                if (holds) continue;
                sound = row.taken = false;
                refuse(*row.source, {{}, holds.error()});
                back.push_back(inverse(row.set));
            }
            for (ChangeSet& set : back) (void)applyToMemory(m_trial, set, false);
        }
        return true;
    }

    void finish()
    {
        std::ranges::stable_sort(m_out.refused, {}, &TableRefusal::row);
        auto refusal = m_out.refused.begin();
        const auto tellRefused = [&](qint64 before) {
            for (; refusal != m_out.refused.end() && refusal->row < before; ++refusal)
                m_out.lines.push_back({refusal->row, TableLine::Refused, 0, std::size_t(refusal - m_out.refused.begin())});
        };
        for (Row& row : m_rows) {
            if (!row.taken) continue;
            tellRefused(row.source->number);
            if (row.set.empty()) {
                m_out.lines.push_back({row.source->number, TableLine::Unchanged, row.id, 0});
                continue;
            }
            ++(row.isNew ? m_out.added : m_out.changed);
            m_out.lines.push_back(
                {row.source->number, row.isNew ? TableLine::Added : TableLine::Changed, row.id, m_out.set.changes.size()});
            m_out.set.changes.push_back(row.isNew ? insertOf(m_info.entity, row.id, m_trial.table(m_info.entity).find(row.id))
                                                  : std::move(row.set.changes.front()));
        }
        tellRefused(std::numeric_limits<qint64>::max());
        m_out.set.action = QStringLiteral("import.") + m_table.format;
    }

    TableImport& m_out;
    const SourceTable& m_table;
    const Portfolio& m_portfolio;
    Portfolio m_trial;
    IdSource& m_ids;
    const EntityInfo& m_info;
    NameIndex m_names;
    CellReader m_cells;
    std::vector<const MappedColumn*> m_mapped, m_keys;
    QHash<int, TableCell> m_constants; // by field
    QHash<QString, QList<qint64>> m_known; // records by their keys
    QHash<QString, qint64> m_keysSeen; // keys -> row
    QSet<qint64> m_seen;
    std::vector<Row> m_rows;
    int m_lastPlace = -1;
    bool m_namesItself = false;
};

} // namespace

Result<TableImport> planTable(const SourceTable& table, const TableMapping& mapping, const Portfolio& portfolio, IdSource& ids,
    Entity entity, const QLocale& locale, const Progress& progress)
{
    const EntityInfo& info = infoOf(entity);
    TableImport out;
    out.headingRow = headingRowOf(table, info, mapping);
    if (out.headingRow == 0) return wrong("table.empty");
    if (auto mapped = mapColumns(out, table, mapping, info, locale); !mapped) return mapped.error();
    QStringList fieldKeys;
    for (const MappedColumn& column : out.columns)
        if (column.field >= 0) fieldKeys << info.fields[std::size_t(column.field)].keyText();
    out.keys = mapping.keys.value_or(usualKeys(info, fieldKeys));
    Planner planner(out, table, mapping, portfolio, ids, info, locale);
    if (auto known = planner.recogniseBy(out.keys); !known) return known.error();
    if (auto planned = planner.plan(progress); !planned) return planned.error();
    return out;
}

} // namespace gantry
