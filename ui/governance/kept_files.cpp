#include "ui/governance/kept_files.h"

#include "core/base/write_whole.h"
#include "core/edit/documents.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QUrl>

namespace gantry {
namespace {

/// Copies of what was opened; it goes with the workspace.
class Copies final : public QObject {
public:
    explicit Copies(Workspace& workspace)
        : QObject(&workspace)
    {
        setObjectName(QStringLiteral("copies"));
    }
    QTemporaryDir folder;
};

QTemporaryDir& copiesOf(Workspace& workspace)
{
    QObject* known = workspace.findChild<QObject*>(QStringLiteral("copies"), Qt::FindDirectChildrenOnly);
    return (known ? static_cast<Copies*>(known) : new Copies(workspace))->folder;
}

bool mayOpen(const QString& name, QWidget* over)
{
    if (!runsAsProgram(name)) return true;
    QMessageBox question(QMessageBox::Warning, QObject::tr("Open file"),
        QObject::tr("%1 can hold a program, and opening it may run that. Open it only if you know who attached it and what it does.")
            .arg(name),
        QMessageBox::Cancel, over);
    question.setTextFormat(Qt::PlainText);
    const auto* open = question.addButton(QObject::tr("Open anyway"), QMessageBox::DestructiveRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    return question.clickedButton() == open;
}

/// Shows where a link leads and asks whether to follow it.
bool mayFollow(const LinkedPlace& place, QWidget* over)
{
    const QString text = place.kind == LinkedPlace::Web ? QObject::tr("Open this address of %1 in the browser?").arg(place.host)
                                                        : QObject::tr("Open this file with the system’s program for it?");
    QMessageBox question(QMessageBox::Question, QObject::tr("Open link"), text, QMessageBox::Cancel, over);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(place.target);
    const auto* open = question.addButton(QObject::tr("Open"), QMessageBox::AcceptRole);
    const auto* copy = question.addButton(QObject::tr("Copy"), QMessageBox::ActionRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == copy) QGuiApplication::clipboard()->setText(place.target);
    return question.clickedButton() == open;
}

} // namespace

void openKept(Workspace& workspace, const KeptFile& file, QWidget* over)
{
    const QString name = safeFileName(file.name);
    const auto bytes = workspace.session().content(file.content);
    if (!bytes) return workspace.report(bytes.error());
    if (!mayOpen(name, over)) return;
    const QString folder = copiesOf(workspace).filePath(QString::number(file.record)), path = folder + u'/' + name;
    QDir().mkpath(folder);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    if (auto done = writeWhole(*bytes, path); !done) return workspace.report(done.error());
    QFile::setPermissions(path, QFile::ReadOwner); // a copy, and nothing to run
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path))) workspace.report(Error{Errc::Io, "attachment.cannot-open", {name}});
}

void saveKept(Workspace& workspace, const KeptFile& file, const QString& path)
{
    const auto bytes = workspace.session().content(file.content);
    const auto done = bytes ? writeWhole(*bytes, path) : Result<void>(bytes.error());
    if (!done) return workspace.report(done.error());
    workspace.notify({Notice::Tone::Good, QObject::tr("%1 is saved.").arg(QFileInfo(path).fileName())});
}

void askAndSaveKept(Workspace& workspace, const KeptFile& file, QWidget* over)
{
    const QString path = QFileDialog::getSaveFileName(over, QObject::tr("Save file"), safeFileName(file.name));
    if (!path.isEmpty()) saveKept(workspace, file, path);
}

void openLinked(Workspace& workspace, const QString& location, QWidget* over)
{
    const auto place = linkedPlace(location);
    if (!place) return workspace.report(place.error());
    if (place->kind == LinkedPlace::File) {
        const QFileInfo file(place->target);
        if (place->runs || (file.isFile() && file.isExecutable()))
            return workspace.report(Error{Errc::Invalid, "document.link-runs", {place->target}});
    }
    if (!mayFollow(*place, over)) return;
    const QUrl url = place->kind == LinkedPlace::Web ? QUrl(place->target) : QUrl::fromLocalFile(place->target);
    if (!QDesktopServices::openUrl(url)) workspace.report(Error{Errc::Io, "document.cannot-open", {place->target}});
}

void openAddress(Workspace& workspace, const QString& address, QWidget* over)
{
    const auto place = linkedPlace(address);
    if (!place) return workspace.report(place.error());
    if (place->kind != LinkedPlace::Web) return workspace.report(Error{Errc::Invalid, "document.bad-address", {address}});
    openLinked(workspace, address, over);
}

} // namespace gantry
