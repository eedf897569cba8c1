#include "core/session/kept_index.h"

#include "core/reading/file_text.h"
#include "core/reading/pdf_text.h"
#include "core/search/record_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace gantry {
namespace {

constexpr std::size_t batch = 500; // records put in at once
constexpr std::size_t fewToUpdate = 20'000; // so many are quicker put in again than all of them made anew

bool isReadableByNow(const KeptText& text) { return text.reason == u"reading.no-pdf-program" && !reading::pdfProgram().isEmpty(); }

/// Copies of a portfolio at two places are two portfolios: each goes its own way.
QString fileName(const SearchSource& source)
{
    const QByteArray place = QFileInfo(source.path).absoluteFilePath().toUtf8();
    return QString::fromLatin1(source.state.portfolio.toHex().left(24)) + u'-'
        + QString::fromLatin1(QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(12)) + QStringLiteral(".search");
}

/// Every record that has something to be found by, in the order in which they are put in.
std::vector<RecordKey> searchedRecords(const Portfolio& portfolio)
{
    std::vector<Entity> order;
    for (const EntityInfo& info : allEntities())
        if (!searchFieldsOf(info.entity).none()) order.push_back(info.entity);
    std::ranges::sort(order, {}, [](Entity e) { return std::pair(searchOrder(e), e.index); });
    std::vector<RecordKey> out;
    for (const Entity entity : order) {
        const TableBase& table = portfolio.table(entity);
        const Field& id = infoOf(entity).fields[0];
        for (std::size_t i = 0; i < table.size(); ++i) out.push_back({entity, intOf(id.get(table.at(i)))});
    }
    return out;
}

} // namespace

QString searchFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/gantry/search"); }

Result<void> KeptIndex::place(const QString& folder, const SearchSource& source)
{
    const QString name = fileName(source);
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        m_path = folder + u'/' + name;
        auto lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
        if (lock->tryLock()) {
            m_lock = std::move(lock);
            return {};
        }
    }
    m_elsewhere = std::make_unique<QTemporaryDir>();
    if (!m_elsewhere->isValid()) return Error{Errc::Io, "search.no-place", {folder}};
    m_path = m_elsewhere->filePath(name);
    return {};
}

Result<std::unique_ptr<KeptIndex>> KeptIndex::open(
    const QString& folder, const SearchSource& source, const Progress& progress, std::function<void()> release)
{
    std::unique_ptr<KeptIndex> kept(new KeptIndex);
    kept->m_release = std::move(release);
    if (auto placed = kept->place(folder, source); !placed) return placed.error();
    if (auto index = SearchIndex::open(kept->m_path)) kept->m_index = std::move(*index);
    const auto bringUpToDate = [&]() -> Result<void> {
        if (!kept->m_index || kept->m_index->state().portfolio != source.state.portfolio) return kept->rebuild(source, progress);
        std::vector<RecordKey> changed = kept->readableByNow(source);
        if (kept->m_index->state() != source.state) {
            auto touched = source.touched(kept->m_index->state());
            if (!touched || !*touched) return kept->rebuild(source, progress);
            std::ranges::copy(**touched, std::back_inserter(changed));
        }
        auto done = kept->update(source, std::move(changed), progress);
        if (!done && done.error().code == Errc::Format) return kept->rebuild(source, progress); // it is damaged
        return done;
    };
    if (auto done = bringUpToDate(); !done) return done.error();
    return kept;
}

Result<void> KeptIndex::update(const SearchSource& source, std::vector<RecordKey> changed, const Progress& progress)
{
    std::ranges::sort(changed);
    changed.erase(std::ranges::unique(changed).begin(), changed.end());
    const bool many = changed.size() > fewToUpdate || m_index->leftBehind() > qint64(2 * fewToUpdate); // counting takes longer than an edit
    const std::size_t most = many ? std::max(fewToUpdate, std::size_t(m_index->records() / 4)) : fewToUpdate;
    if (changed.size() > most || m_index->leftBehind() > qint64(2 * most)) return rebuild(source, progress);
    if (changed.empty() && m_index->state() == source.state) return {};
    std::vector<RecordKey> gone;
    std::erase_if(changed, [&](const RecordKey& record) {
        if (searchFieldsOf(record.entity).none()) return true;
        const bool there = source.portfolio.table(record.entity).contains(record.id);
        if (!there) gone.push_back(record);
        return !there;
    });
    const auto steps = [&]() -> Result<void> {
        if (auto done = m_index->begin(); !done) return done;
        if (auto done = m_index->take(gone); !done) return done;
        if (auto done = put(*m_index, nullptr, source, changed, progress.stop, [](std::size_t) {}); !done) return done;
        return m_index->commit(source.state);
    };
    auto done = steps();
    if (!done) m_index->rollback();
    return done;
}

Result<void> KeptIndex::rebuild(const SearchSource& source, const Progress& progress)
{
    const QString fresh = m_path + QStringLiteral(".new");
    const auto steps = [&]() -> Result<void> { // what fills it is closed at the end
        auto index = SearchIndex::create(fresh);
        if (!index) return index.error();
        const std::vector<RecordKey> records = searchedRecords(source.portfolio);
        if (auto done = (*index)->begin(); !done) return done;
        const auto tick = [&](std::size_t done) { progress.report(QStringLiteral("Indexing"), int(95 * done / records.size())); };
        if (auto done = put(**index, m_index.get(), source, records, progress.stop, tick); !done) return done;
        if (auto done = (*index)->commit(source.state); !done) return done;
        return (*index)->finish();
    };
    if (auto done = steps(); !done) {
        SearchIndex::remove(fresh);
        return done;
    }
    if (m_release) m_release();
    m_index.reset();
    if (auto done = SearchIndex::replace(fresh, m_path); !done) return done;
    auto index = SearchIndex::open(m_path);
    if (!index) return index.error();
    m_index = std::move(*index);
    return {};
}

Result<void> KeptIndex::put(SearchIndex& index, const SearchIndex* former, const SearchSource& source, std::span<const RecordKey> records,
    const std::stop_token& stop, const std::function<void(std::size_t done)>& tick) const
{
    std::vector<IndexedRecord> rows;
    rows.reserve(batch);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const RecordKey record = records[i];
        const SearchFields& fields = searchFieldsOf(record.entity);
        IndexedRecord row{record, {}, {}, {}, {}, placeOf(source.portfolio, record)};
        for (const TextPart& part : textOf(record.entity, source.portfolio.table(record.entity).find(record.id))) {
            if (part.field == fields.number)
                row.number = part.text;
            else if (part.field == fields.title)
                row.title = part.text;
            else
                row.body = row.body.isEmpty() ? part.text : row.body + u'\n' + part.text;
        }
        auto file = textOfFile(index, former, source, record, stop);
        if (!file) return file.error();
        row.file = std::move(*file);
        const bool says = !(row.number.isEmpty() && row.title.isEmpty() && row.body.isEmpty() && row.file.isEmpty());
        if (says)
            rows.push_back(std::move(row));
        else if (&index == m_index.get()) // it may have said something before
            if (auto done = index.take(std::span(&record, 1)); !done) return done;
        if (rows.size() == batch || i + 1 == records.size()) {
            if (auto done = index.put(rows); !done) return done;
            rows.clear();
        }
        if (i % batch != 0) continue;
        if (stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {}};
        tick(i);
    }
    return {};
}

Result<QString> KeptIndex::textOfFile(
    SearchIndex& index, const SearchIndex* former, const SearchSource& source, RecordKey record, const std::stop_token& stop) const
{
    const QString key = fileTextKeyOf(source.portfolio, record);
    if (key.isEmpty()) return QString();
    auto kept = index.keptText(key);
    if (!kept) return kept.error();
    if (*kept && !isReadableByNow(**kept)) return (*kept)->text;
    KeptText text;
    const auto before = former ? former->keptText(key) : Result<std::optional<KeptText>>(std::nullopt);
    if (before && *before && !isReadableByNow(**before)) {
        text = **before;
    } else if (const auto bytes = source.content(fileHashOf(source.portfolio, record)); !bytes) {
        text = {{}, QStringLiteral("reading.no-content"), {fileNameOf(source.portfolio, record)}};
    } else if (auto read = fileText(*bytes, fileNameOf(source.portfolio, record), stop)) {
        text.text = std::move(*read);
    } else if (read.error().code == Errc::Cancelled) {
        return read.error();
    } else {
        text = {{}, QLatin1StringView(read.error().reason), read.error().args};
    }
    if (auto done = index.keepText(key, text); !done) return done.error();
    return text.text;
}

/// Records with a file that nobody could read until the program for it was installed.
std::vector<RecordKey> KeptIndex::readableByNow(const SearchSource& source) const
{
    std::vector<RecordKey> out;
    const auto unreadable = m_index->unreadable();
    if (!unreadable) return out;
    for (const RecordKey& record : recordsWithFile(source.portfolio)) {
        const auto it = unreadable->constFind(fileTextKeyOf(source.portfolio, record));
        if (it != unreadable->cend() && isReadableByNow(*it)) out.push_back(record);
    }
    return out;
}

} // namespace gantry
