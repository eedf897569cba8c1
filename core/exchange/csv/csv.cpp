#include "core/exchange/csv/csv.h"

#include "core/exchange/csv/csv_text.h"
#include "core/model/invariants.h"
#include "core/text/text.h"

#include <QSet>
#include <QStringDecoder>

namespace gantry {
namespace {

Error wrong(const char* reason, QStringList args = {}) { return {Errc::Format, reason, std::move(args)}; }

constexpr qsizetype mostBytes = 512 << 20;

Result<QString> textIn(const QByteArray& bytes)
{
    if (bytes.size() > mostBytes) return wrong("csv.too-large");
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (decoder.hasError()) return wrong("csv.encoding");
    return text;
}

struct Column {
    int field = -1; // -1: of no field that we know
    bool canonical = true;
};

/// Takes rows one after another into a trial portfolio, then looks at the outcome as a whole and gives back what breaks a rule.
class Reader {
public:
    Reader(const Portfolio& portfolio, IdSource& ids, const EntityInfo& info, const QLocale& locale)
        : m_portfolio(portfolio)
        , m_trial(portfolio)
        , m_ids(ids)
        , m_info(info)
        , m_locale(locale)
    {
    }

    Result<void> readHeading(const std::vector<QString>& cells)
    {
        QSet<int> seen;
        for (const QString& cell : cells) {
            const QString name = cell.trimmed();
            Column column{m_info.indexOf(name), true};
            if (column.field < 0) {
                const auto labelled = std::ranges::find_if(
                    m_info.fields, [&](const Field& f) { return f.labelText().compare(name, Qt::CaseInsensitive) == 0; });
                column = {labelled == m_info.fields.end() ? -1 : int(labelled - m_info.fields.begin()), false};
            }
            if (column.field < 0 && !name.isEmpty()) m_out.unknownColumns << name;
            if (column.field >= 0 && seen.contains(column.field)) return wrong("csv.column-twice", {name});
            seen.insert(column.field);
            m_columns.push_back(column);
        }
        seen.remove(-1);
        if (seen.isEmpty()) return wrong("csv.no-heading", {m_info.labelText().toLower()});
        return {};
    }

    void take(const std::vector<QString>& cells, qint64 line)
    {
        ++m_out.rows;
        auto change = changeOf(cells);
        if (!change) return refuse(line, change.error());
        if (change->op == Change::Update && change->cells.empty()) return;
        ChangeSet one{QString(), {std::move(*change)}};
        if (auto done = applyToMemory(m_trial, one, false); !done) return refuse(line, done.error());
        m_taken.push_back({line, std::move(one)});
    }

    CsvImport finish()
    {
        giveBackWhatBreaksRules();
        ChangeBuilder inserts({});
        for (Taken& row : m_taken) {
            Change& change = row.set.changes.front();
            ++(change.op == Change::Insert ? m_out.added : m_out.changed);
            if (change.op == Change::Insert)
                inserts.insertRow(m_info.entity, change.id, m_trial.table(m_info.entity).find(change.id));
            else
                m_out.set.changes.push_back(std::move(change));
        }
        ChangeSet added = inserts.take();
        std::ranges::move(added.changes, std::back_inserter(m_out.set.changes));
        m_out.set.action = QStringLiteral("import.csv");
        std::ranges::sort(m_out.refused, {}, &CsvRefusal::line);
        return std::move(m_out);
    }

private:
    struct Taken {
        qint64 line;
        ChangeSet set;
    };

    void refuse(qint64 line, Error error) { m_out.refused.push_back({line, std::move(error)}); }

    Result<Value> valueOf(const Column& column, const Field& field, const QString& text, const WorkUnits& units) const
    {
        const QString plain = field.kind == Kind::Text ? csv::unguarded(text) : text.trimmed();
        if (plain.isEmpty()) return Value();
        return column.canonical ? parseCanonical(field, plain) : parseText(m_trial, field, plain, units, m_locale);
    }

    Result<Change> changeOf(const std::vector<QString>& cells)
    {
        if (cells.size() > m_columns.size())
            return wrong("csv.too-many-cells", {QString::number(cells.size()), QString::number(m_columns.size())});
        Change change{Change::Insert, m_info.entity, 0, {}};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (m_columns[i].field != 0 || cells[i].trimmed().isEmpty()) continue;
            const auto id = parseCanonical(m_info.fields[0], cells[i].trimmed());
            if (!id || intOf(*id) <= 0) return wrong("csv.bad-id", {cells[i].trimmed()});
            change.id = intOf(*id);
            if (m_seen.contains(change.id)) return wrong("csv.id-twice", {cells[i].trimmed()});
        }
        const void* row = change.id ? m_portfolio.table(m_info.entity).find(change.id) : nullptr;
        if (row) change.op = Change::Update;
        if (!row && m_info.entity == entityOf<Snapshot>()) return wrong("csv.no-snapshots");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (m_columns[i].field <= 0) continue;
            const Field& field = m_info.fields[std::size_t(m_columns[i].field)];
            auto value =
                valueOf(m_columns[i], field, cells[i], row ? workUnitsOf(m_portfolio, {m_info.entity, change.id}, field) : WorkUnits());
            if (!value) return value.error();
            if (isAbsent(*value) && !field.nullable) {
                if (row) return Error{Errc::Invalid, "value.empty", {field.labelText()}};
                continue; // a new record has its default there, or is refused for what it lacks
            }
            if (row && field.get(row) == *value) continue;
            if (row && field.is(ReadOnly)) return Error{Errc::Invalid, "edit.read-only", {field.labelText()}};
            change.cells.push_back({quint16(m_columns[i].field), {}, std::move(*value)});
        }
        if (!change.id) change.id = m_ids.next();
        m_seen.insert(change.id);
        return change;
    }

    /// A row may refer to one further down, so rules are looked at when all rows are in; one that goes may take others with it.
    void giveBackWhatBreaksRules()
    {
        for (bool sound = false; !sound;) {
            sound = true;
            std::vector<Taken> kept;
            for (Taken& row : m_taken) {
                const RecordKey key{m_info.entity, row.set.changes.front().id};
                const auto holds = checkInvariants(m_trial, std::span(&key, 1));
                if (holds) {
                    kept.push_back(std::move(row));
                    continue;
                }
                sound = false;
                refuse(row.line, holds.error());
                m_back.push_back(inverse(row.set));
            }
            for (ChangeSet& back : m_back) (void)applyToMemory(m_trial, back, false);
            m_back.clear();
            m_taken = std::move(kept);
        }
    }

    const Portfolio& m_portfolio;
    Portfolio m_trial;
    IdSource& m_ids;
    const EntityInfo& m_info;
    QLocale m_locale;
    std::vector<Column> m_columns;
    std::vector<Taken> m_taken;
    std::vector<ChangeSet> m_back;
    QSet<qint64> m_seen;
    CsvImport m_out;
};

} // namespace

QByteArray writeCsv(const Portfolio& portfolio, Entity entity, std::span<const qint64> ids)
{
    const EntityInfo& info = infoOf(entity);
    csv::TableWriter out;
    QStringList cells;
    for (const Field& field : info.fields) cells << field.keyText();
    out.add(cells);
    for (qint64 id : ids) {
        const void* row = portfolio.table(entity).find(id);
        cells.clear();
        for (const Field& field : info.fields) {
            const QString text = canonicalText(field, field.get(row));
            cells << (field.kind == Kind::Text ? csv::guarded(text) : text);
        }
        out.add(cells);
    }
    return out.take();
}

Result<CsvImport> readCsv(const QByteArray& bytes, const Portfolio& portfolio, IdSource& ids, Entity entity, const QLocale& locale)
{
    auto text = textIn(bytes);
    if (!text) return text.error();
    csv::Rows rows(std::move(*text));
    Reader reader(portfolio, ids, infoOf(entity), locale);
    const auto heading = rows.next();
    if (!heading && !rows.unclosedQuote()) return wrong("csv.empty");
    if (heading)
        if (auto read = reader.readHeading(*heading); !read) return read.error();
    while (auto cells = rows.next()) reader.take(*cells, rows.line());
    if (rows.unclosedQuote()) return wrong("csv.unclosed-quote", {QString::number(rows.line())});
    return reader.finish();
}

} // namespace gantry
