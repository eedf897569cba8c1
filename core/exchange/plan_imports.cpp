#include "core/exchange/import.h"

#include <QSet>

namespace gantry {

Result<ChangeSet> planImports(const Portfolio& portfolio, IdSource& ids, std::vector<ParsedSource> sources, const ImportOptions& options,
    std::vector<ImportReport>& reports, const SnapshotReader& snapshots, const Progress& progress)
{
    reports.clear();
    Portfolio work = portfolio;
    ChangeSet whole;
    QHash<qint64, QByteArray> fresh; // contents that earlier sources of this import brought
    const SnapshotReader reader = [&](SnapshotId id) {
        const auto it = fresh.constFind(id.value);
        return it == fresh.cend() ? snapshots(id) : decodeFrozen(*it);
    };
    QSet<qint64> touched;
    bool twice = false; // a record that two sources touch needs its changes folded into one
    const std::size_t count = sources.size();
    for (std::size_t i = 0; i < count; ++i) {
        Progress part = progress;
        part.report = [&](const QString& what, int percent) { progress.report(what, int((100 * i + std::size_t(percent)) / count)); };
        auto set = planImport(work, ids, std::move(sources[i]), options, reports.emplace_back(), reader, part);
        if (!set) return set.error();
        if (whole.action.isEmpty()) whole.action = set->action, whole.label = set->label;
        if (count > 1 && i + 1 < count)
            if (auto done = applyToMemory(work, *set); !done) return done.error();
        for (const Change& change : set->changes) {
            twice |= touched.contains(change.id);
            if (count > 1) touched.insert(change.id);
        }
        for (SnapshotContent& content : set->contents) {
            fresh.insert(content.snapshot.value, content.cbor);
            std::erase_if(whole.contents, [&](const SnapshotContent& c) { return c.snapshot == content.snapshot; });
            whole.contents.push_back(std::move(content));
        }
        whole.changes.insert(
            whole.changes.end(), std::make_move_iterator(set->changes.begin()), std::make_move_iterator(set->changes.end()));
    }
    if (count > 1) whole.label = QStringLiteral("Import %1 files").arg(count);
    if (!twice) return whole;
    Portfolio after = portfolio;
    if (auto done = applyToMemory(after, whole); !done) return done.error();
    ChangeSet folded = difference(portfolio, after);
    whole.changes = std::move(folded.changes);
    return whole;
}

} // namespace gantry
