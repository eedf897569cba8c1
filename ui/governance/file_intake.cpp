#include "ui/governance/file_intake.h"

#include "core/text/text.h"

#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QUrl>

namespace gantry {
namespace {

constexpr qint64 atOnce = qint64(1) << 20; // bytes; packing more takes longer than a window may wait

} // namespace

QStringList filesIn(const QMimeData& data)
{
    QStringList out;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) out << url.toLocalFile();
    return out;
}

FileIntake::FileIntake(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

void FileIntake::take(const QStringList& paths, Make make)
{
    const bool idle = m_waiting.empty();
    for (const QString& path : paths) m_waiting.emplace_back(path, make);
    if (idle && !paths.empty()) next();
}

void FileIntake::next()
{
    if (m_waiting.empty()) return end();
    const auto [path, make] = m_waiting.front();
    const auto done = [self = QPointer(this)](const Result<qint64>& result) {
        if (!self) return; // the window was closed meanwhile
        if (result)
            ++self->m_taken;
        else
            self->m_refused.push_back(result.error());
        self->m_waiting.erase(self->m_waiting.begin());
        self->next();
    };
    Session& session = m_workspace.session();
    const TakenBy by{session.identity().author, session.identity().clock()};
    const auto made = [path = path, make = make, by](const Portfolio& portfolio, IdSource& ids) -> Result<ChangeSet> {
        auto file = readAttachment(path);
        return file ? make(portfolio, ids, std::move(*file), by) : Result<ChangeSet>(file.error());
    };
    const qint64 size = QFileInfo(path).size();
    if (size > atOnce && size <= mostOfAttachment) {
        Q_EMIT m_workspace.statusText(
            tr("Keeping %1, %n more to come", nullptr, int(m_waiting.size()) - 1).arg(QFileInfo(path).fileName()));
        return session.applyBulk(
            [made](const Portfolio& portfolio, IdSource& ids, const Progress&) { return made(portfolio, ids); }, Source::Person, {}, done);
    }
    auto set = made(session.portfolio(), session.ids());
    done(set ? session.apply(std::move(*set)) : Result<qint64>(set.error()));
}

/// Once all are through: what is taken after a refusal would take its notice away.
void FileIntake::end()
{
    const auto refused = std::exchange(m_refused, {});
    const int taken = std::exchange(m_taken, 0);
    Q_EMIT finished(taken, int(refused.size()));
    if (refused.empty()) return;
    QString text = sentence(refused.front());
    if (refused.size() > 1) text += tr(" %1 more files were refused as well.").arg(refused.size() - 1);
    m_workspace.notify({Notice::Tone::Bad, text});
}

} // namespace gantry
