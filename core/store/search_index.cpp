#include "core/store/search_index.h"

#include "core/search/record_text.h"
#include "core/store/compression.h"
#include "core/store/database.h"
#include "core/store/whole_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

namespace gantry {

struct SearchIndex::Statements {
    QSqlQuery word, doc, former, drop;
};

namespace {

constexpr qint32 indexApplicationId = 0x47616e53; // "GanS"
constexpr int formatVersion = 2;
constexpr qint64 middle = qint64(1) << 39; // places of a first filling count up from here, later ones down
constexpr int placeBits = 40;
static_assert(entityCount < 128);

// A place in the index says of which kind its record is, so that a search for one kind looks at no other.
qint64 bandOf(Entity entity) { return (qint64(searchOrder(entity)) << 7 | entity.index) << placeBits; }
constexpr qint64 titledBands = (qint64(5) << 7 << placeBits) - 1; // whose order is below that of notes
std::optional<Entity> entityAt(qint64 place)
{
    const auto index = (place >> placeBits) & 127;
    return index < qint64(entityCount) ? std::optional(Entity{quint8(index)}) : std::nullopt;
}

/// Says which build's kinds and fields the index was made of: by another one it is made anew.
QString formatText()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const EntityInfo& info : allEntities()) {
        hash.addData(QByteArray(info.words.key.data(), qsizetype(info.words.key.size())));
        const SearchFields& fields = searchFieldsOf(info.entity);
        for (const Field* field : fields.others) hash.addData(QByteArray(field->key.data(), qsizetype(field->key.size())));
        hash.addData(QByteArray::number(searchOrder(info.entity)));
    }
    return QString::number(formatVersion) + u'-' + QString::fromLatin1(hash.result().toHex().left(16));
}

/// A term as FTS5 reads it. Its words are letters and figures alone, so nothing in it can mean anything else.
QString written(const SearchTerm& term) { return u'"' + term.words.join(u' ') + u'"' + (term.prefix ? QStringLiteral(" *") : QString()); }

/// A word for a place that nobody can type: what stands before it is a letter to the index alone.
QString placeToken(NodeId place) { return QChar(0xE000) + QString::number(place.value, 36); }

QString written(const SearchQuery& query, SearchIndex::Where where, const QList<NodeId>& places)
{
    QStringList wanted, unwanted;
    for (const SearchTerm& term : query.wanted) wanted << written(term);
    for (const SearchTerm& term : query.unwanted) unwanted << written(term);
    QString out =
        QLatin1StringView(where == SearchIndex::Where::Title ? "{number title} : (" : "(") + wanted.join(QStringLiteral(" AND ")) + u')';
    if (!places.isEmpty()) {
        QStringList tokens;
        for (const NodeId place : places) tokens << u'"' + placeToken(place) + u'"';
        out += QStringLiteral(" AND {place} : (") + tokens.join(QStringLiteral(" OR ")) + u')';
    }
    if (!unwanted.isEmpty()) out = u'(' + out + QStringLiteral(") NOT (") + unwanted.join(QStringLiteral(" OR ")) + u')';
    return out;
}

Result<void> ran(QSqlQuery& query, const Database& db)
{
    if (query.exec()) return {};
    return errorOf(query.lastError(), db.path());
}

} // namespace

SearchIndex::SearchIndex(std::unique_ptr<Database> db)
    : m_db(std::move(db))
{
}

SearchIndex::~SearchIndex() { m_statements.reset(); } // before the connection that they are of

Result<void> SearchIndex::begin() const { return m_db->begin(); }

void SearchIndex::remove(const QString& path)
{
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) QFile::remove(path + QLatin1StringView(tail));
}

Result<void> SearchIndex::replace(const QString& fresh, const QString& path)
{
    remove(path);
    return replaceFile(fresh, path);
}

Result<std::unique_ptr<SearchIndex>> SearchIndex::create(const QString& path)
{
    remove(path);
    auto db = Database::open(path, Database::Access::Derived);
    if (!db) return db.error();
    std::unique_ptr<SearchIndex> index(new SearchIndex(std::move(*db)));
    index->m_filling = true;
    index->m_first = index->m_next = middle;
    for (const QString& sql : {QStringLiteral("PRAGMA application_id=%1").arg(indexApplicationId), QStringLiteral("PRAGMA page_size=8192"),
             QStringLiteral("PRAGMA journal_mode=OFF"), QStringLiteral("PRAGMA synchronous=OFF"),
             QStringLiteral("CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID"),
             QStringLiteral("CREATE TABLE doc (place INTEGER PRIMARY KEY, record INTEGER NOT NULL)"),
             QStringLiteral("CREATE TABLE file (key TEXT PRIMARY KEY, text BLOB, reason TEXT, args TEXT)"),
             // Prefixes of one to three letters have lists of their own: those are as long as the lists of common words, and read as fast.
             QStringLiteral(
                 "CREATE VIRTUAL TABLE words USING fts5(number, title, body, file, place, content='', columnsize=0, prefix='1 2 3', "
                 "tokenize=\"unicode61 remove_diacritics 2\")"),
             QStringLiteral("INSERT INTO words(words, rank) VALUES('hashsize', %1)").arg(32 << 20),
             QStringLiteral("INSERT INTO words(words, rank) VALUES('automerge', 0)")})
        if (auto done = index->m_db->run(sql); !done) return done.error();
    return index;
}

Result<std::unique_ptr<SearchIndex>> SearchIndex::open(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo::exists(path)) return Error{Errc::NotFound, "file.not-found", {path}};
    auto db = Database::open(path, Database::Access::Derived);
    if (!db) return db.error();
    std::unique_ptr<SearchIndex> index(new SearchIndex(std::move(*db)));
    auto kind = index->m_db->cell(QStringLiteral("PRAGMA application_id"));
    if (!kind) return kind.error();
    if (kind->toInt() != indexApplicationId) return Error{Errc::Format, "search.no-index", {name}};
    // Readers go on while it is written; where the folder cannot do that, they wait for one another.
    if (auto done = index->m_db->run(QStringLiteral("PRAGMA journal_mode=WAL")); !done) return done.error();
    if (auto done = index->readState(); !done) return done.error();
    return index;
}

Result<void> SearchIndex::readState()
{
    auto rows = m_db->select(QStringLiteral("SELECT key, value FROM about"));
    if (!rows) return rows.error();
    QHash<QString, QVariant> about;
    while (rows->next()) about.insert(rows->value(0).toString(), rows->value(1));
    if (about.value(QStringLiteral("format")).toString() != formatText())
        return Error{Errc::Format, "search.no-index", {QFileInfo(m_db->path()).fileName()}};
    m_state.portfolio = about.value(QStringLiteral("portfolio")).toByteArray();
    m_state.sequence = about.value(QStringLiteral("sequence")).toLongLong();
    m_state.hash = about.value(QStringLiteral("hash")).toByteArray();
    m_first = about.value(QStringLiteral("first")).toLongLong();
    m_next = about.value(QStringLiteral("next")).toLongLong();
    m_leftBehind = about.value(QStringLiteral("left-behind")).toLongLong();
    return {};
}

Result<void> SearchIndex::commit(const IndexedState& state)
{
    const std::pair<const char*, QVariant> about[] = {{"format", formatText()}, {"portfolio", state.portfolio},
        {"sequence", state.sequence}, {"hash", state.hash}, {"first", m_first}, {"next", m_next}, {"left-behind", m_leftBehind}};
    for (const auto& [key, value] : about) {
        const auto kept = m_db->select(QStringLiteral("INSERT OR REPLACE INTO about VALUES (?, ?)"), {QLatin1StringView(key), value});
        if (!kept) return kept.error();
    }
    if (auto done = m_db->commit(); !done) return done;
    m_state = state;
    return {};
}

void SearchIndex::rollback()
{
    m_statements.reset();
    m_db->rollback();
    (void)readState();
}

Result<void> SearchIndex::finish()
{
    m_statements.reset();
    m_filling = false;
    // One large part, beside which edits make small ones: else some edit would have to join the parts that the filling left.
    for (const char* sql : {"INSERT INTO words(words) VALUES('optimize')", "INSERT INTO words(words, rank) VALUES('automerge', 4)",
             "CREATE UNIQUE INDEX doc_record ON doc(record)"})
        if (auto done = m_db->run(QLatin1StringView(sql)); !done) return done;
    return {};
}

qint64 SearchIndex::records() const
{
    const auto count = m_db->cell(QStringLiteral("SELECT count(*) FROM doc"));
    return count ? count->toLongLong() : 0;
}

Result<void> SearchIndex::put(std::span<const IndexedRecord> records)
{
    if (!m_statements) {
        m_statements.reset(new Statements{m_db->query(), m_db->query(), m_db->query(), m_db->query()});
        const std::pair<QSqlQuery*, const char*> texts[] = {
            {&m_statements->word, "INSERT INTO words(rowid, number, title, body, file, place) VALUES (?, ?, ?, ?, ?, ?)"},
            {&m_statements->doc, "INSERT INTO doc(place, record) VALUES (?, ?)"},
            {&m_statements->drop, "DELETE FROM doc WHERE record = ?"}};
        for (const auto& [query, sql] : texts)
            if (!query->prepare(QLatin1StringView(sql))) return errorOf(query->lastError(), m_db->path());
    }
    // FTS5 wants rising places, else it writes out what it has after each.
    std::vector<const IndexedRecord*> order;
    for (const IndexedRecord& each : records) order.push_back(&each);
    std::ranges::stable_sort(order, {}, [](const IndexedRecord* r) { return bandOf(r->record.entity); });
    if (!m_filling) m_first -= qint64(records.size());
    qint64 place = m_filling ? m_next : m_first;
    if (m_filling) m_next += qint64(records.size());
    for (const IndexedRecord* each : order) {
        if (!m_filling) {
            m_statements->drop.bindValue(0, each->record.id);
            if (auto done = ran(m_statements->drop, *m_db); !done) return done;
            m_leftBehind += m_statements->drop.numRowsAffected();
        }
        const qint64 at = bandOf(each->record.entity) | place++;
        QSqlQuery& word = m_statements->word;
        word.bindValue(0, at);
        word.bindValue(1, each->number);
        word.bindValue(2, each->title);
        word.bindValue(3, each->body);
        word.bindValue(4, each->file);
        word.bindValue(5, each->place ? placeToken(each->place) : QString());
        if (auto done = ran(word, *m_db); !done) return done;
        m_statements->doc.bindValue(0, at);
        m_statements->doc.bindValue(1, each->record.id);
        if (auto done = ran(m_statements->doc, *m_db); !done) return done;
    }
    return {};
}

Result<void> SearchIndex::take(std::span<const RecordKey> records)
{
    for (const RecordKey& record : records) {
        auto gone = m_db->select(QStringLiteral("DELETE FROM doc WHERE record = ?"), {record.id});
        if (!gone) return gone.error();
        m_leftBehind += gone->numRowsAffected();
    }
    return {};
}

Result<void> SearchIndex::keepText(const QString& key, const KeptText& text)
{
    const auto kept = m_db->select(QStringLiteral("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)"),
        {key, text.text.isEmpty() ? QVariant() : QVariant(compressed(text.text.toUtf8())), text.reason, text.args.join(QChar(u'\x1f'))});
    return kept ? Result<void>() : kept.error();
}

Result<std::optional<KeptText>> SearchIndex::keptText(const QString& key) const
{
    auto row = m_db->select(QStringLiteral("SELECT text, reason, args FROM file WHERE key = ?"), {key});
    if (!row) return row.error();
    if (!row->next()) return std::optional<KeptText>();
    KeptText out;
    if (const QByteArray block = row->value(0).toByteArray(); !block.isEmpty()) {
        const auto text = uncompressed(block, mostOfChange);
        if (!text) return Error{Errc::Format, "search.no-index", {QFileInfo(m_db->path()).fileName()}};
        out.text = QString::fromUtf8(*text);
    }
    out.reason = row->value(1).toString();
    out.args = row->value(2).toString().split(QChar(u'\x1f'));
    return std::optional(std::move(out));
}

Result<QHash<QString, KeptText>> SearchIndex::unreadable() const
{
    auto rows = m_db->select(QStringLiteral("SELECT key, reason, args FROM file WHERE reason <> ''"));
    if (!rows) return rows.error();
    QHash<QString, KeptText> out;
    while (rows->next())
        out.insert(rows->value(0).toString(), {{}, rows->value(1).toString(), rows->value(2).toString().split(QChar(u'\x1f'))});
    return out;
}

Result<std::vector<RecordKey>> SearchIndex::find(const SearchQuery& query, Where where, const Bounds& bounds) const
{
    std::vector<RecordKey> out;
    if (query.isEmpty()) return out;
    QString sql = QStringLiteral("SELECT words.rowid, doc.record FROM words CROSS JOIN doc ON doc.place = words.rowid WHERE words MATCH ?");
    QVariantList values{written(query, where, bounds.places)};
    if (query.entity || where == Where::Title) {
        const qint64 band = query.entity ? bandOf(*query.entity) : 0;
        sql += QStringLiteral(" AND words.rowid BETWEEN ? AND ?");
        values << band << (query.entity ? band | ((qint64(1) << placeBits) - 1) : titledBands);
    }
    auto rows = patiently([&] { return m_db->select(sql, values); });
    if (!rows) return rows.error();
    for (int seen = 0; seen < bounds.most && int(out.size()) < bounds.limit && rows->next(); ++seen) {
        const auto entity = entityAt(rows->value(0).toLongLong());
        if (!entity) continue;
        const RecordKey record{*entity, rows->value(1).toLongLong()};
        if (!bounds.accepts || bounds.accepts(record)) out.push_back(record);
    }
    if (rows->lastError().isValid()) return errorOf(rows->lastError(), m_db->path());
    return out;
}

} // namespace gantry
