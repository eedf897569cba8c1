#include "ui/periods/moves_dialog.h"

#include "core/exchange/csv/csv_text.h"
#include "core/model/closes.h"
#include "core/model/currencies.h"
#include "core/text/close_text.h"
#include "core/text/cost_text.h"
#include "core/text/text.h"
#include "core/text/version_text.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <ranges>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
constexpr int entityRole = Qt::UserRole, recordRole = Qt::UserRole + 1;
const QString sizeKey = QStringLiteral("periods/moves-size");

QList<QStandardItem*> rowOf(const QString& name, const QString& figure, const QString& difference)
{
    QList<QStandardItem*> row{new QStandardItem(name), new QStandardItem(figure), new QStandardItem(difference)};
    row[0]->setToolTip(name);
    for (QStandardItem* each : row.mid(1)) each->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

} // namespace

MovesDialog::MovesDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_project(new QComboBox)
    , m_measure(new QComboBox)
    , m_hint(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_rows(new QStandardItemModel(0, ColumnCount, this))
    , m_list(new LedgerView(workspace.rowHeight()))
{
    setWindowTitle(tr("From close to close"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_project->setAccessibleName(tr("Project"));
    m_measure->setAccessibleName(tr("Figure"));
    for (std::size_t m = 0; m < costMeasures; ++m) m_measure->addItem(measureText(CostMeasure(m)), int(m));
    auto* choice = new QHBoxLayout;
    choice->setSpacing(8);
    choice->addWidget(m_measure, 1);
    choice->addWidget(new TextLabel(tr("of"), TypeRole::Body, "text.secondary"_token));
    choice->addWidget(m_project, 2);
    m_hint->setWordWrap(true);
    m_list->setModel(m_rows);
    m_list->setAccessibleName(tr("Moves of the figure"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(choice);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(760), grown(520)));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(tabbed(table())); });
    for (QComboBox* picker : {m_project, m_measure}) connect(picker, &QComboBox::activated, this, &MovesDialog::refresh);
    connect(m_list, &LedgerView::followed, this, [this](const QModelIndex& index) {
        if (const auto entity = entityByKey(index.data(entityRole).toString()))
            m_workspace.reveal({*entity, index.data(recordRole).toLongLong()});
    });
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, [this] {
        fillProjects({m_project->currentData().toLongLong()});
        refresh();
    });
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
}

void MovesDialog::setFigure(NodeId project, CostMeasure measure)
{
    if (!project)
        for (const NodeId each : m_workspace.projects())
            if (const auto costs = m_workspace.session().costs(each); !project && costs && !costs->parts.empty()) project = each;
    fillProjects(project);
    m_measure->setCurrentIndex(int(measure));
    refresh();
    m_list->setFocus();
}

void MovesDialog::fillProjects(NodeId chosen)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    m_project->clear();
    if (const Node* root = portfolio.root())
        for (const NodeId project : portfolio.projectsUnder(root->id)) {
            const Node& node = *portfolio.find(project);
            m_project->addItem(withCode(node.code, node.name), project.value);
        }
    m_project->setCurrentIndex(std::max(0, m_project->findData(chosen.value)));
}

void MovesDialog::refresh()
{
    m_rows->removeRows(0, m_rows->rowCount());
    const NodeId project{m_project->currentData().toLongLong()};
    const auto costs = m_workspace.session().costs(project);
    QString said;
    if (costs) {
        m_rows->setHorizontalHeaderLabels(
            {tr("Period, record"), costs->currency.isEmpty() ? tr("Figure") : tr("Figure, %1").arg(costs->currency), tr("Difference")});
        for (int c = FigureColumn; c < ColumnCount; ++c)
            m_rows->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const std::array widths{420, 150, 150};
        for (int c = 0; c < ColumnCount; ++c) m_list->header()->resizeSection(c, grown(widths[std::size_t(c)]));
        const RecordKey row{entityOf<Node>(), project.value};
        const auto measure = CostMeasure(m_measure->currentData().toInt());
        QStringList asked{QString::number(project.value), wordOf(measure)};
        for (const Snapshot* close : lastCloses(m_workspace.portfolio())) asked << close->contentHash;
        if (m_known != asked) {
            auto moves = closedMoves(m_workspace.session(), project, row, measure);
            if (!moves) said = sentence(moves.error());
            m_known = moves ? asked : QStringList();
            m_closed = moves ? std::move(*moves) : std::vector<FigureMove>();
        }
        const int digits = minorDigitsOf(m_workspace.portfolio(), costs->currency);
        addMove(openMove(m_workspace.session(), project, row, measure), digits);
        for (const FigureMove& move : m_closed | std::views::reverse) addMove(move, digits); // the latest first
        if (said.isEmpty() && m_closed.empty()) said = tr("No period was closed yet; the figure stands as its records have made it.");
    }
    m_hint->setText(said);
    m_hint->setVisible(!said.isEmpty());
    for (int row = 0; row < m_rows->rowCount(); ++row) m_list->expand(m_rows->index(row, 0));
}

void MovesDialog::addMove(const FigureMove& move, int digits)
{
    const QString when = move.period.isEmpty() ? tr("Now") : tr("Close of %1").arg(move.period);
    const auto head = rowOf(
        when, amountText(move.move.after.own, digits), move.first ? QStringLiteral("–") : amountText(move.move.difference.own, digits));
    if (!move.first) { // else everything is new
        for (const RecordDifference& r : move.move.records) {
            const auto row = rowOf(tr("%1, %2").arg(recordText(r.record, move.titles.value(r.record.id)), kindText(r.kind).toLower()),
                amountText(r.after.own, digits), amountText(r.difference().own, digits));
            const bool there = m_workspace.portfolio().table(r.record.entity).contains(r.record.id);
            row[0]->setData(there, LeadsRole);
            row[0]->setData(infoOf(r.record.entity).keyText(), entityRole);
            row[0]->setData(r.record.id, recordRole);
            head[0]->appendRow(row);
        }
        if (move.move.byRule != BothAmounts{})
            head[0]->appendRow(rowOf(tr("Another formula"), {}, amountText(move.move.byRule.own, digits)));
    }
    m_rows->appendRow(head);
}

std::vector<QStringList> MovesDialog::table() const
{
    std::vector<QStringList> out{{tr("Period"), tr("Record"), m_rows->horizontalHeaderItem(FigureColumn)->text(), tr("Difference")}};
    for (int i = 0; i < m_rows->rowCount(); ++i) {
        const QStandardItem* head = m_rows->item(i);
        out.push_back({head->text(), {}, m_rows->item(i, FigureColumn)->text(), m_rows->item(i, DifferenceColumn)->text()});
        for (int r = 0; r < head->rowCount(); ++r)
            out.push_back(
                {head->text(), head->child(r)->text(), head->child(r, FigureColumn)->text(), head->child(r, DifferenceColumn)->text()});
    }
    return out;
}

} // namespace gantry
