#include "ui/tables/cell_block.h"

#include "core/exchange/csv/csv_text.h"
#include "core/text/worktimes.h"
#include "ui/models/change_composer.h"
#include "ui/models/typed_date.h"
#include "ui/tables/record_names.h"

namespace gantry {
namespace {

QString localNumber(qint64 value, int decimals, const QLocale& locale = QLocale())
{
    return decimalText(value, decimals).replace(u'.', locale.decimalPoint());
}

/// Six decimals of an hour or a day give every second back.
QString durationNumber(const Field& field, qint64 seconds, const WorkUnits& units)
{
    const qint64 day = units.elapsed ? secondsPerDay : units.day.seconds > 0 ? units.day.seconds : WorkUnits().day.seconds;
    const auto millionths = mulDiv(seconds, 1'000'000, workUnitOf(field) == DurationUnit::Hours ? 3600 : day);
    const QString number = millionths ? localNumber(*millionths, 6) : QString();
    return units.elapsed ? number + QStringLiteral(" ed") : number;
}

/// Values as text of a clipboard and back, with the names of records looked up once.
class Scribe {
public:
    explicit Scribe(const RecordTableModel& model)
        : m_model(model)
        , m_names(model.portfolio())
    {
    }

    QString write(RecordKey record, const Column& column)
    {
        const Value value = column.value(record.id);
        if (isAbsent(value)) return {};
        const qint64 n = intOf(value);
        const Field& format = column.format;
        switch (column.kind) {
        case Kind::Id: return nameOf(format, n);
        case Kind::DateTime: {
            const QString text = isoText(DateTime{n}).replace(u'T', u' ');
            return text.endsWith(QLatin1String(":00")) ? text.chopped(3) : text;
        }
        case Kind::Work:
            if (isTimeOfDay(format)) return m_model.textOf(record, column, value);
            return durationNumber(format, n, m_model.unitsOf(record, column));
        case Kind::Money: return localNumber(n, 2);
        case Kind::Rate:
        case Kind::Quantity: return localNumber(n, 8);
        case Kind::Percent: return localNumber(n, 8) + u'%';
        case Kind::Real: return canonicalText(format, value).replace(u'.', QLocale().decimalPoint());
        case Kind::Enum: return m_model.textOf(record, column, value);
        default: return canonicalText(format, value);
        }
    }

    Result<Value> read(const Portfolio& portfolio, RecordKey record, const Column& column, const QString& text)
    {
        const auto target = column.kind == Kind::Id ? targetEntity(column.format) : std::nullopt;
        if (!target || text.trimmed().isEmpty()) return parseTyped(portfolio, column, record, text, m_model.session().today());
        QList<qint64> ids = m_names.called(*target, text, projectOf(portfolio, record));
        if (column.custom)
            ids.removeIf([&](qint64 id) {
                const CustomChoice* choice = portfolio.find<CustomChoice>(id);
                return !choice || choice->field != column.custom;
            });
        if (ids.size() == 1) return Value(ids.front());
        if (ids.isEmpty())
            return Error{Errc::Invalid, "value.unknown-record", {column.title, text.trimmed(), infoOf(*target).labelText().toLower()}};
        return Error{Errc::Invalid, "value.ambiguous-record", {column.title, text.trimmed(), QString::number(ids.size())}};
    }

    bool isTaken(const QString& number) { return !m_names.called(m_model.entity(), number, {}).isEmpty(); }

private:
    QString nameOf(const Field& format, qint64 id)
    {
        QString& name = m_known[id];
        if (!name.isEmpty()) return name;
        if (const auto target = targetEntity(format)) return name = m_names.nameOf(*target, id);
        for (const EntityInfo& info : allEntities())
            if (m_model.portfolio().table(info.entity).contains(id)) return name = m_names.nameOf(info.entity, id);
        return name = QString::number(id);
    }

    const RecordTableModel& m_model;
    RecordNames m_names;
    QHash<qint64, QString> m_known;
};

QString quoted(const QString& text)
{
    const bool plain = std::ranges::none_of(text, [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; });
    return plain ? text : u'"' + QString(text).replace(u'"', QLatin1String("\"\"")) + u'"';
}

/// Gathers the cells of one gesture. What goes wrong is told with the row and the column where it did.
class BlockWriter {
public:
    BlockWriter(const RecordTableModel& model, const char* action, const QString& label)
        : m_model(model)
        , m_composer(model.portfolio(), infoOf(model.entity()).keyText() + QLatin1String(action), label)
    {
    }
    const Portfolio& portfolio() const { return m_composer.portfolio(); }

    /// Adds a new record and answers with its id.
    Result<qint64> insert(std::size_t row, const std::vector<std::pair<int, Value>>& cells)
    {
        auto set = m_model.add(m_composer.portfolio(), cells);
        qint64 id = 0;
        if (set)
            for (const Change& change : set->changes)
                if (change.op == Change::Insert && change.entity == m_model.entity()) id = change.id;
        if (const auto done = m_composer.add(std::move(set)); !done)
            return refused(row, 0, infoOf(m_model.entity()).labelText(), done.error());
        ++m_change.added;
        note(id);
        return id;
    }
    Result<void> write(std::size_t row, qint64 id, int column, const Value& value)
    {
        const RecordKey record{m_model.entity(), id};
        auto set = m_model.change(m_composer.portfolio(), record, column, value);
        if (set && set->empty()) return {};
        if (const auto done = m_composer.add(std::move(set)); !done) return refused(row, id, m_model.columnAt(column).title, done.error());
        ++m_change.cells;
        note(id);
        return {};
    }
    void skip() { ++m_change.skipped; }
    Error refused(std::size_t row, qint64 id, const QString& column, const Error& why) const
    {
        const QString title = m_model.portfolio().table(m_model.entity()).contains(id) ? m_model.portfolio().titleOf(m_model.entity(), id)
                                                                                       : QObject::tr("new");
        return {Errc::Invalid, "paste.refused", {QString::number(row + 1), title, column, sentence(why)}};
    }
    BlockChange take()
    {
        m_change.set = m_composer.take();
        return std::move(m_change);
    }

private:
    void note(qint64 id)
    {
        if (m_change.records.empty() || m_change.records.back() != id) m_change.records.push_back(id);
    }
    const RecordTableModel& m_model;
    ChangeComposer m_composer;
    BlockChange m_change;
};

bool noneEditable(const RecordTableModel& model, const std::vector<CellBlock>& blocks)
{
    return std::ranges::all_of(blocks,
        [&](const CellBlock& block) { return std::ranges::none_of(block.columns, [&](int c) { return model.columnAt(c).editable(); }); });
}

} // namespace

QString blockText(const RecordTableModel& model, const CellBlock& block)
{
    Scribe scribe(model);
    QString out;
    for (qint64 id : block.records) {
        for (std::size_t c = 0; c < block.columns.size(); ++c) {
            if (c) out += u'\t';
            out += quoted(scribe.write({model.entity(), id}, model.columnAt(block.columns[c])));
        }
        out += u'\n';
    }
    return out;
}

QByteArray blockCsv(const RecordTableModel& model, const CellBlock& block)
{
    Scribe scribe(model);
    csv::TableWriter out;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int column : block.columns) cells << cell(model.columnAt(column));
        out.add(cells);
    };
    line([](const Column& column) { return column.title; });
    for (qint64 id : block.records)
        line([&](const Column& column) {
            const QString text = scribe.write({model.entity(), id}, column);
            return column.kind == Kind::Text || column.kind == Kind::Id ? csv::guarded(text) : text;
        });
    return out.take();
}

std::vector<QStringList> readBlock(const QString& text)
{
    std::vector<QStringList> rows(1);
    QString cell;
    bool quotes = false;
    const auto endCell = [&] {
        rows.back() << cell;
        cell.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quotes) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += c, ++i;
            else
                quotes = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quotes = true;
        } else if (c == u'\t') {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') ++i;
            endCell();
            rows.emplace_back();
        } else {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !rows.back().isEmpty()) endCell();
    if (rows.back().isEmpty()) rows.pop_back(); // the break after the last row
    return rows;
}

Result<BlockChange> pasteBlock(const RecordTableModel& model, const std::vector<CellBlock>& targets, const std::vector<QStringList>& texts)
{
    if (texts.empty() || noneEditable(model, targets)) return Error{Errc::Invalid, "paste.no-columns", {}};
    Scribe scribe(model);
    BlockWriter writer(model, ".paste", QObject::tr("Paste into %1").arg(infoOf(model.entity()).pluralText().toLower()));
    QSet<QString> numbers;
    qsizetype width = 1;
    for (const QStringList& row : texts) width = std::max(width, row.size());
    for (const CellBlock& target : targets) {
        for (std::size_t r = 0; r < target.records.size(); ++r) {
            const QStringList& cells = texts[r % texts.size()];
            const bool isNew = target.records[r] == 0;
            qint64 id = target.records[r];
            std::vector<std::pair<int, QString>> typed;
            for (std::size_t c = 0; c < target.columns.size(); ++c) {
                const int column = target.columns[c];
                const qsizetype from = qsizetype(c) % width;
                if (from >= cells.size()) continue; // a ragged row says nothing of its last cells
                if (!model.columnAt(column).editable()) {
                    writer.skip();
                    continue;
                }
                const QString& text = cells[from];
                if (isNew && text.isEmpty()) continue;
                const Field* edits = model.columnAt(column).edits;
                if (isNew && edits && edits->is(Number)) {
                    const QString number = text.trimmed();
                    if (scribe.isTaken(number) || numbers.contains(number)) continue; // the copy of a record gets a number of its own
                    numbers.insert(number);
                }
                typed.emplace_back(column, text);
            }
            if (isNew) {
                // References first: they say to which project the row belongs, and with it how its other cells read.
                std::vector<std::pair<int, Value>> references;
                for (const auto& [column, text] : typed) {
                    if (model.columnAt(column).kind != Kind::Id || model.columnAt(column).custom) continue;
                    auto value = scribe.read(writer.portfolio(), {model.entity(), 0}, model.columnAt(column), text);
                    if (!value) return writer.refused(r, 0, model.columnAt(column).title, value.error());
                    references.emplace_back(column, *value);
                }
                auto inserted = writer.insert(r, references);
                if (!inserted) return inserted.error();
                id = *inserted;
                std::erase_if(typed,
                    [&](const auto& cell) { return model.columnAt(cell.first).kind == Kind::Id && !model.columnAt(cell.first).custom; });
            }
            // Durations last: another cell of the row may say how they count.
            std::ranges::stable_partition(typed, [&](const auto& cell) { return model.columnAt(cell.first).kind != Kind::Work; });
            for (const auto& [column, text] : typed) {
                const RecordKey record{model.entity(), id};
                auto value = scribe.read(writer.portfolio(), record, model.columnAt(column), text);
                if (!value) return writer.refused(r, isNew ? 0 : id, model.columnAt(column).title, value.error());
                if (const auto done = writer.write(r, id, column, *value); !done) return done.error();
            }
        }
    }
    return writer.take();
}

Result<BlockChange> fillDown(const RecordTableModel& model, const CellBlock& block)
{
    if (noneEditable(model, {block})) return Error{Errc::Invalid, "paste.no-columns", {}};
    BlockWriter writer(model, ".fill", QObject::tr("Fill down in %1").arg(infoOf(model.entity()).pluralText().toLower()));
    for (std::size_t r = 1; r < block.records.size(); ++r) {
        for (int column : block.columns) {
            if (!model.columnAt(column).editable()) {
                writer.skip();
                continue;
            }
            const Value value = model.columnAt(column).value(block.records.front());
            if (const auto done = writer.write(r, block.records[r], column, value); !done) return done.error();
        }
    }
    return writer.take();
}

Result<BlockChange> clearCells(const RecordTableModel& model, const std::vector<CellBlock>& blocks)
{
    if (noneEditable(model, blocks)) return Error{Errc::Invalid, "paste.no-columns", {}};
    BlockWriter writer(model, ".clear", QObject::tr("Clear cells of %1").arg(infoOf(model.entity()).pluralText().toLower()));
    for (const CellBlock& block : blocks) {
        for (std::size_t r = 0; r < block.records.size(); ++r) {
            for (int column : block.columns) {
                const Column& c = model.columnAt(column);
                if (!c.editable()) {
                    writer.skip();
                    continue;
                }
                if (!c.format.nullable) return writer.refused(r, block.records[r], c.title, {Errc::Invalid, "value.empty", {c.title}});
                if (const auto done = writer.write(r, block.records[r], column, {}); !done) return done.error();
            }
        }
    }
    return writer.take();
}

} // namespace gantry
