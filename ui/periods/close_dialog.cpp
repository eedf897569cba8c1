#include "ui/periods/close_dialog.h"

#include "core/model/closes.h"
#include "core/model/currencies.h"
#include "core/text/change_text.h"
#include "core/text/cost_text.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/text_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStandardItemModel>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
constexpr CostMeasure shown[] = {CostMeasure::Budget, CostMeasure::Committed, CostMeasure::ForecastFinalCost, CostMeasure::Variance,
    CostMeasure::Claimed, CostMeasure::Paid, CostMeasure::RetentionHeld, CostMeasure::Accrued, CostMeasure::Ledger};
constexpr int recordRole = Qt::UserRole;

QStandardItem* figureItem(const QString& text)
{
    auto* item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

CloseDialog::CloseDialog(Workspace& workspace, PeriodId period, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_period(period)
    , m_head(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_what(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_pointsHead(new TextLabel({}, TypeRole::Section, "text.primary"_token))
    , m_none(new TextLabel(tr("Nothing speaks against closing it."), TypeRole::Body, "text.secondary"_token))
    , m_figures(new LedgerView(workspace.rowHeight()))
    , m_points(new LedgerView(workspace.rowHeight()))
    , m_figureRows(new QStandardItemModel(0, FigureColumns, this))
    , m_pointRows(new QStandardItemModel(0, 1, this))
{
    setWindowTitle(tr("Close period"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_what->setWordWrap(true);
    m_figures->setModel(m_figureRows);
    m_figures->setRootIsDecorated(false);
    m_figures->setAccessibleName(tr("Figures that will be frozen"));
    m_figures->setMinimumHeight(grown(28) + int(std::size(shown)) * workspace.rowHeight() + 2);
    m_points->setModel(m_pointRows);
    m_points->setRootIsDecorated(false);
    m_points->setHeaderHidden(true);
    m_points->header()->setStretchLastSection(true);
    m_points->setAccessibleName(tr("Open points"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_close = buttons->addButton(tr("Close period"), QDialogButtonBox::AcceptRole);
    m_close->setProperty("look", QStringLiteral("primary"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_what);
    column->addWidget(m_figures);
    column->addWidget(m_pointsHead);
    column->addWidget(m_none);
    column->addWidget(m_points, 1);
    column->addWidget(buttons);
    resize(grown(720), grown(620));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &CloseDialog::close);
    const auto lead = [this](const QModelIndex& index) {
        const auto record = index.data(recordRole).toList();
        if (record.size() == 2) m_workspace.reveal({allEntities()[std::size_t(record[0].toInt())].entity, record[1].toLongLong()});
    };
    connect(m_points, &LedgerView::followed, this, lead);
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, &CloseDialog::refresh);
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&workspace.session(), &Session::stateChanged, &m_later, qOverload<>(&QTimer::start));
    refresh();
    m_close->setFocus();
}

void CloseDialog::refresh()
{
    const Period* period = m_workspace.portfolio().find(m_period);
    if (!period || period->status == PeriodStatus::Closed) return reject(); // somebody was quicker
    m_head->setText(tr("Close %1").arg(period->name));
    m_what->setText(
        tr("%1 to %2. What is dated in it stays as it is from then on: ledger entries, paid claims, approved adjustments and "
           "variations, accruals, exchange rates. The figures of the whole portfolio are frozen with the records they are made of.")
            .arg(period->start ? dateText(*period->start) : tr("no start"), period->end ? dateText(*period->end) : tr("no end")));
    fillFigures(*period);
    fillPoints();
    m_close->setEnabled(!m_workspace.session().isReadOnly() && !m_workspace.session().isBusy());
}

void CloseDialog::fillFigures(const Period& period)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const ClosedFigures now = closedFigures(asClosed(portfolio, period.id));
    const Snapshot* before = lastClose(portfolio);
    std::shared_ptr<const ClosedFigures> last;
    if (before)
        if (const auto figures = m_workspace.session().closedFigures(before->id)) last = *figures;
    const int digits = minorDigitsOf(portfolio, now.currency);
    m_figureRows->removeRows(0, m_figureRows->rowCount());
    const QString unit = now.currency.isEmpty() ? tr("All projects") : tr("All projects, %1").arg(now.currency);
    m_figureRows->setHorizontalHeaderLabels(
        {unit, before ? tr("Close of %1").arg(before->name) : tr("Last close"), tr("Now"), tr("Difference")});
    for (int c = LastColumn; c < FigureColumns; ++c)
        m_figureRows->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const CostMeasure measure : shown) {
        const Amount is = now.total[std::size_t(measure)];
        const auto was = last ? std::optional(last->total[std::size_t(measure)]) : std::nullopt;
        m_figureRows->appendRow({new QStandardItem(measureText(measure)), figureItem(was ? amountText(*was, digits) : QStringLiteral("–")),
            figureItem(amountText(is, digits)), figureItem(was ? amountText(is - *was, digits) : QStringLiteral("–"))});
    }
    const std::array widths{200, 150, 150, 150};
    for (int c = 0; c < FigureColumns; ++c) m_figures->header()->resizeSection(c, grown(widths[std::size_t(c)]));
}

void CloseDialog::fillPoints()
{
    Session& session = m_workspace.session();
    const auto points = openPoints(session, m_period);
    m_pointRows->removeRows(0, m_pointRows->rowCount());
    for (const Finding& point : points) {
        auto* item = new QStandardItem(sentence(point));
        item->setToolTip(item->text());
        item->setData(QVariantList{int(point.record.entity.index), point.record.id}, recordRole);
        item->setData(true, LeadsRole);
        m_pointRows->appendRow(item);
    }
    m_pointsHead->setText(points.empty() ? tr("Open points") : tr("Open points: %1").arg(QLocale().toString(qulonglong(points.size()))));
    m_points->setVisible(!points.empty());
    m_none->setVisible(points.empty());
}

void CloseDialog::close()
{
    Session& session = m_workspace.session();
    const TakenBy by{session.identity().author, session.identity().clock()};
    const auto build = [period = m_period, by, values = closedValuesOf(session)](const Portfolio& portfolio, IdSource& ids,
                           const Progress&) { return closePeriod(portfolio, ids, period, by, values); };
    const QString name = session.portfolio().titleOf(entityOf<Period>(), m_period.value);
    const auto done = [desk = QPointer(&m_workspace), dialog = QPointer(this), name](const Result<qint64>& sequence) {
        if (!desk) return;
        if (!sequence) {
            desk->report(sequence.error());
            if (dialog) dialog->refresh();
            return;
        }
        desk->notify({Notice::Tone::Good, tr("%1 is closed, and the figures of the portfolio are frozen.").arg(name)});
        if (dialog) dialog->accept();
    };
    session.applyBulk(build, Source::Person, Progress{}, done);
}

ReopenDialog::ReopenDialog(Workspace& workspace, PeriodId id, QWidget* parent)
    : QDialog(parent)
    , m_reason(new QLineEdit)
{
    const Period& period = *workspace.portfolio().find(id);
    setWindowTitle(tr("Reopen period"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* head = new TextLabel(tr("Reopen %1").arg(period.name), TypeRole::Heading, "text.primary"_token);
    const QString closed = period.closedAt ? tr("Closed by %1 on %2. ").arg(period.closedBy, momentText(*period.closedAt)) : QString();
    auto* what = new TextLabel(closed
            + tr("What was frozen stays. Entries of the period can be edited again, and each edit is listed as a restatement. Who reopened "
                 "it, "
                 "when and why stays with the period, and undo does not go back before it."),
        TypeRole::Body, "text.secondary"_token);
    what->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setTextMargins(6, 0, 6, 0);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(tr("Reason"), m_reason);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* reopen = buttons->button(QDialogButtonBox::Ok);
    reopen->setText(tr("Reopen"));
    reopen->setProperty("look", QStringLiteral("primary"));
    reopen->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this, [this, reopen] { reopen->setEnabled(!m_reason->text().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, &workspace, id, name = period.name] {
        Session& session = workspace.session();
        if (!workspace.apply(
                reopenPeriod(session.portfolio(), id, m_reason->text(), {session.identity().author, session.identity().clock()})))
            return reject();
        workspace.notify({Notice::Tone::Watch, tr("%1 is open again. What is edited in it is listed as a restatement.").arg(name)});
        accept();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(head);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(grown(480));
    m_reason->setFocus();
}

} // namespace gantry
