#include "ui/export/export_notice.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

namespace gantry {
namespace {

void showLosses(const ExportReport& report, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("export.losses"));
    dialog->setWindowTitle(QObject::tr("Export"));
    auto* head = new QLabel(QObject::tr("What is not in %1 as it stands here:").arg(report.file));
    head->setWordWrap(true);
    auto* list = new QListWidget;
    list->setWordWrap(true);
    list->setAccessibleName(head->text());
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const ExportLoss& loss : report.losses) list->addItem(lossText(loss, report.format));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(head);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(640, 400);
    dialog->open();
}

} // namespace

Notice exportNotice(const ExportReport& report, QWidget* window)
{
    if (report.losses.empty()) return {Notice::Tone::Good, QObject::tr("The whole project is in %1.").arg(report.file)};
    const QString first = lossText(report.losses.front(), report.format);
    Notice out{Notice::Tone::Watch, {}};
    if (report.losses.size() == 1) {
        out.sentence = QObject::tr("The project is in %1, but for one thing. %2").arg(report.file, first);
        return out;
    }
    out.sentence = QObject::tr("The project is in %1, but for %2 things. %3").arg(report.file).arg(qint64(report.losses.size())).arg(first);
    out.actionText = QObject::tr("Show all");
    out.action = [report, window = QPointer(window)] { showLosses(report, window); };
    return out;
}

} // namespace gantry
