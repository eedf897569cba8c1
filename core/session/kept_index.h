#pragma once
#include "core/base/progress.h"
#include "core/session/search_source.h"

#include <QLockFile>
#include <QTemporaryDir>

namespace gantry {

/// Where the indexes of all portfolios lie, for every program of this user.
QString searchFolder();

/// The search index of one portfolio, kept true to it. It lies in a folder for things that can be made anew; where nothing can be written
/// there, or another program is at this portfolio's index, in a folder that vanishes with it. Belongs to the thread that opened it.
class KeptIndex {
public:
    /// Opens the index, and reads what was changed since from the journal; where it is damaged, of another file or too far behind it is
    /// made anew. `release`: called before its file is replaced, so that whoever reads it lets go. Errors: Io (it can be written nowhere),
    /// Cancelled.
    static Result<std::unique_ptr<KeptIndex>> open(
        const QString& folder, const SearchSource& source, const Progress& progress = {}, std::function<void()> release = {});
    /// Takes over what `source` holds of the records that were changed, added or removed. Errors: as open.
    Result<void> update(const SearchSource& source, std::vector<RecordKey> changed, const Progress& progress = {});
    /// Makes it anew.
    Result<void> rebuild(const SearchSource& source, const Progress& progress = {});

    const SearchIndex& index() const { return *m_index; }
    const QString& path() const { return m_path; }
    /// Not in the folder that was asked for.
    bool isElsewhere() const { return m_elsewhere != nullptr; }

private:
    KeptIndex() = default;
    Result<void> place(const QString& folder, const SearchSource& source);
    Result<void> put(SearchIndex& index, const SearchIndex* former, const SearchSource& source, std::span<const RecordKey> records,
        const std::stop_token& stop, const std::function<void(std::size_t done)>& tick) const;
    Result<QString> textOfFile(
        SearchIndex& index, const SearchIndex* former, const SearchSource& source, RecordKey record, const std::stop_token& stop) const;
    std::vector<RecordKey> readableByNow(const SearchSource& source) const;

    std::unique_ptr<QTemporaryDir> m_elsewhere;
    std::unique_ptr<QLockFile> m_lock;
    QString m_path;
    std::unique_ptr<SearchIndex> m_index;
    std::function<void()> m_release;
};

} // namespace gantry
