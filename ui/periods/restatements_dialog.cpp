#include "ui/periods/restatements_dialog.h"

#include "core/session/restatements.h"
#include "core/text/change_text.h"
#include "core/text/close_text.h"
#include "core/text/text.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QStandardItemModel>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
constexpr int entityRole = Qt::UserRole, recordRole = Qt::UserRole + 1;
const QString sizeKey = QStringLiteral("periods/restatements-size");

} // namespace

RestatementsDialog::RestatementsDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_head(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_hint(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_rows(new QStandardItemModel(0, ColumnCount, this))
    , m_list(new LedgerView(workspace.rowHeight()))
{
    setWindowTitle(tr("Restatements"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_hint->setWordWrap(true);
    m_rows->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("Record"), tr("Field"), tr("Before"), tr("After")});
    m_list->setModel(m_rows);
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Restatements"));
    const std::array widths{136, 136, 280, 150, 150, 150};
    for (int c = 0; c < ColumnCount; ++c) m_list->header()->resizeSection(c, grown(widths[std::size_t(c)]));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(1020), grown(480)));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &LedgerView::followed, this, [this](const QModelIndex& index) {
        if (const auto entity = entityByKey(index.data(entityRole).toString()))
            m_workspace.reveal({*entity, index.data(recordRole).toLongLong()});
    });
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, &RestatementsDialog::refresh);
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
}

void RestatementsDialog::setPeriod(PeriodId period)
{
    m_period = period;
    refresh();
    m_list->setFocus();
}

void RestatementsDialog::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Period* period = portfolio.find(m_period);
    if (!period) return reject(); // somebody took it away
    m_head->setText(tr("Restatements of %1").arg(period->name));
    m_rows->removeRows(0, m_rows->rowCount());
    const auto found = restatementsOf(m_workspace.session(), m_period);
    m_hint->setText(!found                   ? sentence(found.error())
            : found->empty()                 ? tr("Nothing in the books of this period was edited since it was first closed.")
            : period->reopenReason.isEmpty() ? QString()
                                             : tr("Reopened by %1: %2").arg(period->reopenedBy, period->reopenReason));
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_list->setVisible(found && !found->empty());
    if (!found) return;
    for (const Restatement& restated : *found) {
        const HistoryCell& cell = restated.cell;
        const RecordKey record{cell.entity, cell.id};
        const EntityInfo& info = infoOf(cell.entity);
        const bool whole = cell.field < 0;
        const QString what =
            whole ? (cell.op == Change::Insert ? tr("added") : tr("removed")) : info.fields[std::size_t(cell.field)].labelText();
        const auto text = [&](const Value& value) { return whole ? QString() : cellText(portfolio, record, cell.field, value); };
        QList<QStandardItem*> row;
        for (const QString& each :
            {momentText(cell.entry.at), cell.entry.author, recordText(record, restated.title), what, text(cell.before), text(cell.after)}) {
            row << new QStandardItem(each);
            row.back()->setToolTip(each);
        }
        row[RecordColumn]->setData(portfolio.table(cell.entity).contains(cell.id), LeadsRole);
        for (QStandardItem* each : row) {
            each->setData(info.keyText(), entityRole);
            each->setData(cell.id, recordRole);
        }
        m_rows->appendRow(row);
    }
}

} // namespace gantry
