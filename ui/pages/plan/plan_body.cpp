#include "ui/pages/plan/plan_body.h"

#include "ui/gantt/gantt_view.h"
#include "ui/pages/plan/plan_table.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>

namespace gantry {
namespace {

const QString splitKey = QStringLiteral("page/plan/split");
constexpr int leastBars = 120, leastToPlace = 300; // px

/// What stands above a scroll bar beside a header: the header's end.
class HeaderEnd final : public QWidget {
public:
    HeaderEnd() { setFixedHeight(PlanTable::headerHeight()); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), currentTheme()["bg.header"_token]);
        fillSharp(painter, QRectF(0, height() - 1, width(), 1), currentTheme()["line.default"_token]);
    }
};

} // namespace

PlanBody::PlanBody(PlanTable& table, GanttView& gantt)
    : m_table(table)
    , m_gantt(gantt)
    , m_split(new QSplitter(Qt::Horizontal))
    , m_down(new QScrollBar(Qt::Vertical))
    , m_across(new QScrollBar(Qt::Horizontal))
    , m_end(new QWidget)
{
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    auto* right = new QWidget;
    auto* bars = new QVBoxLayout(right);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->setSpacing(0);
    bars->addWidget(&gantt, 1);
    bars->addWidget(m_across);
    gantt.setMinimumWidth(leastBars);
    gantt.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    gantt.setHeaderHeight(PlanTable::headerHeight());
    gantt.setRowHeight(table.rowHeight());
    m_split->addWidget(&table);
    m_split->addWidget(right);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    auto* end = new QVBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    end->setSpacing(0);
    end->addWidget(new HeaderEnd);
    end->addWidget(m_down, 1);
    end->addSpacing(PlanTable::barHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_split, 1);
    row->addWidget(m_end);

    connect(&table, &PlanTable::verticalChanged, this, &PlanBody::syncDown);
    connect(m_down, &QScrollBar::valueChanged, this, [this](int value) { m_table.verticalBar()->setValue(value); });
    connect(&gantt, &GanttView::verticalScrollRequested, &table, &PlanTable::scrollBy);
    QScrollBar* inner = gantt.horizontalScrollBar();
    const auto across = [this, inner] {
        const QSignalBlocker still(m_across);
        m_across->setRange(inner->minimum(), inner->maximum());
        m_across->setPageStep(inner->pageStep());
        m_across->setSingleStep(inner->singleStep());
        m_across->setValue(inner->value());
    };
    connect(inner, &QScrollBar::rangeChanged, this, across);
    connect(inner, &QScrollBar::valueChanged, this, across);
    connect(m_across, &QScrollBar::valueChanged, inner, &QScrollBar::setValue);
}

PlanBody::~PlanBody()
{
    // Nobody listens to the last words of table and bars.
    for (QObject* each : std::initializer_list<QObject*>{&m_table, m_gantt.horizontalScrollBar(), m_down, m_across}) each->disconnect(this);
}

void PlanBody::syncDown()
{
    const QScrollBar* inner = m_table.verticalBar();
    {
        const QSignalBlocker still(m_down);
        m_down->setRange(inner->minimum(), inner->maximum());
        m_down->setPageStep(inner->pageStep());
        m_down->setSingleStep(m_table.rowHeight());
        m_down->setValue(inner->value());
    }
    m_end->setVisible(inner->maximum() > 0);
    m_gantt.setVerticalOffset(inner->value());
}

void PlanBody::placeSplit(const QSettings& settings)
{
    if (m_splitPlaced || m_split->width() < leastToPlace) return;
    m_splitPlaced = true;
    if (m_split->restoreState(settings.value(splitKey).toByteArray())) return;
    const int table = std::min(m_table.widthWanted(), m_split->width() * 11 / 20);
    m_split->setSizes({table, m_split->width() - table - 1});
}

void PlanBody::store(QSettings& settings) const
{
    if (m_splitPlaced) settings.setValue(splitKey, m_split->saveState());
}

} // namespace gantry
