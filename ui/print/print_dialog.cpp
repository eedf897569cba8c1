#include "ui/print/print_dialog.h"

#include "core/base/write_whole.h"
#include "core/text/text.h"
#include "ui/print/page_preview.h"
#include "ui/print/plan_pdf.h"
#include "ui/print/print_options.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>

namespace gantry {
namespace {
const QString sizeKey = QStringLiteral("print/size");
enum Shown { Sheets, Nothing };
} // namespace

/// Sheets under way: into a PDF that becomes a file once it is whole, or to a printer.
struct PrintDialog::Run {
    QString path{}; ///< of the PDF
    std::unique_ptr<PlanPdf> pdf{};
    std::unique_ptr<QPrinter> printer{};
    std::unique_ptr<SheetRun> onPaper{};
    SheetRun& sheets() { return pdf ? pdf->run() : *onPaper; }
};

PrintDialog::PrintDialog(std::unique_ptr<PrintedPlan> plan, const Start& start, QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_plan(std::move(plan))
    , m_settings(settings)
    , m_fileName(start.fileName)
    , m_options(new PrintOptions(*m_plan, start.parts, start.visible))
    , m_stack(new QStackedWidget)
    , m_preview(new PagePreview)
    , m_empty(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_saying(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_bar(new QProgressBar)
    , m_toPrinter(new QAction(icon("print"), tr("Print"), this))
    , m_toPdf(new QAction(icon("export"), tr("Save as PDF"), this))
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(QStringLiteral("print"));
    setWindowTitle(m_plan->hasBars() ? tr("Print plan") : tr("Print table"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setContentsMargins(24, 24, 24, 24);
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_empty);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(grown(160));
    m_bar->hide();

    auto* side = new QScrollArea;
    side->setFrameShape(QFrame::NoFrame);
    side->setWidgetResizable(true);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setWidget(m_options);
    side->setFixedWidth(grown(356));
    m_side = side;
    m_options->setContentsMargins(0, 0, 12, 0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(side);
    middle->addWidget(m_stack, 1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    const auto zoom = [&](const char* iconName, const QString& text, void (PagePreview::*run)()) {
        auto* action = new QAction(icon(iconName), text, this);
        connect(action, &QAction::triggered, m_preview, run);
        foot->addWidget(new ActionButton(action, ActionButton::Look::IconOnly));
    };
    m_saying->setObjectName(QStringLiteral("saying"));
    foot->addWidget(m_saying, 1);
    foot->addWidget(m_bar);
    zoom("zoom-out", tr("Smaller"), &PagePreview::zoomOut);
    zoom("zoom-in", tr("Larger"), &PagePreview::zoomIn);
    zoom("zoom-fit", tr("Fit the sheets into the window"), &PagePreview::fit);
    foot->addSpacing(8);
    const auto button = [&](QAction* action, const char* name, bool first) {
        auto* out = new ActionButton(action, first ? ActionButton::Look::Primary : ActionButton::Look::Outlined);
        out->setObjectName(QLatin1String(name));
        out->setDefault(first);
        foot->addWidget(out);
    };
    const bool print = start.to == PrintTo::Printer;
    if (print) button(m_toPdf, "toPdf", false);
    button(m_toPrinter, "toPrinter", print);
    if (!print) button(m_toPdf, "toPdf", true);
    m_close->setAutoDefault(false);
    m_close->setProperty("look", QStringLiteral("outlined"));
    foot->addWidget(m_close);
    connect(m_toPrinter, &QAction::triggered, this, &PrintDialog::choosePrinter);
    connect(m_toPdf, &QAction::triggered, this, &PrintDialog::choosePdf);
    connect(m_close, &QPushButton::clicked, this, &PrintDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(16);
    column->addLayout(middle, 1);
    column->addLayout(foot);
    resize(settings.value(sizeKey, QSize(grown(1080), grown(664))).toSize());

    m_options->restore(settings);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &PrintDialog::refresh);
    connect(m_options, &PrintOptions::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&m_next, &QTimer::timeout, this, &PrintDialog::step);
    refresh();
}

PrintDialog::~PrintDialog()
{
    m_preview->setPrint(nullptr);
    m_run.reset(); // before the sheets that it paints
}

QString PrintDialog::saying() const { return m_saying->text(); }

void PrintDialog::say(const QString& sentence, bool wrong)
{
    m_saying->setInk(wrong ? "status.bad"_token : "text.secondary"_token);
    m_saying->setText(sentence);
    m_saying->setToolTip(sentence);
}

void PrintDialog::refresh()
{
    m_later.stop();
    if (m_run) return;
    const PrintChoices choices = m_options->choices();
    m_preview->setPrint(nullptr);
    if (!m_print || m_print->choices().level != choices.level) m_plan->setLevel(choices.level);
    auto made = PlanPrint::make(*m_plan, choices, m_print ? &*m_print : nullptr);
    m_print.reset();
    m_stack->setCurrentIndex(made ? Sheets : Nothing);
    m_toPrinter->setEnabled(bool(made));
    m_toPdf->setEnabled(bool(made));
    if (!made) {
        m_empty->setText(sentence(made.error()));
        return say({}, false);
    }
    m_print.emplace(std::move(*made));
    m_preview->setPrint(&*m_print);
    const PrintLayout& layout = m_print->layout();
    const int count = m_print->sheets();
    QString text =
        count == 1 ? tr("1 page %1").arg(nameOf(choices.paper)) : tr("%1 pages %2").arg(QLocale().toString(count), nameOf(choices.paper));
    if (layout.across > 1 && layout.down > 1) text += tr(", %1 across and %2 down").arg(layout.across).arg(layout.down);
    say(text + (m_plan->hasBars() ? tr(", text and bars at %1 %") : tr(", text at %1 %")).arg(layout.percent), false);
}

void PrintDialog::choosePdf()
{
    if (!m_print) return;
    QFileDialog dialog(this, tr("Save as PDF"), {}, tr("PDF (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile(m_fileName);
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty()) savePdf(dialog.selectedFiles().front());
}

void PrintDialog::savePdf(const QString& path)
{
    if (m_later.isActive()) refresh(); // the last choice counts
    if (!m_print || m_run) return;
    auto run = std::make_unique<Run>();
    run->path = path;
    run->pdf = std::make_unique<PlanPdf>(*m_print);
    start(std::move(run));
}

void PrintDialog::choosePrinter()
{
    if (m_later.isActive()) refresh();
    if (!m_print || m_run) return;
    auto run = std::make_unique<Run>();
    run->printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    run->printer->setPageLayout(m_print->choices().pageLayout());
    run->printer->setDocName(m_print->title());
    QPrintDialog dialog(run->printer.get(), this);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange);
    dialog.setMinMax(1, m_print->sheets());
    if (dialog.exec() != QDialog::Accepted) return;
    run->printer->setPageLayout(m_print->choices().pageLayout()); // what the preview shows, whatever that dialog says of paper
    const bool range = run->printer->printRange() == QPrinter::PageRange;
    const int from = range ? std::clamp(run->printer->fromPage(), 1, m_print->sheets()) : 1;
    const int to = range ? std::clamp(run->printer->toPage(), from, m_print->sheets()) : m_print->sheets();
    run->onPaper = std::make_unique<SheetRun>(*m_print, *run->printer, from - 1, to - 1);
    start(std::move(run));
}

void PrintDialog::start(std::unique_ptr<Run> run)
{
    m_run = std::move(run);
    storeChoices();
    m_bar->setRange(0, m_run->sheets().sheets());
    m_bar->setValue(0);
    m_bar->show();
    allow(false);
    m_close->setText(tr("Cancel"));
    m_next.start(0); // a sheet at a time, so that the window lives meanwhile
}

void PrintDialog::allow(bool on)
{
    m_side->setEnabled(on);
    m_toPrinter->setEnabled(on);
    m_toPdf->setEnabled(on);
}

void PrintDialog::stop()
{
    m_next.stop();
    m_run.reset();
    m_bar->hide();
    allow(true);
    m_close->setText(tr("Close"));
}

void PrintDialog::step()
{
    const bool more = m_run->sheets().paintNext();
    m_bar->setValue(m_run->sheets().painted());
    if (more) return;
    const int count = m_run->sheets().painted();
    Result<void> done;
    QString sentenceDone;
    if (m_run->sheets().failed()) {
        done = Error{Errc::Io, "print.printer-refused", {m_run->printer ? m_run->printer->printerName() : QString()}};
    } else if (m_run->pdf) {
        const QString name = QFileInfo(m_run->path).fileName();
        done = writeWhole(m_run->pdf->finish(), m_run->path);
        const QString what = m_plan->hasBars() ? tr("The plan is in %1").arg(name) : tr("The table is in %1").arg(name);
        sentenceDone = count == 1 ? tr("%1, on 1 page.").arg(what) : tr("%1, on %2 pages.").arg(what).arg(count);
    } else {
        m_run->onPaper->finish();
        sentenceDone = count == 1 ? tr("1 page went to the printer.") : tr("%1 pages went to the printer.").arg(count);
    }
    stop();
    if (!done) return say(sentence(done.error()), true);
    Q_EMIT told(sentenceDone);
    accept();
}

void PrintDialog::storeChoices() const
{
    m_options->store(m_settings);
    m_settings.setValue(sizeKey, size());
}

void PrintDialog::reject()
{
    if (m_run) { // Cancel: nothing of it stays
        if (m_run->printer) m_run->printer->abort();
        return stop();
    }
    storeChoices();
    QDialog::reject();
}

} // namespace gantry
