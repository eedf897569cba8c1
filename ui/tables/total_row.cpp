#include "ui/tables/total_row.h"

#include "ui/shell/theme.h"
#include "ui/tables/table_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace gantry {

TotalRow::TotalRow(TableView& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
{
    setAccessibleName(tr("Totals"));
    connect(&view, &TableView::columnsArranged, this, &TotalRow::refresh);
    connect(view.tableHeader(), &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
    connect(view.horizontalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&view.records(), &RecordTableModel::countsChanged, this, &TotalRow::refresh);
    connect(&view.records(), &QAbstractItemModel::modelReset, this, &TotalRow::refresh);
    connect(&view.records(), &QAbstractItemModel::dataChanged, this, qOverload<>(&QWidget::update));
    refresh();
}

QString TotalRow::text(int column) const { return m_view.records().subtotalText(column); }

void TotalRow::refresh()
{
    const RecordTableModel& model = m_view.records();
    const auto shown = m_view.shownColumns();
    setFixedHeight(m_view.verticalHeader()->defaultSectionSize());
    setVisible(!m_view.isHidden() && model.rowCount() > 0
        && std::ranges::any_of(shown, [&](int column) { return model.columnAt(column).addsUp(); }));
    update();
}

bool TotalRow::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    for (const ColumnSpan& span : m_view.tableHeader()->spans())
        if (mirrored(QRect(span.x, 0, span.width, height()), m_view.viewport()->rect()).contains(help->pos()))
            tip = m_view.records().subtotalTip(span.column);
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void TotalRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.total"_token]);
    fillSharp(p, QRectF(0, 0, width(), 1), t["line.default"_token]);
    m_view.paintSums(p, QRect(0, 0, m_view.viewport()->width(), height()), -1);
}

} // namespace gantry
