#include "ui/import/table_import_dialog.h"

#include "core/text/text.h"
#include "ui/import/mapping_view.h"
#include "ui/import/table_preview.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gantry {
namespace {

constexpr int afterEdit = 200; // ms
enum Page { Working, Choosing };
const QString sizeKey = QStringLiteral("import/table/size");
constexpr TablePreview::Kind kindOf(int segment)
{
    return segment == 0 ? TablePreview::Kind() : TablePreview::Kind(TableLine::What(segment - 1));
}

/// A control with its word before it.
QWidget* named(const QString& word, QWidget* control)
{
    auto* out = new QWidget;
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new TextLabel(word, TypeRole::Body, "text.secondary"_token));
    row->addWidget(control);
    control->setAccessibleName(word);
    return out;
}

} // namespace

QString TableImportDialog::fileFilter() { return tr("Tables (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)"); }

TableImportDialog::TableImportDialog(Workspace& workspace, Entity entity, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_job(new TableJob(workspace.session(), entity, path, this))
    , m_heading(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_sentence(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_counts(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_stack(new QStackedWidget)
    , m_bar(new QProgressBar)
    , m_sheet(new QComboBox)
    , m_dates(new QComboBox)
    , m_decimal(new QComboBox)
    , m_headingRow(new QSpinBox)
    , m_round(new QCheckBox(tr("Round amounts")))
    , m_mapping(new MappingView(workspace.portfolio(), entity))
    , m_strip(new ProgressStrip)
    , m_kinds(new SegmentedButton({tr("All"), TablePreview::wordOf(TableLine::Added), TablePreview::wordOf(TableLine::Changed),
          TablePreview::wordOf(TableLine::Unchanged), TablePreview::wordOf(TableLine::Refused)}))
    , m_preview(new TablePreview(workspace.portfolio(), this))
    , m_rows(new QTableView)
    , m_copy(new QPushButton(tr("Copy what was refused")))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
    , m_go(m_buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole))
{
    setObjectName(QStringLiteral("table-import"));
    setWindowTitle(tr("Import table"));
    m_sentence->setWordWrap(true);
    m_go->setDefault(true);
    m_go->setProperty("look", QStringLiteral("primary"));
    m_bar->setTextVisible(false);

    auto* working = new QWidget;
    auto* workingColumn = new QVBoxLayout(working);
    workingColumn->setContentsMargins(0, 0, 0, 0);
    workingColumn->addWidget(m_bar);
    workingColumn->addStretch();

    m_headingRow->setRange(1, 1'048'576);
    m_dates->addItem(tr("Found out"), int(DateOrder::Found));
    m_dates->addItem(tr("Day first"), int(DateOrder::DayFirst));
    m_dates->addItem(tr("Month first"), int(DateOrder::MonthFirst));
    m_dates->addItem(tr("Year first"), int(DateOrder::YearFirst));
    m_decimal->addItem(tr("Found out"), QString());
    m_decimal->addItem(tr("Point: 1,234.50"), QStringLiteral("."));
    m_decimal->addItem(tr("Comma: 1.234,50"), QStringLiteral(","));
    m_round->setToolTip(tr("Amounts with more decimals than their currency has are rounded instead of refused."));
    auto* reading = new QHBoxLayout;
    reading->setSpacing(20);
    QWidget* sheet = named(tr("Sheet"), m_sheet);
    sheet->setObjectName(QStringLiteral("sheet"));
    reading->addWidget(sheet);
    reading->addWidget(named(tr("Headings in row"), m_headingRow));
    reading->addWidget(named(tr("Dates"), m_dates));
    reading->addWidget(named(tr("Decimals"), m_decimal));
    reading->addWidget(m_round);
    reading->addStretch();

    m_rows->setObjectName(QStringLiteral("preview"));
    m_rows->setAccessibleName(tr("What every row comes to"));
    m_rows->setModel(m_preview);
    m_rows->setColumnWidth(TablePreview::What, grown(120)); // until there are rows to go by
    m_rows->verticalHeader()->hide();
    m_rows->verticalHeader()->setDefaultSectionSize(workspace.rowHeight());
    m_rows->horizontalHeader()->setHighlightSections(false);
    m_rows->setShowGrid(false);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_rows->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* below = new QWidget;
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 8, 0, 0);
    belowColumn->setSpacing(8);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(16);
    tools->addWidget(m_kinds);
    tools->addWidget(m_counts, 1);
    tools->addWidget(m_copy);
    belowColumn->addLayout(tools);
    belowColumn->addWidget(m_strip);
    belowColumn->addWidget(m_rows, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_mapping);
    parts->addWidget(below);
    parts->setSizes({300, 260});

    auto* choosing = new QWidget;
    auto* choosingColumn = new QVBoxLayout(choosing);
    choosingColumn->setContentsMargins(0, 0, 0, 0);
    choosingColumn->setSpacing(12);
    choosingColumn->addLayout(reading);
    choosingColumn->addWidget(parts, 1);
    m_stack->addWidget(working);
    m_stack->addWidget(choosing);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_stack, 1);
    column->addWidget(m_buttons);
    resize(workspace.settings().value(sizeKey, QSize(1080, 760)).toSize());

    m_soon.setSingleShot(true);
    m_soon.setInterval(afterEdit);
    connect(&m_soon, &QTimer::timeout, this, &TableImportDialog::replan);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &TableImportDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &TableImportDialog::write);
    connect(m_mapping, &MappingView::edited, &m_soon, qOverload<>(&QTimer::start));
    connect(m_dates, &QComboBox::activated, this, &TableImportDialog::replan);
    connect(m_decimal, &QComboBox::activated, this, &TableImportDialog::replan);
    connect(m_round, &QCheckBox::clicked, this, &TableImportDialog::replan);
    connect(m_headingRow, &QSpinBox::valueChanged, this, &TableImportDialog::showColumns);
    connect(m_sheet, &QComboBox::activated, this, [this] {
        showProgress(tr("Reading the sheet %1").arg(m_sheet->currentText()));
        m_job->read(m_sheet->currentText());
    });
    connect(m_kinds, &SegmentedButton::currentChanged, this, [this](int segment) { m_preview->setKind(kindOf(segment)); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_preview->refusals()); });
    connect(m_job, &TableJob::progressed, this, [this](const QString&, int percent) {
        m_bar->setRange(0, 100);
        m_bar->setValue(percent);
        m_strip->setFraction(percent / 100.0);
    });
    connect(m_job, &TableJob::readDone, this, &TableImportDialog::showTable);
    connect(m_job, &TableJob::planned, this, &TableImportDialog::showPlan);
    connect(m_job, &TableJob::failed, this, &TableImportDialog::showFailure);
    connect(m_job, &TableJob::finished, this, &TableImportDialog::finish);
    showProgress(tr("Reading %1").arg(QFileInfo(path).fileName()));
    m_job->read();
}

void TableImportDialog::tell(const QString& sentence, bool bad)
{
    m_sentence->setText(sentence);
    m_sentence->setInk(bad ? "status.bad"_token : "text.secondary"_token);
}

void TableImportDialog::showProgress(const QString& what)
{
    m_heading->setText(what);
    tell({}, false);
    m_bar->setRange(0, 0);
    m_stack->setCurrentIndex(Working);
    m_go->setEnabled(false);
}

/// Tables with the same headings, in whatever order, share what was chosen for them.
QString TableImportDialog::settingsKey() const
{
    QStringList names;
    for (const TableColumn& column : columnsOf(*m_job->table(), headingRowOf(*m_job->table(), infoOf(m_job->entity()), {})))
        names << column.name.toLower();
    names.sort();
    const QByteArray hash = QCryptographicHash::hash(names.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("import/table/%1/%2").arg(infoOf(m_job->entity()).keyText(), QString::fromLatin1(hash));
}

TableMapping TableImportDialog::remembered() const
{
    const auto stored = readMapping(m_workspace.settings().value(settingsKey()).toString().toUtf8());
    return stored ? *stored : TableMapping();
}

void TableImportDialog::showTable()
{
    m_read = true;
    const SourceTable& table = *m_job->table();
    m_sheet->clear();
    m_sheet->addItems(table.sheets);
    m_sheet->setCurrentText(table.sheet);
    m_sheet->parentWidget()->setVisible(table.sheets.size() > 1);
    const EntityInfo& info = infoOf(m_job->entity());
    const TableMapping mapping = remembered();
    m_dates->setCurrentIndex(std::max(0, m_dates->findData(int(mapping.dates))));
    m_decimal->setCurrentIndex(std::max(0, m_decimal->findData(mapping.decimal.isNull() ? QString() : QString(mapping.decimal))));
    m_round->setChecked(mapping.round);
    {
        const QSignalBlocker still(m_headingRow);
        m_headingRow->setValue(int(headingRowOf(table, info, TableMapping{.columns = mapping.columns})));
    }
    m_heading->setText(tr("Import %1 into %2").arg(QFileInfo(m_job->path()).fileName(), info.pluralText().toLower()));
    m_stack->setCurrentIndex(Choosing);
    showColumns();
}

void TableImportDialog::showColumns()
{
    const EntityInfo& info = infoOf(m_job->entity());
    m_mapping->show(*m_job->table(), m_headingRow->value(), remembered());
    // What every record needs and the table does not tell: the project that the window is on.
    const Field* project = info.find(u"project_id");
    const NodeId here = m_workspace.projectAtHand();
    if (project && here && project->is(Required) && !m_mapping->fieldsTaken().contains(project->keyText())) {
        const Node& node = *m_workspace.portfolio().find(here);
        m_mapping->addConstant(project->keyText(), node.code.isEmpty() ? node.name : node.code);
    }
    replan();
}

TableMapping TableImportDialog::chosen() const
{
    TableMapping mapping;
    mapping.headingRow = m_headingRow->value();
    mapping.dates = DateOrder(m_dates->currentData().toInt());
    const QString decimal = m_decimal->currentData().toString();
    if (!decimal.isEmpty()) mapping.decimal = decimal.front();
    mapping.round = m_round->isChecked();
    return m_mapping->apply(mapping);
}

void TableImportDialog::replan()
{
    if (m_stack->currentIndex() == Working) return;
    m_soon.stop();
    m_go->setEnabled(false);
    m_strip->start();
    m_job->plan(chosen());
}

void TableImportDialog::showPlan()
{
    const TableImport& plan = *m_job->outcome();
    m_strip->stop();
    m_mapping->showPlan(&plan);
    m_preview->show(m_job->entity(), m_job->table(), m_job->outcome());
    const QLocale locale;
    const qint64 writes = plan.added + plan.changed;
    m_counts->setText(tr("%1 new · %2 changed · %3 unchanged · %4 refused")
                          .arg(locale.toString(plan.added), locale.toString(plan.changed), locale.toString(plan.taken() - writes),
                              locale.toString(qint64(plan.refused.size()))));
    m_copy->setVisible(!plan.refused.empty());
    m_rows->setColumnHidden(TablePreview::Reason, plan.refused.empty());
    m_rows->resizeColumnsToContents();
    m_rows->setColumnWidth(TablePreview::Reason, std::min(m_rows->columnWidth(TablePreview::Reason), grown(360)));
    tell(writes > 0                ? tr("Nothing is written before you press Import. One undo takes it all back.")
            : plan.refused.empty() ? tr("The register holds all of this already.")
                                   : tr("No row can be taken as it stands."),
        false);
    m_go->setText(writes == 1 ? tr("Import 1 record") : writes > 0 ? tr("Import %1 records").arg(locale.toString(writes)) : tr("Import"));
    m_go->setEnabled(writes > 0);
}

void TableImportDialog::showFailure(const Error& error)
{
    m_strip->stop();
    if (error.code == Errc::Cancelled) return QDialog::reject(); // nothing was written
    if (!m_read || m_stack->currentIndex() == Working) {
        m_heading->setText(tr("Nothing was imported"));
        m_stack->setVisible(m_read);
        if (m_read) m_stack->setCurrentIndex(Choosing);
    } else {
        m_mapping->showPlan(nullptr);
        m_preview->show(m_job->entity(), nullptr, nullptr);
        m_counts->setText({});
        m_copy->hide();
    }
    tell(sentence(error), true);
    m_go->setText(tr("Import"));
    m_go->setEnabled(false);
}

void TableImportDialog::write()
{
    if (m_job->busy() || m_soon.isActive()) return;
    const TableMapping mapping = chosen();
    m_workspace.settings().setValue(settingsKey(), QString::fromUtf8(writeMapping(mapping)));
    const QString name = QFileInfo(m_job->path()).fileName();
    showProgress(tr("Importing %1").arg(name));
    m_job->run(mapping, tr("Import %1 into %2").arg(name, infoOf(m_job->entity()).pluralText().toLower()));
}

void TableImportDialog::finish()
{
    const TableImport& done = *m_job->outcome();
    const QLocale locale;
    const QString plural = infoOf(m_job->entity()).pluralText().toLower(), file = QFileInfo(m_job->path()).fileName();
    Notice notice{done.refused.empty() ? Notice::Tone::Good : Notice::Tone::Watch,
        tr("%1: %2 of the %3 added, %4 changed.").arg(file, locale.toString(done.added), plural, locale.toString(done.changed))};
    if (!done.refused.empty()) {
        const TableRefusal& first = done.refused.front();
        const QString why = tr("Row %1: %2").arg(locale.toString(first.row), sentence(first.error));
        notice.sentence += u' '
            + (done.refused.size() == 1 ? tr("One row was left out. %1").arg(why)
                                        : tr("%1 rows were left out. %2").arg(locale.toString(qint64(done.refused.size())), why));
        m_preview->show(m_job->entity(), m_job->table(), m_job->outcome());
        notice.actionText = tr("Copy the list");
        notice.action = [list = m_preview->refusals()] { QGuiApplication::clipboard()->setText(list); };
    } else {
        notice.actionText = tr("Undo");
        notice.action = [desk = QPointer(&m_workspace)] {
            if (desk) desk->undo();
        };
    }
    m_workspace.settings().setValue(sizeKey, size());
    m_workspace.notify(std::move(notice));
    accept();
}

void TableImportDialog::reject()
{
    if (m_job->busy() && m_stack->currentIndex() == Working) {
        m_job->cancel();
        m_heading->setText(tr("Cancelling"));
        return; // closes once the worker has let go
    }
    m_workspace.settings().setValue(sizeKey, size());
    QDialog::reject();
}

} // namespace gantry
