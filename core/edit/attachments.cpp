#include "core/edit/attachments.h"

#include "core/change/removal.h"
#include "core/model/owner.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

namespace gantry {
namespace {

constexpr qsizetype mostOfName = 8192; // bytes of a name with its path; of a longer one the end counts

QString megabytes(qint64 bytes) { return QLocale::c().toString(double(bytes) / double(1 << 20), 'f', bytes % (1 << 20) ? 1 : 0); }

Result<void> fits(const QString& name, qint64 size)
{
    if (size > mostOfAttachment) return Error{Errc::Invalid, "attachment.too-large", {name, megabytes(size), megabytes(mostOfAttachment)}};
    if (size == 0) return Error{Errc::Invalid, "attachment.empty", {name}};
    return {};
}

/// What no file can be called, or what would show its name as another one: a sign that turns the direction of writing hides what it ends
/// in.
bool isSafe(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    default: return !QStringLiteral(":*?\"<>|").contains(c);
    }
}

/// Windows takes these for devices, whatever stands behind the first dot.
bool isDevice(const QString& name)
{
    static const QRegularExpression device(
        QStringLiteral("^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\.|$)"), QRegularExpression::CaseInsensitiveOption);
    return device.match(name).hasMatch();
}

} // namespace

QString safeFileName(const QString& name)
{
    QString last;
    for (QChar c : name.toUtf8().size() > mostOfName ? name.right(mostOfName / 4) : name) {
        if (c == u'/' || c == u'\\')
            last.clear();
        else
            last += isSafe(c) ? c : QChar(u'_');
    }
    last = QString::fromUtf8(last.toUtf8()).replace(QChar(QChar::ReplacementCharacter), u'_').replace(u'?', u'_'); // half of a pair is none
    const auto idle = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!last.isEmpty() && idle(last.front())) last.remove(0, 1);
    while (!last.isEmpty() && idle(last.back())) last.chop(1); // Windows drops them
    constexpr qsizetype most = 200; // of 255 bytes that a file system gives a name
    while (last.toUtf8().size() > most) {
        const qsizetype dot = last.lastIndexOf(u'.');
        const qsizetype at = dot > 0 && last.size() - dot < 12 ? dot - 1 : last.size() - 1; // the suffix stays
        const bool pair = at > 0 && last[at].isLowSurrogate();
        last.remove(pair ? at - 1 : at, pair ? 2 : 1);
    }
    if (isDevice(last)) last.prepend(u'_');
    return last.isEmpty() ? QStringLiteral("attachment") : last;
}

bool runsAsProgram(const QString& name)
{
    static const QStringList suffixes = QStringLiteral(
        "action ade adp apk app appimage appref-ms bash bat cab chm cmd com command cpl csh deb desktop dll dmg exe fish gadget hta html "
        "htm svg xhtml iso img inf ins isp jar jnlp js jse ksh lnk mde msc msh msi msp mst osx out pif pkg pl ps1 psm1 py pyc pyw rb reg "
        "rpm run scf scr settingcontent-ms sh shb shs sys tcsh url vb vbe vbs vhd vhdx webloc workflow ws wsc wsf wsh xbap zsh xlsm docm "
        "pptm xlam dotm xltm xlsb")
                                            .split(u' ');
    return suffixes.contains(QFileInfo(safeFileName(name)).suffix().toLower());
}

Result<AttachedFile> readAttachment(const QString& path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists()) return Error{Errc::NotFound, "attachment.not-found", {name}};
    if (!info.isFile()) return Error{Errc::Invalid, "attachment.no-file", {info.isDir() ? QDir(path).dirName() : name}};
    if (auto ok = fits(name, info.size()); !ok) return ok.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, "attachment.cannot-read", {name, file.errorString()}};
    AttachedFile out{name, file.read(mostOfAttachment + 1)}; // it may have grown since
    if (file.error() != QFileDevice::NoError) return Error{Errc::Io, "attachment.cannot-read", {name, file.errorString()}};
    if (auto ok = fits(name, out.bytes.size()); !ok) return ok.error();
    return out;
}

Result<SnapshotId> keepFile(ChangeBuilder& build, IdSource& ids, NodeId project, AttachedFile file, const TakenBy& by)
{
    const QString name = file.name.trimmed();
    if (name.isEmpty()) return Error{Errc::Invalid, "attachment.no-name", {}};
    if (auto ok = fits(name, file.bytes.size()); !ok) return ok.error();
    Snapshot content{.id = ids.next<SnapshotId>(), .project = project, .kind = SnapshotKind::Attachment, .name = name};
    content.takenAt = by.at;
    content.author = by.author;
    content.contentHash = contentHash(file.bytes);
    build.insert(content).content(content.id, std::move(file.bytes), content.contentHash);
    return content.id;
}

Result<ChangeSet> attach(const Portfolio& portfolio, IdSource& ids, RecordKey record, AttachedFile file, const TakenBy& by)
{
    const EntityInfo& info = infoOf(record.entity);
    if (!portfolio.table(record.entity).contains(record.id))
        return Error{Errc::NotFound, "change.record-gone", {info.labelText(), QString::number(record.id)}};
    const QString name = file.name.trimmed();
    const qint64 size = file.bytes.size();
    const NodeId project = projectOf(portfolio, record);
    ChangeBuilder build(
        QStringLiteral("attachment.add"), QStringLiteral("Attach %1 to %2").arg(name, portfolio.titleOf(record.entity, record.id)));
    const auto content = keepFile(build, ids, project, std::move(file), by);
    if (!content) return content.error();
    build.insert(Attachment{.id = ids.next<AttachmentId>(),
        .project = project,
        .entity = info.keyText(),
        .record = {record.id},
        .title = name,
        .size = size,
        .content = *content});
    return build.take();
}

Result<ChangeSet> removeAttachment(const Portfolio& portfolio, AttachmentId attachment)
{
    const Attachment* row = portfolio.find(attachment);
    if (!row) return Error{Errc::NotFound, "change.record-gone", {infoOf<Attachment>().labelText(), QString::number(attachment.value)}};
    ChangeSet set =
        removalOf(portfolio, std::array{RecordKey{entityOf<Attachment>(), attachment.value}}, QStringLiteral("attachment.remove"));
    set.label = QStringLiteral("Remove %1 from %2")
                    .arg(row->title, portfolio.titleOf(entityByKey(row->entity).value_or(Entity{}), row->record.value));
    return set;
}

std::vector<AttachmentId> attachmentsOn(const Portfolio& portfolio, RecordKey record)
{
    std::vector<const Attachment*> rows;
    const QString entity = infoOf(record.entity).keyText();
    portfolio.all<Attachment>().forEach([&](const Attachment& a) {
        if (a.record.value == record.id && a.entity == entity) rows.push_back(&a);
    });
    std::ranges::sort(rows, {}, [](const Attachment* a) { return std::pair(a->title.toCaseFolded(), a->id.value); });
    std::vector<AttachmentId> out;
    for (const Attachment* a : rows) out.push_back(a->id);
    return out;
}

} // namespace gantry
