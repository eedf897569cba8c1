#include "ui/methodology/methodology_files.h"

#include "core/base/write_whole.h"
#include "core/exchange/methodology/shipped.h"
#include "core/exchange/methodology/writer.h"
#include "core/text/text.h"
#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>

namespace gantry {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("MethodologyFiles", text); }

constexpr qint64 readAtMost = 16 * 1024 * 1024 + 1; // a byte more than is taken, so that the reader says so

void showReport(const ImportReport& report, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What was read"));
    auto* text = new QPlainTextEdit(reportText(report));
    text->setReadOnly(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->resize(grown(720), grown(480));
    dialog->open();
}

} // namespace

void addShipped(Workspace& workspace)
{
    ChangeSet set = addShippedMethodologies(workspace.portfolio(), workspace.session().ids());
    if (set.empty()) return workspace.notify({Notice::Tone::Info, tr("The methodologies that come with Gantry are all there.")});
    if (const auto done = workspace.session().apply(std::move(set), Source::Import); !done) workspace.report(done.error());
}

MethodologyId importMethodology(Workspace& workspace, const QString& path, QWidget* window)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        workspace.report({Errc::Io, "methodology.cannot-read", {QFileInfo(path).fileName(), file.errorString()}});
        return {};
    }
    const auto read = planMethodology(workspace.portfolio(), workspace.session().ids(), file.read(readAtMost), QFileInfo(path).fileName());
    const auto done = read ? workspace.session().apply(read->set, Source::Import) : Result<qint64>(read.error());
    if (!done) {
        workspace.report(done.error());
        return {};
    }
    qint64 seen = 0;
    for (const RecordTally& tally : read->report.records) seen += tally.seen;
    const qint64 taken = read->report.taken();
    const bool remarks = taken < seen || !read->report.notes.isEmpty();
    QString said = read->what == MethodologyImport::Known
        ? tr("“%1” is known already, as version %2: nothing new was read.").arg(read->title).arg(read->version)
        : tr("“%1” was read as version %2.").arg(read->title).arg(read->version);
    if (taken < seen) said += u' ' + tr("%1 of %2 records could not be taken.").arg(seen - taken).arg(seen);
    Notice notice{remarks ? Notice::Tone::Watch : Notice::Tone::Good, said};
    if (remarks) {
        notice.actionText = tr("Show");
        notice.action = [report = read->report, window] { showReport(report, window); };
    }
    workspace.notify(std::move(notice));
    return read->methodology;
}

void askAndImportMethodologies(Workspace& workspace, QWidget* window)
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(window, tr("Import methodologies"), {}, tr("Methodologies (*.json);;All files (*)"));
    for (const QString& path : paths)
        if (const MethodologyId id = importMethodology(workspace, path, window)) workspace.reveal({entityOf<Methodology>(), id.value});
}

void askAndExportMethodology(Workspace& workspace, MethodologyId methodology, QWidget* window)
{
    const Methodology* held = workspace.portfolio().find(methodology);
    if (!held) return;
    const QString proposed =
        QStringLiteral("%1-%2.json").arg(held->code.isEmpty() ? held->number : held->code.toLower()).arg(held->version);
    const QString path = QFileDialog::getSaveFileName(window, tr("Export methodology"), proposed, tr("Methodologies (*.json)"));
    if (path.isEmpty()) return;
    const auto done = writeWhole(writeMethodology(workspace.portfolio(), methodology), path);
    if (!done) return workspace.report(done.error());
    workspace.notify({Notice::Tone::Good, tr("“%1” was written to %2.").arg(held->title, QFileInfo(path).fileName())});
}

} // namespace gantry
