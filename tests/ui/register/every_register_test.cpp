#include "core/exchange/csv/csv.h"
#include "core/exchange/csv/csv_text.h"
#include "core/exchange/table/table_import.h"
#include "core/exchange/xlsx/xlsx.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/register/register_group.h"
#include "ui/tables/record_grid.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A file with a record of every entity.
struct Office {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    std::unique_ptr<Session> session;
    std::unique_ptr<Workspace> workspace;

    Office()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        auto made = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), fewRecords());
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

/// Values that a person might type in place of `now`, such that no text rounds them.
std::vector<Value> typeable(const Portfolio& portfolio, const Field& field, const Value& now)
{
    const qint64 n = intOf(now);
    switch (field.kind) {
    case Kind::Money: return {n + 1'234'56};
    case Kind::Work: return {n + 8 * 3600};
    case Kind::Int: return {n + 1, n - 1};
    case Kind::Percent: return {n + 5 * e8, n - 5 * e8};
    case Kind::Rate:
    case Kind::Quantity: return {n + 2 * e8};
    case Kind::DateTime: return {atDay(QDate(2026, 3, 4), 10 * 3600 + 1800).seconds};
    default: return candidates(portfolio, field, now);
    }
}

/// One edit as somebody made it: which line of the journal it is, and what it says.
struct Edit {
    qint64 sequence = 0;
    RecordKey record;
    int field = 0;
    Value before, after;
};

/// Types another value into a cell, in the words in which the table shows it; nullopt where no rule lets the cell be other than it is.
std::optional<Edit> type(RecordTableModel& model, const QModelIndex& cell, const Column& column)
{
    const RecordKey record = model.recordAt(cell);
    const Value before = column.value(record.id);
    RecordNames names(model.portfolio());
    int tried = 0;
    for (const Value& value : typeable(model.portfolio(), *column.edits, before)) {
        if (value == before || ++tried > 40) continue;
        const auto target = column.kind == Kind::Id
            ? targetEntity(infoOf(record.entity), model.portfolio().table(record.entity).find(record.id), *column.edits)
            : std::nullopt;
        const QString text = target ? names.nameOf(*target, intOf(value)) : model.textOf(record, column, value);
        if (!model.setData(cell, text, Qt::EditRole)) continue;
        CAPTURE(text.toStdString());
        CHECK((column.value(record.id) == value));
        const int field = infoOf(record.entity).indexOf(column.edits->keyText());
        return Edit{model.session().sequence(), record, field, before, column.value(record.id)};
    }
    return std::nullopt;
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

/// Its tables, workbook and text alike, say what it says itself; those from before somebody typed put back what was typed, and nothing
/// else.
void checkTables(const Portfolio& before, const Portfolio& after)
{
    for (const Entity entity : registers()) {
        CAPTURE(infoOf(entity).keyText().toStdString());
        const auto ids = recordIds(after, entity);
        for (const auto& table : tablesOf(after, entity, ids)) {
            const TableImport same = readBack(table, after, entity);
            CHECK(same.rows == qint64(ids.size()));
            CHECK(same.set.empty());
        }
        for (const auto& table : tablesOf(before, entity, ids)) {
            const TableImport former = readBack(table, after, entity);
            CHECK(former.added == 0);
            qint64 changed = 0;
            for (const qint64 id : ids) {
                const auto cells = changedCells(after, before, {entity, id});
                changed += !cells.empty();
                const auto found = std::ranges::find(former.set.changes, id, &Change::id);
                CHECK((found == former.set.changes.end()) == cells.empty());
                if (found != former.set.changes.end()) CHECK((found->cells == cells));
            }
            CHECK(former.changed == changed);
        }
    }
}

/// The history lists each edit, with what was there before and after, and by whom.
void checkHistory(const Session& session, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        CAPTURE(infoOf(edit.record.entity).keyText().toStdString(), infoOf(edit.record.entity).fields[std::size_t(edit.field)].label);
        const auto history = session.historyOf(edit.record.entity, edit.record.id);
        const auto line =
            std::ranges::find_if(history, [&](const HistoryCell& h) { return h.entry.sequence == edit.sequence && h.field == edit.field; });
        REQUIRE(line != history.end());
        CHECK((line->before == edit.before));
        CHECK((line->after == edit.after));
        CHECK(line->entry.author == u"Ada");
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
    QSet<int> edited;
    for (const Entity entity : registers()) {
        const EntityInfo& info = infoOf(entity);
        CAPTURE(info.keyText().toStdString());
        RecordTableModel model(*office.workspace, entity);
        REQUIRE(model.rowCount() > 0);
        RecordGrid grid(model);
        const std::vector<qint64> none;
        for (int c = 0; c < model.columnCount(); ++c) {
            const Column& column = model.columnAt(c);
            const QModelIndex cell = model.index(0, c);
            CAPTURE(column.title.toStdString());
            const RecordKey record = model.recordAt(cell);
            const Value value = column.value(record.id);
            CHECK(cell.data().toString().isEmpty() == model.textOf(record, column, value).isEmpty());
            if (!column.edits) continue;
            if (column.editable()) {
                // What is copied says nothing new where it is pasted.
                const auto same = grid.typed({model.portfolio(), none}, record.id, c, grid.copied(record.id, c));
                if (!same) FAIL_CHECK(sentence(same.error()).toStdString());
                if (same) CHECK(same->empty());
            }
            if (!model.flags(cell).testFlag(Qt::ItemIsEditable)) {
                CHECK_FALSE(model.setData(cell, QStringLiteral("7"), Qt::EditRole));
                continue;
            }
            if (column.edits->is(Multiline) || column.edits->kind == Kind::Text) CHECK(cell.data(Qt::EditRole).isValid());
            const auto edit = type(model, cell, column);
            // A reference may be settled by the others, and so is whose record it leads to.
            CHECK((edit || column.kind == Kind::Id || namesEntity(*column.edits)));
            if (!edit) continue;
            edits.push_back(*edit), edited.insert(entity.index);
            CHECK(model.index(model.rowOf(record.id), c).data().toString() == model.textOf(record, column, edit->after));
        }
    }
    CHECK(edits.size() > 400);
    CHECK(edited.size() > 55);
    const Portfolio after = office.portfolio();

    checkTables(before, after);
    checkHistory(*office.session, edits);
    checkUndo(office, before, edits.size());
}

TEST_CASE("no text of any register is a formula in its tables, and each comes back as it was", "[register]")
{
    static constexpr const char16_t* hostile[] = {u"<script>alert(1)</script>", u"=1+1", u"+cmd|' /C calc'!A0", u"-2+3", u"@SUM(A1:A9)",
        u"\ttab first", u"tab\tinside", u"two\nlines", u"\nline first", u"say \"so\"", u"\"", u"'quoted", u"a;b,c",
        u"=HYPERLINK(\"x\")\n,\"y"};
    Portfolio portfolio;
    ChangeSet few = fewRecords();
    REQUIRE(applyToMemory(portfolio, few));
    qint64 id = 3'000'000;
    int texts = 0;
    for (const Entity entity : registers()) {
        const EntityInfo& info = infoOf(entity);
        CAPTURE(info.keyText().toStdString());
        std::vector<qint64> ids;
        for (const char16_t* text : hostile) {
            ChangeSet set{{}, {filledRecord(portfolio, info, ++id)}, {}, {}};
            if (entity == entityOf<Node>()) set.changes[0].cells.clear();
            for (std::size_t f = 1; f < info.fields.size(); ++f)
                if (info.fields[f].kind == Kind::Text && !namesEntity(info.fields[f])) {
                    std::erase_if(set.changes[0].cells, [&](const Cell& c) { return c.field == f; });
                    set.changes[0].cells.push_back({quint16(f), {}, QString::fromUtf16(text)});
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
            CHECK(read.set.empty());
        }
        for (const TableRow& row : tables[1]->rows) // a workbook knows what is a formula: nothing here is
            for (const TableCell& cell : row.cells) CHECK(cell.what != TableCell::Fault);
    }
    CHECK(texts > 1000);
}
