#include "ui/periods/compare_closes_dialog.h"

#include "core/base/write_whole.h"
#include "core/exchange/csv/csv_text.h"
#include "core/model/closes.h"
#include "core/text/change_text.h"
#include "core/text/close_text.h"
#include "core/text/text.h"
#include "core/text/version_text.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/periods/closes_model.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
const QString sizeKey = QStringLiteral("periods/compare-size");
const std::vector<CostMeasure> mainMeasures{
    CostMeasure::Budget, CostMeasure::Committed, CostMeasure::ForecastFinalCost, CostMeasure::Variance, CostMeasure::Paid};

} // namespace

CompareClosesDialog::CompareClosesDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_before(new QComboBox)
    , m_after(new QComboBox)
    , m_which(new SegmentedButton({tr("Main figures"), tr("All figures")}))
    , m_hint(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_model(new ClosesModel(workspace.portfolio(), this))
    , m_list(new LedgerView(workspace.rowHeight()))
{
    setWindowTitle(tr("Compare periods"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_before->setObjectName(QStringLiteral("before"));
    m_after->setObjectName(QStringLiteral("after"));
    m_before->setAccessibleName(tr("Figures before"));
    m_after->setAccessibleName(tr("Figures after"));
    auto* closes = new QHBoxLayout;
    closes->setSpacing(8);
    for (const auto& [word, picker] : {std::pair(tr("From"), m_before), std::pair(tr("to"), m_after)}) {
        auto* label = new TextLabel(word, TypeRole::Body, "text.secondary"_token);
        label->setMinimumWidth(label->sizeHint().width());
        closes->addWidget(label);
        closes->addWidget(picker, 1);
    }
    closes->addSpacing(8);
    closes->addWidget(m_which);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Differences"));
    const std::array widths{330, 130, 130, 130, 140};
    for (int i = 0; i < int(widths.size()); ++i) m_list->header()->resizeSection(i, grown(widths[std::size_t(i)]));
    m_hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    QPushButton* save = buttons->addButton(tr("Save as CSV"), QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(closes);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(920), grown(560)));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(tabbed(table())); });
    connect(save, &QPushButton::clicked, this, &CompareClosesDialog::askWhereToSave);
    for (QComboBox* picker : {m_before, m_after}) connect(picker, &QComboBox::activated, this, &CompareClosesDialog::compare);
    connect(m_which, &SegmentedButton::currentChanged, this, &CompareClosesDialog::compare);
    connect(m_list, &LedgerView::followed, this, [this](const QModelIndex& index) {
        if (const RecordKey record = m_model->recordAt(index); record.id) m_workspace.reveal(record);
    });
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, [this] {
        fillPickers();
        compare();
    });
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
}

void CompareClosesDialog::setCloses(SnapshotId before, SnapshotId after)
{
    fillPickers();
    m_before->setCurrentIndex(std::max(0, m_before->findData(before.value)));
    m_after->setCurrentIndex(std::max(0, m_after->findData(after.value)));
    compare();
    m_list->setFocus();
}

/// Newest first; what is chosen stays, as long as it is there.
void CompareClosesDialog::fillPickers()
{
    auto closes = closesOf(m_workspace.portfolio());
    std::ranges::reverse(closes);
    for (QComboBox* picker : {m_before, m_after}) {
        const qint64 held = picker->currentData().toLongLong();
        picker->clear();
        picker->addItem(tr("Now"), 0);
        for (const Snapshot* s : closes)
            picker->addItem(s->takenAt ? tr("%1, closed %2").arg(s->name, momentText(*s->takenAt)) : s->name, s->id.value);
        picker->setCurrentIndex(std::max(0, picker->findData(held)));
    }
}

Result<ClosedFigures> CompareClosesDialog::figures(const QComboBox* picker) const
{
    const SnapshotId close{picker->currentData().toLongLong()};
    if (!close) return closedFigures(m_workspace.portfolio());
    const auto figures = m_workspace.session().closedFigures(close);
    return figures ? **figures : Result<ClosedFigures>(figures.error());
}

void CompareClosesDialog::compare()
{
    auto before = figures(m_before), after = figures(m_after);
    QString said;
    for (const auto* side : {&before, &after})
        if (!*side) said = sentence(side->error());
    if (said.isEmpty())
        m_model->set(std::move(*before), std::move(*after), m_which->current() == 0 ? mainMeasures : std::vector<CostMeasure>());
    else
        m_model->set({}, {}, {});
    if (said.isEmpty() && m_model->shown().empty())
        said = m_which->current() == 0 ? tr("None of the main figures differs.") : tr("No figure differs.");
    m_hint->setText(said);
    m_hint->setVisible(!said.isEmpty());
    m_list->setVisible(said.isEmpty());
    for (int row = 0; row < std::min(m_model->rowCount(), 50); ++row) m_list->expand(m_model->index(row, 0));
}

std::vector<QStringList> CompareClosesDialog::table() const
{
    return differenceTable(m_model->shown(), m_model->before(), m_model->after(), m_workspace.portfolio());
}

Result<void> CompareClosesDialog::save(const QString& path) const
{
    csv::TableWriter out;
    for (QStringList row : differenceTable(m_model->shown(), m_model->before(), m_model->after(), m_workspace.portfolio(), QLocale::c())) {
        for (int words = 0; words < 4; ++words) row[words] = csv::guarded(row[words]); // amounts below zero stay numbers
        out.add(row);
    }
    return writeWhole(out.take(), path);
}

void CompareClosesDialog::askWhereToSave()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the differences"), {}, tr("Tables (*.csv)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".csv");
    if (const auto done = save(path); !done) m_workspace.report(done.error());
}

void showCloses(Workspace& workspace, SnapshotId before, SnapshotId after, QWidget* window)
{
    showOne<CompareClosesDialog>(workspace, window, [&](CompareClosesDialog& dialog) { dialog.setCloses(before, after); });
}

} // namespace gantry
