#include "core/exchange/csv/csv.h"
#include "core/exchange/csv/csv_text.h"
#include "core/exchange/table/table_import.h"
#include "core/exchange/xlsx/xlsx.h"
#include "core/session/settle.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/register/register_group.h"
#include "ui/tables/record_grid.h"

#include <numeric>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A plan of two tasks and a record of every entity, with figures that people could have typed where other figures are read by them.
ChangeSet aFewRecords()
{
    ChangeSet set = fewRecords();
    for (Change& change : set.changes)
        for (Cell& cell : change.cells) {
            const Field& field = infoOf(change.entity).fields[cell.field];
            if (field.kind == Kind::Work && field.key == "day_seconds") cell.after = qint64(8 * 3600);
            if (field.kind == Kind::Work && field.key == "week_seconds") cell.after = qint64(40 * 3600);
            if (&field == &fieldFor<&ScheduleOptions::statusDate>()) cell.after = atDay(QDate(2026, 3, 31), 17 * 3600).seconds;
            if (&field == &fieldFor<&Currency::minorDigits>()) cell.after = qint64(2);
        }
    return set;
}

/// A file with a record of every entity.
struct Office {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    std::unique_ptr<Session> session;
    std::unique_ptr<Workspace> workspace;

    Office()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        auto made = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), aFewRecords());
        if (!made) FAIL(made.error().reason << " " << made.error().args.join(u'|').toStdString());
        session = std::move(*made);
        workspace = std::make_unique<Workspace>(*session, settings);
    }
    ~Office() { workspace.reset(); }
    const Portfolio& portfolio() const { return session->portfolio(); }
};

/// What has a register in the window.
std::vector<Entity> registers()
{
    std::vector<Entity> out;
    for (const EntityInfo& info : allEntities())
        if (info.words.onScreen || !registerPartOf(info.entity).isEmpty()) out.push_back(info.entity);
    return out;
}

/// Values that a person might type in place of `now`, such that no text rounds them and no rule minds.
std::vector<Value> typeable(const Portfolio& portfolio, const Field& field, const Value& now)
{
    const qint64 n = intOf(now), e = e8;
    std::vector<Value> out;
    switch (field.kind) {
    case Kind::Money: out = {qint64(98'765'432'10), qint64(87'654'321'00)}; break;
    case Kind::Work: out = {qint64(24 * 3600), qint64(40 * 3600)}; break;
    case Kind::Int: out = {n + 1, n - 1}; break;
    case Kind::Percent: out = {40 * e, 60 * e}; break;
    case Kind::Rate:
    case Kind::Quantity: out = {2 * e, 3 * e}; break;
    case Kind::Date: out = {n + 7, n - 7}; break;
    case Kind::DateTime: out = {atDay(QDate(2026, 2, 27), 10 * 3600 + 1800).seconds, atDay(QDate(2026, 3, 1), 8 * 3600).seconds}; break;
    case Kind::Shifts: out = {QStringLiteral("08:00-12:00 13:00-17:00")}; break;
    default: out = candidates(portfolio, field, now);
    }
    if (&field == &fieldFor<&Kpi::formula>()) out = {QStringLiteral("bei")};
    std::erase(out, now);
    return out;
}

/// A row that somebody typed into: which line of the journal it is, and which cells it says.
struct Edit {
    qint64 sequence = 0;
    RecordKey record;
    std::vector<Cell> cells;
};

/// Types another value into each cell of the last row, as a pasted row does, in the words in which the table shows it. Fields of which no
/// rule lets the record be other than it is: named in `settled`.
Edit typeRow(RecordTableModel& model, QStringList& settled)
{
    RecordGrid grid(model);
    const int row = model.rowCount() - 1;
    const RecordKey record = model.recordAt(model.index(row, 0));
    Portfolio portfolio = model.portfolio();
    const Portfolio before = portfolio;
    const std::vector<qint64> none;
    std::vector<int> order(std::size_t(model.columnCount()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int c) { return grid.turnOf(c); });
    for (const int c : order) {
        const Column& column = model.columnAt(c);
        if (!column.edits || !column.editable()) continue;
        const EntityInfo& info = infoOf(record.entity);
        const Value now = portfolio.cell(record.entity, record.id, *column.edits);
        RecordNames names(portfolio);
        bool taken = false;
        std::string said;
        const auto values = typeable(portfolio, *column.edits, now);
        for (std::size_t v = 0; !taken && v < std::min<std::size_t>(values.size(), 40); ++v) {
            const auto target =
                column.kind == Kind::Id ? targetEntity(info, portfolio.table(record.entity).find(record.id), *column.edits) : std::nullopt;
            const QString text = target ? names.nameOf(*target, intOf(values[v]))
                                        : displayText(portfolio, column.format, values[v], unitsOf(portfolio, record, column));
            auto set = grid.typed({portfolio, none}, record.id, c, text);
            if (!set) {
                said = sentence(set.error()).toStdString();
                continue;
            }
            const auto done = settle(portfolio, *set, Source::Person);
            if (!done) said = sentence(done.error()).toStdString();
            taken = bool(done);
            CAPTURE(column.title.toStdString(), text.toStdString());
            if (taken) CHECK((portfolio.cell(record.entity, record.id, *column.edits) == values[v]));
        }
        INFO(column.title.toStdString() << ": " << said);
        if (!taken) settled << info.keyText() + u'.' + column.edits->keyText();
        // A reference may be settled by the others, and so is whose record it leads to. A node that has tasks is a project, and the dates
        // of a task that is finished, as typed before, decide its duration.
        const bool ruled = column.kind == Kind::Id || namesEntity(*column.edits) || column.edits == &fieldFor<&Node::kind>()
            || column.edits == &fieldFor<&Task::duration>() || isSettled(*column.edits);
        CHECK((taken || ruled || !model.flags(model.index(row, c)).testFlag(Qt::ItemIsEditable)));
    }
    ChangeSet set = difference(before, portfolio);
    set.action = QStringLiteral("test.paste");
    if (const auto done = model.session().apply(set); !done) FAIL(sentence(done.error()).toStdString());
    const auto change = std::ranges::find(set.changes, record.id, &Change::id);
    REQUIRE(change != set.changes.end());
    return {model.session().sequence(), record, change->cells};
}

/// What stands in a cell of the table, and where it is ticked.
QString shownIn(const QModelIndex& cell)
{
    const QVariant tick = cell.data(Qt::CheckStateRole);
    return tick.isValid() ? (tick.toInt() == Qt::Checked ? QStringLiteral("Yes") : QStringLiteral("No")) : cell.data().toString();
}

/// The cells by which a record differs, of those that its table holds.
std::vector<Cell> changedCells(const Portfolio& before, const Portfolio& after, RecordKey record)
{
    std::vector<Cell> out;
    const EntityInfo& info = infoOf(record.entity);
    for (std::size_t f = 1; f < info.fields.size(); ++f) {
        const Field& field = info.fields[f];
        const Value was = before.cell(record.entity, record.id, field), is = after.cell(record.entity, record.id, field);
        if (!field.is(Internal) && was != is) out.push_back({quint16(f), was, is});
    }
    return out;
}

TableImport readBack(const Result<SourceTable>& table, const Portfolio& portfolio, Entity entity)
{
    IdSource ids(2'000'000);
    REQUIRE(table);
    auto read = planTable(*table, {}, portfolio, ids, entity);
    if (!read) FAIL(sentence(read.error()).toStdString());
    for (const TableRefusal& r : read->refused) FAIL_CHECK(r.column.toStdString() << ": " << sentence(r.error).toStdString());
    return std::move(*read);
}

/// A register as a workbook and as text.
std::array<Result<SourceTable>, 2> tablesOf(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids)
{
    const OutTable table = registerTable(portfolio, entity, std::move(ids));
    const auto workbook = writeXlsx({table}, {});
    REQUIRE(workbook);
    return {readCsv(writeCsv(table)), readXlsx(*workbook)};
}

/// Its tables, workbook and text alike, say what it says itself; those from before somebody typed put back that and nothing else.
void checkTables(const Portfolio& before, const Portfolio& after, Entity entity)
{
    const auto ids = recordIds(after, entity);
    for (const auto& table : tablesOf(after, entity, ids)) {
        const TableImport same = readBack(table, after, entity);
        CHECK(same.rows == qint64(ids.size()));
        CHECK(same.set.empty());
    }
    for (const auto& table : tablesOf(before, entity, ids)) {
        const TableImport former = readBack(table, after, entity);
        qint64 changed = 0;
        for (const qint64 id : ids) {
            const auto cells = changedCells(after, before, {entity, id});
            const auto found = std::ranges::find(former.set.changes, id, &Change::id);
            changed += !cells.empty();
            CHECK((found == former.set.changes.end()) == cells.empty());
            if (found == former.set.changes.end()) continue;
            CHECK(found->cells.size() == cells.size());
            for (const Cell& cell : cells) {
                CAPTURE(infoOf(entity).fields[cell.field].label);
                CHECK(std::ranges::count(found->cells, cell) == 1);
            }
        }
        CHECK(former.added == 0);
        CHECK(former.changed == changed);
    }
}

/// The history lists each edit, with what was there before and after, and by whom.
void checkHistory(const Session& session, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        const auto history = session.historyOf(edit.record.entity, edit.record.id);
        for (const Cell& cell : edit.cells) {
            CAPTURE(infoOf(edit.record.entity).keyText().toStdString(), infoOf(edit.record.entity).fields[cell.field].label);
            const auto line = std::ranges::find_if(
                history, [&](const HistoryCell& h) { return h.entry.sequence == edit.sequence && h.field == int(cell.field); });
            REQUIRE(line != history.end());
            CHECK((line->before == cell.before));
            CHECK((line->after == cell.after));
            CHECK(line->entry.author == u"Ada");
        }
    }
}

/// Undo brings everything back, redo does it again, and the file holds the same.
void checkUndo(Office& office, const Portfolio& before, std::size_t edits)
{
    const Portfolio after = office.portfolio();
    for (std::size_t i = 0; i < edits; ++i) REQUIRE(office.session->undo());
    CHECK(difference(before, office.portfolio()).empty());
    for (std::size_t i = 0; i < edits; ++i) REQUIRE(office.session->redo());
    CHECK(difference(after, office.portfolio()).empty());
    office.workspace.reset(), office.session.reset();
    CHECK(difference(after, office.folder.open()->portfolio()).empty());
}

} // namespace

TEST_CASE("every register: what is typed into its grid is in the file, the tables and the history, and undo takes it back", "[register]")
{
    Office office;
    const Portfolio before = office.portfolio();
    std::vector<Edit> edits;
    QStringList settled;
    std::size_t cells = 0;
    for (const Entity entity : registers()) {
        CAPTURE(infoOf(entity).keyText().toStdString());
        RecordTableModel model(*office.workspace, entity);
        RecordGrid grid(model);
        REQUIRE(model.rowCount() > 0);
        const auto checkShown = [&] {
            const int row = model.rowCount() - 1;
            const RecordKey record = model.recordAt(model.index(row, 0));
            const std::vector<qint64> none;
            for (int c = 0; c < model.columnCount(); ++c) {
                const Column& column = model.columnAt(c);
                CAPTURE(column.title.toStdString());
                CHECK(shownIn(model.index(row, c)) == model.textOf(record, column, column.value(record.id)));
                if (!column.editable()) continue;
                // What is copied says nothing new where it is pasted.
                const QString copied = grid.copied(record.id, c);
                CAPTURE(copied.toStdString());
                const auto same = grid.typed({model.portfolio(), none}, record.id, c, copied);
                if (!same) FAIL_CHECK(sentence(same.error()).toStdString());
                if (same) CHECK(same->empty());
            }
        };
        checkShown();
        if (!model.takesNew() && std::ranges::none_of(model.columns(), &Column::editable)) continue;
        const Portfolio former = office.portfolio();
        edits.push_back(typeRow(model, settled));
        cells += edits.back().cells.size();
        checkShown();
        checkTables(former, office.portfolio(), entity);
    }
    CHECK(edits.size() > 55);
    CHECK(cells > 400);
    INFO(settled.join(u' ').toStdString());
    CHECK(settled.size() < 60);
    checkHistory(*office.session, edits);
    checkUndo(office, before, edits.size());
}

TEST_CASE("no text of any register is a formula in its tables, and each comes back as it was", "[register]")
{
    static constexpr const char16_t* hostile[] = {u"<script>alert(1)</script>", u"=1+1", u"+cmd|' /C calc'!A0", u"-2+3", u"@SUM(A1:A9)",
        u"\ttab first", u"tab\tinside", u"two\nlines", u"\nline first", u"say \"so\"", u"\"", u"'quoted", u"a;b,c",
        u"=HYPERLINK(\"x\")\n,\"y"};
    Portfolio portfolio;
    ChangeSet few = aFewRecords();
    REQUIRE(applyToMemory(portfolio, few));
    qint64 id = 3'000'000;
    int texts = 0;
    for (const Entity entity : registers()) {
        const EntityInfo& info = infoOf(entity);
        CAPTURE(info.keyText().toStdString());
        std::vector<qint64> ids;
        for (const char16_t* text : hostile) {
            ChangeSet set{{}, {filledRecord(portfolio, info, ++id)}, {}, {}};
            if (entity == entityOf<Node>()) set.changes[0].cells = {{fieldIndex<&Node::parent>(), {}, portfolio.root()->id.value}};
            for (std::size_t f = 1; f < info.fields.size(); ++f)
                if (info.fields[f].kind == Kind::Text && !namesEntity(info.fields[f])) {
                    std::erase_if(set.changes[0].cells, [&](const Cell& c) { return c.field == f; });
                    // What is typed on one line has no blanks at its ends.
                    const QString typed = QString::fromUtf16(text);
                    set.changes[0].cells.push_back({quint16(f), {}, info.fields[f].is(Multiline) ? typed : typed.trimmed()});
                    ++texts;
                }
            REQUIRE(applyToMemory(portfolio, set));
            ids.push_back(id);
        }
        const QByteArray csv = writeCsv(registerTable(portfolio, entity, ids));
        csv::Rows rows(QString::fromUtf8(csv.mid(3)));
        (void)rows.next();
        while (const auto cells = rows.next())
            for (const QString& cell : *cells) {
                bool number = false;
                (void)QString(cell).remove(u'%').toDouble(&number);
                CAPTURE(cell.toStdString());
                CHECK((number || cell.isEmpty() || !QStringLiteral("=+-@\t\r\n").contains(cell.front())));
            }
        const auto tables = tablesOf(portfolio, entity, ids);
        for (const auto& table : tables) {
            const TableImport read = readBack(table, portfolio, entity);
            CHECK(read.rows == qint64(std::size(hostile)));
            for (const Change& change : read.set.changes)
                for (const Cell& cell : change.cells)
                    FAIL_CHECK(table->format.toStdString()
                        << ' ' << info.fields[cell.field].label << ": " << textOf(cell.before).toStdString() << " | "
                        << textOf(cell.after).toStdString());
        }
        for (const TableRow& row : tables[1]->rows) // a workbook knows what is a formula: nothing here is
            for (const TableCell& cell : row.cells) CHECK(cell.what != TableCell::Fault);
    }
    CHECK(texts > 1000);
}
